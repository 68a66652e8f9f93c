"""What is typed into the options of a command means a meeting, or is refused with the ones that may be meant."""

import pytest

from bot.errors import UnknownMeetingError
from bot.minutes.model import Meeting
from bot.replies.commands.arguments import complete_meetings, find_meeting
from bot.replies.i18n.wording import wording_for
from tests.conftest import Folder

ENGLISH = wording_for("en-GB")
DAYS = ("2022-06-16", "2022-06-30", "2022-07-14", "2023-06-29")


@pytest.fixture
def meetings(folder: Folder) -> tuple[Meeting, ...]:
    for day in DAYS:
        folder.write(f"{day}.md", f"# Gardening club {day[:4]}\n\n## Hose\n\nThe hose is new.\n")
    return folder.knowledge().meetings


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2022-06-30", "2022-06-30"),
        ("2022/6/30", "2022-06-30"),
        ("20220630", "2022-06-30"),
        ("6.30", "2022-06-30"),
        ("7月14日", "2022-07-14"),
        ("2022 年 6 月", "2022-06-30"),
        ("June 16th", "2022-06-16"),
        ("14 July 2022", "2022-07-14"),
        (" ２０２３ 年 ", "2023-06-29"),
        ("garden 2023", "2023-06-29"),
        ("gardning club", "2023-06-29"),
    ],
)
def test_a_meeting_is_found_by_a_date_or_words_as_people_write_them(
    typed: str, found: str, meetings: tuple[Meeting, ...]
) -> None:
    assert find_meeting(meetings, typed, ENGLISH).id == found


@pytest.mark.parametrize(
    ("typed", "around"),
    [
        ("2022-06-29", ("2022-06-16", "2022-06-30")),
        ("2022-06-31", ("2022-06-30", "2022-07-14")),
        ("1 May 2022", ("2022-06-16",)),
        ("2025-01", ("2023-06-29",)),
        ("2025", ()),
        ("2022-8", ("2022-07-14", "2023-06-29")),
        ("gardening club 2021", ()),
        ("6.29.2", ()),
        ("99.99", ()),
    ],
)
def test_another_days_meeting_is_never_taken_for_the_one_that_was_typed(
    typed: str, around: tuple[str, ...], meetings: tuple[Meeting, ...]
) -> None:
    with pytest.raises(UnknownMeetingError) as caught:
        find_meeting(meetings, typed, ENGLISH)
    assert caught.value.candidates == around


def test_letters_may_be_wrong_where_meetings_are_offered_but_no_number(meetings: tuple[Meeting, ...]) -> None:
    assert [one.id for one in complete_meetings(meetings, "gardning club 2023", ENGLISH, limit=5)] == ["2023-06-29"]
    assert complete_meetings(meetings, "gardning club 2024", ENGLISH, limit=5) == []


@pytest.mark.parametrize(("typed", "is_found"), [("30 June", True), ("June", True), ("3 June", False)])
def test_a_meeting_without_a_date_is_found_by_one_in_its_title(typed: str, is_found: bool, folder: Folder) -> None:
    folder.write("summer.md", "# Notes of 30 June\n\n**Attendees**: Fern\n\n## Hose\n\nThe hose is new.\n")
    meetings = folder.knowledge().meetings
    assert [meeting.date for meeting in meetings] == [None]
    if is_found:
        assert find_meeting(meetings, typed, ENGLISH).id == "summer"
    else:
        with pytest.raises(UnknownMeetingError):
            find_meeting(meetings, typed, ENGLISH)
