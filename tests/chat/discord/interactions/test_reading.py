"""What a member wrote, as words."""

import pytest

from bot.chat.discord.interactions.reading import in_words, mentioned_in


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
