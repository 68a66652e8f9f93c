"""Opens the desk with all of its rooms."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.desk.audit import AuditRoom
from bot.desk.desk import Desk
from bot.desk.first_server import FirstServer
from bot.desk.settings import DeskSettings
from bot.errors import StateError
from bot.replies.service import Replies
from bot.storage.state.audit import AuditLog
from bot.storage.state.database import Database
from bot.storage.state.named_values import NamedValues
from bot.storage.state.opening import open_state
from bot.storage.state.place import StatePlace

_LOG = logging.getLogger(__name__)


@asynccontextmanager
async def open_state_if_possible(place: StatePlace, usual_folder: Path) -> AsyncIterator[Database | None]:
    """Lend the state; None if it cannot be opened, which the log tells: answers do not depend on it."""
    opening = open_state(place, usual_folder)
    try:
        database = await opening.__aenter__()
    except StateError as error:
        _LOG.error("%s Questions are answered all the same; nothing is remembered until the next start.", error)
        yield None
        return
    try:
        yield database
    finally:
        await opening.__aexit__(None, None, None)


async def open_desk(database: Database, replies: Replies, settings: DeskSettings) -> Desk:
    """Return the desk over a state, with what its rooms hold in memory; raise `StateError`."""
    audit = AuditLog(database)
    first_server = FirstServer(NamedValues(database))
    await first_server.open()
    desk = Desk(database, (AuditRoom(audit),), kept_days=settings.kept_days, audit=audit, first_server=first_server)
    await desk.read()
    return desk
