"""Which commands Discord was sent last, for each application."""

from sqlalchemy import select

from bot.storage.state.database import Database, put
from bot.storage.state.tables import sent_commands


class SentCommands:
    """Remembers a fingerprint for each application."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def last_sent(self, application: int) -> str | None:
        """Return the fingerprint that was remembered, None if it is not known; raise `StateError`."""
        query = select(sent_commands.c.fingerprint).where(sent_commands.c.application == application)
        async with self._database.reading() as connection:
            return await connection.scalar(query)

    async def remember(self, application: int, fingerprint: str) -> None:
        """Keep the fingerprint of what was sent; raise `StateError`."""
        async with self._database.writing() as connection:
            await put(connection, sent_commands, {"application": application, "fingerprint": fingerprint})
