"""The words that count in minutes of one language: its own, and those of all others, for communities mix languages.

A word may mean another thing elsewhere: "TOP 3" opens an agenda item in German, and "top 3" does not in English. So a
word counts outside of its own language only if

- it is longer than one letter,
- it is written in the script of its language: 項目 is no heading of Chinese minutes because Japanese ones have it,
- it is no common word of the language of the minutes, nor of English, which is mixed into minutes everywhere, and no
  stop word of any other language, unless that language uses it for the same. Common are the stop words, everyday words
  and frequent words of a language. Those of a third language but its stop words do not count, or each language that is
  added would take words from all others.

Endings behind digits, words inside names and in place of names, yes and no, and words in names of files that say
nothing or of transcripts, are known everywhere (`_BEHIND_DIGITS`, `_EVERYWHERE`).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from types import MappingProxyType
from typing import Any

from bot.languages.model import Language, MinutesWords
from bot.languages.reader import languages
from bot.languages.scripts import SPACED, character_of
from bot.languages.words import Words

_MIXED_IN = "en"
"""The language that is mixed into minutes of every other; its words count in those that there is no file for."""

_BEHIND_DIGITS = frozenset({"day_endings"})
"""What stands right behind digits, where it is no word of another language: the "er" of "1er avril" in German too."""
_EVERYWHERE = frozenset({"particles", "no_names", "nobody", "says_yes", "says_no", "generic", "transcripts"})


def words_for(language: str = "") -> MinutesWords:
    """Return the words that count in minutes of a language, which may be a tag such as `zh-TW`, or not be known.

    >>> "top" in words_for("de").agenda_numbers, "top" in words_for("en").agenda_numbers
    (True, False)
    >>> "teilnehmer" in words_for("en").labels.attendees
    True
    """
    return _words_for(own_language(language))


@lru_cache(maxsize=256)  # asked for every line; a file may state any language
def own_language(language: str) -> str:
    """Return the tag of the language whose own words count in minutes of a language, of which there may be no file.

    >>> own_language("zh-TW"), own_language("und")
    ('zh', 'en')
    """
    tag = language.partition("-")[0].lower()
    return tag if tag in languages() else _MIXED_IN


@cache
def _words_for(own: str) -> MinutesWords:
    every = languages()
    ordered = (every[own], *(every[tag] for tag in every if tag != own))
    return MinutesWords._make(_merged([language.minutes for language in ordered], ordered))


def _merged(parts: Sequence[Any], ordered: Sequence[Language]) -> Iterator[Any]:
    """Yield the fields of a part of the model with the words of several languages, the minutes' own first."""
    for name, values in zip(parts[0]._fields, zip(*parts, strict=True), strict=True):
        yield _joined(values, ordered, name)


def _joined(values: Sequence[Any], ordered: Sequence[Language], name: str) -> Any:
    own = values[0]
    if hasattr(own, "_fields"):
        return type(own)._make(_merged(values, ordered))
    if isinstance(own, bool):
        return own
    if isinstance(own, Mapping):
        return MappingProxyType({key: value for one in reversed(values) for key, value in one.items()})
    if name in ("months", "weekdays"):
        return tuple(tuple(dict.fromkeys(_shared(names, ordered))) for names in zip(*values, strict=True))
    if name in _BEHIND_DIGITS:
        values = [own, *([word for word in words if len(word) > 1] for words in values[1:])]
    words = chain.from_iterable(values) if name in _EVERYWHERE | _BEHIND_DIGITS else _shared(values, ordered)
    return frozenset(words) if isinstance(own, frozenset) else tuple(dict.fromkeys(words))


def _shared(values: Sequence[Collection[str]], ordered: Sequence[Language]) -> Iterator[str]:
    """Yield the words for one thing that count in minutes of the first language."""
    yield from values[0]
    others = [(_taken_words(one, own=ordered[0]), same) for one, same in zip(ordered, values, strict=True)]
    for words, language in zip(values[1:], ordered[1:], strict=True):
        script = character_of(language.script)
        for word in words:
            is_lone = len(word) == 1 and language.script in SPACED
            if is_lone or not script.search(word):
                continue
            if all(word not in taken or word in same for taken, same in others):
                yield word


def _taken_words(language: Language, *, own: Language) -> Words:
    """Return the words of a language that mean what they mean there in minutes of another one as well."""
    is_in_use = language is own or language.tag == _MIXED_IN
    return common_words(language.tag) if is_in_use else language.questions.stop_words


@cache
def common_words(language: str) -> Words:
    """Return the words that nearly every text in a language may hold; `language` is the tag of one that there is."""
    one = languages()[language]
    return one.questions.stop_words | one.questions.everyday | one.frequent
