"""Who came and who did not, in the many forms that lists of people have."""

import pytest

from tests.conftest import lines_of, read

BRAMBLE, FERN, HAZEL = "Bramble Oakes", "Fern Moss", "Hazel Birch"


def people(*lines: str) -> tuple[list[str], list[str]]:
    minutes = read(lines_of("# Club 2024-03-05", "", *lines, "", "## Water", "", "It rained all week."))
    return [one.name for one in minutes.attendees], [one.name for one in minutes.absent]


@pytest.mark.parametrize("mark", [" | ", " / ", " · ", " • ", " & ", "; "])
def test_any_mark_may_part_names_of_a_line(mark: str) -> None:
    assert people(f"Present: {mark.join((BRAMBLE, FERN, HAZEL))}") == ([BRAMBLE, FERN, HAZEL], [])


@pytest.mark.parametrize(
    "label",
    [
        "Others:",
        "**Others:**",
        "Others present:",
        "Staff present:",
        "Directors present:",
        "Board members in attendance:",
        "Remote:",
        "Guests:",
    ],
)
def test_a_group_behind_a_list_came_too(label: str) -> None:
    assert people("Members present: Bramble Oakes", "", f"{label} Fern Moss") == ([BRAMBLE, FERN], [])


def test_a_group_alone_is_no_label() -> None:
    assert people("Others: Fern Moss") == ([], [])


@pytest.mark.parametrize(
    "line",
    [
        "Board members absent: Hazel Birch",
        "Apologies received: Hazel Birch",
        "Regrets from: Hazel Birch",
        "Did not attend: Hazel Birch",
        "On leave: Hazel Birch",
    ],
)
def test_labels_of_those_absent_say_who_or_how(line: str) -> None:
    assert people("Present: Bramble Oakes", line) == ([BRAMBLE], [HAZEL])


@pytest.mark.parametrize("told", ["No regrets.", "None received", "No apologies received", "-", "N/A"])
def test_that_nobody_was_absent_names_nobody(told: str) -> None:
    assert people("## Present", "", "- Bramble Oakes", "", "## Regrets", "", told) == ([BRAMBLE], [])


def test_labels_may_follow_one_another_as_sentences() -> None:
    line = "Board members present: Bramble Oakes, Fern Moss. Absent: Hazel Birch. Quorum: yes."
    assert people(line) == ([BRAMBLE, FERN], [HAZEL])


@pytest.mark.parametrize(
    "sentence",
    [
        "Those present were Bramble Oakes and Fern Moss.",
        "In attendance were: Bramble Oakes, and Fern Moss.",
        "Anwesend waren Bramble Oakes und Fern Moss.",
    ],
)
def test_a_sentence_may_name_who_came(sentence: str) -> None:
    assert people(sentence) == ([BRAMBLE, FERN], [])


def test_a_sentence_about_those_who_came_names_nobody() -> None:
    assert people("Those present were Bramble Oakes and some who dug.") == ([], [])


@pytest.mark.parametrize(
    "table",
    [
        ("| Last name | First name |", "|---|---|", "| Oakes | Bramble |", "| Moss | Fern |"),
        (
            "| First name | Surname | Garden |",
            "|---|---|---|",
            "| Bramble | Oakes | North |",
            "| Fern | Moss | South |",
        ),
        ("| Nachname | Vorname |", "|---|---|", "| Oakes | Bramble |", "| Moss | Fern |"),
        ("| Prénom | Nom |", "|---|---|", "| Bramble | Oakes |", "| Fern | Moss |"),
        ("| Garden | Gardener |", "|---|---|", "| North | Bramble Oakes |", "| South | Fern Moss |"),
    ],
)
def test_names_stand_in_one_column_or_two_of_a_table(table: tuple[str, ...]) -> None:
    assert people("## Attendance", "", *table)[0] == [BRAMBLE, FERN]


def test_a_column_of_any_head_may_tell_who_was_absent() -> None:
    rows = ("| Bramble Oakes | Present |", "| Fern Moss | Absent |", "| Hazel Birch | Excused |")
    assert people("## Attendance", "", "| Name | Status |", "|---|---|", *rows) == ([BRAMBLE], [FERN, HAZEL])


@pytest.mark.parametrize("mark", [": absent", " - absent", ", excused", " ❌", " (absent)"])
def test_an_item_may_say_behind_the_name_that_somebody_did_not_come(mark: str) -> None:
    assert people("## Attendance", "", "- Bramble Oakes ✅", f"- Fern Moss{mark}") == ([BRAMBLE], [FERN])


@pytest.mark.parametrize(
    "item",
    [
        "Bramble Oakes, CET",
        "Bramble Oakes, UTC+1",
        "Bramble Oakes [PST]",
        "Bramble Oakes - Seed & Spade",
        "Bramble Oakes on behalf of the north garden",
        "Chair: Bramble Oakes",
        "🌻 Bramble Oakes",
        "Bramble Oakes <bramble.oakes@example.org>",
    ],
)
def test_what_an_item_tells_besides_is_nobody(item: str) -> None:
    assert people("## Attendees", "", f"- {item}", "- Fern Moss") == ([BRAMBLE, FERN], [])


@pytest.mark.parametrize(
    "items",
    [
        ("Bramble Oakes, Spade", "Fern Moss, Rake", "Hazel Birch, Barrow"),
        ("NORTH - Bramble Oakes, Fern Moss", "SOUTH - Hazel Birch"),
    ],
)
def test_where_people_work_is_nobody(items: tuple[str, ...]) -> None:
    assert people("## Attendees", "", *(f"- {item}" for item in items)) == ([BRAMBLE, FERN, HAZEL], [])


def test_one_list_tells_that_others_name_organisations_too() -> None:
    listed = ("- Bramble Oakes, Spade", "- Fern Moss, Spade", "- Willow Bark, Spade")
    assert people("## Attendees", "", *listed, "", "### Apologies", "", "- Hazel Birch, Royal Rake")[1] == [HAZEL]


def test_a_list_of_names_may_stand_in_code() -> None:
    assert people("## In attendance", "", "```", "* Bramble Oakes", "* Fern Moss", "```") == ([BRAMBLE, FERN], [])


def test_code_elsewhere_names_nobody() -> None:
    assert people("```", "Attendees: Bramble Oakes", "```") == ([], [])


def test_those_who_came_earlier_did_not_come() -> None:
    lists = ("### Attended this meeting", "", "- Bramble Oakes", "", "### Attended in the past", "", "- Fern Moss")
    assert people("## Roll call", "", *lists) == ([BRAMBLE], [])


def test_a_sentence_that_opens_a_list_below_a_further_heading_ends_nothing() -> None:
    lines = ("### Attendees present", "", "The following new gardeners were welcomed:", "", "- Bramble Oakes")
    assert people("## Attendees", "", *lines) == ([BRAMBLE], [])


def test_a_family_name_that_stands_for_nobody_elsewhere_is_one() -> None:
    assert people("Present: Bramble Allen, Fern Moss") == (["Bramble Allen", FERN], [])


def test_particles_do_not_make_a_name_too_long() -> None:
    name = "Bramble Fern Hazel van den Oak Bark"
    assert people("Attendance:", f"- {name} <b@example.org>") == ([name], [])


def test_the_rest_of_et_al_is_nobody() -> None:
    assert people("Present: Bramble Oakes, et al.") == ([BRAMBLE], [])


def test_a_first_name_among_apologies_is_whose_box_is_empty() -> None:
    boxes = ("- [x] Bramble Oakes", "- [ ] Fern Moss")
    assert people("Attendees:", "", *boxes, "", "Apologies:", "", "- Fern") == ([BRAMBLE], [FERN])


def test_front_matter_may_part_those_present_from_those_absent() -> None:
    minutes = read("---\nattendees:\n  present: [Bramble Oakes]\n  absent: [Fern Moss]\n---\n\n# Club\n\nRain.\n")
    assert [[one.name for one in listed] for listed in (minutes.attendees, minutes.absent)] == [[BRAMBLE], [FERN]]


def test_a_picture_by_its_name_may_stand_before_a_label() -> None:
    assert people("## :wave: Attendees", "", "- Bramble Oakes") == ([BRAMBLE], [])


def test_one_list_of_family_names_first_tells_that_a_short_one_is_so_too() -> None:
    listed = ("- Oakes, Bramble", "- Moss, Fern", "- Birch, Hazel")
    assert people("## Present", "", *listed, "", "## Absent", "", "- Bark, Willow")[1] == ["Willow Bark"]


@pytest.mark.parametrize(
    ("marks", "present", "absent"),
    [
        (("✔", "×", "✔", "Ada"), ["Ada", "Cy"], ["Bo"]),
        ((":white_check_mark:", ":white_check_mark:", ":x:", "Bo"), ["Ada", "Bo"], ["Cy"]),
        (("here", "late", "ill", "Bo"), None, None),
    ],
)
def test_marks_beneath_names_tell_who_came(
    marks: tuple[str, ...], present: list[str] | None, absent: list[str] | None
) -> None:
    table = ("| Ada | Bo | Cy | Notes by |", "|---|---|---|---|", f"| {' | '.join(marks)} |")
    minutes = read(lines_of("# Pond 2024-03-05", "", "## Attendance", "", *table, "", "## Pump", "", "It leaks."))
    if present is not None:
        assert [person.name for person in minutes.attendees] == present
        assert [person.name for person in minutes.absent] == absent
    else:
        assert len(minutes.attendees) < 2


@pytest.mark.parametrize(
    "line",
    [
        "Present: Bramble Oakes, Fern Moss. Apologies from Hazel Birch.",
        "Present: Bramble Oakes, Fern Moss; apologies from Hazel Birch",
        "Those present: Bramble Oakes; remotely: Fern Moss; regrets: Hazel Birch",
        "Anwesend: Bramble Oakes, Fern Moss | Leitung: Fern Moss | Entschuldigt: Hazel Birch",
        "Present: Bramble Oakes, Fern Moss | Not here: Hazel Birch",
    ],
)
def test_one_line_may_tell_of_several_kinds_of_people(line: str) -> None:
    assert people(line) == ([BRAMBLE, FERN], [HAZEL])


def test_initials_end_no_sentence_of_names() -> None:
    assert people("Present: J. Oakes, F. Moss. Absent: Hazel Birch") == (["J. Oakes", "F. Moss"], [HAZEL])


def test_bullets_of_one_list_may_be_labels_and_the_names_behind_them() -> None:
    form = ("* Date: 2024-03-05", "* Participants", f"* {BRAMBLE}", f"* {FERN}", "* Absent", f"* {HAZEL}")
    assert people(*form) == ([BRAMBLE, FERN], [HAZEL])


def test_a_list_of_topics_is_no_form() -> None:
    assert people("* Attendance", "* Old Business", "* Rain Barrel", "* Next steps") == ([], [])


def test_labels_may_be_indented_like_code() -> None:
    assert people("    Present: Bramble Oakes, Fern Moss", "    Absent: Hazel Birch") == ([BRAMBLE, FERN], [HAZEL])


def test_what_is_code_names_nobody() -> None:
    assert people("    Present: Bramble Oakes", "    print(present)") == ([], [])


@pytest.mark.parametrize("name", ["Ville Virtanen", "BV Rao", "Trust Ndlovu"])
def test_a_name_that_begins_like_an_organisation_is_a_persons(name: str) -> None:
    minutes = read(
        lines_of("# Club 2024-03-05", "", f"Attendees: {name}, Bramble Oakes", "", "## Hose", "", "It leaks.")
    )
    assert [one.name for one in minutes.attendees] == [name, "Bramble Oakes"]


def test_a_group_behind_those_absent_is_not_of_them() -> None:
    minutes = read(
        lines_of("# Club 2024-03-05", "", "Regrets: Fern Moss; Guests: Hazel Birch", "", "## Hose", "", "Old.")
    )
    assert [one.name for one in minutes.absent] == ["Fern Moss"]
