"""A file in, minutes out."""

import pytest

from bot.text import Lines
from tests.conftest import SPRING, lines_of, read


def test_a_meeting_is_read_whole() -> None:
    minutes = read(SPRING)
    assert (minutes.title, str(minutes.date), minutes.language) == ("园艺社例会", "2024-03-05", "zh")
    assert [attendee.name for attendee in minutes.attendees] == ["柳荫", "Green Thumb", "石榴"]
    assert [(item.heading, item.presenters) for item in minutes.items] == [
        ("议程 1 ：番茄移栽 @石榴", ("石榴",)),
        ("议程二：堆肥箱 @柳荫 @Green Thumb", ("柳荫", "Green Thumb")),
        ("议程3：答疑", ()),
    ]


def test_items_have_the_lines_from_their_heading_to_their_last_text() -> None:
    assert [item.lines for item in read(SPRING).items] == [(7, 9), (11, 14), (16, 24)]


def test_a_stated_title_comes_before_the_heading_and_the_heading_before_the_name() -> None:
    assert read(lines_of("---", "title: Stated", "---", "# Heading"), "name.md").title == "Stated"
    assert read(lines_of("# Heading", "", "Rain."), "name.md").title == "Heading"
    assert read(lines_of("Rain."), "folder/name.md").title == "name"


def test_a_heading_that_names_no_meeting_is_an_item() -> None:
    assert [item.heading for item in read(lines_of("# Water", "Rain.", "# Soil", "Peat.")).items] == ["Water", "Soil"]


def test_a_second_level_heading_with_a_date_names_the_meeting() -> None:
    minutes = read(lines_of("## Meeting of 5 March 2024", "", "### Water", "Rain."), "notes.md")
    assert (minutes.title, str(minutes.date)) == ("Meeting of 5 March 2024", "2024-03-05")
    assert [item.heading for item in minutes.items] == ["Water"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_line_ends_change_nothing_but_themselves(line_end: str) -> None:
    minutes = read(SPRING.replace("\n", line_end))
    assert [entry.lines for entry in minutes.entries] == [entry.lines for entry in read(SPRING).entries]
    assert [entry.question for entry in minutes.entries] == [entry.question for entry in read(SPRING).entries]


@pytest.mark.parametrize("character", ["\r", "\f", "\v", "\x1c", "\x85", "\u2028", "\u2029"])
def test_an_odd_character_inside_a_line_shifts_no_entry(character: str) -> None:
    minutes = read(lines_of("## Water", "", f"Rain{character}first.", "", "## Soil", "Peat."))
    assert [entry.lines for entry in minutes.entries] == [(1, 3), (5, 6)]
    assert minutes.text.piece(Lines(3, 3)) == f"Rain{character}first."


def test_a_heading_of_level_1_above_who_was_there_names_the_meeting() -> None:
    minutes = read(lines_of("# Pond club", "", "Attendees: Fern, Moss", "", "# Pond club", "", "## Water", "Rain."))
    assert minutes.title == "Pond club"
    assert [item.heading for item in minutes.items][-1] == "Water"
