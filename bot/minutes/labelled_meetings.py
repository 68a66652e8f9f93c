"""Finds the meetings of one file whose days stand behind labels, with a heading such as "Second meeting" or without."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.minutes.date_clues import Clue, DateClues, Place
from bot.minutes.fields import fields_in
from bot.minutes.label_words import FieldKind
from bot.minutes.meeting_parts import MeetingPart, ending
from bot.minutes.meeting_titles import names_a_meeting
from bot.minutes.other_meetings import names_other_meeting
from bot.minutes.rows import rows_of
from bot.minutes.sections import BlockKind, Section, clipped
from bot.minutes.shown import shown_text
from bot.minutes.written_dates import dates_in
from bot.text import Lines, SourceText

_SUMMARY = re.compile(r"<summary>(?P<said>[^<>]{4,80})</summary>")
_MAX_LINE = 300  # characters of a line that are looked at
_LABEL_LINES = 12  # below a heading, in which the label for the day of its meeting stands


def under_names(
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
            MeetingPart(ending(group, level), replace(clues, clues=(day,)), is_titled=True)
            for group, day in zip(groups, days, strict=True)
            if day is not None
        )
    return ()


def under_labels(
    sections: Sequence[Section], clues: DateClues, text: SourceText, language: str
) -> tuple[MeetingPart, ...]:
    """Return the meetings of a text without headings below its title, each of which begins with its day: "Date: …"."""
    if len(sections) != 1:
        return ()
    (whole,) = sections
    opening = {block.lines.first for block in whole.blocks if block.kind is BlockKind.PARAGRAPH}
    days = [day for day in _labelled_days(sections, text, language) if day.line in opening]
    above = Lines(whole.lines.first + whole.heading_lines, days[0].line - 1) if days else None
    is_told_above = above is not None and above.first <= above.last and not text.is_blank(above)
    if len(days) < 2 or len({day.written.readings for day in days}) < len(days) or is_told_above:
        return ()
    ends = [*(day.line - 1 for day in days[1:]), whole.lines.last]
    return tuple(
        MeetingPart((_piece_of(whole, Lines(day.line, end)),), replace(clues, clues=(day,)), is_titled=False)
        for day, end in zip(days, ends, strict=True)
    )


def under_summaries(
    sections: Sequence[Section], clues: DateClues, text: SourceText, language: str
) -> tuple[MeetingPart, ...]:
    """Return the meetings that a page folds up, each beneath its day: `<details><summary>4 March 2024</summary>`."""
    if "<summary>" not in text.text or not sections:
        return ()
    days = list(_folded_days(text, language))
    if len(days) < 2 or len({day.written.readings for day in days}) < len(days):
        return ()
    ends = [*(day.line - 1 for day in days[1:]), sections[-1].lines.last]
    return tuple(
        MeetingPart(tuple(_within(sections, Lines(day.line, end))), replace(clues, clues=(day,)), is_titled=False)
        for day, end in zip(days, ends, strict=True)
    )


def _folded_days(text: SourceText, language: str) -> Iterator[Clue]:
    """Yield the days with their years that are all that summaries say."""
    for number in range(1, text.line_count + 1):
        summary = _SUMMARY.search(text.line(number)[:_MAX_LINE])
        found = dates_in(shown_text(summary["said"]), language) if summary else None
        day = next(iter(found.dates), None) if found else None
        if found and day and day.has_year and day.readings[0].day and found.is_only(day, language):
            yield Clue(Place.TITLE, day, number)


def _within(sections: Sequence[Section], lines: Lines) -> Iterator[Section]:
    """Yield sections as far as they lie within some lines; a part of one without its first line has no heading."""
    for section in sections:
        inside = Lines(max(section.lines.first, lines.first), min(section.lines.last, lines.last))
        if inside.first > inside.last:
            continue
        has_heading = inside.first == section.lines.first
        yield clipped(section, inside) if has_heading else _piece_of(section, inside)


def _piece_of(section: Section, lines: Lines) -> Section:
    """Return some lines of a section as one without a heading."""
    return replace(clipped(section, lines, heading_lines=0), heading=None, level=0, path=())


def _labelled_day(sections: Sequence[Section], text: SourceText, language: str) -> Clue | None:
    """Return the day with its year that a label at the top of some sections tells."""
    last = sections[0].lines.first + _LABEL_LINES
    return next(_labelled_days(sections, text, language, last=last), None)


def _labelled_days(
    sections: Sequence[Section], text: SourceText, language: str, last: int | None = None
) -> Iterator[Clue]:
    """Yield the days with their years that labels tell, up to a line."""
    last = sections[-1].lines.last if last is None else last
    for field in fields_in(rows_of(sections, text), language, FieldKind.DATE, last=last):
        for written in dates_in(shown_text(field.value), language, is_value=True).dates[:1]:
            if written.has_year and written.readings[0].day:
                yield Clue(Place.LABEL, written, field.line)
