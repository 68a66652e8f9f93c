"""Tells whether a card gives the number or the sum that a question asks for, and gives it of what is asked about.

Nearly every card holds some number: that of an item, an issue, a version, or of another thing. It answers only where
it stands beside the words of the question.
"""

import re
from collections.abc import Callable

from bot.search.question.model import Query
from bot.search.ranking.coverage import Coverage

_MAX_SENTENCES = 60
_BENEATH = 2  # sentences that the headline stands right above
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])|\n")
# Addresses, issues, versions, the number of an item, and names that end in digits count nothing.
_NO_AMOUNT = re.compile(
    r"https?://\S+|#\d+|(?<![\w.])v?\d+\.\d+(?:\.\d+)+|^[ \t]*+\d+[.)]\s|(?<!\w)[A-Za-z_]++-?\d+(?!\w)", re.MULTILINE
)
_DIGITS = re.compile(r"\d+")


def share_told(query: Query, card: str, coverage: Coverage, gives: Callable[[str], bool]) -> float:
    """Return how much of a question stands beside what `gives` finds in a card, 0 to 1; 0 if it finds nothing.

    Beside it is what stands in the same sentence or line, or in the one before or behind; the headline of a card, its
    first line, stands beside the first few beneath it.
    """
    said = _sentences(_without_others(card, frozenset(_DIGITS.findall(query.text))))
    places = (at for at, one in enumerate(said) if gives(one))
    near = ("\n".join(said[0 if at <= _BENEATH else at - 1 : at + 2]) for at in places)
    return max((coverage.share_in(query, wording) for wording in near), default=0.0)


def _sentences(text: str) -> list[str]:
    return [one for one in _SENTENCE_END.split(text) if one.strip()][:_MAX_SENTENCES]


def _without_others(card: str, of_question: frozenset[str]) -> str:
    """Return a card without the digits that tell no amount, or only repeat the question."""
    rest = _NO_AMOUNT.sub(" ", card)
    return _DIGITS.sub(lambda found: " " if found[0] in of_question else found[0], rest)
