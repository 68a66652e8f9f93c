"""What later minutes copied of earlier ones does not come before where it was said first."""

import pytest

from bot.search.engine import Search
from bot.search.model import Hit
from tests.conftest import lines_of, search_in

FIRST, AGAIN, LAST = "2024-03-05", "2024-03-19", "2024-04-02"
TASK = "- Ada: ask the smith for the long ladder of the beekeepers"

LONGER = f"{TASK}\n- Bo: paint the shed"


def meetings(*bodies: str, days: tuple[str, ...] = (FIRST, AGAIN, LAST)) -> Search:
    """Return meetings with one topic each, on one day after the other."""
    return search_in(
        {f"{day}.md": lines_of("# Club", "", "## Garden", "", body) for day, body in zip(days, bodies, strict=False)}
    )


def hits(search: Search, question: str) -> list[Hit]:
    return list(search.answer(question).hits)


def day(hit: Hit) -> str:
    return str(hit.minutes.date)


QUESTION = "Who asks for the beekeepers' ladder?"


def test_of_the_same_text_the_first_meeting_comes_first_and_then_the_newest() -> None:
    found = hits(meetings(TASK, TASK, TASK), QUESTION)
    assert [day(hit) for hit in found] == [FIRST, LAST, AGAIN]


def test_a_sentence_that_was_carried_over_answers_where_it_was_said_first() -> None:
    found = hits(meetings(LONGER, f"{TASK} (open)"), QUESTION)
    assert [day(hit) for hit in found] == [FIRST, AGAIN]


def test_what_is_said_otherwise_is_not_put_behind() -> None:
    other = "- Ada: the beekeepers asked for their ladder, and nobody knew of it"
    found = hits(meetings(other, TASK), QUESTION)
    assert day(found[0]) == AGAIN


def test_who_names_a_meeting_is_shown_what_it_said() -> None:
    found = hits(meetings(TASK, TASK, TASK), f"{QUESTION} ({AGAIN})")
    assert day(found[0]) == AGAIN


def test_labels_that_are_the_same_everywhere_are_no_copies() -> None:
    found = hits(meetings("Ladder: none.\n\nThe hens sleep.", "Ladder: none.\n\nThe geese shout."), "ladder")
    assert [day(hit) for hit in found] == [AGAIN, FIRST]


@pytest.mark.parametrize("unknown", ["2024-03", ""])
def test_a_meeting_of_an_unknown_day_is_not_taken_to_be_the_first(unknown: str) -> None:
    text = lines_of("# Club", "", "## Garden", "", TASK)
    search = search_in({f"{unknown or 'collected'}.md": text, f"{LAST}.md": text})
    assert day(hits(search, QUESTION)[0]) == LAST


def test_the_reasons_tell_that_it_was_said_first() -> None:
    found = meetings(LONGER, f"{TASK} (open)").explain(QUESTION)
    assert found.parts[0]["first said"] > 0
    assert not found.parts[1]["first said"]
