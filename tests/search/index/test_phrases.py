"""The question's own word order, looked for where it may matter."""

import pytest

from bot.search.engine import Search
from tests.conftest import lines_of, search_in

_SAID = (
    "the barrel leaks at the bottom",
    "at the bottom the barrel leaks",
    "a barrel of leaks, and the bottom of it",
    "leaks at the bottom of the shed",
    "the bottom shelf of the shed and the barrel",
)


def year() -> Search:
    """Return a meeting a month, with the same words in other orders."""
    files = {f"2024-{month:02}-05.md": _SAID[month % len(_SAID)] for month in range(1, 13)}
    return search_in({name: lines_of("# Club", "", f"## Item {name[5:7]}", "", said) for name, said in files.items()})


@pytest.mark.parametrize(
    "question", ["the barrel leaks at the bottom", "barrel leaks", "the bottom of the shed", "shed"]
)
@pytest.mark.parametrize("limit", [2, 3, 5])
def test_the_first_hits_are_the_same_however_many_are_wanted(question: str, limit: int) -> None:
    few, all_of_them = (year().explain(question, limit=number) for number in (limit, 100))
    assert [hit.meeting.id for hit in few.answer.hits] == [hit.meeting.id for hit in all_of_them.answer.hits][:limit]
    assert few.parts == all_of_them.parts[:limit]


def test_a_line_as_it_is_worded_comes_before_the_same_words_in_another_order() -> None:
    first = year().explain("at the bottom the barrel leaks").answer.hits[0]
    assert first.quote.text == "at the bottom the barrel leaks"
