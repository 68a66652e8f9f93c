"""Tells what an entry holds of a question, word by word."""

from collections.abc import Callable, Sequence
from functools import cache, partial
from operator import mul

import numpy as np

from bot.search.analysis.analyzer import Analyzer
from bot.search.analysis.page_words import searched_text
from bot.search.analysis.tokens import is_run, usual_frequency, written_words
from bot.search.index.inverted import InvertedIndex
from bot.search.model import Via
from bot.search.question.model import Query, Word

_JOINED = 0.7
"""How much of a word is held at most where a single character of it is not."""

_MANY_ENTRIES, _MANY_SHARE = 20, 0.02
"""How many entries at least, and which share of all, hold what is said everywhere."""

_OFTEN_SAID = 1.5
"""The rarity up to which minutes say a word often: more than one entry in five holds it."""

_FEW_ENTRIES = 100
"""In fewer, any word stands in many."""

_HARDLY_SAID = 6.0
"""The rarity from which on minutes hardly ever say a word: about one entry in four hundred holds it."""


class Coverage:
    """Looks up words in single entries; never changes."""

    def __init__(self, index: InvertedIndex, analyzer: Analyzer) -> None:
        self._index = index
        self._analyzer = analyzer

    def shares(self, query: Query, number: int) -> list[float]:
        """Return how much of each word that an answer is expected to hold an entry does, 0 to 1."""
        return self._shares(query, partial(self._holds, number))

    def shares_in(self, query: Query, wording: str) -> list[float]:
        """Return how much of each such word a text holds, 0 to 1."""
        held = {
            term for written in written_words(searched_text(wording)) for term in self._analyzer.document_terms(written)
        }
        return self._shares(query, held.__contains__)

    def share_in(self, query: Query, wording: str) -> float:
        """Return how much of all such words together a text holds, 0 to 1; a rarer word counts for more."""
        shares = self.shares_in(query, wording)
        rarities = [self._rarity(word) for word in query.required]
        return sum(map(mul, shares, rarities)) / sum(rarities) if shares else 0.0

    def lacking_rarity(self, query: Query, shares: Sequence[float]) -> float:
        """Return how far everyday words that are not held are from what the minutes speak of, 0 if they are not.

        That these hardly ever say "beach" or "hotel" tells what they are not about; that they hardly ever say the name
        of a tool tells nothing.
        """
        return sum(
            (1 - share) * far
            for word, share in zip(query.required, shares, strict=True)
            if share < 1 and (far := self._rarity(word) - _HARDLY_SAID) > 0 and self._analyzer.is_everyday(word.written)
        )

    def is_said_everywhere(self, word: Word) -> bool:
        """Return whether so many entries hold a word that it tells nothing, such as the name of the group itself."""
        documents, _ = self._index.postings(word.readings[0].terms[0])
        return documents.size >= max(_MANY_ENTRIES, _MANY_SHARE * self._index.size)

    def often_said(self, query: Query) -> int:
        """Return how many of such words so many entries hold that they tell nothing, such as the group's own name."""
        if self._index.size < _FEW_ENTRIES:
            return 0
        return sum(self._rarity(word) < _OFTEN_SAID for word in query.required)

    def said_aside(self, query: Query, card: str, headline: str) -> float:
        """Return how far everyday words that a card holds beneath its headline are from what the minutes speak of.

        Whoever says "weather" once in ten years of minutes speaks of something else.
        """
        held, headed = self.shares_in(query, card), self.shares_in(query, headline)
        return sum(
            share * far
            for word, share, above in zip(query.required, held, headed, strict=True)
            if share > above
            and not word.is_name
            and (far := self._rarity(word) - _HARDLY_SAID) > 0
            and self._analyzer.is_everyday(word.written)
        )

    def via_of(self, query: Query, numbers: Sequence[int]) -> dict[int, set[Via]]:
        """Return for some entries by what readings they hold the words of a question, each by that which fits best.

        Each term is looked up once for all of them.
        """
        of_all = np.array(numbers, dtype=np.int64)

        @cache
        def holding(term: str) -> frozenset[int]:
            return frozenset(of_all[self._index.holding(term, of_all)].tolist())

        found: dict[int, set[Via]] = {}
        for number in numbers:
            best = (self._best(word, lambda term: number in holding(term)) for word in query.words)  # noqa: B023
            found[number] = {via for share, via in best if share}
        return found

    def _rarity(self, word: Word) -> float:
        return max(map(self._index.rarity, word.readings[0].terms))

    def _shares(self, query: Query, holds: Callable[[str], bool]) -> list[float]:
        return [self._best(word, holds)[0] for word in query.required]

    def _best(self, word: Word, holds: Callable[[str], bool]) -> tuple[float, Via]:
        """Return how much of a word is held, and by what reading."""
        best, via = 0.0, word.readings[0].via
        for reading in word.readings:
            if reading.weight > best:  # what weighs less could not be held better
                held = reading.weight * self._share(reading.terms, holds)
                if held > best:
                    best, via = held, reading.via
        return best, via

    def _share(self, terms: Sequence[str], holds: Callable[[str], bool]) -> float:
        """Return how much of a word is held, 0 to 1: all of it, or the rarity of the parts that are."""
        whole, *parts = terms
        if holds(whole):
            return 1.0
        if not parts:
            return 0.0
        share = self._held_of(parts, holds)
        if share < _JOINED and is_run(whole) and (words := [term for term in parts if usual_frequency(term)]):
            # A character that the dictionary left over may have been joined to a word that it does not belong to.
            share = max(share, _JOINED * self._held_of(words, holds))
        return share

    def _held_of(self, terms: Sequence[str], holds: Callable[[str], bool]) -> float:
        """Return how much of some terms is held, a rarer one counting for more."""
        rarities = [self._index.rarity(term) for term in terms]
        held = sum(rarity for term, rarity in zip(terms, rarities, strict=True) if holds(term))
        return held / sum(rarities)

    def _holds(self, number: int, term: str) -> bool:
        documents, _ = self._index.postings(term)
        position = int(np.searchsorted(documents, number))
        return position < documents.size and int(documents[position]) == number
