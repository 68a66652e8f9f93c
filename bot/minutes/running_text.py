"""Tells running text from a list of names."""

import re

from bot.languages.merging import own_language
from bot.minutes.attendee_words import attendee_words
from bot.text import NO_SMALL, has_han

ASIDE = re.compile(r"[(（\[【]([^()（）\[\]【】]{0,200})[)）\]】]")
"""What stands in brackets."""
_SENTENCE_END = re.compile(r"[.。!！?？…]$")
_NEXT_SENTENCE = re.compile(rf"(?<=\.)\s+(?={NO_SMALL})")
_MIN_NAMES = 3  # before a sentence
_MAX_SENTENCES = 3  # at the end of a run, that are looked at
_MAX_RUN = 2_000  # characters of such a run
_MAX_WORDS_BEFORE_END = 2  # of a name that may end in small letters
MAX_NAME_WORDS = 6
"""Words of a name; what has more is a sentence."""
MAX_HAN_NAME = 10
"""Chinese characters of a name; a longer run of them is a sentence."""


def is_sentence(wording: str, language: str = "") -> bool:
    """Return whether a wording, as a page shows it, is running text and no list of names."""
    words = attendee_words(own_language(language))
    lines = wording.split("\n")
    if len(lines) > 1 and any(is_sentence(line, language) for line in lines):
        return True
    if not _SENTENCE_END.search(wording.rstrip(" *_\"'”’)）")):
        return False
    parts = words.separator.split(ASIDE.sub("", wording))
    longest = [word for word in max(parts, key=len).split() if any(map(str.isalnum, word))]
    small = [word for word in longest if word[0].islower() and word not in words.particles]
    unspaced = max(map(len, longest), default=0) > MAX_HAN_NAME and has_han(wording)
    ends_small = len(longest) > _MAX_WORDS_BEFORE_END and longest[-1] in small  # "Quorum NOT achieved."
    return unspaced or ends_small or len(small) > 1 or len(longest) > MAX_NAME_WORDS


def before_sentence(run: str, language: str = "") -> str:
    """Return a run of names without a sentence behind it; all of it if there is none, or if no names stand before it.

    >>> before_sentence("Nick A., Ken M., Thanh H. A quorum was confirmed.")
    'Nick A., Ken M., Thanh H.'
    >>> before_sentence("Nick and Ken came. A quorum was confirmed."), before_sentence("Ada, Bo, Dr. Cy came late.")
    ('Nick and Ken came. A quorum was confirmed.', 'Ada, Bo, Dr. Cy came late.')
    """
    if len(run) > _MAX_RUN or not is_sentence(run, language):
        return run
    words = attendee_words(own_language(language))
    for match in list(_NEXT_SENTENCE.finditer(run))[-_MAX_SENTENCES:]:
        names, rest = words.separator.split(run[: match.start()]), run[match.end() :]
        # What ends in a full stop alone is a title: "Dr."
        is_name = len(names[-1].split()) > 1
        if (
            is_name
            and len(names) >= _MIN_NAMES
            and words.separator.search(rest) is None
            and is_sentence(rest, language)
        ):
            return run if is_sentence(run[: match.start()], language) else run[: match.start()]
    return run
