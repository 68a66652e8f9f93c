"""How the bot fares, as moderators read it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from discord.ui import TextDisplay

from bot.chat.discord.rendering.view import view_of
from bot.desk.aliases import AliasRoom
from bot.desk.first_server import FirstServer
from bot.desk.messenger import Messengers
from bot.desk.room import Room
from bot.desk.status import StatusRoom
from bot.desk.tally import Tally
from bot.desk.telling import Telling
from bot.knowledge.freshness_status import Following, FreshnessStatus, Outcome, RefreshStatus, SourceStatus
from bot.knowledge.service import Knowledge
from bot.replies.controls.custom_id import Action
from bot.replies.model import Button
from bot.replies.model import Outcome as Answered
from bot.replies.service import Replies
from bot.storage.state.aliases import AliasBook
from bot.storage.state.audit import AuditLog
from bot.storage.state.daily_counts import DailyCounts
from bot.storage.state.database import Database
from bot.storage.state.moderator_channels import ModeratorChannels
from bot.storage.state.named_values import NamedValues
from tests.conftest import Folder
from tests.desk.knowing import NOT_REFRESHED, knowing, moderator, text_of
from tests.desk.test_check import SOUND
from tests.desk.test_telling import held_back


def now() -> datetime:
    return datetime.now(UTC)


def room(
    state: Database, knowledge: Knowledge, freshness: FreshnessStatus = NOT_REFRESHED, rooms: tuple[Room, ...] = ()
) -> tuple[StatusRoom, Tally]:
    tally, audit = Tally(DailyCounts(state)), AuditLog(state)
    telling = Telling(ModeratorChannels(state), NamedValues(state), audit, Messengers())
    replies = Replies(knowledge, timezone=ZoneInfo("UTC"))
    status = StatusRoom(
        knowledge, replies, lambda: freshness, tally=tally, audit=audit, telling=telling, rooms=(*rooms, telling)
    )
    return status, tally


def source(number: int, trouble: str | None = None) -> SourceStatus:
    return SourceStatus(
        f"community/minutes-{number}",
        Following.POLLED,
        last_check=now() - timedelta(minutes=5),
        last_change=now() - timedelta(days=2),
        revision="0123456789abcdef",
        next_check=now() + timedelta(minutes=5),
        trouble=trouble,
    )


async def test_it_tells_what_is_served_and_what_became_of_questions(state: Database, folder: Folder) -> None:
    folder.write("2024-05-02.md", SOUND.format(more=""))
    status, tally = room(
        state, knowing(folder), FreshnessStatus((source(1),), RefreshStatus(now() - timedelta(hours=3), Outcome.TAKEN))
    )
    tally.took(Answered("When?", is_answered=True), 0.02)
    tally.took(Answered("Why?", is_answered=False), 0.04)
    text = text_of(await status.show(moderator()))
    for said in (
        "1 meeting",
        "1 agenda item",
        "English (1)",
        "1 answered, 1 refused",
        "ms at the median",
        "community/minutes-1 · 01234567 · asked for news · changed 2 days ago · looked at 5 minutes ago",
        "Last refresh by itself: 3 hours ago, served",
        "MB of memory",
    ):
        assert said in text


async def test_thirty_sources_fit_on_a_card_and_those_in_trouble_come_first(state: Database, folder: Folder) -> None:
    folder.write("2024-05-02.md", SOUND.format(more=""))
    sources = (*(source(number) for number in range(29)), source(29, "the server cannot be reached " * 20))
    for locale in ("en", "zh-CN", "zh-TW"):
        status, _ = room(state, knowing(folder), FreshnessStatus(sources, None))
        reply = await status.show(moderator(locale))
        lines = text_of(reply).splitlines()
        first = next(line for line in lines if line.startswith("community"))
        assert first.startswith("community/minutes-29")
        assert any("20" in line for line in lines)
        assert view_of(reply).content_length() <= 4_000


async def test_what_is_held_back_waits_there_with_its_button(state: Database, folder: Folder) -> None:
    knowledge, _ = await held_back(folder)
    status, _ = room(state, knowledge)
    reply = await status.show(moderator())
    assert "New minutes are held back." in text_of(reply)
    assert Action.TAKE_PROPOSAL in [block.control.action for block in reply.blocks if isinstance(block, Button)]


async def test_every_room_may_need_a_moderator(state: Database, folder: Folder) -> None:
    folder.write("2024-05-02.md", SOUND.format(more=""))
    knowledge = knowing(folder)
    first, book = FirstServer(NamedValues(state)), AliasBook(state)
    await first.seen([1, 2], named=())
    await book.propose("HTTP3", "QUIC")
    status, _ = room(state, knowledge, rooms=(first, AliasRoom(book, knowledge, AuditLog(state))))
    text = text_of(await status.show(moderator()))
    assert "several servers" in text
    assert "1 pair of names" in text


async def test_the_last_reload_says_who_asked_for_it(state: Database, folder: Folder) -> None:
    folder.write("2024-05-02.md", SOUND.format(more=""))
    await AuditLog(state).note(8, 1, "reload", "held back")
    status, _ = room(state, knowing(folder))
    items = view_of(await status.show(moderator())).walk_children()
    card = "\n".join(item.content for item in items if isinstance(item, TextDisplay))
    assert "<@8>" in card
    assert "held back" in card


async def test_moderators_are_told_where_they_say(state: Database, folder: Folder) -> None:
    folder.write("2024-05-02.md", SOUND.format(more=""))
    status, _ = room(state, knowing(folder))
    assert "in this channel" in text_of(await status.show(moderator(), here=True))
    assert [one.channel for one in await ModeratorChannels(state).all()] == [5]


async def test_a_state_that_cannot_be_read_is_told_with_all_the_rest(state: Database, folder: Folder) -> None:
    folder.write("2024-05-02.md", SOUND.format(more=""))
    status, _ = room(state, knowing(folder))
    async with state.writing() as connection:
        for name in ("daily_counts", "audit"):
            await connection.exec_driver_sql(f"DROP TABLE {name}")
    text = text_of(await status.show(moderator()))
    assert "The state cannot be read" in text
    assert "1 meeting" in text
