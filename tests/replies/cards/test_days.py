"""The day of a meeting, with what tells it from others of that day."""

from bot.minutes.meetings import gather_meetings
from bot.replies.cards.days import day_of, team_of
from bot.replies.i18n.wording import wording_for
from tests.conftest import read


def test_a_meeting_is_told_from_others_of_its_day_unless_its_title_does() -> None:
    meetings = gather_meetings([read("Rain fell.", "beds/2024-03-05.md"), read("Rain.", "pond/2024-03-05.md")])
    wording = wording_for("en")
    assert day_of(meetings[0], wording).endswith("· beds")
    assert not day_of(meetings[0], wording, beside="The beds crew").endswith("beds")
    assert [team_of(meeting, beside="Sync") for meeting in meetings] == ["beds", "pond"]


def test_the_only_meeting_of_a_day_goes_by_the_day_alone() -> None:
    (meeting,) = gather_meetings([read("Rain fell.", "beds/2024-03-05.md")])
    assert day_of(meeting, wording_for("en")) == wording_for("en").date(meeting.date)


def test_a_letter_inside_a_word_of_the_title_tells_no_team() -> None:
    (meeting, _) = gather_meetings([read("Rain fell.", "c/2024-03-05.md"), read("Rain.", "d/2024-03-05.md")])
    assert team_of(meeting, beside="Weekly sync") == "c"
    assert team_of(meeting, beside="Sync C") == ""
