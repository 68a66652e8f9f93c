"""Who sees a reply after a deferral, which supposed something before the reply was there."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any, cast

import discord
import pytest
from discord.app_commands import AppCommandContext

from bot.chat.discord.interactions import answers, manners, responding
from bot.chat.discord.interactions.answers import excuse, send_reply
from bot.chat.discord.interactions.manners import Manner, set_manner
from bot.chat.discord.session.refusals import UnsentError
from bot.chat.discord.session.sending import UNKNOWN_MESSAGE
from bot.replies.model import Paragraph, Reply

FOR_ALL = Reply((Paragraph("The bees are fine."),))
FOR_THE_ASKER = Reply((Paragraph("Use more words."),), private=True)


def refusal(code: int, status: int = 404) -> discord.HTTPException:
    kind = discord.NotFound if status == 404 else discord.HTTPException
    return kind(cast(Any, SimpleNamespace(status=status, reason="")), {"code": code, "message": ""})


class Asked:
    """An interaction as far as it is answered; `done` tells what Discord was sent, and `seen` who sees what."""

    type = discord.InteractionType.application_command
    id, guild_id, message, channel = 1, 7, None, None
    user, client = SimpleNamespace(id=5), None
    locale = SimpleNamespace(value="en-US")

    def __init__(self, *, in_server: bool = True, refusals: Sequence[Exception] = ()) -> None:
        self.extras: dict[str, Any] = {}
        self.context = AppCommandContext(guild=in_server, dm_channel=not in_server)
        self.done, self.refusals = list[str](), list(refusals)
        self.response, self.followup = SimpleNamespace(type=None, is_done=lambda: False), self
        self.response.defer = self._defer

    async def _defer(self, *, ephemeral: bool, thinking: bool) -> None:
        self.response.type = discord.InteractionResponseType.deferred_channel_message
        self.done.append("private place" if ephemeral else "public place")

    async def edit_original_response(self, **_: object) -> Any:
        self._may_be_refused()
        self.done.append("into the place")
        return SimpleNamespace(id=2)

    async def delete_original_response(self) -> None:
        self._may_be_refused()
        self.done.append("no place")

    async def send(self, *, ephemeral: bool, **_: object) -> Any:
        self._may_be_refused()
        self.done.append("private message" if ephemeral else "public message")
        return SimpleNamespace(id=3)

    def _may_be_refused(self) -> None:
        if self.refusals:
            raise self.refusals.pop(0)

    def is_guild_integration(self) -> bool:
        return True


async def deferred(asked: Asked, *, private: bool) -> discord.Interaction:
    interaction = cast(discord.Interaction, asked)
    await manners.defer(interaction, private=private)
    return interaction


@pytest.mark.parametrize(("private", "reply"), [(False, FOR_ALL), (True, FOR_THE_ASKER)])
async def test_a_reply_takes_the_place_that_is_as_private_as_it_is(private: bool, reply: Reply) -> None:
    asked = Asked()
    assert await send_reply(await deferred(asked, private=private), reply) == 2
    assert asked.done[1:] == ["into the place"]


async def test_what_is_for_the_asker_alone_is_not_put_into_a_public_place() -> None:
    asked = Asked()
    assert await send_reply(await deferred(asked, private=False), FOR_THE_ASKER) == 3
    assert asked.done == ["public place", "no place", "private message"]


async def test_what_is_for_all_is_not_put_into_a_private_place() -> None:
    asked = Asked()
    assert await send_reply(await deferred(asked, private=True), FOR_ALL) == 3
    assert asked.done == ["private place", "no place", "public message"]


async def test_a_channel_with_private_answers_gets_no_public_one() -> None:
    asked = Asked()
    interaction = await deferred(asked, private=True)
    set_manner(interaction, Manner(private=True))
    await send_reply(interaction, FOR_ALL)
    assert asked.done == ["private place", "into the place"]


async def test_in_a_direct_message_every_place_will_do() -> None:
    asked = Asked(in_server=False)
    await send_reply(await deferred(asked, private=False), FOR_THE_ASKER)
    assert asked.done == ["public place", "into the place"]


async def test_a_place_that_a_moderator_deleted_is_not_missed() -> None:
    asked = Asked(refusals=[refusal(UNKNOWN_MESSAGE)])
    await send_reply(await deferred(asked, private=False), FOR_THE_ASKER)
    assert asked.done == ["public place", "private message"]


async def test_nothing_private_is_sent_while_the_public_place_is_there() -> None:
    asked = Asked(refusals=[refusal(50001, status=403)])
    interaction = await deferred(asked, private=False)
    with pytest.raises(discord.HTTPException):
        await send_reply(interaction, FOR_THE_ASKER)
    assert asked.done == ["public place"]
    assert not responding.is_answered(interaction)


async def test_after_a_message_that_was_refused_an_excuse_can_still_be_told() -> None:
    asked = Asked()
    interaction = await deferred(asked, private=False)
    await responding.give_up_place(interaction)
    asked.refusals = [refusal(50035, status=400)]
    with pytest.raises(discord.HTTPException):
        await send_reply(interaction, FOR_THE_ASKER)
    await excuse(interaction, FOR_THE_ASKER)
    assert asked.done[-1] == "private message"


async def test_a_second_reply_leaves_the_first_where_it_is() -> None:
    asked = Asked()
    interaction = await deferred(asked, private=False)
    await send_reply(interaction, FOR_ALL)
    await send_reply(interaction, FOR_THE_ASKER)
    assert asked.done == ["public place", "into the place", "private message"]


async def test_while_nobody_knows_whether_the_place_is_gone_an_excuse_can_still_be_told() -> None:
    asked = Asked(refusals=[UnsentError("")])
    interaction = await deferred(asked, private=False)
    with pytest.raises(UnsentError):
        await send_reply(interaction, FOR_THE_ASKER)
    assert not responding.is_answered(interaction), "nothing was sent yet"
    await excuse(interaction, FOR_THE_ASKER)
    assert asked.done == ["public place", "no place", "private message"]


async def test_a_message_that_may_have_arrived_is_followed_by_no_excuse() -> None:
    asked = Asked(refusals=[UnsentError("")])
    interaction = await deferred(asked, private=False)
    with pytest.raises(UnsentError):
        await send_reply(interaction, FOR_ALL)
    await excuse(interaction, FOR_THE_ASKER)
    assert asked.done == ["public place"]


async def test_after_a_card_that_could_not_be_drawn_an_excuse_can_still_be_told() -> None:
    asked = Asked(refusals=[ValueError("more than fits")])
    interaction = await deferred(asked, private=True)
    with pytest.raises(ValueError, match="more than fits"):
        await send_reply(interaction, FOR_THE_ASKER)
    await excuse(interaction, FOR_THE_ASKER)
    assert asked.done == ["private place", "into the place"]


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Return what becomes of each thread that is asked for: whether it could be made and written in."""
    made: list[bool] = []

    async def in_thread(*_: object) -> bool:
        return made.pop(0)

    monkeypatch.setattr(answers, "can_have_threads", lambda _: True)
    monkeypatch.setattr(answers, "in_thread", in_thread)
    return made


async def test_a_second_reply_without_a_thread_does_not_take_the_place_of_the_first(threads: list[bool]) -> None:
    threads += [True, False]
    asked = Asked()
    interaction = await deferred(asked, private=False)
    set_manner(interaction, Manner(thread=True))
    await send_reply(interaction, FOR_ALL)
    await send_reply(interaction, FOR_ALL)
    assert asked.done == ["public place", "into the place", "public message"]


async def test_a_line_that_promises_a_thread_goes_if_the_answer_can_be_put_nowhere(threads: list[bool]) -> None:
    threads.append(False)
    asked = Asked()
    interaction = await deferred(asked, private=False)
    set_manner(interaction, Manner(thread=True))
    place = asked.edit_original_response

    async def once(**_: object) -> Any:
        asked.refusals.append(refusal(50035, status=400))
        asked.edit_original_response = place  # type: ignore[method-assign]
        asked.done.append("a line")
        return SimpleNamespace(id=2)

    asked.edit_original_response = once  # type: ignore[method-assign]
    with pytest.raises(discord.HTTPException):
        await send_reply(interaction, FOR_ALL)
    await excuse(interaction, FOR_THE_ASKER)
    assert asked.done == ["public place", "a line", "no place", "private message"]
