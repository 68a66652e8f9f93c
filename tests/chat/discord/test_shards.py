"""The shards of a process, as they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.discord.shards import Shards, read_shards


@pytest.mark.parametrize(
    ("typed", "ids"),
    [("0-3/16", (0, 1, 2, 3)), ("2/16", (2,)), ("0,2,5/16", (0, 2, 5)), ("5, 0-1 / 16", (0, 1, 5)), ("0/1", (0,))],
)
def test_shards_are_read(typed: str, ids: tuple[int, ...]) -> None:
    shards = read_shards(typed)
    assert shards is not None
    assert shards.ids == ids
    assert shards.is_whole is (len(ids) == shards.count)


def test_auto_is_what_discord_says() -> None:
    assert read_shards("auto") is None


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("0-3", "how many there are in all"),
        ("0-16/16", "the last one is 15"),
        ("3-1/16", "the smaller shard first"),
        ("0-2,1/16", "found 1 again"),
        ("/16", "such as 2"),
        ("0/0", "from 1 to"),
        ("-1/16", "such as 2"),
        ("0/99999999", "how many"),
        ("a/b", "how many"),
        ("²/4", "such as 2"),
    ],
)
def test_what_are_none_is_said_in_words(typed: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_shards(typed)


@given(st.text(st.sampled_from("0123456789-,/ ax"), max_size=20))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    try:
        shards = read_shards(typed)
    except ValueError:
        return
    assert shards is None or max(shards.ids) < shards.count


@given(st.sets(st.integers(0, 40), min_size=1))
def test_what_is_shown_is_read_again(ids: set[int]) -> None:
    shards = Shards(tuple(sorted(ids)), 41)
    assert read_shards(str(shards)) == shards
