"""Which bullets of a list are its topics: parts, people, names and requests among them are told apart."""

import pytest

from bot.minutes.parse import parse_minutes


def listed(*lines: str) -> list[str]:
    """Return the lines of a file at which its topics begin."""
    minutes = parse_minutes("\n".join(("# Club", "", *lines)), "2024-03-04.md").minutes
    assert minutes is not None
    return [minutes.text.line(item.lines.first) for item in minutes.topics]


_TOPICS = ("* Hose", "    * It leaks", "* Hedge", "    * It is high")


@pytest.mark.parametrize("heading", ["## Agenda", "## Notes"])
def test_a_part_beside_topics_is_one_of_them(heading: str) -> None:
    part = ("* Announcements", "    * The fair is in May", "    * Ada has a bee")
    assert listed(heading, "", *_TOPICS, *part) == ["* Hose", "* Hedge", "* Announcements"]


def test_parts_alone_give_way_to_what_they_hold() -> None:
    parts = ("* Announcements", "    * The fair in May", "* Updates", "    * A pond for the toads")
    assert listed("## Agenda", "", *parts) == ["    * The fair in May", "    * A pond for the toads"]


def test_announcements_below_a_heading_beside_topics_are_one_of_them() -> None:
    news = ("### Announcements", "", "* The fair is in May.", "* Ada has a bee.", "")
    topics = ("### Hose", "", "It leaks.", "", "### Hedge", "", "It is high.", "")
    assert listed("## Agenda", "", *news, *topics) == ["### Announcements", "### Hose", "### Hedge"]


def test_a_bullet_with_people_beneath_it_lists_who_came() -> None:
    people = ("1. Roll call of the garden", *(f"   - [x] {name}" for name in ("Ada Byron", "Brook Fern", "Olive Moss")))
    found = listed(*people, "2. Hose", "   - It leaks", "3. Hedge", "   - It is high")
    assert found == ["2. Hose", "3. Hedge"]


def test_what_only_says_who_raises_points_gives_way_to_them() -> None:
    raised = ("- [Ada] Hose: it leaks", "- [Brook]", "  - Hedge of the neighbour", "  - Shed by the pond")
    found = listed("## Attendees", "", "- Ada", "- Brook", "", "## Agenda", "", *raised)
    assert found == ["- [Ada] Hose: it leaks", "  - Hedge of the neighbour", "  - Shed by the pond"]


def test_a_bullet_in_italics_among_others_asks_for_more() -> None:
    assert listed("## Agenda", "", *_TOPICS, "* _add yours above this line_") == ["* Hose", "* Hedge"]
    assert listed("## Agenda", "", "* *Hose*", "* *Hedge*", "* *Shed*") == ["* *Hose*", "* *Hedge*", "* *Shed*"]


def test_an_address_is_a_topic_if_something_is_said_of_it() -> None:
    told = ("* <https://club.test/pull/4>", "    * merge it")
    assert listed("## Agenda", "", *_TOPICS, *told) == ["* Hose", "* Hedge", told[0]]
    assert listed("## Agenda", "", *_TOPICS, told[0]) == ["* Hose", "* Hedge"]


def test_a_title_that_goes_on_in_the_next_line_is_no_mere_address() -> None:
    told = ("* [https://club.test/beds](https://club.test/beds)", "  (a map of all beds)")
    assert listed("## Agenda", "", *_TOPICS, *told) == ["* Hose", "* Hedge", told[0]]


def test_an_agenda_below_a_mere_line_is_found_beneath_a_formality() -> None:
    writer = (
        "## Notetaker",
        "",
        "- Ada",
        "",
        "Agenda",
        "",
        "- Hose leaks",
        "- Hedge grows",
        "- Shed rots",
        "",
        "Notes",
    )
    assert listed("## Attendees", "", "- Ada", "", *writer) == ["- Hose leaks", "- Hedge grows", "- Shed rots"]


def test_numbered_topics_are_found_beneath_a_formality_and_links_above_it_are_none() -> None:
    links = ("## Helpful links", "", "- [Beds](https://beds.test/a)", "- [Seeds](https://beds.test/b)", "")
    said = ("", "- It was talked of", "")
    writer = ("## Notetaker", "", "- Ada Byron", "", "1. Hose", *said, "2. Hedge", *said, "3. Shed", *said)
    assert listed(*links, *writer) == ["1. Hose", "2. Hedge", "3. Shed"]


def test_numbered_people_beneath_a_formality_are_no_topics() -> None:
    said = ("", "- from the garden", "")
    people = ("## Attendees", "", "1. Ada Byron", *said, "2. Brook Fern", *said, "3. Olive Moss", *said)
    assert listed(*people, "## Hose", "", "It leaks.") == ["## Hose"]


def test_an_address_above_a_list_announces_no_topics() -> None:
    lines = ("## Misc", "", "We looked at", "https://club.test/beds", "- too dry", "- too late", "- too small", "")
    assert listed("## Hose", "", "It leaks.", "", *lines) == ["## Hose", "## Misc"]
