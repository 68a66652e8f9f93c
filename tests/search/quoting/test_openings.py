"""Where minutes begin to say something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.quoting.openings import first_saying
from bot.text import Slice
from tests.conftest import search_in

SAID = "Ada: the barrel leaks where the hose is fixed to it."


def first_of(*lines: str) -> str:
    """Return the first of some lines that says something."""
    units: list[Slice] = []
    for line in lines:
        start = units[-1].end + 1 if units else 0
        units.append(Slice(start, start + len(line)))
    return lines[first_saying("\n".join(lines), units, ("en", "de"))]


@pytest.mark.parametrize(
    "line",
    [
        "Presenter: Ada Byron of the garden by the river (AB)",
        "- [slides](https://example.org/slides/1)",
        "- slides: https://example.org/slides/1",
        "AB presenting [slides](https://example.org/1)",
        "(Ada Byron)",
        "AB: (presents slides)",
        "<showing the slides of last spring>",
        "---",
    ],
)
def test_a_line_of_links_and_presenters_says_nothing(line: str) -> None:
    assert first_of(line, SAID) == SAID


@pytest.mark.parametrize("line", [SAID, "- Tomatoes", "The slides tell why the barrel leaks: https://example.org/1"])
def test_a_line_with_words_says_something(line: str) -> None:
    assert first_of(line, SAID) == line


def test_where_nothing_is_said_the_first_line_is_the_first() -> None:
    assert first_of("(Ada Byron)", "https://example.org") == "(Ada Byron)"


@given(st.lists(st.text(max_size=30), min_size=1, max_size=5))
def test_it_is_one_of_the_lines(lines: list[str]) -> None:
    units = [Slice(0, len(line)) for line in lines]
    assert 0 <= first_saying(max(lines, key=len), units, ("en",)) < len(lines)


def test_what_is_said_first_is_quoted_with_all_that_fits_behind_it() -> None:
    formal = ["Presenter: Ada Byron (AB)", f"- [slides](https://example.org/{'s' * 200})", "AB: (presents slides)"]
    said = [f"Ada: part {number} of the barrel is mended, and it holds its water." for number in range(30)]
    text = "\n\n".join(("# Garden call", "## Barrel", *formal, *said))
    quote = search_in({"2024-03-05.md": text}).answer("barrel").hits[0].quote.text
    assert quote.startswith("Ada: part 0")
