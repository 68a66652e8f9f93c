"""Tells minutes from what lies beside them: READMEs, templates, tables of contents, slides, agendas never held."""

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of, spaced, unspaced
from bot.minutes.date_clues import DateClues
from bot.minutes.dates import date_in
from bot.minutes.forms import has_gaps_for_values, is_form
from bot.minutes.held import LINKS, says_something, was_never_held
from bot.minutes.left_blank import is_placeholder
from bot.minutes.list_shapes import LIST_MARK
from bot.minutes.listed_meetings import lists_meetings
from bot.minutes.meeting_titles import names_a_meeting
from bot.minutes.model import Minutes
from bot.minutes.section_kinds import Outline
from bot.minutes.shown import shown_text
from bot.minutes.signs import has_signs, is_filed_among_articles, tells_long_time
from bot.minutes.told import Told
from bot.text import fold

# What a name may have behind it: the language, as in README.zh-CN.md.
_LANGUAGE = r"(?:[._-][a-z]{2}(?:-[a-z]+)?)?"
_DAY = re.compile(r"(?:\d{4}[-_.]?\d{2}[-_.]?\d{2}|\d{4}-\d{1,2}-\d{1,2})(?![^\W_])")
_ADDRESS = re.compile(r"https?://\S+")
_FEW_SIGNS = Told(
    "it has too few signs of minutes; if it is some, give it `date:` in its front matter or name it under `include:`"
)
_FEW_SIGNS_AMONG_ARTICLES = Told(
    "it lies among articles and has too few signs of minutes; if it is some, name it under `include:`"
)
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
    # A folder may be called after a day and something else, such as a release.
    is_of_a_day = _are_of_a_day(folders, is_alone=not minutes.attendees)
    if grammar.about.fullmatch(stem) and not is_of_a_day:
        return Told("it is about the repository, by its name")
    if grammar.template.search(stem) or any(grammar.template.search(fold(folder)) for folder in folders):
        return Told("it is a template, by its name")
    if has_gaps_for_values(outline.text) or (minutes.date is None and is_form(outline.text)):
        return Told("it is a template: nobody has filled it in")
    is_titled = not minutes.attendees and _is_titled_contents(minutes.title, grammar)
    is_contents = is_titled or grammar.contents.fullmatch(stem)
    if is_contents or lists_meetings(minutes, outline):
        return Told("it is a table of contents")
    if any(grammar.slides.fullmatch(fold(folder)) for folder in folders) or re.fullmatch(
        rf".*[._-]{grammar.slides.pattern}", stem
    ):
        return Told("it is slides, by its folder or name")
    return _why_without_notes(minutes, outline) or _why_without_signs(
        minutes, outline, clues, is_called_meeting=is_called_meeting
    )


def _why_without_notes(minutes: Minutes, outline: Outline) -> str | None:
    if was_never_held(minutes, outline):
        return Told("it is an agenda without notes: nothing is written down of what was discussed")
    if not _says_nothing(minutes, outline):
        return None
    if _ADDRESS.search(outline.text.text):
        return Told("it only leads elsewhere: nothing is written down but links")
    # "News: none" was written down at a meeting, if its day is known.
    if minutes.date is not None and _lines_but_headings(outline):
        return None
    return Told("nothing is written down in it but headings")


def _is_titled_contents(title: str, grammar: _Grammar) -> bool:
    """Return whether a title says that several meetings are listed; one with a number is about one of them."""
    return grammar.contents_title.search(fold(title)) is not None and not any(map(str.isdigit, title))


def _why_without_signs(minutes: Minutes, outline: Outline, clues: DateClues, *, is_called_meeting: bool) -> str | None:
    if tells_long_time(minutes.title, minutes.language) and not names_a_meeting(minutes.title):
        return Told("it is a report: its title names a time of more than two weeks")
    if not has_signs(minutes, outline, clues, is_called_meeting=is_called_meeting):
        return _FEW_SIGNS_AMONG_ARTICLES if is_filed_among_articles(minutes) else _FEW_SIGNS
    return None


def is_doubtful(reason: str) -> bool:
    """Return whether a file was left out only because too little shows that it is minutes."""
    return reason == _FEW_SIGNS  # among articles, one on a meeting to come may be named like its minutes


def _are_of_a_day(folders: Sequence[str], *, is_alone: bool) -> bool:
    """Return whether folders are named after a day: what a repository shows of them is that meeting's minutes.

    `is_alone` tells that nothing else may stand in the name of the folder.

    >>> _are_of_a_day(["2024", "03", "04"], is_alone=True), _are_of_a_day(["2024", "03"], is_alone=True)
    (True, False)
    >>> [_are_of_a_day(["notes", "2024-03-04-board"], is_alone=alone) for alone in (True, False)]
    [False, True]
    """
    for named in ("".join(folders[-1:]), "-".join(folders[-3:])):
        day = _DAY.fullmatch(named) if is_alone else _DAY.match(named)
        date = date_in(day.group()) if day else None
        if date is not None and date.day:
            return True
    return False


def _says_nothing(minutes: Minutes, outline: Outline) -> bool:
    """Return whether a file says nothing besides headings, formalities, placeholders and what is linked."""
    if minutes.attendees:
        return False
    said = _lines_but_headings(outline)
    return not any(says_something(line, outline.language) and not _says_of_links(line, outline) for line in said)


def _lines_but_headings(outline: Outline) -> list[str]:
    lines = (line for line in outline.text.text.split("\n") if any(map(str.isalnum, line)))
    return [line for line in lines if not line.lstrip().startswith("#")]


def _says_of_links(line: str, outline: Outline) -> bool:
    """Return whether a line says nothing but what its links lead to, or that there are no notes."""
    _, _, behind_label = shown_text(line).partition(":")
    if behind_label.strip() and is_placeholder(behind_label, outline.language):
        return True
    line = LIST_MARK.sub("", line, count=1)
    beside = LINKS.sub("", line)
    return beside != line and len(re.findall(r"\w+", beside)) <= _MOST_BESIDE_LINK
