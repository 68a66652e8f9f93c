"""The log of what moderators did, as moderators see it."""

import time

from bot.desk.audit import PAGE, AuditRoom
from bot.desk.caller import AT_THE_MACHINE, Caller
from bot.replies.i18n.audience import Audience
from bot.replies.model import Button, Listing, Paragraph
from bot.storage.state.audit import AuditLog
from bot.storage.state.database import Database


def moderator(server: int | None = 1) -> Caller:
    return Caller(8, Audience("en"), is_moderator=True, server=server)


async def test_an_empty_log_says_what_it_is_for(state: Database) -> None:
    reply = await AuditRoom(AuditLog(state)).show(moderator())
    assert isinstance(reply.blocks[1], Paragraph)
    assert "Nothing yet" in reply.blocks[1].text


async def test_a_server_sees_its_own_acts_and_who_sits_at_the_machine_all(state: Database) -> None:
    log = AuditLog(state)
    await log.note(5, 1, "reload", "here")
    await log.note(6, 2, "reload", "there")
    (listing,) = (block for block in (await AuditRoom(log).show(moderator())).blocks if isinstance(block, Listing))
    assert [("here" in line, "there" in line) for line in listing.lines] == [(True, False)]
    everything = await AuditRoom(log).show(moderator(server=None))
    (listing,) = (block for block in everything.blocks if isinstance(block, Listing))
    assert len(listing.lines) == 2


async def test_a_long_log_is_paged_without_a_loss(state: Database) -> None:
    log = AuditLog(state)
    for number in range(PAGE + 3):
        await log.note(AT_THE_MACHINE, 1, "reload", f"number {number}.")
    room = AuditRoom(log)
    shown: list[str] = []
    for page in range(2):
        blocks = (await room.show(moderator(), page)).blocks
        shown += [line for block in blocks if isinstance(block, Listing) for line in block.lines]
        assert any(isinstance(block, Button) for block in blocks)
    assert ["number 17." in shown[0], "number 0." in shown[-1], len(shown)] == [True, True, PAGE + 3]


async def test_what_is_old_is_deleted(state: Database) -> None:
    log = AuditLog(state)
    await log.note(5, 1, "reload")
    await AuditRoom(log).tidy(int(time.time()) - 60)
    assert await log.count() == 1
    await AuditRoom(log).tidy(int(time.time()) + 60)
    assert await log.count() == 0


async def test_what_more_is_known_of_an_act_is_told_in_the_readers_language(state: Database) -> None:
    log = AuditLog(state)
    await log.note(8, 1, "reload", "held back")
    await log.note(8, 1, "channel rule set", "#news: answers private, member_seconds 30")
    caller = Caller(8, Audience("zh-CN"), is_moderator=True, server=1)
    (listing,) = (block for block in (await AuditRoom(log).show(caller)).blocks if isinstance(block, Listing))
    assert "#news: 仅提问者可见 · 每位成员每 30 秒一问" in listing.lines[0]
    assert "held back" not in listing.lines[1]
