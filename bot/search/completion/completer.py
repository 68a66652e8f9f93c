"""Completes what is being typed with the questions and headings that the minutes really hold.

Every word that was typed has to stand in a headline, in any order: begun, somewhere inside, or by its sound. Only
where hardly a headline holds them all may words be misspelt, and where none does, some be missing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.minutes.agenda_numbers import without_number
from bot.minutes.meeting_texts import Meeting
from bot.minutes.model import EntryKind
from bot.minutes.shown import shown_text
from bot.search.analysis.analyzer import Analyzer
from bot.search.analysis.tokens import is_run, joined_words, written_words
from bot.search.completion.pinyin_index import PinyinIndex
from bot.search.completion.prefixes import PrefixIndex
from bot.search.model import IndexedEntry
from bot.text import fold

_BEGUN, _INSIDE, _SOUND, _MISSPELT = range(4)
"""How a typed word stands in a headline, the best first: it begins a word, stands in one, sounds like one,
or is one misspelt."""

Ways = tuple[int, ...]
"""How a headline holds each of the typed words that it holds."""

_ENOUGH_HEADLINES = 5
"""Headlines that hold every word as typed; of fewer, one may be wrong because the minutes are misspelt themselves."""

_MAX_WORDS = 24
"""Words that are looked at; nobody types more before choosing."""

_MAX_COMPARED_CHARACTERS = 100
"""Characters of a question that are compared with whole headlines."""

_MIN_LIKENESS = 60
"""Of 100: a headline with every third letter wrong is still like what was typed."""

_MIN_MISSPELT_LETTERS = 4
"""Letters; of fewer, another one makes another word."""

_MAX_REMEMBERED_WORDS = 512
"""Misspelt words that are not looked up again with every further letter behind them."""


class Suggestion(NamedTuple):
    """A question or heading that can be asked for."""

    text: str
    language: str
    newness: int
    """Higher is newer."""
    meeting: str = ""
    """Of which meeting; of its texts only one is offered. Empty for one that stands alone."""


def suggestion_of(indexed: IndexedEntry) -> Suggestion:
    """Return what an entry can be asked for by."""
    is_title = indexed.entry.kind is EntryKind.OVERVIEW  # which few mean who type a question
    newness = -1 if is_title else _newness(indexed.meeting)
    return Suggestion(indexed.headline, indexed.minutes.language, newness, indexed.meeting.id)


def topics_of(meeting: Meeting) -> Iterator[Suggestion]:
    """Yield what was discussed at a meeting, without numbers and presenters."""
    for minutes in meeting.texts:
        for item in minutes.topics:
            name = without_number(shown_text(item.heading).strip(), minutes.language)
            for presenter in reversed(item.presenters):
                name = name.removesuffix(presenter).rstrip(" @,、&")
            yield Suggestion(name.strip(), minutes.language, _newness(meeting), meeting.id)


def _newness(meeting: Meeting) -> int:
    return meeting.date.first_day.toordinal() if meeting.date else 0


class Completer:
    """All headlines, folded once; never changes."""

    def __init__(self, headlines: Iterable[Suggestion], analyzer: Analyzer | None = None) -> None:
        self._analyzer = analyzer or Analyzer()
        newest: dict[tuple[str, str], Suggestion] = {}
        for headline in headlines:
            key = headline.text, headline.language
            known = newest.get(key)
            if headline.text and (known is None or headline.newness > known.newness):
                newest[key] = headline
        self._headlines = sorted(newest.values(), key=lambda headline: -headline.newness)
        self._spoken_in = [headline.language.split("-")[0] for headline in self._headlines]
        self._languages = frozenset(self._spoken_in)
        self._folded = [" ".join(fold(headline.text).split()) for headline in self._headlines]
        self._prefixes = PrefixIndex(self._folded)
        self._spoken = PinyinIndex(self._folded)
        self._nearly_with_word = lru_cache(_MAX_REMEMBERED_WORDS)(self._prefixes.nearly_with_word)

    def complete(self, typed: str, *, limit: int, languages: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return the headlines that hold what was typed, best first; the newest ones if nothing was typed yet.

        Of a meeting with several texts, those in the first of the `languages` that anything is in are offered, if it
        has any. Of equals, they come first, then the newer ones.
        """
        sought = " ".join(fold(typed).split())
        found = self._found(sought)
        languages = tuple(one for one in languages if one in self._languages)
        ranks = {
            number: (*self._order(number, sought, found[number]), self._is_foreign(number, languages), number)
            for number in self._of_one_text(found, languages)
        }
        best = (self._headlines[number].text for number in sorted(ranks, key=ranks.__getitem__))
        return tuple(islice(dict.fromkeys(best), limit))

    def _of_one_text(self, found: Iterable[int], languages: tuple[str, ...]) -> Iterator[int]:
        """Yield the headlines without those for which their meeting has others in the reader's language."""
        numbers = list(found)
        own = {self._headlines[number].meeting for number in numbers if not self._is_foreign(number, languages)}
        for number in numbers:
            meeting = self._headlines[number].meeting
            if not meeting or meeting not in own or not self._is_foreign(number, languages):
                yield number

    def nearest(self, question: str, *, limit: int) -> tuple[str, ...]:
        """Return the headlines that are spelt most like a question, none if none is spelt much like it."""
        sought = " ".join(fold(question[:_MAX_COMPARED_CHARACTERS]).split())
        near = process.extract(sought, self._folded, scorer=fuzz.ratio, score_cutoff=_MIN_LIKENESS, limit=limit)
        return tuple(dict.fromkeys(self._headlines[number].text for _, _, number in near))

    def _found(self, sought: str) -> dict[int, Ways]:
        """Return the headlines to offer, each with how it holds every word."""
        words = _words_to_find(sought, self._analyzer)
        if not words:
            return {number: () for number, folded in enumerate(self._folded) if sought in folded}
        by_word = [self._standing(word) for word in words]
        found = {number: ways for number, ways in _joined(by_word).items() if len(ways) == len(words)}
        if len(found) >= _ENOUGH_HEADLINES:
            return found
        for word, standing in zip(words, by_word, strict=True):
            for edits, numbers in enumerate(self._nearly_with_word(word)):
                for number in numbers:
                    standing.setdefault(number, _MISSPELT + edits)
        held = _joined(by_word)
        most = max(map(len, held.values()), default=0)
        return {number: ways for number, ways in held.items() if len(ways) == most and 2 * most >= len(words)}

    def _standing(self, word: str) -> dict[int, int]:
        """Return the headlines that hold a word as it was typed, each with the best way in which it does."""
        characters = tuple(word) if is_run(word) else (word,)  # the last Chinese word may be unfinished
        whole = self._containing((word,)) if is_run(word) else self._prefixes.with_word(word)
        found: dict[int, int] = {}
        for way, numbers in (
            (_BEGUN, whole),
            (_INSIDE, self._containing(characters)),
            (_SOUND, self._spoken.sounding_like(word)),
        ):
            for number in numbers:
                found.setdefault(number, way)
        return found

    def _containing(self, pieces: Sequence[str]) -> list[int]:
        first, *others = pieces
        found = [number for number, folded in enumerate(self._folded) if first in folded]
        for piece in others:
            found = [number for number in found if piece in self._folded[number]]
        return found

    def _order(self, number: int, sought: str, ways: tuple[int, ...]) -> tuple[int, bool, int]:
        """Return where a headline belongs: it begins with all that was typed, holds it, or holds the words.

        Of those that hold the words, one that begins like what was typed comes first.
        """
        folded = self._folded[number]
        if folded.startswith(sought):
            return 0, False, 0
        worst = max(ways, default=_BEGUN)
        if sought in folded and worst == _BEGUN:
            return 1, False, 0
        return 2 + worst, not _begins_like(folded, sought), sum(ways)

    def _is_foreign(self, number: int, languages: tuple[str, ...]) -> bool:
        return self._spoken_in[number] not in languages[:1]


def _words_to_find(sought: str, analyzer: Analyzer) -> tuple[str, ...]:
    """Return the words that tell headlines apart, each once; those that say nothing only if there is no other.

    >>> [_words_to_find(typed, Analyzer()) for typed in ("how is the compost", "how is", "堆肥怎么翻")]
    [('compost',), ('how', 'is'), ('堆肥', '翻')]
    """
    written = [word.lower() for word in written_words(sought)]
    telling: list[str] = []
    for word in written:
        if is_run(word):
            telling += (part for _, phrase in analyzer.stop_word_runs(word) for part in joined_words(phrase))
        elif analyzer.first_terms(word):
            telling.append(word)
    return tuple(dict.fromkeys(telling or written))[:_MAX_WORDS]


def _begins_like(folded: str, sought: str) -> bool:
    """Return whether a line begins with the first word that was typed, one letter aside.

    >>> _begins_like("hertz and idl", "herz i"), _begins_like("the hertz idl", "herz i")
    (True, False)
    """
    begun = sought.partition(" ")[0]
    forgiven = int(len(begun) >= _MIN_MISSPELT_LETTERS)
    lengths = range(len(begun) - forgiven, len(begun) + forgiven + 1)
    return any(OSA.distance(folded[:length], begun, score_cutoff=forgiven) <= forgiven for length in lengths)


def _joined(by_word: Iterable[Mapping[int, int]]) -> dict[int, Ways]:
    """Return the headlines that hold some of the words, each with the ways of those that it holds."""
    joined: defaultdict[int, Ways] = defaultdict(tuple)
    for standing in by_word:
        for number, way in standing.items():
            joined[number] += (way,)
    return joined
