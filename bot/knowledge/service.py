"""The one owner of what is known: loads the minutes, answers from them, and swaps in newer ones whole."""

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from operator import is_

from bot.errors import NoMeetingsError, UnknownMeetingError
from bot.knowledge.background import Background, Progress
from bot.knowledge.cache import BuildCache, Store
from bot.knowledge.check import CheckReport, check_contents
from bot.knowledge.ingest import Contents, Ingested, Ingester
from bot.knowledge.memory import gc_frozen, give_back_unused
from bot.knowledge.snapshot import ReloadReport, Snapshot, report_reload
from bot.minutes.meetings import gather_meetings, latest_meeting
from bot.minutes.model import Meeting, MeetingDate
from bot.search.embeddings.semantic_index import (
    Encoder,
    SemanticIndex,
    VectorStore,
    build_semantic_index,
    characters_to_encode,
)
from bot.search.engine import Explanation, Search
from bot.search.model import Answer, Filters
from bot.search.settings import SearchSettings
from bot.sources.model import Source
from bot.storage.vectors import VectorCache

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Built:
    """A snapshot with the files that it was made from."""

    gathered: Ingested
    snapshot: Snapshot

    @property
    def lasting(self) -> tuple[object, ...]:
        """What the next start need not make again, where it finds the same files."""
        return self.gathered.files, self.snapshot.meetings, self.snapshot.search


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
        self._gatherer = Ingester(sources)
        self._search_settings = search
        self._encoder = encoder
        self._vectors = vectors or VectorCache(None)
        self._semantic_index: SemanticIndex | None = None
        """What was understood last, whose vectors serve again for what did not change."""
        self._embedding = Background(
            self.embed,
            name="matching by meaning",
            without="answers go on by words, spelling and sound, and the next reload tries it again",
        )
        self._swapping = threading.Lock()
        self._keeping = BuildCache(store)
        nothing = Snapshot((), Search((), search), (), (), 0, datetime.now(UTC))
        self._served = _Built(Ingested(Contents((), ()), ()), nothing)
        self._unkept: _Built | None = None
        self._lock = asyncio.Lock()

    def __repr__(self) -> str:
        return f"<Knowledge of {len(self.snapshot.meetings)} meetings, {self.snapshot.entries} entries>"

    @property
    def snapshot(self) -> Snapshot:
        """What is known now, be it nothing."""
        return self._served.snapshot

    @property
    def served(self) -> Snapshot:
        """What is known now; raise `NoMeetingsError` where there are no minutes."""
        snapshot = self.snapshot
        if not snapshot.meetings:
            places = ", ".join(self._gatherer.names) or "no source"
            raise NoMeetingsError(
                f"No minutes were found in {places}. Put Markdown files there, or name another folder with --knowledge "
                "or under `sources:` in config.yaml."
            )
        return snapshot

    def load(self) -> ReloadReport:
        """Read all sources and serve what they hold; where they hold nothing, what was served before stays.

        A source that cannot be read is a problem in the report, and so is every bad file; nothing raises.
        """
        began = time.perf_counter()
        before = self.snapshot.meetings
        with gc_frozen():
            built = self._read()
        after = built.snapshot
        if after.meetings or not before:
            with self._swapping:
                self._served = built
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
        loading = asyncio.create_task(asyncio.to_thread(self._load_and_understand))
        loading.add_done_callback(lambda _: self._lock.release())
        # Cancelling this leaves the task alone: its thread could not be stopped, and would serve old minutes later.
        await asyncio.wait((loading,))
        return loading.result()

    def _load_and_understand(self) -> ReloadReport:
        report = self.load()
        self.embed_in_background()
        return report

    def characters_to_encode(self) -> int:
        """Return how much `understand` still has to encode, in characters; 0 where there is no model."""
        search = self.snapshot.search
        if self._encoder is None or search.has_embeddings:
            return 0
        return characters_to_encode(search.passages(), self._encoder, self._vectors)

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
        self._encoder.encode(("",))  # where nothing was missing, the model loads now, not while a question waits
        _LOG.info("passages are matched by meaning too, after %.1f s", time.perf_counter() - began)

    def _embed(self, served: _Built, encoder: Encoder, progress: Callable[[int, int], None] | None) -> None:
        before = self._semantic_index
        passages = served.snapshot.search.passages()
        meaning = build_semantic_index(passages, encoder, self._vectors, before=before, progress=progress)
        self._serve(served, meaning)
        # Only at the first time: later it would hold up the rest.
        if before is None:
            self._keeping.put(served.gathered.contents, meaning.parts, *self._built_by(encoder))

    def _serve(self, served: _Built, meaning: SemanticIndex) -> None:
        """Let what is served be matched by meaning too, unless it is made of other minutes by now."""
        search = served.snapshot.search
        understood = search.with_semantic_index(meaning)
        with self._swapping:
            self._semantic_index = meaning
            now = self._served
            # Minutes that were read again and are the same have the same search.
            if now.snapshot.search is search:
                self._served = replace(now, snapshot=replace(now.snapshot, search=understood))

    def embed_in_background(self) -> None:
        """Do what `understand` does in a thread of its own; until it is done, answers go by words alone."""
        if self._encoder is not None:
            self._embedding.ask()

    @property
    def preparing(self) -> Progress | None:
        """How far matching by meaning is, None where it is ready or will not come."""
        return None if self.snapshot.search.has_embeddings else self._embedding.progress

    def wait_for_embeddings(self, seconds: float, *, at_first: float) -> None:
        """Wait until passages are matched by meaning, as `Background.wait` does; not where that will not come."""
        if self.preparing is not None:
            self._embedding.wait(seconds, at_first=at_first)

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """All meetings, newest first; raise `NoMeetingsError` where there is none."""
        return self.served.meetings

    def answer(
        self,
        question: str,
        *,
        languages: tuple[str, ...] = (),
        filters: Filters | None = None,
        limit: int = 5,
        today: MeetingDate | None = None,
    ) -> Answer:
        """Return what the minutes say to a question; raise `NoMeetingsError` where there are none."""
        return self.explain(question, languages=languages, filters=filters, limit=limit, today=today).answer

    def explain(
        self,
        question: str,
        *,
        languages: tuple[str, ...] = (),
        filters: Filters | None = None,
        limit: int = 5,
        today: MeetingDate | None = None,
    ) -> Explanation:
        """Return an answer with the reasons for it; raise `NoMeetingsError` where there are no minutes."""
        return self.served.search.explain(question, languages=languages, filters=filters, limit=limit, today=today)

    def meeting(self, wanted: str) -> Meeting:
        """Return the meeting of an id or a date; raise `UnknownMeetingError` for none or several, naming them."""
        meetings = self.meetings
        for meeting in meetings:
            if meeting.id == wanted:
                return meeting
        same = [meeting for meeting in meetings if meeting.date and str(meeting.date) == wanted]
        if len(same) == 1:
            return same[0]
        candidates = tuple(meeting.id for meeting in same)
        if candidates:
            raise UnknownMeetingError(f"{wanted} has several meetings: {', '.join(candidates)}.", candidates=candidates)
        raise UnknownMeetingError(f"There is no meeting {wanted!r} in the minutes.")

    def latest(self, today: MeetingDate) -> Meeting:
        """Return the newest meeting that is not in the future; raise `NoMeetingsError` where there is none."""
        meeting = latest_meeting(self.meetings, today)
        if meeting is None:
            raise NoMeetingsError("No meeting in the minutes has a date that is not in the future.")
        return meeting

    def check(self) -> CheckReport:
        """Read all sources anew and return all that a note-taker could mend; what is served does not change."""
        with gc_frozen():
            return check_contents(self._gatherer.contents())

    def keep(self) -> None:
        """Keep what is served for the next start, where that saves a noticeable time and it is not kept yet."""
        built, self._unkept = self._unkept, None
        if built is not None:
            self._keeping.put(built.gathered.contents, built.lasting, *self._built_by())

    def load_embeddings(self) -> bool:
        """Match by meaning as it was kept the last time, where it was; return whether that is so."""
        if self._encoder is not None:
            served = self._served
            kept = self._keeping.get(served.gathered.contents, *self._built_by(self._encoder))
            if isinstance(kept, tuple):
                self._serve(served, SemanticIndex(self._encoder, *kept))
        return self.snapshot.search.has_embeddings

    def _built_by(self, encoder: Encoder | None = None) -> tuple[str, ...]:
        """Return what besides the files tells what is built: the settings and, of what is meant, the model."""
        return (repr(self._search_settings), *(("meaning", encoder.name) if encoder else ()))

    def _read(self) -> _Built:
        contents = self._gatherer.contents()
        kept = None if self.snapshot.meetings else self._keeping.get(contents, *self._built_by())
        if isinstance(kept, tuple):
            files, meetings, search = kept
            gathered = Ingested(contents, files)
            self._gatherer.remember(gathered)
            return _built(gathered, meetings, search)
        gathered = self._gatherer.read(contents)
        self._unkept = _built(gathered, *self._meetings_of(gathered))
        return self._unkept

    def _meetings_of(self, gathered: Ingested) -> tuple[tuple[Meeting, ...], Search]:
        """Return what the files as read make; where they are the ones served, the search through them stays."""
        served = self._served
        minutes, before = gathered.minutes, served.gathered.minutes
        if len(minutes) == len(before) and all(map(is_, minutes, before)):
            return served.snapshot.meetings, served.snapshot.search
        meetings = gather_meetings(minutes)
        return meetings, Search(meetings, self._search_settings)


def _built(gathered: Ingested, meetings: tuple[Meeting, ...], search: Search) -> _Built:
    snapshot = Snapshot(meetings, search, gathered.skipped, gathered.problems, gathered.found, datetime.now(UTC))
    return _Built(gathered, snapshot)
