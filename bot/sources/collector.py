"""Puts together what a source holds, file by file."""

from bot.minutes.permalinks import LinkTemplate
from bot.minutes.problem import Level, Problem
from bot.minutes.told import Told
from bot.sources.decoding import read_text
from bot.sources.file_names import odd_name, shown
from bot.sources.model import SkippedFile, SourceContent, SourceFile
from bot.sources.selection import Selection, may_be_text

_MAX_UNREAD = 500  # files that are no Markdown by their names; more of them are no minutes
_MAX_UNREAD_BYTES = 256 * 1024  # bytes of one
MAX_SOURCE_BYTES = 512 * 1024 * 1024  # bytes; what a program that answers from memory can hold
MAX_SOURCE_FILES = 50_000
MAX_SOURCE_LINES = 2_000_000  # eight times those of ten years of TC39


class FileCollector:
    """Takes the files of a source and notes what is wrong with them; lives as long as one reading."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self._files: list[SourceFile] = []
        self._skipped: list[SkippedFile] = []
        self._problems: list[Problem] = []
        self._unread: list[SourceFile] = []
        self._looked_into: set[str] = set()
        self._paths: set[str] = set()
        self._size = 0
        self._lines = 0
        self._is_full = False

    def wants(self, path: str) -> bool:
        """Return whether a file is to be read; note that it is there, and why not if somebody might look for it."""
        self.is_there(path)
        if not self.selection.is_candidate(path):
            return self._may_be_minutes(path)
        pattern = self.selection.excluded_by(path)
        if pattern is not None:
            self.skip(shown(path), Told("it matches `{pattern}` under `exclude:`", pattern=pattern))
            return False
        problem = odd_name(path)
        if problem is not None:
            self.refuse(problem)
        return problem is None

    def _may_be_minutes(self, path: str) -> bool:
        """Return whether a file is looked into, though nobody reads it by its name, because it may be minutes."""
        few = len(self._looked_into) < _MAX_UNREAD
        if not few or not may_be_text(path) or self.selection.excluded_by(path) or odd_name(path):
            return False
        self._looked_into.add(path)
        return True

    def is_there(self, path: str) -> None:
        """Note that there is a file, which may be linked to."""
        self._paths.add(path)

    def add(self, path: str, content: bytes, *, included: bool = False) -> None:
        """Take the content of a file, or note why it cannot be served."""
        if path in self._looked_into:
            text = read_text(content, path) if len(content) <= _MAX_UNREAD_BYTES else None
            if isinstance(text, str):
                self._unread.append(SourceFile(path, text))
            return
        size, lines = self._size + len(content), self._lines + content.count(b"\n")
        too_much = (
            (size > MAX_SOURCE_BYTES, _source_too_large),
            (lines > MAX_SOURCE_LINES, _too_many_lines),
            (len(self._files) >= MAX_SOURCE_FILES, _too_many_files),
        )
        problem = next((words for is_over, words in too_much if is_over), None)
        if self._is_full or problem:
            if problem and not self._is_full:  # said once, however many files follow
                self._problems.append(problem(path))
            self._is_full = True
            self.skip(path, Told("the source holds too much"))
            return
        self._size, self._lines = size, lines
        text = read_text(content, path)
        if isinstance(text, Problem):
            self.refuse(text)
        else:
            self._files.append(SourceFile(path, text, included or self.selection.is_included(path)))

    def refuse(self, problem: Problem) -> None:
        """Leave the file out that a problem is about."""
        if problem.file in self._looked_into:  # it need not be minutes
            return
        self._problems.append(problem)
        self.skip(problem.file, problem.message)

    def note(self, problem: Problem) -> None:
        """Note what is wrong without leaving a file out for it."""
        self._problems.append(problem)

    def skip(self, path: str, reason: str) -> None:
        """Leave a file out that nothing is wrong with."""
        self._skipped.append(SkippedFile(path, reason))

    def content(self, name: str, link_template: LinkTemplate | None) -> SourceContent:
        """Return everything that was taken and noted."""
        return SourceContent(
            name,
            tuple(self._files),
            tuple(self._skipped),
            tuple(self._problems),
            frozenset(self._paths),
            tuple(self._unread),
            link_template,
        )


def _source_too_large(path: str) -> Problem:
    message = Told(
        "The source holds over {most} MB; this file and those after it are left out.",
        most=MAX_SOURCE_BYTES // 1024 // 1024,
    )
    return _too_much(path, message)


def _too_many_lines(path: str) -> Problem:
    message = Told(
        "The source holds over {most} lines; this file and those after it are left out.", most=f"{MAX_SOURCE_LINES:,}"
    )
    return _too_much(path, message)


def _too_many_files(path: str) -> Problem:
    message = Told(
        "The source holds over {most} files; this one and those after it are left out.", most=f"{MAX_SOURCE_FILES:,}"
    )
    return _too_much(path, message)


def _too_much(path: str, message: str) -> Problem:
    fix = Told("Leave out what is no minutes with `exclude:`, or name a smaller folder.")
    return Problem(path, 0, Level.ERROR, "source-too-large", message, fix)
