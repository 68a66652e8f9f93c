"""Where the state is kept: in a folder of this machine, or in a database elsewhere.

This module loads nothing of databases, so that who only asks a question need not wait for that.
"""

from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

_SCHEMES = ("postgresql", "postgres", "postgresql+asyncpg")
_FILE = "state.sqlite"


class StatePlace(NamedTuple):
    """A folder, or the address of a PostgreSQL database; nothing of either: this system's usual folder."""

    folder: Path | None = None
    database: str | None = None
    """With whatever password was written in it, so it is not for showing."""
    community: str = ""
    """Whose state it is, of several communities that one bot serves; empty where there is only one."""

    @property
    def schema(self) -> str:
        """The part of a database that this state is in, and cannot be left; empty for the usual one."""
        return f"quorum_{self.community.replace('-', '_')}" if self.community else ""

    def __repr__(self) -> str:
        return f"StatePlace({self})"

    def __str__(self) -> str:
        """Return it as it may be shown: a password is left out."""
        if self.database is None:
            return str(self.folder or "the usual folder")
        parts = urlsplit(self.database)
        user, _, host = parts.netloc.rpartition("@")
        shown = f"{user.partition(':')[0]}@{host}" if user else host
        of_community = f", schema {self.schema}" if self.community else ""
        return f"postgresql://{shown}{parts.path}{of_community}"

    def of_community(self, name: str) -> "StatePlace":
        """Return where one of several communities has its state, apart from all others: a folder or schema of its own.

        >>> str(StatePlace(Path("kept")).of_community("bees")) == str(Path("kept", "communities", "bees"))
        True
        """
        folder = community_folder(self.folder, name) if self.folder else None
        return StatePlace(folder, self.database, name)

    def within(self, base: Path) -> "StatePlace":
        """Return the place with a relative folder starting at another one."""
        return self if self.folder is None else self._replace(folder=base / self.folder)


def read_place(text: str) -> StatePlace:
    """Return the place that was written: a path, or an address such as postgresql://quorum@host/quorum.

    Raise `ValueError` with what was expected, and without the text, which may hold a password.
    """
    expected = "expected a folder, or an address such as postgresql://USER@HOST/DATABASE"
    if not text.strip():
        raise ValueError(f"{expected}, found nothing.")
    if "://" not in text:
        return StatePlace(Path(text).expanduser())
    try:
        parts = urlsplit(text.strip())
        _ = parts.port
    except ValueError as error:
        raise ValueError(f"{expected}, found another address.") from error
    if parts.scheme not in _SCHEMES or not parts.path.strip("/"):
        raise ValueError(f"{expected}, found another kind of database, or none named behind the host.")
    return StatePlace(database=text.strip())


def community_folder(folder: Path, name: str) -> Path:
    """Return the folder of one of several communities below that of the bot; that itself for no name."""
    return folder / "communities" / name if name else folder


def state_file(folder: Path) -> Path:
    """Return the file that the state of a folder is in."""
    return folder / _FILE


def begin_file(file: Path) -> None:
    """Make an empty file that nobody else on this machine may read, unless there is one; raise `OSError`.

    SQLite takes it as an empty database, and gives the files beside it the same rights.
    """
    file.touch(mode=0o600, exist_ok=True)
