"""Moderators are told in the channel that they chose what needs them."""

from dataclasses import dataclass, field

from bot.desk.messenger import Messengers, Sent, Unsent
from bot.desk.telling import Telling
from bot.knowledge.service import Knowledge
from bot.replies.controls.custom_id import Action
from bot.replies.model import Button, Reply
from bot.storage.state.audit import AuditLog
from bot.storage.state.database import Database
from bot.storage.state.moderator_channels import ModeratorChannels
from bot.storage.state.named_values import NamedValues
from tests.conftest import Folder
from tests.desk.knowing import knowing, moderator, text_of
from tests.desk.test_check import SOUND


@dataclass(slots=True)
class Posts:
    """Takes down what is posted where; `refuses` posts nothing."""

    refuses: bool = False
    posted: list[tuple[int, Reply]] = field(default_factory=list)

    async def post(self, channel: int, reply: Reply, nonce: str, beneath: int | None = None) -> Sent:
        assert 0 < len(nonce) <= 25
        if self.refuses:
            return Unsent.BLOCKED
        self.posted.append((channel, reply))
        return len(self.posted)

    async def direct(self, member: int, reply: Reply, nonce: str) -> Sent:
        raise AssertionError("nobody is written to")

    async def find(self, *, channel: int | None, member: int | None, mark: str, since: int) -> Sent | None:
        return None

    def name_of(self, channel: int) -> str:
        return f"channel-{channel}"


async def telling(state: Database, posts: Posts) -> Telling:
    room = Telling(ModeratorChannels(state), NamedValues(state), AuditLog(state), Messengers(posts))
    await room.read()
    return room


async def held_back(folder: Folder) -> tuple[Knowledge, object]:
    """Return a knowledge and new minutes that most entries are gone from."""
    folder.write("2024-05-02.md", SOUND.format(more=""))
    folder.write("2024-06-06.md", SOUND.format(more="").replace("2024-05-02", "2024-06-06"))
    knowledge = knowing(folder)
    (folder.path / "2024-06-06.md").unlink()
    proposal = await knowledge.propose()
    assert proposal.held_back
    return knowledge, proposal


async def test_what_is_held_back_is_told_once_also_after_a_restart(state: Database, folder: Folder) -> None:
    posts = Posts()
    room = await telling(state, posts)
    await room.set(moderator(channel=5), here=True)
    _, proposal = await held_back(folder)
    await room.held_back(proposal)
    await (await telling(state, posts)).held_back(proposal)
    ((channel, reply),) = posts.posted
    assert channel == 5
    assert "entries would be gone" in text_of(reply)
    assert Action.TAKE_PROPOSAL in [block.control.action for block in reply.blocks if isinstance(block, Button)]


async def test_failures_and_their_end_are_told_in_the_language_of_who_set_the_channel(state: Database) -> None:
    posts = Posts()
    room = await telling(state, posts)
    await room.set(moderator("zh-CN"), here=True)
    await room.failed("the disk is full")
    await room.mended()
    first, second = (text_of(reply) for _, reply in posts.posted)
    assert "the disk is full" in first
    assert "一切正常" in second


async def test_nobody_is_told_where_that_is_switched_off(state: Database) -> None:
    posts = Posts()
    room = await telling(state, posts)
    await room.set(moderator(), here=True)
    await room.set(moderator(channel=6), here=False)
    await room.failed("the disk is full")
    assert posts.posted == []
    assert [(act.act, act.detail) for act in await AuditLog(state).acts(skip=0, most=5)] == [
        ("moderators' channel", "off"),
        ("moderators' channel", "#channel-5"),
    ]


async def test_a_channel_that_takes_nothing_is_told_in_the_status(state: Database) -> None:
    posts = Posts(refuses=True)
    room = await telling(state, posts)
    await room.set(moderator(), here=True)
    await room.failed("the disk is full")
    (need,) = await room.needs(moderator())
    assert "could not write" in need.text
    posts.refuses = False
    await room.mended()
    assert await room.needs(moderator()) == ()


async def test_outside_of_servers_there_is_no_such_channel(state: Database) -> None:
    room = await telling(state, Posts())
    assert "only" in await room.set(moderator(server=None), here=True)
    assert await ModeratorChannels(state).all() == ()
