"""Tells the day in the head of minutes that are typed like a letter: what it is, when and where, then who came.

`Minutes of the committee`, `Friday 12 January 2024, 7.30 pm, back room of the Plough`, `Present: …`: the day stands
among other words, but it is the only one above the people, and no sentence tells of another meeting there. Or one
sentence at the top tells when a meeting was: `We met on 12 January 2024 in the Plough.`
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from bot.languages.merging import own_language
from bot.minutes.date_patterns import date_patterns
from bot.minutes.held_days import announces_meeting, says_held, tells_else, tells_when_held
from bot.minutes.meeting_titles import names_a_meeting
from bot.minutes.other_meetings import names_other_meeting
from bot.minutes.rows import Row, RowForm
from bot.minutes.running_text import is_sentence
from bot.minutes.shown import shown_text
from bot.minutes.written_dates import WrittenDate, dates_in

_ENDS = re.compile(r"[^\W\d_]{3}\.\s*$")
_SENTENCE_END = re.compile(r"[.!?](?=\s+[^\W\d_])|[。！？]")
_PARTING = (",", "，", "、", ";", ":", "：", "–", "—", "-", "|", "(", "（", "№")
"""What parts a day from what stands before it."""
_MAX_ROWS = 8  # of a head, with its title
_MAX_WORDS = 40  # of the sentence that tells the day


def row_of_day(rows: Sequence[Row], people_line: int, language: str) -> Row | None:
    """Return the row of the head that tells the day, None if none or several days stand there.

    `rows` are those at the top of a file, in its order; `people_line` is where they list who came, 0 if nowhere.
    """
    head = _above_people(rows, people_line) if people_line else ()
    is_listed = bool(head)
    head = head or _at_top(rows)
    dated = [(row, days) for row in head if (days := _whole_days(row, language))]
    if len({day.readings for _, days in dated for day in days}) != 1:
        return None
    row, (day, *_) = dated[0]
    wording = _sentence_of(shown_text(row.text), day)
    if names_other_meeting(wording, language) or announces_meeting(wording, language) or tells_else(wording, language):
        return None
    shown = shown_text(row.text)
    # "The offer holds until 7 March 2024" is said of something else, above those who came too.
    before = date_patterns(own_language(language)).weekday_before.sub("", shown[: day.start]).rstrip()
    is_apart = not before or before.endswith(_PARTING) or (day.weekday is not None and not before.split()[-1].islower())
    is_in_brackets = before.count("(") > before.count(")")  # "(version 1, 7.3.2024)"
    # A line that sentences go on from is no head: "Barrel, 7 March 2024" / "Fern waters."
    goes_on = bool(before) and any(
        one.block == row.block and one.line > row.line and _ENDS.search(one.text) for one in head
    )
    is_apart = is_apart and not (is_in_brackets or goes_on or is_sentence(wording, language))
    is_held = tells_when_held(shown[: day.end], day, language) or says_held(wording, language)
    is_day = is_apart or is_held or names_a_meeting(wording)
    if is_listed:
        return row if is_day and len(wording.split()) <= _MAX_WORDS else None
    # Where nobody is listed, the head has to say that it is one of minutes.
    is_named = any(names_a_meeting(shown_text(one.text)) for one in head if one.line <= row.line)
    opens = not before and day.weekday is not None
    return row if is_day and (is_named or is_held or opens) else None


def _sentence_of(wording: str, day: WrittenDate) -> str:
    """Return the sentence that a day stands in."""
    start = max((end.end() for end in _SENTENCE_END.finditer(wording, 0, day.start)), default=0)
    end = _SENTENCE_END.search(wording, day.end)
    return wording[start : end.start() if end else None]


def _above_people(rows: Sequence[Row], people_line: int) -> Sequence[Row]:
    """Return the lines above those that list who came; none if there are many, or other things than running text."""
    head = [row for row in rows if row.line <= people_line]  # the day may stand in the sentence above the names
    return head if len(head) <= min(_MAX_ROWS, len(_running(rows))) else ()


def _at_top(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the first lines of a text that no heading opens."""
    opens_with_heading = bool(rows) and rows[0].form is RowForm.HEADING
    return () if opens_with_heading else _running(rows)[:_MAX_ROWS]


def _running(rows: Sequence[Row]) -> Sequence[Row]:
    return tuple(takewhile(lambda row: row.form in (RowForm.PARAGRAPH, RowForm.HEADING) and not row.depth, rows))


def _whole_days(row: Row, language: str) -> list[WrittenDate]:
    dates = dates_in(shown_text(row.text), language).dates
    return [date for date in dates if date.has_year and date.readings[0].day]
