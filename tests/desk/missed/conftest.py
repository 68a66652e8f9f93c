"""The desk over a small set of minutes, with what members and moderators do there."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

import pytest_asyncio

from bot.desk.caller import Caller
from bot.desk.desk import Desk
from bot.desk.messenger import Messengers, Sent, Unsent
from bot.desk.opening import open_desk
from bot.desk.settings import DeskSettings
from bot.desk.surroundings import Surroundings
from bot.knowledge.service import Knowledge
from bot.replies.commands.ask_request import AskRequest
from bot.replies.commands.catalogue import KNOWLEDGE_UNANSWERED
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.curating import HeldAnswers
from bot.replies.i18n.audience import Audience
from bot.replies.model import Attachment, Button, Form, Paragraph, Quotation, Reply, Title
from bot.replies.service import Replies
from bot.storage.state.database import Database
from tests.conftest import Folder

READER = Audience("en")
MODERATOR = Caller(99, READER, is_moderator=True, server=1, channel=10)


def member(number: int) -> Caller:
    """Return somebody who is no moderator."""
    return Caller(number, READER, is_moderator=False, server=1, channel=10, message=1000 + number)


@dataclass
class Post:
    """A messenger that keeps what it is given."""

    direct_result: Sent = 1
    told: list[tuple[int, Reply, str]] = field(default_factory=list)
    posted: list[tuple[int, int | None, Reply]] = field(default_factory=list)
    looked_for: list[tuple[int | None, str]] = field(default_factory=list)
    found: Sent | None = None

    async def direct(self, member: int, reply: Reply, nonce: str) -> Sent:
        if not isinstance(self.direct_result, Unsent):
            self.told.append((member, reply, nonce))
        return self.direct_result

    async def post(self, channel: int, reply: Reply, nonce: str, beneath: int | None = None) -> Sent:
        self.posted.append((channel, beneath, reply))
        return 2

    async def find(self, *, channel: int | None, member: int | None, mark: str, since: int) -> Sent | None:
        self.looked_for.append((member, mark))
        return self.found

    def name_of(self, channel: int) -> str:
        return str(channel)


@dataclass
class Club:
    """A community with its desk."""

    folder: Folder
    database: Database
    knowledge: Knowledge
    replies: Replies
    desk: Desk
    post: Post
    messengers: Messengers

    async def ask(self, question: str, by: Caller) -> Reply:
        """Return the reply to a question, when all that follows from it is done."""
        reply = self.replies.ask(AskRequest(question), audience=READER)
        reply = self.desk.answered(reply, by.member, by.audience)
        await self.desk.settle()
        return reply

    async def press(self, control: ControlAction, by: Caller) -> Reply:
        """Return what a press brings, when all that follows from it is done."""
        reply = await self.desk.press(control, caller=by)
        await self.desk.settle()
        assert isinstance(reply, Reply)
        return reply

    async def listed(self) -> Reply:
        """Return the list of what was asked in vain."""
        return await self.desk.call(KNOWLEDGE_UNANSWERED, {}, caller=MODERATOR)

    async def reload(self) -> None:
        """Read the folder again and let the desk hear of it."""
        proposal = await self.knowledge.propose()
        await self.knowledge.take(proposal)
        await self.desk.refreshed(proposal.report)
        await self.desk.settle()

    async def find(self, question_button: ControlAction, typed: str) -> Reply:
        """Return the candidates for what a moderator types."""
        form = await self.desk.press(question_button, caller=MODERATOR)
        assert isinstance(form, Form)
        again = replace(form.control, text=f"{form.control.text} {typed}".strip())
        return await self.press(again, MODERATOR)


@pytest_asyncio.fixture
async def club(state: Database, garden: Folder) -> AsyncIterator[Club]:
    """The gardening club."""
    knowledge, curated, post = garden.knowledge(), HeldAnswers(), Post()
    replies = Replies(knowledge, timezone=ZoneInfo("UTC"), curated=curated)
    messengers = Messengers(post)
    around = Surroundings(knowledge, replies, curated, messengers)
    desk = await open_desk(state, around, DeskSettings())
    yield Club(garden, state, knowledge, replies, desk, post, messengers)
    await desk.settle()


def controls(reply: Reply, action: Action) -> list[ControlAction]:
    """Return the controls of a kind on a card."""
    return [block.control for block in reply.blocks if isinstance(block, Button) and block.control.action is action]


def titles(reply: Reply) -> list[str]:
    """Return the headlines of a card, without the first."""
    return [block.text for block in reply.blocks if isinstance(block, Title)][1:]


def words(reply: Reply) -> str:
    """Return all that is read on a card."""
    shown = []
    for block in reply.blocks:
        if isinstance(block, Quotation):
            shown.append("".join(span.text for span in block.spans))
        elif isinstance(block, Attachment | Paragraph | Title) or hasattr(block, "text"):
            shown.append(block.text)
    return "\n".join(shown)
