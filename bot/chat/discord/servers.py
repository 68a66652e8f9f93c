"""Which servers the bot is in, and which of them is the home of the only community."""

import logging

from bot.chat.discord.rendering.controls import ControlClient
from bot.chat.discord.session.library_log import reason_of
from bot.chat.discord.session.refusals import DISCORD_ERRORS
from bot.communities.roster import Roster
from bot.desk.first_server import FirstServer

_SERVERS_ASKED_FOR = 200

_LOG = logging.getLogger(__name__)


class Servers:
    """Knows those of one session."""

    def __init__(self, client: ControlClient, roster: Roster) -> None:
        self._client = client
        self._roster = roster
        # Where there are several communities, each names its servers.
        only = roster.only
        self._first = only.desk.first_server if only and only.desk else FirstServer(None)

    @property
    def first(self) -> int | None:
        """The server that the bot was first in alone, by id; None as long as that is not known."""
        return self._first.server

    def home(self) -> int | None:
        """Return the server that counts where none is named; None if that is not known."""
        if self.first is not None:
            return self.first
        return self._client.guilds[0].id if self._client.sees_all_servers and len(self._client.guilds) == 1 else None

    async def look_around(self) -> None:
        """Take note of the servers that the bot is in, one of which may be the first."""
        try:
            servers = await self._all()
        except DISCORD_ERRORS as error:
            _LOG.warning("It is not known which servers the bot is in: %s", reason_of(error))
            return
        only = self._roster.only
        if only is None:
            named = {server for one in self._roster.communities for server in one.who.servers}
            for server in set(servers) - named:
                _LOG.warning("No community names server %d, so nobody is answered there", server)
            return
        await self._first.seen(servers, named=only.who.servers)

    async def _all(self) -> list[int]:
        """Return the servers that the bot is in, in whichever shard, as many as anybody would read."""
        if self._client.sees_all_servers:
            return [guild.id for guild in self._client.guilds]
        return [guild.id async for guild in self._client.fetch_guilds(limit=_SERVERS_ASKED_FOR, with_counts=False)]
