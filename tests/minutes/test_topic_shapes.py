"""Topics in the shapes of minutes pasted from documents: numbers, labels, summaries, headings set too deep."""

import pytest

from tests.minutes.listed import lines_listed


def test_numbers_that_count_on_over_bullets_are_the_topics() -> None:
    said = ("", "- It leaks at the tap.", "- Ada looks for a new one.", "")
    lines = ("1. Shears", "2. Hose", *said, "3. Hedge", *said, "4. Shed", *said)
    found = lines_listed("# Club", "", "Attendees:", "", "- Ada Byron", "- Brook Fern", "", *lines)
    assert found == ["1. Shears", "2. Hose", "3. Hedge", "4. Shed"]


def test_numbers_that_begin_anew_beneath_bullets_are_no_topics() -> None:
    said = ("", "1. Ada looks for a hose.", "2. Brook buys it.", "")
    found = lines_listed("# Club", "", "## Notes", "", "* Hose", *said, "* Hedge", *said, "* Shed", *said)
    assert "1. Ada looks for a hose." not in found


def test_a_summary_holds_the_topics_if_nothing_else_does() -> None:
    actions = ("## Action items", "", "- Ada: buy a hose", "")
    summary = ("## Summary", "", "* The hose", "  * It leaks", "", "* The hedge", "  * Brook cuts it", "")
    assert lines_listed("# Club", "", *actions, *summary) == ["* The hose", "* The hedge"]
    other = ("## Shed", "", "It is old.", "")
    assert lines_listed("# Club", "", *actions, *summary, *other) == ["## Shed"]


def test_headings_that_the_agenda_names_are_topics_though_they_lie_beneath_the_tasks() -> None:
    agenda = ("## Agenda", "", "- The new hose", "- A higher hedge", "")
    tasks = ("## Action items", "", "- Ada: buy a hose", "")
    notes = ("### The new hose", "", "- It is green", "", "### A higher hedge", "", "- Nobody wants it", "")
    assert lines_listed("# Club", "", *agenda, *tasks, *notes) == ["### The new hose", "### A higher hedge"]


def test_headings_beneath_the_tasks_that_no_agenda_names_are_no_topics() -> None:
    agenda = ("## Agenda", "", "- The new hose", "- A higher hedge", "")
    tasks = ("## Action items", "", "### For the gardeners", "", "- water", "", "### For the board", "", "- pay", "")
    assert lines_listed("# Club", "", *agenda, *tasks) == ["- The new hose", "- A higher hedge"]


@pytest.mark.parametrize(("agenda", "notes"), [("Agenda:", "Notes:"), ("Tagesordnung:", "Notizen:")])
def test_what_stands_below_a_label_of_the_agenda_is_none_beside_the_notes(agenda: str, notes: str) -> None:
    planned = (agenda, "", "* Look for issues", "* Hose stuff", "* Hedge", "")
    noted = (notes, "", "* Hose", "    * It leaks", "* Hedge", "    * It is high", "* Shed", "")
    assert lines_listed("# 4 March", "", *planned, *noted) == ["* Hose", "* Hedge", "* Shed"]


def test_paragraphs_that_begin_with_what_they_are_about_are_topics() -> None:
    told = ("Hose: it leaks at the tap", "", "**Hedge:** too high for Fern", "", "Shed: old, and nobody paints it")
    assert lines_listed("# Club", "", "Attendees: Ada Byron", "", "## Notes", "", *told) == list(told[::2])


@pytest.mark.parametrize(
    "told",
    [
        ("Ada: it leaks", "", "Brook: where?", "", "Fern: at the tap"),
        ("Before:", "", "a hose", "", "Now:", "", "a tap", "", "After:", "", "a bed"),
        ("Hose: it leaks", "", "Hose: it is green", "", "Hose: it is new"),
    ],
)
def test_paragraphs_of_speakers_and_labels_are_no_topics(told: tuple[str, ...]) -> None:
    found = lines_listed(
        "# Club", "", "Attendees: Ada, Brook, Fern", "", "## Notes", "", *told, "", "## Shed", "", "Old."
    )
    assert found == ["## Shed"]


def test_a_far_longer_list_of_notes_beside_one_topic_holds_topics_too() -> None:
    notes = ("- The hose leaks.", "- Nobody waters.", "- Ada moves to buy shears.")
    found = lines_listed("# Club", "", "## Hedge", "", "It was cut.", "", "## Meeting notes", "", *notes)
    assert found == ["## Hedge", *notes]
    links = tuple(f"- [the pad of {word}](https://pad.test/{word})" for word in ("ada", "brook", "fern"))
    assert lines_listed("# Club", "", "## Hedge", "", "It was cut.", "", "## Notes", "", *links) == ["## Hedge"]


def test_a_line_above_a_list_may_ask_what_is_discussed_in_it() -> None:
    notes = ("The hose of the club", "", "* it leaks", "", "Where do we put the shed?", "", "* nowhere", "")
    found = lines_listed("# Club", "", "## Notes", "", *notes)
    assert found == ["The hose of the club", "Where do we put the shed?"]
