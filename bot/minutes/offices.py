"""Takes off a name what its bearer is in a group, or is addressed as: `会計 森下`, `회장 박영호`, `Mr Brook Lane`."""

import re
from functools import cache

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of, spaced
from bot.languages.reader import languages
from bot.languages.scripts import SCRIPTS
from bot.minutes.names import form_of_address, looks_like_name
from bot.text import HAN, NO_SMALL, SMALL, fold, normalise

_HAN_RUN = re.compile(rf"[{HAN}]{{4,16}}")
_HAN_NAMES = (3, 2, 4)  # characters of a name, the likeliest first
_CHARACTERS = re.compile(rf"[{HAN}\u3040-\u30ff{SCRIPTS['hangul']}\d\s]+")


def without_office(name: str, language: str = "") -> str:
    """Return a name without the office before or behind it, or "Mr"; all of it if nothing is left that may be a name.

    >>> [without_office(name, "zh") for name in ("村民代表赵玉兰", "陳明德常務理事", "会计")]
    ['赵玉兰', '陳明德', '会计']
    >>> without_office("会計 森下", "ja"), without_office("1학년 대표 오지은", "ko")
    ('森下', '오지은')
    >>> without_office("la presidenta Marcela Sepúlveda", "es"), without_office("President Ada", "en")
    ('Marcela Sepúlveda', 'President Ada')
    >>> without_office("Mrs Ada Byron"), without_office("Mrs Byron"), without_office("M. Jean Tour", "fr")
    ('Ada Byron', 'Mrs Byron', 'Jean Tour')
    """
    wording = name.strip()
    if _HAN_RUN.fullmatch(wording):
        return _in_characters(wording, language) or name
    if _CHARACTERS.fullmatch(wording):
        *before, last = wording.split()
        # "理事 青木 淳子" has a blank in the name itself.
        for count in range(len(before), 0, -1):
            # "委 員" is stretched to the width of the others.
            if _ends_in_office(before[count - 1], language) or _ends_in_office("".join(before[:count]), language):
                return " ".join((*before[count:], last))
        return name
    match = _before(own_language(language)).match(wording)
    rest = wording[match.end() :] if match else ""
    return rest if " " in rest and looks_like_name(rest, language) else name


def ends_in_office(wording: str) -> bool:
    """Return whether the last word of a wording is that of an office, in any language: "Vice President".

    >>> ends_in_office("A. Vice President"), ends_in_office("President's hose")
    (True, False)
    """
    return fold(wording).strip().rpartition(" ")[2] in _last_words()


@cache
def _last_words() -> frozenset[str]:
    words = words_for()
    return frozenset(fold(phrase).rpartition(" ")[2] for phrase in (*words.names.offices, *words.labels.offices))


def _in_characters(name: str, language: str) -> str | None:
    offices = _offices(own_language(language))
    folded = normalise(name)
    if len(folded) != len(name):
        return None
    behind = max((office for office in offices if folded.endswith(office)), key=len, default="")
    # "园艺社代表" is sent by a club.
    if behind and len(name) - len(behind) in _HAN_NAMES and _opens_with_family_name(folded, language):
        return name[: -len(behind)]
    for count in _HAN_NAMES:
        if folded[:-count].endswith(offices) and _opens_with_family_name(folded[-count:], language):
            return name[-count:]
    return None


def _opens_with_family_name(name: str, language: str) -> bool:
    families = words_for(own_language(language)).names.family_names
    return any(normalise(family) == name[: len(family)] for family in families if len(family) <= len(name))


def _ends_in_office(word: str, language: str) -> bool:
    return normalise(word).endswith(_offices(own_language(language)))


@cache
def _offices(language: str) -> tuple[str, ...]:
    """Return the offices that are written in characters."""
    phrases = words_for(language).names.offices
    return tuple(dict.fromkeys(normalise(phrase) for phrase in phrases if _CHARACTERS.fullmatch(phrase)))


@cache
def _before(language: str) -> re.Pattern[str]:
    """Return the pattern of what stands before a name in letters: an office, behind an article or not, and "Mr"."""
    own = languages()[language].minutes.names
    office = rf"(?:[{SMALL}]{{1,6}}\s)?(?:\d\.\s)?(?i:{any_of(spaced(own.offices))})(?:[,:]\s|\s)"
    address = form_of_address(language)
    return re.compile(rf"(?:{office}(?:{address})?|{address})(?={NO_SMALL})")
