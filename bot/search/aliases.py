"""Finds names for one thing that the minutes themselves put side by side.

`Document Object Model (DOM)`, `DOM（Document Object Model）`: an abbreviation beside the words that it stands for.
`反向代理 / ReverseProxy`, `服务网格（Service Mesh）`: a Chinese term beside its English name.
"""

import re
from collections.abc import Iterable, Iterator

from bot.minutes.names import initials
from bot.text import HAN, has_han, normalise

_ENGLISH = r"[A-Z][A-Za-z]{3,}(?: [A-Z][A-Za-z]+){0,2}"
_SHORT_AFTER = re.compile(r"[(（](?P<short>[A-Z]{2,6})[)）]")
_SHORT_BEFORE = re.compile(r"\b(?P<short>[A-Z]{2,6})\s?[(（](?P<words>[A-Za-z][A-Za-z -]{4,60})[)）]")
_WORDS_AT_END = re.compile(r"[A-Za-z][a-z]+(?:[ -][A-Za-z][a-z]+){1,5}\s?$")
_LONGEST_NAME = 60  # characters before a bracket that are looked at
# A Chinese term has no edges of its own, so only one between other edges is taken: a line's start, a mark, a space.
_TRANSLATED = re.compile(
    rf"(?:^|[\s，。、；：（(“《*])(?P<chinese>[{HAN}]{{2,8}})"
    rf"(?:\s?[(（](?P<english>{_ENGLISH})[)）]|\s?/\s?(?P<english2>{_ENGLISH})(?![\w/]))",
    re.MULTILINE,
)


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
    for match in _SHORT_AFTER.finditer(text):
        before = _WORDS_AT_END.search(text[max(0, match.start() - _LONGEST_NAME) : match.start()])
        if before:
            yield from _abbreviated(before.group().strip(), match["short"])
    for match in _SHORT_BEFORE.finditer(text):
        yield from _abbreviated(match["words"], match["short"])


def _abbreviated(words: str, short: str) -> Iterator[frozenset[str]]:
    """Yield the words with their abbreviation, where their initials are it; words before them are let go."""
    parts = words.split(" ")
    for first in range(len(parts) - 1):
        name = " ".join(parts[first:])
        if initials(name) == short:
            yield frozenset((name, short))
            return


def _translations(text: str) -> Iterator[frozenset[str]]:
    for match in _TRANSLATED.finditer(text) if has_han(text) else ():
        yield frozenset((normalise(match["chinese"]), match["english"] or match["english2"]))
