"""What is quoted where a question asks for a day, a reason or somebody."""

import pytest

from bot.search.analysis.terms import ALWAYS
from bot.search.question.query_intent import QueryIntent
from bot.search.quoting.kinds import kind_asked
from bot.text import normalise
from tests.conftest import lines_of, search_in

TALK = [f"We talked on and on of many other things for the sake of talk, part {'x' * number}." for number in range(20)]


def quoted(*said: str, question: str) -> str:
    text = "\n\n".join(("# Garden call 2024-03-05", "Attendees: Ada Byron, Brook Stone", "## Moving the barrel", *said))
    hits = search_in({"2024-03-05.md": text}).answer(question).hits
    return next(hit.quote.text for hit in hits if hit.headline == "Moving the barrel")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("why are we moving the barrel", "It goes because the wall is damp."),
        ("when will we be moving the barrel", "It goes on 3 April."),
        ("when will we be moving the barrel", "It goes next month, or on Tuesday."),
        ("who is moving the barrel", "It is carried by Brook Stone."),
    ],
)
def test_what_gives_the_kind_asked_for_is_quoted(question: str, said: str) -> None:
    assert said in quoted(*TALK, said, *TALK, question=question)
    assert said not in quoted(*TALK, said, *TALK, question="moving the barrel")


def test_where_nothing_gives_it_the_beginning_is_quoted() -> None:
    assert quoted("It is heavy.", *TALK, question="why are we moving the barrel").startswith("It is heavy.")


@pytest.mark.parametrize(
    ("wording", "is_day"),
    [
        ("on May 3rd", True),
        ("3 May", True),
        ("by June", True),
        ("in 2025", True),
        ("在6月30日", True),
        ("1/2/2024", True),
        ("we may mend it", False),
        ("version 1.2.3", False),
        ("it sat there", False),
    ],
)
def test_a_day_is_told_from_words_and_versions(wording: str, is_day: bool) -> None:
    minutes = search_in({"2024-03-05.md": lines_of("# Call", "", "We met.")}).meetings[0].texts[0]
    pattern = kind_asked(QueryIntent(day=True), minutes, ALWAYS)
    assert pattern is not None
    assert (pattern.search(normalise(wording)) is not None) is is_day


def test_who_speaks_is_no_answer_to_who_does_it() -> None:
    first = "It is heavy, and nobody wants to lift it."
    assert quoted(first, *TALK, "Ada Byron: thanks.", question="who is moving the barrel").startswith(first)


@pytest.mark.parametrize("question", ["what happens when the barrel moves", "the barrel that moves"])
def test_a_question_for_something_else_asks_for_no_kind(question: str) -> None:
    intent = search_in({"2024-03-05.md": "# Call\n\n## Barrel\n\nIt moves.\n"}).explain(question).query.intent
    assert (intent.day, intent.reason) == (False, False)
