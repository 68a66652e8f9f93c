"""Tells what an entry holds of a question, word by word."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import mul
from typing import NamedTuple

from bot.search.analysis.analyzer import Analyzer
from bot.search.analysis.tokens import is_run, usual_frequency
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


class _Sought(NamedTuple):
    """A word of a question as it is looked up."""

    terms: frozenset[str]
    """Those of all its readings."""
    via: Via
    """By what it is read as it was typed."""
    readings: tuple[tuple[float, Via, str, tuple[str, ...]], ...]
    """What each weighs, by what it is one, its whole word and the parts of that."""


class _Looked(NamedTuple):
    """All words of a question as they are looked up, made ready once for everything that is asked about it."""

    query: Query
    words: tuple[_Sought, ...]
    required: tuple[_Sought, ...]


class Coverage:
    """Looks up words in single entries; never changes, but for the question that it remembers."""

    def __init__(self, index: InvertedIndex, analyzer: Analyzer) -> None:
        self._index = index
        self._analyzer = analyzer
        self._looked: _Looked | None = None

    def shares(self, query: Query, number: int) -> list[float]:
        """Return how much of each word that an answer is expected to hold an entry does, 0 to 1."""
        words = self._looked_up(query).required
        return self._shares(words, self._held(words, number))

    def shares_in(self, query: Query, wording: str) -> list[float]:
        """Return how much of each such word a text holds, 0 to 1."""
        return self._shares(self._looked_up(query).required, self._analyzer.terms_in(wording))

    def share_in(self, query: Query, wording: str) -> float:
        """Return how much of all such words together a text holds, 0 to 1; a rarer word counts for more."""
        shares = self.shares_in(query, wording)
        if not any(shares):
            return 0.0
        rarities = [self._rarity(word) for word in query.required]
        held: float = sum(map(mul, shares, rarities))
        return held / sum(rarities)

    def weighed(self, query: Query, texts: Iterable[Collection[str]]) -> Iterator[list[float]]:
        """Yield for each text, given by its terms, what it holds of each such word; all words together weigh 1.

        Of a text that holds nothing of any word, an empty list comes.
        """
        words = self._looked_up(query).required
        rarities = self.rarities(query)
        sought = frozenset[str]().union(*(word.terms for word in words))
        for held in texts:
            none = sought.isdisjoint(held)  # as in most texts
            yield (
                [] if none else [one * rarity for one, rarity in zip(self._shares(words, held), rarities, strict=True)]
            )

    def rarities(self, query: Query) -> list[float]:
        """Return how rare each such word is, as a share of all of them together."""
        rarities = [self._rarity(word) for word in query.required]
        whole = sum(rarities) or 1.0
        return [rarity / whole for rarity in rarities]

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

    def is_everyday(self, word: Word) -> bool:
        """Return whether a word is one of everyday language, and names nothing."""
        return not word.is_name and self._analyzer.is_everyday(word.written)

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

    def via_of(self, query: Query, number: int) -> set[Via]:
        """Return by what readings an entry holds the words of a question, each by that which fits best."""
        words = self._looked_up(query).words
        held = self._held(words, number)
        return {via for share, via in (self._best(word, held) for word in words) if share}

    def _looked_up(self, query: Query) -> _Looked:
        looked = self._looked
        if looked is None or looked.query is not query:
            of_word = {id(word): _sought(word) for word in query.words}
            looked = _Looked(query, tuple(of_word.values()), tuple(of_word[id(word)] for word in query.required))
            self._looked = looked
        return looked

    def _held(self, words: Iterable[_Sought], number: int) -> frozenset[str]:
        """Return the terms of some words that an entry holds."""
        terms = frozenset[str]().union(*(word.terms for word in words))
        return frozenset(term for term in terms if self._index.holds(number, term))

    def _rarity(self, word: Word) -> float:
        return max(map(self._index.rarity, word.readings[0].terms))

    def _shares(self, words: Iterable[_Sought], held: Collection[str]) -> list[float]:
        return [self._best(word, held)[0] for word in words]

    def _best(self, word: _Sought, held: Collection[str]) -> tuple[float, Via]:
        """Return how much of a word is held, and by what reading."""
        best, best_via = 0.0, word.via
        if word.terms.isdisjoint(held):  # as nearly every word is
            return best, best_via
        for weight, via, whole, parts in word.readings:
            if weight > best:  # what weighs less could not be held better
                share = 1.0 if whole in held else self._share(whole, parts, held)
                if weight * share > best:
                    best, best_via = weight * share, via
        return best, best_via

    def _share(self, whole: str, parts: Sequence[str], held: Collection[str]) -> float:
        """Return how much of a word is held that is not held as a whole, 0 to 1: the rarity of the parts that are."""
        if not any(part in held for part in parts):
            return 0.0
        share = self._held_of(parts, held)
        if share < _JOINED and is_run(whole) and (words := [term for term in parts if usual_frequency(term)]):
            # A character that the dictionary left over may have been joined to a word that it does not belong to.
            share = max(share, _JOINED * self._held_of(words, held))
        return share

    def _held_of(self, terms: Sequence[str], held: Collection[str]) -> float:
        """Return how much of some terms is held, a rarer one counting for more."""
        rarities = [self._index.rarity(term) for term in terms]
        return sum(rarity for term, rarity in zip(terms, rarities, strict=True) if term in held) / sum(rarities)


def _sought(word: Word) -> _Sought:
    readings = tuple((one.weight, one.via, one.terms[0], one.terms[1:]) for one in word.readings)
    terms = frozenset(term for one in word.readings for term in one.terms)
    return _Sought(terms, word.readings[0].via, readings)
