"""The one owner of reading the minutes anew because somebody noticed a change, and not because somebody asked."""

import asyncio
import logging
from typing import Protocol

from bot.errors import OutdatedProposalError, QuorumError
from bot.knowledge.freshness_status import Outcome
from bot.knowledge.proposal import Proposal, WasUndone
from bot.operations.listeners import Listeners
from bot.operations.settings import Pace
from bot.operations.status import Ledger
from bot.operations.troubles import Troubles

_LOG = logging.getLogger(__name__)
_ATTEMPTS = 5  # to take what was read before somebody else reads it again
_WHERE = "reading the minutes anew"


class Reloadable(Protocol):
    """What reads minutes, and takes them to be served."""

    async def propose(self) -> Proposal:
        """Return what the sources hold now, read and judged, while what is served goes on as it is."""
        ...

    async def take(self, proposal: Proposal) -> None:
        """Serve what was proposed; raise `OutdatedProposalError` if another one was made since."""
        ...


class Refresher:
    """Reads the minutes anew whenever that is asked for, one reading at a time; lives as long as the program.

    What could not be read is tried again after a while, ever more seldom.
    """

    def __init__(
        self,
        knowledge: Reloadable,
        *,
        listeners: Listeners,
        ledger: Ledger,
        troubles: Troubles,
        pace: Pace,
    ) -> None:
        self._knowledge = knowledge
        self._listeners = listeners
        self._ledger = ledger
        self._troubles = troubles
        self._pace = pace
        self._wanted = asyncio.Event()
        self._waiting: list[asyncio.Future[None]] = []
        self._failures = 0
        self._held: str | None = None
        """The minutes that were held back last, until others are served."""

    async def refresh(self) -> None:
        """Have the minutes read anew; return when a reading has ended that began after this, whatever came of it.

        All who ask while a reading is under way share the next one.
        """
        done = asyncio.get_running_loop().create_future()
        self._waiting.append(done)
        self._wanted.set()
        await done

    async def run(self) -> None:
        """Read when it is asked for, until this is cancelled."""
        while True:
            retry = retry_after(self._failures, self._pace) if self._failures else None
            try:
                async with asyncio.timeout(retry):
                    await self._wanted.wait()
            except TimeoutError:
                _LOG.info("%s: trying again what failed", _WHERE)
            self._wanted.clear()
            waiting, self._waiting = self._waiting, []
            try:
                await self._refresh()
            finally:
                for done in waiting:
                    if not done.done():
                        done.set_result(None)

    async def _refresh(self) -> None:
        try:
            proposal = await self._read()
        except Exception as error:  # whatever it may be: what is served goes on, and it is tried again
            reason = str(error) if isinstance(error, QuorumError) else f"{type(error).__name__}: {error}"
            _LOG.debug("%s failed", _WHERE, exc_info=error)
            self._failures += 1
            self._ledger.refreshed(Outcome.FAILED, reason)
            self._troubles.note(_WHERE, reason)
            return
        self._failures = 0
        self._troubles.mend(_WHERE)
        if not proposal.held_back:
            self._held = None
            self._ledger.refreshed(Outcome.TAKEN)
            self._listeners.refreshed(proposal.report)
            return
        self._ledger.refreshed(Outcome.HELD_BACK)
        # Nobody has to be told of what a moderator undid, if that is all that speaks against it.
        is_known = all(isinstance(reason, WasUndone) for reason in proposal.held_back)
        if self._held != proposal.digest and not is_known:
            _LOG.warning("new minutes are held back until a moderator says that they are to be served")
            self._listeners.held_back(proposal)
        self._held = proposal.digest

    async def _read(self) -> Proposal:
        """Return what the sources hold now, which is served unless something speaks against it."""
        for _ in range(_ATTEMPTS):
            proposal = await self._knowledge.propose()
            if proposal.held_back:
                return proposal
            try:
                await self._knowledge.take(proposal)
            except OutdatedProposalError as error:
                _LOG.info("somebody else has read the minutes meanwhile; reading them again")
                outdated = error
            else:
                return proposal
        raise outdated


def retry_after(failures: int, pace: Pace) -> float:
    """Return after how many seconds something is tried again that has failed so many times in a row."""
    return float(min(pace.retry * 2 ** min(failures - 1, 30), pace.longest_retry))
