"""Tells what names the meeting that a file is of, and which sections stand above its items for that reason."""

import posixpath
import re

from bot.minutes.agenda_numbers import agenda_number
from bot.minutes.dates import date_in
from bot.minutes.front_matter import FrontMatter
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.label_words import label_kind
from bot.minutes.meeting_titles import counts_meeting, names_a_meeting, names_date
from bot.minutes.sections import Section
from bot.minutes.shown import shown_text
from bot.minutes.stated_titles import (
    is_title_of_any,
    plain_title,
    stands_above_people,
    stated_title,
    title_labelled,
)
from bot.text import SourceText, fold

_WORDS = re.compile(r"[^\W_]{2,}")
_ANY_WORD = re.compile(r"[^\W_]+")
_OTHER_NAMES = ("aliases", "alias")  # of Obsidian
_ANY_YEAR = 2000  # a title may have a date without its year; which one does not matter for it to be a title


def title_sections(sections: tuple[Section, ...], source: str, text: SourceText, language: str) -> tuple[Section, ...]:
    """Return what stands above the items: the text before the first heading, and the title with what follows it."""
    before = sections[:1] if sections[0].heading is None else ()
    following = sections[len(before) : len(before) + 1]
    if (
        following
        and following[0].heading is not None
        and (_is_title(following[0], sections, source, language) or stands_above_people(following[0], text, language))
    ):
        return (*before, *following)
    return before


def form_sections(sections: tuple[Section, ...], language: str) -> tuple[Section, ...]:
    """Return all sections of a file whose first heading says only that these are minutes: labels follow it."""
    first = sections[0].heading if sections else None
    return sections if first is not None and is_title_of_any(first, language) else ()


def _is_title(section: Section, sections: tuple[Section, ...], source: str, language: str) -> bool:
    """Return whether the first heading names the meeting.

    It does so by a date, as the only one of level 1, as one that all others lie beneath or those present follow, as one
    without a number above numbered ones, or by a word that says so or stands in the file's name too.
    """
    heading = section.heading or ""
    if agenda_number(heading, language) is not None and not counts_meeting(heading):
        return False
    if date_in(heading, year=_ANY_YEAR, language=language) is not None:
        return True
    # A title that stands once more above the notes is no other heading.
    apart = (other for other in sections if other is not section and other.heading)
    others = [other.level for other in apart if not names_title_again(heading, other.heading or "", language)]
    if section.level == 1 and section.level not in others:
        return True
    if heading_kind(heading, language) is not None or any(level < section.level for level in others):
        return False
    if any(other.heading and agenda_number(other.heading, language) is not None for other in sections):
        return True
    if others and all(level > section.level for level in others):  # all else lies beneath it
        return True
    following = next((other for other in sections if other.lines.first > section.lines.first), None)
    if following and heading_kind(following.heading or "", language) is HeadingKind.ATTENDEES:  # no topic stands above
        return True
    named = set(_WORDS.findall(fold("/".join(posixpath.splitext(source)[0].split("/")[-2:]))))
    return names_a_meeting(heading) or bool(named & set(_WORDS.findall(fold(shown_text(heading)))))


def names_title_again(title: str, heading: str, language: str) -> bool:
    """Return whether a heading is the title of its file once more, or that of the notes of it.

    >>> names_title_again("Garden club #3", "Garden Club 3 Notes", "en")
    True
    >>> names_title_again("Garden club", "Garden club budget", "en")
    False
    """
    words, again = (_ANY_WORD.findall(fold(shown_text(one))) for one in (title, heading))
    rest = again[len(words) :]
    if not words or again[: len(words)] != words:
        return False
    return not rest or heading_kind(" ".join(rest), language) is HeadingKind.NOTES


def title_of_front_matter(front_matter: FrontMatter) -> str | None:
    """Return the title that the front matter states, None if it does not."""
    return front_matter.string("title", "linkTitle")


def _is_label(heading: str, language: str) -> bool:
    """Return whether a heading is a label above its value, which names no meeting: "Date", "Host"."""
    kind = heading_kind(heading, language)
    return kind not in (HeadingKind.NOTES, HeadingKind.CONTENTS) and label_kind(heading, language) is not None


def _also_called(front_matter: FrontMatter, language: str) -> str | None:
    """Return the first other name that the front matter gives a note in a program for notes, None if it has none."""
    for key in _OTHER_NAMES:
        value = front_matter.value(key)
        names = value if isinstance(value, list) else str(value or "").split(",")
        called = (name.strip() for name in names if isinstance(name, str))
        # An address that leads here is no name, and a day says less than the name of the file.
        if found := next(
            (name for name in called if name and "/" not in name and not names_date(name, None, language)), None
        ):
            return found
    return None


def file_title(
    front_matter: FrontMatter, head: tuple[Section, ...], source: str, text: SourceText, language: str
) -> str:
    """Return what names the meeting best: front matter, a heading, a label at the top, or the file's name."""
    stated = title_of_front_matter(front_matter)
    heading = next((section.heading for section in head if section.heading), None)
    heading = heading if heading and not _is_label(heading, language) else None
    if stated and heading and names_date(stated, None, language) and not is_title_of_any(heading, language):
        return heading  # which says more
    if stated or (heading and not is_title_of_any(heading, language)):
        return stated or heading or ""
    labelled = title_labelled(front_matter, language) or (stated_title(head, text, language) if head else None)
    labelled = labelled or (plain_title(head, text, language) if head and heading is None else None)
    return (
        labelled or heading or _also_called(front_matter, language) or posixpath.splitext(posixpath.basename(source))[0]
    )
