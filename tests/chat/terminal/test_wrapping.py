"""Where lines break."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from bot.chat.terminal.wrapping import break_offsets, wrap


def lines(text: str, width: int) -> list[str]:
    return [line.plain for line in wrap(Text(text), width)]


def test_words_stay_whole() -> None:
    assert lines("every word stays whole", 11) == ["every word", "stays whole"]


def test_a_word_that_is_wider_than_the_line_is_cut() -> None:
    assert lines("abcdefgh", 3) == ["abc", "def", "gh"]


def test_chinese_text_fills_the_line() -> None:
    assert lines("Hertz 提供生成能力", 12) == ["Hertz 提供生", "成能力"]


def test_a_line_does_not_begin_with_a_full_stop() -> None:
    assert lines("一二三四五。", 10) == ["一二三四", "五。"]


def test_a_line_does_not_end_with_an_opening_bracket() -> None:
    assert lines("一二三「四五」", 8) == ["一二三", "「四五」"]


def test_a_chinese_date_stays_whole() -> None:
    assert lines("下次会议在2022年6月30日", 20) == ["下次会议在", "2022年6月30日"]


def test_line_breaks_of_the_text_stay() -> None:
    assert lines("one\n\ntwo", 80) == ["one", "", "two"]


def test_styles_stay_with_their_words() -> None:
    text = Text.assemble("plain ", ("strong words", "bold"))
    assert [span.style for line in wrap(text, 12) for span in line.spans] == ["bold", "bold"]


@pytest.mark.parametrize("width", [2, 7, 40])
@given(text=st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs", "Mn", "Me", "Cf", "Zl", "Zp"))))
def test_no_line_is_too_wide_and_no_character_is_lost(width: int, text: str) -> None:
    cuts = [0, *break_offsets(text, width), len(text)]
    parts = [text[start:end] for start, end in pairwise(cuts)]
    assert "".join(parts) == text
    assert all(cell_len(part.rstrip()) <= width for part in parts)
