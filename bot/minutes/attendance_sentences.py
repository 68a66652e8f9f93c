"""Tells sentences that say who was there, or who was not: "Those present were Ada and Bo", "Board members present:"."""

import re
from functools import cache
from typing import NamedTuple

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of, shared_pattern, spaced, unspaced
from bot.languages.reader import languages
from bot.languages.words import Words
from bot.text import fold

_MAX_CHARACTERS = 80  # of the beginning of a line that are looked at
_MAX_WHO = 5  # words of who they are: "members of the board"


def opens_attendance(line: str, language: str = "") -> bool:
    """Return whether a line, as a page shows it, is a sentence above a list of those who came.

    >>> opens_attendance("Present were the members of the board:", "en"), opens_attendance("Present were Ada and Bo.")
    (True, False)
    >>> opens_attendance("Board members in attendance were:"), opens_attendance("Not in attendance were:")
    (True, False)
    """
    if not line.rstrip().endswith((":", "：")):
        return False
    folded = fold(line[:_MAX_CHARACTERS])
    words = _attending(own_language(language))
    if words.opening.match(folded):
        return True
    # Hardly any line ends in one of these words.
    *before, last = folded.rstrip(" :：*_").rsplit(maxsplit=2) or [""]
    if last not in words.last_words or (last in words.nouns and before[-1:] and before[-1] in words.small):
        return False  # "Feedback from the attendees:"
    return words.behind.match(folded) is not None


def named_as_attending(line: str, language: str = "") -> str | None:
    """Return what a line, as a page shows it, says behind words for being there; None if it begins otherwise.

    >>> named_as_attending("Those present were Ada and Bo.", "en"), named_as_attending("Those who came sang.", "en")
    ('Ada and Bo', None)
    """
    match = _attending(own_language(language)).naming.match(line)
    return line[match.end() :].strip(" .。*_") or None if match else None


def named_as_absent(line: str, language: str = "") -> str | None:
    """Return likewise what a line says behind several words for not being there.

    >>> named_as_absent("Apologies for absence were received from Ada and Bo.", "en"), named_as_absent("Absent Ada")
    ('Ada and Bo', None)
    """
    match = _attending(own_language(language)).missing.match(line)
    return line[match.end() :].strip(" .。*_") or None if match else None


def says_who_came(sentence: str, language: str = "") -> bool:
    """Return whether a sentence has words for coming to a meeting, or for those who are there.

    >>> says_who_came("Those owners were there:", "en"), says_who_came("These shops sell the paint:", "en")
    (True, False)
    """
    words = _attending(own_language(language))
    return words.came.search(sentence) is not None or words.opening.search(fold(sentence)) is not None


class _Attending(NamedTuple):
    came: re.Pattern[str]
    """What a sentence says of those who came."""
    missing: re.Pattern[str]
    """Several words for not being there at the beginning of a line, which names follow."""
    naming: re.Pattern[str]
    """The words for being there at the beginning of a line, which names follow, behind a colon or not."""
    opening: re.Pattern[str]
    """A line that begins with words for being there."""
    behind: re.Pattern[str]
    """One that ends with them, behind who they are: "Members of the board present were:"."""
    last_words: frozenset[str]
    nouns: frozenset[str]
    """Those of them that name people themselves: "attendees"."""
    small: Words
    """Words behind which such a noun says of whom something is: "from", "the"."""


@cache
def _attending(language: str) -> _Attending:
    labels = words_for(language).labels
    phrases, last, absent = (
        tuple(map(fold, words)) for words in (labels.attending, labels.attending_last, labels.absent)
    )
    attending = rf"(?:{any_of(spaced(phrases))}(?![^\W_])|{any_of(unspaced(phrases))})"
    others, who = rf"[\W_]*+(?!{any_of(absent)}\b)", rf"(?:[^\W\d_]+[\W_]+){{1,{_MAX_WHO}}}?"
    several = [phrase for phrase in labels.absent if " " in phrase]
    came = rf"(?<!\w){any_of(spaced(labels.came))}(?!\w)|{any_of(unspaced(labels.came))}"
    return _Attending(
        came=shared_pattern(came, re.IGNORECASE),
        missing=shared_pattern(rf"[\W_]{{0,4}}{any_of(several)}\s+(?=[^\W\d_])", re.IGNORECASE),
        naming=shared_pattern(rf"[\W_]{{0,4}}{any_of(labels.attending)}(?:\s*[:：]\s*|\s+)(?=[^\W\d_])", re.IGNORECASE),
        opening=shared_pattern(rf"[\W_]*{attending}"),
        behind=shared_pattern(rf"{others}{who}(?:{attending}|{any_of(last)}\b)[\W_]*$"),
        last_words=frozenset(phrase.rsplit(maxsplit=1)[-1] for phrase in (*phrases, *last)),
        nouns=frozenset(last).intersection(map(fold, labels.before_attendees)),
        small=languages()[language].questions.stop_words,
    )
