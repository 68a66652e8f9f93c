"""Names for one thing: finds them in a question, and those that the minutes themselves put side by side.

`Document Object Model (DOM)`, `DOM（Document Object Model）`: an abbreviation beside the words that it stands for.
`反向代理 / ReverseProxy`, `服务网格（Service Mesh）`: a Chinese term beside its English name.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.minutes.names import initials
from bot.search.analysis.analyzer import Analyzer
from bot.search.analysis.tokens import Token, is_run, tokens, word_edges, written_words
from bot.text import HAN, Slice, has_han, normalise

_ENGLISH = r"[A-Z][A-Za-z]{3,}(?: [A-Z][A-Za-z]+){0,2}"
_SHORT_INSIDE = r"(?P<short>[A-Z]{2,6})[)）]"
_WORDS_INSIDE = r"(?P<words>[A-Za-z][A-Za-z -]{4,60})[)）]"
_SHORT_AFTER, _IN_BRACKETS = (re.compile(f"[(（]{inside}") for inside in (_SHORT_INSIDE, _WORDS_INSIDE))
# The same where there is but one kind of brackets, which is found in a tenth of the time.
_SHORT_AFTER_PLAIN, _IN_PLAIN_BRACKETS = (re.compile(rf"\({inside}") for inside in (_SHORT_INSIDE, _WORDS_INSIDE))
_SHORT_AT_END = re.compile(r"\b(?P<short>[A-Z]{2,6})\s?$")
_WORDS_AT_END = re.compile(r"(?:(?<![A-Za-z])[a-z]|[A-Z])[a-z]++(?:[ -][A-Za-z][a-z]++){1,5}\s?$")
_MAX_ABBREVIATION_CHARACTERS = 8  # before a bracket: an abbreviation, a blank, and what shows that it begins there
_MAX_NAME_CHARACTERS = 60  # characters before a bracket that are looked at
# A Chinese term has no edges of its own, so only one between other edges is taken: a line's start, a mark, a space.
_TRANSLATED = re.compile(
    rf"(?:^|[\s，。、；：（(“《*])(?P<chinese>[{HAN}]{{2,8}})"
    rf"(?:\s?[(（](?P<english>{_ENGLISH})[)）]|\s?/\s?(?P<english2>{_ENGLISH})(?![\w/]))",
    re.MULTILINE,
)


class AliasMatch(NamedTuple):
    """A name in a question, and what the same thing is called besides."""

    place: Slice
    others: tuple[str, ...]


class _Unit(NamedTuple):
    """What names are compared by: a word in letters, or one Chinese character."""

    text: str
    place: Slice
    begins: bool
    """Whether a word begins with it, so that a name may."""
    ends: bool


class Aliases:
    """Groups of names for one thing; never changes. A name in two groups has the names of both."""

    def __init__(self, groups: Iterable[frozenset[str]], analyzer: Analyzer | None = None) -> None:
        self._analyzer = analyzer or Analyzer()
        self._others = self._names_by_key(groups)
        self._longest = max(map(len, self._others), default=0)

    def also(self, groups: Iterable[frozenset[str]]) -> "Aliases":
        """Return these names with some more."""
        more = Aliases(groups, self._analyzer)
        others = dict(self._others)
        for key, names in more._others.items():
            others[key] = tuple(dict.fromkeys((*others.get(key, ()), *names)))
        more._others = others
        more._longest = max(map(len, others), default=0)
        return more

    def _names_by_key(self, groups: Iterable[frozenset[str]]) -> dict[tuple[str, ...], tuple[str, ...]]:
        """Return what each thing is called besides, by each of its names as units."""
        others: defaultdict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        for group in groups:
            keys = {name: tuple(unit.text for unit in self._units(tokens(name))) for name in sorted(group)}
            for name, key in keys.items():
                # "it" is a word of every question, whatever IT stands for.
                if any(map(self._analyzer.sought_words, written_words(name))):
                    others[key].update((other, None) for other in keys if keys[other] != key)
        return {key: tuple(names) for key, names in others.items() if key and names}

    def find(self, words: Iterable[Token]) -> Iterator[AliasMatch]:
        """Yield the names among the words of a question, the longest first if several begin at one place."""
        units = list(self._units(words)) if self._others else []
        start = 0
        while start < len(units):
            end = self._end_of_name(units, start)
            if end is None:
                start += 1
                continue
            place = Slice(units[start].place.start, units[end - 1].place.end)
            yield AliasMatch(place, self._others[tuple(unit.text for unit in units[start:end])])
            start = end

    def _end_of_name(self, units: Sequence[_Unit], start: int) -> int | None:
        if not units[start].begins:
            return None
        for end in range(min(start + self._longest, len(units)), start, -1):
            if units[end - 1].ends and tuple(unit.text for unit in units[start:end]) in self._others:
                return end
        return None

    def _units(self, words: Iterable[Token]) -> Iterator[_Unit]:
        for written, place in ((token.written, token.place) for token in words):
            if not is_run(written):
                yield _Unit((self._analyzer.first_terms(written) or (written.lower(),))[0], place, True, True)
            elif place.end - place.start != len(written):  # characters that are written as one cannot be taken apart
                yield _Unit(written, place, True, True)
            else:
                edges = word_edges(written)
                for number, character in enumerate(written):
                    at = place.start + number
                    yield _Unit(character, Slice(at, at + 1), number in edges, number + 1 in edges)


def propose_aliases(texts: Iterable[str]) -> Iterator[frozenset[str]]:
    """Yield groups of names for one thing, as the texts put them side by side.

    >>> sorted(next(propose_aliases(["The Document Object Model (DOM) is …"])))
    ['DOM', 'Document Object Model']
    >>> sorted(next(propose_aliases(["1. 反向代理 / ReverseProxy"]))), list(propose_aliases(["Luke Wagner (LW2)"]))
    (['ReverseProxy', '反向代理'], [])
    """
    seen: set[frozenset[str]] = set()
    for text in texts:
        for pair in (*_abbreviations(text), *_translations(text)):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _abbreviations(text: str) -> Iterator[frozenset[str]]:
    short_after, in_brackets = (
        (_SHORT_AFTER, _IN_BRACKETS) if "（" in text else (_SHORT_AFTER_PLAIN, _IN_PLAIN_BRACKETS)
    )
    for match in short_after.finditer(text):
        before = _WORDS_AT_END.search(text[max(0, match.start() - _MAX_NAME_CHARACTERS) : match.start()])
        if before:
            yield from _abbreviated(before.group().strip(), match["short"])
    for match in in_brackets.finditer(text):
        short = _SHORT_AT_END.search(text[max(0, match.start() - _MAX_ABBREVIATION_CHARACTERS) : match.start()])
        if short:
            yield from _abbreviated(match["words"], short["short"])


def _abbreviated(words: str, short: str) -> Iterator[frozenset[str]]:
    """Yield the words with their abbreviation, if their initials are it; words before them are let go."""
    parts = words.split(" ")
    for first in range(len(parts) - 1):
        name = " ".join(parts[first:])
        if initials(name) == short:
            yield frozenset((name, short))
            return


def _translations(text: str) -> Iterator[frozenset[str]]:
    for match in _TRANSLATED.finditer(text) if has_han(text) else ():
        yield frozenset((normalise(match["chinese"]), match["english"] or match["english2"]))
