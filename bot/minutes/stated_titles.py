"""Finds the title that a label at the top of minutes states: `会议主题：…`, `Subject: …`, `| Titel | … |`."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of
from bot.minutes.agenda_numbers import agenda_number
from bot.minutes.fields import fields_of
from bot.minutes.front_matter import FrontMatter
from bot.minutes.heading_kinds import heading_kind
from bot.minutes.heading_words import without_date
from bot.minutes.label_words import FieldKind, label_kind
from bot.minutes.labels import labels_in
from bot.minutes.prose import is_date
from bot.minutes.rows import RowForm, rows_of
from bot.minutes.sections import Section
from bot.minutes.shown import shown_text
from bot.minutes.topic_wordings import SENTENCE_ENDS
from bot.minutes.written_dates import dates_in
from bot.text import SourceText, fold

_LINES = 15  # at the top that are looked at
_MAX_CHARACTERS = 300  # characters of a line that are looked at
_LABELS = 3  # lines below the first one in which a label stands
_MAX_PLAIN = 60  # characters of a first line that is the title
_MAX_TITLE = 150  # characters
# Where another label may follow on the line.
_PARTING = re.compile(r"\s{2,}|\u3000|<br")
_EDGES = " \t*_:：|"


def stated_title(head: Sequence[Section], text: SourceText, language: str = "") -> str | None:
    """Return the title that a label in the head of minutes states, as a page shows it; None if not just one does."""
    found: list[str] = []
    rows = (row for row in rows_of(head, text) if row.text.strip() or row.cells)
    for row in islice(rows, _LINES):
        label, value = row.cells[:2] if len(row.cells) > 1 else (row.text, "")
        line = shown_text(label[:_MAX_CHARACTERS]) + (f": {shown_text(value[:_MAX_CHARACTERS])}" if value else "")
        match = _label(own_language(language)).match(line)
        title = _PARTING.split(match["title"])[0].strip(_EDGES) if match else ""
        if title and len(title) <= _MAX_TITLE and label_kind(title, language) is None:
            found.append(title)
    return found[0] if len(set(found)) == 1 else None


def plain_title(head: Sequence[Section], text: SourceText, language: str = "") -> str | None:
    """Return the first line of minutes in plain text, if it names them: labels stand right below it, and none in it."""
    if not head or head[0].heading is not None:
        return None
    rows = list(islice((row for row in rows_of(head[:1], text) if row.text.strip()), 1 + _LABELS))
    if len(rows) <= 1 or rows[0].form is not RowForm.PARAGRAPH:
        return None
    title = shown_text(rows[0].text).strip(_EDGES)
    is_short = 0 < len(title) <= _MAX_PLAIN and not any(mark in title for mark in ":：://")
    if not is_short or title.endswith(SENTENCE_ENDS) or is_date(title, language) or label_kind(title, language):
        return None
    return title if any(labels_in(row.text, language) for row in rows[1:]) else None


def title_labelled(front_matter: FrontMatter, language: str = "") -> str | None:
    """Return the title that front matter has under a label of some language: `Titel`, `标题`; None if it has none.

    A heading is trusted more: such a key may also be the topic of the day.
    """
    labels = _key(own_language(language))
    return front_matter.string(*(key for key in front_matter.values if labels.fullmatch(fold(key.replace("-", " ")))))


def dated_title(titles: Sequence[str | None], language: str = "") -> str | None:
    """Return the first of some titles that has a date, else the first of all; None if there is none.

    >>> dated_title(("pond", "Pond, 3 May 2024")), dated_title((None, "Pond"))
    ('Pond, 3 May 2024', 'Pond')
    """
    told = [title for title in titles if title]
    dated = (title for title in told if dates_in(shown_text(title), language).dates)
    return next(dated, told[0] if told else None)


def is_title_of_any(heading: str, language: str = "") -> bool:
    """Return whether a heading says no more than that these are minutes, and of which day.

    >>> is_title_of_any("Meeting minutes", "en"), is_title_of_any("3 May 2024"), is_title_of_any("Garden", "en")
    (True, True, False)
    """
    if agenda_number(heading, language) is not None:
        return False
    bare = without_date(heading, language)
    is_day_alone = bare == heading and is_date(heading, language)
    return is_day_alone or heading_kind(bare, language) is not None


@cache
def _label(language: str) -> re.Pattern[str]:
    phrases = any_of(words_for(language).labels.title)
    return re.compile(rf"[\s*_>•-]{{0,9}}(?:{phrases})[ \t*_]{{0,5}}[:：]\s{{0,9}}(?P<title>\S.*)", re.IGNORECASE)


@cache
def _key(language: str) -> re.Pattern[str]:
    return re.compile(any_of(map(fold, words_for(language).labels.title)))


def stands_above_people(section: Section, text: SourceText, language: str) -> bool:
    """Return whether a heading of level 1 that names no part of minutes has right beneath it who was there."""
    if section.level != 1 or heading_kind(section.heading or "", language) is not None:
        return False
    fields = fields_of([section], text, language, FieldKind.ATTENDEES)
    return any(field.line > section.lines.first for field in fields)
