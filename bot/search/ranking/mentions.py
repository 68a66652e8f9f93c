"""Finds every entry that mentions a topic: all of its words in one entry, together where they make up a name.

Unlike an answer, which is the best of what is near, this is all that fits, so that it can be counted.
"""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial, reduce

import numpy as np
from numpy.typing import NDArray

from bot.minutes.model import Entry, MeetingDate
from bot.search.analysis.analyzer import Analyzer
from bot.search.analysis.highlights import marks_in
from bot.search.analysis.page_words import page_text
from bot.search.analysis.tokens import is_run, tokens
from bot.search.index.entries import EntryTable, Scores
from bot.search.index.inverted import InvertedIndex
from bot.search.model import IndexedEntry, Mentions, Via
from bot.search.question.model import Query, Reading, Word
from bot.text import fold, has_han

_NAME = 3
"""Meetings that write several words side by side make a name of them: what has them apart means something else."""

_MAX_TERM_SHARE = 0.75
"""Of what the words of a question tell: with less of it, an answer is about something else in part."""

_MAX_REMEMBERED_ENTRIES = 4_096
"""Entries of which it is remembered what a page shows of them."""

Numbers = NDArray[np.int32]
_NONE: Numbers = np.empty(0, np.int32)


@dataclass(frozen=True, slots=True)
class Searched:
    """What is looked through for mentions."""

    index: InvertedIndex
    entries: EntryTable
    analyzer: Analyzer
    scored: Callable[[Query], Scores]
    """Tells how well each entry holds the words of a question."""
    read: Callable[[int], str]
    """Gives what a page shows of an entry; see `pages_of`."""


def pages_of(entries: EntryTable) -> Callable[[int], str]:
    """Return a function that gives what a page shows of an entry by its number; the latest are remembered."""

    @lru_cache(maxsize=_MAX_REMEMBERED_ENTRIES)
    def read(number: int) -> str:
        return _folded_page(entries[number])

    return read


def find_mentions(
    query: Query, searched: Searched, *, like: Entry | None = None, after: MeetingDate | None = None
) -> Mentions:
    """Return the entries that hold every word of a topic, as typed, corrected or under another name.

    With `like`, they are the entries that hold every word of a question that this entry holds; none if these are not
    most of it. With `after`, there are none if no meeting after that day holds them.
    """
    index, entries, analyzer = searched.index, searched.entries, searched.analyzer
    words = [word for word in query.words if word.counts]
    written = [word for word in words if word.written]
    if like is not None:
        known = entries.find(like).number
        shared = [word for word in written if known in holding(word, index)]
        is_most = _weight(shared, index, entries) >= _MAX_TERM_SHARE * _weight(written, index, entries)
        found = holding_all(shared if is_most else (), index)
    else:
        found = holding_all(words, index)
        if not found.size:  # two Chinese words stand side by side in the topic alone
            found = holding_all(written, index)
    if after is not None and not any(_is_after(entries[number], after) for number in found.tolist()):
        found = _NONE
    # Most of the work is left out where nothing is found.
    ranked = found[np.argsort(-searched.scored(query)[found], kind="stable")].tolist() if found.size else []
    terms = frozenset(term for word in words for reading in _meant(word, index) for term in reading.terms)
    together = [entries[number] for number in _as_a_name(query.text, ranked, searched)]
    return Mentions(
        query.read_as or query.text,
        tuple(together),
        query.unknown,
        bool(written),
        marking=partial(marks_in, terms=terms, analyzer=analyzer),
        counting=lambda text: len(terms & analyzer.terms_in(text)),
    )


def _weight(words: Sequence[Word], index: InvertedIndex, entries: EntryTable) -> float:
    """Return how much the words tell together; each the more, the fewer entries hold it."""
    return sum(math.log1p(len(entries) / max(holding(word, index).size, 1)) for word in words)


def holding_all(words: Sequence[Word], index: InvertedIndex) -> Numbers:
    """Return the entries that hold all of the words; none if there is no word."""
    found = [holding(word, index) for word in words]
    return reduce(_both, found) if found else _NONE


def _is_after(place: IndexedEntry, day: MeetingDate) -> bool:
    return place.meeting.date is not None and place.meeting.date > day


def _as_a_name(topic: str, ranked: Sequence[int], searched: Searched) -> Sequence[int]:
    """Return the entries that have the words of a topic side by side, or all where hardly one does, these first."""
    pattern = _side_by_side(topic, searched.analyzer) if ranked else None
    if pattern is None:
        return ranked
    found = [pattern.search(searched.read(number)) is not None for number in ranked]
    together = [number for number, holds in zip(ranked, found, strict=True) if holds]
    if len({searched.entries[number].meeting.id for number in together}) >= _NAME:
        return together
    return together + [number for number, holds in zip(ranked, found, strict=True) if not holds]


def _side_by_side(topic: str, analyzer: Analyzer) -> re.Pattern[str] | None:
    """Return what finds the words of a topic in their order, in any form; None for a single word.

    >>> _side_by_side("weak references", Analyzer()).search("many weak-reference cycles").group()
    'weak-reference'
    """
    words = [token.written for token in tokens(topic)]
    if len(words) < 2:
        return None
    return re.compile(r"[\W_]{0,3}".join(_form(word, analyzer) for word in words))


def _form(written: str, analyzer: Analyzer) -> str:
    folded = fold(written)
    stems = (
        () if is_run(written) else tuple(term for term in analyzer.leading_terms(written) if folded.startswith(term))
    )
    # What stands before the word is looked at behind its stem, because a stem in front is found much faster.
    forms = [rf"{stem}(?<![^\W_]{stem})[^\W_]{{0,5}}" for stem in map(re.escape, stems)]
    return rf"(?:{'|'.join(forms)})" if len(forms) > 1 else "".join(forms) or re.escape(folded)


def _folded_page(place: IndexedEntry) -> str:
    """Return what a page shows of an entry, in one script and lower case."""
    text = page_text(place.minutes.text.piece(place.entry.lines))
    # Folding looks phrases up, which only Chinese needs; everything else is ready in a hundredth of the time.
    return fold(text) if has_han(text) else text.lower()


def holding(word: Word, index: InvertedIndex) -> Numbers:
    """Return the entries that hold a word, in order."""
    found = _NONE
    for reading in _meant(word, index):
        whole, *parts = reading.terms
        if reading.via is Via.ALIAS:  # of several words, which stand side by side among its terms
            numbers = _holding_all(reading.terms, index)
        elif is_run(whole) or whole not in index:
            numbers = _either(index.postings(whole)[0], _holding_all(parts, index))
        else:
            numbers = index.postings(whole)[0]
        found = _either(found, numbers)
    return found


def _holding_all(terms: Sequence[str], index: InvertedIndex) -> Numbers:
    found = [index.postings(term)[0] for term in terms]
    return reduce(_both, found) if found else _NONE


def _either(one: Numbers, other: Numbers) -> Numbers:
    """Return the entries of two runs in order; most runs are empty, and need not be sorted."""
    if not (one.size and other.size):
        return one if one.size else other
    return np.union1d(one, other)


def _both(one: Numbers, other: Numbers) -> Numbers:
    """Return the entries that stand in both runs, each of which is in order."""
    shorter, longer = (one, other) if one.size < other.size else (other, one)
    if not shorter.size:
        return shorter
    places = longer.searchsorted(shorter)
    places[places == longer.size] = 0  # what is higher than all is not the lowest
    both: Numbers = shorter[longer[places] == shorter]
    return both


def _meant(word: Word, index: InvertedIndex) -> Iterator[Reading]:
    """Yield what a word means: itself and its other names, or what it was corrected to."""
    standing = [
        reading
        for reading in word.readings
        if reading.via in (Via.WORDS, Via.SCRIPT, Via.ALIAS) and any(term in index for term in reading.terms)
    ]
    corrected = [reading for reading in word.readings if reading.via in (Via.SPELLING, Via.SOUND)]
    yield from standing or corrected[:1]
