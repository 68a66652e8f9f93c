"""Where the state is kept: in a folder of this machine, or in a database elsewhere."""

from pathlib import Path
from typing import NamedTuple

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

_POSTGRESQL = "postgresql"
_FILE = "state.sqlite"


class StatePlace(NamedTuple):
    """A folder, or the address of a PostgreSQL database; nothing of either: this system's usual folder."""

    folder: Path | None = None
    database: URL | None = None

    def __repr__(self) -> str:
        return f"StatePlace({self})"

    def __str__(self) -> str:
        """Return it as it may be shown: a password is left out."""
        return str(self.database or self.folder or "the usual folder")

    def within(self, base: Path) -> "StatePlace":
        """Return the place with a relative folder starting at another one."""
        return self if self.folder is None else self._replace(folder=base / self.folder)


def read_place(text: str) -> StatePlace:
    """Return the place that was written: a path, or an address such as postgresql://quorum@host/quorum.

    Raise `ValueError` with what was expected.
    """
    expected = "expected a folder, or an address such as postgresql://USER@HOST/DATABASE"
    if not text.strip():
        raise ValueError(f"{expected}, found nothing.")
    if "://" not in text:
        return StatePlace(Path(text).expanduser())
    try:
        address = make_url(text.strip())
    except (ArgumentError, ValueError) as error:
        raise ValueError(f"{expected}, found another address.") from error
    if address.drivername.partition("+")[0] not in (_POSTGRESQL, "postgres") or not address.database:
        raise ValueError(f"{expected}, found another kind of database, or none named behind the host.")
    return StatePlace(database=address.set(drivername=f"{_POSTGRESQL}+asyncpg"))


def file_address(file: Path) -> URL:
    """Return the address of a SQLite file."""
    return URL.create("sqlite+aiosqlite", database=str(file))


def state_file(folder: Path) -> Path:
    """Return the file that the state of a folder is in."""
    return folder / _FILE
