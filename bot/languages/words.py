"""How the words of a language are kept, as phrases or as single words, and those that minutes and questions share."""

from typing import NamedTuple

Phrases = tuple[str, ...]
"""Words and phrases, in the file parted by `;`. `bot.languages.phrase_syntax` explains the marks for several forms."""
Words = frozenset[str]
"""Single words, in the file parted by blanks."""


class Roles(NamedTuple):
    """Headings, labels or, in a question, words that name a part of a discussion."""

    decision: Phrases
    action: Phrases
    open_question: Phrases
    poll: Phrases
    summary: Phrases
