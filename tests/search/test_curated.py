"""Answers that a moderator chose."""

from collections.abc import Sequence

import pytest

from bot.minutes.model import MeetingDate
from bot.search.alike import Alike
from bot.search.curated import CuratedAnswer, CuratedPlace
from bot.search.engine import Search
from bot.search.explanation import Explanation
from bot.search.model import Filters
from tests.conftest import SPRING, SPRING_IN_ENGLISH, lines_of, search_in

FILES = {
    "2024-03-05.md": SPRING,
    "2024-03-05.en.md": SPRING_IN_ENGLISH,
    "2024-04-02.md": lines_of("# Club", "", "## Fence", "", "The gate is green."),
}
SEARCH = search_in(FILES)


def chosen(question: str, words: str, search: Search = SEARCH) -> tuple[CuratedAnswer, object]:
    """Return the entry with some words as the answer that was chosen for a question."""
    entry = next(one.entry for one in search.index.entries if words in _words(one.minutes.text.piece(one.entry.lines)))
    return CuratedAnswer(1, (question,), CuratedPlace("", "", "", "")), entry


def _words(text: str) -> str:
    return " ".join(text.split())


def asked(
    question: str, picks: Sequence[tuple[str, str]], filters: Filters | None = None, today: MeetingDate | None = None
) -> Explanation:
    """Return the answer to a question, where moderators chose entries for some questions."""
    index = SEARCH.curate([chosen(*pick) for pick in picks])  # type: ignore[misc]
    found = SEARCH.explain(question, filters=filters, today=today)
    return SEARCH.with_chosen(found, index, filters=filters, today=today)


PICK = ("Which paint do we use?", "gate is green")


def test_a_chosen_entry_is_the_first_hit_of_what_asks_the_same() -> None:
    answer = asked("which piant do we use", [PICK]).answer
    first = answer.hits[0]
    assert (answer.answered, first.curated, first.quote.text) == (True, True, "The gate is green.")
    assert answer.confidence >= 0.9


def test_another_question_is_answered_as_ever() -> None:
    for question in ("Which paint does the neighbour use?", "How often is the compost bin turned?"):
        assert asked(question, [PICK]) == SEARCH.explain(question)


def nearness(monkeypatch: pytest.MonkeyPatch, cosine: float) -> None:
    """Let every question be as near as this to the only one that something was chosen for."""
    monkeypatch.setattr(Alike, "nearest", lambda *_: (0, cosine))


def test_whoever_is_refused_is_shown_what_was_chosen_for_a_question_near_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    nearness(monkeypatch, 0.7)
    answer = asked("zinc whitewash brand", [PICK]).answer
    first = answer.hits[0]
    assert (answer.answered, answer.close, answer.near) == (False, True, True)
    assert (first.curated, first.chosen_for, first.quote.text) == (False, PICK[0], "The gate is green.")


def test_what_is_answered_or_not_near_enough_is_answered_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    for question, cosine in (("How often is the compost bin turned?", 0.7), ("zinc whitewash brand", 0.6)):
        nearness(monkeypatch, cosine)
        assert asked(question, [PICK]) == SEARCH.explain(question)


def test_what_was_chosen_for_a_question_near_to_it_stays_within_what_was_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    nearness(monkeypatch, 0.7)
    hits = asked("zinc whitewash brand", [PICK], Filters(meeting="2024-03-05")).answer.hits
    assert not any(hit.chosen_for for hit in hits)


def test_ordinary_hits_follow_and_none_stands_twice() -> None:
    question = "How often is the compost bin turned?"
    hits = asked(question, [(question, "Rain water first")]).answer.hits
    numbers = [hit.indexed.number for hit in hits]
    assert [hit.curated for hit in hits] == [True, *[False] * (len(hits) - 1)]
    assert len(set(numbers)) == len(numbers) > 1
    assert all(hit.score <= hits[0].score for hit in hits)


def test_no_hit_is_of_another_text_of_the_chosen_meeting() -> None:
    question = "How often is the compost bin turned?"
    hits = asked(question, [(question, "优先用雨水")]).answer.hits
    assert {hit.minutes.source for hit in hits if hit.meeting.id == "2024-03-05"} == {"2024-03-05.md"}


def test_a_scope_that_excludes_the_chosen_entry_excludes_it() -> None:
    filters = Filters(meeting="2024-03-05")
    assert not any(hit.curated for hit in asked(PICK[0], [PICK], filters).answer.hits)
    assert asked(PICK[0], [PICK], Filters(meeting="2024-04-02")).answer.hits[0].curated
    assert not any(hit.curated for hit in asked(f"{PICK[0]} meeting:2024-03-05", [PICK]).answer.hits)


def test_what_was_chosen_for_the_last_meeting_answers_as_long_as_it_is_the_last() -> None:
    question = "What did the last meeting say?"
    assert asked(question, [(question, "gate is green")]).answer.hits[0].curated
    assert not any(hit.curated for hit in asked(question, [(question, "Rain water first")]).answer.hits)


def test_a_list_begins_with_what_was_chosen_for_it() -> None:
    found = asked("decisions", [("decisions", "gate is green")])
    assert (found.answer.hits[0].curated, found.listed, found.marked) == (True, False, ())


def test_what_was_chosen_later_counts() -> None:
    picks = [PICK, (PICK[0], "Rain water first")]
    assert "Rain water" in asked(PICK[0], picks).answer.hits[0].quote.text


def test_no_other_words_are_waited_for() -> None:
    assert asked(PICK[0], [PICK]).is_settled
