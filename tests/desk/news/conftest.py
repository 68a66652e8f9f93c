"""The desk of a club whose messages go into a channel and letter boxes of paper."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

import pytest_asyncio

from bot.desk.caller import Caller
from bot.desk.desk import Desk
from bot.desk.messenger import Messengers, Sent, Unsent
from bot.desk.opening import open_desk
from bot.desk.settings import DeskSettings
from bot.desk.surroundings import Surroundings
from bot.knowledge.service import Knowledge
from bot.replies.commands.catalogue import KNOWLEDGE_ANNOUNCE
from bot.replies.controls.custom_id import control_id
from bot.replies.curating import HeldAnswers
from bot.replies.i18n.audience import Audience
from bot.replies.model import Button, Fact, Listing, Menu, Note, Paragraph, Quotation, Reply, Title
from bot.replies.service import Replies
from bot.storage.state.database import Database
from tests.conftest import Folder

READER = Audience("en")
MODERATOR = Caller(99, READER, is_moderator=True, server=1, channel=10)
CHANNEL = 55


def member(number: int) -> Caller:
    return Caller(number, READER, is_moderator=False, server=1, channel=10)


class Killed(BaseException):
    """The process died."""


@dataclass
class Paper:
    """A messenger whose messages lie where they were put; the process may die as one is put there."""

    messages: list[tuple[int, Reply, str]] = field(default_factory=list)
    """Channel or member, message, nonce."""
    result: Sent | None = None
    """What is told instead of what happens."""
    dies: str = ""
    """`before` or `after` the message lies there."""
    is_dead: bool = False
    found: Sent | None = None
    """What looking for a message tells, None for looking honestly."""

    async def direct(self, member: int, reply: Reply, nonce: str) -> Sent:
        return self._put(member, reply, nonce)

    async def post(self, channel: int, reply: Reply, nonce: str, beneath: int | None = None) -> Sent:
        return self._put(channel, reply, nonce)

    async def find(self, *, channel: int | None, member: int | None, mark: str, since: int) -> Sent | None:
        if self.is_dead:
            raise Killed
        if self.found is not None:
            return self.found
        marked = (
            number
            for number, (target, reply, _) in enumerate(self.messages, 1)
            if target == (channel or member) and mark in marks_of(reply)
        )
        return next(marked, None)

    def name_of(self, channel: int) -> str:
        return "news"

    def _put(self, target: int, reply: Reply, nonce: str) -> Sent:
        if self.is_dead or self.dies == "before":
            self.is_dead = True
            raise Killed
        if not isinstance(self.result, Unsent) or self.result is Unsent.UNSURE:
            self.messages.append((target, reply, nonce))
        if self.dies == "after":
            self.is_dead = True
            raise Killed
        return len(self.messages) if self.result is None else self.result


@dataclass
class Club:
    """A community with its desk, which can be closed and opened again."""

    folder: Folder
    database: Database
    knowledge: Knowledge
    desk: Desk
    paper: Paper

    async def again(self) -> None:
        """Start anew on the same state, as after a restart, and connect."""
        await self.desk.settle()
        self.desk = await opened(self.database, self.knowledge, self.paper)
        self.paper.dies, self.paper.is_dead = "", False
        await self.desk.connected()

    async def announce(self) -> Reply:
        return await self.desk.call(KNOWLEDGE_ANNOUNCE, {"channel": str(CHANNEL)}, caller=MODERATOR)

    async def reload(self) -> None:
        proposal = await self.knowledge.propose()
        await self.knowledge.take(proposal)
        await self.desk.refreshed(proposal.report)

    def put(self, name: str, title: str, *agenda: str) -> None:
        """Write the minutes of a meeting."""
        items = "\n\n".join(f"## {heading}\n\nThe club spoke of {heading}." for heading in agenda)
        self.folder.write(name, f"# {title}\n\nAttendees: Willow, Fern\n\n{items}\n")

    @property
    def cards(self) -> list[Reply]:
        return [reply for target, reply, _ in self.paper.messages if target == CHANNEL]

    def letters(self, member: int) -> list[Reply]:
        return [reply for target, reply, _ in self.paper.messages if target == member]


async def opened(database: Database, knowledge: Knowledge, paper: Paper) -> Desk:
    curated = HeldAnswers()
    replies = Replies(knowledge, timezone=ZoneInfo("UTC"), curated=curated)
    return await open_desk(database, Surroundings(knowledge, replies, curated, Messengers(paper)), DeskSettings())


@pytest_asyncio.fixture
async def club(state: Database, garden: Folder) -> AsyncIterator[Club]:
    """The gardening club, connected, with nothing announced yet."""
    knowledge, paper = garden.knowledge(), Paper()
    desk = await opened(state, knowledge, paper)
    await desk.connected()
    yield Club(garden, state, knowledge, desk, paper)
    await desk.settle()


def marks_of(reply: Reply) -> list[str]:
    """Return the ids of all controls of a card."""
    controls = [block.control for block in reply.blocks if isinstance(block, Button)]
    controls += [choice.control for block in reply.blocks if isinstance(block, Menu) for choice in block.choices]
    return [control_id(one) for one in controls]


def words(reply: Reply) -> str:
    """Return all that is read on a card."""
    shown: list[str] = []
    for block in reply.blocks:
        match block:
            case Quotation(spans):
                shown.append("".join(span.text for span in spans))
            case Fact(label, value):
                shown += (label, value)
            case Listing(lines):
                shown += lines
            case Title() | Paragraph() | Note():
                shown.append(block.text)
            case Button(label):
                shown.append(label)
    return "\n".join(shown)
