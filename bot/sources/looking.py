"""Looks at a folder without reading it: what of it would be read, and whether that has changed since."""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bot.sources.collector import FileCollector
from bot.sources.file_names import is_temporary, odd_name
from bot.sources.selection import Selection
from bot.sources.walking import files_in


class Mark(NamedTuple):
    """What tells that a file is another one than before, or holds something else; the same for all that is gone."""

    size: int
    changed: int
    """Nanoseconds."""
    touched: int
    """Nanoseconds; on Windows when it was made, elsewhere also when it was renamed or its rights were changed."""
    number: int


Marks = Mapping[str, Mark]
"""The files that would be read as minutes, by their paths below the root."""


@dataclass(frozen=True, slots=True)
class Look:
    """What stands in a folder at one time, by a look from outside."""

    files: Marks
    folders: Mapping[str, int]
    """The folders that are looked into, by their real paths, with what tells each from another of the same name."""


class LastLook:
    """What a source was like when it was last read; lives as long as the source."""

    def __init__(self) -> None:
        self.files: Marks | None = None
        """None before the first reading, and after one that failed."""


def look_into(root: Path, selection: Selection) -> Look:
    """Return what stands in a folder now; raise `OSError` if it cannot be listed."""
    collector = FileCollector(selection)
    folders: list[str] = []
    files: dict[str, Mark] = {}
    for real, relative in files_in(root, collector, entered=folders):
        if could_be_minutes(relative, selection):
            _mark(files, relative, real)
    numbers = {folder: _number(folder) for folder in folders}
    return Look(files, numbers)


def look_at_file(root: Path) -> Look:
    """Return what a single file is like now; raise `OSError` if it is not there."""
    files: dict[str, Mark] = {root.name: _mark_of(root.stat())}
    around = str(root.parent)
    return Look(files, {around: _number(around)})


def could_be_minutes(relative: str, selection: Selection) -> bool:
    """Return whether a file would be read as minutes by its path: no draft of an editor, and nothing left out."""
    return (
        selection.is_candidate(relative)
        and not is_temporary(relative)
        and selection.excluded_by(relative) is None
        and odd_name(relative) is None
    )


def _mark(files: dict[str, Mark], relative: str, real: str) -> None:
    try:
        status = os.stat(real)
    except OSError:  # gone meanwhile, or a link to nothing: as if it were not there
        return
    if stat.S_ISREG(status.st_mode):
        files[relative] = _mark_of(status)


def _mark_of(status: os.stat_result) -> Mark:
    return Mark(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def _number(folder: str) -> int:
    try:
        return os.stat(folder).st_ino
    except OSError:
        return 0
