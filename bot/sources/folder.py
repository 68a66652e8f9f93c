"""Minutes in a folder on this machine."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.errors import SourceError
from bot.minutes.model import Level, Problem
from bot.sources.decoding import LARGEST_FILE, decode, too_large
from bot.sources.model import LeftOut, SourceContent, SourceFile

_SUFFIXES = (".md", ".markdown")


@dataclass(frozen=True, slots=True)
class FolderSource:
    """Every Markdown file below a folder, or one file, whose root is then its folder.

    Links that lead out of the folder are not followed, and hidden folders are not read.
    """

    name: str
    path: Path

    def read(self) -> SourceContent:
        """Return what stands in the folder now; raise `SourceError` where there is no such folder."""
        try:
            mode = self.path.stat().st_mode
        except OSError as error:
            raise SourceError(f"{self.path}: {_reason(error)}. Name a folder of minutes, or a file.") from error
        files: list[SourceFile] = []
        left_out: list[LeftOut] = []
        problems: list[Problem] = []
        if stat.S_ISDIR(mode):
            root, paths = self.path, _markdown_files(self.path, problems)
        else:
            root, paths = self.path.parent, iter([self.path.name])
        for relative in paths:
            text = _read(root, relative)
            if isinstance(text, str):
                files.append(SourceFile(relative, text))
            else:
                problems.append(text)
                left_out.append(LeftOut(relative, text.message))
        return SourceContent(self.name, tuple(files), tuple(left_out), tuple(problems))


def _markdown_files(root: Path, problems: list[Problem]) -> Iterator[str]:
    """Yield the paths of the Markdown files below a folder, relative to it, in order."""

    def unreadable(error: OSError) -> None:
        place = os.path.relpath(error.filename or root, root)
        problems.append(_unreadable(place, error))

    inside = os.path.realpath(root)
    for folder, folders, names in os.walk(root, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.lower().endswith(_SUFFIXES) or name.startswith("."):
                continue
            path = os.path.join(folder, name)
            relative = os.path.relpath(path, root).replace(os.sep, "/")
            real = os.path.realpath(path)
            if os.path.islink(path) and os.path.commonpath((inside, real)) != inside:
                problems.append(
                    Problem(
                        relative,
                        0,
                        Level.WARNING,
                        "link-outside",
                        "The file is a link that leads out of the folder, and is not read.",
                        "Put the file itself into the folder, or make the folder it stands in a source.",
                    )
                )
                continue
            yield relative


def _read(root: Path, relative: str) -> str | Problem:
    path = root / relative
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return _problem(relative, "The file is no ordinary file.", "Remove it or give it another name.")
        if status.st_size > LARGEST_FILE:
            return too_large(relative, status.st_size)
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        return _unreadable(relative, error)
    return decode(content, relative) if len(content) <= LARGEST_FILE else too_large(relative, len(content))


def _unreadable(relative: str, error: OSError) -> Problem:
    return _problem(relative, f"The file cannot be read: {_reason(error)}.", "Check that it is there and may be read.")


def _problem(relative: str, message: str, fix: str) -> Problem:
    return Problem(relative, 0, Level.ERROR, "unreadable", message, fix)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
