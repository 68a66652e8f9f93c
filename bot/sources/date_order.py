"""A source of which is known in what order the numbers of its dates stand."""

from dataclasses import dataclass, replace

from bot.sources.model import Source, SourceContent

DAY_FIRST = "day-first"
MONTH_FIRST = "month-first"


@dataclass(frozen=True, slots=True)
class OrderedSource:
    """Another source, with the order that its settings tell."""

    source: Source
    day_first: bool

    @property
    def name(self) -> str:
        """What the source is called in answers."""
        return self.source.name

    def read(self) -> SourceContent:
        """Return what the source holds now; raise `SourceError` if it cannot be read at all."""
        return replace(self.source.read(), day_first=self.day_first)
