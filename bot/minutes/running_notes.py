"""Finds the meetings in a file that holds several: running notes, a month or year in one file, several teams on a day.

They stand under headings of one level, each with the date of its meeting, with nothing else of that level among them
or little. A file is one meeting if these are the days of a single one, or dates of what was or will be.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.languages.merging import words_for
from bot.minutes.date_clues import Clue, DateClues, Place
from bot.minutes.date_patterns import Form
from bot.minutes.dates import years_in
from bot.minutes.forms import tells_day_to_write
from bot.minutes.group_meetings import parted_by_groups, under_groups
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.labelled_meetings import under_labels, under_names, under_summaries
from bot.minutes.meeting_parts import MeetingPart, ending
from bot.minutes.model import MeetingDate
from bot.minutes.month_days import days_of_month
from bot.minutes.name_dates import dates_in_name
from bot.minutes.other_meetings import names_other_meeting
from bot.minutes.sections import BlockKind, Section
from bot.minutes.shown import shown_text
from bot.minutes.written_dates import WrittenDate, dates_in
from bot.text import SourceText

_TITLE_LINES = 2  # headings right below each other that name a group and its work
_MAX_DAYS = 5  # consecutive days that one meeting may last
_MAX_WORDS = 8  # words beside the date in a heading that names a meeting
_MAX_ORDINAL = 2  # words before a date in brackets that only count the meeting: "Second meeting (4 March 2024)"
_BRACKETS_AT_END = re.compile(r"[(（][^()（）]{6,40}[)）]\s*$")
_SIX_DIGITS = re.compile(r"[0-3]\d[01]\d[0-3]\d")
_NUMBER = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]")


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
    ends_in_brackets: bool
    """Whether the date is all that stands in brackets at the end."""


def meetings_in(
    sections: Sequence[Section], clues: DateClues, language: str, text: SourceText | None = None
) -> tuple[MeetingPart, ...]:
    """Return the meetings that a file holds under a heading each; nothing for a file with one meeting.

    With its `text`, those are found too whose date stands on a line of its own below "Second meeting", and those that
    no headings part, but one label for the day after the other.
    """
    found = _under_dates(sections, clues, language)
    if text is None:
        return found
    if found:
        return tuple(parted_by_groups(found, text, language))
    ways = (under_names, under_labels, under_summaries, under_groups)
    return next(filter(None, (way(sections, clues, text, language) for way in ways)), ())


def _under_dates(sections: Sequence[Section], clues: DateClues, language: str) -> tuple[MeetingPart, ...]:
    """Return the meetings whose headings hold their dates."""
    for level in sorted({section.level for section in sections if section.heading is not None}):
        every = [number for number, section in enumerate(sections) if section.level == level]
        at_level = [number for number in every if not tells_day_to_write(sections[number].heading or "")]
        dated = list(_dated(sections, at_level, clues, language))
        # Beside a form for the next meeting, one meeting is the first of several.
        if len(dated) < (2 if len(at_level) == len(every) else 1):
            only_group = _are_years(sections, at_level, language) or all(_only_groups(sections, at) for at in at_level)
            if len(at_level) > 1 and not dated and not only_group:
                return ()  # the topics of one meeting
            continue
        return (
            tuple(_parts(sections, dated, clues)) if _are_meetings(sections, at_level, dated, clues, language) else ()
        )
    return ()


def _dated(sections: Sequence[Section], numbers: Sequence[int], clues: DateClues, language: str) -> Iterator[_Dated]:
    compact = _compact_days(sections, numbers, language) or days_of_month(sections, numbers, clues, language)
    for number in numbers:
        section = sections[number]
        heading = shown_text(section.heading or "")
        if names_other_meeting(heading, language):
            continue
        found = dates_in(heading, language)
        written = next(iter(found.dates), compact.get(number))
        if written is None or not written.readings[0].day:
            continue
        if written.form is Form.TWO_NUMBERS and _LETTERS.search(found.text):
            continue  # "1.2 Hoses" is a numbered topic
        above = [year for title in reversed(section.path) for year in years_in(title, language)]
        days = next((days for year in (*above, *clues.years) if (days := written.with_year(year))), ())
        days = written.readings if written.has_year else days
        words = found.words_beside(written, language) if found.dates else []
        if days and len(words) <= _MAX_WORDS:
            opens = _LETTERS.search(found.text[: written.start]) is None
            in_brackets = _BRACKETS_AT_END.search(found.text)
            ends = in_brackets is not None and in_brackets.start() < written.start and len(words) <= _MAX_ORDINAL
            yield _Dated(number, written, days, tuple(words), opens, ends)


def _compact_days(sections: Sequence[Section], numbers: Sequence[int], language: str) -> Mapping[int, WrittenDate]:
    """Return the days of headings that are six digits, if all of them begin with one year: "240305", "240312"."""
    digits = {number: (sections[number].heading or "").strip() for number in numbers}
    is_compact = len(digits) > 1 and all(map(_SIX_DIGITS.fullmatch, digits.values()))
    if (
        not is_compact
        or len({each[:2] for each in digits.values()}) > 1
        or len({each[4:] for each in digits.values()}) < 2
    ):
        return {}
    named = {number: dates_in_name(each, (2000 + int(each[:2]),), language) for number, each in digits.items()}
    return {number: found[0] for number, found in named.items() if found}


def _are_years(sections: Sequence[Section], numbers: Sequence[int], language: str) -> bool:
    """Return whether headings are years or months, beneath which the meetings stand."""
    headings = [shown_text(sections[number].heading or "") for number in numbers]
    return all(years_in(heading, language) or dates_in(heading, language).dates for heading in headings)


def _only_groups(sections: Sequence[Section], number: int) -> bool:
    """Return whether nothing but other headings stands beneath a heading: "Sprint 1"."""
    following = sections[number + 1 : number + 2]
    is_filled = any(block.kind is not BlockKind.RULE for block in sections[number].blocks)
    return not is_filled and bool(following) and following[0].level > sections[number].level


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
    grouping = {
        section.heading for at, section in enumerate(sections) if section.heading and _only_groups(sections, at)
    }
    above = {title for one in dated for title in sections[one.at].path[1:] if title not in grouping}
    above |= {title for one in dated for title in sections[one.at].path[:1]}
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
    if len(words) == len(dated) and all(one.ends_in_brackets for one in dated):
        return True  # "First (4 March 2024)", "Second (18 March 2024)"
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
    elsewhere = (clue for clue in clues.clues if clue.line not in lines)
    return any(clue.place not in (Place.FILED, Place.HEADING, Place.LINE) for clue in elsewhere)


def _parts(sections: Sequence[Section], dated: Sequence[_Dated], clues: DateClues) -> Iterator[MeetingPart]:
    has_title = any(section.heading is not None for section in sections[: dated[0].at])
    ends = [*(one.at for one in dated[1:]), len(sections)]
    for one, end in zip(dated, ends, strict=True):
        own = ending(sections[one.at : end], sections[one.at].level)
        written = replace(one.written, readings=one.days)
        clue = Clue(Place.TITLE, written, sections[one.at].lines.first)
        yield MeetingPart(own, replace(clues, clues=(clue,)), bool(one.words) or not has_title)
