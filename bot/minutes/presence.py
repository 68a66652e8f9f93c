"""Tells headings that say which people were there or not: "Directors present", "Board members absent"."""

import re
from functools import cache

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of
from bot.languages.reader import languages
from bot.minutes.heading_words import edges
from bot.minutes.label_words import PEOPLE, FieldKind, label_kind, names_group
from bot.minutes.shown import shown_text
from bot.text import fold

_MAX_WHO = 3  # words of who was there or not: "members of council"
_MAX_CHARACTERS = 100  # of such a heading


def presence_of(heading: str, language: str = "") -> FieldKind | None:
    """Return the kind of people that a heading names, those who were there or those who were not; None for others.

    >>> presence_of("Directors present", "en").value, presence_of("Board members absent:", "en").value
    ('attendees', 'absent')
    >>> presence_of("Members of the council present", "en").value, presence_of("Papers to present", "en")
    ('attendees', None)
    >>> presence_of("The present state of the hedge", "en")
    """
    if len(heading) > _MAX_CHARACTERS:
        return None
    wording = fold(shown_text(heading)).strip()
    kind = label_kind(wording, language)
    if kind in PEOPLE:
        return kind
    name = edges().sub("", wording)
    match = _endings(own_language(language)).search(name)
    who = name[: match.start()].split() if match else []
    own = own_language(language)
    # "Members of the council present", but no "election of voting members"
    if match and not names_group(match.group().split()[-1], language):
        who = [word for word in who if word not in _of(own)]
    small = languages()[own].questions.stop_words  # "Papers to present"
    if not match or not 0 < len(who) <= _MAX_WHO or not all(map(str.isalpha, who)) or not small.isdisjoint(who):
        return None
    return FieldKind.ABSENT if match["absent"] else FieldKind.ATTENDEES


@cache
def _of(language: str) -> frozenset[str]:
    """Return the words that say of whom somebody is one, and the articles behind them."""
    words = words_for(language).dates.of
    articles = languages()[language].questions.dates.before_day
    return frozenset(word for phrase in (*words, *articles) for word in fold(phrase).split())


@cache
def _endings(language: str) -> re.Pattern[str]:
    labels = words_for(language).labels
    absent, present = any_of(map(fold, labels.absent_last)), any_of(map(fold, labels.attending_last))
    return re.compile(rf"(?<!\w)(?:(?P<absent>{absent})|{present})$")
