"""A small SQLite file with one table that may be lost at any time: it is checked before it is used, and made anew."""

import logging
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

from filelock import FileLock

from bot.storage.private_files import (
    OtherVersionError,
    UnsoundError,
    UnsoundFolderError,
    check_folder,
    check_private,
)

_LOG = logging.getLogger(__name__)
_PATIENCE_SECONDS = 5.0
"""How long another process that is writing is waited for; longer, and making it again is as quick."""
_MAX_VALUE_BYTES = 1 << 20  # of one value; more was not written by this program
_CIRCUMSTANCES = frozenset(
    (
        *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM),
        *(sqlite3.SQLITE_AUTH, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM),
        *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_NOLFS),
    )
)
"""What SQLite says that is not the file's own fault; whatever else it says of a file of one table is damage."""
BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite puts beside a file, by how its name ends."""
LOCK = "-lock"
"""How the name of the file ends that whoever removes a damaged one holds."""
TROUBLES = (sqlite3.Error, OSError, UnsoundError)
"""What working on it may raise."""


class MendedError(UnsoundError):
    """A file was damaged and is out of the way, by this process or another one, so that it is made anew."""


class OwnDatabase:
    """Opens the file anew for each piece of work, so that several threads and processes may use it at once."""

    def __init__(self, file: Path | None, table: str, *, costs: str) -> None:
        """`table` is the statement that makes it; `costs` says what it costs to do without. Without a file, give up."""
        self._file = file
        self._table = table
        self._costs = costs
        self._giving_up = threading.Lock()
        self._mended_at = -_PATIENCE_SECONDS

    @property
    def file(self) -> Path | None:
        """Where it is, None if it was given up."""
        return self._file

    @contextmanager
    def opened(self, file: Path, *, mends: Callable[[Exception], bool] | None = None) -> Iterator[sqlite3.Connection]:
        """Give the database, with its table; what was done is kept if nothing raises one of `TROUBLES`.

        The file is removed and `MendedError` raised if `mends` says so of what was raised; without it, `is_damage`.
        """
        mends = mends or is_damage
        check_folder(file.parent)
        before = _status_of(file)
        try:
            if before is not None:
                check_private(before)
        except UnsoundError as error:
            if mends(error) and _remove_damaged(file, _is_unsound):
                raise MendedError(str(error)) from error
            raise
        with closing(sqlite3.connect(file, timeout=_PATIENCE_SECONDS)) as database:
            after = _status_of(file)
            try:
                with database:
                    self._begin(database)
                    yield database
            except TROUBLES as error:
                # While the connection is open, no other file can be given the number of the one it reads.
                if _is_replaced(before, after, file):
                    raise MendedError(str(error)) from error
                if mends(error):
                    if os.name != "posix":
                        database.close()  # elsewhere no open file can be removed, and numbers are not given twice
                    if _remove_damaged(file, lambda now: not _is_replaced(before, after, file, now)):
                        raise MendedError(str(error)) from error
                raise

    def _begin(self, database: sqlite3.Connection) -> None:
        """Make a connection ready; raise `UnsoundError` for what holds other tables."""
        # A file from elsewhere may bring statements of its own along; it is read as data and no more.
        database.execute("PRAGMA trusted_schema = OFF")
        database.execute("PRAGMA cell_size_check = ON")
        database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MAX_VALUE_BYTES)
        made_of = _made_of(database) or self._begun(database)
        if made_of != [self._table]:
            begin = self._table.partition("(")[0]  # up to the name of the table
            is_older = all(statement.startswith(begin) for statement in made_of)
            raise OtherVersionError if is_older else UnsoundError("it holds other tables")

    def _begun(self, database: sqlite3.Connection) -> list[str]:
        """Make the table unless another process has made it meanwhile; return what the database is made of then."""
        database.execute("BEGIN IMMEDIATE")  # the one who writes looks again, so that nobody makes it a second time
        if not _made_of(database):
            database.execute(self._table)
        database.commit()
        return _made_of(database)

    def trouble(self, what: str, error: Exception) -> None:
        """Take note that something raised one of `TROUBLES`: what was damaged is made anew, all else is given up."""
        with self._giving_up:
            file, now = self._file, time.monotonic()
            if file is None or now < self._mended_at + _PATIENCE_SECONDS:
                return  # another thread has told it, and may have taken the file away beneath this one
            if isinstance(error, MendedError):
                self._mended_at = now
                _LOG.warning("%s cannot be used and is made anew, so %s: %s", file, self._costs, error)
                return
            self._file = None
            _LOG.warning("%s %s, so %s: %s", file, what, self._costs, error)


def _made_of(database: sqlite3.Connection) -> list[str]:
    """Return the statements that made what a database holds."""
    return [row[0] for row in database.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")]


def is_damage(error: Exception) -> bool:
    """Return whether one of `TROUBLES` is the file's own fault, so that it had better be made anew."""
    if isinstance(error, UnsoundError):
        return not isinstance(error, UnsoundFolderError)
    code = getattr(error, "sqlite_errorcode", None)  # none where Python itself refuses
    return code is not None and code & 0xFF not in _CIRCUMSTANCES


def _status_of(file: Path) -> os.stat_result | None:
    """Return what the system says of a file, None if it is not there; of a link, not of what it leads to."""
    with suppress(FileNotFoundError):
        return os.lstat(file)
    return None


def _is_unsound(status: os.stat_result) -> bool:
    try:
        check_private(status)
    except UnsoundError:
        return True
    return False


def _is_replaced(
    before: os.stat_result | None, after: os.stat_result | None, file: Path, now: os.stat_result | None = None
) -> bool:
    """Return whether another file, or none, has come in place of the one that a connection was opened to.

    `before` and `after` it was opened; if these two differ, nobody knows which one of them it reads.
    """
    now = now or _status_of(file)
    if after is None or now is None or not os.path.samestat(after, now):
        return True
    return before is not None and not os.path.samestat(before, after)


def _remove_damaged(file: Path, is_damaged: Callable[[os.stat_result], bool]) -> bool:
    """Remove a database with what belongs to it, one process at a time; return whether there is room for another one.

    What `is_damaged` does not say of the file that is there now was made by another process meanwhile, and stays.
    """
    try:
        with FileLock(file.with_name(file.name + LOCK), timeout=_PATIENCE_SECONDS):
            now = _status_of(file)
            if now is not None and is_damaged(now):
                # The file comes last: before it is gone nobody makes another one, whose journal this might be.
                for ending in (*BESIDE, ""):
                    file.with_name(file.name + ending).unlink(missing_ok=True)
    except (OSError, NotImplementedError):  # whoever holds it is too slow, or nothing can be locked or removed here
        return False
    return True


def sum_of(*parts: bytes) -> bytes:
    """Return what tells whether a row is as it was written; an odd number of bytes."""
    digest = blake2b(digest_size=7)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()
