"""Opens the desk with all of its rooms."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.desk.audit import AuditRoom
from bot.desk.chores import Chores
from bot.desk.desk import Desk
from bot.desk.missed.opening import missed_rooms
from bot.desk.news.opening import news_rooms
from bot.desk.outbox import Outbox
from bot.desk.places import Places
from bot.desk.settings import DeskSettings
from bot.desk.surroundings import Surroundings
from bot.errors import StateError
from bot.storage.state.audit import AuditLog
from bot.storage.state.channel_policies import ChannelPolicies
from bot.storage.state.database import Database
from bot.storage.state.opening import open_state
from bot.storage.state.place import StatePlace
from bot.storage.state.posts import Posts

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


async def open_desk(database: Database, around: Surroundings, settings: DeskSettings) -> Desk:
    """Return the desk over a state, with what its rooms hold in memory; raise `StateError`."""
    chores, outbox = Chores(), Outbox(Posts(database), around.messengers)
    audit = AuditLog(database)
    places = Places(ChannelPolicies(database), audit)
    rooms = (
        AuditRoom(audit),
        *missed_rooms(database, around, chores, outbox),
        *news_rooms(database, around, outbox),
    )
    desk = Desk(
        database, rooms, kept_days=settings.kept_days, chores=chores, messengers=around.messengers, places=places
    )
    await desk.read()
    return desk
