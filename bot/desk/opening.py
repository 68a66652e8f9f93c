"""Opens the desk with all of its rooms."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.desk.aliases import AliasRoom
from bot.desk.audit import AuditRoom
from bot.desk.check import CheckRoom
from bot.desk.chores import Chores
from bot.desk.desk import Desk
from bot.desk.first_server import FirstServer
from bot.desk.missed.opening import missed_rooms
from bot.desk.news.opening import news_rooms
from bot.desk.outbox import Outbox
from bot.desk.places import Places
from bot.desk.room import Room
from bot.desk.settings import DeskSettings
from bot.desk.status import StatusRoom
from bot.desk.surroundings import Surroundings
from bot.desk.tally import Tally
from bot.desk.telling import Telling
from bot.errors import StateError
from bot.storage.state.aliases import AliasBook
from bot.storage.state.audit import AuditLog
from bot.storage.state.channel_policies import ChannelPolicies
from bot.storage.state.daily_counts import DailyCounts
from bot.storage.state.database import Database
from bot.storage.state.moderator_channels import ModeratorChannels
from bot.storage.state.named_values import NamedValues
from bot.storage.state.opening import open_state
from bot.storage.state.place import StatePlace
from bot.storage.state.posts import Posts

_LOG = logging.getLogger(__name__)


_TRY_AGAIN_SECONDS = 2.0


@asynccontextmanager
async def open_state_if_possible(
    place: StatePlace, usual_folder: Path, *, patience: float = 0
) -> AsyncIterator[Database | None]:
    """Lend the state; None if it cannot be opened, which the log tells: answers do not depend on it.

    A database elsewhere, which may be starting at the same time, is waited for so many seconds of `patience`.
    """
    opening, end = open_state(place, usual_folder), time.monotonic() + patience
    is_waiting = False
    while True:
        try:
            database = await opening.__aenter__()
            break
        except StateError as error:
            if place.database is None or time.monotonic() + _TRY_AGAIN_SECONDS > end:
                _LOG.error("%s Questions are answered all the same; nothing is remembered until the next start.", error)
                database = None
                break
            if not is_waiting:
                _LOG.warning("%s It may be starting, and is waited for up to %d s.", error, patience)
            is_waiting = True
        await asyncio.sleep(_TRY_AGAIN_SECONDS)
        opening = open_state(place, usual_folder)
    if database is None:
        yield None
        return
    try:
        yield database
    finally:
        await opening.__aexit__(None, None, None)


async def open_desk_if_possible(database: Database, around: Surroundings, settings: DeskSettings) -> Desk | None:
    """Return the desk over a state; None if that cannot be read, which the log tells."""
    try:
        return await open_desk(database, around, settings)
    except StateError as error:
        _LOG.error("%s Questions are answered all the same; nothing is remembered until the next start.", error)
        return None


async def open_desk(database: Database, around: Surroundings, settings: DeskSettings) -> Desk:
    """Return the desk over a state, with what its rooms hold in memory; raise `StateError`."""
    audit, values, chores = AuditLog(database), NamedValues(database), Chores()
    outbox = Outbox(Posts(database), around.messengers)
    first_server = FirstServer(values)
    await first_server.open()
    places = Places(ChannelPolicies(database), audit)
    tally = Tally(DailyCounts(database))
    telling = Telling(ModeratorChannels(database), values, audit, around.messengers)
    aliases = AliasRoom(AliasBook(database), around.knowledge, audit, around.aliases)
    rooms: tuple[Room, ...] = (
        *(AuditRoom(audit), CheckRoom(around.knowledge), tally, telling, aliases),
        *missed_rooms(database, around, chores, outbox, heard_by=aliases.noticed, lost=telling.lost),
        *news_rooms(database, around, outbox),
    )
    status = StatusRoom(
        around.knowledge,
        around.replies,
        around.freshness,
        tally=tally,
        audit=audit,
        telling=telling,
        rooms=(first_server, places, *rooms),
    )
    desk = Desk(
        database,
        (*rooms, status),
        kept_days=settings.kept_days,
        first_server=first_server,
        chores=chores,
        messengers=around.messengers,
        places=places,
    )
    await desk.read()
    return desk
