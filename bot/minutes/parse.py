"""Turns the text of one file into `Minutes`."""

import posixpath
from dataclasses import dataclass

from bot.minutes.agenda import agenda_number, presenters_of
from bot.minutes.dates import date_in, find_date
from bot.minutes.entries import entries_of, trimmed_end
from bot.minutes.front_matter import FrontMatter, read_front_matter
from bot.minutes.languages import language_of
from bot.minutes.model import Item, Minutes, Problem
from bot.minutes.people import find_attendees
from bot.minutes.questions import find_questions
from bot.minutes.sections import Section, split_sections
from bot.text import Lines, SourceText


@dataclass(frozen=True, slots=True)
class Parsed:
    """One file as read: its minutes, None where there is no text in it, and what is wrong with it."""

    minutes: Minutes | None
    sections: tuple[Section, ...]
    problems: tuple[Problem, ...]


def parse_minutes(text: str, source: str, *, origin: str = "") -> Parsed:
    """Return the minutes in `text`; `source` is the file's path below its source's root, written with `/`.

    Never raises for what stands in the file: whatever is wrong is told in the problems.
    """
    document = SourceText(text)
    front_matter, problems = read_front_matter(document, source)
    sections = split_sections(document, first_line=front_matter.body_line)
    if not any(document.line(n).strip() for n in range(front_matter.body_line, document.line_count + 1)):
        return Parsed(None, (), problems)
    head = _head(sections)
    title = _title(front_matter, head, source)
    headed = sections[len(head) :]
    items = tuple(_item(section, document) for section in headed)
    url = front_matter.string("url", "link", "permalink")
    minutes = Minutes(
        source=source,
        origin=origin,
        title=title,
        date=find_date(front_matter.values.get("date"), title, source),
        language=language_of(front_matter.string("language", "lang"), source, text),
        url=url if url and url.startswith(("https://", "http://")) else None,
        attendees=next((names for section in sections if (names := find_attendees(section, document))), ()),
        items=items,
        entries=entries_of(head, headed, items, document),
        text=document,
    )
    return Parsed(minutes, sections, problems)


def _head(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return what stands above the items: the text before the first heading, and the title with what follows it."""
    before = sections[:1] if sections[0].heading is None else ()
    following = sections[len(before) : len(before) + 1]
    if following and following[0].heading is not None and _is_title(following[0], sections):
        return (*before, *following)
    return before


def _is_title(section: Section, sections: tuple[Section, ...]) -> bool:
    """Return whether the first heading names the meeting: the only one of level 1, or one with a date in it."""
    if section.level == 1:
        return sum(other.level == 1 for other in sections) == 1
    return date_in(section.heading or "", year=2000) is not None and agenda_number(section.heading or "") is None


def _title(front_matter: FrontMatter, head: tuple[Section, ...], source: str) -> str:
    stated = front_matter.string("title", "linkTitle")
    heading = next((section.heading for section in head if section.heading), None)
    return stated or heading or posixpath.splitext(posixpath.basename(source))[0]


def _item(section: Section, text: SourceText) -> Item:
    heading = section.heading or ""
    return Item(
        number=agenda_number(heading),
        heading=heading,
        path=section.path,
        presenters=presenters_of(heading),
        lines=Lines(section.lines.first, trimmed_end(section.lines, text)),
        questions=find_questions(section, text),
    )
