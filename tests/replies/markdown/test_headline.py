"""Headings as they are shown."""

import pytest

from bot.replies.markdown.headline import MAX_HEADLINE_CHARACTERS, headline


@pytest.mark.parametrize("mark", ["**a ", "[a ", "[a](", "`a ", "~~a "])
def test_of_a_very_long_heading_only_the_beginning_is_read(mark: str) -> None:
    assert headline(mark * 4_000) == headline(mark * 1_000)
    assert len(headline(mark * 4_000)) <= MAX_HEADLINE_CHARACTERS


def test_white_space_makes_no_heading_long() -> None:
    assert headline("**Barrel**" + " " * 5_000 + "and\nlid") == "Barrel and lid"
