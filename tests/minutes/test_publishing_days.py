"""The day on which an article appears is not that of the meeting that it reports on."""

import pytest

from bot.minutes.dating import DateReading, settle_dates
from bot.minutes.model import MeetingDate
from bot.minutes.parse import parse_minutes
from tests.conftest import lines_of


def read(path: str, title: str, *below: str, published: str = "2013-01-15") -> DateReading:
    text = lines_of("---", f"date: {published}", f'title: "{title}"', "---", "", *below, "", "## Net", "", "It tore.")
    return settle_dates([parse_minutes(text, path).clues])[0]


def test_the_title_of_an_article_tells_the_day_of_the_meeting() -> None:
    assert read("_posts/2013-01-15-notes.md", "Notes of 14 January 2013") == DateReading(MeetingDate(2013, 1, 14))
    assert read("news/notes.md", "Notes of 14 January") == DateReading(MeetingDate(2013, 1, 14))


def test_a_label_or_heading_of_an_article_tells_it_too() -> None:
    assert read("_posts/2013-01-15-notes.md", "Notes", "Date: 14 January 2013") == DateReading(MeetingDate(2013, 1, 14))
    assert read("_posts/2013-01-15-notes.md", "Notes", "# Notes of 14 January 2013") == DateReading(
        MeetingDate(2013, 1, 14)
    )


def test_a_day_without_a_year_is_of_the_last_one_before_the_page_appeared() -> None:
    assert read("_posts/2013-01-03-notes.md", "Notes of 17/12", published="2013-01-03") == DateReading(
        MeetingDate(2012, 12, 17)
    )


def test_what_is_long_ago_or_still_to_come_is_another_meetings() -> None:
    assert read("_posts/2013-01-15-notes.md", "Notes of 14 May 2012").date == MeetingDate(2013, 1, 15)
    assert read("_posts/2013-01-15-notes.md", "Notes of 20 January 2013").date == MeetingDate(2013, 1, 15)


def test_elsewhere_the_front_matter_means_the_meeting() -> None:
    assert read("notes/2013-01-15-notes.md", "Notes of 14 January 2013").date == MeetingDate(2013, 1, 15)


def test_an_article_with_no_other_day_keeps_that_of_its_front_matter() -> None:
    assert read("_posts/2013-01-15-notes.md", "Notes of meeting 9") == DateReading(MeetingDate(2013, 1, 15))


@pytest.mark.parametrize(
    ("path", "published"),
    [
        ("club/2017-03-17-board-meeting-of-4-may-2014.md", "2017-03-17T10:54:00"),
        ("club/board.md", "2014-06-01T10:54:23"),
    ],
)
def test_what_a_program_posted_is_of_the_meeting_that_its_title_names(path: str, published: str) -> None:
    found = read(path, "Board meeting of 4 May 2014", published=published)
    assert found == DateReading(MeetingDate(2014, 5, 4))


def test_a_time_that_somebody_wrote_down_is_that_of_the_meeting() -> None:
    found = read("club/board.md", "Board meeting of 4 May 2014", published="2014-06-01T19:00:00")
    assert found.date == MeetingDate(2014, 6, 1)


def test_a_title_that_counts_the_sittings_tells_no_day() -> None:
    found = read("_posts/2025-11-05-sitting-6-10.md", "Sitting 6.10", published="2025-11-05")
    assert found == DateReading(MeetingDate(2025, 11, 5))
