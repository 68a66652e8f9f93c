"""Letters that count as the same: wide and narrow ones, with and without an accent, large and small."""

import re
import unicodedata
from functools import cache

ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff\u0401\u0451]")
"""What may be a letter with a mark that many do not type: a Latin one, or the Russian ё. й and ї are other letters."""
# What has no width of its own: soft hyphens, joiners, marks of direction and of how a character is drawn.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]"
)
_TYPED = {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i"}
"""Unicode takes no stroke off a letter; whoever has no such key types these."""


def in_one_width(text: str) -> str:
    """Return the text with characters of one width alone, letters without accents; without the invisible."""
    text = unicodedata.normalize("NFKC", INVISIBLE.sub("", text))
    return ACCENTED.sub(lambda match: without_accent(match.group()), text)


def small_letters(text: str) -> str:
    """Return a text in small letters, those as one that a pattern which ignores case takes for the same.

    >>> small_letters("APRİL"), small_letters("Kasım"), small_letters("Auguſt")
    ('april', 'kasim', 'august')
    """
    return text.lower().replace("\u0307", "").replace("ı", "i").replace("ſ", "s")


@cache
def without_accent(character: str) -> str:
    """Return a letter that `ACCENTED` finds without its mark, or as it is if it is one of its own, as in "Ørsted"."""
    base = _TYPED.get(character) or unicodedata.normalize("NFD", character)[0]
    return base if base.isascii() or base in "\u0415\u0435" else character
