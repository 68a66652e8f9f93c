"""Notes that stand below the heading of an agenda by mistake are not a part of it."""

import pytest

from tests.minutes.found_topics import topics_of

AGENDA = ("# Club 2024-03-04", "", "### Agenda", "", "- The hose", "- Seeds for May", "")
REMARKS = ("- Fern found that it leaks at the tap.", "- Nobody has ordered any beans so far.", "- They cost 3 euros.")


@pytest.mark.parametrize("marks", ["###", "####"])
def test_remarks_on_an_agenda_are_no_topics_whatever_the_level_of_the_notes(marks: str) -> None:
    assert topics_of(*AGENDA, f"{marks} Notes", "", *REMARKS) == ["The hose", "Seeds for May"]


def test_notes_of_each_topic_stay_with_it() -> None:
    noted = ("## Agenda", "", "### The hose", "", "#### Notes", "", "- It leaks.", "", "### Seeds", "", "Beans.")
    assert topics_of("# Club 2024-03-04", "", *noted) == ["The hose", "Seeds"]


def test_notes_beside_other_parts_of_an_agenda_stay_a_part() -> None:
    parts = ("#### Notes", "", "- Bring your own cup.", "", "#### Budget", "", "It shrinks.", "")
    assert "Budget" in topics_of(*AGENDA, *parts)
