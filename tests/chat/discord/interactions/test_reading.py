"""What a member wrote, as words."""

from types import SimpleNamespace
from unittest import mock

import discord
import pytest

from bot.chat.discord.interactions.reading import answered_in, in_words, mentioned_in
from bot.replies.controls.custom_id import Action, ControlAction, control_id


@pytest.mark.parametrize(
    "code", ["<@&5>", "<#5>", "<:ok:5>", "<a:ok:5>", "<t:1650000000>", "<t:-5:R>", "</ask:5>", "<id:home>"]
)
def test_codes_are_no_words(code: str) -> None:
    assert in_words(f"hoses {code}and sheds", {}) == "hoses and sheds"


def test_other_brackets_stay() -> None:
    text = "if a <b> then  <https://example.org> or Vec<u8>"
    assert in_words(text, {}) == text


def test_names_take_the_place_of_mentions() -> None:
    text = "what did <@1>, <@!2> and <@3> say"
    assert mentioned_in(text) == (1, 2, 3)
    assert in_words(text, {1: "Ada", 2: "Bo"}) == "what did Ada , Bo and say"


@pytest.mark.parametrize(("of_card", "asked", "before"), [("", "", "hose?"), ("aB3", "aB3", "hose?"), ("aB3", "", "")])
def test_only_an_answer_of_the_community_that_is_asked_is_gone_on_from(of_card: str, asked: str, before: str) -> None:
    id = control_id(ControlAction(Action.ASK_ON, text="hose?", community=of_card))
    answer = mock.Mock(spec=discord.Message, author=SimpleNamespace(id=7), components=[SimpleNamespace(custom_id=id)])
    message = mock.Mock(spec=discord.Message, reference=SimpleNamespace(resolved=answer))
    assert answered_in(message, 7, asked) == before
    assert answered_in(message, 7, "xyz") == ""
