"""Whatever stands in a file, no line of it is lost, moved or invented."""

import re

import pytest
from hypothesis import example, given

from bot.minutes.entries import trimmed_end
from bot.minutes.model import EntryKind
from bot.minutes.parse import Parsed, parse_minutes
from bot.minutes.sections import split_sections
from bot.text import Lines, SourceText
from tests.conftest import lies_within, markdown_texts

_SAYS_SOMETHING = re.compile(r"[^\s\u200b-\u200d\u2060\ufeff*_-]")


def parse(text: str) -> Parsed:
    return parse_minutes(text, "2024-03-05.md")


@given(markdown_texts())
def test_every_line_belongs_to_exactly_one_section(text: str) -> None:
    document = SourceText(text)
    covered = [
        number for section in split_sections(document) for number in range(section.lines.first, section.lines.last + 1)
    ]
    assert covered == list(range(1, document.line_count + 1))


@example("# Log\n[Leak #1] hose\n[Leak #2] tap\nada\n[Leak #3] pond")
@example("### [Leak #1] a\n### [Leak #2] b\n### [Leak #3] c\n\n[Leak #4] d\n[Leak #5] e\n[Leak #6] f\n\n- Old")
@given(markdown_texts())
def test_sections_as_they_are_read_hold_every_line_once_and_their_blocks(text: str) -> None:
    parsed = parse(text)
    read_lines = [number for one in parsed.sections for number in range(one.lines.first, one.lines.last + 1)]
    assert read_lines == list(range(read_lines[0], SourceText(text).line_count + 1))
    for section in parsed.sections:
        assert all(lies_within(block.lines, section.lines) for block in section.blocks)
        assert all(block.lines.first <= block.lines.last for block in section.blocks)


@given(markdown_texts())
def test_every_line_with_text_in_it_lies_in_an_entry(text: str) -> None:
    parsed = parse(text)
    assert parsed.minutes is not None
    document = parsed.minutes.text
    held = {number for entry in parsed.minutes.entries for number in range(entry.lines.first, entry.lines.last + 1)}
    read_lines = range(parsed.sections[0].lines.first, document.line_count + 1)
    left = [number for number in read_lines if number not in held and _SAYS_SOMETHING.search(document.line(number))]
    assert left == []


@given(markdown_texts())
def test_every_entry_keeps_within_its_lines(text: str) -> None:
    minutes = parse(text).minutes
    assert minutes is not None
    for entry in minutes.entries:
        assert 1 <= entry.lines.first <= entry.lines.last <= minutes.text.line_count
        assert entry.lines.last - entry.lines.first < 60
        assert entry.body
        assert all(lies_within(part, entry.lines) and part.first <= part.last for part in (*entry.body, *entry.words))


@pytest.mark.slow
@example("\n# Barrel\n")
@given(markdown_texts())
def test_every_entry_has_something_to_quote(text: str) -> None:
    minutes = parse(text).minutes
    assert minutes is not None
    for entry in minutes.entries:
        assert any(_SAYS_SOMETHING.search(minutes.text.piece(part)) for part in entry.body)


@given(markdown_texts())
def test_no_entry_holds_a_line_that_is_hidden(text: str) -> None:
    minutes = parse(text).minutes
    assert minutes is not None
    held = {number for entry in minutes.entries for number in range(entry.lines.first, entry.lines.last + 1)}
    assert held.isdisjoint(minutes.text.hidden)


@given(markdown_texts())
def test_every_question_is_a_piece_of_the_file_within_its_lines(text: str) -> None:
    minutes = parse(text).minutes
    assert minutes is not None
    for item in minutes.items:
        for question in item.questions:
            assert question.text.strip() == question.text != ""
            assert question.text in minutes.text.piece(question.lines)
            assert lies_within(question.lines, item.lines)
            assert question.answer is None or lies_within(question.answer, question.lines)


@given(markdown_texts())
def test_every_question_is_an_entry(text: str) -> None:
    minutes = parse(text).minutes
    assert minutes is not None
    asked = [question.text for item in minutes.items for question in item.questions]
    found = [entry.question for entry in minutes.entries if entry.kind is EntryKind.QUESTION]
    assert list(dict.fromkeys(found)) == list(dict.fromkeys(asked))


@given(markdown_texts())
def test_items_follow_one_another_without_overlap(text: str) -> None:
    minutes = parse(text).minutes
    assert minutes is not None
    for item, following in zip(minutes.items, minutes.items[1:], strict=False):
        assert item.lines.last < following.lines.first


@given(markdown_texts())
def test_a_section_is_trimmed_to_its_last_text(text: str) -> None:
    document = SourceText(text)
    last = trimmed_end(Lines(1, document.line_count), document)
    rest = Lines(last + 1, document.line_count)
    assert not any(_SAYS_SOMETHING.search(line) for line in document.lines(rest))
