"""The one owner of what is known: loads the minutes, answers from them, and swaps in newer ones whole."""

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from operator import is_

from bot.errors import NoMeetingsError
from bot.knowledge.background import Background, Progress
from bot.knowledge.cache import BuildCache, KeptMinutes, Store
from bot.knowledge.check import CheckReport, check_contents
from bot.knowledge.garbage_collection import gc_frozen, give_back_unused
from bot.knowledge.ingest import Ingested, Ingester, SourceContents
from bot.knowledge.snapshot import ReloadReport, Snapshot, report_reload
from bot.minutes.meetings import gather_meetings
from bot.minutes.model import Level, Meeting
from bot.search.engine import Search
from bot.search.model import Encoder, VectorStore
from bot.search.settings import SearchSettings
from bot.sources.model import Source
from bot.storage.vectors import VectorCache

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Built:
    """A snapshot with the files that it was made from."""

    ingested: Ingested
    snapshot: Snapshot


class Knowledge:
    """Holds the current snapshot.

    An instance lives as long as the program. Readers take `snapshot` once and work on it, so that a reload under
    way changes nothing for them; the reload builds the new one aside and swaps it in by one assignment.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        search: SearchSettings,
        *,
        encoder: Encoder | None = None,
        vectors: VectorStore | None = None,
        store: Store | None = None,
    ) -> None:
        """`encoder` is the model to match by meaning with, None to go by words alone; `vectors` keeps its results.

        `store` keeps what is built of many minutes for the next start.
        """
        self._ingester = Ingester(sources)
        self._search_settings = search
        self._encoder = encoder
        self._vectors = vectors or VectorCache(None)
        self._embedded: Search | None = None
        """What was encoded last, whose vectors serve again for what did not change."""
        self._embedding = Background(
            self.embed,
            name="matching by meaning",
            without="answers go on by words, spelling and sound, and the next reload tries it again",
        )
        self._swapping = threading.Lock()
        self._cache = BuildCache(store)
        nothing = Snapshot((), Search.of((), search), (), (), 0)
        self._served = _Built(Ingested(SourceContents((), ()), ()), nothing)
        self._unkept: _Built | None = None
        self._lock = asyncio.Lock()

    def __repr__(self) -> str:
        return f"<Knowledge of {len(self.snapshot.meetings)} meetings, {self.snapshot.entries} entries>"

    @property
    def names(self) -> tuple[str, ...]:
        """What the sources are called."""
        return tuple(self._ingester.names)

    @property
    def snapshot(self) -> Snapshot:
        """What is known now, be it nothing."""
        return self._served.snapshot

    @property
    def served(self) -> Snapshot:
        """What is known now; raise `NoMeetingsError` if there are no minutes."""
        snapshot = self.snapshot
        if not snapshot.meetings:
            places = ", ".join(self._ingester.names) or "no source"
            raise NoMeetingsError(
                f"No minutes were found in {places}. Put Markdown files there, or name another folder with --knowledge "
                "or under `sources:` in config.yaml.",
                explained=any(problem.level is Level.ERROR for problem in snapshot.problems),
            )
        return snapshot

    def load(self) -> ReloadReport:
        """Read all sources and serve what they hold; if they hold nothing, what was served before stays.

        A source that cannot be read is a problem in the report, and so is every bad file; nothing raises.
        """
        began = time.perf_counter()
        before = self.snapshot.meetings
        with gc_frozen():
            built = self._read()
        after = built.snapshot
        if after.meetings or not before:
            with self._swapping:
                now = self._served.snapshot.search
                # The same minutes may have been matched by meaning meanwhile.
                same = now.index is built.snapshot.search.index and now.has_embeddings
                self._served = replace(built, snapshot=replace(built.snapshot, search=now)) if same else built
        report = report_reload(before, after, time.perf_counter() - began)
        del before, built  # what nobody asks any more goes back too
        give_back_unused()
        _LOG.info(
            "read %d meetings with %d entries in %.2f s, %d problems",
            len(after.meetings),
            after.entries,
            report.seconds,
            len(after.problems),
        )
        return report

    async def reload(self) -> ReloadReport:
        """Do what `load` does without holding up the event loop; one reload runs at a time.

        A reload that nobody waits for any more still comes to its end before the next one begins.
        """
        await self._lock.acquire()
        loading = asyncio.create_task(asyncio.to_thread(self._load_and_embed))
        loading.add_done_callback(lambda _: self._lock.release())
        # Cancelling this leaves the task alone: its thread could not be stopped, and would serve old minutes later.
        await asyncio.wait((loading,))
        return loading.result()

    def _load_and_embed(self) -> ReloadReport:
        report = self.load()
        self.embed_in_background()
        return report

    def characters_to_encode(self) -> int:
        """Return how much `embed` still has to encode, in characters; 0 if there is no model."""
        search = self.snapshot.search
        if self._encoder is None or search.has_embeddings:
            return 0
        return search.characters_to_encode(self._encoder, self._vectors)

    def embed(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Encode what is served, so that it is matched by meaning too; without a model, do nothing.

        `progress` is told from time to time how many texts are done, and of how many.
        """
        if self._encoder is None:
            return
        began = time.perf_counter()
        served = self._served
        if not served.snapshot.search.has_embeddings:
            self._embed(served, self._encoder, progress)
            give_back_unused()
        self._encoder.encode(("",))  # if nothing was missing, the model loads now, not while a question waits
        _LOG.info("passages are matched by meaning too, after %.1f s", time.perf_counter() - began)

    def _embed(self, served: _Built, encoder: Encoder, progress: Callable[[int, int], None] | None) -> None:
        before = self._embedded
        embedded = served.snapshot.search.embed(encoder, self._vectors, before=before, progress=progress)
        self._serve(served, embedded)
        # Only at the first time: later it would hold up the rest.
        if before is None:
            self._cache.put(served.ingested.contents, embedded.vectors, *self._built_by(encoder))

    def _serve(self, served: _Built, embedded: Search) -> None:
        """Let what is served be matched by meaning too, unless it is made of other minutes by now."""
        with self._swapping:
            self._embedded = embedded
            now = self._served
            # Minutes that were read again and are the same have the same search.
            if now.snapshot.search is served.snapshot.search:
                self._served = replace(now, snapshot=replace(now.snapshot, search=embedded))

    def embed_in_background(self) -> None:
        """Do what `embed` does in a thread of its own; until it is done, answers go by words alone."""
        if self._encoder is not None:
            self._embedding.ask()

    @property
    def preparing(self) -> Progress | None:
        """How far matching by meaning is, None if it is ready or will not come."""
        return None if self.snapshot.search.has_embeddings else self._embedding.progress

    def wait_for_embeddings(self, seconds: float, *, at_first: float) -> None:
        """Wait until passages are matched by meaning, as `Background.wait` does; not where that will not come."""
        if self.preparing is not None:
            self._embedding.wait(seconds, at_first=at_first)

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """All meetings, newest first; raise `NoMeetingsError` if there is none."""
        return self.served.meetings

    def warm_up(self) -> None:
        """Load what the first answer and the first completion need: dictionaries, word lists, readings."""
        search = self.snapshot.search
        search.answer("会议 minutes", limit=1)
        search.complete("huiyi mintues", limit=1)

    def check(self) -> CheckReport:
        """Read all sources anew and return all that a note-taker could mend; what is served does not change."""
        with gc_frozen():
            return check_contents(self._ingester.contents(), tuple(map(frozenset, self._search_settings.aliases)))

    def keep(self) -> None:
        """Keep what is served for the next start, if that saves a noticeable time and it is not kept yet."""
        built, self._unkept = self._unkept, None
        if built is not None:
            kept = KeptMinutes(built.ingested.files, built.snapshot.search)
            self._cache.put(built.ingested.contents, kept, *self._built_by())

    def load_embeddings(self) -> bool:
        """Match by meaning as it was kept the last time, if it was; return whether that is so."""
        if self._encoder is not None:
            served = self._served
            kept = self._cache.get(served.ingested.contents, *self._built_by(self._encoder))
            embedded = served.snapshot.search.with_vectors(kept, self._encoder)
            if embedded is not None:
                self._serve(served, embedded)
        return self.snapshot.search.has_embeddings

    def _built_by(self, encoder: Encoder | None = None) -> tuple[str, ...]:
        """Return what besides the files tells what is built: the settings and, of what is meant, the model."""
        return (repr(self._search_settings), *(("meaning", encoder.name) if encoder else ()))

    def _read(self) -> _Built:
        contents = self._ingester.contents()
        kept = None if self.snapshot.meetings else self._cache.get(contents, *self._built_by())
        if isinstance(kept, KeptMinutes):
            ingested = Ingested(contents, kept.files)
            self._ingester.remember(ingested)
            return _built(ingested, kept.search)
        ingested = self._ingester.read(contents)
        self._unkept = _built(ingested, self._search_of(ingested))
        return self._unkept

    def _search_of(self, ingested: Ingested) -> Search:
        """Return the search through files as read; if they are the ones served, their search stays."""
        served = self._served
        minutes, before = ingested.minutes, served.ingested.minutes
        if len(minutes) == len(before) and all(map(is_, minutes, before)):
            return served.snapshot.search
        return Search.of(gather_meetings(minutes), self._search_settings)


def _built(ingested: Ingested, search: Search) -> _Built:
    snapshot = Snapshot(search.meetings, search, ingested.skipped, ingested.problems, ingested.found)
    return _Built(ingested, snapshot)
