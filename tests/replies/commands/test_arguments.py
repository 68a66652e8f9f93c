"""What is typed into the options of a command means a meeting, or is refused with the ones that may be meant."""

import pytest

from bot.errors import UnknownMeetingError
from bot.minutes.meeting_texts import Meeting
from bot.minutes.model import MeetingDate, PartialDate
from bot.replies.commands.arguments import complete_meetings, find_meeting, read_filters
from bot.replies.commands.ask_request import AskRequest
from bot.replies.i18n.wording import wording_for
from bot.search.model import Filters
from tests.conftest import Folder

ENGLISH = wording_for("en-GB")
TODAY = MeetingDate(2022, 7, 20)
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
    assert find_meeting(meetings, typed, ENGLISH, today=TODAY).id == found


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
        find_meeting(meetings, typed, ENGLISH, today=TODAY)
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
        assert find_meeting(meetings, typed, ENGLISH, today=TODAY).id == "summer"
    else:
        with pytest.raises(UnknownMeetingError):
            find_meeting(meetings, typed, ENGLISH, today=TODAY)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("latest", "2022-07-14"),
        (" LATEST ", "2022-07-14"),
        ("latest · Gardening club 2022", "2022-07-14"),
        ("the last meeting", "2022-07-14"),
        ("最近一次会议", "2022-07-14"),
        ("上次會議", "2022-07-14"),
        ("the meeting before last", "2022-06-30"),
        ("上上次会议", "2022-06-30"),
    ],
)
def test_one_of_the_latest_meetings_is_none_that_is_still_to_come(
    typed: str, found: str, meetings: tuple[Meeting, ...]
) -> None:
    assert find_meeting(meetings, typed, ENGLISH, today=TODAY).id == found


def test_the_latest_meeting_may_be_typed_in_the_readers_language(meetings: tuple[Meeting, ...]) -> None:
    assert find_meeting(meetings, "最近", wording_for("zh-CN"), today=TODAY).id == "2022-07-14"


@pytest.mark.parametrize("typed", ["the last three meetings", "the last meeting on hoses", "倒数第九次会议"])
def test_several_of_the_latest_meetings_are_not_one(typed: str, meetings: tuple[Meeting, ...]) -> None:
    with pytest.raises(UnknownMeetingError, match="There is no meeting"):
        find_meeting(meetings, typed, ENGLISH, today=TODAY)


def test_where_all_meetings_are_still_to_come_none_is_the_latest(meetings: tuple[Meeting, ...]) -> None:
    with pytest.raises(UnknownMeetingError, match="not in the future"):
        find_meeting(meetings, "latest", ENGLISH, today=MeetingDate(2021, 1, 1))


def test_a_request_without_a_scope_filters_nothing(meetings: tuple[Meeting, ...]) -> None:
    assert read_filters(AskRequest("hose"), meetings, ENGLISH, today=TODAY) == Filters()


def test_what_was_typed_of_a_scope_is_what_hits_must_satisfy(meetings: tuple[Meeting, ...]) -> None:
    request = AskRequest("hose", meeting="latest", person="Fern", since="2022-07")
    filters = read_filters(request, meetings, ENGLISH, today=TODAY)
    assert filters == Filters("2022-07-14", "Fern", PartialDate(2022, 7))
