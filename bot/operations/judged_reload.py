"""Minutes that are read because somebody noticed a change: judged, and served where nothing speaks against it."""

from dataclasses import dataclass

from bot.knowledge.proposal import Proposal
from bot.knowledge.review_progress import Listener
from bot.knowledge.service import Knowledge
from bot.knowledge.snapshot import ReloadReport


@dataclass(frozen=True, slots=True)
class JudgedReload:
    """Has a knowledge propose, and take what it proposed."""

    knowledge: Knowledge

    async def propose(self, progress: Listener | None = None) -> Proposal:
        """Return what the sources hold now, read and judged; what is served goes on as it is."""
        return await self.knowledge.propose(progress)

    async def take(self, proposal: Proposal) -> ReloadReport:
        """Serve what was proposed, and return what that changed."""
        await self.knowledge.take(proposal)
        return proposal.reload_report
