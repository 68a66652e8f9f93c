"""The channels that moderators chose for something, looked up without changing anything of the state."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.diagnosis import ChannelInUse, Use
from bot.errors import StateError
from bot.storage.state.opening import database_at
from bot.storage.state.place import StatePlace, state_file

_QUERY = """
    SELECT 'NEWS', server, channel FROM news_channels
    UNION SELECT 'TELLING', server, channel FROM moderator_channels
    UNION SELECT 'THREADS', server, channel FROM channel_policies WHERE answers = 'thread' AND channel <> 0
    ORDER BY 2, 3
"""


async def channels_in_use(place: StatePlace, usual_folder: Path) -> tuple[ChannelInUse, ...]:
    """Return them; none of a state that cannot be read, which whoever looks at the state tells. Never raises."""
    try:
        return _of_file(state_file(place.folder or usual_folder)) if place.database is None else await _of(place)
    except (sqlite3.Error, StateError, SQLAlchemyError, OSError):
        return ()


def _of_file(file: Path) -> tuple[ChannelInUse, ...]:
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=5)) as database:
        return _read(database.execute(_QUERY))


async def _of(place: StatePlace) -> tuple[ChannelInUse, ...]:
    database = database_at(place)
    try:
        async with database.reading() as connection:
            return _read(map(tuple, await connection.execute(text(_QUERY))))
    finally:
        await database.close()


def _read(rows: Iterable[tuple[str, int, int]]) -> tuple[ChannelInUse, ...]:
    return tuple(ChannelInUse(int(server), int(channel), Use[use]) for use, server, channel in rows)
