"""Cuts text into words as they are written, whatever language and script they are in.

A word is letters, digits and the marks that belong to them; a compound (`obs-opentelemetry`) is one. Characters of
scripts without blanks between words make up one run, however long.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import rjieba

from bot.search.analysis.places import normalise_with_offsets
from bot.text import CAPITAL, HAN, SMALL, Slice, normalise


def _characters(first: int, last: int, *categories: str) -> str:
    """Return the characters of some kinds between two, as a class without brackets."""
    return "".join(character for character in map(chr, range(first, last)) if _kind(character) in categories)


_kind = unicodedata.category

_KANA_AND_HANGUL = "\u3040-\u30ff\uac00-\ud7af"
_OF_SOUTHEAST_ASIA = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese and Khmer
_UNSPACED = f"{HAN}{_KANA_AND_HANGUL}{_OF_SOUTHEAST_ASIA}"
# Vowels and accents that are characters of their own, as in Hindi, Arabic and Hebrew; they stand behind a letter.
_VOWELS = _characters(0x0300, 0x0E00, "Mn", "Mc") + _characters(0x0F00, 0x0FFF, "Mn", "Mc")
_WORD = rf"[^\W_{_UNSPACED}]+(?:[{_VOWELS}]+[^\W_{_UNSPACED}]*)*"
_VERSION = r"(?:(?<=[A-Za-z])/\d+(?![A-Za-z0-9_/]|\.\d))?"  # as in HTTP/3, which is HTTP3 too
# What stands inside a word too: the comma of 1,500 and the sign of AT&T.
_INSIDE = r",(?<=[0-9],)[0-9]{3}(?![0-9])|&(?<=[A-Z]&)[A-Z]+(?![a-z])"
_TOKEN = re.compile(rf"[{_UNSPACED}]+|[A-Za-z]#(?!\w)|{_WORD}(?:[-_.'’+]{_WORD}|{_INSIDE})*{_VERSION}(?:\+\+)?")
# What the pattern above finds where there is nothing but ASCII, in two thirds of the time.
_ASCII_TOKEN = re.compile(
    rf"[A-Za-z]#(?!\w)|[A-Za-z0-9]+(?:[-_.'+][A-Za-z0-9]+|{_INSIDE})*{_VERSION}(?:\+\+)?", re.ASCII
)
_APART = re.compile(rf"[{_UNSPACED}]|{_WORD}")
_PUNCTUATION = re.compile("[\u2010-\u2027\u2030-\u205e]+")
_ASCII_SPACED = {code: " " for code in range(128) if not chr(code).isalnum()}
_RUN = re.compile(f"[{_UNSPACED}]")
_JOINERS = re.compile(r"[-_.'’+/,&]")
_NUMBERED = re.compile(r"[A-Za-z]+/?[0-9]+")
_DOTTED_NUMBER = re.compile(r"[vV]?([0-9]+(?:\.[0-9]+)+)")
_IN_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_HAS_NUMBER = re.compile("[0-9]")
_ASCII_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_PART = re.compile(
    rf"[{CAPITAL}]+(?![{SMALL}])|[{CAPITAL}]?[{SMALL}]+|[0-9]+|(?:[^\W\d_{CAPITAL}{SMALL}]|[{_VOWELS}])+"
)


class Token(NamedTuple):
    """A word, or a run of Chinese characters, as it stands in a text."""

    place: Slice
    """Where it stands in the original text."""
    written: str
    """In one width and script, its case kept."""


def is_numbered(written: str) -> bool:
    """Return whether a word is letters with a number, as HTTP3: with another number, or with none, it is another thing.

    >>> is_numbered("HTTP/3"), is_numbered("http3"), is_numbered("HTTP"), is_numbered("v1.8")
    (True, True, False, False)
    """
    return _NUMBERED.fullmatch(written) is not None


def has_number(written: str) -> bool:
    """Return whether a word holds a number, or is one."""
    return _HAS_NUMBER.search(written) is not None


def is_exact(written: str) -> bool:
    """Return whether a word holds a number and more: with another number, it is another thing.

    >>> is_exact("EIP-2935"), is_exact("v1.29"), is_exact("log4j"), is_exact("2935"), is_exact("obs-mesh")
    (True, True, True, False, False)
    """
    return has_number(written) and not written.isdecimal()


def version_in(written: str) -> str | None:
    """Return the numbers of a version with their points, None if a word is no version.

    >>> version_in("v1.29"), version_in("1.29"), version_in("1.29-rc1"), version_in("129")
    ('1.29', '1.29', None, None)
    """
    match = _DOTTED_NUMBER.fullmatch(written)
    return match[1] if match else None


def in_thousands(written: str) -> str | None:
    """Return a number without the points between its thousands, None if it cannot have any.

    >>> in_thousands("1.500"), in_thousands("1.50")
    ('1500', None)
    """
    return written.replace(".", "") if _IN_THOUSANDS.fullmatch(written) else None


def is_run(written: str) -> bool:
    """Return whether a token is a run of characters that no spaces part, such as Chinese."""
    return not written.isascii() and _RUN.match(written) is not None


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text with their places.

    >>> [(token.written, token.place.start) for token in tokens("Ｈertz 的服務治理, v1.8")]
    [('Hertz', 0), ('的服务治理', 6), ('v1.8', 13)]
    """
    if text.isascii():
        for match in _ASCII_TOKEN.finditer(text):
            yield Token(Slice(*match.span()), match.group())
        return
    normalised, offsets = normalise_with_offsets(text)
    for match in _TOKEN.finditer(normalised):
        place = Slice(offsets[match.start()], max(offsets[match.end() - 1] + 1, offsets[match.end()]))
        yield Token(place, match.group())


def tokens_among(text: str, is_sought: Callable[[str], bool]) -> Iterator[Token]:
    """Yield those of `tokens` that are sought, which is asked once for each word: hardly any of a long text are.

    >>> [token.place.start for token in tokens_among("Rain, rain and sun", str.islower)]
    [6, 11, 15]
    """
    normalised, offsets = (text, None) if text.isascii() else normalise_with_offsets(text)
    pattern = _ASCII_TOKEN if offsets is None else _TOKEN
    sought = frozenset(filter(is_sought, frozenset(pattern.findall(normalised))))
    for match in pattern.finditer(normalised) if sought else ():
        if match[0] in sought:
            start, end = match.span()
            if offsets is not None:
                start, end = offsets[start], max(offsets[end - 1] + 1, offsets[end])
            yield Token(Slice(start, end), match[0])


def written_words(text: str) -> list[str]:
    """Return what `tokens` finds, without the places.

    >>> written_words("Thrift 的泛化调用"), written_words("Straße, हिन्दी")
    (['Thrift', '的泛化调用'], ['Straße', 'हिन्दी'])
    """
    return _ASCII_TOKEN.findall(text) if text.isascii() else _TOKEN.findall(normalise(text))


def words_apart(normalised: str) -> list[str]:
    """Return the single words of a normalised text, the parts of compounds apart, and its single Chinese characters.

    >>> words_apart("obs-opentelemetry 的扩展")
    ['obs', 'opentelemetry', '的', '扩', '展']
    """
    if not normalised.isascii():
        normalised = _PUNCTUATION.sub(" ", normalised)
        if not normalised.isascii():
            return _APART.findall(normalised)
    return normalised.translate(_ASCII_SPACED).split()  # the same, four times as fast


def split_at(found: Iterable[Token], places: Iterable[Slice]) -> Iterator[Token]:
    """Yield the tokens, runs of characters cut where one of the places begins or ends.

    >>> [token.written for token in split_at(tokens("雨桶漏水"), [Slice(0, 2)])]
    ['雨桶', '漏水']
    """
    borders = {border for place in places for border in place}
    for token in found:
        start, end = token.place
        if not is_run(token.written) or end - start != len(token.written):
            yield token
            continue
        cuts = [start, *sorted(border for border in borders if start < border < end), end]
        for first, last in pairwise(cuts):
            yield Token(Slice(first, last), token.written[first - start : last - start])


def pieces_of(written: str) -> list[str]:
    """Return what the marks inside of a compound part, case kept.

    >>> pieces_of("obs-OpenTelemetry")
    ['obs', 'OpenTelemetry']
    """
    return _JOINERS.split(written)


def parts_of(written: str) -> tuple[str, ...]:
    """Return a Latin word in lower case and, of a compound, its parts: what a typing error is corrected to.

    >>> parts_of("obs-OpenTelemetry")
    ('obs-opentelemetry', 'obs', 'opentelemetry')
    """
    lower = written.lower()
    pieces = pieces_of(lower)
    return (lower, *pieces) if len(pieces) > 1 else (lower,)


def cased_parts(written: str) -> list[str]:
    """Return what capitals and digits part a word into.

    >>> cased_parts("ThriftMux"), cased_parts("ЛетоСад"), cased_parts("smørrebrød")
    (['Thrift', 'Mux'], ['Лето', 'Сад'], ['smørrebrød'])
    """
    return (_ASCII_PART if written.isascii() else _PART).findall(written)


def joined_words(phrase: str) -> list[str]:
    """Return the words of a phrase, a single character joined to the word before it (or after the first).

    The dictionary cuts what it does not know into pieces, and a character alone says too little.

    >>> joined_words("区块链"), joined_words("锁")
    (['区块链'], ['锁'])
    """
    joined: list[str] = []
    for word in rjieba.cut(phrase):
        if joined and (len(word) == 1 or len(joined[-1]) == 1):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def pairs_of(phrase: str) -> list[str]:
    """Return all pairs of characters that stand side by side in a phrase."""
    return [phrase[index : index + 2] for index in range(len(phrase) - 1)]


@lru_cache(maxsize=1 << 10)
def word_edges(run: str) -> frozenset[int]:
    """Return where the words of a run begin and end.

    >>> sorted(word_edges("服务网格怎么用"))
    [0, 2, 4, 6, 7]
    """
    edges = [0]
    for word in rjieba.cut(run, False):
        edges.append(edges[-1] + len(word))
    return frozenset(edges)


def usual_frequency(word: str) -> int:
    """Return how often a Chinese word stands in the texts that the dictionary was made from, 0 for no word.

    >>> usual_frequency("天气") > usual_frequency("限流") > usual_frequency("生实")
    True
    """
    return int(rjieba.suggest_freq(word)) if rjieba.has_word(word) else 0
