"""Tells minutes from what lies beside them: READMEs, templates, tables of contents, slides, agendas never held."""

import posixpath
import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of, spaced, unspaced
from bot.minutes.date_clues import DateClues
from bot.minutes.dates import date_in
from bot.minutes.forms import is_form
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.left_blank import is_placeholder
from bot.minutes.listed_meetings import lists_meetings
from bot.minutes.model import Minutes
from bot.minutes.section_kinds import Outline, beneath, names_a_meeting, names_date
from bot.minutes.sections import BlockKind, Section
from bot.minutes.shown import shown_text
from bot.minutes.signs import has_signs, is_filed_among_articles, names_notes, tells_long_time
from bot.minutes.speakers import names_speaker
from bot.minutes.told import Told
from bot.text import fold

# What a name may have behind it: the language, as in README.zh-CN.md.
_LANGUAGE = r"(?:[._-][a-z]{2}(?:-[a-z]+)?)?"
_FORMAL = (HeadingKind.LOGISTICS, HeadingKind.CONTENTS, HeadingKind.ATTENDEES)
_MARKER = re.compile(r"\A\s*(?:[-*+]|\d{1,9}[.)])\s+")
_DAY = re.compile(r"\d{4}[-_.]?\d{2}[-_.]?\d{2}|\d{4}-\d{1,2}-\d{1,2}")
_ADDRESS = re.compile(r"https?://\S+")
_LINKS = re.compile(r"(?:[\w-]{1,40}: *)?\[[^\[\]]{0,500}\]\([^()\s]{0,2000}\)|(?:[\w-]{1,40}: *)?<?https?://\S+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_OUTCOME = re.compile(r"(?:->|=>|→)\s*\w")
_WORD = re.compile(r"[^\W\d_]+")
_MIN_WORDS = 5  # words of a bullet beneath a topic that tell what was said; fewer name a part of the topic
_MIN_UNSPACED = 10  # characters of languages without blanks, likewise
_MOST_BESIDE_LINK = 2  # words that name what a link leads to: "Slides - "


@dataclass(frozen=True, slots=True)
class _Grammar:
    """What tells what is no minutes, in one language."""

    about: re.Pattern[str]
    template: re.Pattern[str]
    slides: re.Pattern[str]
    contents: re.Pattern[str]
    contents_title: re.Pattern[str]


@cache
def _grammar(language: str) -> _Grammar:
    files = words_for(language).files
    templates, titles = sorted(files.templates), [fold(title) for title in files.contents_titles]
    return _Grammar(
        about=re.compile(rf"(?:{'|'.join(map(_name, files.about))}){_LANGUAGE}"),
        template=re.compile(
            rf"(?:^|[\W_]){any_of(spaced(templates))}(?:$|[\W_])|{any_of(map(fold, unspaced(templates)))}"
        ),
        slides=re.compile(any_of(map(fold, files.slides))),
        contents=re.compile("|".join(map(_name, files.contents))),
        contents_title=re.compile(rf"{any_of(spaced(titles))}|{any_of(unspaced(titles))}$"),
    )


def _name(words: str) -> str:
    """Return a pattern for the folded name of a file, whose words `_` or `-` may part."""
    return "[ _-]?".join(map(re.escape, re.split("[ _-]", fold(words))))


def why_no_minutes(
    minutes: Minutes, outline: Outline, clues: DateClues, *, is_called_meeting: bool = False
) -> str | None:
    """Return why a file is no minutes, None if it is or may well be; `clues` is what it tells of its date.

    `is_called_meeting` tells that its front matter says that it is a meeting's.
    """
    grammar = _grammar(own_language(minutes.language))
    *folders, name = minutes.source.split("/")
    stem = fold(posixpath.splitext(name)[0])
    if grammar.about.fullmatch(stem) and not _are_of_a_day(folders):
        return Told("it is about the repository, by its name")
    if grammar.template.search(stem) or any(grammar.template.search(fold(folder)) for folder in folders):
        return Told("it is a template, by its name")
    if minutes.date is None and is_form(outline.text):
        return Told("it is a template: nobody has filled in its day")
    is_contents = grammar.contents.fullmatch(stem) or _is_titled_contents(minutes.title, grammar)
    if is_contents or lists_meetings(minutes, outline):
        return Told("it is a table of contents")
    if any(grammar.slides.fullmatch(fold(folder)) for folder in folders) or re.fullmatch(
        rf".*[._-]{grammar.slides.pattern}", stem
    ):
        return Told("it is slides, by its folder or name")
    if _was_never_held(minutes, outline):
        return Told("it is an agenda without notes: nothing is written down of what was discussed")
    if _only_leads_elsewhere(minutes, outline):
        return Told("it only leads elsewhere: nothing is written down but links")
    return _why_without_signs(minutes, outline, clues, is_called_meeting=is_called_meeting)


def _is_titled_contents(title: str, grammar: _Grammar) -> bool:
    """Return whether a title says that several meetings are listed; one with a number is about one of them."""
    return grammar.contents_title.search(fold(title)) is not None and not any(map(str.isdigit, title))


def _why_without_signs(minutes: Minutes, outline: Outline, clues: DateClues, *, is_called_meeting: bool) -> str | None:
    if tells_long_time(minutes.title, minutes.language) and not names_a_meeting(minutes.title):
        return Told("it is a report: its title names a time of more than two weeks")
    if not has_signs(minutes, outline, clues, is_called_meeting=is_called_meeting):
        if is_filed_among_articles(minutes):
            return Told(
                "it lies among articles and has too few signs of minutes; if it is some, name it under `include:`"
            )
        return Told(
            "it has too few signs of minutes; if it is some, give it `date:` in its front matter "
            "or name it under `include:`"
        )
    return None


def _are_of_a_day(folders: Sequence[str]) -> bool:
    """Return whether folders are named after a day: what a repository shows of them is that meeting's minutes.

    >>> _are_of_a_day(["notes", "2024-03-04"]), _are_of_a_day(["2024", "03", "04"]), _are_of_a_day(["2024", "03"])
    (True, True, False)
    """
    for named in ("".join(folders[-1:]), "-".join(folders[-3:])):
        date = date_in(named) if _DAY.fullmatch(named) else None
        if date is not None and date.day:
            return True
    return False


def _was_never_held(minutes: Minutes, outline: Outline) -> bool:
    is_agenda = holds_agenda_alone(minutes, outline) or _is_agenda_by_name(minutes, outline)
    return is_agenda and not minutes.attendees


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
    return any(_says_something(line, outline.language) for line in lines)


def _kinds_named(name: str, language: str) -> set[HeadingKind | None]:
    """Return what a name calls a file: "meeting agenda" is an agenda, and "minutes and agenda" is both."""
    kinds = [heading_kind(word, language) for word in _WORD.findall(name)]
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
    formal = {one for kind in _FORMAL for one in _beneath_all(kind, outline)}
    notes = _for_notes(outline, formal)
    apart = formal | (agenda - (notes or set()))  # an agenda within the notes is one of the notes
    places = notes if notes is not None else range(len(outline.sections))
    if any(_is_noted(position, outline) for position in places if position not in apart):
        return False
    return notes is not None or not any(_is_discussed(position, outline) for position in agenda)


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
    return any(_is_sentence(line) and _says_something(line, outline.language) for line in sentences)


def _only_leads_elsewhere(minutes: Minutes, outline: Outline) -> bool:
    """Return whether a file has links, and says nothing besides headings, formalities and what is linked."""
    if minutes.attendees:
        return False
    lines = [line for line in outline.text.text.split("\n") if any(map(str.isalnum, line))]
    if not any(_ADDRESS.search(line) for line in lines):
        return False
    said = (line for line in lines if not line.lstrip().startswith("#"))
    return not any(_says_something(line, outline.language) and not _says_of_links(line, outline) for line in said)


def _says_of_links(line: str, outline: Outline) -> bool:
    """Return whether a line says nothing but what its links lead to, or that there are no notes."""
    _, _, behind_label = shown_text(line).partition(":")
    if behind_label.strip() and is_placeholder(behind_label, outline.language):
        return True
    beside = _LINKS.sub("", _MARKER.sub("", line, count=1))
    return beside != line and len(re.findall(r"\w+", beside)) <= _MOST_BESIDE_LINK


def _is_a_day(heading: str | None, outline: Outline) -> bool:
    """Return whether a heading is the day of a meeting, so that titles may stand beneath it."""
    return heading is not None and names_date(heading, None, outline.language)


def _is_sentence(line: str) -> bool:
    """Return whether a line is as long as a sentence and ends like one."""
    long = len(line.split()) >= _MIN_WORDS or len(_UNSPACED.findall(line)) >= _MIN_UNSPACED
    return long and line.rstrip().endswith((".", "!", "。", "！"))


def _is_noted(position: int, outline: Outline) -> bool:
    """Return whether anything stands in a section but placeholders, addresses and formalities."""
    section, text = outline.sections[position], outline.text
    lines = section.lines if not text.line(section.lines.first).lstrip().startswith("#") else section.body
    return lines is not None and any(_says_something(line, outline.language) for line in text.lines(lines))


def _says_something(line: str, language: str) -> bool:
    line = _MARKER.sub("", line, count=1)
    return not (
        is_placeholder(line, language)
        or not any(map(str.isalnum, _LINKS.sub("", line)))
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
            kind = heading_kind(_MARKER.sub("", text.line(lines.first), count=1), outline.language)
            formal = depth if kind in _FORMAL else None
            said = "\n".join(line for line in text.lines(lines) if _says_something(line, outline.language))
            shown = _ADDRESS.sub("", shown_text(said))
            long = len(shown.split()) >= _MIN_WORDS or len(_UNSPACED.findall(shown)) >= _MIN_UNSPACED
            is_said = depth > least and names_speaker(_MARKER.sub("", shown, count=1), outline.language)
            if _OUTCOME.search(shown) or is_said or (long and depth > least):
                return True
    return False
