"""Builds what can be served from what the sources hold, with as little done anew as can be."""

from collections.abc import Sequence

from bot.knowledge.built import Built, built_of
from bot.knowledge.cache import BuildCache
from bot.knowledge.ingest import Ingested, Ingester, SourceContents
from bot.knowledge.kept_minutes import pack_minutes, unpack_minutes
from bot.knowledge.review_progress import Listeners, Stage
from bot.minutes.meetings import gather_meetings
from bot.search.engine import Search
from bot.search.settings import SearchSettings
from bot.sources.model import Source


class Builder:
    """Reads the sources and builds the search through what they hold; lives as long as the program."""

    def __init__(
        self, sources: Sequence[Source], settings: SearchSettings, cache: BuildCache, listeners: Listeners
    ) -> None:
        self._ingester = Ingester(sources)
        self._settings = settings
        self._cache = cache
        self._listeners = listeners
        self._unkept: Built | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """What the sources are called."""
        return self._ingester.names

    def built_by(self, *besides: str) -> tuple[str, ...]:
        """Return what besides the files tells what is built: the settings, and what else there is."""
        return (repr(self._settings), *besides)

    def contents(self) -> SourceContents:
        """Return what the sources hold now; of one that cannot be read, its last good copy."""
        self._listeners.tell(Stage.ASKING)
        return self._ingester.contents()

    def first(self, contents: SourceContents) -> Built:
        """Return what serves these contents, from what was kept for this start if it was kept for them."""
        kept = self._cache.get(
            contents, lambda plain: unpack_minutes(plain, contents, self._settings), *self.built_by()
        )
        if kept is None:
            return self.build(contents)
        files, search = kept
        ingested = Ingested(contents, files)
        self._ingester.remember(ingested)
        return built_of(ingested, search)

    def build(self, contents: SourceContents, known: Built | None = None) -> Built:
        """Return what serves these contents; where `known` is made of the same minutes, its search stays."""
        ingested = self.read(contents)
        if known is not None and known.is_made_of(ingested):
            return built_of(ingested, known.search)
        return self.searched(ingested)

    def read(self, contents: SourceContents) -> Ingested:
        """Return the files as read; those that are as they were the last time are not read again."""
        return self._ingester.read(contents, tell=lambda done, total: self._listeners.tell(Stage.READING, done, total))

    def searched(self, ingested: Ingested) -> Built:
        """Return what serves some files, with a search that is built anew."""
        self._listeners.tell(Stage.INDEXING)
        self._unkept = built_of(ingested, Search.of(gather_meetings(ingested.minutes), self._settings))
        return self._unkept

    def keep(self) -> None:
        """Keep what was built last for the next start, if that saves a noticeable time and it is not kept yet."""
        built, self._unkept = self._unkept, None
        if built is not None:
            ingested, search = built.ingested, built.search
            self._cache.put(
                ingested.contents,
                lambda: pack_minutes(ingested.files, ingested.contents, search),
                *self.built_by(),
            )

    def nothing(self) -> Built:
        """Return what serves no minutes."""
        return built_of(Ingested(SourceContents((), ()), ()), Search.of((), self._settings))

    def recall(self, contents: SourceContents) -> None:
        """Take these as what the sources held the last time, and remember nothing else of it."""
        self._unkept = None
        self._ingester.recall(contents)

    def forget(self) -> None:
        """Keep nothing of what was built last, so that it goes when nobody serves it any more."""
        self._unkept = None
