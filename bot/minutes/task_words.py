"""The words of a language that tell who does something, and until when, as patterns."""

import re
from dataclasses import dataclass
from functools import cache

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of, shared_pattern, spaced, unspaced
from bot.text import fold

_MAX_DUE = 40  # characters of a day as it is written


@dataclass(frozen=True, slots=True)
class TaskWords:
    """What tells people and days in minutes of one language."""

    owners: re.Pattern[str]
    """A label and the names behind it."""
    due: re.Pattern[str]
    """A label and the day behind it, which has to be a date where no colon parts them."""
    until: re.Pattern[str]
    """A day with a word before or behind it that says so."""
    by: re.Pattern[str]
    """A name between two words that say that somebody does it (由…负责)."""
    doing: re.Pattern[str]
    """What may follow a name with what somebody does."""
    parts: re.Pattern[str]
    """What parts names from each other, and from a day."""
    verbs: frozenset[str]
    """What may stand beside a name in brackets."""
    owner_columns: frozenset[str]
    due_columns: frozenset[str]
    nobody: frozenset[str]
    """What stands in place of a name and is no person."""


def task_words(language: str = "") -> TaskWords:
    """Return what tells people and days in minutes of some language."""
    return _task_words(own_language(language))


@cache
def _task_words(language: str) -> TaskWords:
    words = words_for(language)
    tasks = words.tasks
    # A word parted by blanks opens what it stands in: "change owner: …" names nobody.
    opens = r"(?:^|[,，;；。.(（|–—-]\s*|\s{2}|\n[^\S\n]*)"
    owners = rf"(?:{opens}{any_of(spaced(tasks.owners))}|{any_of(unspaced(tasks.owners))})"
    due = any_of(tasks.due)
    until, behind = any_of(tasks.until), any_of(tasks.until_behind)
    day = r"[^,，;；。\n|()（）]"
    return TaskWords(
        owners=shared_pattern(
            rf"(?:(?P<box>\[{any_of(tasks.owners)}\])|{owners}\s*[:：])\s*"
            r"(?P<names>(?(box)[^\n|\[\]]{1,80}|[^,，;；。\n|]{1,80}))",
            re.IGNORECASE,
        ),
        due=shared_pattern(
            rf"(?<![^\W_]){due}\]?\s*+"
            rf"(?:[:：]\s*(?P<written>{day}{{1,{_MAX_DUE}}})|(?:[为是]\s*)?(?P<date>\d{day}{{2,30}}))",
            re.IGNORECASE,
        ),
        until=shared_pattern(
            rf"(?<!\w){until}\s+(?P<date>{day}{{3,30}})|(?P<before>\d[\d年月日./ -]{{2,20}}){behind}", re.IGNORECASE
        ),
        by=shared_pattern(rf"{any_of(tasks.by)}\s*(?P<name>[^,，;；。\s]{{2,20}}?)\s*{any_of(tasks.takes)}"),
        doing=shared_pattern(
            rf"(?<!\s)\s+{any_of(spaced(tasks.doing))}\s|(?:(?<!\s)\s+)?{any_of(unspaced(tasks.doing))}", re.IGNORECASE
        ),
        parts=shared_pattern(
            rf"(?:(?<!\s)\s+)?[,，、;；/&+]\s*|(?<!\s)\s+{any_of(words.labels.joining)}\s+", re.IGNORECASE
        ),
        verbs=frozenset(map(fold, (*tasks.doing, *tasks.owners))),
        owner_columns=frozenset(map(fold, tasks.owners)),
        due_columns=frozenset(map(fold, tasks.due)),
        nobody=frozenset({*map(fold, tasks.everybody), *words.names.nobody}),
    )
