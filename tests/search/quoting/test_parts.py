"""What is quoted of a long discussion, by what a question asks of it."""

import pytest

from bot.search.analysis.terms import ALWAYS
from bot.search.quoting.parts import part_pattern
from tests.conftest import lines_of, search_in

TALK = [f"Ada: we talked on and on of many other things, for the time being number {number}." for number in range(20)]


def quoted(heading: str, *said: str, question: str) -> str:
    text = "\n\n".join(("# Garden call", f"## {heading}", *said))
    return search_in({"2024-03-05.md": text}).answer(question).hits[0].quote.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("what was decided about the barrel", "Ada: it is decided then: we mend it in spring."),
        ("poll on the barrel", "Ada: the poll gave five for, two against."),
        ("who votes on the barrel", "Ada: votes are five for, two against."),
    ],
)
def test_a_part_of_a_discussion_is_quoted_where_it_is_told_last(question: str, said: str) -> None:
    assert said in quoted("Barrel", *TALK, said, "Brook: thanks.", question=question)


def test_a_part_that_nobody_tells_is_no_reason_to_quote_anything_but_the_beginning() -> None:
    first = "Ada: the barrel leaks."
    assert quoted("Barrel", first, *TALK, question="what was decided about the barrel").startswith(first)


def test_what_the_heading_lacks_is_quoted_rather_than_the_beginning() -> None:
    said = "Brook: the gutter above it is blocked by leaves."
    assert said in quoted("The rain barrel and the hose", *TALK, said, question="barrel hose gutter leaves")


def test_what_the_heading_says_alone_is_answered_by_the_beginning() -> None:
    first = "Ada: it leaks."
    answered = quoted("The rain barrel and the hose", first, *TALK, "Brook: the barrel!", question="rain barrel hose")
    assert answered.startswith(first)


def test_a_question_for_no_part_seeks_none() -> None:
    assert part_pattern((), ALWAYS) is None


def test_a_passage_that_is_no_beginning_of_an_item_has_no_opening() -> None:
    text = lines_of("# Garden call", "", "## Barrel", "", *(line for said in TALK * 5 for line in (said, "")))
    hits = search_in({"2024-03-05.md": text}).answer("things number 13", limit=9).hits
    assert all("number 13" in hit.quote.text for hit in hits)
