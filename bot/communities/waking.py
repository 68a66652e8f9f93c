"""Reading minutes anew, of which those that are served may have been set aside."""

from collections.abc import Awaitable, Callable

from bot.knowledge.proposal import Proposal
from bot.knowledge.service import Knowledge


class Waking:
    """Proposes and takes new minutes as `Knowledge` does, once those that are served are back in memory."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self.before: Callable[[], Awaitable[None]] | None = None
        """Brings them back; nothing where they are never set aside."""

    async def back(self) -> None:
        """Have those that are served back in memory."""
        if self.before is not None:
            await self.before()

    async def propose(self) -> Proposal:
        """Return what the sources hold now, read and judged by what is served."""
        await self.back()
        return await self._knowledge.propose()

    async def take(self, proposal: Proposal) -> None:
        """Serve what was proposed; raise `OutdatedProposalError` if another one was made since."""
        await self._knowledge.take(proposal)
