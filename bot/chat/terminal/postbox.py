"""What is sent to whoever sits at the machine, kept until there is a moment to show it."""

from bot.desk.messenger import Sent, Unsent
from bot.replies.model import Reply


class Postbox:
    """Takes what is sent to the one reader of this chat, between two questions."""

    def __init__(self) -> None:
        self._replies: list[Reply] = []
        self._count = 0

    def take(self) -> tuple[Reply, ...]:
        """Return what came, and take it as shown."""
        replies = tuple(self._replies)
        self._replies.clear()
        return replies

    async def direct(self, member: int, reply: Reply, nonce: str) -> Sent:
        """Keep a message for the reader."""
        self._replies.append(reply)
        self._count += 1
        return self._count

    async def post(self, channel: int, reply: Reply, nonce: str, beneath: int | None = None) -> Sent:
        """Send nothing: there are no channels here."""
        return Unsent.GONE

    async def find(self, *, channel: int | None, member: int | None, mark: str, since: int) -> Sent | None:
        """Find nothing: what was not shown when a chat ended is not there."""
        return None

    def name_of(self, channel: int) -> str:
        """Return nothing: there are no channels here."""
        return ""
