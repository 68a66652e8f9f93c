"""Sends what another process meant to have sent."""

from bot.desk.chores import Chores
from bot.desk.outbox import Outbox
from bot.desk.room import Room
from bot.storage.state.posts import WAITING


class Sending(Room):
    """Hears that something is to be sent, whichever process kept that; the one that sends for all does so then."""

    matter = WAITING

    def __init__(self, outbox: Outbox, chores: Chores) -> None:
        self._outbox = outbox
        self._chores = chores

    async def read(self) -> None:
        """Send what waits, beside all else: Discord may ask for minutes of patience."""
        self._chores.begin(self._outbox.send_all, "sending what waits")
