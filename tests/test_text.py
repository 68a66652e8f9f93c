"""Folding, lines and clipping."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text import Lines, SourceText, fold, has_han, is_traditional, normalise

NO_LINE_ENDS = ["\r", "\f", "\v", "\x1c", "\x85", "\u2028", "\u2029"]


@pytest.mark.parametrize("character", NO_LINE_ENDS)
def test_only_a_line_feed_ends_a_line(character: str) -> None:
    text = SourceText(f"one{character}still one\ntwo")
    assert [text.line(1), text.line(2)] == [f"one{character}still one", "two"]
    assert text.line_count == 2


def test_a_carriage_return_belongs_to_the_line_end_that_follows_it() -> None:
    text = SourceText("one\r\n\r\nthree\r\n")
    assert list(text.lines(Lines(1, text.line_count))) == ["one", "", "three"]


@pytest.mark.parametrize(
    ("written", "lines"), [("\r", ["\r"]), ("one\ntwo\r", ["one", "two\r"]), ("one\r\r\n", ["one\r"])]
)
def test_a_carriage_return_that_no_line_feed_follows_belongs_to_its_line(written: str, lines: list[str]) -> None:
    text = SourceText(written)
    assert [text.line(number) for number in range(1, text.line_count + 1)] == lines


def test_a_piece_keeps_the_line_ends_inside_it() -> None:
    assert SourceText("one\r\ntwo\nthree\n").piece(Lines(1, 2)) == "one\r\ntwo"


@pytest.mark.parametrize(
    "line", ["", " \t", "\u3000", "\xa0", "\f", "\x85", "\u2028", "\u200b", "\ufeff", "---", "- *"]
)
def test_a_line_of_white_space_and_marks_is_blank(line: str) -> None:
    text = SourceText(f"one\n{line}\nthree\n")
    assert text.is_blank(Lines(2, 2))
    assert not text.is_blank(Lines(1, 2))


@pytest.mark.parametrize(
    ("lines", "trimmed"), [(Lines(1, 6), Lines(2, 4)), (Lines(3, 4), Lines(4, 4)), (Lines(5, 6), None)]
)
def test_lines_are_trimmed_to_those_with_text(lines: Lines, trimmed: Lines | None) -> None:
    assert SourceText("\u3000\none\n\nfour\n---\n\n").trimmed(lines) == trimmed


@given(st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\r\n"))))
def test_the_lines_are_what_stands_between_the_line_ends(written: str) -> None:
    text = SourceText(written)
    lines = [text.line(number) for number in range(1, text.line_count + 1)]
    assert lines == written.replace("\r\n", "\n").removesuffix("\n").split("\n")
    assert list(text.lines(Lines(1, text.line_count))) == lines


@given(st.text(min_size=1), st.data())
def test_an_offset_lies_in_the_line_that_is_named_for_it(written: str, data: st.DataObject) -> None:
    text = SourceText(written)
    offset = data.draw(st.integers(0, len(written) - 1))
    number = text.line_at(offset)
    start = text.slice_of(Lines(number, number)).start
    following = text.slice_of(Lines(number + 1, number + 1)).start if number < text.line_count else len(written)
    assert start <= offset < following


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("服務治理", "服务治理"),
        ("ＨＴＴＰ３", "HTTP3"),
        ("Café", "CAFE"),
        ("Cafe\u0301", "café"),
        ("①", "1"),
        ("ﬁnance", "finance"),
        ("㎞", "km"),
    ],
)
def test_two_spellings_of_a_word_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_the_right_simplified_character_depends_on_the_phrase() -> None:
    assert (normalise("乾淨"), normalise("乾坤")) == ("干净", "乾坤")


@pytest.mark.parametrize("text", ["", "\ud800", "番\udfff茄", "\x00", "\U0010ffff", "e" + "\u0301" * 500])
def test_any_string_can_be_folded(text: str) -> None:
    assert isinstance(fold(text), str)


@pytest.mark.parametrize(("text", "expected"), [("例外\ud800", False), ("實作\ud800", True), ("\ud800", False)])
def test_half_a_character_is_in_no_script(text: str, expected: bool) -> None:
    assert is_traditional(text) is expected


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_every_chinese_character_is_simplified_to_one() -> None:
    characters = "\n".join(character for character in map(chr, range(0x3400, 0x323B0)) if has_han(character))
    assert all(len(line) == 1 for line in normalise(characters).split("\n"))
