"""Which rule holds in which spot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.channel_rules import Answers, ChannelRules, Rule, Spot
from bot.desk.pauses import Pauses
from bot.storage.state.channel_policies import ChannelPolicy

CHANNEL, CATEGORY, ROLE, OTHER = 11, 12, 21, 22
HERE = Spot(1, (CHANNEL, CATEGORY), frozenset({ROLE}))

LEVELS = [(CHANNEL, ROLE), (CHANNEL, 0), (CATEGORY, ROLE), (CATEGORY, 0), (0, ROLE), (0, 0)]
"""The most particular first."""


def test_without_rules_all_is_as_usual() -> None:
    assert ChannelRules().rule(HERE) == Rule()


@given(st.sets(st.sampled_from(range(len(LEVELS))), min_size=1))
def test_the_most_particular_rule_wins(chosen: set[int]) -> None:
    ways = [Answers.PRIVATE, Answers.OFF, Answers.THREAD, Answers.PUBLIC, Answers.OFF, Answers.PRIVATE]
    rules = ChannelRules(ChannelPolicy(1, *LEVELS[number], answers=ways[number]) for number in chosen)
    assert rules.rule(HERE).answers is ways[min(chosen)]


def test_what_a_rule_does_not_say_a_wider_one_says() -> None:
    rules = ChannelRules(
        [ChannelPolicy(1, CHANNEL, 0, answers="off"), ChannelPolicy(1, 0, 0, member_seconds=9, opens_posts=True)]
    )
    assert rules.rule(HERE) == Rule(Answers.OFF, 9, 0, opens_posts=True)


def test_a_rule_of_another_server_channel_or_role_does_not_hold() -> None:
    rules = ChannelRules(
        ChannelPolicy(server, channel, role, answers="off")
        for server, channel, role in [(2, 0, 0), (1, 99, 0), (1, CHANNEL, OTHER)]
    )
    assert rules.rule(HERE) == Rule()


def test_of_several_roles_the_kindest_rule_holds() -> None:
    rules = ChannelRules(
        [
            ChannelPolicy(1, CHANNEL, ROLE, answers="off", member_seconds=90),
            ChannelPolicy(1, CHANNEL, OTHER, answers="private", member_seconds=5),
        ]
    )
    both = Spot(1, (CHANNEL,), frozenset({ROLE, OTHER}))
    assert rules.rule(both) == Rule(Answers.PRIVATE, 5)


def test_a_value_of_a_newer_version_is_passed_over() -> None:
    assert ChannelRules([ChannelPolicy(1, CHANNEL, 0, answers="by pigeon")]).rule(HERE) == Rule()


def test_a_pause_ends_and_few_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    pauses = Pauses(lambda: now)
    pauses.begin("a", 10)
    assert pauses.left("a") == 10
    now = 111.0
    assert pauses.left("a") == 0
    monkeypatch.setattr("bot.desk.pauses._MOST", 3)
    for key in range(10):
        pauses.begin(key, 10)
    assert [len(pauses), pauses.left(9), pauses.left(1)] == [3, 10, 0]
