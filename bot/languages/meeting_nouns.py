"""Words minutes alike whatever they call a meeting: what "meeting record" stands for, "session record" does too."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from bot.languages.model import Language
from bot.languages.scripts import SPACED
from bot.languages.words import Phrases

_OF_HEADINGS = (
    "meetings",
    "fillers",
    "handling",
    "formal_subjects",
    "formal_verbs",
    "formal_words",
    "point_labels",
    "topic_columns",
)
"""What of the words of headings is no heading."""
_OF_LABELS = ("attendees", "absent", "date", "title", "other")
"""The labels that may name the meeting."""


def with_every_noun(language: Language) -> Language:
    """Return a language whose headings, labels and roles that name a meeting are there with each noun for one."""
    minutes = language.minutes
    nouns = minutes.headings.meetings
    if not nouns:
        return language
    any_noun = "|".join(sorted(map(re.escape, nouns), key=len, reverse=True))
    # In scripts without blanks a noun stands amid other characters.
    has_blanks = language.script in SPACED
    written = re.compile(rf"(?<!\w)(?:{any_noun})(?!\w)" if has_blanks else any_noun)
    forms = partial(_with_each, written=written, nouns=nouns)
    headings = [name for name in minutes.headings._fields if name not in _OF_HEADINGS]
    return language._replace(
        minutes=minutes._replace(
            headings=_changed(minutes.headings, headings, forms),
            labels=_changed(minutes.labels, _OF_LABELS, forms),
            roles=_changed(minutes.roles, minutes.roles._fields, forms),
        )
    )


def _changed(words: Any, names: Any, change: Callable[[Phrases], Phrases]) -> Any:
    return words._replace(**{name: change(getattr(words, name)) for name in names})


def _with_each(phrases: Phrases, *, written: re.Pattern[str], nouns: Phrases) -> Phrases:
    """Return phrases, and behind them those with another noun in the place of the first one that names a meeting."""
    others = (
        f"{phrase[: match.start()]}{noun}{phrase[match.end() :]}"
        for phrase in phrases
        if (match := written.search(phrase)) and match.group() != phrase
        for noun in nouns
    )
    return tuple(dict.fromkeys((*phrases, *others)))
