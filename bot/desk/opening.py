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
from bot.desk.sending import Sending
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
from bot.storage.state.opening import database_at, make_ready, open_state
from bot.storage.state.place import StatePlace
from bot.storage.state.posts import Posts

_LOG = logging.getLogger(__name__)


_TRY_AGAIN_SECONDS = 2.0
_LATE_SECONDS = 10.0
"""So often it is tried again to open a state that nobody waits for any more."""


@asynccontextmanager
async def open_state_if_possible(
    place: StatePlace, usual_folder: Path, *, patience: float = 0
) -> AsyncIterator[Database | None]:
    """Lend the state; None if it cannot be opened, which the log tells: answers do not depend on it.

    A database elsewhere, which may be starting at the same time, is waited for so many seconds of `patience`. After
    those it is lent as it is: whoever reads or writes is told why that cannot be, until it is opened after all.
    """
    try:
        if place.database is None:
            opening = open_state(place, usual_folder)
            database = await opening.__aenter__()
        else:
            opening = _opened_late(place, usual_folder, patience)
            database = await opening.__aenter__()
    except StateError as error:
        _LOG.error("%s Questions are answered all the same; nothing is remembered until the next start.", error)
        yield None
        return
    try:
        yield database
    finally:
        await opening.__aexit__(None, None, None)


@asynccontextmanager
async def _opened_late(place: StatePlace, usual_folder: Path, patience: float) -> AsyncIterator[Database]:
    database = database_at(place)
    database.is_awaited("The state is being opened.")
    opening = asyncio.create_task(_open_when_it_comes(database, place, usual_folder, patience))
    opened = asyncio.create_task(database.opened.wait())
    try:
        await asyncio.wait((opening, opened), timeout=patience, return_when=asyncio.FIRST_COMPLETED)
        if opening.done():
            opening.result()
        yield database
    finally:
        for task in (opening, opened):
            task.cancel()
        await asyncio.wait((opening, opened))
        await database.close()


async def _open_when_it_comes(database: Database, place: StatePlace, usual_folder: Path, patience: float) -> None:
    """Try until the state is opened; the log tells when it is waited for, when nobody waits any more, and the end."""
    end, wait = time.monotonic() + patience, _TRY_AGAIN_SECONDS
    is_waiting, is_late = False, False
    while True:
        try:
            await make_ready(database, place, place.folder or usual_folder)
        except StateError as error:
            if not is_waiting and patience:
                _LOG.warning("%s It may be starting, and is waited for up to %d s.", error, patience)
            is_waiting = True
            # Whoever asks meanwhile is told in the same words.
            database.is_awaited(str(error))
            if not is_late and time.monotonic() + wait > end:
                _LOG.error("%s Questions are answered all the same; what is to be remembered waits for it.", error)
                is_late, wait = True, max(wait, _LATE_SECONDS)
        else:
            if is_late:
                _LOG.warning("the state can be opened after all, and is used from now on")
            return
        await asyncio.sleep(wait)


async def open_desk_if_possible(database: Database, around: Surroundings, settings: DeskSettings) -> Desk:
    """Return the desk over a state; what of that cannot be read yet is read when it can be, which the log tells."""
    desk = desk_over(database, around, settings)
    try:
        await desk.upkeep.open()
    except StateError as error:
        _LOG.error("%s Questions are answered all the same; it is tried again while the bot runs.", error)
    return desk


async def open_desk(database: Database, around: Surroundings, settings: DeskSettings) -> Desk:
    """Return the desk over a state, with what its rooms hold in memory; raise `StateError`."""
    desk = desk_over(database, around, settings)
    await desk.upkeep.open()
    return desk


def desk_over(database: Database, around: Surroundings, settings: DeskSettings) -> Desk:
    """Return the desk over a state before anything is read."""
    audit, values, chores = AuditLog(database), NamedValues(database), Chores()
    outbox = Outbox(
        Posts(database),
        around.messengers,
        around.leases,
        has_minutes=lambda: bool(around.knowledge.snapshot.meetings),
    )
    first_server = FirstServer(values)
    places = Places(ChannelPolicies(database), audit)
    tally = Tally(DailyCounts(database))
    telling = Telling(ModeratorChannels(database), values, audit, around.messengers, around.leases)
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
    return Desk(
        database,
        (*rooms, Sending(outbox, chores), status),
        kept_days=settings.kept_days,
        first_server=first_server,
        chores=chores,
        messengers=around.messengers,
        places=places,
        leases=around.leases,
    )
