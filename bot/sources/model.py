"""What a source of minutes gives."""

from dataclasses import dataclass
from typing import Protocol

from bot.minutes.permalinks import LinkTemplate
from bot.minutes.problem import Problem


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The text of one file of minutes."""

    path: str
    """Relative to the root of the source, with `/`."""
    text: str
    included: bool = False
    """Whether somebody named it as minutes, so that it is taken as such whatever it looks like."""


@dataclass(frozen=True, slots=True, order=True)
class SkippedFile:
    """A file that is not served as minutes, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class SourceContent:
    """Everything that a source holds at one time."""

    name: str
    files: tuple[SourceFile, ...]
    skipped: tuple[SkippedFile, ...]
    problems: tuple[Problem, ...]
    paths: frozenset[str] = frozenset()
    """Every file in the source, minutes or not, so that links between files can be checked."""
    unread: tuple[SourceFile, ...] = ()
    """Files that are no Markdown by their names, so that nobody reads them, and may be minutes nonetheless."""
    link_template: LinkTemplate | None = None
    """How passages of these files are linked to; None if nobody can open them."""
    day_first: bool | None = None
    """Whether the day stands first in dates of two numbers that no other date explains; None if nobody said so."""
    revision: str = ""
    """What tells this state of the source from others: the commit, or a name for the texts of a folder."""


class Source(Protocol):
    """A place that minutes are kept in."""

    @property
    def name(self) -> str:
        """What the source is called in answers."""
        ...

    def read(self) -> SourceContent:
        """Return what the source holds now; raise `SourceError` if it cannot be read at all."""
        ...
