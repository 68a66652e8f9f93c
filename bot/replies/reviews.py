"""What moderators do with new minutes: have them read and judged, swap them all the same, undo that."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.errors import OutdatedProposalError
from bot.knowledge.comparing import ReviewReport
from bot.knowledge.review_progress import Listener, ReviewProgress, Stage
from bot.knowledge.service import Knowledge
from bot.replies.cards.reloads import (
    Review,
    held_back_reply,
    nothing_to_undo_reply,
    outdated_reply,
    problems_reply,
    served_already_reply,
    taken_reply,
    undone_reply,
)
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.audience import Audience, languages_of
from bot.replies.i18n.wording import Wording
from bot.replies.model import Button, Note, Reply

PROGRESS_SECONDS = 2.0
"""How often whoever waits is told how far it is, at the most."""


class Reviews:
    """Words what becomes of new minutes; whoever calls has made sure that a moderator wants it."""

    def __init__(self, knowledge: Knowledge, warm_up: Callable[[], None]) -> None:
        """`warm_up` loads what the first answer from other minutes needs."""
        self._knowledge = knowledge
        self._warm_up = warm_up
        self._listeners: list[Callable[[ReviewReport], Awaitable[None]]] = []
        self._telling: set[asyncio.Task[None]] = set()

    def tell(self, listener: Callable[[ReviewReport], Awaitable[None]]) -> None:
        """Tell this one too whenever a moderator has other minutes served."""
        self._listeners.append(listener)

    async def settle(self, seconds: float) -> None:
        """Wait until everybody is told, but not for longer than so many seconds; the rest is called off."""
        if self._telling:
            _, late = await asyncio.wait(self._telling, timeout=seconds)
            for task in late:
                task.cancel()

    async def reload(self, *, audience: Audience, progress: Listener | None = None) -> Reply:
        """Read the minutes again and serve them if nothing speaks against it; never raises for bad minutes."""
        return await self._proposed(audience, progress, insisting_on="")

    async def undo(self, *, audience: Audience, progress: Listener | None = None, of: str = "") -> Reply:
        """Serve what was served before; `of` is the digest of what is to be undone, empty for whatever is served."""
        try:
            report = await self._knowledge.undo(progress, of=of)
        except OutdatedProposalError:
            return outdated_reply(audience.wording)
        if report is None:
            return nothing_to_undo_reply(audience.wording)
        await self._served(report)
        return undone_reply(await self._review(report, audience))

    async def handle(self, control: ControlAction, *, audience: Audience, progress: Listener | None = None) -> Reply:
        """Return what a moderator's press asks for."""
        match control.action:
            case Action.TAKE_PROPOSAL:
                if control.text == await self._knowledge.served_digest():
                    return served_already_reply(audience.wording)
                return await self._proposed(audience, progress, insisting_on=control.text)
            case Action.UNDO_RELOAD:
                return await self.undo(audience=audience, progress=progress, of=control.text)
            case _:
                return self._problems(control.page, audience)

    async def _proposed(self, audience: Audience, progress: Listener | None, *, insisting_on: str) -> Reply:
        """Take what is proposed, if nothing speaks against it or somebody insists on just that."""
        knowledge = self._knowledge
        proposal = knowledge.proposal
        # What was proposed before a restart, or is not the newest any more, is read again: it may be the same.
        if proposal is None or not insisting_on or proposal.digest != insisting_on:
            proposal = await knowledge.propose(progress)
        if insisting_on and proposal.digest != insisting_on:
            return outdated_reply(audience.wording)
        if proposal.held_back and not (insisting_on and proposal.can_be_taken):
            return held_back_reply(await self._review(proposal.report, audience), proposal)
        try:
            await knowledge.take(proposal)
        except OutdatedProposalError:
            return outdated_reply(audience.wording)
        report = proposal.report
        del proposal  # it holds an index
        await self._served(report)
        return taken_reply(await self._review(report, audience))

    async def _served(self, report: ReviewReport) -> None:
        """Let everybody who wants to know take note that other minutes are served."""
        for listener in self._listeners:
            task = asyncio.ensure_future(listener(report))
            self._telling.add(task)  # the event loop alone would forget it
            task.add_done_callback(self._telling.discard)
        await asyncio.to_thread(self._warm_up)

    async def _review(self, report: ReviewReport, audience: Audience) -> Review:
        knowledge = self._knowledge
        serves = await knowledge.served_digest() if await knowledge.can_undo() else ""
        return Review(
            report, languages_of(audience), audience.wording, serves, knowledge.preparing, is_kept=knowledge.is_kept
        )

    def _problems(self, page: int, audience: Audience) -> Reply:
        """Return what is wrong in the minutes that wait, or else in those that are served."""
        proposal = self._knowledge.proposal
        problems = proposal.report.problems if proposal else self._knowledge.snapshot.problems
        return problems_reply(problems, page, audience.wording)


def act_of(control: ControlAction) -> str:
    """Return what a press does, for the log of what moderators did."""
    return "undo" if control.action is Action.UNDO_RELOAD else "swap all the same"


def outcome_of(reply: Reply) -> str:
    """Return in English what came of it, for the log of what moderators did."""
    if reply.failed:
        return "nothing was swapped"
    presses = (block.control.action for block in reply.blocks if isinstance(block, Button))
    return "held back" if Action.TAKE_PROPOSAL in presses else ""


def progress_reply(progress: ReviewProgress, wording: Wording) -> Reply:
    """Return how far a reload is."""
    return Reply((Note(_progress_line(progress, wording)),), private=True)


async def shown_meanwhile(
    work: Callable[[Listener], Awaitable[Reply]],
    show: Callable[[ReviewProgress], Awaitable[None]],
    *,
    seconds: float = PROGRESS_SECONDS,
) -> Reply:
    """Return what `work` returns; meanwhile `show` is told how far it is, not more often than every so many seconds."""
    latest: list[ReviewProgress] = []
    shown: ReviewProgress | None = None
    task = asyncio.ensure_future(work(lambda progress: latest.__setitem__(slice(None), [progress])))
    try:
        while not (await asyncio.wait((task,), timeout=seconds))[0]:
            if latest and latest[0] != shown:
                shown = latest[0]
                await show(shown)
    except asyncio.CancelledError:
        task.cancel()
        raise
    return task.result()


def _progress_line(progress: ReviewProgress, wording: Wording) -> str:
    done, total = progress.done, progress.total
    match progress.stage:
        case Stage.ASKING:
            return wording("Asking the sources what they hold …")
        case Stage.READING:
            return wording("Reading files: {done} of {count} …", done=done, count=total)
        case Stage.INDEXING:
            return wording("Building the index …")
        case Stage.ENCODING:
            return wording("Preparing to match by meaning: {done} of {count} …", done=done, count=total)
        case Stage.JUDGING:
            return wording("Judging golden questions: {done} of {count} …", done=done, count=total)
