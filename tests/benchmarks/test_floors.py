"""No fewer questions are answered right than when the floors were written, and a worse search is noticed."""

from pathlib import Path

import pytest

from benchmarks import floors as module
from benchmarks.corpora import open_questions
from benchmarks.counts import EMBEDDINGS, WORDS, Place, read_floors, red_rows
from benchmarks.floors import FILE, MUTATIONS, PLACES, counted, why_left_out
from tests.conftest import CORPORA
from tests.corpora.opened import opened

QUESTIONS = open_questions([])
FLOORS = read_floors(FILE)
TOO_LARGE = {"eslint", "ethereum"}  # further collections of English minutes, which take a minute to read
ASKED_BY_HAND = {"tc39"}
"""Collections that take too long for the tests; `python -m benchmarks.floors` checks them."""
ASKED = [place for place in PLACES if place.corpus not in ASKED_BY_HAND]

QUICK = Place("knowledge", WORDS)
"""The only place that is read in a moment and needs no model."""

SHOWN_IN = {
    "confidence.threshold .2": QUICK,
    "quoting.beginning 0": Place("knowledge", EMBEDDINGS),
    "ranking.all_words 0": Place("cloudwego", EMBEDDINGS),
}
"""The first place that notices each mutation: where it is not there, the others need not notice it."""


def reason_without(place: Place) -> str:
    return why_left_out(place, CORPORA, FLOORS.encoder)


@pytest.mark.collections
@pytest.mark.parametrize(
    "place",
    [pytest.param(place, marks=() if place == QUICK else pytest.mark.slow, id=str(place)) for place in ASKED],
)
def test_no_fewer_questions_are_answered_right_than_before(place: Place) -> None:
    if reason := reason_without(place):
        pytest.skip(f"{place}: {reason}")
    red = red_rows(counted(place, opened(place), QUESTIONS), FLOORS.of(place))
    assert not red, "\n".join(["below the floors:", *map(str, red)])


@pytest.mark.slow
@pytest.mark.collections
@pytest.mark.parametrize("mutation", MUTATIONS)
def test_a_worse_search_is_noticed(mutation: str) -> None:
    there = [place for place in ASKED if not reason_without(place)]
    change = MUTATIONS[mutation]
    if any(red_rows(counted(place, opened(place), QUESTIONS, change), FLOORS.of(place)) for place in there):
        return
    assert SHOWN_IN[mutation] not in there, "every count is as high as its floor"
    pytest.skip(f"{SHOWN_IN[mutation]}, which notices it: {reason_without(SHOWN_IN[mutation])}")


def test_every_corpus_that_questions_are_asked_of_has_floors() -> None:
    asked = {question.corpus for question in QUESTIONS}
    assert asked - TOO_LARGE == {place.corpus for place in PLACES}
    assert [place for place in PLACES if not FLOORS.of(place)] == []


def test_a_corpus_that_is_not_there_is_left_out(tmp_path: Path) -> None:
    assert "no folder 'tc39'" in why_left_out(Place("tc39", WORDS), tmp_path, FLOORS.encoder)


@pytest.mark.parametrize(
    ("installed", "reason"), [("", "no model is installed"), ("model 2.0", "hold for model 1.0"), ("model 1.0", "")]
)
def test_floors_of_another_model_are_left_out(monkeypatch: pytest.MonkeyPatch, installed: str, reason: str) -> None:
    monkeypatch.setattr(module, "encoder_name", lambda: installed)
    found = why_left_out(Place("knowledge", EMBEDDINGS), None, "model 1.0")
    assert (reason in found, bool(found)) == (True, bool(reason))
