"""Titles that are listed one a line, without any marks."""

import pytest

from tests.minutes.found_topics import topics_of

AGENDA = ("Budget of the pond", "New members", "The summer fair")


@pytest.mark.parametrize("above", [("## Agenda", ""), ("Agenda:", ""), ("Agenda:",)])
def test_the_lines_of_an_agenda_are_its_topics(above: tuple[str, ...]) -> None:
    assert topics_of("# Club", "", *above, *AGENDA) == [*AGENDA]


def test_formalities_among_them_are_left_out() -> None:
    assert topics_of("# Club", "", "## Agenda", "", "Welcome", *AGENDA, "Any other business") == [*AGENDA]


def test_korean_notes_of_one_line_each_are_topics() -> None:
    assert topics_of("# 회의록", "", "## 회의 내용", "", "울타리 배포 진행", "연못 청소 준비") == [
        "울타리 배포 진행",
        "연못 청소 준비",
    ]


def test_text_that_is_wrapped_is_no_list() -> None:
    wrapped = (
        "We looked at the hose and the rake today, and at the",
        "Hedge that Fern Moss had cut in autumn, which is high",
        "Now, as every year.",
    )
    assert topics_of("# Club", "", "## Agenda", "", *wrapped, "", "## Hose", "", "It leaks.") == ["Hose"]


def test_what_people_say_is_no_list() -> None:
    said = ("Fern Moss: it leaks", "Holly Bush: where?", "Fern Moss: at the tap", "Holly Bush: I see")
    assert "Holly Bush: where?" not in topics_of("# Club", "", "## Agenda", "", *said)
