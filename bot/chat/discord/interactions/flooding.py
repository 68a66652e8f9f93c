"""How much one member, and everybody in one channel, may ask for in a minute; beyond that they are asked to wait."""

import math
import time
from collections.abc import Callable, Hashable

from discord.app_commands import Cooldown

from bot.chat.discord.settings import FloodSettings

_MINUTE = 60.0  # seconds
_MOST = 10_000
"""Members and channels that are kept in mind at the same time; who was quiet longest is let go."""
_TELL_AGAIN_SECONDS = 5.0
"""How often a member who writes messages is told to wait, which others may read; what they write in between gets no
answer, so that telling floods nobody."""


class Flood:
    """Counts what members ask for; kept in memory, where a restart forgets it."""

    def __init__(
        self, settings: FloodSettings | None = None, *, clock: Callable[[], float] = time.monotonic, most: int = _MOST
    ) -> None:
        self._settings = settings or FloodSettings()
        self._clock = clock
        self._most = most
        self._counted: dict[Hashable, Cooldown] = {}

    def __len__(self) -> int:
        """Return how many members and channels are kept in mind."""
        return len(self._counted)

    def wait(self, member: int, channel: int | None) -> int:
        """Return for how many seconds a member has to wait with what they ask for, 0 for now, which counts."""
        own = self._count(("member", member), self._settings.member_a_minute, _MINUTE)
        if own or channel is None:
            return own
        return self._count(("channel", channel), self._settings.channel_a_minute, _MINUTE)

    def completes(self, member: int) -> bool:
        """Return whether a member who types is offered anything, which counts."""
        return not self._count(("completions", member), self._settings.completions_a_minute, _MINUTE)

    def is_told(self, member: int) -> bool:
        """Return whether a member is told to wait, and was not just now."""
        return not self._count(("told", member), 1, _TELL_AGAIN_SECONDS)

    def _count(self, key: Hashable, most: int, seconds: float) -> int:
        """Return for how many seconds something has to wait; 0 for now, which counts, and always if `most` is 0."""
        if most == 0:
            return 0
        counted = self._counted.pop(key, None) or Cooldown(most, seconds)
        while len(self._counted) >= self._most:
            del self._counted[next(iter(self._counted))]
        self._counted[key] = counted
        return math.ceil(counted.update_rate_limit(self._clock()) or 0)
