"""Whether the topics of minutes are those of their agenda or those of their notes."""

from bot.minutes.parse import parse_minutes
from tests.minutes.found_topics import topics_of


def test_an_agenda_that_headings_count_anew_only_announces() -> None:
    agenda = ("### Agenda", "", "1. The state of the hoses", "2. Ponds — a look ahead", "3. Decision: who buys the net")
    told = "Both are full since it rained, and the net is torn where the heron stood."
    noted = ("### 1. Hoses", "", "One leaks at the tap.", "", "### 2. Ponds", "", told)
    assert topics_of("# Club", "", *agenda, "", *noted) == ["1. Hoses", "2. Ponds"]


def test_an_agenda_that_leads_elsewhere_is_no_topic() -> None:
    agenda = "## Agenda: [all of it](https://example.org/1), [tickets](https://example.org/2)"
    found = topics_of("# Club 2024-03-04", "", agenda, "", "* News", "", "## Notes", "", "### Hose", "", "Leaks.")
    assert found == ["Hose"]


def test_what_stands_before_an_agenda_with_notes_apart_is_no_topic() -> None:
    found = topics_of(
        "# Club 2024-03-04", "", "## What we are here for", "", "- Green thumbs for all.", "", "## Agenda", "",
        "- Hose", "- Shed", "", "## Notes", "", "### Hose", "", "It leaks.", "", "### Shed", "", "Old.",
    )  # fmt: skip
    assert found == ["Hose", "Shed"]


def test_an_agenda_that_more_is_noted_in_than_below_is_the_notes() -> None:
    agenda = ("## Agenda", "", "- Hose", "  - It leaks at the tap.", "- Shed", "  - The roof is old.", "")
    for below, listed in (("Nets.", ["Hose", "Shed", "Pond"]), ("The net is torn. " * 20, ["Pond"])):
        assert topics_of("# Club 2024-03-04", "", *agenda, "## Pond", "", below) == listed


def test_an_agenda_announces_nothing_of_what_stands_above_it() -> None:
    above = ("## Pond", "", "The net is torn. " * 20, "")
    agenda = ("## Agenda", "", "- Hose", "  - It leaks at the tap.", "- Shed", "")
    assert topics_of("# Club 2024-03-04", "", *above, *agenda) == ["Pond", "Hose", "Shed"]


def test_an_agenda_of_which_one_point_says_more_only_announces() -> None:
    points = [f"- Point {number} that nobody came to" for number in range(6)]
    found = topics_of(
        "# Club 2024-03-04", "", "# Agenda", "", "- Standing points:", "    - water", "", *points, "", "# Hose", "",
        "It leaks where it stood in the sun.", "", "# Shed", "", "Its roof is old.",
    )  # fmt: skip
    assert found == ["Hose", "Shed"]


def test_what_was_announced_beneath_a_part_of_the_agenda_is_listed_where_the_notes_name_no_topics() -> None:
    agenda = ("## Agenda", "", "1. Opening", "1. Proposals and discussions", "    1. Hose", "    1. Shed", "1. Closure")
    told = "Ada: it leaks where it stood in the sun."
    for notes in (("## Notes", "", told), ("## Notes", "", "### Discussion", "", told)):
        assert topics_of("# Club 2024-03-04", "", *agenda, "", *notes) == ["Hose", "Shed"]


def test_a_part_of_the_agenda_with_nothing_beneath_it_is_no_topic() -> None:
    agenda = ("## Agenda", "", "1. Opening", "1. Proposals and discussions", "1. The hose", "1. Closure")
    assert topics_of("# Club 2024-03-04", "", *agenda, "", "## Notes", "", "Ada: it leaks.") == ["The hose"]


def test_a_heading_for_the_discussion_beneath_a_short_agenda_names_no_topic() -> None:
    agenda = ("## Agenda", "", "1. The hose", "", "### Discussion", "", "Ada: it leaks.")
    assert "The hose" in topics_of("# Club 2024-03-04", "", *agenda)


def test_headings_that_an_agenda_names_are_the_topics_whatever_else_it_holds() -> None:
    agenda = (
        "# Agenda",
        "",
        "1. Hose",
        "2. Shed",
        "3. Roses",
        "",
        "Links:",
        *(f"- [Page {n}](p{n}.md)" for n in range(9)),
    )
    notes = (line for name in ("Hose", "Shed", "Roses", "Barrel") for line in (f"# {name}", "", "Ada: it leaks.", ""))
    assert topics_of("# Club 2024-03-04", "", *agenda, "", *notes) == ["Hose", "Shed", "Roses", "Barrel"]


def test_notes_that_go_on_beneath_the_table_of_contents_have_their_topics() -> None:
    contents = ("# Contents", "", "## 1. Hose", "## 2. Shed", "")
    notes = ("## 1. Hose", "", "Ada: it leaks.", "", "## 2. Shed", "", "Brook: it is old.")
    assert topics_of("# Club 2024-03-04", "", *contents, *notes) == ["1. Hose", "2. Shed"]


def test_an_agenda_beneath_the_attendees_holds_topics() -> None:
    lines = ("## Attendees", "", "- fern", "", "### New agenda items", "", "- Hose", "  - leaks", "- Tap", "  - drips")
    assert topics_of("# Club 2024-03-04", "", *lines) == ["Hose", "Tap"]


def test_an_agenda_with_a_long_link_names_topics_better_than_statements_do() -> None:
    agenda = ("## Agenda", "", f"* The [hedge](https://club.test/{'x' * 200}) (Fern)", "* Seeds (Holly)", "* Hose", "")
    notes = (
        "## Minutes",
        "",
        "In attendance: Fern, Holly",
        "",
        "* Fern will cut the whole hedge before it rains again.",
    )
    more = (
        "* Support for the old hose will be dropped in the next month.",
        "* Holly orders beans for all of us in May.",
    )
    minutes = parse_minutes("\n".join(("# Club 2024-03-04", "", *agenda, *notes, *more)), "2024-03-04.md").minutes
    assert minutes is not None
    assert [minutes.text.line(item.lines.first)[:6] for item in minutes.topics] == ["* The ", "* Seed", "* Hose"]


def test_notes_that_name_the_topics_again_are_where_they_were_discussed() -> None:
    agenda = ("## Agenda", "", "- Hedge", "- Seeds", "- Hose", "")
    notes = ("## Notes", "", "- Hedge!", "- Seeds", "- Hose", "")
    minutes = parse_minutes("\n".join(("# Club 2024-03-04", "", *agenda, *notes)), "2024-03-04.md").minutes
    assert minutes is not None
    assert len(minutes.topics) == 3


def test_lists_below_labels_have_their_topics_below_that_of_the_agenda() -> None:
    form = ("Agenda:", "1. The hedge", "2. Seeds", "3. The hose", "", "In charge:", "- Fern Moss: hedges", "")
    rest = ("Remarks:", "- It rained.", "", "Tools:", "- Two rakes", "- A spade")
    minutes = parse_minutes("\n".join(("Club meeting 3", "", "04/03/2024", "", *form, *rest)), "2024-03-04.md").minutes
    assert minutes is not None
    assert [minutes.text.line(item.lines.first) for item in minutes.topics] == [
        "1. The hedge",
        "2. Seeds",
        "3. The hose",
    ]


def test_a_discussion_beside_topics_is_told_by_its_bullets() -> None:
    below = (
        "## 1. New members",
        "",
        "- Ada",
        "",
        "## 2. Discussion (questions, proposals)",
        "",
        "- The hose leaks",
        "- A fair in May",
    )
    assert topics_of("# Club", "", *below) == ["1. New members", "The hose leaks", "A fair in May"]


def test_a_transcript_below_discussion_is_none() -> None:
    said = ("Ada asked the others.", "", "* Is it open now?", "", "Brook answered her.", "", "* Yes, it is.")
    below = ("## 1. Hose", "", "It leaks.", "", "## 2. Open discussion", "", *said)
    assert topics_of("# Club", "", *below) == ["1. Hose", "2. Open discussion"]


def test_notes_above_the_only_heading_tell_of_topics_too() -> None:
    below = ("## Notes", "", "- The hose leaks", "- A fair in May", "", "## The plan of the pond", "", "Dig it.")
    assert topics_of("# Club", "", *below) == ["The hose leaks", "A fair in May", "The plan of the pond"]
    remarks = ("## Hose", "", "It leaks.", "", "## Notes", "", "- The key is at the gate", "- Thanks to Ada")
    assert topics_of("# Club", "", *remarks) == ["Hose"]


def test_what_handles_say_gives_way_to_the_agenda() -> None:
    agenda = ("## Agenda", "", "- Decide on a hose", "- Pay the fair")
    said = (
        "- We may rent one",
        "- ada: a long one is better than a short one",
        "  - bo: yes",
        "- bo: too dear for us all",
    )
    more = ("- ada: then the short one, for the time being", "- bo: we pay the fair with what is left of it")
    assert topics_of("# Club", "", *agenda, "", "## Notes", "", *said, *more) == ["Decide on a hose", "Pay the fair"]
