"""Makes items of the sections of minutes: with their numbers, who presents them, and what was asked."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.minutes.agenda_numbers import agenda_number
from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.entries import trimmed_end
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.list_shapes import LIST_MARK
from bot.minutes.model import Item
from bot.minutes.owners import Owners
from bot.minutes.presenter_labels import opening
from bot.minutes.presenters import presenters_of
from bot.minutes.questions import find_questions
from bot.minutes.roles import role_of
from bot.minutes.sections import Section
from bot.minutes.strangers import strangers_in
from bot.text import Lines, SourceText

_LED = re.compile(r"[(（\[][^()（）\[\]]{0,60}(?:[@＠]|\d ?m)[^()（）\[\]]{0,60}[)）\]]\W{0,9}\Z")
"""A handle or a time in brackets at the end of a line."""


class Known(NamedTuple):
    """The people of a file, and who presents what as far as other places than the items tell."""

    people: AttendeeNames
    raisers: frozenset[str]
    owners: Owners
    led: Mapping[int, tuple[str, ...]]
    """Who presents what bullets name, by their lines."""


def item_of(section: Section, text: SourceText, known: Known, language: str) -> Item:
    """Return a section as an item; `language` is that of the file."""
    heading = section.heading or ""
    body = [line for line in text.lines(section.body) if line.strip()] if section.body else []
    presenters = _presenters(section, body, known, language)
    return Item(
        number=agenda_number(heading, language),
        heading=heading,
        path=section.path,
        presenters=presenters,
        lines=Lines(section.lines.first, trimmed_end(section.lines, text)),
        questions=find_questions(section, text, language),
        strangers=() if presenters else _strangers(section, known.people, language),
    )


def _presenters(section: Section, body: Sequence[str], known: Known, language: str) -> tuple[str, ...]:
    """Return who presents an item; a formality is presented by nobody: "Note taker: @ada"."""
    heading = section.heading or ""
    if _is_formality(heading, language):
        return ()
    named = () if section.heading_lines else known.owners.by_line.get(section.lines.first, ())  # a row of a table
    named = named or presenters_of(heading, body, known.people, language, raisers=known.raisers)
    if not named and not section.heading_lines and body:  # the title of a bullet stands before its colon
        line = LIST_MARK.sub("", body[0])
        named = presenters_of(line, (), known.people, language) if line != heading and _LED.search(line) else ()
        named = named or known.led.get(section.lines.first, ())
    is_topic = section.heading_lines and heading_kind(heading, language) is None and role_of(heading, language) is None
    named = named or (opening(body, known.people, language) if is_topic else ())
    # A table beneath the heading of an agenda names who presents its rows.
    holds_rows = section.heading_lines and heading_kind(heading, language) is not None
    lines = range(0) if holds_rows else range(section.lines.first, section.lines.last + 1)
    return named or known.owners.of(lines, heading)


def _strangers(section: Section, people: AttendeeNames, language: str) -> tuple[str, ...]:
    heading = section.heading or ""
    if _is_formality(heading, language):
        return ()
    is_topic = section.heading_lines > 0 and role_of(heading, language) is None and "#" not in heading
    return strangers_in(heading, people, language, opening=is_topic)


def _is_formality(heading: str, language: str) -> bool:
    return heading_kind(heading, language) in (HeadingKind.LOGISTICS, HeadingKind.ATTENDEES)
