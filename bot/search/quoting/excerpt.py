"""Chooses what to quote of an entry: an exact piece of the file, cut on sentences, list items or lines.

A quote has at most 700 characters and is cut at its ends only.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from math import fsum, sqrt
from typing import NamedTuple

from bot.search.analysis.analyzer import Analyzer
from bot.search.analysis.highlights import marks_in
from bot.search.analysis.numbers import holds_number
from bot.search.model import Quote
from bot.search.quoting.openings import first_saying
from bot.search.quoting.parts import told_in
from bot.search.quoting.sentences import Sentences, sentences_in
from bot.shortening import leads_on
from bot.text import Lines, Slice, SourceText

MAX_QUOTE_CHARACTERS = 700
_MAX_LOOKED_AT = 40_000  # characters of one run of text that a quote is sought in
_WITH_NUMBER = 1.25  # times as much: between sentences that hold about the same words it tells
_OF_A_KIND = 0.5  # of the weightiest term: what all sentences together that give the kind of thing sought are worth
_MARKS = "*_ \t\r\n"


class PassageBoost(NamedTuple):
    """A passage that the quote should hold for other reasons than its words."""

    place: Slice
    weight: float
    """Beside the weights of the terms; all of it for all of the passage."""


class SoughtWord(NamedTuple):
    """A word of the question as it may be marked in a quote."""

    terms: frozenset[str]
    translations: frozenset[str] = frozenset()
    """What means the same in another script: it shows where a quote speaks of it that does not hold the word."""


class Sought(NamedTuple):
    """What a quote should hold."""

    terms: Mapping[str, float]
    """With what each weighs."""
    analyzer: Analyzer
    """Gives the terms of a text."""
    marked: tuple[SoughtWord, ...] | None = None
    """The words to mark; all terms if None."""
    number: bool = False
    """Whether a number is sought: of two sentences that hold the same words, the one with a number answers."""
    part: re.Pattern[str] | None = None
    """What a part of the discussion is told by that is sought, such as its conclusion: it counts as the beginning."""
    kind: re.Pattern[str] | None = None
    """What a sentence holds that gives what is sought, such as a day: the first such one counts as the beginning."""


class Heading(NamedTuple):
    """What stands above a quote, so that its words need not be quoted."""

    wording: str = ""
    beginning: float = 0.0
    """How many times as much as the weightiest term the beginning of the text is worth."""


def make_quote(
    text: SourceText,
    ranges: Sequence[Lines],
    sought: Sought,
    *,
    heading: Heading | None = None,
    favoured: PassageBoost | None = None,
    limit: int = MAX_QUOTE_CHARACTERS,
) -> Quote:
    """Return the best passage of the ranges: the one whose sentences hold most of the terms' weight.

    What the `heading` holds, or the question that is answered, the reader sees anyway: it is marked and weighs nothing.
    If it is all that was asked for, the topic's introduction is the answer: what a range begins with is worth what
    the heading's `beginning` tells. If a part of the discussion was asked for, its last mention is worth that instead.
    The whole of a range is taken if it fits; neighbours of the best sentences are included while they fit.
    """
    analyzer, heading = sought.analyzer, heading or Heading()
    implied = analyzer.terms_in(heading.wording)
    weighing = _Weighing(sought, implied, heading.beginning, favoured)
    best: tuple[bool, float, int, Slice] | None = None
    for number, place in enumerate(place for lines in ranges for place in text.places(lines)):
        said = sentences_in(text.text, _looked_at(stripped(text.text, place), favoured), limit, analyzer)
        if not said.units:
            continue
        found, weight = _best_run(text.text, said.units, weighing.weights(text.text, said), limit)
        # What is hidden between a question and its answer on one line makes a place of the question alone.
        says_more = not (heading.wording and text.text[slice(*found)].rstrip(_MARKS).endswith(heading.wording))
        if best is None or (says_more, weight, -number) > best[:3]:
            best = (says_more, weight, -number, found)
    if best is None:
        raise ValueError("an entry has text to quote")
    start, end = stripped(text.text, best[3])
    wording = text.text[start:end]
    return Quote(
        wording,
        Lines(text.line_at(start), text.line_at(end - 1)),
        marks_in(wording, _to_mark(wording, sought, implied), analyzer),
    )


class _Weighing:
    """Weighs the sentences of an entry by what is sought."""

    def __init__(
        self, sought: Sought, implied: frozenset[str], beginning: float, favoured: PassageBoost | None
    ) -> None:
        self._sought = sought
        self._favoured = favoured
        self._terms = {term: weight for term, weight in sought.terms.items() if term not in implied}
        """Those that the heading does not hold."""
        self._weightiest = max(sought.terms.values(), default=0.0)
        self._introduction = beginning * self._weightiest

    def weights(self, text: str, said: Sentences) -> list[float]:
        """Return what each sentence of a place weighs."""
        units, languages = said.units, self._sought.analyzer.languages
        weights = [
            weight + _favour(unit, self._favoured)
            for weight, unit in zip(_weights(said, self._terms), units, strict=True)
        ]
        if self._sought.number:
            weights = [
                weight * _WITH_NUMBER if holds_number(text[slice(*unit)], languages) else weight
                for weight, unit in zip(weights, units, strict=True)
            ]
        part, kind = self._sought.part, self._sought.kind
        told = told_in(text, units, part)[-1:] if part and self._introduction else ()
        if kind and (giving := told_in(text, units, kind)):
            told = told or giving[:1]
            for one in giving:
                weights[one] += _OF_A_KIND * self._weightiest / sqrt(len(giving))
        if self._introduction:
            weights[told[0] if told else first_saying(text, units, languages)] += self._introduction
        return weights


def _to_mark(wording: str, sought: Sought, implied: frozenset[str]) -> Collection[str]:
    """Return the terms to mark in a quote, beneath a heading that holds those that are `implied`."""
    if sought.marked is None:
        return sought.terms
    held = sought.analyzer.terms_in(wording) | implied
    return frozenset[str]().union(
        *(word.terms if not word.terms.isdisjoint(held) else word.terms | word.translations for word in sought.marked)
    )


def _looked_at(place: Slice, favoured: PassageBoost | None) -> Slice:
    """Return as much of a place as is looked at: its beginning, or of a very long one what is favoured, with room."""
    start, end = place
    if end - start <= _MAX_LOOKED_AT:
        return place
    if favoured is not None and start + _MAX_LOOKED_AT < favoured.place.end <= end:
        start = max(start, favoured.place.start - _MAX_LOOKED_AT // 2)
    return Slice(start, min(start + _MAX_LOOKED_AT, end))


def stripped(text: str, place: Slice) -> Slice:
    """Return a place without white space at its ends."""
    start, end = place
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Slice(start, end)


def _favour(unit: Slice, favoured: PassageBoost | None) -> float:
    if favoured is None:
        return 0.0
    start, end = favoured.place
    inside = min(unit.end, end) - max(unit.start, start)
    return favoured.weight * max(inside, 0) / max(end - start, 1)


def _weights(said: Sentences, terms: Mapping[str, float]) -> Iterator[float]:
    """Yield what the terms weigh that each sentence holds; one that many of them hold tells less of them apart."""
    of_all = [terms.keys() & held for held in said.terms]
    times = Counter(chain.from_iterable(of_all))
    for of_one in of_all:
        yield fsum(terms[term] / sqrt(times[term]) for term in of_one)  # exact, so that a set's order does not tell


def _best_run(text: str, units: Sequence[Slice], weights: Sequence[float], limit: int) -> tuple[Slice, float]:
    """Return the run of units that weighs most, widened to both sides while it fits."""
    best, best_key = (0, 0), (-1.0, 0)
    for first in range(len(units)):
        total = 0.0
        for last in range(first, len(units)):
            if units[last].end - units[first].start > limit:
                break
            total += weights[last]
            key = (total, -(last - first))
            if key > best_key:
                best, best_key = (first, last), key
    first, last = heaviest, needed = best
    first = _turn_begun(text, units, first, last, limit)
    while True:
        # Forward before backward: what follows a sentence explains it more often than what precedes it.
        if last + 1 < len(units) and units[last + 1].end - units[first].start <= limit:
            last += 1
        elif first > 0 and units[last].end - units[first - 1].start <= limit:
            first -= 1
        else:
            first, last = _begun(text, units, first, heaviest), _ended(text, units, needed, last)
            return Slice(units[first].start, units[last].end), best_key[0]


def _turn_begun(text: str, units: Sequence[Slice], first: int, last: int, limit: int) -> int:
    """Return the unit that begins the line of the first one, where it fits: it tells who speaks, and of what."""
    begun = first
    while not _begins_line(text, units[begun].start):
        if begun == 0 or units[last].end - units[begun - 1].start > limit:
            return first
        begun -= 1
    return begun


def _begun(text: str, units: Sequence[Slice], first: int, heaviest: int) -> int:
    """Return the unit to begin with: none that ends a line whose beginning did not fit, such as another list item's."""
    begins = (number for number in range(first, heaviest + 1) if _begins_line(text, units[number].start))
    return next(begins, first)


def _ended(text: str, units: Sequence[Slice], needed: int, last: int) -> int:
    """Return the unit to end with: none that announces what did not fit or belongs to another entry."""
    while last > needed and leads_on(text[text.rfind("\n", 0, units[last].end - 1) + 1 : units[last].end].strip()):
        last -= 1
    return last


def _begins_line(text: str, start: int) -> bool:
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()
