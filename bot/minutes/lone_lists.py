"""Tells whether one list is all that was noted: then each of its bullets is what was discussed, be it a statement."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.held import LINKS
from bot.minutes.list_shapes import bullet_count, is_one_list
from bot.minutes.questions import find_questions
from bot.minutes.repositories import names_repository
from bot.minutes.roles import role_of
from bot.minutes.sections import Section
from bot.minutes.shown import shown_text
from bot.minutes.topic_wordings import SENTENCE_ENDS
from bot.text import Lines, SourceText

HOLDS_TOPICS = (HeadingKind.NOTES, HeadingKind.AGENDA, HeadingKind.COLLECTION)
"""What a heading is that topics may be listed beneath."""


_MIN_TITLES, _MAX_TITLES = 2, 8  # bullets of a list of titles
_MAX_TITLE_CHARACTERS = 100  # without addresses
_ADDRESS = re.compile(r"https?://\S+")
_FAR_MORE = 3  # times as many bullets of notes as there are topics elsewhere, for each to be one


class Written(NamedTuple):
    """How many sections of a file are of each kind, but for those of decisions and tasks, which have no topics."""

    headings: Mapping[HeadingKind | None, int]
    texts: Mapping[HeadingKind | None, int]
    """Those that something stands in."""
    lists: Counter[HeadingKind | None]
    """Those that are one list each."""
    language: str


def what_is_written(
    sections: Sequence[Section], kinds: Sequence[HeadingKind | None], text: SourceText, language: str
) -> Written:
    """Return of how many sections of each kind a file consists."""
    # What stands below the name of a repository is said of it.
    others = [
        (section, None if names_repository(section.heading or "") else kind)
        for section, kind in zip(sections, kinds, strict=True)
        if role_of(section.heading or "", language) is None
    ]
    filled = [(section, kind) for section, kind in others if section.body and not text.is_blank(section.body)]
    lists = Counter(kind for section, kind in filled if is_one_list(section, text))
    return Written(Counter(kind for _, kind in others), Counter(kind for _, kind in filled), lists, language)


def holds_the_notes(section: Section, kind: HeadingKind | None, written: Written, text: SourceText) -> bool:
    """Return whether a section holds the notes, as one list, and no other section of the file has topics."""
    if kind not in (HeadingKind.NOTES, HeadingKind.COLLECTION) or not is_one_list(section, text):
        return False
    if kind is HeadingKind.COLLECTION:  # "Discussion" is all that was noted if nothing else is there for notes
        if bullet_count(section) == written.lists.total() == 1:  # one bullet alone is what is said of its heading
            return False
        is_lone = not any(written.headings[other] for other in (None, HeadingKind.AGENDA))
        # Beside others that are one list too it is another list of the notes.
        is_lone = is_lone and all(written.texts[other] == written.lists[other] for other in (kind, HeadingKind.NOTES))
        return is_lone and not find_questions(section, text, written.language)  # a question is asked in a topic
    # Beneath a date there may be formalities alone; what is called notes holds them, whatever an agenda says.
    named = heading_kind(section.heading or "", written.language) is HeadingKind.NOTES
    # The notes beneath another date are those of another meeting.
    counted = (None,) if named else (None, HeadingKind.AGENDA, HeadingKind.COLLECTION)
    topics = sum(written.texts[other] for other in counted)
    if not (named and topics):
        return topics == 0
    # A far longer list of notes beside a topic or two holds topics too.
    noted = sum(_says_more_than_links(item, text) for block in section.blocks for item in block.list_items)
    return noted >= _FAR_MORE * topics


def _says_more_than_links(item: Lines, text: SourceText) -> bool:
    return any(map(str.isalnum, LINKS.sub("", text.line(item.first))))


def lists_titles(section: Section, text: SourceText) -> bool:
    """Return whether a section is one list of a few titles: short bullets that are no sentences."""
    items = [item for block in section.blocks for item in block.list_items]
    if not _MIN_TITLES <= len(items) <= _MAX_TITLES or not is_one_list(section, text):
        return False
    shown = [_ADDRESS.sub("", shown_text(text.line(item.first))).strip() for item in items]
    return all(len(title) <= _MAX_TITLE_CHARACTERS and not title.endswith(SENTENCE_ENDS) for title in shown)
