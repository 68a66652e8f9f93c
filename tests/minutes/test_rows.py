"""The rows that a file consists of."""

import pytest

from bot.minutes.rows import RowForm, rows_of
from bot.minutes.sections import split_sections
from bot.text import SourceText


def _rows(text: str) -> list[tuple[int, RowForm, str, int]]:
    document = SourceText(text)
    return [(row.line, row.form, row.text, row.depth) for row in rows_of(split_sections(document), document)]


def test_headings_items_and_lines_are_rows_with_their_lines() -> None:
    assert _rows("# Call\n\nFirst\nsecond\n\n- one\n  more\n  1. deep\n") == [
        (1, RowForm.HEADING, "Call", 0),
        (3, RowForm.PARAGRAPH, "First", 0),
        (4, RowForm.PARAGRAPH, "second", 0),
        (6, RowForm.ITEM, "one", 1),
        (7, RowForm.PARAGRAPH, "more", 1),
        (8, RowForm.ITEM, "deep", 2),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "| a | b |\n|---|---|\n| c | d |\n",
        "    | a | b |\n    |---|---|\n    | c | d |\n",
        "<table><tr><th>a</th><th>b</th></tr>\n<tr><td>c</td>\n<td>d</td></tr></table>\n",
    ],
)
def test_a_table_is_the_same_rows_however_it_is_written(text: str) -> None:
    document = SourceText(text)
    rows = rows_of(split_sections(document), document)
    assert [(row.form, row.cells) for row in rows] == [(RowForm.TABLE, ("a", "b")), (RowForm.TABLE, ("c", "d"))]


def test_lines_of_code_are_rows_of_their_own_form_and_those_in_lists_are_none() -> None:
    assert _rows("```\nAttendees: Ada\n```\n\n- one\n\n  ```\n  - two\n  ```\n") == [
        (2, RowForm.CODE, "Attendees: Ada", 1),
        (5, RowForm.ITEM, "one", 1),
    ]
