"""Finds minutes that nobody reads, because their names do not end as those of Markdown files do."""

import posixpath
from collections.abc import Iterator

from bot.knowledge.workers import parse_file
from bot.minutes.dating import likely_date
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.parse import Parsed
from bot.minutes.problem import Level, Problem
from bot.minutes.told import Told
from bot.sources.file_names import quoted
from bot.sources.model import SourceContent, SourceFile

_MIN_TOPICS = 2  # topics that a dated file without attendees has, if it is minutes
_OF_MEETINGS = (HeadingKind.AGENDA, HeadingKind.NOTES, HeadingKind.ATTENDEES)


def unread_minutes(content: SourceContent) -> Iterator[Problem]:
    """Yield the files of a source that look like minutes and are not read, with the name that they should have."""
    for file in content.unread:
        meetings, reason = parse_file(file, content.name, content.link_template)
        if reason is None and any(map(_looks_like_minutes, meetings)):
            name = _markdown_name(file)
            message = Told("The file looks like minutes, but is not read: its name does not end in `.md`.")
            fix = Told("Give it another name: {command}", command=f"mv {quoted(file.path)} {quoted(name)}")
            yield Problem(file.path, 0, Level.WARNING, "other-ending", message, fix)


def _looks_like_minutes(parsed: Parsed) -> bool:
    """Return whether a file is dated, and holds what hardly anything but minutes does."""
    minutes = parsed.minutes
    if minutes is None or (minutes.date or likely_date(parsed.clues)) is None:
        return False
    if minutes.attendees or any(item.questions or item.presenters for item in minutes.items):
        return True
    kinds = {heading_kind(item.heading, minutes.language) for item in minutes.items}
    return not kinds.isdisjoint(_OF_MEETINGS) or sum(bool(item.heading) for item in minutes.items) >= _MIN_TOPICS


def _markdown_name(file: SourceFile) -> str:
    stem, ending = posixpath.splitext(file.path)
    return f"{file.path if ending[1:].isdecimal() else stem}.md"
