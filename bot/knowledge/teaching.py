"""Names of one thing that the community teaches while the program runs, on top of those of the configuration."""

from collections.abc import Iterable
from dataclasses import replace

from bot.knowledge.snapshot import Snapshot

Names = frozenset[frozenset[str]]
"""Each group holds two names or more of one thing."""


class Teaching:
    """Holds what was taught, and lays it over snapshots; an instance lives as long as the program.

    Nothing is built anew for that: a search with other names shares its index with the one without.
    """

    def __init__(self) -> None:
        self._names: Names = frozenset()
        self._last: tuple[Snapshot, Names, Snapshot] | None = None

    @property
    def names(self) -> Names:
        """What was taught."""
        return self._names

    def teach(self, groups: Iterable[Iterable[str]]) -> None:
        """Take these names, and no others, as what was taught."""
        self._names = frozenset(filter(lambda names: len(names) > 1, map(frozenset, groups)))

    def applied(self, snapshot: Snapshot) -> Snapshot:
        """Return a snapshot that knows what was taught; the same one again as long as nothing changes."""
        last, names = self._last, self._names
        if not names or not snapshot.meetings:
            self._last = None
            return snapshot
        if last is not None and last[0] is snapshot and last[1] == names:
            return last[2]
        taught = self.laid_over(snapshot)
        self._last = (snapshot, names, taught)
        return taught

    def laid_over(self, snapshot: Snapshot) -> Snapshot:
        """Return a snapshot that knows what was taught, for one use."""
        return replace(snapshot, search=snapshot.search.taught(self._names)) if self._names else snapshot
