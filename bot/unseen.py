"""What shows nothing and misleads: leaves it out of what is shown. What is quoted for programs stays as it is."""

import re
import unicodedata

_MOST_MARKS = 5
"""Marks on one character that are shown; no language puts more on one, and heaps of them cover other lines."""

# Embeddings, overrides and isolates of bidirectional text, joiners and operators without width, fillers that pass for
# letters, marks of annotations and of musical beams, and what only programs read.
_MISLEADING = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\U0001d173-\U0001d17a]"
)
# Tags spell the flag of a part of a country behind a black flag, and hidden text anywhere else.
_TAGS = re.compile("(\U0001f3f4[\U000e0020-\U000e007e]{1,7}\U000e007f)|[\U000e0000-\U000e007f]")
# One of these says how a character is drawn; a row of them holds whatever anybody wants to hide.
_SELECTORS = re.compile("([\ufe00-\ufe0f\U000e0100-\U000e01ef])[\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
# Marks are neither letters nor white space, so that only such runs have to be looked at.
_MAY_BE_MARKS = re.compile(rf"[^\w\s\x00-\u02ff\u2000-\u206f\u3000-\u303f]{{{_MOST_MARKS + 1},}}")
_MARKS = frozenset({"Mn", "Me"})


def without_unseen(text: str) -> str:
    r"""Return a text without what shows nothing and misleads, and with at most some marks on one character.

    >>> without_unseen("a\u202etxt.exe\u2066"), len(without_unseen("Z" + "\u0301" * 500))
    ('atxt.exe', 6)
    """
    if text.isascii():
        return text
    text = _TAGS.sub(lambda match: match[1] or "", _MISLEADING.sub("", text))
    return _MAY_BE_MARKS.sub(lambda match: _few_marks(match[0]), _SELECTORS.sub(r"\1", text))


def _few_marks(run: str) -> str:
    kept: list[str] = []
    marks = 0
    for character in run:
        marks = marks + 1 if unicodedata.category(character) in _MARKS else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)
