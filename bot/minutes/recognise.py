"""Tells minutes from what lies beside them: READMEs, templates, tables of contents, slides, agendas never held."""

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of, spaced, unspaced
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.model import Minutes
from bot.minutes.sections import Section
from bot.minutes.told import Told
from bot.text import fold

# What a name may have behind it: the language, as in README.zh-CN.md.
_LANGUAGE = r"(?:[._-][a-z]{2}(?:-[a-z]+)?)?"
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_MAX_PLACEHOLDER_CHARACTERS = 200  # characters
_MAX_ENDING_CHARACTERS = 81  # characters behind the beginning of a placeholder


@dataclass(frozen=True, slots=True)
class _Grammar:
    """What tells what is no minutes, in one language."""

    about: re.Pattern[str]
    template: re.Pattern[str]
    slides: re.Pattern[str]
    contents: re.Pattern[str]
    contents_title: re.Pattern[str]
    placeholders: frozenset[str]
    openings: tuple[str, ...]


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
        placeholders=frozenset(map(fold, files.placeholders)),
        openings=tuple(map(fold, files.placeholder_openings)),
    )


def _name(words: str) -> str:
    """Return a pattern for the folded name of a file, whose words `_` or `-` may part."""
    return "[ _-]?".join(map(re.escape, re.split("[ _-]", fold(words))))


def why_no_minutes(minutes: Minutes, sections: Sequence[Section]) -> str | None:
    """Return why a file is no minutes, None if it is or may well be."""
    grammar = _grammar(own_language(minutes.language))
    *folders, name = minutes.source.split("/")
    stem = fold(posixpath.splitext(name)[0])
    if grammar.about.fullmatch(stem):
        return Told("it is about the repository, by its name")
    if grammar.template.search(stem) or any(grammar.template.search(fold(folder)) for folder in folders):
        return Told("it is a template, by its name")
    if grammar.contents.fullmatch(stem) or grammar.contents_title.search(fold(minutes.title)):
        return Told("it is a table of contents")
    if any(grammar.slides.fullmatch(fold(folder)) for folder in folders) or re.fullmatch(
        rf".*[._-]{grammar.slides.pattern}", stem
    ):
        return Told("it is slides, by its folder or name")
    if _was_never_held(minutes, sections):
        return Told("it is an agenda without notes: nothing is written down of what was discussed")
    if not _has_signs(minutes, sections):
        return Told("it has no date and none of the signs of minutes: attendees, presenters, questions, notes")
    return None


def _was_never_held(minutes: Minutes, sections: Sequence[Section]) -> bool:
    """Return whether there is an agenda, and a place for notes or none, but nothing noted."""
    if minutes.attendees or any(item.questions or item.presenters or item.number for item in minutes.items):
        return False
    kinds = [heading_kind(section.heading, minutes.language) if section.heading else None for section in sections]
    if HeadingKind.AGENDA not in kinds:
        return False
    noted = False
    for number, (section, kind) in enumerate(zip(sections, kinds, strict=True)):
        announces = kind in (HeadingKind.AGENDA, HeadingKind.LOGISTICS, HeadingKind.CONTENTS) or number == 0
        is_title = section.heading == minutes.title or section.heading is None
        if (
            not announces
            and not is_title
            and _has_content(section, minutes)
            and not _is_below_logistics(section, minutes.language)
        ):
            noted = True
    return not noted


def _is_below_logistics(section: Section, language: str) -> bool:
    return any(heading_kind(above, language) in (HeadingKind.AGENDA, HeadingKind.LOGISTICS) for above in section.path)


def _has_content(section: Section, minutes: Minutes) -> bool:
    body = section.body
    grammar = _grammar(own_language(minutes.language))
    return body is not None and any(not _is_placeholder(line, grammar) for line in minutes.text.lines(body))


def _is_placeholder(line: str, grammar: _Grammar) -> bool:
    """Return whether a line says nothing: it is a placeholder, all of it. "None of us can come" is a note."""
    if not any(map(str.isalnum, line)):
        return True
    if len(line) > _MAX_PLACEHOLDER_CHARACTERS:
        return False
    words = _EDGES.sub("", " ".join(fold(line).split()))
    opening = next((opening for opening in grammar.openings if words.startswith(f"{opening} ")), None)
    return words in grammar.placeholders or (
        opening is not None and len(words) - len(opening) <= _MAX_ENDING_CHARACTERS
    )


def _has_signs(minutes: Minutes, sections: Sequence[Section]) -> bool:
    if minutes.date or minutes.attendees or any(item.questions or item.presenters for item in minutes.items):
        return True
    return any(
        section.heading and heading_kind(section.heading, minutes.language) is HeadingKind.NOTES for section in sections
    )
