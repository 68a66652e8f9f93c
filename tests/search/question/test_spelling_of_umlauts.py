"""Words with umlauts, and the same words as they are written without."""

import pytest

from bot.search.question.model import Query
from tests.conftest import lines_of, search_in


def asked(question: str, text: str) -> Query:
    return search_in({"2024-03-05.md": lines_of("# Club", "", "## Seeds", "", text)}).index.parser.parse(question)


@pytest.mark.parametrize(
    ("question", "text"),
    [("Löwenzahn", "The loewenzahn grows."), ("Loewenzahn", "The Löwenzahn grows."), ("Müller", "Mueller waters it.")],
)
def test_an_umlaut_and_its_two_letters_are_the_same(question: str, text: str) -> None:
    assert not asked(question, text).unknown


def test_a_word_that_stands_there_as_typed_is_taken_for_no_other() -> None:
    (word,) = asked("poet", "The pot is the poet's.").words
    assert [reading.text for reading in word.readings] == ["poet"]
