"""Finds where minutes begin to say something: behind the lines that name who presents, and link to what is shown."""

import re
from collections.abc import Sequence
from functools import cache

from bot.languages.reader import languages
from bot.search.analysis.phrase_patterns import any_phrase, compiled
from bot.text import Slice

_FEW_CHARACTERS = 24
"""Letters and digits beside links and brackets that say nothing: "Ada presenting [slides](…)"."""
# All bounded, so that no text takes long.
_LINK = re.compile(r"!?\[[^\[\]\n]{0,200}\]\([^()\n]{1,500}\)|https?://\S{1,1000}")
_ASIDE = re.compile(r"\([^()\n]{0,200}\)|\[[^\[\]\n]{0,200}\]|<[^<>\n]{0,200}>")


def first_saying(text: str, units: Sequence[Slice], tags: tuple[str, ...]) -> int:
    """Return the number of the first sentence or line that says something; 0 if none does.

    >>> text = "Presenter: Ada Byron\\n- [slides](https://example.org/1)\\n\\nThe barrel leaks."
    >>> first_saying(text, [Slice(0, 21), Slice(21, 55), Slice(56, 73)], ("en",))
    2
    """
    return next((number for number, unit in enumerate(units) if not _is_formal(text[slice(*unit)], tags)), 0)


def _is_formal(wording: str, tags: tuple[str, ...]) -> bool:
    """Return whether a line holds nothing but links, asides and who presents, in one of some languages."""
    beside = _ASIDE.sub(" ", _LINK.sub(" ", wording))
    said = sum(map(str.isalnum, beside))
    if not said or (said <= _FEW_CHARACTERS and beside != wording):
        return True
    return _presented(tags).match(wording) is not None


@cache
def _presented(tags: tuple[str, ...]) -> re.Pattern[str]:
    labels = dict.fromkeys(label for tag in tags for label in languages()[tag].minutes.labels.presenters)
    return compiled(rf"\W{{0,10}}{any_phrase(labels)}\W{{0,3}}[:：]")
