"""Completes what is being typed with the questions and headings that the minutes really hold."""

from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz import fuzz, process

from bot.text import fold

_FUZZY = 75  # of 100: a headline that holds the typed words with one letter in four wrong


class Headline(NamedTuple):
    """A question or heading that can be asked for."""

    text: str
    language: str
    newness: int
    """Higher is newer."""


class Completer:
    """All headlines, folded once; never changes."""

    def __init__(self, headlines: Iterable[Headline]) -> None:
        newest: dict[str, Headline] = {}
        for headline in headlines:
            known = newest.get(headline.text)
            if headline.text and (known is None or headline.newness > known.newness):
                newest[headline.text] = headline
        self._headlines = sorted(newest.values(), key=lambda headline: -headline.newness)
        self._folded = [" ".join(fold(headline.text).split()) for headline in self._headlines]

    def complete(self, typed: str, *, limit: int, languages: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return the headlines that hold what was typed, best first; the newest ones where nothing was typed yet."""
        sought = " ".join(fold(typed).split())
        words = sought.split()
        ranked: list[tuple[int, bool, int]] = []
        for number, folded in enumerate(self._folded):
            rank = _rank(folded, sought, words)
            if rank is not None:
                ranked.append((rank, self._headlines[number].language.split("-")[0] not in languages[:1], number))
        found = [number for _, _, number in sorted(ranked)[:limit]]
        if len(found) < limit and len(sought) > 2:
            near = process.extract(sought, self._folded, scorer=fuzz.partial_ratio, score_cutoff=_FUZZY, limit=limit)
            found += (number for _, _, number in near if number not in found)
        return tuple(self._headlines[number].text for number in found[:limit])

    def nearest(self, question: str, *, limit: int) -> tuple[str, ...]:
        """Return the headlines that are spelt most like a question, however far off."""
        near = process.extract(" ".join(fold(question).split()), self._folded, scorer=fuzz.WRatio, limit=limit)
        return tuple(self._headlines[number].text for _, _, number in near)


def _rank(folded: str, sought: str, words: list[str]) -> int | None:
    if folded.startswith(sought):
        return 0
    if sought in folded:
        return 1
    return 2 if all(word in folded for word in words) else None
