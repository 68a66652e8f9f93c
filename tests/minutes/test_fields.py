"""The fields of minutes: labels in every form with what belongs to each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.minutes.fields import Field, fields_of
from bot.minutes.front_matter import read_front_matter
from bot.minutes.label_words import FieldKind
from bot.minutes.sections import split_sections
from bot.text import SourceText

_ALL = tuple(kind for kind in FieldKind if kind is not FieldKind.OTHER)

_Reading = tuple[str, str, list[str]]


def _fields(text: str, *kinds: FieldKind, language: str = "en") -> list[Field]:
    document = SourceText(text)
    front_matter, _ = read_front_matter(document, "file.md")
    sections = split_sections(document, first_line=front_matter.body_line)
    return list(fields_of(sections, document, language, *(kinds or _ALL)))


def _read(text: str, *kinds: FieldKind, language: str = "en") -> list[_Reading]:
    """Return the kind, the value and the wording of the pieces of each field."""
    fields = _fields(text, *kinds, language=language)
    return [(field.kind.value, field.value, [piece.text for piece in field.pieces]) for field in fields]


NAMES: _Reading = ("attendees", "", ["Ada", "Brook"])
ON_LINE: _Reading = ("attendees", "Ada, Brook", [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("# Call\n\n## 2. Attendees\n- Ada\n- Brook\n\n## Hose\n- wet\n", NAMES, id="heading"),
        pytest.param("# Call\n\n## Attendees: Ada, Brook\n\n## Hose\n- wet\n", ON_LINE, id="heading with value"),
        pytest.param("Call\n\n**Attendees**\n- Ada\n- Brook\n\nThe hose is wet.\n", NAMES, id="bold without colon"),
        pytest.param("Call\n\n**Attendees**: Ada, Brook\n\nThe hose is wet.\n", ON_LINE, id="bold with colon"),
        pytest.param("**Attendees:** Ada, Brook\nPlace: shed\n", ON_LINE, id="colon inside bold"),
        pytest.param("Attendees (add your name): Ada, Brook\n", ON_LINE, id="aside"),
        pytest.param("Present - Ada, Brook\n\n## Hose\n", ON_LINE, id="dash"),
        pytest.param("* Place\n  * Shed\n* Attendees\n  * Ada\n  * Brook\n* Hose\n", NAMES, id="nested bullets"),
        pytest.param("- Place: shed\n- Attendees:\n- Ada\n- Brook\n- Next meeting: May\n", NAMES, id="sibling bullets"),
        pytest.param("- **Attendees:** Ada, Brook\n- **Time:** 10\n", ON_LINE, id="list item"),
        pytest.param("| | |\n|---|---|\n| **Attendees** | Ada, Brook |\n", ON_LINE, id="table of labels"),
        pytest.param("| Attendees | Role |\n|---|---|\n| Ada | a |\n| Brook | b |\n", NAMES, id="head of a column"),
        pytest.param("## Attendees\n\n| Account |\n|:--:|\n| Ada |\n| Brook |\n", NAMES, id="table beneath"),
        pytest.param("Attendees\n: Ada\n: Brook\n\nHose\n----\n", NAMES, id="definitions"),
        pytest.param(
            "<details><summary>Attendees</summary>\n\n- Ada\n- Brook\n\n</details>\n\n- wet\n", NAMES, id="folded block"
        ),
        pytest.param(
            "<table>\n<tr><th>Role</th><th>Attendees</th></tr>\n<tr><td>x</td><td>Ada</td></tr>\n"
            "<tr><td>y</td><td>Brook</td></tr></table>\n",
            NAMES,
            id="table in HTML",
        ),
        pytest.param("<h2>Attendees</h2>\n<ul><li>Ada</li><li>Brook</li></ul>\n", NAMES, id="list in HTML"),
        pytest.param("attendees:: Ada, Brook\nowner:: Chen\n", ON_LINE, id="property of a note"),
        pytest.param("> **Attendees**: Ada, Brook\n", ON_LINE, id="quote"),
        pytest.param("Attendees: Ada,\nBrook\nPlace: shed\n", ("attendees", "Ada,", ["Brook"]), id="two lines"),
        pytest.param("Attendees / Participants: Ada, Brook\n", ON_LINE, id="two words for one"),
        pytest.param("[Attendees](https://example.org/a:b): Ada, Brook\n", ON_LINE, id="link"),
    ],
)
def test_a_label_is_read_in_every_form(text: str, expected: _Reading) -> None:
    assert _read(text, FieldKind.ATTENDEES) == [expected]


def test_several_labels_in_one_line_are_several_fields() -> None:
    text = "**主持人**：王芳　**出席人**：陈伟　**时间**：三月四日\n"
    assert _read(text, language="zh") == [("attendees", "陈伟", []), ("date", "三月四日", [])]


def test_sub_headings_and_sub_labels_belong_to_the_heading_above() -> None:
    text = "## Attendees\n### Remote\n- Ada\n### Shed\nTeam: Brook\n\n## Hose\n- wet\n"
    assert _read(text) == [("attendees", "", ["Remote", "Ada", "Shed", "Team: Brook"])]


def test_who_was_absent_is_no_part_of_who_was_there() -> None:
    text = "## Attendees\n- Ada\n- Regrets:\n  - Chen\n- Brook\n\n**Absent:** Dora\n\n## Hose\n"
    assert _read(text) == [("attendees", "", ["Ada", "Brook"]), ("absent", "", ["Chen"]), ("absent", "Dora", [])]


def test_prose_ends_what_stands_beneath_a_heading() -> None:
    text = "## Attendees\n- Ada\n\nAda moderated, and Brook took the notes.\n\n- Chen\n"
    assert _read(text) == [("attendees", "", ["Ada"])]


@pytest.mark.parametrize(
    "text",
    [
        "Present state of the hedge: it grows.\n",
        "## Present state of the hedge\n- grows\n",
        "## Dates and figs\n- sweet\n",
        "- Attendance\n- Hose\n",
        "Present\n",
    ],
)
def test_the_beginning_of_a_sentence_is_no_label(text: str) -> None:
    assert _read(text) == []


def test_a_table_row_keeps_its_other_cells() -> None:
    (field,) = _fields("## Attendees\n\n| Role | Name |\n|---|---|\n| chair | Ada |\n")
    assert [(piece.line, piece.text, piece.beside) for piece in field.pieces] == [(5, "Ada", (("Role", "chair"),))]


def test_nested_items_tell_how_deep_they_are() -> None:
    (field,) = _fields("- Attendees:\n  - Shed\n    - Ada\n")
    assert [(piece.text, piece.depth) for piece in field.pieces] == [("Shed", 2), ("Ada", 3)]


def test_a_table_beneath_a_heading_is_read_once() -> None:
    assert len(_fields("## Attendees\n\n| Attendees |\n|---|\n| Ada |\n")) == 1


_LINES = st.sampled_from(
    [
        "## Attendees", "# Attendees: Ada", "### Regrets", "- Attendees:", "  - Present: Ada", "- Ada", "Attendees",
        "**Absent**", "| Attendees | Date |", "|---|---|", "| Ada | 4 March |", ": Ada", "<details><summary>Present",
        "</summary>", "</details>", "<table><tr><td>Date</td><td>x", "</table>", "", "The hose was cut.", "> - Date: x",
    ]
)  # fmt: skip


@given(st.lists(_LINES, max_size=25).map("\n".join))
def test_whatever_stands_in_a_file_each_piece_belongs_to_one_field_of_a_kind(text: str) -> None:
    fields = _fields(text, FieldKind.ATTENDEES)
    places = [(piece.line, piece.text) for field in fields for piece in field.pieces if piece.form != "table"]
    lines = text.split("\n")
    assert all(1 <= line <= len(lines) and wording in lines[line - 1] for line, wording in places)
    assert len([line for line, _ in places]) == len(set(places))


def test_a_long_file_of_labels_is_read_in_little_time() -> None:
    text = "- Attendees:\n" * 3000 + "Attendees:\n\n" * 2000 + "## Attendees\n" * 3000
    assert len(_fields(text)) == 8000
