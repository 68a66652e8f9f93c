"""Keeps what was built from the minutes between runs, so that a start with the same minutes need not build it again.

A file holds text and numbers alone (`bot.storage.plain`). It is used if nobody but this account may have written it,
if it is whole, and if it says itself that it was built by this program from these very minutes and settings.
"""

import logging
import os
import re
import time
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from bot.storage.code_digest import code_digest
from bot.storage.plain import ORIGIN, Plain, pieces_of, read_plain
from bot.storage.private_files import UNFINISHED, UnsoundError, check_folder, open_private, own_folder, write_private

_LOG = logging.getLogger(__name__)
SUFFIX = ".snapshot"
_NAME = re.compile(r"(?P<line>[0-9a-f]{16})-[0-9a-f]{32}\.snapshot")
# What this program, or an older one, does not write any more, or did not come to write to its end.
OLDER = re.compile(r"[0-9a-f]{32}\.snapshot")
_UNFINISHED = re.compile(rf"[0-9a-f]{{32}}\.\d+|[0-9a-z.-]+\.[a-z0-9_]+{re.escape(UNFINISHED)}")
_MAX_WRITING_SECONDS = 3600.0  # seconds; a file that is unfinished for longer is nobody's any more
_KEPT_OF_A_LINE = 2  # files; of the same sources as they are and as they were, or as two versions of the program do it
_KEPT_SECONDS = 60 * 24 * 3600.0  # seconds that a file is not used
_KEPT_BYTES = 4 << 30  # bytes of all files together; those used least recently go


class SnapshotCache:
    """A folder of snapshots that may be deleted at any time: what is missing or in doubt is built anew."""

    def __init__(self, folder: Path | None) -> None:
        """Without a folder, nothing is kept."""
        self._folder = folder
        self._program: bytes | None = None
        self._is_tidy = False

    def get(self, line: str, origin: Iterable[str]) -> Plain | None:
        """Return what was kept for this origin, None if there is nothing.

        `origin` is all that it was built from; `line` names what follows upon each other, as sources do with time.
        """
        if self._folder is None or not self._folder.exists():
            return None
        file = self._folder
        try:
            check_folder(self._folder)
            self._tidy(self._folder)
            file, digest = self._place(self._folder, line, origin)
            with open_private(file) as opened:
                kept = read_plain(opened, digest)
                with suppress(OSError):  # on a read-only disk nothing is deleted either
                    os.utime(opened.fileno() if os.utime in os.supports_fd else file)
                return kept
        except FileNotFoundError:
            return None
        except (OSError, UnsoundError, MemoryError) as error:
            _LOG.warning("%s cannot be used, so everything is read anew: %s", file, error)
            if isinstance(error, UnsoundError) and file != self._folder:
                make_way(file)
            return None

    def put(self, line: str, origin: Iterable[str], value: Plain) -> None:
        """Keep a value; a full or read-only disk only costs the time to build it again."""
        if self._folder is None:
            return
        file = self._folder
        try:
            own_folder(self._folder)
            file, digest = self._place(self._folder, line, origin)
            write_private(file, pieces_of(value, digest))
        except (OSError, UnsoundError) as error:
            _LOG.warning("%s cannot be written, so nothing is kept for the next start: %s", file, error)
        self._is_tidy = False
        with suppress(OSError):
            self._tidy(self._folder)

    def _place(self, folder: Path, line: str, origin: Iterable[str]) -> tuple[Path, bytes]:
        """Return the file for an origin, and what the file has to say that it was built from."""
        if self._program is None:
            self._program = code_digest(folder)
        digest = blake2b(self._program, digest_size=ORIGIN)
        for part in (line, *origin):
            encoded = part.encode("utf-8", "surrogatepass")
            digest.update(len(encoded).to_bytes(8, "big") + encoded)
        named = blake2b(line.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        return folder / f"{named}-{digest.hexdigest()[:32]}{SUFFIX}", digest.digest()

    def _tidy(self, folder: Path) -> None:
        """Delete what nobody will need, once a run and whenever something was added."""
        if not self._is_tidy:
            self._is_tidy = True
            for file in no_longer_needed(folder):
                with suppress(OSError):  # another start may be tidying up too, or the disk is read-only
                    file.unlink(missing_ok=True)


class _Found(NamedTuple):
    used: float
    size: int
    path: Path


def no_longer_needed(folder: Path, *, now: float | None = None) -> list[Path]:
    """Return the snapshots that were not used for long, or are too many, and what was never finished."""
    now = time.time() if now is None else now
    useless: list[Path] = []
    lines: dict[str, list[_Found]] = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            with suppress(FileNotFoundError):
                if not entry.is_file(follow_symlinks=False):
                    continue
                status, path = entry.stat(follow_symlinks=False), Path(entry.path)
                if name := _NAME.fullmatch(entry.name):
                    lines.setdefault(name["line"], []).append(_Found(status.st_mtime, status.st_size, path))
                elif OLDER.fullmatch(entry.name) or (
                    _UNFINISHED.fullmatch(entry.name) and status.st_mtime < now - _MAX_WRITING_SECONDS
                ):
                    useless.append(path)
    kept: list[_Found] = []
    for files in lines.values():
        newest = sorted(files, reverse=True)
        kept += newest[:_KEPT_OF_A_LINE]
        useless += (file.path for file in newest[_KEPT_OF_A_LINE:])
    room = _KEPT_BYTES
    for file in sorted(kept, reverse=True):
        room -= file.size
        if room < 0 or file.used < now - _KEPT_SECONDS:
            useless.append(file.path)
    return useless


def make_way(file: Path) -> None:
    """Remove what stands in the place of a file, so that it can be written again; a folder only if it is empty."""
    with suppress(OSError):
        if file.is_dir() and not file.is_symlink():
            file.rmdir()
        else:
            file.unlink()
