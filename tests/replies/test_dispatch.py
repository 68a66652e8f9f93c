"""Which method answers which command."""

import pytest

from bot.replies.commands.catalogue import ASK, COMMANDS, DESK_COMMANDS, KNOWLEDGE_RELOAD
from bot.replies.commands.parsing import Call
from bot.replies.dispatch import methods, reply_to
from bot.replies.i18n.audience import Audience
from bot.replies.model import Paragraph, Quotation
from bot.replies.service import Replies
from tests.small_replies import SmallReplies

ANSWERED = tuple(command for command in COMMANDS if command not in DESK_COMMANDS)
"""What the replies answer; the rest is the desk's."""


@pytest.fixture
def replies() -> Replies:
    return SmallReplies()


def test_every_command_has_a_method_and_every_method_a_command(replies: Replies) -> None:
    assert set(methods(replies)) == {command.name for command in ANSWERED}


@pytest.mark.parametrize("command", ANSWERED, ids=lambda command: command.name)
async def test_every_command_is_answered_with_its_options_and_without(command: object, replies: Replies) -> None:
    named = next(one for one in COMMANDS if one == command)
    for options in ({}, {option.name: "2022" for option in named.options}):
        assert (await reply_to(Call(named, options), replies, audience=Audience())).blocks


async def test_an_option_goes_to_the_method(replies: Replies) -> None:
    reply = await reply_to(Call(ASK, {"question": "Hertz"}), replies, audience=Audience())
    assert any(isinstance(block, Quotation) for block in reply.blocks)


async def test_a_method_that_waits_is_waited_for(replies: Replies) -> None:
    reply = await reply_to(Call(KNOWLEDGE_RELOAD, {}), replies, audience=Audience())
    assert reply.blocks == (Paragraph("Read 1 meeting."),)


async def test_whoever_sits_at_the_terminal_is_a_moderator(replies: Replies) -> None:
    for command in (one for one in ANSWERED if one.moderators_only):
        assert not (await reply_to(Call(command, {}), replies, audience=Audience())).failed
