"""What messages and posts to one community are answered with."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.chat.discord.interactions.admission import Doors
from bot.chat.discord.interactions.asking import Asking
from bot.chat.discord.interactions.manners import Whose


@dataclass(frozen=True, slots=True)
class CommunityMeans:
    """What whoever answers without a command needs of a community."""

    asking: Asking
    commands: Callable[[], Mapping[str, int]]
    """Tells the ids by which commands can be pressed, as far as they are known."""
    doors: Doors
    awake: Callable[[], Awaitable[None]]
    """Returns when there are minutes to answer from."""
    whose: Whose
    """Whose cards they are, of several communities."""
    language: str | None
    """The language of the community, if one is set."""
