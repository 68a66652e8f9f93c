"""Who uses a command or presses a control, and where."""

from dataclasses import dataclass

from bot.desk.server_view import ServerView
from bot.replies.i18n.audience import Audience

AT_THE_MACHINE = 0
"""Stands for a member's id: whoever sits at the machine that the bot runs on."""


@dataclass(frozen=True, slots=True)
class Caller:
    """What is known of somebody at the moment of a press."""

    member: int
    """By id; `AT_THE_MACHINE` on no chat platform."""
    audience: Audience
    is_moderator: bool
    """Worked out anew for each press: a role may have been taken away since the card was sent."""
    server: int | None = None
    """None outside servers."""
    channel: int | None = None
    message: int | None = None
    """The message whose control was pressed; None if only the member sees it."""
    roles: frozenset[int] = frozenset()
    """The member's roles in that server."""
    view: ServerView | None = None
    """What is known of that server; None outside servers."""
    advice: str = ""
    """How whoever is no moderator may become one here, in their language; empty where that is not known."""
