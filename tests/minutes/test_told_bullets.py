"""Where nothing names a topic, the bullets below what a report says tell of one each."""

import pytest

from tests.minutes.found_topics import topics_of

OPENING = ("# Club 2024-03-04", "", "Attendees: Fern Moss, Holly Bush", "")
REPORT = "We walked through the garden, bed by bed, in the rain, and looked at all that the winter had left there."
LISTED = ("- The hose leaks at the tap.", "- Rakes: two are bent", "- Beans are sown on Friday. Fern brings seeds.")
TOLD = ["The hose leaks at the tap.", "Rakes", "Beans are sown on Friday."]


@pytest.mark.parametrize("above", ["## Summary", "## Notes"])
def test_bullets_below_a_report_are_its_topics_where_nothing_else_is_one(above: str) -> None:
    below = (above, "", f"{REPORT} {REPORT}", "", *LISTED, "", "### Decisions", "", "None.")
    assert topics_of(*OPENING, *below) == TOLD


def test_a_heading_beside_them_is_the_topic() -> None:
    below = ("## Summary", "", REPORT, "", *LISTED, "", "## The fair", "", "It is in May.")
    assert topics_of(*OPENING, *below) == ["The fair"]


def test_what_somebody_says_is_no_topic() -> None:
    said = ("- Fern Moss: it leaks", "- Holly Bush: where?", "- Fern Moss: at the tap")
    assert topics_of(*OPENING, "## Summary", "", f"{REPORT} {REPORT}", "", *said) == [REPORT]


def test_paragraphs_that_each_have_a_list_are_the_topics() -> None:
    parts = [line for name in ("hose", "rake") for line in (f"The {name} broke.", "", "- Who mends it", "- When", "")]
    assert topics_of(*OPENING, "## Summary", "", REPORT, "", *parts) == [REPORT, "The hose broke.", "The rake broke."]


def test_more_bullets_than_a_card_holds_are_a_report_too() -> None:
    many = [f"- Bed {number} is dry." for number in range(20)]
    assert topics_of(*OPENING, "## Summary", "", *(f"{REPORT} " * 8).splitlines(), "", *many) == [REPORT]


@pytest.mark.parametrize(
    "listed",
    [
        ("Guests:", "", "- Ivy Root (Acme)", "- Jo Lea, Reeds"),
        ("- [ ] @fern buys a hose", "- [x] @holly digs"),
        ("- Fern: mended", "- Holly: painted", "- Fern: writes", "- Holly: rests"),
        ("- _Add your notes_", "- TBD"),
        ("We have to choose one of the three hoses in the shop:", "", "- the red one", "- the blue one"),
    ],
)
def test_people_tasks_turns_gaps_and_options_are_no_topics(listed: tuple[str, ...]) -> None:
    found = topics_of(*OPENING, "## Summary", "", f"{REPORT} {REPORT}", "", *listed)
    assert not any(heading in " ".join(line for line in listed if line.startswith("-")) for heading in found)
