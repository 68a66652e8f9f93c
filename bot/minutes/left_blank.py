"""Tells what was left blank: sections of minutes in which nothing is noted, though something is written."""

import re
from functools import cache

from bot.languages.merging import own_language, words_for
from bot.minutes.formal_openings import opens_formality
from bot.minutes.heading_kinds import FORMAL, HeadingKind, heading_kind
from bot.minutes.label_words import PEOPLE, FieldKind, label_kind
from bot.minutes.link_marks import LINK
from bot.minutes.list_shapes import LIST_MARK
from bot.minutes.names import looks_like_name
from bot.minutes.section_kinds import Outline
from bot.minutes.sections import Section
from bot.minutes.shown import shown_text
from bot.text import fold

_MAX_PLACEHOLDER_CHARACTERS = 200  # characters
_MAX_ENDING_CHARACTERS = 81  # characters behind the beginning of a placeholder
_MAX_LABEL_WORDS = 3
_MIN_FORMAL = 3  # lines of a form that say when, where or who
_SHARE_OF_FORMAL = 4  # one line in so many may say something else there
_OF_MEETING = frozenset({FieldKind.ATTENDEES, FieldKind.ABSENT, FieldKind.DATE, FieldKind.OTHER})
_MAX_CHARACTERS = 300  # characters of a line that says that nothing was noted, or where something else stands
_GAP = re.compile(r"<[a-z_ -]{2,40}>(?!.{0,200}</)", re.IGNORECASE)
"""What is to be written in its place: "<topic> (<your name>)"."""
ASKING = re.compile(r"\s*([*_])(?![*_\s])[^*_]{1,200}\1\s*")
"""A line in italics, which asks for what is to be written: "_Show your work!_"."""
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_SENTENCE_ENDS = re.compile(r"[.!。！]")
_SENTENCE_END = ("。", "！", "!")  # a point may belong to an abbreviated name
_COLONS = (":", "：")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_BEGINNING = 4  # letters of a word that may end otherwise


def is_placeholder(line: str, language: str = "") -> bool:
    """Return whether a line says nothing: it is a placeholder, all of it. "None of us can come" is a note.

    >>> is_placeholder("TBD"), is_placeholder("None of us can come")
    (True, False)
    """
    if not any(map(str.isalnum, _GAP.sub("", line) if "<" in line else line)):
        return True
    if len(line) > _MAX_PLACEHOLDER_CHARACTERS:
        return False
    placeholders, openings = _placeholders(own_language(language))
    words = _bare(line)
    if words in placeholders:
        return True
    if not words.startswith(openings):  # nearly all lines; one look for all of them is many times as fast
        return False
    opening = next(opening for opening in openings if words.startswith(opening))
    return len(words) - len(opening) < _MAX_ENDING_CHARACTERS


def says_nothing(section: Section, outline: Outline) -> bool:
    """Return whether one line that notes nothing is all that stands beneath a heading.

    It says so ("None this week."), or it is a sentence that every meeting's minutes have.
    """
    said = _only_line(section, outline)
    bare, nothing = _bare(said), _nothing(own_language(outline.language))
    sentence = _SENTENCE_ENDS.split(bare, maxsplit=1)[0]  # "No questions. See you next week!"
    is_said = bare in nothing or (" " in sentence and sentence in nothing)
    return bool(bare) and (is_said or opens_formality(said, outline.language))


def notes_something(position: int, outline: Outline) -> bool:
    """Return whether more than addresses and formalities stands beneath a heading, before the next one."""
    body = outline.sections[position].body
    lines = outline.text.lines(body) if body is not None else ()
    return any(
        any(map(str.isalnum, LINK.sub("", line))) and heading_kind(line, outline.language) is None for line in lines
    )


def holds_formalities(section: Section, outline: Outline) -> bool:
    """Return whether all lines beneath a heading are formalities: who takes notes, who watches the time.

    In a form or a table, where every line has a label, one in so many may tell something else: "Kind of meeting".
    """
    if section.body is None or not section.heading_lines:
        return False
    lines = [line for line in outline.text.lines(section.body) if any(map(str.isalnum, line))]
    if lines and all(_is_formal(line, outline.language) for line in lines):
        return not any(LINK.search(line) for line in lines)
    labels = [label for line in lines if (label := _label_of(line))]
    # Without those who came it may be the form of anything: a fair has a day and a place too.
    tells_who = any(label_kind(label, outline.language) in PEOPLE for label in labels)
    formal = sum(_is_of_meeting(label, outline.language) for label in labels) if tells_who else 0
    told = len(lines) - (lines[0].lstrip().startswith("|") if lines else 0)  # the head of a table tells nothing
    return (
        formal >= _MIN_FORMAL
        and len(labels) == len(lines)
        and formal * _SHARE_OF_FORMAL >= told * (_SHARE_OF_FORMAL - 1)
    )


def _is_of_meeting(label: str, language: str) -> bool:
    """Return whether a label is one of when, where or who: what "News" tells was discussed."""
    kind = heading_kind(label, language)
    return kind in FORMAL or (kind is None and label_kind(label, language) in _OF_MEETING)


def _label_of(line: str) -> str:
    """Return what stands before the colon of a line, or in the first cell of a row; "" if nothing does."""
    row = line.strip()
    if row.startswith("|"):
        return next((cell for cell in map(str.strip, shown_text(row).split("|")) if cell), "")
    label, colon, behind = shown_text(LIST_MARK.sub("", row)).replace("：", ":").partition(":")
    is_label = bool(colon) and len(label.split()) <= _MAX_LABEL_WORDS and not behind.startswith("//")
    return label.strip(" *_") if is_label else ""


def _is_formal(line: str, language: str) -> bool:
    kind = heading_kind(line, language)
    # "Minutes: Ada Byron" tells who takes the notes.
    behind = shown_text(line).replace("：", ":").partition(":")[2].strip(" *_")
    if behind.endswith(_SENTENCE_END):  # "說明：六樓漏水。"
        return False
    who = behind.strip(" .")
    tells_who = kind is HeadingKind.NOTES and (looks_like_name(who, language) or (who.isalpha() and who.istitle()))
    return kind in FORMAL or tells_who


def leads_elsewhere(section: Section, outline: Outline) -> bool:
    """Return whether one line that tells where something else stands is all: "For the last notes see: https://…"."""
    said = _only_line(section, outline)
    if LINK.search(said) is None:
        return False
    rest = LINK.sub("", said).rstrip("*_ >")
    return rest.endswith(_COLONS) or (not any(map(str.isalnum, rest)) and _is_called_so(said, section.heading or ""))


def _is_called_so(link: str, heading: str) -> bool:
    """Return whether a link says little more than the heading above it: "[List of action items](…)", "Action items"."""
    words = _WORDS.findall(fold(shown_text(link)))
    named = {word[:_BEGINNING] for word in _WORDS.findall(fold(shown_text(heading)))}
    return sum(word[:_BEGINNING] in named for word in words) * 2 > len(words)


def _only_line(section: Section, outline: Outline) -> str:
    """Return the only line beneath a heading, "" if there are more or none; beside others, links do not count."""
    if section.body is None or not section.heading_lines:
        return ""
    said = (line for line in outline.text.lines(section.body) if any(map(str.isalnum, line)))
    lines = [line for line in said if not ASKING.fullmatch(line)]
    lines = [line for line in lines if not _is_labelled_link(line)] or lines
    return lines[0] if len(lines) == 1 and len(lines[0]) <= _MAX_CHARACTERS else ""


def _is_labelled_link(line: str) -> bool:
    """Return whether a line is a link behind a label of a few words: "Project board: https://…"."""
    label = LINK.sub("", line).strip(" *_-.")
    return label.endswith((":", "：")) and len(label.split()) <= _MAX_LABEL_WORDS and LINK.search(line) is not None


def _bare(line: str) -> str:
    """Return the folded words of a line without the marks around them."""
    return _EDGES.sub("", " ".join(fold(line).split()))


@cache
def _placeholders(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the folded placeholders, and the beginnings of others with the blank or comma behind them."""
    files = words_for(language).files
    openings = tuple(f"{fold(one)}{end}" for one in files.placeholder_openings for end in " ,")
    return frozenset(map(fold, files.placeholders)), openings


@cache
def _nothing(language: str) -> frozenset[str]:
    words = words_for(language)
    return frozenset(map(fold, words.tasks.nothing))
