"""Keeps in memory what is asked, and lets the rest go."""

import asyncio
import logging
from collections.abc import Sequence

from bot.communities.community import Community
from bot.errors import QuorumError

_LOG = logging.getLogger(__name__)
_LOOK_SECONDS = 30.0


class Keeping:
    """Sets communities aside that nobody asks; an instance lives as long as the program."""

    def __init__(self, communities: Sequence[Community], *, idle_minutes: float, look: float = _LOOK_SECONDS) -> None:
        """`idle_minutes` is 0 for never; every `look` seconds it is looked who is not asked any more."""
        self._communities = tuple(communities)
        self._idle = 60 * idle_minutes
        self._look = look

    async def run(self) -> None:
        """Read once, in turn, what somebody is to be told of; then look after all, until this is cancelled."""
        for community in self._communities:
            await self._tell_what_is_new(community)
        while True:
            await asyncio.sleep(self._look)
            if self._idle:
                await self.sweep()

    async def sweep(self) -> None:
        """Set aside what nobody has asked for long."""
        for community in self._communities:
            if await community.rest(self._idle):
                _LOG.info("%s is set aside until somebody asks", community.who.name)

    async def _tell_what_is_new(self, community: Community) -> None:
        """Have it read what came while the bot was down, if somebody is to be told of that."""
        try:
            if not await community.is_awaited():
                return
            await community.until_it_can_send()
            await community.awake(is_asked=False)
            await community.settled()
        except QuorumError as error:
            _LOG.warning("%s could not be read: %s", community.who.name, error)
        except Exception:  # whatever it may be: the others are read all the same
            _LOG.exception("%s could not be read", community.who.name)
        else:
            if self._idle:
                await community.rest(self._idle)
