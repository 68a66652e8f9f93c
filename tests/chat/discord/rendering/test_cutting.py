import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.discord.rendering.cutting import cut, cut_to, size


@given(st.text(), st.integers(1, 60))
def test_what_is_cut_fits_and_is_a_beginning_of_the_text(text: str, limit: int) -> None:
    shown = cut_to(text, limit)
    assert size(shown) <= limit
    assert shown == text or text.startswith(shown.removesuffix("…"))


@given(st.text(alphabet="ab \U0001f600"), st.integers(1, 60))
def test_length_is_counted_in_units_of_utf_16(text: str, limit: int) -> None:
    assert len(cut_to(text, limit).encode("utf-16-le")) // 2 <= limit


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("It was agreed. Then everybody went home.", 22, "It was agreed.…"),
        ("It was agreed that everybody goes home.", 22, "It was agreed that…"),
        ("它通过了。然后大家都回家了。", 9, "它通过了。…"),
        ("它通过了然后大家都回家了", 6, "它通过了然…"),
        ("one line\nanother line", 14, "one line…"),
        ("unbreakableword", 8, "unbreak…"),
        ("short", 5, "short"),
    ],
)
def test_text_is_cut_where_a_reader_pauses(text: str, limit: int, shown: str) -> None:
    assert cut(text, lambda head: size(head) <= limit) == shown


def test_a_line_keeps_as_many_words_as_fit() -> None:
    assert cut_to("One thing. Another thing.", 20) == "One thing. Another…"


@pytest.mark.parametrize(
    "character",
    [
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "\U0001f44d\U0001f3fd",
        "e\u0301",
        "\U0001f1e9\U0001f1ea",
        "\u2764\ufe0f",
    ],
)
def test_what_is_seen_as_one_character_is_not_split(character: str) -> None:
    for limit in range(2, 30):
        assert set(cut_to(character * 8, limit).removesuffix("…").split(character)) <= {""}


def test_a_web_address_is_left_out_rather_than_cut() -> None:
    assert cut_to("see https://example.org/a/long/way for more", 20) == "see…"


def test_the_limit_may_be_that_of_something_drawn_from_the_text() -> None:
    assert cut("aaa bbb ccc", lambda head: 2 * len(head) <= 10) == "aaa…"
