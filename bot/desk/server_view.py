"""What a chat platform knows of the server that somebody is in."""

from typing import Protocol


class ServerView(Protocol):
    """Names channels and roles, and knows what the bot may do there."""

    def channel(self, channel: int) -> str:
        """Return what a channel is called, its id if that is not known."""
        ...

    def role(self, role: int) -> str:
        """Return what a role is called, its id if that is not known."""
        ...

    def missing_for_threads(self, channel: int) -> str:
        """Return which permission the bot lacks to answer in threads there, in the reader's language; empty for none.

        Where there can be no threads at all, return why.
        """
        ...
