"""Turns text into terms, the same way for minutes and questions.

Latin words become lower-case stems; a compound (`obs-opentelemetry`, `ThriftMux`, `wasm_of_ocaml`) is found whole and
by its parts. A run of Chinese characters becomes its words (by rjieba's dictionary) and all its pairs of characters,
so that a word that the dictionary cuts in two is found as well; in minutes also its single characters.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import rjieba
import Stemmer

from bot.search.analysis.stop_words import CHINESE, ENGLISH, EVERYDAY
from bot.text import HAN, Slice, normalise, normalise_with_offsets

_KANA_AND_HANGUL = "\u3040-\u30ff\uac00-\ud7af"
_UNSPACED = f"{HAN}{_KANA_AND_HANGUL}"
_WORD = rf"[^\W_{_UNSPACED}]+"
_VERSION = r"(?:(?<=[A-Za-z])/\d+(?![A-Za-z0-9_/]|\.\d))?"  # as in HTTP/3, which is HTTP3 too
_TOKEN = re.compile(rf"[{_UNSPACED}]+|[A-Za-z]#(?!\w)|{_WORD}(?:[-_.'’+]{_WORD})*{_VERSION}(?:\+\+)?")
# What the pattern above finds where there is nothing but ASCII, in two thirds of the time.
_ASCII_TOKEN = re.compile(rf"[A-Za-z]#(?!\w)|[A-Za-z0-9]+(?:[-_.'+][A-Za-z0-9]+)*{_VERSION}(?:\+\+)?", re.ASCII)
_APART = re.compile(rf"[{_UNSPACED}]|{_WORD}")
_PUNCTUATION = re.compile("[\u2010-\u2027\u2030-\u205e]+")
_ASCII_SPACED = {code: " " for code in range(128) if not chr(code).isalnum()}
_RUN = re.compile(f"[{_UNSPACED}]")
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[^\W\dA-Za-z_]+")
_JOINERS = re.compile(r"[-_.'’+/]")
_NUMBERED = re.compile(r"[A-Za-z]+/?[0-9]+")
_MIN_CAMEL_PART_CHARACTERS = 3  # characters; "GitHub" is not about "git" alone, but "ThriftMux" is about Thrift and Mux


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


def written_words(text: str) -> list[str]:
    """Return what `tokens` finds, without the places.

    >>> written_words("Thrift 的泛化调用")
    ['Thrift', '的泛化调用']
    """
    return _ASCII_TOKEN.findall(text) if text.isascii() else _TOKEN.findall(normalise(text))


@lru_cache(maxsize=1 << 15)
def document_terms(written: str) -> tuple[str, ...]:
    """Return the terms that a token of the minutes is found by; of a run also its single characters.

    >>> document_terms("的泛化调用")
    ('泛化', '调用', '化调', '泛', '化', '调', '用')
    """
    if not is_run(written):
        return word_terms(written)
    terms = run_terms(written)
    found = frozenset(terms)
    return terms + tuple(character for character in written if character not in CHINESE and character not in found)


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


class SoughtWord(NamedTuple):
    """A word of a question, in the terms that it is looked up by."""

    written: str
    """As understood; empty for a pair of characters that spans two words, which helps to rank but is no word."""
    terms: tuple[str, ...]
    """The whole word first, its parts after it."""


def sought_words(written: str) -> tuple[SoughtWord, ...]:
    """Return the words that one token of a question asks for, without stop words.

    >>> [word for written in written_words("什么是 proposals") for word in sought_words(written)]
    [SoughtWord(written='proposals', terms=('propos',))]
    >>> [(word.written, word.terms) for word in sought_words("服务治理")]
    [('服务', ('服务',)), ('治理', ('治理',)), ('', ('务治',))]
    """
    if not is_run(written):
        terms = word_terms(written)
        terms = terms[:1] if is_numbered(written) else terms
        return (SoughtWord(written, terms),) if terms else ()
    found: list[SoughtWord] = []
    for _, phrase in stop_word_runs(written):
        words = joined_words(phrase)
        found += (SoughtWord(word, tuple(dict.fromkeys((word, *run_terms(word))))) for word in words)
        inside = {pair for word in words for pair in _pairs(word)}
        found += (SoughtWord("", (pair,)) for pair in _pairs(phrase) if pair not in inside)
    return tuple(found)


def terms_of(text: str) -> tuple[str, ...]:
    """Return the terms of all words of a name: of several words the whole first, then those of each.

    >>> terms_of("barrel"), terms_of("rain barrels")
    (('barrel',), ('rain barrels', 'rain', 'barrel'))
    """
    words = [sought for written in written_words(text) for sought in sought_words(written)]
    whole = () if len(words) == 1 else (text.lower(),)
    return tuple(dict.fromkeys((*whole, *(term for word in words for term in word.terms))))


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


def parts_of(written: str) -> tuple[str, ...]:
    """Return a Latin word in lower case and, of a compound, its parts: what a typing error is corrected to.

    >>> parts_of("obs-OpenTelemetry")
    ('obs-opentelemetry', 'obs', 'opentelemetry')
    """
    lower = written.lower()
    pieces = _JOINERS.split(lower)
    return (lower, *pieces) if len(pieces) > 1 else (lower,)


@lru_cache(maxsize=1 << 17)
def word_terms(word: str) -> tuple[str, ...]:
    """Return the terms of one Latin word: the whole and, of a compound, its parts; nothing for a stop word.

    >>> word_terms("ThriftMux"), word_terms("wasm_of_ocaml"), word_terms("the"), word_terms("C++")
    (('thriftmux', 'thrift', 'mux'), ('wasmofocaml', 'wasm', 'ocaml'), (), ('c++',))
    """
    lower = word.lower()
    if lower in ENGLISH:
        return ()
    pieces = _JOINERS.split(lower.rstrip("+#")) if not lower.endswith(("++", "#")) else [lower]
    if len(pieces) == 2 and pieces[1] in ("s", "t", "re", "ve", "ll", "d", "m"):  # "doesn't", "Luke's"
        return word_terms(pieces[0])
    found = [_stem("".join(pieces))]
    if len(pieces) > 1:
        found += (_stem(piece) for piece in pieces if piece not in ENGLISH)
    camel = [part for piece in _JOINERS.split(word) for part in _PART.findall(piece)]
    if len(camel) > len(pieces):
        found += (_stem(part.lower()) for part in camel if len(part) >= _MIN_CAMEL_PART_CHARACTERS)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1 << 16)
def run_terms(run: str) -> tuple[str, ...]:
    """Return the words and the pairs of characters of a run, without stop words.

    >>> run_terms("是不是服务治理")
    ('服务', '治理', '务治')
    """
    found: list[str] = []
    for _, phrase in stop_word_runs(run):
        words = [word for word in rjieba.cut_for_search(phrase) if len(word) > 1]
        pairs = _pairs(phrase)
        remaining = Counter(words)
        found += words
        for pair in pairs:
            if remaining[pair]:
                remaining[pair] -= 1
            else:
                found.append(pair)
        if len(phrase) == 1:
            found.append(phrase)
    return tuple(found)


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


def _pairs(phrase: str) -> list[str]:
    return [phrase[index : index + 2] for index in range(len(phrase) - 1)]


def stop_word_runs(run: str) -> Iterator[tuple[int, str]]:
    """Yield the phrases of a run that its stop words part, each with where it starts.

    >>> list(stop_word_runs("重复的服务治理吗"))
    [(0, '重复'), (3, '服务治理')]
    """
    start, phrase = 0, ""
    for word in rjieba.cut(run):
        if word in CHINESE:
            if phrase:
                yield start, phrase
            start, phrase = start + len(phrase) + len(word), ""
        else:
            phrase += word
    if phrase:
        yield start, phrase


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


def is_everyday(word: str) -> bool:
    """Return whether a word in letters is one of everyday English, in any form.

    >>> is_everyday("paid"), is_everyday("Gardens"), is_everyday("barel")
    (True, True, False)
    """
    lower = word.lower()
    return lower in ENGLISH or _stem(lower) in _everyday_stems()


@lru_cache(maxsize=1)
def _everyday_stems() -> frozenset[str]:
    return frozenset(map(_stem, EVERYDAY))


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")


@lru_cache(maxsize=1 << 17)
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word)) if word.isascii() and word.isalpha() else word
