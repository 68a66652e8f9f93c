"""Files that nobody but this account may have written: opened once and checked as opened, written whole or not at all.

Nothing is checked by its name and then opened by its name again, for it may be another file by then.
"""

import errno
import os
import stat
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from io import BufferedReader
from pathlib import Path

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_HAS_OWNERS = hasattr(os, "geteuid")  # Windows keeps its caches per account
# A link is not followed, and a pipe is not waited for; systems that have no such flags have no such files.
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
UNFINISHED = ".unfinished"
"""What the names of files end with that are still written."""


class UnsoundError(Exception):
    """Something in the cache is not to be used; the message says why."""


class OtherVersionError(UnsoundError):
    """Another version of the program wrote it, as far as one can tell; this one makes its own."""

    def __init__(self) -> None:
        super().__init__("it is of another version")


class UnsoundFolderError(UnsoundError):
    """Others may put anything into a folder of the cache, or take it away, so that nothing in it is made anew."""


def open_private(file: Path) -> BufferedReader:
    """Return a file, open for reading; raise `UnsoundError` for what is none, or may have been written by others.

    Raise `OSError` if it is not there or cannot be read.
    """
    try:
        descriptor = os.open(file, _FLAGS)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.EMLINK):
            raise UnsoundError("it is a link") from error
        if error.errno in (errno.ENXIO, errno.ENODEV):
            raise UnsoundError("it is no file") from error
        raise
    try:
        check_private(os.fstat(descriptor))
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def check_private(status: os.stat_result) -> None:
    """Raise `UnsoundError` for what is no file, or what another account may have written."""
    if not stat.S_ISREG(status.st_mode):
        raise UnsoundError("it is no file")
    if _is_foreign(status) or (os.name == "posix" and status.st_mode & _OTHERS_WRITE):
        raise UnsoundError("another account may have written it")


def own_folder(folder: Path) -> None:
    """Make a folder if it is not there, and see to it that nobody else can put anything there or take it away.

    Raise `UnsoundFolderError` if it belongs to another account or is one for everybody, `OSError` if it cannot be made.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    check_folder(folder)


def check_folder(folder: Path) -> None:
    """See to it that nobody else can write in a folder that is there; raise as `own_folder` does."""
    status = folder.stat()
    if not stat.S_ISDIR(status.st_mode):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    if _is_foreign(status):
        raise UnsoundFolderError("its folder belongs to another account")
    if os.name == "posix" and status.st_mode & _OTHERS_WRITE:
        if status.st_mode & stat.S_ISVTX:  # such as /tmp
            raise UnsoundFolderError("its folder is one that everybody may write in")
        folder.chmod(stat.S_IMODE(status.st_mode) & ~_OTHERS_WRITE)


def write_private(file: Path, pieces: Iterable[bytes | memoryview]) -> None:
    """Write a file in one step, so that whoever reads it finds the one before or all of it; raise `OSError`.

    Others who write the same at the same time, whatever the numbers of their processes, write another unfinished file.
    """
    descriptor, name = tempfile.mkstemp(suffix=UNFINISHED, prefix=f"{file.stem}.", dir=file.parent)
    unfinished = Path(name)
    try:
        with open(descriptor, "wb") as opened:
            for piece in pieces:
                opened.write(piece)
        unfinished.replace(file)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise


def size_of(place: Path) -> int:
    """Return how many bytes a file has, or all files in a folder; links are not followed."""
    status = place.lstat()
    if not stat.S_ISDIR(status.st_mode):
        return status.st_size
    with os.scandir(place) as entries:
        return sum(size_of(Path(entry.path)) for entry in entries)


def _is_foreign(status: os.stat_result) -> bool:
    # Who administers the machine can do whatever this account can.
    return _HAS_OWNERS and status.st_uid not in (os.geteuid(), 0)
