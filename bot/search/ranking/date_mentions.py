"""Finds the entries that tell of a day on which no meeting was held, such as a deadline."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from bot.languages.phrase_syntax import any_of, spaced
from bot.languages.reader import languages
from bot.languages.words import Phrases
from bot.minutes.date_patterns import NO_LETTER_BEHIND
from bot.search.analysis.analyzer import Analyzer
from bot.search.index.entries import EntryTable, Scores
from bot.search.index.inverted import InvertedIndex
from bot.search.model import AskedDate, IndexedEntry

_MAX_CANDIDATES = 100  # entries; in many minutes thousands hold a 1 and a 2
_MAX_REMEMBERED_PATTERNS = 64


def entries_that_tell(
    asked_date: AskedDate, index: InvertedIndex, entries: EntryTable, scores: Scores, analyzer: Analyzer
) -> list[int]:
    """Return the numbers of the entries that name a day of a month, however it is written; none without a day.

    Of very many that may, those with the highest scores are looked at.
    """
    month, day = asked_date.month, asked_date.day
    if month is None or day is None:
        return []
    names, endings, _ = _words(month, analyzer.languages)
    of_month = _holding([str(month), f"{month:02}", *names], index, analyzer)
    of_day = _holding([str(day), f"{day:02}", *(f"{day}{end}" for end in endings)], index, analyzer)
    pattern = _written(month, day, analyzer.languages)
    both = np.intersect1d(of_month, of_day, assume_unique=True)
    likely = both[np.argsort(-scores[both], kind="stable")[:_MAX_CANDIDATES]].tolist()
    return [number for number in likely if _holds(entries[number], pattern)]


def _words(month: int, tags: tuple[str, ...]) -> tuple[Phrases, Phrases, Phrases]:
    """Return the names of a month in some languages, what may follow the number of a day, and what stands between."""
    dates = [languages()[tag].minutes.dates for tag in tags]
    parts = ((one.months[month - 1], one.day_endings, one.of) for one in dates)
    names, endings, of = (tuple(dict.fromkeys(chain(*words))) for words in zip(*parts, strict=True))
    return names, endings, spaced(of)


def _holding(words: Iterable[str], index: InvertedIndex, analyzer: Analyzer) -> NDArray[np.int32]:
    """Return the documents that hold one of some words."""
    terms = dict.fromkeys(term for word in words for term in analyzer.leading_terms(word))
    return np.unique(np.concatenate([index.postings(term)[0] for term in terms]))


@lru_cache(_MAX_REMEMBERED_PATTERNS)
def _written(month: int, day: int, tags: tuple[str, ...]) -> re.Pattern[str]:
    names, endings, between = _words(month, tags)
    units = any_of(unit for tag in tags for unit in languages()[tag].minutes.dates.month_unit)
    before_day = any_of(word for tag in tags for word in languages()[tag].questions.dates.before_day)
    name, ending, of = rf"{any_of(names)}\.?", f"(?:{any_of(endings)})?", rf"(?:{any_of(between)}\s+)?"
    ways = (
        rf"(?<![\d.])0?{month}\s*(?:{units}|[./-])\s*0?{day}(?![\d.]\d|\d)",
        rf"\b{name}\s+(?:{before_day}\s+)?0?{day}{ending}(?![\d:])",
        rf"(?<!\d)0?{day}{ending}\s+{of}{name}{NO_LETTER_BEHIND}",
    )
    return re.compile("|".join(ways), re.IGNORECASE)


def _holds(place: IndexedEntry, pattern: re.Pattern[str]) -> bool:
    text, lines = place.minutes.text, place.entry.lines
    return any(pattern.search(text.text, *place) for place in text.places(lines))
