"""Texts are gathered into meetings."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.minutes.meeting_texts import Meeting
from bot.minutes.meetings import gather_meetings, held_meetings, latest_meeting
from bot.minutes.model import MeetingDate
from bot.minutes.parse import parse_minutes
from tests.conftest import read


def meetings_of(*paths: str) -> tuple[Meeting, ...]:
    return gather_meetings(read("Rain fell.", path) for path in paths)


def ids_of(*paths: str) -> list[str]:
    return [meeting.id for meeting in meetings_of(*paths)]


@pytest.mark.parametrize(
    "paths",
    [
        ("2024-03-05.md", "2024-03-05.en.md"),
        ("2024-03-05.zh.md", "2024-03-05.en.md"),
        ("zh/2024-03-05.md", "en/2024-03-05.md"),
        ("notes/zh/2024-03-05.md", "notes/en/2024-03-05.md", "notes/2024-03-05.md"),
    ],
)
def test_the_texts_of_a_meeting_are_one_meeting(paths: tuple[str, ...]) -> None:
    (meeting,) = meetings_of(*paths)
    assert meeting.id == "2024-03-05"
    assert {text.source for text in meeting.texts} == set(paths)


def test_the_text_without_a_language_in_its_name_comes_first() -> None:
    (meeting,) = meetings_of("2024-03-05.de.md", "2024-03-05.md", "2024-03-05.zh.md")
    assert meeting.texts[0].source == "2024-03-05.md"


def test_a_text_that_tells_no_date_has_that_of_its_meeting() -> None:
    undated = read("Rain fell.", "spring.md")
    dated = read("---\ndate: 2024-03-05\n---\nRegen fiel.", "spring.de.md")
    (meeting,) = gather_meetings([undated, dated])
    assert meeting.id == "2024-03-05"


def test_a_reader_gets_the_text_in_the_first_language_that_there_is() -> None:
    (meeting,) = meetings_of("2024-03-05.zh-CN.md", "2024-03-05.en.md")
    assert meeting.text_for(("de", "zh-TW", "en")).language == "zh-CN"
    assert meeting.text_for(("de",)) is meeting.texts[0]


def test_a_date_with_several_meetings_tells_them_apart_by_group() -> None:
    assert set(ids_of("main/2024-03-05.md", "gc/2024-03-05.md")) == {"2024-03-05-main", "2024-03-05-gc"}


@pytest.mark.parametrize(
    ("first", "second"),
    [("2024-03-05-soil.md", "2024-03-05-water.md"), ("soil_20240305.md", "water_20240305.md")],
)
def test_a_date_with_several_meetings_of_one_group_tells_them_apart_by_name(first: str, second: str) -> None:
    assert sorted(ids_of(first, second)) == ["2024-03-05-soil", "2024-03-05-water"]


def test_two_sources_with_the_same_file_are_two_meetings() -> None:
    texts = [parse_minutes("Rain fell.", "2024-03-05.md", origin=origin).minutes for origin in ("here", "there")]
    meetings = gather_meetings(text for text in texts if text)
    assert {meeting.id for meeting in meetings} == {"2024-03-05-1", "2024-03-05-2"}


def test_where_a_date_has_several_meetings_none_goes_by_the_date_alone() -> None:
    assert "2024-03-05" not in ids_of("2024-03-05.md", "2024-03-05-soil.md")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "main/", "gc/", "en/", "main/2024/", "2024-03-05/"]),
            st.sampled_from(
                ["2024-03-05", "2024-03-05-2", "2024-03", "03-05", "index", "_index", "notes", "2024-03-05-main"]
            ),
            st.sampled_from([".md", ".en.md", ".zh.md", ".markdown"]),
        ).map("".join),
        unique=True,
    )
)
def test_every_id_is_unique_and_every_text_is_in_one_meeting(paths: list[str]) -> None:
    meetings = meetings_of(*paths)
    assert len({meeting.id for meeting in meetings}) == len(meetings)
    assert sorted(text.source for meeting in meetings for text in meeting.texts) == sorted(paths)


@given(st.permutations(["2024-03-05.md", "a/2024-03-05.md", "b/2024-03-05.md", "2024-03.md", "notes.md"]))
def test_the_order_of_the_files_changes_nothing(paths: list[str]) -> None:
    assert meetings_of(*paths) == meetings_of(*sorted(paths))


def test_meetings_are_newest_first_and_undated_ones_last() -> None:
    assert ids_of("notes.md", "2023-12-31.md", "2024-03.md", "2024-02-29.md") == [
        "2024-03",
        "2024-02-29",
        "2023-12-31",
        "notes",
    ]


@pytest.mark.parametrize(
    ("today", "latest"),
    [
        (MeetingDate(2024, 3, 5), "2024-03-05"),
        (MeetingDate(2024, 3, 4), "2024-02"),
        (MeetingDate(2024, 2, 1), "2024-02"),
        (MeetingDate(2024, 1, 31), "2024-01-31"),
        (MeetingDate(2023, 1, 1), None),
    ],
)
def test_the_latest_meeting_is_the_newest_that_is_not_in_the_future(today: MeetingDate, latest: str | None) -> None:
    found = latest_meeting(meetings_of("2024-03-05.md", "2024-02.md", "2024-01-31.md", "notes.md"), today)
    assert (found.id if found else None) == latest


def test_teams_that_meet_on_one_day_go_by_the_folder_that_tells_them_apart() -> None:
    assert ids_of("sig/beds/2024-03-05.md", "sig/pond/2024-03-05.md") == ["2024-03-05-beds", "2024-03-05-pond"]
    first, _ = meetings_of("sig/beds/2024-03-05.md", "sig/pond/2024-03-05.md")
    assert first.told_apart_by == "beds"


def test_a_meeting_with_nothing_but_an_agenda_is_not_the_latest() -> None:
    noted, bare = read("Rain fell.", "2024-03-05.md"), read("Rain.", "2024-03-12.md")
    meetings = gather_meetings([noted, replace(bare, has_notes=False)])
    latest = latest_meeting(meetings, MeetingDate(2024, 4, 1))
    assert latest is not None
    assert latest.id == "2024-03-05"


def test_agendas_are_held_meetings_where_nothing_else_is() -> None:
    bare = [replace(read("Rain.", f"2024-03-0{day}.md"), has_notes=False) for day in (5, 6)]
    assert [one.id for one in held_meetings(gather_meetings(bare), MeetingDate(2024, 4, 1))] == [
        "2024-03-06",
        "2024-03-05",
    ]
    noted = read("Rain fell.", "2024-03-04.md")
    assert [one.id for one in held_meetings(gather_meetings([*bare, noted]), MeetingDate(2024, 4, 1))] == ["2024-03-04"]


def test_transcripts_in_a_folder_beside_that_of_the_notes_are_of_the_same_meetings() -> None:
    (meeting,) = meetings_of("meetings/2024-03-05-minutes.md", "transcripts/2024-03-05-transcript.md")
    assert [text.is_transcript for text in meeting.texts] == [False, True]
    notes = ("beds/2024-03-05.md", "pond/2024-03-05.md")  # nothing tells which of them was recorded
    assert len(meetings_of(*notes, "transcripts/2024-03-05.md")) == 3
