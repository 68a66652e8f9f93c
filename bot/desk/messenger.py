"""What goes out by itself, and not as the reply to somebody: a face sends it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.replies.model import Reply


class Unsent(StrEnum):
    """Why something was not sent."""

    BLOCKED = "blocked"
    """The member takes no direct messages, or the bot may not write in the channel."""
    GONE = "gone"
    """The member, the channel or the message is no longer there."""
    UNSURE = "unsure"
    """It may have been sent or not."""


Sent = int | Unsent
"""The id of the message that was sent, or why there is none."""


class Messenger(Protocol):
    """Sends messages; never raises for what the platform says."""

    async def direct(self, member: int, reply: Reply, nonce: str) -> Sent:
        """Send a direct message; the same nonce again soon does not send it twice."""
        ...

    async def post(self, channel: int, reply: Reply, nonce: str, beneath: int | None = None) -> Sent:
        """Post a message in a channel, beneath another one there if that is given and can be."""
        ...

    async def find(self, *, channel: int | None, member: int | None, mark: str, since: int) -> Sent | None:
        """Return the bot's own message that holds a control with the id `mark`, sent since a time in seconds.

        None if it is surely not there, `Unsent.UNSURE` if that cannot be told. It is looked for in a channel, or in
        the direct messages with a member.
        """
        ...

    def name_of(self, channel: int) -> str:
        """Return what a channel is called, empty if it is not known."""
        ...


@dataclass(slots=True)
class Messengers:
    """Holds the messenger of the face that runs; there is none until it is connected."""

    current: Messenger | None = None
    at_the_machine: Messenger | None = None
    """Reaches whoever sits at the machine, and nobody else."""
