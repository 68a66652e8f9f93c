"""Other ways to type a question: with typing errors, in traditional characters, politely; and questions near it."""

import random
import re
from collections.abc import Iterator
from functools import cache

import opencc
from pypinyin import lazy_pinyin

from bot.text import HAN, has_han

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WORD = re.compile("[A-Za-z]{4,}")
_HAN = re.compile(f"[{HAN}]")
_NUMBER = re.compile(r"\d+")
_COMMON = range(0xB0A1, 0xD7FA)
"""The codes of the 3,755 usual characters in GB 2312."""


def mistyped(question: str, chance: random.Random) -> str:
    """Return a question with one typing error: of a word in letters, or a character that sounds the same.

    >>> mistyped("garden", random.Random(1))
    'grden'
    """
    words, characters = [*_WORD.finditer(question)], [*_HAN.finditer(question)]
    if words and (not characters or chance.random() < len(words) / (len(words) + len(characters) / 2)):
        match = chance.choice(words)
        return question[: match.start()] + _slipped(match.group(), chance) + question[match.end() :]
    chance.shuffle(characters)
    for match in characters:
        same = [one for one in _sounding(lazy_pinyin(match.group())[0]) if one != match.group()]
        if same:
            return question[: match.start()] + chance.choice(same) + question[match.end() :]
    return question


def otherwise_typed(question: str, chance: random.Random) -> Iterator[str]:
    """Yield a question with two single typing errors, in traditional characters, politely, and in capitals."""
    yield mistyped(question, chance)
    yield mistyped(question, chance)
    if has_han(question):
        yield _traditional().convert(question)
        yield f"请问{question}？谢谢"
    else:
        yield f"Hello, please tell me: {question.upper()}?"


def near_misses(question: str) -> Iterator[str]:
    """Yield a question with another number in the place of each of its numbers.

    >>> [*near_misses("PEP 8016, 1.28")]
    ['PEP 8017, 1.28', 'PEP 8016, 2.28', 'PEP 8016, 1.29']
    """
    for match in _NUMBER.finditer(question):
        yield f"{question[: match.start()]}{int(match.group()) + 1}{question[match.end() :]}"


def _slipped(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word) - 1)
    before, letter, behind = word[:place], word[place], word[place + 1 :]
    ways = (before + behind, before + behind[0] + letter + behind[1:], before + letter + letter + behind)
    return chance.choice((*ways, before + chance.choice(_LETTERS) + behind))


@cache
def _sounding(sound: str) -> tuple[str, ...]:
    """Return the usual characters that sound so."""
    return _by_sound().get(sound, ())


@cache
def _by_sound() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code in _COMMON:
        character = code.to_bytes(2, "big").decode("gb2312", "ignore")
        if character:
            sound = lazy_pinyin(character)[0]
            found[sound] = (*found.get(sound, ()), character)
    return found


@cache
def _traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")
