"""Topics that open with who raises them, and who presents them then."""

import pytest

from tests.conftest import lines_of, read
from tests.minutes.found_topics import topics_of

TABLE = ("## Attendees", "", "| Name | Initials |", "|---|---|", "| Ada Byron | AB |", "| Bo Lind | BL |", "")


def presented(*lines: str) -> list[tuple[str, tuple[str, ...]]]:
    minutes = read(lines_of("# Club 2024-03-05", "", *lines), "2024-03-05.md")
    return [(item.heading, item.presenters) for item in minutes.topics]


@pytest.mark.parametrize("heading", ["Your __new__() agenda items", "Other agenda items", "Agenda", "Standing items"])
@pytest.mark.parametrize("box", ["", "[x] ", "[ ] "])
def test_initials_before_what_an_agenda_lists_are_those_of_who_raises_it(heading: str, box: str) -> None:
    listed = (f"* {box}(AB) The hose leaks", "  * at the tap", f"* {box}(BL) A new hedge", "  * a high one")
    found = presented(*TABLE, f"### {heading}", "", *listed)
    assert found == [("(AB) The hose leaks", ("AB",)), ("(BL) A new hedge", ("BL",))]


def test_handles_in_square_brackets_are_those_who_raise_topics_if_some_are_known() -> None:
    joined = (
        "### Who joined",
        "",
        "- Ada Byron ([@ada](https://github.com/ada))",
        "- Bo ([@bo](https://github.com/bo))",
        "- Kris Nóva ([@kris-nova](https://github.com/kris-nova))",
        "",
    )
    listed = ("- [ada] Planning of the fair", "- [bo] The hose", "- [nova] A tap", "- [nova/ada] Two more taps")
    found = presented(*joined, "### Agenda", "", *listed)
    assert [names for _, names in found] == [("ada",), ("bo",), ("nova",), ("nova", "ada")]


def test_tags_in_square_brackets_are_nobody() -> None:
    listed = ("- [docs] A page on hoses", "- [infra] The pump", "- [docs] Another page")
    for attendees in ((), ("Attendees: Ada Byron, Bo Lind", "")):
        assert [names for _, names in presented(*attendees, "## Agenda", "", *listed)] == [(), (), ()]


def test_lists_of_what_somebody_raises_are_topics_beside_an_agenda_of_such() -> None:
    agenda = ("### Topics", "", "- [name=Ada] The fair", "  - in May", "- [name=Bo] The hose", "  - it leaks", "")
    beside = ("### Need decision", "", "- [name=Cy] A lock for the shed", "")
    found = presented(*agenda, *beside)
    assert [heading for heading, _ in found] == [
        "[name=Ada] The fair",
        "[name=Bo] The hose",
        "[name=Cy] A lock for the shed",
    ]


def test_what_is_said_in_turn_beneath_a_heading_is_no_list_of_topics() -> None:
    said = ("#### Pump", "", "- (ada) It runs.", "- (bo) It is loud.", "- (ada) We oil it.", "")
    other = ("#### Tap", "", "It drips.", "")
    assert [heading for heading, _ in presented("### Updates", "", *said, *other)] == ["Pump", "Tap"]


def test_headings_that_somebody_leads_each_are_topics_and_no_parts_of_one() -> None:
    people = ("Attendees: Ada Byron, Bo Lind", "")
    carried = (
        "## Follow-up of May",
        "",
        "### Ada Byron: the hose",
        "",
        "It leaks.",
        "",
        "### Bo Lind: the hedge",
        "",
        "High.",
        "",
    )
    plain = ("## Shed", "", "### Roof", "", "Old.", "", "### Door", "", "Red.", "")
    found = [heading for heading, _ in presented(*people, *carried, *plain, "## Fence", "", "New.")]
    assert found == ["Ada Byron: the hose", "Bo Lind: the hedge", "Shed", "Fence"]


def test_the_title_before_a_colon_is_more_than_who_raises_it() -> None:
    listed = ("- (Ada): how do we number the taps?", "  - from 1", "- (Bo): the hose", "  - it leaks")
    found = presented("### Topics", "", *listed)
    assert [heading for heading, _ in found] == ["(Ada): how do we number the taps?", "(Bo): the hose"]


@pytest.mark.parametrize(
    "said",
    [
        ("- (Income) 300 euro from the feast", "- (Costs) 200 euro for the hose"),
        ("- (Ada) thinks it is too high", "- (Bo) disagrees"),
        ("- [Approved] red paint", "- [Rejected] blue paint"),
    ],
)
def test_what_stands_in_brackets_may_be_no_name_and_what_follows_a_remark(said: tuple[str, ...]) -> None:
    news = ("## Announcements", "", "- (Ada) Hose sale", "- (Bo) Hedge day", "")
    found = presented("Attendees: Ada Byron, Bo Lind", "", *news, "## Budget", "", *said, "", "## Shed", "", "Old.")
    assert "Budget" in [heading for heading, _ in found]


@pytest.mark.parametrize("topic", ["水管漏水", "Élagage de la haie", "79 litres"])
def test_what_is_not_written_in_small_letters_may_be_a_topic_in_any_script(topic: str) -> None:
    listed = ("## Topics", "", "- (Ada) The fair", "- (Bo) The hose", "", "## For decision", "", f"- (Ada) {topic}")
    found = presented("Attendees: Ada Byron, Bo Lind", "", *listed)
    assert f"(Ada) {topic}" in [heading for heading, _ in found]


def test_handles_that_several_topics_open_with_are_those_who_raise_them() -> None:
    listed = ("1. @ada Update on the hose", "2. @ada Paint for the shed", "3. @bo A new hedge")
    assert [names for _, names in presented("## Agenda", "", *listed)] == [("ada",), ("ada",), ("bo",)]


def test_what_handles_do_in_small_letters_is_no_topic_of_theirs() -> None:
    listed = ("1. @ada writes to the board", "2. @ada paints the shed", "3. @bo buys a hedge")
    assert [names for _, names in presented("## Agenda", "", *listed)] == [(), (), ()]


def test_hours_make_topics_of_what_is_scheduled_and_not_of_what_a_topic_tells() -> None:
    day = ("## Reports", "", "- 11:05-11:20 The hose, Ada", "- 11:20–11:25 The hedge", "- All go home")
    assert topics_of("# Club", "", *day)[:2] == ["11:05-11:20 The hose, Ada", "11:20–11:25 The hedge"]
    fair = ("## Budget", "", "- Paid.", "", "## Summer fair", "", "- 10:00-12:00 games", "- 12:00-14:00 music")
    assert topics_of("# Club", "", *fair) == ["Budget", "Summer fair"]


def test_signed_bullets_beside_an_agenda_are_topics_though_others_are_not_signed() -> None:
    agenda = (
        "### Topics",
        "",
        "- [name=Ada] The hose",
        "    - it leaks",
        "- [name=Bo] The hedge",
        "    - it is high",
        "",
    )
    beside = ("### Letters", "", "- [name=Ada] The fair", "- [name=Cy] The pond", "- A new stamp")
    assert topics_of("# 4 March 2024", "", *agenda, *beside)[-3:] == [
        "[name=Ada] The fair",
        "[name=Cy] The pond",
        "A new stamp",
    ]
