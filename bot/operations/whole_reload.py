"""Stands between a knowledge that only reloads and what wants proposals."""

from dataclasses import dataclass

from bot.knowledge.service import Knowledge
from bot.knowledge.snapshot import ReloadReport


@dataclass(frozen=True, slots=True)
class Done:
    """A reload that is done."""

    report: ReloadReport
    is_held_back: bool = False
    revision: str = ""


@dataclass(frozen=True, slots=True)
class WholeReload:
    """Takes what it proposes at once."""

    knowledge: Knowledge

    async def propose(self) -> Done:
        """Reload."""
        return Done(await self.knowledge.reload())

    async def take(self, proposal: Done) -> ReloadReport:
        """Return what that changed."""
        return proposal.report
