"""Topics that are told beside formalities, votes and speech."""

from tests.minutes.found_topics import topics_of

PRESENT = ("# Club 2024-03-04", "", "## Attendees", "", "- Ada Byron", "- Bo Lind", "- Raj", "")


def test_minutes_among_topics_are_one_too() -> None:
    noted = ("### The till", "", "It is empty.", "", "### Meeting minutes", "", "Ada writes them from now on.", "")
    found = topics_of(*PRESENT, "## Ongoing business", "", *noted, "### The fair", "", "It rains.")
    assert found == ["The till", "Meeting minutes", "The fair"]


def test_an_election_among_the_bullets_of_an_agenda_is_a_topic() -> None:
    noted = ("- The till", "  - is empty", "- Election", "  - May 5: who stands?", "- The fair", "  - in June")
    assert topics_of(*PRESENT, "## Agenda items", "", *noted) == ["The till", "Election", "The fair"]


def test_what_somebody_says_above_a_list_leaves_the_titles_above_the_others() -> None:
    noted = ("Fair recap:", "- It rained.", "- Nobody came.", "", "The new hose and its tap", "- It leaks.", "")
    said = ("Ada Byron: Which fairs are there?", "- The one in May", "- The one in June")
    assert topics_of(*PRESENT, "## Minutes", "", *noted, *said) == ["Fair recap:", "The new hose and its tap"]


def test_whoever_writes_beneath_announcements_is_no_topic() -> None:
    noted = ("### Scribes", "", "* Ada Byron", "* Bo", "", "## Topics", "", "### The hose", "", "It leaks.", "")
    assert topics_of(*PRESENT, "## Announcements", "", *noted, "### The fair", "", "It rains.") == [
        "The hose",
        "The fair",
    ]


def test_a_link_that_is_called_like_its_heading_leads_elsewhere() -> None:
    noted = ("* [Action items list](https://example.org/list)", "", "## The hose", "", "It leaks.", "")
    found = topics_of(*PRESENT, "## Action item review", "", *noted, "## The fair", "", "It rains.")
    assert found == ["The hose", "The fair"]
