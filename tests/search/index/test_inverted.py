"""The inverted index: what a word counts for."""

import gc

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.search.analysis.tokens import written_words
from bot.search.index.indexing import Document
from bot.search.index.inverted import InvertedIndex
from bot.search.settings import FieldWeights


def index_of(*documents: Document) -> InvertedIndex:
    return InvertedIndex(documents, FieldWeights())


def body(text: str) -> Document:
    return Document(question="", heading="", path="", body=text)


def impact(index: InvertedIndex, term: str, number: int) -> float:
    """Return what a term adds to the score of a document; 0 where it does not stand in it."""
    documents, impacts = index.postings(term)
    found = np.flatnonzero(documents == number)
    return float(impacts[found[0]]) if found.size else 0.0


def test_a_word_counts_for_more_in_a_question_than_in_a_heading_than_in_a_body_than_above() -> None:
    index = index_of(
        Document("barrel", "", "", ""), Document("", "barrel", "", ""), body("barrel"), Document("", "", "barrel", "")
    )
    impacts = [impact(index, "barrel", number) for number in range(4)]
    assert impacts == sorted(impacts, reverse=True)
    assert len(set(impacts)) == 4


def test_a_word_counts_for_more_the_oftener_it_stands_but_each_time_for_less() -> None:
    index = index_of(body("barrel hose"), body("barrel barrel"), body("barrel barrel barrel barrel"), body("hose hose"))
    once, twice, often = (impact(index, "barrel", number) for number in range(3))
    assert once < twice < 2 * once
    assert twice < often < 4 * once


def test_a_word_counts_for_more_in_a_short_text() -> None:
    index = index_of(body("barrel leaks"), body("barrel " + "hose shed lid " * 20), body("tap"))
    assert impact(index, "barrel", 0) > impact(index, "barrel", 1)


def test_a_rare_word_counts_for_more_than_a_common_one() -> None:
    index = index_of(body("barrel hose"), body("hose"), body("hose"), body("tap"))
    assert impact(index, "barrel", 0) > impact(index, "hose", 0)
    assert index.rarity("never") > index.rarity("barrel") > index.rarity("hose")


def test_a_word_that_stands_nowhere_adds_nothing() -> None:
    assert "never" not in index_of(body("barrel"))
    assert index_of(body("barrel")).postings("never")[0].size == 0


def test_a_word_that_stands_everywhere_still_counts() -> None:
    assert impact(index_of(body("barrel"), body("barrel")), "barrel", 0) > 0


def test_an_index_of_nothing_knows_nothing() -> None:
    index = index_of()
    assert (index.size, index.words(), index.postings("barrel")[0].size) == (0, {}, 0)


def test_documents_without_any_word_do_no_harm() -> None:
    index = index_of(body(""), body("…"), body("barrel"))
    assert [impact(index, "barrel", number) > 0 for number in range(3)] == [False, False, True]


def test_the_words_that_a_typing_error_can_mean_are_the_latin_ones() -> None:
    assert set(index_of(body("the Rain-barrel 雨桶")).words()) == {"rain-barrel", "rain", "barrel"}


@given(st.lists(st.text("aé1,.'-+#/& \u3000\u0301\u00a8服務ㄱ가")))
def test_the_words_of_a_text_are_those_that_it_holds_as_a_whole(texts: list[str]) -> None:
    words = (word for text in texts for word in written_words(text))
    assert index_of(*map(body, texts)).parts.written == tuple(dict.fromkeys(words))


def test_building_an_index_leaves_no_circle_of_objects() -> None:
    documents = [Document("", "Barrel", "", "It leaks.", "en")]
    InvertedIndex(documents, FieldWeights())
    gc.collect()
    InvertedIndex(documents, FieldWeights())
    assert gc.collect() == 0
