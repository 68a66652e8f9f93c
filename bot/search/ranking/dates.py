"""Finds the entries that tell of a day on which no meeting was held, such as a deadline."""

import re
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from bot.minutes.dates import MONTHS
from bot.search.analysis.terms import word_terms
from bot.search.index.entries import EntryTable, Scores
from bot.search.index.inverted import InvertedIndex
from bot.search.model import AskedDate, IndexedEntry

_MAX_CANDIDATES = 100  # entries; in many minutes thousands hold a 1 and a 2
_ORDINAL_ENDINGS = ("st", "nd", "rd", "th")


def entries_that_tell(asked_date: AskedDate, index: InvertedIndex, entries: EntryTable, scores: Scores) -> list[int]:
    """Return the numbers of the entries that name a day of a month, however it is written; none without a day.

    Of very many that may, those with the highest scores are looked at.
    """
    if asked_date.month is None or asked_date.day is None:
        return []
    names = [name for name, number in MONTHS.items() if number == asked_date.month]
    of_month = _holding([str(asked_date.month), f"{asked_date.month:02}", *names], index)
    of_day = _holding(
        [str(asked_date.day), f"{asked_date.day:02}", *(f"{asked_date.day}{end}" for end in _ORDINAL_ENDINGS)], index
    )
    pattern = _written(asked_date.month, asked_date.day, names)
    both = np.intersect1d(of_month, of_day, assume_unique=True)
    likely = both[np.argsort(-scores[both], kind="stable")[:_MAX_CANDIDATES]].tolist()
    return [number for number in likely if _holds(entries[number], pattern)]


def _holding(words: Iterable[str], index: InvertedIndex) -> NDArray[np.int32]:
    """Return the documents that hold one of some words."""
    terms = dict.fromkeys(term for word in words for term in word_terms(word)[:1])
    return np.unique(np.concatenate([index.postings(term)[0] for term in terms]))


def _written(month: int, day: int, names: Iterable[str]) -> re.Pattern[str]:
    name, ending = rf"(?:{'|'.join(names)})\.?", f"(?:{'|'.join(_ORDINAL_ENDINGS)})?"
    ways = (
        rf"(?<![\d.])0?{month}\s*[月./-]\s*0?{day}(?![\d.]\d|\d)",
        rf"\b{name}\s+(?:the\s+)?0?{day}{ending}(?![\d:])",
        rf"(?<!\d)0?{day}{ending}\s+(?:of\s+)?{name}(?![a-z])",
    )
    return re.compile("|".join(ways), re.IGNORECASE)


def _holds(place: IndexedEntry, pattern: re.Pattern[str]) -> bool:
    text, lines = place.minutes.text, place.entry.lines
    return pattern.search(text.text, *text.slice_of(lines)) is not None
