"""Tells whether a meeting was held, by what is noted of it: an agenda alone, or an invitation, is none yet."""

import posixpath
import re
from collections.abc import Container
from itertools import chain, dropwhile, islice, takewhile, zip_longest

from bot.minutes.arrows import ARROW
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.heading_words import without_date
from bot.minutes.held_days import announces_meeting
from bot.minutes.left_blank import is_placeholder
from bot.minutes.list_shapes import LIST_MARK
from bot.minutes.meeting_titles import names_a_meeting, names_date
from bot.minutes.model import Minutes
from bot.minutes.other_meetings import names_other_meeting
from bot.minutes.section_kinds import Outline
from bot.minutes.section_shapes import beneath
from bot.minutes.sections import BlockKind, Section
from bot.minutes.shown import shown_text
from bot.minutes.signs import names_notes
from bot.minutes.speakers import names_speaker
from bot.minutes.table_notes import has_filled_table

_MAX_FORMAL_LINES = 60  # of what is formal
_FORMAL = (HeadingKind.LOGISTICS, HeadingKind.CONTENTS, HeadingKind.ATTENDEES)
LINKS = re.compile(r"(?:[\w-]{1,40}: *)?\[[^\[\]]{0,500}\]\([^()\s]{0,2000}\)|(?:[\w-]{1,40}: *)?<?https?://\S+")
"""A link, with a label of one word before it."""
_ADDRESS = re.compile(r"https?://\S+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_OUTCOME = re.compile(rf"{ARROW}\s*\w")
_WORD = re.compile(r"[^\W\d_]+")
_NAME_MARKS = re.compile(r"[-_]+")  # which part the words in the name of a file
_MIN_WORDS = 5  # words of a bullet beneath a topic that tell what was said; fewer name a part of the topic
_MIN_UNSPACED = 10  # characters of languages without blanks, likewise
_MAX_PARAGRAPH = 400  # characters of a paragraph that are looked at
_FENCE = "---"
_EMPTY_BULLET = re.compile(r"\s*+(?:[-*+]|\d{1,3}[.)])\s*+(?:\[ ?\]\s*+)?")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s|(?<=[。！？])")


def was_never_held(minutes: Minutes, outline: Outline) -> bool:
    """Return whether a file announces a meeting, by an agenda or by an invitation, and notes nothing of it."""
    if is_announced(minutes, outline):
        return True
    if minutes.attendees:
        return _is_left_empty(outline)
    if has_filled_table(outline.text, outline.language):
        return False
    return holds_agenda_alone(minutes, outline) or _is_agenda_by_name(minutes, outline)


def _is_left_empty(outline: Outline) -> bool:
    """Return whether bullets without a word are all that stands beneath headings: people have only signed up.

    What stands above them, where and who, was there before the meeting.
    """
    formal = {one for kind in _FORMAL for one in _beneath_all(kind, outline)}
    bodies = [one.body for position, one in enumerate(outline.sections) if position not in formal]
    lines = [line for body in bodies if body for line in outline.text.lines(body)]
    is_blank = any(_EMPTY_BULLET.fullmatch(line) for line in lines)
    return is_blank and all(is_placeholder(line, outline.language) for line in lines)


def is_announced(minutes: Minutes, outline: Outline) -> bool:
    """Return whether the title or the first sentence says that the meeting is yet to come, and nothing is noted.

    Who is listed then may have signed up; what is called minutes may invite to the next meeting.
    """
    language = minutes.language
    stem = posixpath.splitext(minutes.source.rsplit("/", 1)[-1])[0]
    if any(names_notes(name, language) for name in (minutes.title, stem)):
        return False
    said = (shown_text(minutes.title), _first_sentence(outline))
    if not any(announces_meeting(one, language) for one in said if one):
        return False
    return not _is_anything_noted(minutes, outline)


def _is_anything_noted(minutes: Minutes, outline: Outline) -> bool:
    """Return whether anything stands where notes do, or as a decision or an answer, or beneath a bullet of the agenda.

    Where somebody is listed, what stands beneath any other heading may be notes.
    """
    if any(entry.role for entry in minutes.entries) or any(item.questions for item in minutes.items):
        return True
    formal = {one for kind in _FORMAL for one in _beneath_all(kind, outline)}
    agenda = _beneath_all(HeadingKind.AGENDA, outline)
    days = {position for position, one in enumerate(outline.sections) if _is_title(one.heading, minutes, outline)}
    notes = _for_notes(outline, formal | days) or set()
    if minutes.attendees:
        notes |= set(range(len(outline.sections))) - days - agenda
    if any(_is_noted(position, outline) for position in notes if position not in formal):
        return True
    return any(_is_discussed(position, outline) for position in agenda)


def _first_sentence(outline: Outline) -> str:
    """Return the first sentence of the first paragraph, "" if bullets or tables come before any, or it is of another.

    "The next meeting will be held in May" is of another meeting.
    """
    lines = iter(outline.text.text.split("\n"))
    opening = next(lines, "")
    if opening.rstrip() == _FENCE:  # of front matter
        lines = islice(dropwhile(lambda line: line.rstrip() != _FENCE, lines), 1, None)
    said = (line for line in chain([opening], lines) if not line.lstrip().startswith(("#", _FENCE, "===", "<")))
    for line in said:
        if not line.strip():
            continue
        if LIST_MARK.match(line) or line.lstrip().startswith("|"):
            return ""
        paragraph = " ".join([line, *takewhile(str.strip, said)])[:_MAX_PARAGRAPH]
        sentence = _SENTENCE_END.split(shown_text(paragraph), maxsplit=1)[0]
        return "" if names_other_meeting(sentence, outline.language) else sentence
    return ""


def _is_agenda_by_name(minutes: Minutes, outline: Outline) -> bool:
    """Return whether a file or its title is called an agenda, and nothing in it says more than titles do."""
    stem = posixpath.splitext(minutes.source.rsplit("/", 1)[-1])[0]
    named = [_kinds_named(name, minutes.language) for name in (stem, shown_text(minutes.title))]
    if not any(HeadingKind.AGENDA in kinds for kinds in named) or any(HeadingKind.NOTES in kinds for kinds in named):
        return False
    if HeadingKind.AGENDA not in named[0] and any(_has_text(one, outline) for one in outline.sections):
        return False
    if any(entry.role for entry in minutes.entries) or any(item.questions for item in minutes.items):
        return False
    formal = {one for kind in _FORMAL for one in _beneath_all(kind, outline)}
    return not any(_is_discussed(one, outline) for one in range(len(outline.sections)) if one not in formal)


def _has_text(section: Section, outline: Outline) -> bool:
    """Return whether anything but lists stands in a section, below its heading."""
    below = section.lines.first + section.heading_lines
    texts = (one.lines for one in section.blocks if one.kind is BlockKind.PARAGRAPH and one.lines.first >= below)
    lines = (line for text in texts for line in outline.text.lines(text))
    return any(says_something(line, outline.language) for line in lines)


def _kinds_named(name: str, language: str) -> set[HeadingKind | None]:
    """Return what a name calls a file: "meeting agenda" is an agenda, and "minutes and agenda" is both."""
    kinds = [heading_kind(word, language) for word in _WORD.findall(name)]
    # Of several words, "orden del día", and in the name of a file: "orden-del-dia-2024-02-21".
    kinds.append(heading_kind(without_date(_NAME_MARKS.sub(" ", name), language), language))
    return {kind for kind, following in zip_longest(kinds, kinds[1:]) if following is not HeadingKind.AGENDA}


def holds_agenda_alone(minutes: Minutes, outline: Outline) -> bool:
    """Return whether there is an agenda, and a place for notes or none, but nothing noted."""
    agenda = _beneath_all(HeadingKind.AGENDA, outline)
    if not agenda or any(item.questions for item in minutes.items):
        return False
    # An agenda may number its items, and name who will present them.
    announced = {outline.sections[position].lines.first for position in agenda}
    others = (item for item in minutes.items if item.lines.first not in announced)
    at = {section.lines.first: position for position, section in enumerate(outline.sections)}
    # A numbered heading with nothing beneath it is the agenda once more, to be filled in.
    if any(
        item.presenters or (item.number and _is_noted(at[item.lines.first], outline))
        for item in others
        if item.lines.first in at
    ):
        return False
    if _opens_with_notes(minutes, outline):
        return False
    formal = {one for kind in _FORMAL for one in _beneath_all(kind, outline) if not _is_long(one, outline)}
    notes = _for_notes(outline, formal)
    apart = formal | (agenda - (notes or set()))  # an agenda within the notes is one of the notes
    places = notes if notes is not None else range(len(outline.sections))
    if any(_is_noted(position, outline) for position in places if position not in apart):
        return False
    return notes is not None or not any(_is_discussed(position, outline) for position in agenda)


def _is_long(position: int, outline: Outline) -> bool:
    """Return whether far more stands beneath a heading than a formality takes: what was said, word for word."""
    return outline.sections[position].lines.last - outline.sections[position].lines.first > _MAX_FORMAL_LINES


def _beneath_all(kind: HeadingKind, outline: Outline) -> set[int]:
    """Return the positions of the sections of a kind, with all that lies beneath them."""
    found = (position for position, each in enumerate(outline.kinds) if each is kind)
    return {one for position in found for one in (position, *beneath(position, outline.sections))}


def _for_notes(outline: Outline, formal: Container[int] = ()) -> set[int] | None:
    """Return the positions of the sections that are there for the notes, None if there are none but formal ones."""
    places: set[int] | None = None
    for position, kind in enumerate(outline.kinds):
        if kind is HeadingKind.NOTES and position not in formal:
            below = beneath(position, outline.sections)
            # A heading of the notes with nothing beneath it is that of all that follows.
            follows = not below and not _is_noted(position, outline)
            reached = range(position, len(outline.sections)) if follows else (position, *below)
            places = (places or set()) | set(reached)
    return places


def _opens_with_notes(minutes: Minutes, outline: Outline) -> bool:
    """Return whether a sentence stands below the title of what is called minutes, before any heading."""
    if not names_notes(minutes.title, minutes.language):
        return False
    first = outline.sections[0].lines.first if outline.sections else 1
    lines = (outline.text.line(number) for number in range(1, first))
    sentences = (shown_text(line) for line in lines if not line.lstrip().startswith("#"))
    return any(_is_sentence(line) and says_something(line, outline.language) for line in sentences)


def _is_a_day(heading: str | None, outline: Outline) -> bool:
    """Return whether a heading is the day of a meeting, so that titles may stand beneath it."""
    return heading is not None and names_date(heading, None, outline.language)


def _is_title(heading: str | None, minutes: Minutes, outline: Outline) -> bool:
    """Return whether a heading is a day, or names the meeting once more: "Meeting 5", but no "Meeting notes"."""
    if heading is None or _is_a_day(heading, outline):
        return heading is not None
    numbers = "".join(filter(str.isdigit, heading))
    is_of_day = bool(minutes.date) and "".join(filter(str.isdigit, str(minutes.date))) == numbers
    return (is_of_day or names_a_meeting(heading)) and not names_notes(heading, outline.language)


def _is_sentence(line: str) -> bool:
    """Return whether a line is as long as a sentence and ends like one."""
    long = len(line.split()) >= _MIN_WORDS or len(_UNSPACED.findall(line)) >= _MIN_UNSPACED
    return long and line.rstrip().endswith((".", "!", "。", "！"))


def _is_noted(position: int, outline: Outline) -> bool:
    """Return whether anything stands in a section but placeholders, addresses and formalities."""
    section, text = outline.sections[position], outline.text
    lines = section.lines if not text.line(section.lines.first).lstrip().startswith("#") else section.body
    return lines is not None and any(says_something(line, outline.language) for line in text.lines(lines))


def says_something(line: str, language: str) -> bool:
    """Return whether a line is more than a placeholder, an address, a label with nothing behind it or a formality."""
    line = LIST_MARK.sub("", line, count=1)
    return not (
        is_placeholder(line, language)
        or not any(map(str.isalnum, LINKS.sub("", line)))
        or line.rstrip("*_ ").endswith((":", "："))
        or heading_kind(line, language) is not None
    )


def _is_discussed(position: int, outline: Outline) -> bool:
    """Return whether more than titles stands in a section of an agenda: a bullet beneath another one that says it."""
    section, text = outline.sections[position], outline.text
    for block in section.blocks:
        inside = {paragraph.lines for paragraph in block.paragraphs}
        depths = {lines: len(text.line(lines.first)) - len(text.line(lines.first).lstrip()) for lines in inside}
        # What stands beneath the heading of a topic is no title itself.
        is_headed = text.line(section.lines.first).lstrip().startswith("#")
        levels = sorted(set(depths.values()))
        if outline.kinds[position] is HeadingKind.COLLECTION and not is_headed:
            levels = levels[1:]  # its own line is followed by the titles
        is_topic = outline.kinds[position] is None and is_headed and not _is_a_day(section.heading, outline)
        least = -1 if is_topic else min(levels, default=0)
        formal: int | None = None  # the depth of a bullet that is a formality, until one is no deeper
        for lines, depth in sorted(depths.items()):
            if formal is not None and depth > formal:
                continue
            kind = heading_kind(LIST_MARK.sub("", text.line(lines.first), count=1), outline.language)
            formal = depth if kind in _FORMAL else None
            said = "\n".join(line for line in text.lines(lines) if says_something(line, outline.language))
            shown = _ADDRESS.sub("", shown_text(said))
            long = len(shown.split()) >= _MIN_WORDS or len(_UNSPACED.findall(shown)) >= _MIN_UNSPACED
            is_said = depth > least and names_speaker(LIST_MARK.sub("", shown, count=1), outline.language)
            if _OUTCOME.search(shown) or is_said or (long and depth > least):
                return True
    return False
