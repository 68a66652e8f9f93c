"""What every room of the desk offers."""

from collections.abc import Awaitable, Callable, Mapping

from bot.desk.caller import Caller
from bot.knowledge.comparing import ReviewReport
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.audience import Audience
from bot.replies.model import Form, Reply

CommandHandler = Callable[..., Awaitable[Reply]]
"""Takes the caller first, then the options of the command by their names."""

PressHandler = Callable[[ControlAction, Caller], Awaitable[Reply | Form]]
"""Answers a press, or opens a form; what is typed into that comes back as `text` of the form's own control."""


class Room:
    """One matter of the desk; a room has what it needs and leaves out the rest."""

    matter: str = ""
    """What of the state it holds in memory, as `Database.writing` calls it; empty for nothing."""

    @property
    def commands(self) -> Mapping[str, CommandHandler]:
        """What answers which command, by the command's name."""
        return {}

    @property
    def presses(self) -> Mapping[Action, PressHandler]:
        """What answers which control."""
        return {}

    @property
    def moderators_presses(self) -> Mapping[Action, PressHandler]:
        """What answers which control that only moderators may press."""
        return {}

    def completed(self, reply: Reply, audience: Audience) -> Reply:
        """Return the reply to a question with what can be done about it here; `reply.outcome` tells of it."""
        return reply

    def about(self, reply: Reply, audience: Audience) -> Reply:
        """Return a card with what can be done about its `reply.subject` here."""
        return reply

    async def asked(self, reply: Reply, member: int) -> None:
        """Take note of the reply to a question that a member asked, beside the answer; raise `StateError`."""

    async def read(self) -> None:
        """Read anew what is held in memory; raise `StateError`."""

    async def refreshed(self, report: ReviewReport) -> None:
        """Do what follows from minutes that were read anew and are served now; raise `StateError`."""

    async def connected(self) -> None:
        """Send what waited for a messenger, which is there now; raise `StateError`."""

    async def tidy(self, before: int) -> None:
        """Delete what was kept since before a time, in seconds; raise `StateError`."""

    async def kept_about(self, caller: Caller) -> tuple[str, ...]:
        """Return what is kept about whoever asks, in whole sentences of their language; raise `StateError`."""
        return ()

    async def forget(self, member: int) -> None:
        """Delete whatever is kept about a member; raise `StateError`."""
