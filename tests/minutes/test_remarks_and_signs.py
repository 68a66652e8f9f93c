"""Bullets that are remarks, and lines that are bullets by a sign or picture."""

import pytest

from tests.minutes.found_topics import topics_of

AGENDA = ("# Club", "", "Attendees: Ada Byron, Bo Lind", "", "## Agenda", "", "- The name", "- The fair", "")


def test_remarks_of_a_few_people_are_no_topics_beside_an_agenda() -> None:
    remarks = [
        line
        for number in range(18)
        for line in (f"- it may be number {number} ({'Ada' if number % 2 else 'Bo'})", "  - or not")
    ]
    assert topics_of(*AGENDA, "## Notes", "", *remarks) == ["The name", "The fair"]


def test_topics_that_many_present_are_topics() -> None:
    titles = [f"- Title {number} ({name})" for number, name in enumerate(("Ada", "Bo", "Cy", "Di", "Eve"))]
    noted = [line for title in titles for line in (title, "  - noted")]
    assert topics_of("# Club", "", "## Notes", "", *noted) == [title[2:] for title in titles]


@pytest.mark.parametrize("sign", [":arrow_forward:", "▶", "■", "◆", "●"])
def test_a_sign_or_a_picture_is_the_mark_of_a_bullet_on_an_agenda(sign: str) -> None:
    listed = (f"{sign} The hose", f"{sign} A new hedge")
    assert topics_of("# Club", "", "## Agenda", "", *listed) == ["The hose", "A new hedge"]


def test_a_number_alone_is_no_title() -> None:
    noted = ("### Requests", "", "* 976", "  * merged", "* 1079", "  * open", "* 1080", "  * good to go")
    assert topics_of("# Club", "", "## Minutes", "", *noted) == ["Requests"]


def test_a_discussion_beside_topics_within_another_one_is_not_cut() -> None:
    parts = ("### Pool", "", "It is full.", "", "#### Nets", "", "Torn.", "", "#### Tiles", "", "Blue.", "")
    rest = ("#### General discussion", "", "- why so?", "  - who knows", "- what now?", "  - wait")
    assert "why so?" not in topics_of("# Club", "", "## Notes", "", *parts, *rest)
