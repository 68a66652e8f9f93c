"""Who asks for very much waits; nobody else does, and counting takes little memory."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from bot.chat.discord.interactions.admission import Doors
from bot.chat.discord.interactions.flooding import Flood
from bot.chat.discord.moderators import Standing
from bot.chat.discord.settings import DiscordSettings, FloodSettings, ModeratorSettings
from bot.desk.channel_rules import Spot

ADA, BO, HERE, THERE = 1, 2, 10, 11


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def test_a_member_waits_after_so_many_and_nobody_else_does() -> None:
    clock = Clock()
    flood = Flood(FloodSettings(member_a_minute=3), clock=clock)
    assert [flood.wait(ADA, HERE) for _ in range(4)] == [0, 0, 0, 60]
    assert (flood.wait(ADA, THERE), flood.wait(ADA, None), flood.wait(BO, HERE)) == (60, 60, 0)
    clock.now += 61
    assert flood.wait(ADA, HERE) == 0


def test_a_channel_waits_after_so_many_of_all_its_members() -> None:
    flood = Flood(FloodSettings(channel_a_minute=3), clock=Clock())
    assert [flood.wait(member, HERE) for member in range(5)] == [0, 0, 0, 60, 60]
    assert (flood.wait(99, THERE), flood.wait(98, None)) == (0, 0)


def test_whoever_waits_takes_nothing_from_the_channel() -> None:
    flood = Flood(FloodSettings(member_a_minute=1, channel_a_minute=3), clock=Clock())
    for _ in range(50):
        flood.wait(ADA, HERE)
    assert [flood.wait(member, HERE) for member in (BO, 3)] == [0, 0]


def test_completions_are_counted_apart() -> None:
    flood = Flood(FloodSettings(completions_a_minute=2, member_a_minute=1), clock=Clock())
    assert [flood.completes(ADA) for _ in range(3)] == [True, True, False]
    assert flood.wait(ADA, HERE) == 0


def test_a_member_is_told_now_and_then() -> None:
    clock = Clock()
    flood = Flood(clock=clock)
    assert [flood.is_told(ADA) for _ in range(3)] == [True, False, False]
    clock.now += 6
    assert flood.is_told(ADA)


@pytest.mark.parametrize("ask", [lambda flood: flood.wait(ADA, HERE) == 0, lambda flood: flood.completes(ADA)])
def test_with_0_there_is_no_limit(ask: Callable[[Flood], bool]) -> None:
    flood = Flood(FloodSettings(0, 0, 0), clock=Clock())
    assert all(ask(flood) for _ in range(1_000))
    assert len(flood) == 0


def test_very_many_members_take_little_memory() -> None:
    flood = Flood(FloodSettings(member_a_minute=1), clock=Clock(), most=100)
    for member in range(10_000):
        flood.wait(member, None)
    assert len(flood) == 100
    assert flood.wait(9_999, None) > 0


def a_message() -> Any:
    return SimpleNamespace(author=SimpleNamespace(id=ADA))


def test_a_message_of_whoever_asks_for_very_much_waits_in_private_too() -> None:
    doors = Doors(flood=Flood(FloodSettings(member_a_minute=1), clock=Clock()))
    assert [doors.admit(None, a_message()).wait for _ in range(2)] == [0, 60]
    assert doors.admit(Spot(5, (HERE,)), a_message()).wait == 60


@pytest.mark.parametrize(("moderator", "waits"), [(ADA, 0), (BO, 60)])
def test_messages_of_moderators_are_not_counted(moderator: int, waits: int) -> None:
    settings = DiscordSettings(moderators=ModeratorSettings(members=(moderator,)))
    flood = Flood(FloodSettings(member_a_minute=1), clock=Clock())
    doors = Doors(flood=flood, settings=settings, standing=lambda message: Standing(message.author.id))
    assert [doors.admit(Spot(5, (HERE,)), a_message()).wait for _ in range(2)] == [0, waits]
