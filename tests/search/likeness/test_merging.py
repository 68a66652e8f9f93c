"""Questions that are gathered, and found again among many."""

from bot.search.alike import Alike
from tests.conftest import SPRING, search_in
from tests.search.concepts import Concepts, embedded

FILES = {"2024-03-05.md": SPRING}
ALIKE = Alike(search_in(FILES).index)


def test_alike_questions_are_one_group_in_the_order_in_which_they_came() -> None:
    questions = ["Who has HTTP3?", "When is the feast?", "who has http3", "when is the faest", "Who has HTTP2?"]
    assert ALIKE.merge(questions) == ((0, 2), (1, 3), (4,))


def test_nothing_is_merged_of_nothing() -> None:
    assert ALIKE.merge([]) == ()


def test_a_further_question_finds_its_group() -> None:
    known = ALIKE.known(["When is the feast?", "Who has HTTP3?"])
    assert ALIKE.most_alike("who has HTTP3 please", ALIKE.known([])) is None
    assert ALIKE.most_alike("WHO HAS HTTP3", known) == (1, 1.0)
    assert ALIKE.most_alike("who has HTTP4", known) is None


def test_questions_across_languages_are_one_group_by_meaning() -> None:
    assert embedded(FILES).alike.merge(["barrel", "会费", "雨桶"]) == ((0, 2), (1,))


def test_what_was_encoded_is_not_encoded_again() -> None:
    model = Concepts()
    alike = embedded(FILES, model).alike
    questions = [f"barrel {'x' * number}" for number in range(3)]
    before = alike.known(questions)
    model.encoded.clear()
    alike.known([*questions, "a further cask"], before=before)
    assert model.encoded == ["a further cask"]
