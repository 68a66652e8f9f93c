"""Minutes as working groups scribe them: people behind labels of every make, and what was resolved line by line."""

import pytest

from bot.minutes.labels import labels_in
from bot.minutes.model import Role
from bot.minutes.parse import parse_minutes
from bot.minutes.recognise import why_no_minutes
from bot.minutes.role_labels import label_in
from tests.conftest import lines_of, read

OAKES, MOSS = "Bramble Oakes", "Fern Moss"


def people(*lines: str) -> tuple[list[str], list[str]]:
    minutes = read(lines_of("# Club, 4 March 2024", "", *lines, "", "## Water", "", "It rained."))
    return [one.name for one in minutes.attendees], [one.name for one in minutes.absent]


@pytest.mark.parametrize("label", ["Atendees", "Attendes", "Attendeees", "Attendence", "Particpants"])
def test_a_label_of_people_may_be_misspelt(label: str) -> None:
    assert people(f"## {label}", "", f"- {OAKES}") == ([OAKES], [])


@pytest.mark.parametrize("label", ["Attention", "Presenter", "Attribute"])
def test_another_word_is_no_misspelt_label(label: str) -> None:
    assert people(f"## {label}", "", f"- {OAKES}") == ([], [])


def test_a_misspelt_label_is_no_topic() -> None:
    minutes = read(lines_of("# Club", "", "## Atendees", "", f"- {OAKES}", "", "## Water", "", "It rained."))
    assert [topic.heading for topic in minutes.topics] == ["Water"]


@pytest.mark.parametrize("place", ["in person", "online", "remotely", "on Zoom"])
def test_where_people_took_part_may_stand_behind_the_label(place: str) -> None:
    assert people(f"Participants present {place}:", "", f"- {OAKES}") == ([OAKES], [])


@pytest.mark.parametrize(
    "sentence",
    [
        "Apologies for absence were received from Bramble Oakes and Fern Moss.",
        "Apologies received from Bramble Oakes and Fern Moss.",
        "Regrets from Bramble Oakes, Fern Moss",
    ],
)
def test_a_sentence_names_those_absent(sentence: str) -> None:
    assert people(sentence) == ([], [OAKES, MOSS])


def test_a_sentence_about_regrets_names_nobody() -> None:
    assert labels_in("Regrets from the last year are many.", "en") == ()


def test_a_sentence_beneath_those_absent_is_none_of_them() -> None:
    assert people("### Not in attendance", "", f"* {OAKES}", "", "Quorum NOT achieved.") == ([], [OAKES])


def test_a_line_may_break_within_a_name() -> None:
    listed = (
        "Participants: Bramble Oakes (BO), Fern",
        " Moss (FM), Hazel Birch (HB), Rowan Ash (RA), Willow",
        " Bark (WB)",
    )
    assert people(*listed) == ([OAKES, MOSS, "Hazel Birch", "Rowan Ash", "Willow Bark"], [])


def test_front_matter_names_members_and_other_attendees() -> None:
    stated = ("---", "members:", f"  - {OAKES}", "other_attendees:", f"  - {MOSS}", "---", "", "## Water", "", "Rain.")
    assert [one.name for one in read(lines_of(*stated)).attendees] == [OAKES, MOSS]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("* [fern] **RESOLVED** issue 1: we mend it", Role.DECISION),
        ("  * [fern] **RESOLVED** We begin with three beds", Role.DECISION),
        ("<fern> RESOLVED: we mend it", Role.DECISION),
        ("Fern: ACTION: Bramble to mend it", Role.ACTION),
        ("[fern] AI: mend it", Role.ACTION),
        ("**Fern:** RESOLUTION: we mend it", Role.DECISION),
    ],
)
def test_who_speaks_may_stand_before_a_label_in_capitals(line: str, role: Role) -> None:
    label = label_in(line, "en")
    assert label is not None
    assert label.role is role


@pytest.mark.parametrize(
    "line",
    [
        "[fern] we decided to wait",
        "Fern: Action films are dull",
        "[the shed](a.md) RESOLVED",
        "[fern] AI tools are dull",
    ],
)
def test_what_somebody_says_is_no_label(line: str) -> None:
    assert label_in(line, "en") is None


def test_what_the_next_one_writes_in_a_chat_is_no_part_of_an_action() -> None:
    minutes = read(lines_of("# Club", "", "## Water", "", "ACTION: Bramble to mend it", "<fern> I can help."))
    entry = next(entry for entry in minutes.entries if entry.role is Role.ACTION)
    assert entry.owners == ("Bramble",)
    assert entry.lines.last == 5  # its own line


@pytest.mark.parametrize("vote", ["Passed 5-0", "Approved, 5-0-1.", "Carried (5 - 0)"])
def test_the_votes_on_both_sides_tell_a_decision(vote: str) -> None:
    minutes = read(lines_of("# Club", "", "## Water", "", f"Fern moves to mend the tap. {vote}"))
    assert [entry.role for entry in minutes.entries if entry.role] == [Role.DECISION]


@pytest.mark.parametrize("sentence", ["We agreed 3-4 weeks ago.", "Passed by 2020-01 at the latest"])
def test_other_numbers_are_no_votes(sentence: str) -> None:
    minutes = read(lines_of("# Club", "", "## Water", "", sentence))
    assert not [entry for entry in minutes.entries if entry.role]


@pytest.mark.parametrize(
    "line",
    [
        "Proposed by: Bramble Oakes",
        "- Submitted by [Bramble Oakes](https://example.org/b)",
        "*Requested by: Bramble Oakes*",
    ],
)
def test_who_proposes_a_topic_presents_it(line: str) -> None:
    minutes = read(lines_of("# Club", "", "## Water", "", line, "", "It rained."))
    assert [topic.presenters for topic in minutes.topics] == [(OAKES,)]


def test_what_a_bot_is_told_names_who_is_there_and_who_is_not() -> None:
    told = (f"present+ {OAKES}", f"regrets+ {MOSS}", "scribe+ Hazel Birch")
    assert people(*told) == ([OAKES], [MOSS])


def test_a_sum_is_no_label() -> None:
    assert labels_in("rain+ sun", "en") == ()


def test_the_people_of_a_meeting_may_be_called_just_so() -> None:
    assert people(f"People: {OAKES}, {MOSS}") == ([OAKES, MOSS], [])


def test_each_person_may_be_a_paragraph_with_where_they_work() -> None:
    listed = (
        "Members not in attendance:",
        "",
        "Bramble Oakes, ACORN \\*",
        "",
        "Fern Moss, Bog \\*",
        "",
        "The rain fell.",
    )
    assert people(*listed) == ([], [OAKES, MOSS])


def test_a_label_of_presenters_may_leave_their_number_open() -> None:
    minutes = read(lines_of("# Club", "", "## Water", "", f"Presenter(s): {OAKES}, {MOSS}", "", "It rained."))
    assert [topic.presenters for topic in minutes.topics] == [(OAKES, MOSS)]


def test_the_vote_of_those_present_tells_a_decision() -> None:
    vote = "The plan was approved by unanimous vote of the directors present."
    minutes = read(lines_of("# Club", "", "## Water", "", vote))
    assert [entry.role for entry in minutes.entries if entry.role] == [Role.DECISION]


@pytest.mark.parametrize(
    "said", ["Posted after meeting.", "Minutes will be published after the call", "To be added here"]
)
def test_notes_that_are_still_to_come_are_none(said: str) -> None:
    lines = ("# Club, 4 March 2024", "", "## Agenda", "", "1. Welcome", "2. Water", "", "## Meeting notes", "", said)
    parsed = parse_minutes(lines_of(*lines), "club/2024-03-04.md")
    assert parsed.minutes is not None
    assert why_no_minutes(parsed.minutes, parsed.outline, parsed.clues) is not None
