"""Tells minutes from what lies beside them: READMEs, templates, tables of contents, slides, agendas never held."""

import posixpath
import re
from collections.abc import Sequence

from bot.minutes.headings import HeadingKind, heading_kind
from bot.minutes.model import Minutes
from bot.minutes.sections import Section
from bot.text import SourceText, fold

_ABOUT_THE_REPOSITORY = re.compile(
    r"(?:readme|contributing|contributors|code[_ -]?of[_ -]?conduct|licen[sc]e|changelog|security|governance|support"
    r"|pull_request_template|issue_template|authors|maintainers|codeowners)(?:[._-][a-z]{2}(?:-[a-z]+)?)?"
)
_TEMPLATE = re.compile(r"(?:^|[\W_])templates?(?:$|[\W_])|模板|样例")
_SLIDES = re.compile(r"(?:presentations?|slides?|decks?|幻灯片?)")
_CONTENTS_NAME = re.compile(r"(?:toc|table[_ -]of[_ -]contents|目录)")
_CONTENTS_TITLE = re.compile(r"table of contents|目录$")
# A line is a placeholder where it says nothing else: "None of us can come" is a note.
_PLACEHOLDER = re.compile(
    r"[\W_]*+(?:(?:to be (?:filled|added|written|done|determined|announced)(?: in| out)?"
    r"(?: (?:after|during|before|at|by) (?:the )?(?:meeting|call|session))?|tb[dca]|todo|n/a|(?:none|nothing)(?: yet)?"
    r"|(?:会后)?待?补充|待定|(?:暂?无|没有)(?:内容|记录)?|(?:submit|sumbit) a pr .{0,80})[\W_]*+)?",
    re.IGNORECASE,
)


def why_no_minutes(minutes: Minutes, sections: Sequence[Section]) -> str | None:
    """Return why a file is no minutes, None where it is or may well be."""
    *folders, name = minutes.source.split("/")
    stem = fold(posixpath.splitext(name)[0])
    if _ABOUT_THE_REPOSITORY.fullmatch(stem):
        return "it is about the repository, by its name"
    if _TEMPLATE.search(stem) or any(_TEMPLATE.search(fold(folder)) for folder in folders):
        return "it is a template, by its name"
    if _CONTENTS_NAME.fullmatch(stem) or _CONTENTS_TITLE.search(fold(minutes.title)):
        return "it is a table of contents"
    if any(_SLIDES.fullmatch(fold(folder)) for folder in folders) or re.fullmatch(rf".*[._-]{_SLIDES.pattern}", stem):
        return "it is slides, by its folder or name"
    if _was_never_held(minutes, sections):
        return "it is an agenda without notes: nothing is written down of what was discussed"
    if not _has_signs(minutes, sections):
        return "it has no date and none of the signs of minutes: attendees, presenters, questions, notes"
    return None


def _was_never_held(minutes: Minutes, sections: Sequence[Section]) -> bool:
    """Return whether there is an agenda, and a place for notes or none, but nothing noted."""
    if minutes.attendees or any(item.questions or item.presenters or item.number for item in minutes.items):
        return False
    kinds = [heading_kind(section.heading) if section.heading else None for section in sections]
    if HeadingKind.AGENDA not in kinds:
        return False
    noted = False
    for number, (section, kind) in enumerate(zip(sections, kinds, strict=True)):
        announces = kind in (HeadingKind.AGENDA, HeadingKind.LOGISTICS, HeadingKind.CONTENTS) or number == 0
        is_title = section.heading == minutes.title or section.heading is None
        if not announces and not is_title and _has_content(section, minutes.text) and not _is_below_logistics(section):
            noted = True
    return not noted


def _is_below_logistics(section: Section) -> bool:
    return any(heading_kind(above) in (HeadingKind.AGENDA, HeadingKind.LOGISTICS) for above in section.path)


def _has_content(section: Section, text: SourceText) -> bool:
    body = section.body
    return body is not None and any(not _PLACEHOLDER.fullmatch(" ".join(line.split())) for line in text.lines(body))


def _has_signs(minutes: Minutes, sections: Sequence[Section]) -> bool:
    if minutes.date or minutes.attendees or any(item.questions or item.presenters for item in minutes.items):
        return True
    return any(section.heading and heading_kind(section.heading) is HeadingKind.NOTES for section in sections)
