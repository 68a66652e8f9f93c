"""Sentences and lines of a run of text, with what each holds."""

from hypothesis import given
from hypothesis import strategies as st

from bot.search.analysis.analyzer import Analyzer
from bot.search.analysis.tokens import written_words
from bot.search.quoting.sentences import sentences_in
from bot.text import Slice

ANALYZER = Analyzer(["en", "zh"])
TEXT = st.text(alphabet="ab 。.\n雨桶-[](", max_size=120)


@given(TEXT, st.data())
def test_sentences_stand_in_order_inside_of_their_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    units = sentences_in(text, Slice(start, end), 30, ANALYZER).units
    edges = [start, *(edge for unit in units for edge in unit), end]
    assert edges == sorted(edges)
    assert all(0 < unit.end - unit.start <= 30 for unit in units)


@given(TEXT, st.integers(0, 5))
def test_where_a_run_stands_changes_nothing(text: str, before: int) -> None:
    alone = sentences_in(text, Slice(0, len(text)), 30, ANALYZER)
    moved = sentences_in("." * before + text, Slice(before, before + len(text)), 30, ANALYZER)
    assert [(start + before, end + before) for start, end in alone.units] == [tuple(unit) for unit in moved.units]
    assert alone.terms == moved.terms


def test_each_sentence_has_its_own_terms() -> None:
    text = "The barrels leak. 雨桶漏水。"
    of_each = sentences_in(text, Slice(0, len(text)), 100, ANALYZER).terms
    assert of_each[0] >= {"barrel", "leak"}
    assert of_each[1] >= {"雨", "漏水"}
    assert of_each[0].isdisjoint(of_each[1])


def test_analyzers_of_other_languages_do_not_share_what_is_remembered() -> None:
    text = "Die Tonnen lecken."
    german = sentences_in(text, Slice(0, len(text)), 100, Analyzer(["de"])).terms
    english = sentences_in(text, Slice(0, len(text)), 100, Analyzer(["en"])).terms
    assert written_words(text)
    assert german != english
