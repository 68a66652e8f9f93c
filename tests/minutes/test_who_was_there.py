"""Headings and lines that say in other words who was there, and names that look like none."""

import pytest

from bot.minutes.people import people_in
from tests.conftest import lines_of, read


def present(*lines: str, heading: str = "# Club 2024-03-04") -> tuple[list[str], list[str]]:
    minutes = read(lines_of(heading, "", *lines, "", "## Hose", "", "It leaks."), "2024-03-04.md")
    return [person.name for person in minutes.attendees], [person.name for person in minutes.absent]


@pytest.mark.parametrize(
    "label",
    ["Folks on the call", "People in the room", "Attended by", "到会", "与会伙伴", "参会成员名单"],
)
def test_people_behind_any_label_of_those_present_are_read(label: str) -> None:
    assert present(f"**{label}:** Ada Byron, Bo Lind")[0] == ["Ada Byron", "Bo Lind"]


def test_the_end_of_a_heading_tells_who_was_there_and_who_was_not() -> None:
    listed = ("## Directors present", "", "- Ada Byron", "- Cy Ward", "", "## Directors absent", "", "- Bo Lind")
    assert present(*listed) == (["Ada Byron", "Cy Ward"], ["Bo Lind"])


def test_boxes_tell_who_of_the_voting_members_was_there() -> None:
    listed = ("## Board voting members", "", "- [x] Ada Byron", "- [ ] ~~Bo Lind~~", "- [x] Cy Ward")
    assert present(*listed) == (["Ada Byron", "Cy Ward"], ["Bo Lind"])


def test_boxes_count_in_lines_that_are_no_list() -> None:
    listed = ("### Attendees", "", "[x] AB: Ada Byron (ada.b)", "[ ] BL: Bo Lind (bo)", "[x] Cy Ward")
    assert present(*listed) == (["Ada Byron", "Cy Ward"], ["Bo Lind"])


def test_those_who_present_and_are_named_above_the_others_are_there_too() -> None:
    listed = ("## Attendees", "", "**Presenters:** Ada Byron, Bo Lind and Cy Ward", "", "Di Moss,", "Eve Park")
    assert present(*listed)[0] == ["Ada Byron", "Bo Lind", "Cy Ward", "Di Moss", "Eve Park"]


def test_a_handle_before_a_dash_is_that_of_the_name_behind_it() -> None:
    minutes = read(
        lines_of(
            "# Club 2024-03-04", "", "## Attendees", "", "* @adab - Ada Byron", "* @bolind - Bo Lind", "* @cy - Red Hat"
        )
    )
    assert [(person.name, person.handle) for person in minutes.attendees] == [
        ("Ada Byron", "adab"),
        ("Bo Lind", "bolind"),
        ("cy", "cy"),
    ]


@pytest.mark.parametrize("wording", ["tony fast", "danah park"])
def test_a_common_word_may_be_a_family_name_in_small_letters(wording: str) -> None:
    assert [person.name for person in people_in(wording, "en", of_one=True)] == [wording]


@pytest.mark.parametrize("wording", ["see below", "to be added", "new people", "everyone present", "guest speaker"])
def test_two_common_words_are_nobody(wording: str) -> None:
    assert not list(people_in(wording, "en", of_one=True))


@pytest.mark.parametrize(
    "wording", ["Ada Byron, ACME", "Ada Byron (she/her) // GitHub: @ada // elsewhere: @ada@example.org"]
)
def test_what_is_told_of_somebody_is_nobody(wording: str) -> None:
    assert present("## Attendees", "", f"- {wording}", "- Bo Lind")[0] == ["Ada Byron", "Bo Lind"]


def test_handles_alone_right_below_the_title_are_those_present() -> None:
    lines = ("- [@fern](https://example.org/fern)", "- [@oak](https://example.org/oak)", "", "----")
    minutes = read(lines_of("# Club 2024-03-05", "", *lines, "", "## Hose", "", "It leaks."))
    assert [person.name for person in minutes.attendees] == ["fern", "oak"]


def test_addresses_of_the_fediverse_name_nobody_besides() -> None:
    fern = "- Fern Moss, [@Fern@moss.example](https://moss.example/@Fern) (she|they)"
    oak = "- Oak Root <web+acct:oak@root.example>"
    assert present("## Present", "", fern, oak)[0] == ["Fern Moss", "Oak Root"]


def test_what_somebody_listed_says_of_oneself_names_nobody() -> None:
    said = ("#### New participants", "", "Fern: founder of Moss Works, interested in barrels and Rain Tanks")
    assert present("## Participants", "", "- Fern Moss", "- Oak Root", "", *said)[0] == ["Fern Moss", "Oak Root"]
