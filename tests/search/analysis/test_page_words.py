"""Words are those that a page shows; where they stand in the file is traced back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.analysis.page_words import page_text, searched_text, searched_text_with_places
from bot.search.analysis.tokens import written_words
from tests.conftest import lines_of, search_in


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        (r"We buy C\+\+ shears, made of C\# steel", ["We", "buy", "C++", "shears", "made", "of", "C#", "steel"]),
        (r"ana\_k of node\.js 0\.5", ["ana_k", "of", "node.js", "0.5"]),
        ("un*believ*able", ["unbelievable"]),
        ("H<sub>2</sub>O, CO~2~", ["H2O", "CO2"]),
        ("AT&amp;T, caf&eacute;", ["AT&T", "cafe"]),
        ("[[people/Bo|the host]]", ["the", "host"]),
        ("the [plan](plan.md) holds", ["the", "plan", "holds", "plan.md"]),
        ("a list[0](1) and `x[0](1)`", ["a", "list", "0", "1", "and", "x", "0", "1"]),
        ("```\nC\\+\\+\n```", ["C"]),
        ("green\u00adhouse, 服\u200b务", ["greenhouse", "服务"]),
        ("⽤户⼿册", ["用户手册"]),
    ],
)
def test_words_are_those_of_the_page(markdown: str, words: list[str]) -> None:
    assert written_words(searched_text(markdown)) == words


MARKED = st.text(alphabet=st.sampled_from("ab \\+*_`[]()<>&;#%{}\n~=^|!u/.\u200b服"), max_size=60)


@given(MARKED)
def test_every_character_comes_from_a_place_in_the_text(text: str) -> None:
    searched, places = searched_text_with_places(text)
    assert searched == searched_text(text)
    assert len(places) == len(searched) + 1
    assert all(0 <= place <= len(text) for place in places)


@given(MARKED)
def test_a_page_shows_as_many_lines(text: str) -> None:
    assert page_text(text).count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("question", "written"), [("C++", r"C\+\+"), ("unbelievable", "un*believ*able"), ("greenhouse", "green\u00adhouse")]
)
def test_what_is_found_is_quoted_and_marked_as_it_is_written(question: str, written: str) -> None:
    text = lines_of(
        "# Club 2024-03-05", "", "## Shears", "", f"Fern bought {written} shears.", "", "## Hedge", "", "Cut."
    )
    hit = search_in({"2024-03-05.md": text}).answer(question).hits[0]
    assert hit.quote.text == f"Fern bought {written} shears."
    assert [hit.quote.text[slice(*mark)] for mark in hit.quote.marks] == [written]


def test_where_a_link_leads_is_found_too() -> None:
    text = lines_of("# Club", "", "## Shears", "", "See [the issue](https://example.org/issues/15777).", "", "## Hedge")
    assert search_in({"2024-03-05.md": text}).answer("15777").answered
