"""Which server is the bot's home where the configuration names none: the first that it was alone in."""

import logging
from collections.abc import Collection

from bot.desk.caller import Caller
from bot.desk.room import Need, Room
from bot.errors import StateError
from bot.replies.i18n.wording import Wording, wording_for
from bot.storage.state.named_values import NamedValues

_NAME = "first_server"
_LOG = logging.getLogger(__name__)


class FirstServer(Room):
    """Knows the first server, so that whoever adds the bot to a second one gains nothing there and ends nothing here.

    It stays the first one when the bot leaves it: what is left may be anybody's, and nobody there has been asked.
    """

    def __init__(self, values: NamedValues | None) -> None:
        """Without a place to keep it in, it is remembered until the program ends."""
        self._values = values
        self._servers: frozenset[int] = frozenset()
        self._are_named = False
        self._told = ""
        self.server: int | None = None
        """By id; None as long as it is not known."""

    async def open(self) -> None:
        """Read which one it is, or keep the one that is known without; raise `StateError`."""
        kept = await self._values.get(_NAME) if self._values else None
        if kept and kept.isdecimal():
            self.server = int(kept)
        elif self.server is not None and self._values is not None:
            self.server = int(await self._values.set_if_unknown(_NAME, str(self.server)))

    async def seen(self, servers: Collection[int], *, named: Collection[int]) -> None:
        """Take note of the servers that the bot is in, and of those that the configuration names; never raises."""
        self._servers, self._are_named = frozenset(servers), bool(named)
        if self.server is None:
            await self._read_again()
        if self.server is None and len(self._servers) == 1:
            (self.server,) = self._servers
            _LOG.info("server %d is the first one: whoever may manage it is a moderator", self.server)
            await self._keep(self.server)
        trouble = self._trouble(wording_for(None))
        if trouble != self._told:
            self._told = trouble
            if trouble:
                _LOG.warning("%s", trouble)

    async def needs(self, caller: Caller) -> tuple[Need, ...]:
        """Return that nobody but the owner is a moderator by managing a server, with the ids that mend it."""
        trouble = self._trouble(caller.audience.wording)
        return (Need(trouble),) if trouble else ()

    def _trouble(self, wording: Wording) -> str:
        if self._are_named or self.server in self._servers or not self._servers:
            return ""
        ids = ", ".join(map(str, sorted(self._servers)))
        if self.server is None:
            return wording(
                "The bot is in several servers, and its configuration does not say which of them count, so managing "
                "one makes nobody a moderator. Put the ids of those that count under “servers:” there; the bot is in "
                "{ids}.",
                ids=ids,
            )
        return wording(
            "The bot has left the server that it was first in, and its configuration does not say which others count, "
            "so managing one makes nobody a moderator. Put the ids of those that count under “servers:” there; the "
            "bot is in {ids}.",
            ids=ids,
        )

    async def _read_again(self) -> None:
        """Learn what another process took note of."""
        try:
            await self.open()
        except StateError as error:
            _LOG.debug("which server is the first one cannot be read: %s", error)

    async def _keep(self, server: int) -> None:
        if self._values is None:
            return
        try:
            self.server = int(await self._values.set_if_unknown(_NAME, str(server)))
        except StateError as error:
            _LOG.warning("which server is the first one is kept later: %s", error)
