"""Communities of a configuration, with their minutes, states and desks."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.cli.arguments import read_arguments
from bot.cli.discord_bot import who_is
from bot.cli.lives import ProgramLife
from bot.cli.program import Program, build_programs
from bot.communities.community import Community
from bot.desk.caller import Caller
from bot.desk.messenger import Sent
from bot.operations.stopping import Stopping
from bot.replies.commands.ask_request import AskRequest
from bot.replies.commands.catalogue import KNOWLEDGE_ANNOUNCE, KNOWLEDGE_AUDIT
from bot.replies.i18n.audience import Audience
from bot.replies.model import Reply
from bot.storage.state.place import state_file
from tests.conftest import Folder
from tests.databases.postgresql_server import PostgresqlServer

CONFIG = """\
state: state
cache: cache
search: {meaning: false}
communities:
  - {name: roses, servers: [1], sources: [{folder: roses}]}
  - {name: bees, servers: [2], public: true, sources: [{folder: bees}]}
"""
READER = Audience()


def club(day: str, words: str) -> str:
    return (
        f"---\ndate: {day}\n---\n# {words} club\n\n**Attendees**: Fern\n\n## {words}\n\nThe {words} comes in {day}.\n"
    )


@dataclass
class Postbox:
    """Takes what goes out, and tells it."""

    posted: list[tuple[int, Reply]] = field(default_factory=list)

    async def direct(self, member: int, reply: Reply, nonce: str) -> Sent:
        return 1

    async def post(self, channel: int, reply: Reply, nonce: str, beneath: int | None = None) -> Sent:
        self.posted.append((channel, reply))
        return len(self.posted)

    async def find(self, *, channel: int | None, member: int | None, mark: str, since: int) -> Sent | None:
        return None

    def name_of(self, channel: int) -> str:
        return ""


@pytest.fixture
def clubs(folder: Folder) -> Folder:
    folder.write("config.yaml", CONFIG)
    folder.write("roses/2024-03-05.md", club("2024-03-05", "briar"))
    folder.write("bees/2024-03-05.md", club("2024-03-05", "honey"))
    return folder


def programs_of(clubs: Folder) -> tuple[Program, ...]:
    return build_programs(read_arguments(["--config", str(clubs.path / "config.yaml"), "run"]))


@asynccontextmanager
async def lives_of(clubs: Folder) -> AsyncIterator[dict[str, tuple[Community, Program]]]:
    async with AsyncExitStack() as stack:
        found = {}
        for program in programs_of(clubs):
            community = Community(who_is(program), program.replies, life=ProgramLife(program, stack, Stopping()))
            program.waking.before = community.brought_back
            found[program.settings.community] = (community, program)
        yield found


def answer_of(community: Community, question: str) -> str:
    return repr(community.replies.ask(AskRequest(question), audience=READER))


async def test_nothing_is_read_before_somebody_asks(clubs: Folder) -> None:
    async with lives_of(clubs) as lives:
        roses, bees = lives["roses"], lives["bees"]
        await roses[0].awake()
        assert "is_answered=True" in answer_of(roses[0], "when does the briar come")
        assert not bees[1].knowledge.snapshot.meetings
        assert not (clubs.path / "state/communities/bees").exists()


async def test_each_has_a_state_of_its_own(clubs: Folder) -> None:
    async with lives_of(clubs) as lives:
        for community, _ in lives.values():
            await community.awake()
            assert community.desk is not None
        folders = [state_file(clubs.path / "state" / "communities" / name) for name in lives]
        assert all(file.exists() for file in folders)
        assert not state_file(clubs.path / "state").exists()


async def test_they_share_what_is_large(clubs: Folder) -> None:
    one, other = programs_of(clubs)
    assert one.knowledge is not other.knowledge
    assert one.bot_state == other.bot_state
    assert Path(one.bot_state[1]) == clubs.path / "state"


async def test_what_was_set_aside_answers_again(clubs: Folder) -> None:
    async with lives_of(clubs) as lives:
        community, program = lives["roses"]
        await community.awake()
        before = answer_of(community, "when does the briar come")
        await community.settled()
        assert await community.rest(0.0)
        assert not program.knowledge.snapshot.meetings
        await community.awake()
        assert answer_of(community, "when does the briar come") == before


async def test_news_of_what_is_set_aside_are_posted_once_and_in_its_own_channel(clubs: Folder) -> None:
    async with lives_of(clubs) as lives:
        boxes = {name: Postbox() for name in lives}
        for number, (name, (community, _)) in enumerate(lives.items()):
            community.send_by(boxes[name])
            await community.connected()
            await community.awake()
            await community.settled()
            assert community.desk is not None
            caller = Caller(1, READER, is_moderator=True, server=number + 1, channel=5)
            await community.desk.call(KNOWLEDGE_ANNOUNCE, {"channel": str(100 + number)}, caller=caller)
            assert await community.is_awaited()
            assert await community.rest(0.0)
        clubs.write("roses/2024-04-04.md", club("2024-04-04", "thorn"))
        community, program = lives["roses"]
        # As the refresher does, when a watch or a poll has noticed something.
        proposal = await program.waking.propose()
        assert community.is_awake
        assert [one.id for one in proposal.report.added] == ["2024-04-04"]
        await program.waking.take(proposal)
        assert community.desk is not None
        await community.desk.refreshed(proposal.report)
        assert [channel for channel, _ in boxes["roses"].posted] == [100]
        assert "thorn" in repr(boxes["roses"].posted)
        assert boxes["bees"].posted == []
        assert not lives["bees"][0].is_awake


@dataclass
class BrokenPostbox(Postbox):
    """Fails as nobody foresaw, until it is mended."""

    is_broken: bool = True

    async def post(self, channel: int, reply: Reply, nonce: str, beneath: int | None = None) -> Sent:
        if self.is_broken:
            raise ValueError("broken")
        return await super().post(channel, reply, nonce, beneath)


async def test_what_waits_to_be_sent_waits_on_while_the_minutes_are_set_aside(clubs: Folder) -> None:
    async with lives_of(clubs) as lives:
        (community, program), box = lives["roses"], BrokenPostbox()
        community.send_by(box)
        await community.connected()
        await community.awake()
        await community.settled()
        desk = community.desk
        assert desk is not None
        caller = Caller(1, READER, is_moderator=True, server=1, channel=5)
        await desk.call(KNOWLEDGE_ANNOUNCE, {"channel": "100"}, caller=caller)
        clubs.write("roses/2024-04-04.md", club("2024-04-04", "thorn"))
        proposal = await program.waking.propose()
        await program.waking.take(proposal)
        await desk.refreshed(proposal.report)
        box.is_broken = False
        assert await community.rest(0.0)
        await desk.connected()
        assert box.posted == []
        await community.awake()
        await community.settled()
        assert [channel for channel, _ in box.posted] == [100]


async def test_what_came_while_the_bot_was_down_is_posted_when_it_is_read(clubs: Folder) -> None:
    box = Postbox()
    async with lives_of(clubs) as lives:
        community, _ = lives["roses"]
        await community.awake()
        assert community.desk is not None
        community.send_by(box)
        caller = Caller(1, READER, is_moderator=True, server=1, channel=5)
        await community.desk.call(KNOWLEDGE_ANNOUNCE, {"channel": "100"}, caller=caller)
    clubs.write("roses/2024-04-04.md", club("2024-04-04", "thorn"))
    async with lives_of(clubs) as lives:
        community, _ = lives["roses"]
        community.send_by(box)
        await community.connected()
        assert await community.is_awaited()
        await community.brought_back()
        await community.settled()
    assert "thorn" in repr(box.posted)


async def test_in_postgresql_each_has_a_schema_of_its_own(clubs: Folder, postgresql: PostgresqlServer) -> None:
    address = postgresql.address()
    clubs.write("config.yaml", CONFIG.replace("state: state", f"state: {address}"))
    async with lives_of(clubs) as lives:
        for number, (community, _) in enumerate(lives.values(), start=1):
            await community.awake()
            await community.settled()
            assert community.desk is not None
            caller = Caller(number, READER, is_moderator=True, server=number, channel=5)
            await community.desk.note(caller, f"act {number}")
        for number, (community, _) in enumerate(lives.values(), start=1):
            assert community.desk is not None
            caller = Caller(number, READER, is_moderator=True, server=number, channel=5)
            told = repr(await community.desk.call(KNOWLEDGE_AUDIT, {}, caller=caller))
            assert f"act {number}" in told
            assert f"act {3 - number}" not in told
