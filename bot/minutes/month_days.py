"""Finds the days of headings such as `Tuesday 4`, whose month a heading above them, or the file, tells."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of
from bot.letters import small_letters
from bot.minutes.date_clues import DateClues
from bot.minutes.date_patterns import Form, date_patterns
from bot.minutes.model import MeetingDate
from bot.minutes.sections import Section
from bot.minutes.shown import shown_text
from bot.minutes.written_dates import WrittenDate, dates_in, valid_day

_MAX_CHARACTERS = 40  # of such a heading


def days_of_month(
    sections: Sequence[Section], numbers: Sequence[int], clues: DateClues, language: str
) -> Mapping[int, WrittenDate]:
    """Return the dates of several headings that are a weekday and a number, by the numbers of their sections.

    Nothing unless all of them are days of the month above them that fall on the weekdays that they name.
    """
    found = {number: _day(sections[number], clues, language) for number in numbers}
    days = {number: day for number, day in found.items() if day}
    return days if len(days) == len(numbers) > 1 else {}


def _day(section: Section, clues: DateClues, language: str) -> WrittenDate | None:
    match = _weekday_and_number(own_language(language)).fullmatch(shown_text(section.heading or "")[:_MAX_CHARACTERS])
    if match is None:
        return None
    weekday = date_patterns(own_language(language)).weekdays.get(small_letters(match["weekday"]))
    number = int(match["day"])
    for month in _months(section, clues, language):
        day = MeetingDate(month.year, month.month, number)
        if valid_day(day.year, day.month, number) and day.first_day.weekday() == weekday:
            return WrittenDate((day,), Form.PLAIN)
    return None


def _months(section: Section, clues: DateClues, language: str) -> Iterator[MeetingDate]:
    """Yield the months, with their years, that the headings above a section and the file tell."""
    for above in reversed(section.path):
        yield from (each.readings[0] for each in dates_in(shown_text(above), language).dates if each.has_year)
    yield from (clue.written.readings[0] for clue in clues.clues if clue.written.has_year)


@cache
def _weekday_and_number(language: str) -> re.Pattern[str]:
    weekdays = any_of(sorted(date_patterns(language).weekdays))
    endings = any_of(words_for(language).dates.day_endings)
    return re.compile(
        rf"\W{{0,4}}(?P<weekday>{weekdays})\W{{1,4}}(?P<day>\d{{1,2}})(?:{endings})?\W{{0,4}}", re.IGNORECASE
    )
