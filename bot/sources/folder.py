"""Minutes in a folder on this machine."""

import logging
import os
import stat
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from bot.errors import SourceError
from bot.logs.counting import counted
from bot.minutes.permalinks import LinkTemplate
from bot.minutes.problem import Level, Problem
from bot.minutes.told import Told
from bot.sources.collector import FileCollector
from bot.sources.decoding import MAX_FILE_BYTES, too_large
from bot.sources.file_names import quoted, shown
from bot.sources.looking import LastLook, Look, Marks, could_be_minutes, look_at_file, look_into
from bot.sources.model import SourceContent
from bot.sources.revision import text_digest
from bot.sources.selection import Selection
from bot.sources.walking import files_in, reason_of, unreadable

_LOG = logging.getLogger(__name__)
# A pipe is opened without waiting for somebody to write into it; Windows has neither of these.
_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_MAX_NEIGHBOURS = 10_000  # of a single file, which may stand in somebody's home
_KINDS = (
    (stat.S_ISFIFO, Told("a pipe")),
    (stat.S_ISSOCK, Told("a socket")),
    (stat.S_ISDIR, Told("a folder")),
    (stat.S_ISCHR, Told("a device")),
    (stat.S_ISBLK, Told("a device")),
)


@dataclass(frozen=True, slots=True)
class FolderSource:
    """Every Markdown file below a folder, or one file, whose root is then its folder.

    Links that lead out of the folder are not followed, and hidden folders are not read.
    """

    name: str
    path: Path
    selection: Selection = field(default_factory=Selection)
    link_template: LinkTemplate | None = None
    last: LastLook = field(default_factory=LastLook, compare=False, repr=False)

    @property
    def last_read(self) -> Marks | None:
        """What the files were like that were last read; None if nothing has been read, or could not be."""
        return self.last.files

    def look(self) -> Look:
        """Return what stands in the folder now, without opening a file; raise `SourceError` as `read` does."""
        try:
            root = self.path.resolve(strict=True)
            return look_into(root, self.selection) if root.is_dir() else look_at_file(root)
        except (OSError, RuntimeError) as error:
            raise self._unreadable(error) from error

    def concerns(self, path: str) -> bool:
        """Return whether a file, by its real path, would be read if it were there."""
        root = os.path.realpath(self.path)
        relative = path.removeprefix(root).replace(os.sep, "/").lstrip("/")
        return path == root or (path.startswith(root + os.sep) and could_be_minutes(relative, self.selection))

    def read(self) -> SourceContent:
        """Return what stands in the folder now; raise `SourceError` if there is none that can be read."""
        began = time.perf_counter()
        self.last.files = None
        look = self.look()  # first: what changes while it is read is found to have changed afterwards
        try:
            # If the path is a link that is pointed at a newer folder meanwhile, all files are of the older one.
            root = self.path.resolve(strict=True)
            is_folder = stat.S_ISDIR(root.stat().st_mode)
        except (OSError, RuntimeError) as error:  # Python 3.12 and older raise the latter for a loop of links
            raise self._unreadable(error) from error
        collector = FileCollector(self.selection)
        if is_folder:
            self._read_folder(root, collector)
        else:
            _add(root, self.path.name, collector, included=True)
            self._tell_neighbours(collector)
        content = collector.content(self.name, self.link_template)
        content = replace(content, revision=text_digest(content.files))
        self.last.files = look.files
        seconds = time.perf_counter() - began
        _LOG.info("read %s from %s in %.2f s", counted(len(content.files), "file"), self.path, seconds)
        return content

    def _read_folder(self, root: Path, collector: FileCollector) -> None:
        try:
            for path, relative in files_in(root, collector):
                if collector.wants(relative):
                    _add(path, relative, collector)
            root.stat()  # a folder that vanished while it was read is no folder without minutes
        except OSError as error:
            raise self._unreadable(error) from error

    def _tell_neighbours(self, collector: FileCollector) -> None:
        """Tell which files stand around a single one, so that its links to them can be checked."""
        around = self.path.parent
        with suppress(OSError):
            for _, relative in islice(files_in(around.resolve(), FileCollector(self.selection)), _MAX_NEIGHBOURS):
                collector.is_there(relative)

    def _unreadable(self, error: OSError | RuntimeError) -> SourceError:
        advice = "Name a folder of minutes, or a file, with --knowledge or under `sources:` in config.yaml."
        return SourceError(f"{self.path}: {reason_of(error)}. {advice}")


def _add(path: Path | str, relative: str, collector: FileCollector, *, included: bool = False) -> None:
    content = _content(path, relative)
    if isinstance(content, Problem):
        collector.refuse(content)
    else:
        collector.add(relative, content, included=included)


def _content(path: Path | str, relative: str) -> bytes | Problem:
    """Return the bytes of a file, or why they cannot be had; never waits for anything but the disk."""
    try:
        kind = _kind(os.stat(path).st_mode)  # first, because some devices act on being opened
        if kind is not None:
            return _no_file(relative, kind)
        with open(os.open(path, _OPEN_FLAGS), "rb") as file:
            status = os.fstat(file.fileno())
            kind = _kind(status.st_mode)
            if kind is not None:
                return _no_file(relative, kind)
            if status.st_size > MAX_FILE_BYTES:
                return too_large(relative, status.st_size)
            content = file.read(status.st_size + 1)
            if len(content) > status.st_size:  # somebody is writing into it, or it does not tell its size
                content += file.read(MAX_FILE_BYTES)
    except OSError as error:
        return unreadable(relative, error)
    return content if len(content) <= MAX_FILE_BYTES else too_large(relative, len(content))


def _kind(mode: int) -> str | None:
    """Return what stands in the place of an ordinary file; None for an ordinary one."""
    return (
        None
        if stat.S_ISREG(mode)
        else next((name for is_kind, name in _KINDS if is_kind(mode)), Told("something else"))
    )


def _no_file(relative: str, kind: str) -> Problem:
    fix = Told(
        "See what it is: {command}. Minutes are ordinary files; move it to another folder.",
        command=f"ls -l {quoted(relative)}",
    )
    message = Told("This is no ordinary file but {kind}.", kind=kind)
    return Problem(shown(relative), 0, Level.ERROR, "unreadable", message, fix)
