"""The log of what moderators did."""

from collections.abc import Mapping

from bot.desk.caller import Caller
from bot.desk.cards.audit import audit_blocks
from bot.desk.room import CommandHandler, PressHandler, Room
from bot.replies.cards.pages import Page
from bot.replies.commands.catalogue import KNOWLEDGE_AUDIT
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.model import Reply
from bot.storage.state.audit import AuditLog

PAGE = 15


class AuditRoom(Room):
    """Shows the log; each server sees what was done there, and whoever sits at the machine sees everything."""

    def __init__(self, log: AuditLog) -> None:
        self._log = log

    @property
    def commands(self) -> Mapping[str, CommandHandler]:
        """The command that shows the log."""
        return {KNOWLEDGE_AUDIT.name: self.show}

    @property
    def moderators_presses(self) -> Mapping[Action, PressHandler]:
        """The control that turns its page."""
        return {Action.AUDIT: self._turn}

    async def show(self, caller: Caller, page: int = 0) -> Reply:
        """Return a page of the log, the newest first; raise `StateError`."""
        count = await self._log.count(server=caller.server)
        pages = max(-(-count // PAGE), 1)
        number = min(page, pages - 1)
        acts = await self._log.acts(skip=number * PAGE, most=PAGE, server=caller.server)
        return Reply(audit_blocks(Page(number, pages, acts), caller.audience.wording), private=True)

    async def tidy(self, before: int) -> None:
        """Delete what was done before a time; raise `StateError`."""
        await self._log.forget_before(before)

    async def kept_about(self, caller: Caller) -> tuple[str, ...]:
        """Return how many acts of a moderator are kept; they stay, for others have to answer for them."""
        count = await self._log.count(member=caller.member) if caller.member else 0
        if not count:
            return ()
        acts = caller.audience.wording.plural(
            "{count} act of yours as a moderator, with your id. It stays until its time is over.",
            "{count} acts of yours as a moderator, with your id. They stay until their time is over.",
            count,
        )
        return (acts,)

    async def _turn(self, control: ControlAction, caller: Caller) -> Reply:
        return await self.show(caller, control.page)
