"""Who is named as not having been at a meeting, and people in the front matter."""

import pytest

from tests.conftest import lines_of, read


def people(*lines: str) -> tuple[list[str], list[str]]:
    minutes = read(lines_of(*lines))
    return [one.name for one in minutes.attendees], [one.name for one in minutes.absent]


@pytest.mark.parametrize(
    "lines",
    [
        ("Attendees: Oak", "Regrets: Fern Moss"),
        ("Attendees: Oak", "**Apologies:** Fern Moss"),
        ("## Attendees", "- Oak", "", "### Absent", "- Fern Moss"),
        ("## Attendees", "- [x] Oak", "- [ ] Fern Moss"),
        ("## Attendees", "- ✅ Oak", "- ❌ Fern Moss"),
        ("## Attendees", "- Oak", "", "The following are not in attendance but agree:", "", "- Fern Moss"),
        ("## Attendees", "", "| Name | Present |", "|---|---|", "| Oak | x |", "| Fern Moss | - |"),
        ("| | |", "|---|---|", "| Attendees | Oak |", "| Absent | Fern Moss |"),
        ("**出席者**：Oak", "**缺席**：Fern Moss"),
        ("Anwesend: Oak", "Entschuldigt: Fern Moss"),
        ("Présents : Oak", "Excusés : Fern Moss"),
        ("Présents : Oak", "S'excusent : Fern Moss"),
        ("Asisten: Oak", "Se excusan: Fern Moss"),
        ("Presenti: Oak", "Si scusano: Fern Moss"),
        ("Aanwezig: Oak", "Afwezig m.k.: Fern Moss"),
        ("**Who was there**", "", "Oak", "", "**Who was not**", "", "Fern Moss"),
    ],
)
def test_who_was_absent_is_known(lines: tuple[str, ...]) -> None:
    assert people("# Club 2024-03-05", "", *lines, "", "## Water", "", "Rain.") == (["Oak"], ["Fern Moss"])


def test_boxes_that_nobody_ticked_name_nobody() -> None:
    assert people("# Club", "", "## Attendees", "- [ ] Oak", "- [ ] Fern") == ([], [])


def test_who_is_listed_as_present_somewhere_was_not_absent() -> None:
    assert people("Regrets: Oak", "", "Attendees: Oak, Fern") == (["Oak", "Fern"], [])


@pytest.mark.parametrize(
    "front_matter",
    [
        ("attendees: Oak Root, Fern", "absent: [Moss]"),
        ("Attendees: [Oak Root, Fern]", "regrets: Moss"),
        ("participants:", "  - name: Oak Root", "    role: chair", "  - name: Fern", "absent: Moss"),
        ('participants: ["[[Oak Root]]", "[[Fern]]"]', "Absent:", "  - Moss"),
        ("attendees:", "  - [[Oak Root]]", "  - [[Fern]]", "absent: Moss"),
    ],
)
def test_the_front_matter_names_people(front_matter: tuple[str, ...]) -> None:
    lines = ("---", *front_matter, "---", "## Water", "", "Rain.")
    assert people(*lines) == (["Oak Root", "Fern"], ["Moss"])


@pytest.mark.parametrize(
    "lines",
    [
        ("- Attendance:", "  - Team members: Oak, Fern", "  - Scribe: Ash", "  - Others: Willow"),
        ("**Attendees** (add your name)", "", "- Oak", "- Fern", "- Willow", "- [sign up](https://example.org)"),
        ("_Attending_: Oak, Fern, Willow; _Regrets_: Moss",),
        ("Attendees:<br>Oak<br>Fern<br>Willow",),
        ("The following people were present:", "", "- Oak", "- Fern", "- Willow"),
        ("**Present**: Oak, Fern", "**Guests**: Willow"),
        ("*Introduction of attendees*", "", "- Oak", "- Fern", "- Willow"),
    ],
)
def test_people_stand_in_lists_of_many_forms(lines: tuple[str, ...]) -> None:
    assert people("# Club 2024-03-05", "", *lines, "", "## Water", "", "Rain.")[0] == ["Oak", "Fern", "Willow"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Present: Oak Root, Fern Moss (excused)", (["Oak Root"], ["Fern Moss"])),
        ("缺席人员: 石榴（请假）", ([], ["石榴"])),
        ("Absents excusés : [CMO Oak] (non concerné), [DEV Fern]", ([], ["CMO Oak", "DEV Fern"])),
        ("Ausente con aviso: Oak Root (legal)", ([], ["Oak Root"])),
    ],
)
def test_brackets_and_labels_say_who_did_not_come(line: str, expected: tuple[list[str], list[str]]) -> None:
    assert people(line) == expected
