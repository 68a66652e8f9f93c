"""Whatever a moderator changes leaves a line in the log; the table here has every command and control of theirs."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio

from bot.desk.acts import act_words
from bot.desk.desk import Desk
from bot.desk.messenger import Messengers
from bot.desk.opening import open_desk
from bot.desk.settings import DeskSettings
from bot.desk.surroundings import Surroundings
from bot.replies.commands.ask_request import AskRequest
from bot.replies.commands.catalogue import (
    COMMANDS,
    KNOWLEDGE_ALIAS_ADD,
    KNOWLEDGE_ALIAS_LIST,
    KNOWLEDGE_ALIAS_REMOVE,
    KNOWLEDGE_ANNOUNCE,
    KNOWLEDGE_AUDIT,
    KNOWLEDGE_CHANNEL,
    KNOWLEDGE_CHECK,
    KNOWLEDGE_RELOAD,
    KNOWLEDGE_STATUS,
    KNOWLEDGE_UNANSWERED,
    KNOWLEDGE_UNDO,
)
from bot.replies.controls.custom_id import DESK, REVIEWING, Action, ControlAction
from bot.replies.curating import HeldAnswers
from bot.replies.i18n.audience import Audience
from bot.replies.i18n.wording import wording_for
from bot.replies.model import Button, Reply
from bot.replies.service import Replies
from bot.storage.state.aliases import AliasBook
from bot.storage.state.audit import AuditLog
from bot.storage.state.database import Database
from tests.conftest import Folder
from tests.desk.knowing import moderator
from tests.desk.test_telling import Posts

IN_VAIN = "zebra husbandry"
ONLY_SHOW = {KNOWLEDGE_CHECK, KNOWLEDGE_ALIAS_LIST, KNOWLEDGE_AUDIT, KNOWLEDGE_UNANSWERED}
ONLY_TURN = {
    *(
        Action.AUDIT,
        Action.CHECK,
        Action.ALIASES,
        Action.POLICIES,
        Action.UNANSWERED,
        Action.FIND_ANSWER,
        Action.ANSWER_CANDIDATES,
    )
}
BY_REVIEWS = {KNOWLEDGE_RELOAD, KNOWLEDGE_UNDO}
"""They work without a state too; the faces have them noted."""


class Office:
    """A desk over all of its rooms, and what there is to press."""

    def __init__(self, desk: Desk, replies: Replies, database: Database) -> None:
        self.desk = desk
        self.replies = replies
        self.book = AliasBook(database)
        self.log = AuditLog(database)

    async def shown(self, reply: Reply, action: Action) -> ControlAction:
        return next(
            block.control for block in reply.blocks if isinstance(block, Button) and block.control.action is action
        )

    async def missed(self, action: Action) -> ControlAction:
        """Return a control on the list of what was asked in vain."""
        asked = self.replies.ask(AskRequest(IN_VAIN), audience=Audience("en"))
        self.desk.answered(asked, 9, Audience("en"))
        await self.desk.settle()
        return await self.shown(await self.desk.call(KNOWLEDGE_UNANSWERED, {}, caller=moderator()), action)

    async def candidate(self) -> ControlAction:
        find = await self.missed(Action.FIND_ANSWER)
        words = ControlAction(Action.ANSWER_CANDIDATES, text=f"{find.text} compost")
        found = await self.desk.press(words, caller=moderator())
        assert isinstance(found, Reply)
        return await self.shown(found, Action.CURATE)

    async def proposal(self, action: Action) -> ControlAction:
        await self.book.propose("HTTP3", "QUIC")
        return ControlAction(action, text="HTTP3 = QUIC")

    async def taught(self) -> None:
        await self.book.add([("HTTP3", "QUIC")], 8)
        await self.desk.upkeep.read()

    async def call(self, command: object, **options: str | bool | int) -> None:
        reply = await self.desk.call(command, options, caller=moderator())  # type: ignore[arg-type]
        assert not reply.failed

    async def press(self, control: ControlAction) -> None:
        reply = await self.desk.press(control, caller=moderator())
        assert isinstance(reply, Reply)
        assert not reply.failed


async def remove_alias(office: Office) -> None:
    await office.taught()
    await office.call(KNOWLEDGE_ALIAS_REMOVE, name="QUIC")


async def press_remove(office: Office) -> None:
    await office.taught()
    await office.press(ControlAction(Action.REMOVE_ALIAS, text=str((await office.book.all())[0].id)))


async def take_back(office: Office) -> None:
    await office.press(await office.candidate())
    listed = await office.desk.call(KNOWLEDGE_UNANSWERED, {}, caller=moderator())
    await office.press(await office.shown(listed, Action.UNCURATE))


async def export(office: Office) -> None:
    await office.press(await office.missed(Action.EXPORT))


COMMANDS_THAT_CHANGE: dict[str, Callable[[Office], Awaitable[None]]] = {
    KNOWLEDGE_STATUS.name: lambda office: office.call(KNOWLEDGE_STATUS, here=True),
    KNOWLEDGE_ANNOUNCE.name: lambda office: office.call(KNOWLEDGE_ANNOUNCE, channel="5"),
    KNOWLEDGE_CHANNEL.name: lambda office: office.call(KNOWLEDGE_CHANNEL, answers="private"),
    KNOWLEDGE_ALIAS_ADD.name: lambda office: office.call(KNOWLEDGE_ALIAS_ADD, names="HTTP3 = QUIC"),
    KNOWLEDGE_ALIAS_REMOVE.name: remove_alias,
}


async def pressed(office: Office, control: Awaitable[ControlAction]) -> None:
    await office.press(await control)


PRESSES_THAT_CHANGE: dict[Action, Callable[[Office], Awaitable[None]]] = {
    Action.ADD_ALIAS: lambda office: pressed(office, office.proposal(Action.ADD_ALIAS)),
    Action.DROP_PROPOSED_ALIAS: lambda office: pressed(office, office.proposal(Action.DROP_PROPOSED_ALIAS)),
    Action.REMOVE_ALIAS: press_remove,
    Action.SETTLE: lambda office: pressed(office, office.missed(Action.SETTLE)),
    Action.CURATE: lambda office: pressed(office, office.candidate()),
    Action.UNCURATE: take_back,
    Action.EXPORT: export,
}


@pytest_asyncio.fixture
async def office(state: Database, garden: Folder) -> Office:
    knowledge, curated = garden.knowledge(), HeldAnswers()
    replies = Replies(knowledge, timezone=ZoneInfo("UTC"), curated=curated)
    around = Surroundings(knowledge, replies, curated, Messengers(Posts()))
    return Office(await open_desk(state, around, DeskSettings()), replies, state)


async def test_every_command_and_control_of_moderators_stands_in_the_table(office: Office) -> None:
    theirs = {command.name for command in COMMANDS if command.moderators_only}
    known = {command.name for command in (*ONLY_SHOW, *BY_REVIEWS)} | COMMANDS_THAT_CHANGE.keys()
    assert theirs == known
    assert office.desk.moderators_actions == ONLY_TURN | PRESSES_THAT_CHANGE.keys()
    assert not office.desk.moderators_actions & REVIEWING
    assert office.desk.actions <= DESK


@pytest.mark.parametrize("name", [*COMMANDS_THAT_CHANGE, *PRESSES_THAT_CHANGE])
async def test_what_a_moderator_changes_stands_in_the_log_in_words(office: Office, name: str) -> None:
    change = COMMANDS_THAT_CHANGE.get(name) or PRESSES_THAT_CHANGE[Action(name)]
    await change(office)
    acts = await office.log.acts(skip=0, most=10)
    assert acts
    assert (acts[0].member, acts[0].server) == (8, 1)
    assert all(act_words(act.act, wording_for("zh-CN")) != act.act for act in acts)


async def test_votes_within_a_minute_propose_names(office: Office) -> None:
    asked = office.replies.ask(AskRequest("how often is the compost turned"), audience=Audience("en"))
    given = office.desk.answered(asked, 9, Audience("en"))
    await office.desk.settle()
    for action, name in ((Action.NO_HELP, "compost"), (Action.HELPED, "muck")):
        control = await office.shown(given, action)
        voted = replace(control, text=control.text.replace("compost", name))
        await office.desk.press(voted, caller=moderator())
    (proposed,) = await office.book.proposals()
    assert (proposed.first, proposed.second) == ("compost", "muck")
