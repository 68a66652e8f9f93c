"""Tells rows at the top of minutes that name their day, though they say more than a date."""

import re
from collections.abc import Sequence

from bot.minutes.meeting_titles import names_a_meeting
from bot.minutes.other_meetings import names_other_meeting
from bot.minutes.pieces import Piece
from bot.minutes.rows import Row, RowForm
from bot.minutes.written_dates import DatedText, WrittenDate
from bot.text import CAPITAL, SMALL, SourceText

_WORD = re.compile(r"[^\W\d_]+")
_BEHIND_WORDS = re.compile(r"(?<!\W)\W++$")
_ENDS = frozenset(".。!！?？;；:：,，")
_MAX_BEFORE_DAY = 4  # words, with that for the weekday: "Meeting of Thursday the"
_MAX_BESIDE_DAY = 10  # words for time and place
_DAY_AND_TIME = re.compile(  # with the weekday between them, or without
    r"\W{0,4}(?P<day>(?:19|20)\d{2}(?:-\d{2}-\d{2}|年\d{1,2}月\d{1,2}日))"
    r"(?:[ T,]{1,3}|\s?[(（][^\W\d_]{1,9}[)）]\s?)\d{1,2}[:：]\d{2}(?![\d.])"
)
_NUMBERED = re.compile(r"\s*\d{1,2}\.\s+[^\W\d_]+\.?\s+\d{2}")
_GAP = re.compile(r"(?:\t|(?<!\s)\s{4,})\W?$")
# "Paris, le 4 mars 2024"
_PLACE = re.compile(
    rf"[{CAPITAL}][{SMALL}]{{1,20}}(?:[ -][{CAPITAL}][{SMALL}]{{1,20}}){{0,2}},\s?(?:[^\W\d_]{{1,12}}[.,]?\s){{0,2}}"
)
_PARTING = frozenset("(,;–—-|@")
"""Marks between a day and the time or place."""
_MAX_TIME = 16  # characters behind a day that tell the time
_MAX_OPENING = 40  # characters of such a line


def day_with_time(line: str) -> str | None:
    """Return the day that a line begins with if a time follows it, as where a meeting is called to order; else None.

    >>> day_with_time("- 2024-03-05（火）19:00 Call to order"), day_with_time("2024-03-05, the barrel")
    ('2024-03-05', None)
    """
    match = _DAY_AND_TIME.match(line[:_MAX_OPENING])
    return match["day"] if match else None


def stands_alone(first: Row, rows: Sequence[Row], wording: str, date: WrittenDate) -> bool:
    """Return whether the first row is a block of its own that a date begins or ends, and that ends like no sentence."""
    before, behind = wording[: date.start], wording[date.end :]
    at_an_end = not any(map(str.isalnum, before)) or not behind.strip(" \t*_")
    in_sentence = before.split()[-1:] and before.split()[-1].islower()  # "was edited on 7 March"
    return (
        not in_sentence
        and at_an_end
        and all(row.block != first.block for row in rows[1:2])
        and not _ends_sentence(wording)
    )


def opens_with_weekday(row: Row, rows: Sequence[Row], date: WrittenDate, line: DatedText, language: str = "") -> bool:
    """Return whether a row is a block of its own that opens with a day and its weekday, and tells time and place.

    The word for a meeting may stand before them.
    """
    before, behind = line.text[: date.start], line.text[date.end :]
    is_alone = row.form is RowForm.PARAGRAPH and sum(other.block == row.block for other in rows) == 1
    words = len(_WORD.findall(before))
    is_meeting = words <= _MAX_BEFORE_DAY and names_a_meeting(before) and not names_other_meeting(before, language)
    has_weekday = date.weekday is not None and (words <= 1 or is_meeting)
    is_parted = not behind.strip() or behind.lstrip()[:1] in _PARTING
    is_short = len(behind.split()) <= _MAX_BESIDE_DAY and not _ends_sentence(behind)
    return is_alone and has_weekday and is_parted and is_short


def opens_with_day(date: WrittenDate, line: DatedText) -> bool:
    """Return whether a heading opens with a whole day, and few words follow a mark: "4 March 2024 – in the shed"."""
    before, behind = line.text[: date.start], line.text[date.end :].strip()
    is_whole = date.has_year and date.readings[0].day > 0 and not any(map(str.isalnum, before))
    return is_whole and behind[:1] in _PARTING and len(behind.split()) <= _MAX_BESIDE_DAY and not _ends_sentence(behind)


def _ends_sentence(wording: str) -> bool:
    """Return whether the mark of a sentence, or of what goes on, stands behind the last word."""
    behind = _BEHIND_WORDS.search(wording)
    return behind is not None and not _ENDS.isdisjoint(behind.group())


def names_day_of_meeting(row: Row, date: WrittenDate, line: DatedText, language: str = "") -> bool:
    """Return whether a row says whose day it tells, and at most the time beside it: "Meeting of 4 March 2024, 6 pm".

    A place may stand in its stead, if a comma or a wide gap parts it from the day, as in a letter: "Brookfield, 4 March
    2024".
    """
    before, behind = line.text[: date.start], line.text[date.end :]
    is_whole = date.has_year and date.readings[0].day > 0 and row.form is not RowForm.HEADING
    words = len(_WORD.findall(before))
    is_apart = row.form is RowForm.PARAGRAPH and (_GAP.search(before) or _PLACE.fullmatch(before)) is not None
    is_named = (is_apart or names_a_meeting(before)) and not names_other_meeting(before, language)
    is_meeting = 0 < words <= _MAX_BEFORE_DAY and is_named
    # "Minutes of the meeting of 4 March: approved" tells of an earlier one.
    is_alone = not behind.strip(" .") or (any(map(str.isdecimal, behind)) and len(behind) <= _MAX_TIME)
    return is_whole and is_meeting and is_alone and ":" not in before


def with_day(row: Row | Piece, text: SourceText) -> str:
    """Return the wording of a row, with what is taken for the number of a list if it is a day: "14. Mai 2024"."""
    line = text.line(row.line)
    return line.strip() if row.form is RowForm.ITEM and _NUMBERED.match(line) else row.text
