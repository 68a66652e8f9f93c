"""The one owner of what is known: loads the minutes, answers from them, and swaps in newer ones whole."""

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.errors import NoMeetingsError, SourceError, UnknownMeetingError
from bot.minutes.lint import lint
from bot.minutes.meetings import gather_meetings, latest_meeting
from bot.minutes.model import Level, Meeting, MeetingDate, Minutes, Problem
from bot.minutes.parse import Parsed, parse_minutes
from bot.minutes.recognise import why_no_minutes
from bot.search.engine import Explanation, Search, SearchSettings
from bot.search.meaning import Encoder, VectorStore, build_meaning, characters_to_encode
from bot.search.model import Answer, Filters
from bot.sources.model import LeftOut, Source, SourceContent, SourceFile

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that is known at one time; never changes."""

    meetings: tuple[Meeting, ...]
    """Newest first."""
    search: Search
    left_out: tuple[LeftOut, ...]
    problems: tuple[Problem, ...]
    files: int
    """How many files were found, those left out included."""
    loaded_at: datetime

    @property
    def entries(self) -> int:
        """How many entries can be found."""
        return sum(len(text.entries) for meeting in self.meetings for text in meeting.texts)


@dataclass(frozen=True, slots=True)
class ReloadReport:
    """What a reload brought."""

    snapshot: Snapshot
    added: tuple[Meeting, ...]
    changed: tuple[Meeting, ...]
    removed: tuple[Meeting, ...]
    seconds: float
    kept: bool = False
    """Whether the old snapshot still serves, because the new one would have been empty."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What the minutes hold, and what is wrong in them."""

    files: int
    meetings: int
    entries: int
    left_out: tuple[LeftOut, ...]
    problems: tuple[Problem, ...]
    """By file and line."""


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What the sources hold, parsed."""

    sources: tuple[tuple[SourceContent, tuple[Parsed, ...]], ...]
    left_out: tuple[LeftOut, ...]
    problems: tuple[Problem, ...]
    """What is wrong with sources and with files that are not served."""

    @property
    def minutes(self) -> tuple[Minutes, ...]:
        """Every text that is served."""
        return tuple(file.minutes for _, files in self.sources for file in files if file.minutes is not None)

    @property
    def files(self) -> int:
        """How many files were found, those left out included."""
        return sum(len(files) for _, files in self.sources) + len(self.left_out)


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
    ) -> None:
        """`encoder` is the model to match by meaning with, None to go by words alone; `vectors` keeps its results."""
        self._sources = tuple(sources)
        self._search_settings = search
        self._encoder = encoder
        self._vectors = vectors
        self._swapping = threading.Lock()
        self._snapshot = _build((), (), (), 0, search)
        self._last_good: dict[int, SourceContent] = {}
        self._lock = asyncio.Lock()

    def __repr__(self) -> str:
        return f"<Knowledge of {len(self._snapshot.meetings)} meetings, {self._snapshot.entries} entries>"

    @property
    def snapshot(self) -> Snapshot:
        """What is known now."""
        return self._snapshot

    def load(self) -> ReloadReport:
        """Read all sources and serve what they hold; where they hold nothing, what was served before stays.

        A source that cannot be read is a problem in the report, and so is every bad file; nothing raises.
        """
        began = time.perf_counter()
        before = self._snapshot
        after = self._read()
        kept = bool(before.meetings) and not after.meetings
        if not kept:
            with self._swapping:
                self._snapshot = after
        added, changed, removed = _difference(before.meetings, before.meetings if kept else after.meetings)
        seconds = time.perf_counter() - began
        _LOG.info(
            "read %d meetings with %d entries in %.2f s, %d problems",
            len(after.meetings),
            after.entries,
            seconds,
            len(after.problems),
        )
        return ReloadReport(after, added, changed, removed, seconds, kept)

    async def reload(self) -> ReloadReport:
        """Do what `load` does without holding up the event loop; one reload runs at a time."""
        async with self._lock:
            report = await asyncio.to_thread(self.load)
        self.understand_in_background()
        return report

    def characters_to_encode(self) -> int:
        """Return how much `understand` still has to encode, in characters; 0 where there is no model."""
        if self._encoder is None or self._vectors is None:
            return 0
        return characters_to_encode(self._snapshot.search.passages(), self._encoder, self._vectors)

    def understand(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Encode what is served, so that it is matched by meaning too; without a model, do nothing.

        `progress` is told from time to time how many texts are done, and of how many.
        """
        snapshot = self._snapshot
        if self._encoder is None or self._vectors is None or snapshot.search.has_meaning:
            return
        began = time.perf_counter()
        meaning = build_meaning(snapshot.search.passages(), self._encoder, self._vectors, progress=progress)
        understood = replace(snapshot, search=snapshot.search.with_meaning(meaning))
        with self._swapping:
            if self._snapshot is snapshot:  # otherwise newer minutes are served by now, and will be encoded themselves
                self._snapshot = understood
        _LOG.info("passages are matched by meaning too, after %.1f s", time.perf_counter() - began)

    def understand_in_background(self) -> None:
        """Do what `understand` does in a thread of its own; until it is done, answers go by words alone."""
        if self._encoder is not None:
            threading.Thread(target=self.understand, name="understand", daemon=True).start()

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """All meetings, newest first; raise `NoMeetingsError` where there is none."""
        snapshot = self._snapshot
        if not snapshot.meetings:
            raise self._no_meetings()
        return snapshot.meetings

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
        snapshot = self._snapshot
        if not snapshot.meetings:
            raise self._no_meetings()
        return snapshot.search.explain(question, languages=languages, filters=filters, limit=limit, today=today)

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

    def _no_meetings(self) -> NoMeetingsError:
        places = ", ".join(source.name for source in self._sources) or "no source"
        return NoMeetingsError(f"No minutes were found in {places}. Put Markdown files there, or name another folder.")

    def check(self) -> CheckReport:
        """Read all sources anew and return all that a note-taker could mend; what is served does not change."""
        gathered = self._gather()
        problems = list(gathered.problems)
        for content, files in gathered.sources:
            problems += lint(files, existing=content.paths)
        meetings = gather_meetings(gathered.minutes)
        entries = sum(len(text.entries) for meeting in meetings for text in meeting.texts)
        return CheckReport(gathered.files, len(meetings), entries, gathered.left_out, tuple(sorted(set(problems))))

    def _read(self) -> Snapshot:
        gathered = self._gather()
        parsed = (file for _, files in gathered.sources for file in files)
        problems = (*gathered.problems, *(problem for file in parsed for problem in file.problems))
        return _build(gathered.minutes, gathered.left_out, problems, gathered.files, self._search_settings)

    def _gather(self) -> _Gathered:
        """Read and parse everything that the sources hold."""
        sources: list[tuple[SourceContent, tuple[Parsed, ...]]] = []
        left_out: list[LeftOut] = []
        problems: list[Problem] = []
        for number, source in enumerate(self._sources):
            try:
                content = source.read()
            except SourceError as error:
                _LOG.warning("source %s: %s", source.name, error)
                known = self._last_good.get(number)
                fix = "What was read from it before is still served." if known else ""
                problems.append(Problem(source.name, 0, Level.ERROR, "source", str(error), fix))
                if known is None:
                    continue
                content = known
            self._last_good[number] = content
            left_out += content.left_out
            problems += content.problems
            served: list[Parsed] = []
            for file in content.files:
                parsed = parse_minutes(file.text, file.path, origin=content.name, links=content.link_template)
                reason = _why_left_out(parsed, file)
                if reason:
                    left_out.append(LeftOut(file.path, reason))
                    problems += parsed.problems
                else:
                    served.append(parsed)
            sources.append((content, tuple(served)))
        return _Gathered(tuple(sources), tuple(sorted(left_out)), tuple(problems))


def _why_left_out(parsed: Parsed, file: SourceFile) -> str | None:
    if parsed.minutes is None:
        return "it holds no text"
    return None if file.included else why_no_minutes(parsed.minutes, parsed.sections)


def _build(
    minutes: Sequence[Minutes],
    left_out: Sequence[LeftOut],
    problems: Sequence[Problem],
    files: int,
    settings: SearchSettings,
) -> Snapshot:
    meetings = gather_meetings(minutes)
    return Snapshot(
        meetings,
        Search(meetings, settings),
        tuple(left_out),
        tuple(sorted(problems)),
        files,
        datetime.now(UTC),
    )


def _difference(
    before: Sequence[Meeting], after: Sequence[Meeting]
) -> tuple[tuple[Meeting, ...], tuple[Meeting, ...], tuple[Meeting, ...]]:
    """Return the meetings that were added, changed and removed."""
    old = {meeting.id: meeting for meeting in before}
    new = {meeting.id: meeting for meeting in after}
    added = tuple(meeting for meeting in after if meeting.id not in old)
    removed = tuple(meeting for meeting in before if meeting.id not in new)
    changed = tuple(meeting for meeting in after if meeting.id in old and meeting != old[meeting.id])
    return added, changed, removed
