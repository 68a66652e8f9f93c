"""Finds the entries that tell of a day on which no meeting was held, such as a deadline."""

import re
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from bot.minutes.dates import MONTHS
from bot.search.analysis.terms import word_terms
from bot.search.index.entries import Place, Places, Scores
from bot.search.index.inverted import Index
from bot.search.question.dates import DateHint

_LOOKED_AT = 100  # entries; in many minutes thousands hold a 1 and a 2
_ORDINAL_ENDINGS = ("st", "nd", "rd", "th")


def entries_that_tell(hint: DateHint, index: Index, places: Places, scores: Scores) -> list[int]:
    """Return the numbers of the entries that name a day of a month, however it is written; none without a day.

    Of very many that may, those with the highest scores are looked at.
    """
    if hint.month is None or hint.day is None:
        return []
    names = [name for name, number in MONTHS.items() if number == hint.month]
    of_month = _holding([str(hint.month), f"{hint.month:02}", *names], index)
    of_day = _holding([str(hint.day), f"{hint.day:02}", *(f"{hint.day}{end}" for end in _ORDINAL_ENDINGS)], index)
    pattern = _written(hint.month, hint.day, names)
    both = np.intersect1d(of_month, of_day, assume_unique=True)
    likely = both[np.argsort(-scores[both], kind="stable")[:_LOOKED_AT]].tolist()
    return [number for number in likely if _holds(places[number], pattern)]


def _holding(words: Iterable[str], index: Index) -> NDArray[np.int32]:
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


def _holds(place: Place, pattern: re.Pattern[str]) -> bool:
    text, lines = place.minutes.text, place.entry.lines
    return pattern.search(text.text, *text.slice_of(lines)) is not None
