"""Builds new minutes beside those that are served, compares and judges them. In threads; it swaps nothing by itself."""

import logging
import time
import weakref
from collections.abc import Callable

from bot.errors import OutdatedProposalError
from bot.knowledge.building import Builder
from bot.knowledge.built import Built, Current, built_of
from bot.knowledge.comparing import ReviewReport, compare
from bot.knowledge.garbage_collection import gc_frozen, give_back_unused, let_go
from bot.knowledge.golden import GoldenQuestions, GoldenResult, ask_golden, failed_since
from bot.knowledge.history import Record
from bot.knowledge.ingest import SourceContents
from bot.knowledge.kept_contents import digest_of
from bot.knowledge.meaning import Meaning
from bot.knowledge.proposal import Proposal, reasons_against
from bot.knowledge.review_progress import Listeners, Stage
from bot.knowledge.snapshot import Snapshot
from bot.logs.counting import counted
from bot.minutes.problem import Problem
from bot.search.engine import Search

_LOG = logging.getLogger(__name__)


class Reviewing:
    """Knows what is proposed; lives as long as the program. One thing at a time may be asked of it."""

    def __init__(
        self,
        current: Current,
        builder: Builder,
        meaning: Meaning,
        golden: GoldenQuestions | None,
        listeners: Listeners,
        *,
        laid_over: Callable[[Snapshot], Snapshot] = lambda snapshot: snapshot,
    ) -> None:
        """Without `golden`, no question is asked of new minutes; `laid_over` adds to them what was taught."""
        self._laid_over = laid_over
        self._current = current
        self._builder = builder
        self._meaning = meaning
        self._golden = golden
        self._listeners = listeners
        self.pending: Proposal | None = None
        """What was proposed last, as long as it may be taken."""
        self._taken: weakref.ref[Proposal] | None = None

    @property
    def contents(self) -> SourceContents:
        """What is served, as files."""
        return self._current.built.ingested.contents

    def propose(self, record: Record) -> Proposal:
        """Return what the sources hold now, built and judged; `record` tells what was undone."""
        began = time.perf_counter()
        before = self._current.built
        with gc_frozen():
            built = self._built(self._builder.contents(), before)
        digest = digest_of(built.ingested.contents)
        failed, problems = self._judged(before, built)
        seconds = time.perf_counter() - began
        report = compare(before, built, seconds, problems)
        refused = record.refusal_of(digest)
        undone_at = refused.at if refused and refused.undone and digest != record.served else None
        against = reasons_against(report, failed, undone_at=undone_at)
        self.pending = Proposal(built, report, against, digest)
        self._log(report, held_back=bool(against))
        give_back_unused()
        return self.pending

    def take(self, proposal: Proposal) -> Built | None:
        """Serve what was proposed, and return what was served before; None if the proposal is served already.

        Raise `OutdatedProposalError`.
        """
        if not self.is_new(proposal):
            return None
        before = self._serve(proposal.built)
        self._taken = weakref.ref(proposal)
        return before

    def is_new(self, proposal: Proposal) -> bool:
        """Return whether taking a proposal would change something; raise `OutdatedProposalError` if it cannot be."""
        if self._taken is not None and self._taken() is proposal:
            return False
        if proposal is not self.pending:
            raise OutdatedProposalError("These minutes were read anew since. Look at what was read last.")
        if not proposal.can_be_taken:
            raise OutdatedProposalError("There is no meeting in these minutes, so the ones read before are served.")
        return True

    def serve(self, contents: SourceContents) -> ReviewReport:
        """Serve other contents than the sources hold, and return what that changes."""
        began = time.perf_counter()
        before = self._current.built
        self.pending = self._taken = None
        with gc_frozen():
            built = self._built(contents, before)
        report = compare(before, built, time.perf_counter() - began)
        held: list[object] = [before, self._serve(built)]
        del before
        let_go(held)
        return report

    def ask_golden(self, snapshot: Snapshot) -> tuple[tuple[GoldenResult, ...], tuple[Problem, ...]]:
        """Return what a snapshot says to every golden question, and what is wrong with the file they stand in."""
        if self._golden is None:
            return (), ()
        questions, problems = self._golden.read()
        return ask_golden(snapshot, questions, today=self._golden.today()), tuple(problems)

    def _serve(self, built: Built) -> Built:
        """Serve something, and return what was served before."""
        before = self._current.built
        self.pending = None
        self._current.swap(built)
        self._meaning.serves(built)
        return before

    def forget(self) -> None:
        """Keep nothing of what was proposed; who wants it served has it read again."""
        self.pending = self._taken = None

    def begin_encoding(self) -> None:
        """Have what is served matched by meaning too, in the background."""
        self._meaning.begin()

    def _built(self, contents: SourceContents, before: Built) -> Built:
        """Return what serves some contents; what was proposed before and is not the same goes first."""
        pending: list[object] = [self.pending.built] if self.pending else []
        self.pending = None
        ingested = self._builder.read(contents)
        same = next((one for one in (before, *pending) if isinstance(one, Built) and one.is_made_of(ingested)), None)
        if same is not None:
            return built_of(ingested, same.search)
        let_go(pending)  # there is no room for three of them
        try:
            built = self._builder.searched(ingested)
            return self._meaning.soon_understood(
                built, lambda done, total: self._listeners.tell(Stage.ENCODING, done, total)
            )
        finally:
            self._builder.forget()

    def _judged(self, before: Built, after: Built) -> tuple[tuple[GoldenResult, ...], tuple[Problem, ...]]:
        """Return the golden questions that held and do not any more, and what is wrong with their file."""
        if self._golden is None or before.search.index is after.search.index or not before.snapshot.meetings:
            return (), ()
        questions, problems = self._golden.read()
        self._listeners.tell(Stage.JUDGING, 0, len(questions))
        today = self._golden.today()
        pair = (before.snapshot, after.snapshot)
        if not (before.search.has_embeddings and after.search.has_embeddings):
            # What is encoded only later is no reason: both are judged by words alone.
            pair = tuple(_by_words(built).snapshot for built in (before, after))  # type: ignore[assignment]
        held = ask_golden(self._laid_over(pair[0]), questions, today=today)
        now = ask_golden(
            self._laid_over(pair[1]),
            questions,
            today=today,
            tell=lambda done, total: self._listeners.tell(Stage.JUDGING, done, total),
        )
        return failed_since(held, now), tuple(problems)

    def _log(self, report: ReviewReport, *, held_back: bool) -> None:
        _LOG.info(
            "read %s with %s in %.2f s, %s%s",
            counted(report.meetings_after, "meeting"),
            counted(report.entries_after, "entry", "entries"),
            report.seconds,
            counted(len(report.problems), "problem"),
            "; held back" if held_back else "",
        )


def _by_words(built: Built) -> Built:
    return built.searched_with(Search(built.search.index)) if built.search.has_embeddings else built
