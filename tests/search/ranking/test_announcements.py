"""Where minutes announce the next meeting."""

import pytest

from bot.minutes.model import MeetingDate
from tests.conftest import lines_of, search_in

TODAY = MeetingDate(2024, 6, 1)


def quoted(*lines: str, name: str = "2024-05-07.md") -> list[str]:
    text = lines_of("# Club", "", "## Pond", "", "Frogs live there.", "", *lines)
    answer = search_in({name: text}).answer("when is the next meeting", today=TODAY)
    return [hit.quote.text for hit in answer.hits]


@pytest.mark.parametrize(
    "line",
    [
        "Next meeting: June 4, 2024",
        "- The next meeting is on June 4.",
        "**Next call:** 2024-06-04, 17:00",
        "下次会议：6月4日",
        "Nächstes Treffen ist am 4. Juni",
        "Prochaine réunion le 4 juin à 20h",
        "We meet again on June 4.",
        "Wir treffen uns wieder am 4. Juni",
        "On se revoit le 4 juin",
        "Nos vemos el 4 de junio",
        "La prossima volta ci vediamo il 4 giugno.",
        "A gente se vê de novo em 4 de junho.",
        "We zien elkaar weer op 4 juni",
        "Увидимся 4 июня.",
        "次回は6月4日",
        "다음 모임은 6월 4일",
    ],
)
def test_a_line_that_begins_with_the_next_meeting_and_names_a_day_announces_it(line: str) -> None:
    (quote,) = quoted(line)
    assert quote in line


def test_a_heading_announces_with_what_stands_below_it() -> None:
    (quote,) = quoted("## Next meeting", "", "Tuesday 2024-06-04, in the shed")
    assert "2024-06-04" in quote


@pytest.mark.parametrize(
    "line",
    [
        "Before the next meeting Ada mends the hose of 2024-03-05.",
        "Next meeting we talk about hoses.",
        "The next barrel comes on June 4.",
        "下次会议讨论水管。",
    ],
)
def test_what_is_said_of_it_in_passing_announces_nothing(line: str) -> None:
    assert quoted(line) == []


def test_only_the_newest_meeting_announces() -> None:
    files = {
        "2024-03-05.md": lines_of("# Club", "", "## Pond", "", "Frogs.", "", "Next meeting: May 7, 2024"),
        "2024-05-07.md": lines_of("# Club", "", "## Pond", "", "Frogs live there."),
    }
    assert not search_in(files).answer("next meeting", today=TODAY).answered


def test_minutes_of_a_day_to_come_are_the_next_meeting() -> None:
    files = {
        "2024-05-07.md": lines_of("# Club", "", "## Pond", "", "Frogs live there."),
        "2024-06-04.md": lines_of("# Club of June", "", "## Agenda", "", "- Hose"),
        "2024-07-02.md": lines_of("# Club of July", "", "## Agenda", "", "- Shed"),
    }
    first = search_in(files).answer("next meeting", today=TODAY).hits[0]
    assert first.meeting.date == MeetingDate(2024, 6, 4)


@pytest.mark.parametrize(
    "other", ["Собираемся на экскурсию 20 мая.", "La próxima fase empieza el 20 de mayo.", "下次春游5月20日去西山。"]
)
def test_words_that_end_minutes_announce_only_where_nothing_names_the_next_meeting(other: str) -> None:
    (quote,) = quoted(other, "", "## Rake", "", "It is new.", "", "Next meeting: 2024-06-04")
    assert quote == "Next meeting: 2024-06-04"


def test_of_several_such_lines_the_last_one_announces() -> None:
    (quote,) = quoted(
        "We meet again on 20 May for the hose.", "", "## Rake", "", "It is new.", "", "See you on June 4."
    )
    assert quote == "See you on June 4."
