"""Compares and recognises the names of people."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of, shared_pattern, spaced, unspaced
from bot.languages.reader import languages
from bot.languages.words import Phrases, Words
from bot.text import CAPITAL, HAN, NO_SMALL, SMALL, fold, normalise

_SEPARATORS = re.compile(r"[\s_\-.·]+")
FIRST_NAME = re.compile(rf"{NO_SMALL}[^\W\d_]{{1,20}}")
"""A word that may be a first name."""
_CAPITALISED = rf"{NO_SMALL}[\w'’.-]*"
# Two to four characters are a name only behind a family name, and not if they are a word that begins like one.
_NAME_IN_CHARACTERS = re.compile(f"[{HAN}]{{2,4}}")
_CHARACTERS = re.compile(f"[{HAN}]")
_MOST_CHARACTERS = 4
_ABBREVIATION = re.compile(rf"(?<![^\W_])[{CAPITAL}]{{2,9}}(?:s(?![^\W_])|-[{SMALL}])")
"""An abbreviation as sentences have it: "PRs", "AI-generated"."""

_TWO_INITIALS = re.compile(rf"(?<![^\W_])[{CAPITAL}]\.\s?[{CAPITAL}]$")
_SYMBOLS = ("So", "Sk", "Cf")  # of Unicode: pictures, and what joins them
_PICTURE_MARK = "\ufe0f"  # makes a picture of the character before it

_MAX_GIVEN = 3  # syllables of a Korean name beside one in other letters
_HANGUL = re.compile("[\uac00-\ud7af]")
_GIVEN_NAME = re.compile("[\uac00-\ud7af]{1,3}")
_WHOLE_HANGUL_NAME = re.compile("[\uac00-\ud7af]{3}")
_HAN_NAME = re.compile(f"[{HAN}]{{3,4}}")
_JAPANESE_NAME = re.compile(f"[{HAN}][{HAN}\u3040-\u30ff]{{2,6}}")
_GIVEN = 2  # characters of a given name in Chinese and Korean
_MOST_FORMS = 4  # of address before one name: "Monsieur M."
_FAMILY = (2, 3)  # of a family name in Japanese


@lru_cache(maxsize=8192)  # the same people are named in file after file, and asked for from several sides
def name_key(name: str) -> str:
    """Return what all spellings of one person's name have in common: case, width and spaces are let go.

    >>> name_key("Li-Jin Gou") == name_key("li jin_gou"), name_key("Skyenought") == name_key("skyenought")
    (True, True)
    """
    return _SEPARATORS.sub("", fold(name)).lstrip("@")


def initials(name: str) -> str:
    """Return the initials that speakers are noted by.

    >>> initials("Luna Phipps-Costin"), initials("Dan Gohman")
    ('LPC', 'DG')
    """
    return "".join(part[0] for part in re.split(r"[\s-]+", name) if part[:1].isalpha()).upper()


def without_symbols(name: str) -> str:
    """Return a name without the pictures around it.

    >>> without_symbols("🌻 Ada Byron ✅")
    'Ada Byron'
    """
    start, end = 0, len(name)
    while start < end and _is_symbol(name[start]):
        start += 1
    while start < end and _is_symbol(name[end - 1]):
        end -= 1
    return name[start:end]


def with_last_point(name: str, written: str) -> str:
    """Return a name that ends in initials with the point behind the last one, if it was written: it is no full stop.

    >>> [with_last_point(name, f"{name}.") for name in ("Иванов И. И", "Byron A. B", "Ada B")]
    ['Иванов И. И.', 'Byron A. B.', 'Ada B']
    """
    pointed = f"{name}."
    return pointed if pointed in written and _TWO_INITIALS.search(name) else name


def _is_symbol(character: str) -> bool:
    if character.isascii():
        return character.isspace()
    return character == _PICTURE_MARK or character.isspace() or unicodedata.category(character) in _SYMBOLS


def looks_like_name(text: str, language: str = "") -> bool:
    """Return whether a text may be somebody's full name, or a name in Chinese characters; `language` is the file's.

    >>> looks_like_name("Luke Wagner"), looks_like_name("Stage 2"), looks_like_name("slides"), looks_like_name("罗广明")
    (True, False, False, True)
    """
    text = text.strip()
    own = own_language(language)
    if _NAME_IN_CHARACTERS.fullmatch(text):
        family_names, like_names = _characters(own)
        simplified = normalise(text)
        return simplified.startswith(family_names) and not simplified.startswith(like_names)
    if _HANGUL.match(text) and " " in text:  # no letter is a capital: a family name tells, and how short it is
        family, given = text.split(maxsplit=1)
        names = words_for(own).names
        is_name = family in names.family_names and _GIVEN_NAME.fullmatch(given) is not None
        return is_name and names.no_names.isdisjoint((text, family, given))
    korean = [word for word in text.split() if _HANGUL.match(word)]
    if korean and " " in text:  # beside a name in other letters stands a whole one: "Haneul 김하늘"
        others = [word for word in text.split() if word not in korean]
        is_first = len(others) == 1 and others[0][0].isupper() and not others[0].isupper()
        is_short = is_first and len(korean[0]) <= _MAX_GIVEN  # "Jenny 제니"
        return len(korean) == 1 and (is_short or is_hangul_name(korean[0], own))
    if _person(own).fullmatch(text) is None or _ABBREVIATION.search(text):
        return False
    if not text[:1].isalpha():  # "①" counts as a letter for a pattern
        return False
    # A name in letters may stand beside that in characters, which is short: "RISC-V 系统的构建进度" is a topic.
    if len(_CHARACTERS.findall(text)) > _MOST_CHARACTERS:
        return False
    return not words_for(own).names.no_names.intersection(text.lower().split())


def is_hangul_name(text: str, language: str = "") -> bool:
    """Return whether a text has the form of a whole Korean name: one syllable of the family and two given ones.

    >>> is_hangul_name("김하늘", "ko"), is_hangul_name("울타리", "ko")
    (True, False)
    """
    names = words_for(own_language(language)).names
    return (
        _WHOLE_HANGUL_NAME.fullmatch(text) is not None and text[0] in names.family_names and text not in names.no_names
    )


def particles(language: str = "") -> Words:
    """Return the words inside a name that are written small in minutes of some language."""
    return words_for(language).names.particles


@cache
def _person(language: str) -> re.Pattern[str]:
    particle = any_of(sorted(particles(language)))
    return re.compile(rf"{_CAPITALISED}(?:\s+(?:{particle}\s+)*{_CAPITALISED}){{1,3}}")


@cache
def _characters(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the family names, and the words that begin like names, in simplified characters."""
    names = words_for(language).names
    return tuple(map(normalise, sorted(names.family_names))), tuple(map(normalise, sorted(names.like_names)))


def called_for_short(name: str, language: str = "") -> Iterator[str]:
    """Yield what somebody with a full name may be called: by the first name, or by a part of a name in characters.

    In Chinese and Korean that is the given name, which stands last, in Japanese the family name, which stands first.

    >>> list(called_for_short("Ada Byron")), list(called_for_short("王浩然", "zh")), list(called_for_short("김하늘"))
    (['Ada'], ['浩然'], ['하늘'])
    >>> list(called_for_short("佐藤健一", "ja"))
    ['佐藤', '佐藤健']
    """
    first, *others = name.split() or [""]
    if others:
        yield first
        return
    if _WHOLE_HANGUL_NAME.fullmatch(name) or (language != "ja" and _HAN_NAME.fullmatch(name)):
        yield name[-_GIVEN:]
    if language in ("ja", "") and _JAPANESE_NAME.fullmatch(name):
        yield from (name[:end] for end in _FAMILY if end < len(name))


def without_honorific(name: str) -> str:
    """Return a name without what stands behind it out of courtesy.

    >>> without_honorific("佐藤さん"), without_honorific("하늘 님"), without_honorific("Ada Hanım")
    ('佐藤', '하늘', 'Ada')
    """
    return _honorific().sub("", name)


def without_form_of_address(name: str, language: str = "") -> str:
    """Return a name without what stands before it out of courtesy in minutes of a language.

    >>> without_form_of_address("Mrs. Byron"), without_form_of_address("Mr"), without_form_of_address("Pan Wei", "zh")
    ('Byron', 'Mr', 'Pan Wei')
    """
    return _form_of_address(own_language(language)).sub("", name)


def form_of_address(language: str) -> str:
    """Return a pattern of one or several forms of address before a name, with the blank behind them: "Frau ".

    Those of the language and of English, which is mixed into all others; elsewhere "Pan" or "Don" is somebody's name.
    """
    spoken = (languages()[tag].minutes.names.forms_of_address for tag in (language, "en"))
    return rf"(?:(?i:{any_of(spaced(chain.from_iterable(spoken)))})\s){{1,{_MOST_FORMS}}}+"


@cache
def _form_of_address(language: str) -> re.Pattern[str]:
    return re.compile(rf"^{form_of_address(language)}(?=[^\W\d_])")


@cache
def _honorific() -> re.Pattern[str]:
    spoken = (language.minutes.labels.honorifics for language in languages().values())
    return honorifics_behind(tuple(dict.fromkeys(chain.from_iterable(spoken))))


def honorifics_behind(courtesies: Phrases) -> re.Pattern[str]:
    """Return what finds courtesies behind a name, those in letters as words of their own: 佐藤さん, "Ada Hanım"."""
    behind = rf"\s?{any_of(unspaced(courtesies))}|\s+{any_of(spaced(courtesies))}"
    return shared_pattern(rf"(?<=\w\w)(?:{behind})$", re.IGNORECASE)
