"""What a card lists where shapes tell what is a topic: who leads it, who answers, what is said twice."""

import pytest

from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.model import Item
from bot.minutes.parse import parse_minutes
from tests.conftest import lines_of


def items_of(*lines: str) -> list[Item]:
    """Return the topics of minutes with some lines."""
    minutes = parse_minutes(lines_of(*lines), "2024-03-04.md").minutes
    return list(minutes.topics) if minutes else []


def topics_of(*lines: str) -> list[str]:
    return [item.heading for item in items_of(*lines)]


def test_a_list_that_headings_name_again_only_announces_them() -> None:
    agenda = ("Agenda:", "", "* [Hose](https://example.org/1) - @ada", "* [Tap](https://example.org/2)", "* Shed")
    noted = (
        "### [Hose](https://example.org/1) - @ada",
        "",
        "Leaks.",
        "",
        "### Tap",
        "",
        "New.",
        "",
        "### Shed",
        "",
        "Old.",
    )
    found = items_of("## Club", "##### 4 March 2024", "", *agenda, "", *noted)
    assert [item.lines.first for item in found] == [10, 14, 18]


@pytest.mark.parametrize(
    "bullets",
    [
        ("- Hose (10 min, Ada Byron)", "- Tap (5 min, Brook Moss)"),
        ("- 19:05 Hose (10 minutes, Ada Byron)", "- 19:15 Tap (5m Brook)"),
        ("- [Issue #1](u/1) Hose", "  - It leaks.", "- [Issue #2](u/2) Tap", "  - It is new."),
    ],
)
def test_bullets_that_are_led_or_about_tickets_are_the_topics_of_their_heading(bullets: tuple[str, ...]) -> None:
    found = topics_of("# Club 2024-03-04", "", "## Things to look at", "", *bullets, "", "## Shed", "", "It is old.")
    assert [("Hose" in found[0], "Tap" in found[1]), found[2:]] == [(True, True), ["Shed"]]


def test_bullets_that_nobody_leads_are_said_of_their_heading() -> None:
    assert topics_of(
        "# Club 2024-03-04", "", "## Hose", "", "- It leaks.", "- It is old.", "", "## Tap", "", "New."
    ) == [
        "Hose",
        "Tap",
    ]


def test_the_name_before_a_ticket_is_no_title() -> None:
    bullets = ("- Ada: [#1](u/1) Hose", "  - It leaks.", "- Brook: [#2](u/2) Tap", "  - It is new.")
    found = topics_of("# Club 2024-03-04", "", "## Agenda", "", *bullets)
    assert found == ["Ada: [#1](u/1) Hose", "Brook: [#2](u/2) Tap"]


def test_what_somebody_says_is_a_topic_of_the_notes_if_others_answer() -> None:
    head = ("# Club 2024-03-04", "", "Present: Ada, Brook, Fern", "", "## Notes", "")
    answered = ("* Ada: the hose", "  - Brook: it leaks", "* Brook: the tap", "  - Fern: it is new", "* Fern: the shed")
    assert topics_of(*head, *answered) == ["Ada: the hose", "Brook: the tap", "Fern: the shed"]
    assert topics_of(*head, "* Ada: the hose", "* Brook: it leaks", "* Ada: where?", "* Fern: at the tap") == []


def test_a_round_of_those_who_tell_what_they_do_is_no_topic() -> None:
    said = ("* Hose", "  - It leaks.", "* Tap", "  - It is new.", "* What we do:")
    told = ("  - Ada: the hose", "  - Brook: the tap", "  - Fern: rests")
    assert topics_of("# Club 2024-03-04", "", "Present: Ada, Brook, Fern", "", "## Notes", "", *said, *told) == [
        "Hose",
        "Tap",
    ]


def test_who_holds_an_office_or_came_is_no_topic_of_a_list() -> None:
    head = ("* Bosun: Ada Byron", "* Note taker:", "* Hedge council:", "  * Brook Moss", "  * Fern Field")
    topics = ("* Topics:", "  * Hose", "    * It leaks.", "  * Tap", "    * It is new.")
    assert topics_of("# Club", "", "## 4 March 2024", "", *head, *topics) == ["Hose", "Tap"]


def test_what_stands_before_several_colons_is_a_label_and_no_title() -> None:
    bullets = (
        "- Proposal: a new hose",
        "  - Agreed.",
        "- Proposal: a tap",
        "  - Agreed.",
        "- Shed: it is old",
        "  - Yes.",
    )
    assert topics_of("# Club 2024-03-04", "", "## Discussion", "", *bullets) == [
        "Proposal: a new hose",
        "Proposal: a tap",
        "Shed",
    ]


def test_a_lone_bullet_of_notes_is_the_topic_unless_it_only_holds_others() -> None:
    told = ("- Hose", "  - It leaks.", "  - Where?", "    - At the tap.", "  - It is old.", "  - Buy one.")
    assert topics_of("# Club 2024-03-04", "", "## Notes", "", *told) == ["Hose"]
    held = ("- Garden", "  - Hose", "    - It leaks.", "  - Tap", "    - It is new.")
    assert topics_of("# Club 2024-03-04", "", "## Notes", "", *held) == ["Hose", "Tap"]


def test_bullets_set_in_by_one_column_are_said_of_the_one_above() -> None:
    lines = ("* Hose", " * It leaks.", "", "* Tap", " * It is new.", "", "* Shed", "  * It is old.")
    assert topics_of("# Club 2024-03-04", "", "## Agenda", "", *lines) == ["Hose", "Tap", "Shed"]


def test_a_heading_of_reports_with_headings_alone_beneath_it_gives_way_to_them() -> None:
    reports = ("## Officer reports", "", "### Treasurer", "", "Poor.", "", "### Gardener", "", "Tired.")
    assert topics_of("# Club 2024-03-04", "", *reports, "", "## Hose", "", "Leaks.", "", "## Tap", "", "New.") == [
        "Treasurer",
        "Gardener",
        "Hose",
        "Tap",
    ]


def test_a_numbered_item_of_reports_is_one_topic() -> None:
    reports = ("## 7 Officer reports", "", "### Treasurer", "", "Poor.", "", "### Gardener", "", "Tired.")
    assert topics_of("# Club 2024-03-04", "", *reports, "", "## 8 Hose", "", "Leaks.", "", "## 9 Tap", "", "New.") == [
        "7 Officer reports",
        "8 Hose",
        "9 Tap",
    ]


def test_one_line_numbered_and_in_bold_is_a_heading() -> None:
    lines = ("**1.** **Hose**", "", "It leaks.", "", "2. **Tap**", "", "It is new.", "", "**Shed**", "", "It is old.")
    found = topics_of("Club 2024-03-04", "", *lines)
    assert [("Hose" in found[0], "Tap" in found[1], found[2])] == [(True, True, "Shed")]


def test_lists_count_on_over_what_is_said_of_their_topics() -> None:
    lines = ("1. People coming:", "  - Ada on Tuesday", "2. People leaving:", "  - Fern", "3. Hose: none", "4. Tap")
    found = items_of("Present: Ada, Fern", "", *lines)
    assert [item.lines.first for item in found] == [3, 5, 7, 8]


def test_short_lines_above_prose_are_headings_of_a_text_without_marks() -> None:
    prose = "The gardeners looked at it for a long time, and agreed that it has to be mended before summer."
    lines = [line for title in ("Old hose", "Rusty tap", "Garden shed") for line in (title, "", prose, "")]
    assert topics_of("Minutes of the club of 2024-03-04", "", *lines) == ["Old hose", "Rusty tap", "Garden shed"]


def test_discussion_beside_formalities_alone_holds_all_topics() -> None:
    lines = (
        "### Date: 4 March 2024",
        "",
        "### Minutes",
        "",
        "**Next meeting**",
        "",
        "- 11 March",
        "",
        "**Discussion**",
        "",
    )
    told = ("- The hose leaks at the tap.", "- Who buys a new one?")
    assert topics_of(*lines, *told) == ["The hose leaks at the tap.", "Who buys a new one?"]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Page 1", HeadingKind.NOTES),
        ("Meeting #12", HeadingKind.NOTES),
        ("Hose 12", None),
        ("Directors present", HeadingKind.ATTENDEES),
        ("Board members absent", HeadingKind.ATTENDEES),
        ("Mitglieder anwesend", HeadingKind.ATTENDEES),
        ("The hose that is at present", None),
        ("Docs/Website", None),
        ("garden/website", HeadingKind.COLLECTION),
        ("Approval of the previous meeting's minutes", HeadingKind.LOGISTICS),
        ("To receive apologies for absence", HeadingKind.LOGISTICS),
    ],
)
def test_a_heading_is_told_by_its_shape(heading: str, kind: HeadingKind | None) -> None:
    assert heading_kind(heading, "de" if "anwesend" in heading else "en") is kind


def test_a_ticket_that_begins_like_a_formality_is_a_topic() -> None:
    bullets = ("- Code of conduct for the shed #12", "  - Agreed.", "- Hose", "  - It leaks.")
    assert topics_of("# Club 2024-03-04", "", "## Agenda", "", *bullets) == ["Code of conduct for the shed #12", "Hose"]
