"""The one owner of what is known: loads the minutes, answers from them, and swaps in newer ones whole."""

import asyncio
import logging
import time
from collections.abc import Callable, Iterable, Sequence

from bot.knowledge.agreement import Agreement, SharedContents
from bot.knowledge.aside import Aside
from bot.knowledge.background import Progress
from bot.knowledge.building import Builder
from bot.knowledge.built import Current
from bot.knowledge.cache import BuildCache, Store
from bot.knowledge.check import CheckReport, check_contents
from bot.knowledge.comparing import ReviewReport
from bot.knowledge.garbage_collection import gc_frozen, give_back_unused
from bot.knowledge.golden import GoldenQuestions, GoldenResult
from bot.knowledge.history import History
from bot.knowledge.ingest import SourceContents
from bot.knowledge.kept_contents import KeptContents, MemoryContents, digest_of
from bot.knowledge.meaning import Meaning
from bot.knowledge.proposal import Proposal
from bot.knowledge.review_progress import Listener, Listeners, ReviewProgress
from bot.knowledge.reviewing import Reviewing
from bot.knowledge.snapshot import ReloadReport, Snapshot, report_reload, served
from bot.knowledge.swaps import Swaps
from bot.knowledge.teaching import Teaching
from bot.knowledge.warming import warm_up
from bot.logs.counting import counted
from bot.minutes.meeting_texts import Meeting
from bot.minutes.problem import Problem
from bot.search.settings import SearchSettings
from bot.search.vectors import Encoder, VectorStore
from bot.sources.model import Source
from bot.storage.vectors import VectorCache

_LOG = logging.getLogger(__name__)


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
        golden: GoldenQuestions | None = None,
    ) -> None:
        """`encoder` is the model to match by meaning with, None to go by words alone; `vectors` keeps its results.

        `store` keeps what is built of many minutes for the next start. `golden` has the questions that new minutes are
        asked before they are served.
        """
        self._search_settings = search
        self._listeners = Listeners()
        cache = BuildCache(store)
        self._builder = Builder(sources, search, cache, self._listeners)
        self._current = Current(self._builder.nothing())
        self._meaning = Meaning(
            self._current,
            encoder,
            vectors or VectorCache(None),
            cache,
            built_by=lambda model: self._builder.built_by("meaning", model),
        )
        self._teaching = Teaching()
        self._reviewing = Reviewing(
            self._current,
            self._builder,
            self._meaning,
            golden,
            self._listeners,
            laid_over=self._teaching.laid_over,
        )
        self._swaps = Swaps(self._reviewing, History(MemoryContents()), self._listeners)
        self._aside = Aside(self._current, self._builder, self._meaning, self._reviewing)

    def __repr__(self) -> str:
        return f"<Knowledge of {len(self.snapshot.meetings)} meetings, {self.snapshot.entries} entries>"

    @property
    def names(self) -> tuple[str, ...]:
        """What the sources are called."""
        return self._builder.names

    @property
    def snapshot(self) -> Snapshot:
        """What is known now, be it nothing, with the names that were taught."""
        return self._teaching.applied(self._current.built.snapshot)

    @property
    def taught(self) -> tuple[tuple[str, ...], ...]:
        """The names for one thing that were taught, group by group, in the order of the alphabet."""
        return tuple(sorted(tuple(sorted(names)) for names in self._teaching.names))

    def teach(self, groups: Iterable[Iterable[str]]) -> None:
        """Take each group as names of one thing from now on, after refreshes too; those taught before are forgotten.

        Cheap: nothing is built anew.
        """
        self._teaching.teach(groups)

    @property
    def contents(self) -> SourceContents:
        """The files that what is known now was read from."""
        return self._current.built.ingested.contents

    @property
    def served(self) -> Snapshot:
        """What is known now; raise `NoMeetingsError` if there are no minutes."""
        return served(self.snapshot, self.names)

    def load(self) -> ReloadReport:
        """Read all sources and serve what they hold; if they hold nothing, what was served before stays.

        A source that cannot be read is a problem in the report, and so is every bad file; nothing raises. Nothing is
        judged, and what was undone is not looked at: see `resume`.
        """
        began = time.perf_counter()
        before = self._current.built
        with gc_frozen():
            contents = self._builder.contents()
            is_first = not before.snapshot.meetings
            built = self._builder.first(contents) if is_first else self._builder.build(contents, before)
        self._listeners.end()
        after = built.snapshot
        if after.meetings or is_first:
            self._current.swap(built)
        report = report_reload(before.snapshot.meetings, after, time.perf_counter() - began)
        del before, built  # what nobody asks any more goes back too
        give_back_unused()
        _LOG.info(
            "read %s with %s in %.2f s, %s",
            counted(len(after.meetings), "meeting"),
            counted(after.entries, "entry", "entries"),
            report.seconds,
            counted(len(after.problems), "problem"),
        )
        return report

    @property
    def is_aside(self) -> bool:
        """Whether the minutes are set aside, so that nobody can be answered before `wake`."""
        return self._aside.is_aside

    async def set_aside(self) -> None:
        """Let the minutes go but for their files, packed; whoever is still answering has them until that is done."""
        await self._swaps.alone(self._aside.set_aside)

    async def wake(self) -> None:
        """Serve again what was served when it was set aside; what is new since is read and judged as always."""
        await self._swaps.alone(self._aside.wake)

    async def resume(self, kept: KeptContents) -> bool:
        """Go on from what the last run served: what was undone or held back is not served because of a restart.

        For the start of what runs for long, behind `load`. From now on `kept` keeps what is served and what was before;
        without it an undo works for as long as the program runs. Return whether other minutes are served than those
        that were loaded.
        """
        return await self._swaps.resume(History(kept))

    async def agree(self, kept: SharedContents) -> bool:
        """Serve from now on what all processes serve that share `kept`: what is put there, whoever puts it.

        If nothing is there, what was loaded is put there. Return whether other minutes are served than those that were
        loaded. Raise `StateError`, and go on as before, if it cannot be had.
        """
        return await self._swaps.resume(Agreement(kept))

    async def catch_up(self) -> ReviewReport | None:
        """Serve what another process agreed on meanwhile; return what that changes, None for nothing.

        Nothing is judged: whoever put it there did so. Raise `StateError`.
        """
        return await self._swaps.catch_up()

    async def propose(self, progress: Listener | None = None) -> Proposal:
        """Build what the sources hold now beside what is served, and judge it; nothing is swapped.

        Whoever asks while one is built gets the same one. A source that cannot be read is there with its last good
        copy. `progress` is told how far it is, in another thread; it must be quick and never raise.
        """
        return await self._swaps.propose(progress)

    @property
    def proposal(self) -> Proposal | None:
        """What was proposed last, as long as it may be taken."""
        return self._reviewing.pending

    @property
    def reviewing(self) -> ReviewProgress | None:
        """How far a reload is that is under way; None if none is."""
        return self._listeners.last

    async def take(self, proposal: Proposal) -> None:
        """Serve what was proposed; doing it again changes nothing.

        Raise `OutdatedProposalError` if another one was made since, or if there is no meeting in it.
        """
        await self._swaps.take(proposal)

    async def undo(self, progress: Listener | None = None, *, of: str = "") -> ReviewReport | None:
        """Serve what was served before, and return what that changes; None if there is nothing to go back to.

        `of` is the digest of what is to be undone; raise `OutdatedProposalError` if something else is served. What was
        undone is held back from then on, after a restart too, until somebody takes it or the sources change.
        """
        return await self._swaps.undo(progress, of=of)

    async def served_digest(self) -> str:
        """Return the name of what is served, as proposals have one."""
        return await asyncio.to_thread(digest_of, self.contents)

    async def can_undo(self) -> bool:
        """Return whether there is something to go back to."""
        return await self._swaps.can_undo()

    @property
    def is_kept(self) -> bool:
        """Whether what is served, and what was before, will be known after a restart."""
        return self._swaps.is_kept

    async def reload(self) -> ReloadReport:
        """Propose, and take it whatever speaks against it but that there is no meeting: for callers without a review.

        A reload that nobody waits for any more still comes to its end before the next one begins.
        """
        proposal = await self.propose()
        if not proposal.can_be_taken:
            return ReloadReport(proposal.snapshot, (), (), (), proposal.report.seconds, kept=True)
        await self.take(proposal)
        return proposal.reload_report

    def ask_golden(self) -> tuple[tuple[GoldenResult, ...], tuple[Problem, ...]]:
        """Return what is said now to every golden question, and what is wrong with the file that they stand in."""
        return self._reviewing.ask_golden(self.snapshot)

    def characters_to_encode(self) -> int:
        """Return how much `embed` still has to encode, in characters; 0 if there is no model."""
        return self._meaning.characters_left()

    def embed(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Encode what is served, so that it is matched by meaning too; without a model, do nothing.

        `progress` is told from time to time how many texts are done, and of how many.
        """
        self._meaning.embed(progress)

    def embed_in_background(self) -> None:
        """Do what `embed` does in a thread of its own; until it is done, answers go by words alone."""
        self._meaning.begin()

    @property
    def preparing(self) -> Progress | None:
        """How far matching by meaning is, None if it is ready or will not come."""
        return self._meaning.preparing

    def wait_for_embeddings(self, seconds: float, *, at_first: float) -> None:
        """Wait until passages are matched by meaning, as `Background.wait` does; not where that will not come."""
        self._meaning.wait(seconds, at_first=at_first)

    def load_embeddings(self) -> bool:
        """Match by meaning as it was kept the last time, if it was; return whether that is so."""
        return self._meaning.load()

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """All meetings, newest first; raise `NoMeetingsError` if there is none."""
        return self.served.meetings

    def warm_up(self) -> None:
        """Load what the first answer and the first completion need: dictionaries, word lists, readings."""
        warm_up(self.snapshot.search)

    def read_contents(self) -> SourceContents:
        """Return what the sources hold now; what is served does not change."""
        contents = self._builder.contents()
        self._listeners.end()
        return contents

    def check(self, contents: SourceContents | None = None) -> CheckReport:
        """Return all that a note-taker could mend in some contents, or else in what the sources hold now."""
        with gc_frozen():
            checked = self.read_contents() if contents is None else contents
            same = (*map(frozenset, self._search_settings.aliases), *self._teaching.names)
            return check_contents(checked, same)

    def keep(self) -> None:
        """Keep what is served for the next start, if that saves a noticeable time and it is not kept yet."""
        self._builder.keep()
