"""Lists of tasks among the entries that hold every word of a question."""

from tests.conftest import lines_of, search_in

CLUB = search_in(
    {
        "2024-03-05.md": lines_of(
            "# Club",
            "",
            "Attendees: Ada Byron, Bo Lu, Cy Moss",
            "",
            "## Shed",
            "",
            "Decision: the old pump is sold.",
            "",
            "## Action items",
            "",
            "- Ada: sell the old pump",
            "- Bo: paint the boat",
            "- Cy: oil the gate",
        )
    }
)


def first(question: str) -> tuple[str, float]:
    """Return what is quoted first, and what it has for holding all words."""
    explained = CLUB.explain(question)
    return explained.answer.hits[0].quote.text, explained.parts[0].get("all words", 0.0)


def all_words_of_list(question: str) -> float:
    explained = CLUB.explain(question)
    parts = zip(explained.answer.hits, explained.parts, strict=True)
    return next(given.get("all words", 0.0) for hit, given in parts if "gate" in hit.quote.text)


def test_a_list_holds_all_words_that_stand_in_one_of_its_tasks() -> None:
    assert all_words_of_list("the old pump") > 0


def test_words_of_several_tasks_are_held_by_chance() -> None:
    assert all_words_of_list("paint the gate") == 0


def test_what_is_to_be_done_is_no_decision() -> None:
    quote, given = first("Did we decide to sell the old pump?")
    assert "Decision" in quote
    assert all_words_of_list("Did we decide to sell the old pump?") == 0
    assert given == 0  # it says "sold"
