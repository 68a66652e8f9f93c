"""Finds the meetings in a file that holds several: running notes, a month or year in one file, several teams on a day.

They stand under headings of one level, each with the date of its meeting, with nothing else of that level among them
or little. A file is one meeting if these are the days of a single one, or dates of what was or will be.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.languages.merging import words_for
from bot.minutes.date_clues import Clue, DateClues, Place, years_in
from bot.minutes.date_patterns import Form
from bot.minutes.fields import fields_in
from bot.minutes.forms import tells_day_to_write
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.label_words import FieldKind
from bot.minutes.model import MeetingDate
from bot.minutes.other_meetings import names_other_meeting
from bot.minutes.rows import rows_of
from bot.minutes.section_kinds import names_a_meeting
from bot.minutes.sections import Section
from bot.minutes.shown import shown_text
from bot.minutes.written_dates import WrittenDate, dates_in
from bot.text import SourceText

_TITLE_LINES = 2  # headings right below each other that name a group and its work
_MAX_DAYS = 5  # consecutive days that one meeting may last
_LABEL_LINES = 12  # below a heading, in which the label for the day of its meeting stands
_MAX_WORDS = 8  # words beside the date in a heading that names a meeting
_NUMBER = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class MeetingPart:
    """The sections of one meeting in a file that holds several."""

    sections: tuple[Section, ...]
    """The first is the one with the date in its heading."""
    clues: DateClues
    is_titled: bool
    """Whether its heading is a title: it says more than the date, or the file has no title above it."""


@dataclass(frozen=True, slots=True)
class _Dated:
    """A heading with a date."""

    at: int
    """The number of its section."""
    written: WrittenDate
    days: tuple[MeetingDate, ...]
    """What the date may mean, with its year."""
    words: tuple[str, ...]
    """What stands beside the date, in small letters."""
    opens: bool
    """Whether nothing stands before the date."""


def meetings_in(
    sections: Sequence[Section], clues: DateClues, language: str, text: SourceText | None = None
) -> tuple[MeetingPart, ...]:
    """Return the meetings that a file holds under a heading each; nothing for a file with one meeting.

    With its `text`, those are found too whose date stands on a line of its own below "Second meeting".
    """
    return _under_dates(sections, clues, language) or (
        _under_names(sections, clues, text, language) if text is not None else ()
    )


def _under_dates(sections: Sequence[Section], clues: DateClues, language: str) -> tuple[MeetingPart, ...]:
    """Return the meetings whose headings hold their dates."""
    for level in sorted({section.level for section in sections if section.heading is not None}):
        every = [number for number, section in enumerate(sections) if section.level == level]
        at_level = [number for number in every if not tells_day_to_write(sections[number].heading or "")]
        dated = list(_dated(sections, at_level, clues, language))
        # Beside a form for the next meeting, one meeting is the first of several.
        if len(dated) < (2 if len(at_level) == len(every) else 1):
            if len(at_level) > 1 and not dated and not _are_years(sections, at_level, language):
                return ()  # the topics of one meeting
            continue
        return (
            tuple(_parts(sections, dated, clues)) if _are_meetings(sections, at_level, dated, clues, language) else ()
        )
    return ()


def _under_names(
    sections: Sequence[Section], clues: DateClues, text: SourceText, language: str
) -> tuple[MeetingPart, ...]:
    """Return the meetings whose headings name them, each with a label for its date: "Second meeting", "Date: …"."""
    headed = [number for number, section in enumerate(sections) if section.heading is not None]
    for level in sorted({sections[number].level for number in headed}):
        at_level = [number for number in headed if sections[number].level == level]
        if len(at_level) < 2:
            continue
        headings = [shown_text(sections[number].heading or "") for number in at_level]
        if any(not names_a_meeting(heading) or names_other_meeting(heading, language) for heading in headings):
            return ()
        ends = [*at_level[1:], len(sections)]
        groups = [sections[start:end] for start, end in zip(at_level, ends, strict=True)]
        days = [_labelled_day(group, text, language) for group in groups]
        if None in days or len({day.written.readings for day in days if day}) < len(days):
            return ()
        return tuple(
            MeetingPart(_ending(group, level), replace(clues, clues=(day,)), is_titled=True)
            for group, day in zip(groups, days, strict=True)
            if day is not None
        )
    return ()


def _labelled_day(sections: Sequence[Section], text: SourceText, language: str) -> Clue | None:
    """Return the day with its year that a label at the top of some sections tells."""
    first = sections[0].lines.first
    for field in fields_in(rows_of(sections, text), language, FieldKind.DATE, last=first + _LABEL_LINES):
        for written in dates_in(shown_text(field.value), language, is_value=True).dates[:1]:
            if written.has_year and written.readings[0].day:
                return Clue(Place.LABEL, written, field.line)
    return None


def _dated(sections: Sequence[Section], numbers: Sequence[int], clues: DateClues, language: str) -> Iterator[_Dated]:
    for number in numbers:
        section = sections[number]
        heading = shown_text(section.heading or "")
        if names_other_meeting(heading, language):
            continue
        found = dates_in(heading, language)
        written = next(iter(found.dates), None)
        if written is None or not written.readings[0].day:
            continue
        if written.form is Form.TWO_NUMBERS and _LETTERS.search(found.text):
            continue  # "1.2 Hoses" is a numbered topic
        above = [year for title in reversed(section.path) for year in years_in(title, language)]
        days = next((days for year in (*above, *clues.years) if (days := written.with_year(year))), ())
        days = written.readings if written.has_year else days
        words = found.words_beside(written, language)
        if days and len(words) <= _MAX_WORDS:
            opens = _LETTERS.search(found.text[: written.start]) is None
            yield _Dated(number, written, days, tuple(words), opens)


def _are_years(sections: Sequence[Section], numbers: Sequence[int], language: str) -> bool:
    """Return whether headings are years or months, beneath which the meetings stand."""
    headings = [shown_text(sections[number].heading or "") for number in numbers]
    return all(years_in(heading, language) or dates_in(heading, language).dates for heading in headings)


def _are_meetings(
    sections: Sequence[Section], at_level: Sequence[int], dated: Sequence[_Dated], clues: DateClues, language: str
) -> bool:
    if not _is_below_title(sections, dated, language) or not _stand_alone(sections, at_level, dated, language):
        return False
    days = list(dict.fromkeys(one.days[0] for one in dated))
    if len(days) == 1:
        return len(dated) == 1 or _are_groups(dated, language)
    told = (clue for clue in clues.clues if clue.place in (Place.NAME, Place.FRONT_MATTER, Place.LABEL))
    tells_day = any(clue.written.readings[0].day and not _is_of_first(clue, sections, dated) for clue in told)
    is_one = tells_day or (_are_days_of_one(days) and _tells_month(clues, sections, dated))
    return _name_meetings(dated, language) and not is_one


def _stand_alone(sections: Sequence[Section], at_level: Sequence[int], dated: Sequence[_Dated], language: str) -> bool:
    """Return whether no other headings, or few, stand among those with a date on their level.

    In a file in which all headings are of one level, those without a date follow one that is nothing but a date.
    """
    numbers = {one.at for one in dated}
    others = [number for number in at_level if number > dated[0].at and number not in numbers]
    topics = [number for number in others if heading_kind(sections[number].heading or "", language) is None]
    is_flat = at_level[0] == dated[0].at and all(not one.words and one.at + 1 in others for one in dated)
    return is_flat or len(topics) <= len(dated) // 2


def _is_below_title(sections: Sequence[Section], dated: Sequence[_Dated], language: str) -> bool:
    """Return whether above the headings stands the title at most, be it in two lines, or years and months."""
    above = {title for one in dated for title in sections[one.at].path}
    titles = {title for title in above if not (years_in(title, language) or dates_in(title, language).dates)}
    first_heading = next(section.heading for section in sections if section.heading is not None)
    kinds = {heading_kind(title, language) for title in titles}
    before = tuple(section.heading for section in sections[: dated[0].at] if section.heading is not None)
    in_lines = all(sections[one.at].path == before for one in dated) and len(before) == _TITLE_LINES
    return (titles <= {first_heading} or in_lines) and kinds <= {None, HeadingKind.NOTES}


def _name_meetings(dated: Sequence[_Dated], language: str) -> bool:
    """Return whether headings name meetings: they open with the date, share their words, or have one for a meeting."""
    words = Counter(" ".join(_NUMBER.sub("", word) for word in one.words) for one in dated)
    common, count = words.most_common(1)[0]
    meeting_words = words_for(language).files.generic | words_for(language).dates.before
    named = sum(
        one.opens or not one.words or bool(meeting_words.intersection(one.words)) or _same(one, common) for one in dated
    )
    return named == len(dated) or (count >= 2 and named * 2 >= len(dated))


def _same(one: _Dated, common: str) -> bool:
    return " ".join(_NUMBER.sub("", word) for word in one.words) == common


def _are_groups(dated: Sequence[_Dated], language: str) -> bool:
    """Return whether headings of one day name different groups."""
    names = {" ".join(one.words) for one in dated}
    return len(names) == len(dated) and all(name and heading_kind(name, language) is None for name in names)


def _are_days_of_one(days: Sequence[MeetingDate]) -> bool:
    """Return whether days may be those of a single meeting: a few, one right after the other, the newest last."""
    steps = (second.first_day.toordinal() - first.first_day.toordinal() for first, second in pairwise(days))
    return len(days) <= _MAX_DAYS and all(step == 1 for step in steps)


def _is_of_first(clue: Clue, sections: Sequence[Section], dated: Sequence[_Dated]) -> bool:
    """Return whether a label below the first meeting's heading repeats its day: then it is no date of the file."""
    is_below = clue.place is Place.LABEL and clue.line > sections[dated[0].at].lines.first
    return is_below and dated[0].days[0] in clue.written.readings


def _tells_month(clues: DateClues, sections: Sequence[Section], dated: Sequence[_Dated]) -> bool:
    """Return whether the file as a whole has a date, or a month at least; that of the first meeting is none of it."""
    lines = {sections[one.at].lines.first for one in dated}
    elsewhere = (clue for clue in clues.clues if clue.place is not Place.TITLE or clue.line not in lines)
    return any(clue.place not in (Place.FILED, Place.HEADING, Place.LINE) for clue in elsewhere)


def _parts(sections: Sequence[Section], dated: Sequence[_Dated], clues: DateClues) -> Iterator[MeetingPart]:
    has_title = any(section.heading is not None for section in sections[: dated[0].at])
    ends = [*(one.at for one in dated[1:]), len(sections)]
    for one, end in zip(dated, ends, strict=True):
        own = _ending(sections[one.at : end], sections[one.at].level)
        written = replace(one.written, readings=one.days)
        clue = Clue(Place.TITLE, written, sections[one.at].lines.first)
        yield MeetingPart(own, replace(clues, clues=(clue,)), bool(one.words) or not has_title)


def _ending(sections: Sequence[Section], level: int) -> tuple[Section, ...]:
    """Return the sections of one meeting, up to a heading above its own, the next month, or a form beside it."""
    end = next((number for number, one in enumerate(sections) if number and _ends_meeting(one, level)), len(sections))
    return tuple(sections[:end])


def _ends_meeting(section: Section, level: int) -> bool:
    return 0 < section.level < level or (section.level == level and tells_day_to_write(section.heading or ""))
