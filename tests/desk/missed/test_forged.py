"""Ids that nobody gave out, and questions that nobody would type: the desk answers all of them in words."""

from collections.abc import Iterator
from itertools import product

import pytest

from bot.desk.caller import Caller
from bot.errors import UsageError
from bot.replies.controls.custom_id import DESK, Action, ControlAction, control_id, read_control_id
from bot.replies.model import Form
from tests.desk.missed.conftest import MODERATOR, READER, Club, controls, member, titles

_TEXTS = (
    *(
        "",
        "0",
        "-1",
        "9" * 18,
        "9" * 19,
        "9" * 80,
        "\u0663",
        "1 compost",
        "9" * 60 + " compost",
        "%_%",
        "a=b",
        "http://[",
    ),
    *("1'; DROP TABLE votes; --", "\U0001f995" * 50, "a\x00b", "\ud800", "\udfff text", "@everyone <@1> **x**"),
    *("topic:compost", "t compost", "p Fern", "x" * 100, "\n\n", "\u202e", "1 http://[/x", "1 2024-01-01 1-9"),
)
_PLACES = (((), 0), (("A" * 11,), 1), (("_" * 11, "9" * 11, "\u00e9" * 11), 0xFFFF))
STRANGER = Caller(2**63 - 1, READER, is_moderator=False)


def _forged(action: Action) -> Iterator[ControlAction]:
    for text, (places, page) in product(_TEXTS, _PLACES):
        control = ControlAction(action, places, page, text, replaces=bool(page))
        yield control
        read = read_control_id(control_id(control))
        if read is not None and read != control:
            yield read


@pytest.mark.parametrize("action", sorted(DESK))
async def test_whatever_an_id_holds_is_answered_in_words(club: Club, action: Action) -> None:
    await club.ask("When is the well drilled?", member(3))
    told: list[object] = []
    for who in (MODERATOR, STRANGER):
        for control in _forged(action):
            try:
                answer = await club.desk.press(control, caller=who)
            except UsageError as error:
                told.append(str(error))
            else:
                told.append(isinstance(answer, Form) or answer.blocks)
    assert all(told)


@pytest.mark.parametrize(
    "question",
    [
        "When is the \x00 well drilled?",
        "When is the \ud800 well drilled?",
        "drill " * 1_000,
        "well " + "\U0001f995" * 500,
    ],
)
async def test_whatever_is_asked_in_vain_is_kept(club: Club, question: str) -> None:
    await club.ask(question, member(3))
    reply = await club.listed()
    assert controls(reply, Action.SETTLE)
    assert titles(reply)
