"""The history of a topic: which meetings touched it, and the line of each that says so."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.minutes.model import EntryKind, Meeting, Minutes
from bot.replies.model import Span
from bot.replies.places import Place, place_of
from bot.search.analysis import is_run, sought_words, written_words
from bot.text import Lines, fold, has_han, normalise_with_offsets

_LONGEST_LINE = 160
"""Characters that are quoted of a line."""
_BEFORE = 50
"""Characters that are quoted before the first word of the topic, where the line is longer."""
_SHORTEST_STEM = 4
"""Letters; a shorter word is taken as it is, or half the dictionary would begin with it."""


@dataclass(frozen=True, slots=True)
class Touch:
    """Where a meeting touched a topic: the place that says most about it, and one line of that."""

    place: Place
    line: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the topic: what a folded text must contain to be looked at, and how it is found there."""

    clue: str
    pattern: re.Pattern[str]


def history_of(meetings: Iterable[Meeting], topic: str, languages: tuple[str, ...] = ()) -> tuple[Touch, ...]:
    """Return the meetings (given newest first) whose minutes hold every word of the topic, the oldest first."""
    words = tuple(_words(topic))
    if not words:
        return ()
    touches = (_touch(meeting, words, languages) for meeting in meetings)
    return tuple(touch for touch in touches if touch is not None)[::-1]


def touch_at(place: Place, topic: str) -> Touch:
    """Return a place that is known to be about a topic, with the line of it that holds most of the words."""
    return Touch(place, _line(place, tuple(_words(topic))))


def has_words(topic: str) -> bool:
    """Return whether there is a word in a topic to look for."""
    return any(_words(topic))


def _touch(meeting: Meeting, words: Sequence[_Word], languages: tuple[str, ...]) -> Touch | None:
    chosen = meeting.text_for(languages)
    for minutes in (chosen, *(text for text in meeting.texts if text is not chosen)):
        whole = _folded(minutes.text.text)
        if all(word.clue in whole and word.pattern.search(whole) for word in words):
            place = max(_places(meeting, minutes), key=lambda place: _weight(place, words))
            return Touch(place, _line(place, words))
    return None


def _places(meeting: Meeting, minutes: Minutes) -> Iterator[Place]:
    return (place_of(meeting, minutes, entry) for entry in minutes.entries)


def _weight(place: Place, words: Sequence[_Word]) -> tuple[int, bool, int, int]:
    """Return how much a place says about the words: how many it holds, in its headline too, and how often."""
    text = _folded(place.minutes.text.piece(place.lines))
    headline = _folded(place.headline)
    counts = [len(word.pattern.findall(text)) if word.clue in text else 0 for word in words]
    in_headline = sum(bool(word.pattern.search(headline)) for word in words)
    # The head of a meeting names what was talked about elsewhere in it.
    is_item = place.entry is not None and place.entry.kind is not EntryKind.OVERVIEW
    return sum(map(bool, counts)), is_item, in_headline, sum(counts)


def _line(place: Place, words: Sequence[_Word]) -> tuple[Span, ...]:
    """Return the line of a place that holds most of the words, its matches marked; an exact piece of the file."""
    bodies = place.entry.body if place.entry else (place.lines,)
    lines = [line.strip() for part in (*bodies, place.lines) for line in _lines(place.minutes, part) if line.strip()]

    def weight(line: str) -> int:
        folded = _folded(line)
        return sum(word.pattern.search(folded) is not None for word in words)

    return _marked(max(lines, key=weight, default=place.headline), words)


def _lines(minutes: Minutes, part: Lines) -> Iterator[str]:
    return minutes.text.lines(part)


def _marked(line: str, words: Sequence[_Word]) -> tuple[Span, ...]:
    normalised, offsets = normalise_with_offsets(line)
    folded = normalised.lower()
    found = sorted(match.span() for word in words for match in word.pattern.finditer(folded))
    # Lower case is longer for a few letters; then nothing is marked rather than the wrong thing.
    runs = [(offsets[start], offsets[end]) for start, end in found] if len(folded) == len(normalised) else []
    start, end = _window(line, runs[0][0] if runs else 0)
    edges = {start, end}
    for first, last in runs:
        if start <= first and last <= end:
            edges |= {first, last}
    ordered = sorted(edges)
    return tuple(
        Span(line[first:last], strong=any(run[0] <= first < run[1] for run in runs))
        for first, last in pairwise(ordered)
    )


def _window(line: str, around: int) -> tuple[int, int]:
    """Return the part of a line to quote: from its beginning where that is near, else from a word before the match."""
    if len(line) <= _LONGEST_LINE:
        return 0, len(line)
    start = 0
    if around > _LONGEST_LINE - _BEFORE:
        start = around - _BEFORE
        space = line.find(" ", start, around)
        start = space + 1 if space >= 0 else start
    end = min(start + _LONGEST_LINE, len(line))
    space = line.rfind(" ", start + _LONGEST_LINE // 2, end)
    return start, space if end < len(line) and space >= 0 else end


def _words(topic: str) -> Iterator[_Word]:
    for written in written_words(topic):
        for word in sought_words(written):
            if not word.written:
                continue
            folded = fold(word.written)
            if is_run(word.written):
                yield _Word(folded, re.compile(re.escape(folded)))
                continue
            stem = _shared_beginning(folded, word.terms[0])
            if len(stem) < _SHORTEST_STEM:
                yield _Word(folded, re.compile(rf"(?<![^\W_]){re.escape(folded)}s?(?![^\W_])"))
            else:
                yield _Word(stem, re.compile(rf"(?<![^\W_]){re.escape(stem)}[^\W_]{{0,5}}"))


def _folded(text: str) -> str:
    # Folding looks phrases up, which only Chinese needs; everything else is ready in a hundredth of the time.
    return fold(text) if has_han(text) else text.lower()


def _shared_beginning(one: str, other: str) -> str:
    """Return the letters that two words begin with.

    >>> _shared_beginning("happiness", "happi")
    'happi'
    """
    length = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    return one[: min(len(one), len(other)) if length is None else length]
