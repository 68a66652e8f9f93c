"""Minutes in a folder on this machine."""

import errno
import logging
import os
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from bot.errors import SourceError
from bot.minutes.model import Level, Problem
from bot.minutes.permalinks import LinkTemplate
from bot.minutes.told import Told
from bot.sources.collector import FileCollector
from bot.sources.decoding import MAX_FILE_BYTES, too_large
from bot.sources.file_names import quoted, shown
from bot.sources.model import SourceContent
from bot.sources.revision import text_digest
from bot.sources.selection import Selection

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

    def read(self) -> SourceContent:
        """Return what stands in the folder now; raise `SourceError` if there is none that can be read."""
        began = time.perf_counter()
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
        _LOG.info("read %d files from %s in %.2f s", len(content.files), self.path, time.perf_counter() - began)
        return content

    def _read_folder(self, root: Path, collector: FileCollector) -> None:
        try:
            for path, relative in _files(root, collector):
                if collector.wants(relative):
                    _add(path, relative, collector)
            root.stat()  # a folder that vanished while it was read is no folder without minutes
        except OSError as error:
            raise self._unreadable(error) from error

    def _tell_neighbours(self, collector: FileCollector) -> None:
        """Tell which files stand around a single one, so that its links to them can be checked."""
        around = self.path.parent
        with suppress(OSError):
            for _, relative in islice(_files(around.resolve(), FileCollector(self.selection)), _MAX_NEIGHBOURS):
                collector.is_there(relative)

    def _unreadable(self, error: OSError | RuntimeError) -> SourceError:
        advice = "Name a folder of minutes, or a file, with --knowledge or under `sources:` in config.yaml."
        return SourceError(f"{self.path}: {_reason(error)}. {advice}")


def _files(root: Path, collector: FileCollector) -> Iterator[tuple[str, str]]:
    """Yield every file that is to be looked at: its real path, and its path below the root, in order.

    Raise `OSError` if the root itself cannot be listed; another folder that cannot is noted.
    """
    inside = str(root)
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(os.path.join(inside, folder)) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            if not folder:
                raise
            collector.note(_unreadable(folder.rstrip("/"), error, folder=True))
            continue
        folders: list[str] = []
        for entry in entries:
            relative = f"{folder}{entry.name}"
            if entry.is_symlink():
                real = _end_of_link(entry, relative, inside, collector)
                if real is not None:
                    yield real, relative
            elif not entry.is_dir(follow_symlinks=False):
                yield entry.path, relative
            elif collector.selection.enters(entry.name):
                folders.append(f"{relative}/")
        waiting += reversed(folders)


def _end_of_link(entry: "os.DirEntry[str]", relative: str, inside: str, collector: FileCollector) -> str | None:
    """Return the file that a link leads to; None, and a note, where it leads out of the folder or to a folder."""
    real = os.path.realpath(entry.path)
    is_folder = os.path.isdir(real)
    if is_folder and (not collector.selection.enters(entry.name) or collector.selection.excluded_by(relative)):
        return None
    if not is_folder and not collector.wants(relative):
        return None
    if not Path(real).is_relative_to(inside):
        collector.refuse(_link_outside(relative, folder=is_folder))
        return None
    if is_folder:
        collector.skip(shown(relative), Told("it is a link to a folder, which is read where it stands"))
        return None
    return real


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
        return _unreadable(relative, error)
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


def _link_outside(relative: str, *, folder: bool) -> Problem:
    # Anybody may have put the link there, so no command is given that would bring in what it leads to.
    command = f"ls -l {quoted(relative)}"
    if folder:
        message = Told("The folder is a link that leads out of the source, and is not read.")
        fix = Told(
            "See where it leads: {command}. If minutes stand there, make that folder a source of its own; else take "
            "the link away.",
            command=command,
        )
    else:
        message = Told("The file is a link that leads out of the source, and is not read.")
        fix = Told(
            "See where it leads: {command}. If minutes stand there, put the file itself in the place of the link; else "
            "take the link away.",
            command=command,
        )
    return Problem(shown(relative), 0, Level.WARNING, "link-outside", message, fix)


def _unreadable(relative: str, error: OSError, *, folder: bool = False) -> Problem:
    name = quoted(relative)
    if error.errno in (errno.EACCES, errno.EPERM):
        fix = Told("Let it be read: {command}", command=f"chmod a+r{'x' if folder else ''} {name}")
    elif error.errno in (errno.ENOENT, errno.ELOOP) and not folder:
        fix = Told(
            "See whether it is a link that leads nowhere: {command}. Let it lead to a file, or take it away.",
            command=f"ls -l {name}",
        )
    else:
        fix = Told("See what is wrong with it: {command}", command=f"ls -l {name}")
    reason = _reason(error)
    message = (
        Told("The folder cannot be read: {reason}.", reason=reason)
        if folder
        else Told("The file cannot be read: {reason}.", reason=reason)
    )
    return Problem(shown(relative), 0, Level.ERROR, "unreadable", message, fix)


def _reason(error: OSError | RuntimeError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
