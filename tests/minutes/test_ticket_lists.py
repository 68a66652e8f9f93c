"""What collects tickets of a repository: the tickets are the topics."""

from tests.minutes.found_topics import topics_of

PRESENT = ("# Club 2024-03-04", "", "## Attendees", "", "- Ada Byron", "- Bo Lind", "")
NOTED = ("- gh-12: the shears are blunt", "    - Ada sharpens them", "- gh-13: the hose leaks", "    - a new tap")


def test_tickets_are_the_topics_and_not_the_heading_that_collects_them() -> None:
    listed = (
        "## Milestones",
        "",
        *NOTED,
        "- gh-15: the shed is full",
        "    - sell the boat",
        "",
        "## Fair",
        "",
        "In May.",
    )
    assert topics_of(*PRESENT, *listed) == [
        "gh-12: the shears are blunt",
        "gh-13: the hose leaks",
        "gh-15: the shed is full",
        "Fair",
    ]


def test_a_second_sentence_in_the_line_of_a_ticket_is_what_was_said_of_it() -> None:
    listed = [f"- [gh-{number}](https://a.example/{number}): hose {number} leaks. Mend it" for number in (12, 13, 14)]
    found = topics_of(*PRESENT, "## PRs to discuss", "", *listed, "", "## Fair", "", "In May.")
    assert [heading[:9] for heading in found] == ["[gh-12](h", "[gh-13](h", "[gh-14](h", "Fair"]


def test_tickets_that_nothing_was_said_of_are_merely_listed() -> None:
    listed = ("- gh-12: the shears are blunt", "- gh-13: the hose leaks", "- gh-15: the shed is full")
    assert topics_of(*PRESENT, "## Release 1.2", "", *listed, "", "## Fair", "", "In May.") == ["Release 1.2", "Fair"]


def test_headings_of_tickets_are_the_topics_whatever_stands_above_them() -> None:
    headed = ("## Proposed", "", '### "A pond" garden#12', "", "Dig it.", "", '### "A hose" garden#13', "", "Buy it.")
    alone = ("", "## Waiting", "", '### "A hedge" garden#14', "", "Cut it.")
    assert topics_of(*PRESENT, *headed, *alone) == ['"A pond" garden#12', '"A hose" garden#13', '"A hedge" garden#14']


def test_a_ticket_that_has_others_beneath_it_by_mistake_stays_a_topic() -> None:
    headed = [f"## [[Bug #{number}]](https://a.example/{number}) Leak {number}\n\nMend it." for number in (1, 2, 3, 4)]
    between = "# Mend the old tap when it drips #920\n\nReply."
    found = topics_of("# Club 2024-03-04", "", *headed[:2], between, *headed[2:])
    assert "Mend the old tap when it drips #920" in found


def test_the_area_of_a_ticket_is_no_title_without_what_it_is_about() -> None:
    listed = [
        f"{number}. [#1{number}](https://a.example/1{number}) DOC: name the hose {number}" for number in (1, 2, 3)
    ]
    noted = [line for bullet in listed for line in (bullet, "   Ada will")]
    found = topics_of(*PRESENT, "## Triage", "", *noted)
    assert found == [bullet[3:] for bullet in listed]


def test_tickets_beneath_running_text_belong_to_what_it_is_about() -> None:
    told = "We move to the new shed in spring, for the old one leaks, and nobody knows who built it. " * 3
    noted = [f"- #1{number} move the rake. Ada says it is done." for number in (2, 3, 4)]
    assert topics_of(*PRESENT, "## The new shed", "", told, "", *noted, "", "## Fair", "", "In May.") == [
        "The new shed",
        "Fair",
    ]


def test_what_was_noted_of_a_topic_keeps_it_above_its_tickets() -> None:
    headed = (
        "## Pond policy (Ada)",
        "",
        "Decision: we keep the pond and buy a net.",
        "",
        "### Fish die #14",
        "",
        "Sad.",
    )
    more = ("## Hose budget (Bo)", "", "Bo told the sums.", "", "### New hose #15", "", "### New tap #16", "")
    assert topics_of(*PRESENT, *headed, "", *more, "## Shed", "", "Full.") == [
        "Pond policy (Ada)",
        "Hose budget (Bo)",
        "Shed",
    ]
