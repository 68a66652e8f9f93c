"""How boards, councils and assemblies number their minutes, and how they mark who came."""

import pytest

from tests.conftest import lines_of, read

HEAD = ("# Garden council 2024-03-05", "")
TOLD = ("", "It leaks, and we buy another one before summer.", "")


def topics(*lines: str) -> list[str]:
    return [item.heading for item in read(lines_of(*HEAD, *lines), "2024-03-05.md").topics]


def test_roman_numbers_count_headings_like_others() -> None:
    headings = ("I. Call to Order", "II. Roll Call", "III. Hose", "IV. New Business", "V. Hedge", "VI. Adjournment")
    minutes = read(lines_of(*HEAD, *(line for one in headings for line in (f"## {one}", *TOLD))), "a.md")
    assert [item.number for item in minutes.items] == [1, 2, 3, 4, 5, 6]
    assert [item.heading for item in minutes.topics] == ["III. Hose", "IV. New Business", "V. Hedge"]


def test_counted_lines_in_bold_are_no_people() -> None:
    lines = ("I. Call to Order", "II. Roof Repair", "III. Garden Hose", "IV. Green Hedge")
    found = topics("**Maple Lane Gardens**", "", *(line for one in lines for line in (f"**{one}**", *TOLD)))
    assert found == ["II. Roof Repair", "III. Garden Hose", "IV. Green Hedge"]


def test_letters_count_the_topics_beneath_reports_and_business() -> None:
    reports = ("**I. Officer Reports**", "", "A. Treasurer", *TOLD, "B. Gardener", *TOLD)
    business = ("**II. New Business**", "", "A. Hose", *TOLD, "**III. Old Business**", "", "A. Hedge", *TOLD)
    assert topics(*reports, *business) == ["Treasurer", "Gardener", "Hose", "Hedge"]


def test_each_line_of_minutes_that_are_one_list_is_cut_at_its_letter() -> None:
    lines = (
        "I. Call to order at 7:00 pm by Fern Moss",
        "II. Present: Fern Moss, Holly Bush, Ivy Root",
        "III. Reports",
        "   A. Treasurer: the balance is $3,900.",
        "   B. Grounds: the maple was trimmed last week.",
        "IV. New business",
        "   A. Hose: it leaks. Ivy buys another one.",
        "V. Adjourned 8:05 pm",
    )
    minutes = read(lines_of(*HEAD, *lines), "a.md")
    assert [item.heading for item in minutes.topics] == ["Treasurer", "Grounds", "Hose"]
    assert [one.name for one in minutes.attendees] == ["Fern Moss", "Holly Bush", "Ivy Root"]


def test_decimals_count_the_parts_of_typed_minutes() -> None:
    lines = ("1.0 Check-in", "All said hello to each other.", "2.0 Reports", "2.1 Hose", *TOLD[1:2], "2.2 Hedge", *TOLD)
    assert topics("Present: Fern, Holly, Ivy", "", *lines, "3.0 Next meeting", "In April.") == ["Hose", "Hedge"]


def test_an_answer_is_no_lettered_topic() -> None:
    lines = ("## Announcements", "", "Who buys the hose?", "A. Fern does, as she has the car and the time for it.", "")
    assert topics(*lines, "## Hedge", *TOLD) == ["Announcements", "Hedge"]


def test_what_officers_report_is_discussed() -> None:
    lines = ("## Reports", "", "### President", *TOLD, "### Treasurer", *TOLD, "## Hose", *TOLD)
    assert topics(*lines) == ["President", "Treasurer", "Hose"]


@pytest.mark.parametrize(
    "heading",
    [
        "Adjournment 1:47pm",
        "Call to order at 7 pm",
        "Adjournment - 8:15 PM",
        "Pledge of Allegiance",
        "Determination of a quorum",
        "Conflicts of interest",
        "VII. Adjournment",
        "a) Attendance",
    ],
)
def test_formalities_of_assemblies_are_no_topics(heading: str) -> None:
    assert topics(f"## {heading}", *TOLD, "## Hose", *TOLD, "## Hedge", *TOLD) == ["Hose", "Hedge"]


@pytest.mark.parametrize(
    ("head", "marks", "came"),
    [
        ("Present", ("X", "X", ""), 2),
        ("Present", ("X", "X", "A"), 2),
        ("Attendance", ("P", "P", "A"), 2),
        ("Present", ("P", "P", "E"), 2),
        ("Attended", ("A", "A", "A"), 3),
        ("Present", ("P", "P", "R"), 3),
    ],
)
def test_letters_tell_who_came(head: str, marks: tuple[str, ...], came: int) -> None:
    names = ("Fern Moss", "Holly Bush", "Ivy Root")
    rows = (f"| {name} | {mark} |" for name, mark in zip(names, marks, strict=True))
    lines = ("## Roll call", "", f"| Senator | {head} |", "|---|---|", *rows, "", "## Hose", *TOLD)
    minutes = read(lines_of(*HEAD, *lines), "a.md")
    assert [one.name for one in minutes.attendees] == list(names[:came])
    assert [one.name for one in minutes.absent] == list(names[came:])


@pytest.mark.parametrize("below", ["The minutes of April were approved.", "III. Minutes of April approved."])
def test_a_list_of_names_ends_where_something_else_is_told(below: str) -> None:
    minutes = read(lines_of(*HEAD, "Present: Fern Moss, Holly Bush, Ivy Root", below, "", "## Hose", *TOLD), "a.md")
    assert [one.name for one in minutes.attendees] == ["Fern Moss", "Holly Bush", "Ivy Root"]
