"""Tells headings of a template from those that were written for one meeting: the other meetings of a source show it.

A heading that stands in nearly all meetings is the template's: left empty, it tells nothing, and if others lie beneath
it that no template has, these are what was discussed. A heading that stands in no other meeting was written for this
one: though nothing is noted beneath it, its turn came. What stands beneath a heading in meeting after meeting tells
how to fill it in. Nothing in the minutes alone parts the one from the other.
"""

import posixpath
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bot.minutes.agenda_numbers import agenda_number, without_number
from bot.minutes.alike_titles import letters_of
from bot.minutes.asides import without_aside
from bot.minutes.heading_kinds import heading_kind
from bot.minutes.link_marks import LINK
from bot.minutes.model import Item, Minutes
from bot.minutes.shown import shown_text
from bot.minutes.topic_wordings import SENTENCE_ENDS

_MIN_MEETINGS = 4  # of a source or folder that tell of a template
_MIN_TIMES = 3  # meetings in which what a template has stands
_MAX_LINES = 60  # beneath a heading that are looked at
_SHARE = 3  # a heading of a template stands in one meeting of so many at least
_MAX_ONCE = 2  # meetings that a heading stands in which was written for one: it may be taken up once more


@dataclass(frozen=True, slots=True)
class Template:
    """How often the headings of a source's topics stand in its meetings, and in those of each folder."""

    times: Counter[tuple[str, str]]
    """By the folder, empty for the whole source, and the letters of the heading."""
    meetings: Counter[str]
    """How many there are, by folder."""
    lines: frozenset[tuple[str, str]]
    """The lines beneath headings that most meetings with the heading have: the letters of both."""

    def holds(self, heading: str, folder: str, language: str) -> bool:
        """Return whether a heading is one of the template of a source or of a folder."""
        letters = _letters(heading, language)
        return any(
            self.meetings[where] >= _MIN_MEETINGS
            and self.times[where, letters] >= max(_MIN_TIMES, self.meetings[where] / _SHARE)
            for where in ("", folder)
        )

    def is_written_once(self, heading: str, language: str) -> bool:
        """Return whether a heading was written for one meeting, as far as there are enough others to tell.

        A sentence is no heading of a topic.
        """
        if shown_text(heading).rstrip("*_ ").endswith(SENTENCE_ENDS):
            return False
        return self.meetings[""] >= _MIN_MEETINGS and self.times["", _letters(heading, language)] <= _MAX_ONCE


def template_of(meetings: Sequence[Minutes]) -> Template:
    """Return what the meetings of a source show."""
    times: Counter[tuple[str, str]] = Counter()
    counted: Counter[str] = Counter()
    for minutes in meetings:
        if not minutes.headings:
            continue
        headings = _headings(minutes)
        lines = {line for one in minutes.headings for line in (one.line, *one.inside)}
        letters = {_letters(headings[line].heading, minutes.language) for line in lines if line in headings}
        for where in {"", _folder(minutes)}:
            counted[where] += 1
            times.update((where, one) for one in letters)
    return Template(times, counted, _lines_of(meetings, times))


def _lines_of(meetings: Sequence[Minutes], times: Counter[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Return the lines of a template beneath headings that stand in several meetings."""
    found: Counter[tuple[str, str]] = Counter()
    lines: dict[tuple[str, str], tuple[str, str]] = {}  # how each is written, with the language
    for minutes in meetings:
        headings = _headings(minutes)
        written: dict[tuple[str, str], tuple[str, str]] = {}
        for one in minutes.headings:
            letters = _letters(headings[one.line].heading, minutes.language)
            if times["", letters] >= _MIN_TIMES:
                beneath = _written(headings[one.line], minutes)
                written.update({(letters, said): (line, minutes.language) for said, line in beneath})
        found.update(written.keys())
        lines.update(written)
    again = (line for line, count in found.items() if count >= max(_MIN_TIMES, times["", line[0]] / 2))
    return frozenset(line for line in again if heading_kind(*lines[line]) is None)


def _said(item: Item, minutes: Minutes) -> Iterator[str]:
    """Yield the letters of the lines beneath a heading that say something: no address and no formality alone does."""
    return (letters for letters, line in _written(item, minutes) if heading_kind(line, minutes.language) is None)


def _written(item: Item, minutes: Minutes) -> Iterator[tuple[str, str]]:
    """Yield the letters of the lines beneath a heading, each with the line; no address alone has any."""
    for line in islice(minutes.text.lines(item.lines), 1, _MAX_LINES):
        letters = letters_of(LINK.sub("", line))
        if letters:
            yield letters, line


def with_topics(minutes: Minutes, template: Template) -> Minutes:
    """Return minutes with the topics that the template leaves; the very same if that changes nothing."""
    if not minutes.headings:
        return minutes
    headings = _headings(minutes)
    folder, language = _folder(minutes), minutes.language
    lines: list[int] = []
    for one in minutes.headings:
        title = headings[one.line].heading
        letters = _letters(title, language)
        own = sum(template.is_written_once(headings[line].heading, language) for line in one.inside)
        is_told = any((letters, line) not in template.lines for line in _said(headings[one.line], minutes))
        is_opened = own * 2 > len(one.inside) and agenda_number(title, language) is None and not is_told
        if one.is_listed and is_opened and template.holds(title, folder, language):
            lines += one.inside
        elif one.is_listed:
            lines += [one.line] if one.is_noted or not template.holds(title, folder, language) else []
        elif template.is_written_once(title, language):
            lines.append(one.line)
    topics = tuple(headings[line] for line in lines)
    return minutes if topics == minutes.topics else replace(minutes, topics=topics)


def _headings(minutes: Minutes) -> dict[int, Item]:
    return {item.lines.first: item for item in minutes.items}


def _folder(minutes: Minutes) -> str:
    return posixpath.dirname(minutes.source)


def _letters(heading: str, language: str) -> str:
    """Return the letters of a heading without its number, and without who leads it: "3.1 Hoses (Ada)"."""
    return letters_of(without_aside(shown_text(without_number(heading, language))))
