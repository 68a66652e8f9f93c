"""Opens the desk with all of its rooms."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.desk.aliases import AliasRoom
from bot.desk.audit import AuditRoom
from bot.desk.check import CheckRoom
from bot.desk.desk import Desk
from bot.desk.first_server import FirstServer
from bot.desk.messenger import Messengers
from bot.desk.room import Room
from bot.desk.settings import DeskSettings
from bot.desk.status import StatusRoom
from bot.desk.tally import Tally
from bot.desk.telling import Telling
from bot.errors import StateError
from bot.knowledge.freshness_status import FreshnessStatus
from bot.knowledge.service import Knowledge
from bot.replies.service import Replies
from bot.storage.state.aliases import AliasBook
from bot.storage.state.audit import AuditLog
from bot.storage.state.daily_counts import DailyCounts
from bot.storage.state.database import Database
from bot.storage.state.moderator_channels import ModeratorChannels
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


@dataclass(frozen=True, slots=True)
class Around:
    """What the desk works on beside the state."""

    replies: Replies
    knowledge: Knowledge
    freshness: Callable[[], FreshnessStatus]
    """Tells how fresh the minutes are."""
    aliases: tuple[tuple[str, ...], ...] = ()
    """The names for one thing that the configuration has."""
    messengers: Messengers = field(default_factory=Messengers)
    """What sends messages, as soon as a face can."""


async def open_desk(database: Database, around: Around, settings: DeskSettings) -> Desk:
    """Return the desk over a state, with what its rooms hold in memory; raise `StateError`."""
    audit, values = AuditLog(database), NamedValues(database)
    first_server = FirstServer(values)
    await first_server.open()
    tally = Tally(DailyCounts(database))
    telling = Telling(ModeratorChannels(database), values, audit, around.messengers)
    aliases = AliasRoom(AliasBook(database), around.knowledge, audit, around.aliases)
    rooms: tuple[Room, ...] = (AuditRoom(audit), CheckRoom(around.knowledge), tally, telling, aliases)
    status = StatusRoom(
        around.knowledge,
        around.replies,
        around.freshness,
        tally=tally,
        audit=audit,
        telling=telling,
        rooms=(first_server, *rooms),
    )
    desk = Desk(database, (*rooms, status), kept_days=settings.kept_days, audit=audit, first_server=first_server)
    await desk.read()
    return desk
