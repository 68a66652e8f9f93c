"""The cache as a folder: what in it is sound, and removing it. No link is followed, and nothing else is touched."""

import os
import re
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.errors import QuorumError
from bot.storage import rewrites, vectors
from bot.storage.own_database import BESIDE, LOCK, TROUBLES, OwnDatabase, is_damage
from bot.storage.plain import read_plain
from bot.storage.private_files import (
    UNFINISHED,
    OtherVersionError,
    UnsoundError,
    UnsoundFolderError,
    open_private,
    size_of,
)
from bot.storage.snapshots import OLDER, SUFFIX, make_way

VECTORS, REWRITES, SNAPSHOTS, REPOSITORIES = "vectors.sqlite", "rewrites.sqlite", "snapshots", "repositories"
_DATABASE = re.compile(rf"(?:vectors|rewrites(?:\.[a-z0-9-]+)?)\.sqlite(?P<beside>{'|'.join((*BESIDE, LOCK))})?")
"""The file of a database, and what is put beside it; each of several communities has rewordings of its own."""
_OF_SNAPSHOTS = re.compile(rf"[0-9a-f]{{16,32}}.*({re.escape(SUFFIX)}|\.program|\.\d+|{re.escape(UNFINISHED)})")
_COPY = re.compile(r"[a-z0-9-]*[0-9a-f]{16}")


class NotACacheError(QuorumError):
    """A folder holds what no cache of this program holds."""


@dataclass(frozen=True, slots=True)
class Removed:
    """What was removed."""

    files: int
    """Files, and folders of copies; a lock holds nothing and is not counted."""
    bytes: int


@dataclass(frozen=True, slots=True)
class Unsound:
    """A file that is not as it was written."""

    file: Path
    why: str
    mended: bool
    """Whether it is out of the way, so that it is made anew."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at."""

    checked: int
    unsound: tuple[Unsound, ...]
    of_another_version: tuple[Path, ...] = ()
    """What nothing is wrong with; this version replaces it, or does not need it."""


def clear_cache(folder: Path) -> Removed:
    """Remove all that is in a cache; raise `NotACacheError` if anything in it is not this program's, `OSError`."""
    places = [*_places(folder)]
    size = sum(size_of(place) for place in places)
    for place in places:
        if stat.S_ISDIR(place.lstat().st_mode):
            shutil.rmtree(place)
        else:
            place.unlink()
    for name in (SNAPSHOTS, REPOSITORIES):
        if (folder / name).is_dir() and not (folder / name).is_symlink():
            (folder / name).rmdir()
    return Removed(sum(not place.name.endswith(LOCK) for place in places), size)


def verify_cache(folder: Path, *, mend: bool) -> Verified:
    """Read all files of a cache but for the copies of repositories, which git checks itself whenever it reads them.

    With `mend` what is not sound is removed, so that it is made anew; what another version wrote stays. Raise
    `NotACacheError` or `OSError`.
    """
    checked = 0
    unsound: list[Unsound] = []
    others: list[Path] = []
    for place in _places(folder):
        is_copy = place.parent.name == REPOSITORIES and place.parent.parent == folder
        if is_copy or place.name.endswith(LOCK):
            continue
        checked += 1
        try:
            if why := _verify(place, mend=mend):
                unsound.append(Unsound(place, why, mended=mend))
        except OtherVersionError:
            others.append(place)
        except TROUBLES as error:
            if isinstance(error, UnsoundFolderError):
                pass  # another file would be no safer there
            elif mend and not _DATABASE.fullmatch(place.name):  # a database is mended by whoever opens it
                make_way(place)
            unsound.append(Unsound(place, str(error), mended=mend and not os.path.lexists(place)))
    return Verified(checked, tuple(unsound), tuple(others))


def _verify(place: Path, *, mend: bool) -> str:
    """Return what is wrong with single rows, which `mend` deletes; raise one of `TROUBLES` for all else."""
    database = _DATABASE.fullmatch(place.name)
    if place.suffix == SUFFIX:
        with open_private(place) as opened:  # by whatever name, what others may have written is of no version
            if OLDER.fullmatch(place.name):
                raise OtherVersionError
            read_plain(opened)
    elif database and database["beside"] is None:
        if place.name == VECTORS:
            return _verify_rows(place, vectors.TABLE, "vectors", "vector", mend=mend)
        return _verify_rows(place, rewrites.TABLE, "rewrites", "queries", mend=mend)
    return ""


def _verify_rows(place: Path, statement: str, table: str, column: str, *, mend: bool) -> str:
    is_sound = vectors.vector_in if table == "vectors" else rewrites.queries_in
    mends = _is_mended if mend else lambda _: False
    with OwnDatabase(place, statement, costs="").opened(place, mends=mends) as database:
        (told,) = database.execute("PRAGMA quick_check(1)").fetchone()
        if told != "ok":
            raise UnsoundError("it is damaged")
        rows = database.execute(f"SELECT rowid, key, {column} FROM {table}")
        bad = [(row,) for row, key, held in rows if not isinstance(key, bytes) or is_sound(key, held) is None]
        if mend:
            database.executemany(f"DELETE FROM {table} WHERE rowid = ?", bad)
    return f"{len(bad):,} of its rows are not as they were written" if bad else ""


def _is_mended(error: Exception) -> bool:
    """Return whether a database had better be made anew; what another version wrote is replaced when it is used."""
    return is_damage(error) and not isinstance(error, OtherVersionError)


def _places(folder: Path) -> Iterator[Path]:
    """Yield what a cache holds; raise `NotACacheError` for anything else."""
    if not folder.is_dir():
        return
    for place in sorted(folder.iterdir()):
        if _DATABASE.fullmatch(place.name):
            yield place
        elif place.name in (SNAPSHOTS, REPOSITORIES) and stat.S_ISDIR(place.lstat().st_mode):
            pattern = _OF_SNAPSHOTS if place.name == SNAPSHOTS else _COPY
            for inner in sorted(place.iterdir()):
                if not pattern.fullmatch(inner.name):
                    raise NotACacheError(_NOT_OURS.format(folder=folder, other=inner))
                yield inner
        else:
            raise NotACacheError(_NOT_OURS.format(folder=folder, other=place))


_NOT_OURS = "{folder} is no cache of Quorum's alone: {other} is none of its files. Nothing was touched."
