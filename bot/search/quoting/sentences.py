"""Cuts a run of text into its sentences and lines, and tells what terms each of them holds."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from bot.search.analysis.analyzer import Analyzer, Terms
from bot.search.analysis.page_words import searched_text
from bot.search.analysis.tokens import is_run, joined_words, written_words
from bot.shortening import leads_on, pause_before
from bot.text import Slice

_MAX_UNITS = 2_000  # sentences among which a quote is sought
_MAX_REMEMBERED_RUNS, _MAX_REMEMBERED_CHARACTERS = 256, 4_000
"""How many runs are remembered, for the next question that is answered by one, and how long they are at the most."""
# A sentence ends at its mark, with closing quotes and emphasis; a Latin full stop only before white space.
_SENTENCE_END = re.compile(r"(?:[。！？!?；…]+|\.(?=\s|[*_”\"')\]]+\s))[”\"'’）)\]*_]*\s*|\r?\n")
_GAPS = ",，、:： \t"  # what nothing should begin with


class Sentences(NamedTuple):
    """The sentences and lines of a run of text, in order, none of them white space alone."""

    units: tuple[Slice, ...]
    terms: tuple[frozenset[str], ...]
    """Those that each holds."""
    words: tuple[tuple[str, ...], ...]
    """Those that each holds as written, in small letters, each once; words that are written without spaces apart."""


def sentences_in(text: str, place: Slice, limit: int, analyzer: Analyzer) -> Sentences:
    """Return the sentences of a place in a text, none of them longer than the limit; its terms are the analyzer's."""
    start, end = place
    read = _remembered if end - start <= _MAX_REMEMBERED_CHARACTERS else _read
    # What stands behind it tells where the last address or word ends.
    said = read(text[start:end], text[end : end + 2 * limit], limit, analyzer.document_terms)
    return Sentences(tuple(Slice(start + first, start + last) for first, last in said.units), said.terms, said.words)


def _read(run: str, behind: str, limit: int, document_terms: Callable[[str], Terms]) -> Sentences:
    units = _few(list(_units(run + behind, Slice(0, len(run)), limit)), limit)
    of_units = [written_words(searched_text(run[start:end])) for start, end in units]
    terms = {word: document_terms(word) for word in set(chain.from_iterable(of_units))}
    held = (frozenset(chain.from_iterable(map(terms.__getitem__, words))) for words in of_units)
    apart = {word: tuple(joined_words(word)) if is_run(word) else (word.lower(),) for word in terms}
    words = (tuple(dict.fromkeys(chain.from_iterable(map(apart.__getitem__, one)))) for one in of_units)
    return Sentences(tuple(units), tuple(held), tuple(words))


_remembered = lru_cache(_MAX_REMEMBERED_RUNS)(_read)


def _few(units: list[Slice], limit: int) -> list[Slice]:
    """Return sentences, of very many as many together as a quote would take a dozen of: most are no sentences then."""
    if len(units) <= _MAX_UNITS:
        return units
    joined = [units[0]]
    for unit in units[1:]:
        if unit.end - joined[-1].start <= limit // 12:
            joined[-1] = Slice(joined[-1].start, unit.end)
        else:
            joined.append(unit)
    return joined


def _units(text: str, place: Slice, limit: int) -> Iterator[Slice]:
    """Yield the sentences and lines of a run of text, none of them white space alone."""
    start = place.start
    for match in _SENTENCE_END.finditer(text, place.start, place.end):
        said = text[start : match.end()].strip()
        # The number of a list item ends in a full stop, but says nothing without the item.
        if said and (match[0].endswith("\n") or not leads_on(said)):
            yield from _short_enough(text, Slice(start, match.end()), limit)
            start = match.end()
    if text[start : place.end].strip():
        yield from _short_enough(text, Slice(start, place.end), limit)


def _short_enough(text: str, unit: Slice, limit: int) -> Iterator[Slice]:
    """Yield a unit, in pieces cut at words if it is longer than a quote may be."""
    start, end = unit
    while end - start > limit:
        # Behind the limit more is read, to tell where an address or a word that does not fit ends.
        cut = start + (pause_before(text[start : start + 2 * limit], limit) or limit)
        while cut - start < limit and text[cut] in _GAPS:
            cut += 1
        if text[start:cut].strip():
            yield Slice(start, cut)
        start = cut
    if text[start:end].strip():
        yield Slice(start, end)
