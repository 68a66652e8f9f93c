"""The letters that languages are written in."""

import re
from functools import cache

from bot.text import HAN

LATIN = "latin"

SCRIPTS = {
    "kana": "\u3040-\u30ff",
    "hangul": "\uac00-\ud7af",
    "han": HAN,
    "cyrillic": "\u0400-\u04ff",
    "arabic": "\u0600-\u06ff",
    "thai": "\u0e00-\u0e7f",
    "greek": "\u0370-\u03ff",
    "hebrew": "\u0590-\u05ff",
    "devanagari": "\u0900-\u097f",
    LATIN: "A-Za-z\u00c0-\u024f\u1e00-\u1eff",
}
"""Each script with its characters, as a character class without brackets; one that another uses too comes after it."""
SPACED = frozenset(SCRIPTS) - {"kana", "hangul", "han", "thai"}
"""Those in which blanks part all words."""
LETTERS = "".join(SCRIPTS[script] for script in sorted(SPACED))
"""Character class (without brackets) of their letters."""


@cache
def character_of(script: str) -> re.Pattern[str]:
    """Return a pattern that finds a character of a script."""
    return re.compile(f"[{SCRIPTS[script]}]")
