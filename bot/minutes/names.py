"""Compares and recognises the names of people."""

import re

from bot.text import HAN, fold

_SEPARATORS = re.compile(r"[\s_\-.·]+")
_CAPITALISED = r"[^\W\d_a-z][\w'’.-]*"
PARTICLES = frozenset("van von der den de da di del la le bin al el".split())
"""Words inside a name that are written small."""

_PARTICLE = f"(?:{'|'.join(sorted(PARTICLES))})"
_PERSON = re.compile(rf"{_CAPITALISED}(?:\s+(?:{_PARTICLE}\s+)*{_CAPITALISED}){{1,3}}")
_CHINESE_NAME = re.compile(f"[{HAN}]{{2,4}}")
_NO_NAMES = frozenset(
    """
    stage phase poll vote slides day part update updates continued issue proposal discussion presentation normative
    editorial needs consensus advance new old open web assembly working group community meeting minutes agenda room
    january february march april may june july august september october november december pull request design spec
    """.split()
)


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


def looks_like_name(text: str) -> bool:
    """Return whether a text may be somebody's full name, or a Chinese name.

    >>> looks_like_name("Luke Wagner"), looks_like_name("Stage 2"), looks_like_name("slides"), looks_like_name("罗广明")
    (True, False, False, True)
    """
    text = text.strip()
    if _CHINESE_NAME.fullmatch(text):
        return True
    return _PERSON.fullmatch(text) is not None and not _NO_NAMES.intersection(text.lower().split())
