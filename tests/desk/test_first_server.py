import logging

import pytest

from bot.desk.caller import AT_THE_MACHINE, Caller
from bot.desk.first_server import FirstServer
from bot.replies.i18n.audience import Audience
from bot.storage.state.database import Database
from bot.storage.state.named_values import NamedValues

HOME, OTHER = 10, 11
MODERATOR = Caller(AT_THE_MACHINE, Audience(None), is_moderator=True)


async def opened(state: Database) -> FirstServer:
    first = FirstServer(NamedValues(state))
    await first.open()
    return first


async def needed(first: FirstServer) -> str:
    return " ".join(need.text for need in await first.needs(MODERATOR))


async def test_the_only_server_is_the_first_one_also_after_a_restart(state: Database) -> None:
    await (await opened(state)).seen([HOME], named=())
    assert (await opened(state)).server == HOME


async def test_a_second_server_changes_nothing(state: Database) -> None:
    first = await opened(state)
    await first.seen([HOME], named=())
    await first.seen([HOME, OTHER], named=())
    assert first.server == HOME
    assert not await needed(first)


async def test_a_server_that_the_bot_left_stays_the_first_one_and_that_is_told(state: Database) -> None:
    await (await opened(state)).seen([HOME], named=())
    first = await opened(state)
    await first.seen([OTHER], named=())
    assert first.server == HOME
    assert "has left" in await needed(first)
    assert str(OTHER) in await needed(first)


async def test_none_is_the_first_of_several_and_the_log_says_how_to_mend_that_once(
    state: Database, caplog: pytest.LogCaptureFixture
) -> None:
    first = await opened(state)
    with caplog.at_level(logging.WARNING):
        await first.seen([HOME, OTHER], named=())
        await first.seen([HOME, OTHER], named=())
    assert first.server is None
    (told,) = caplog.messages
    assert f"{HOME}, {OTHER}" in told
    assert "servers:" in await needed(first)


async def test_nothing_is_needed_where_servers_are_named(state: Database) -> None:
    first = await opened(state)
    await first.seen([HOME, OTHER], named=[HOME])
    assert not await needed(first)


async def test_without_a_state_it_is_known_while_the_program_runs() -> None:
    first = FirstServer(None)
    await first.seen([HOME], named=())
    await first.seen([HOME, OTHER], named=())
    assert first.server == HOME
