"""What is served: a snapshot with the files that it was made from, and the one place that it is swapped in."""

import threading
from dataclasses import dataclass, replace
from operator import is_

from bot.knowledge.ingest import Ingested
from bot.knowledge.snapshot import Snapshot
from bot.search.engine import Search


@dataclass(frozen=True, slots=True)
class Built:
    """A snapshot with the files that it was made from."""

    ingested: Ingested
    snapshot: Snapshot

    @property
    def search(self) -> Search:
        """What answers questions from it."""
        return self.snapshot.search

    def searched_with(self, search: Search) -> "Built":
        """Return the same minutes with another search through them."""
        return replace(self, snapshot=replace(self.snapshot, search=search))

    def is_made_of(self, ingested: Ingested) -> bool:
        """Return whether it was made of the very minutes of these files, so that its search serves for them too."""
        minutes, own = ingested.minutes, self.ingested.minutes
        return len(minutes) == len(own) and all(map(is_, minutes, own))


def built_of(ingested: Ingested, search: Search) -> Built:
    """Return what serves some files as read, with the search through them."""
    return Built(ingested, Snapshot(search.meetings, search, ingested.skipped, ingested.problems, ingested.found))


class Current:
    """Holds what is served now. It is swapped by one assignment, so that readers never wait and never see a half."""

    def __init__(self, built: Built) -> None:
        self.built = built
        self._swapping = threading.Lock()

    def swap(self, built: Built) -> None:
        """Serve something else from now on."""
        with self._swapping:
            now = self.built.search
            # The same minutes may have been matched by meaning meanwhile.
            self.built = built.searched_with(now) if now.index is built.search.index and now.has_embeddings else built

    def understand(self, built: Built, search: Search) -> None:
        """Match what is served by meaning too, unless it is made of other minutes by now."""
        with self._swapping:
            # Minutes that were read again and are the same have the same search.
            if self.built.search is built.search:
                self.built = self.built.searched_with(search)
