"""Keeps what was built from the minutes between runs, so that a start with the same minutes need not build it again.

It is kept as Python's own pickles, like compiled modules are: they belong to this very program and to whoever runs it.
What is kept is `KeptMinutes` and `KeptVectors`, whose classes say so. A file that another account may have written is
not opened.
"""

import logging
import os
import pickle
import re
import stat
import time
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from bot.storage.code_digest import code_digest

_LOG = logging.getLogger(__name__)
_SUFFIX = ".snapshot"
_KEPT = 6  # files, up to two for each set of sources and settings; the ones used least recently go
_UNFINISHED = re.compile(r"[0-9a-f]{32}\.\d+")
_MAX_WRITING_SECONDS = 3600.0  # seconds; a file that is unfinished for longer is nobody's any more
_DIGEST = 32  # bytes
# What is raised by a file that cannot be read, and by a pickle that is none or of classes that are no more.
_UNUSABLE = (
    OSError,
    ValueError,
    EOFError,
    ImportError,
    AttributeError,
    IndexError,
    KeyError,
    TypeError,
    pickle.PickleError,
)


class PickleCache:
    """A folder of snapshots that may be deleted at any time: what is missing or damaged is built anew."""

    def __init__(self, folder: Path | None) -> None:
        """Without a folder, nothing is kept."""
        self._folder = folder
        self._program: bytes | None = None

    def get(self, origin: Iterable[str]) -> object | None:
        """Return what was kept for this origin, None if there is nothing; `origin` is all that it was built from."""
        if self._folder is None:
            return None
        file = self._file(self._folder, origin)
        try:
            return _opened(file) if file.exists() else None
        except _UNUSABLE as error:
            _LOG.warning("%s cannot be used, so everything is read anew: %s", file, error)
            return None

    def put(self, origin: Iterable[str], value: object) -> None:
        """Keep a value; a full or read-only disk only costs the time to build it again."""
        if self._folder is None:
            return
        file = self._file(self._folder, origin)
        payload = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
        unfinished = file.with_suffix(f".{os.getpid()}")
        try:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
                opened.write(blake2b(payload, digest_size=_DIGEST).digest())
                opened.write(payload)
            unfinished.replace(file)
            for old in _no_longer_needed(file.parent):
                old.unlink(missing_ok=True)
        except OSError as error:
            _LOG.warning("%s cannot be written, so nothing is kept for the next start: %s", file, error)
            with suppress(OSError):  # where it cannot be deleted it cannot have been written either
                unfinished.unlink()

    def _file(self, folder: Path, origin: Iterable[str]) -> Path:
        if self._program is None:
            self._program = code_digest(folder)
        digest = blake2b(self._program, digest_size=16)
        for part in origin:
            encoded = part.encode("utf-8", "surrogatepass")
            digest.update(len(encoded).to_bytes(8, "big") + encoded)
        return folder / f"{digest.hexdigest()}{_SUFFIX}"


def _no_longer_needed(folder: Path) -> list[Path]:
    """Return the snapshots that were used least recently, and what a program left unfinished that was ended."""
    used: list[tuple[float, Path]] = []
    for file in folder.iterdir():
        with suppress(FileNotFoundError):  # another start may be tidying up too
            used.append((file.stat().st_mtime, file))
    finished = sorted((entry for entry in used if entry[1].suffix == _SUFFIX), reverse=True)
    long_ago = time.time() - _MAX_WRITING_SECONDS
    left = [file for written, file in used if _UNFINISHED.fullmatch(file.name) and written < long_ago]
    return [*left, *(file for _, file in finished[_KEPT:])]


def _opened(file: Path) -> object:
    """Return what a file keeps; raise `ValueError` for one that is damaged or that another account may have written."""
    status = file.stat()
    if not stat.S_ISREG(status.st_mode):
        raise ValueError("it is no file")
    # Windows keeps its caches per account.
    is_foreign = hasattr(os, "geteuid") and status.st_uid != os.geteuid()
    if is_foreign or (os.name == "posix" and stat.S_IMODE(status.st_mode) & (stat.S_IWGRP | stat.S_IWOTH)):
        raise ValueError("another account may have written it")
    kept = file.read_bytes()
    payload = memoryview(kept)[_DIGEST:]
    if blake2b(payload, digest_size=_DIGEST).digest() != kept[:_DIGEST]:
        raise ValueError("it is damaged")
    with suppress(OSError):  # on a read-only disk nothing is deleted either
        os.utime(file)
    value: object = pickle.loads(payload)
    return value
