"""The copies of repositories on this machine: whole or not there, whoever interrupts whom.

A copy is a folder of objects, and a small file names the folder and the commit in it that is served. Whatever is
fetched is put together in a folder that nobody knows yet; only when all of it has arrived is the file replaced, in
one step. So a fetch that is cut off, at whatever moment, leaves behind what was there before and some rubbish, which
the next one clears away. Of several processes, one at a time fetches; reading needs no turn, because objects are
never changed.
"""

import json
import os
import re
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dulwich.object_store import DiskObjectStore
from filelock import FileLock, Timeout

from bot.errors import SourceError
from bot.sources.git.objects import open_store

_POINTER = "current.json"
_LOCK = "lock"
_STORE = re.compile(r"[0-9a-f]{32}")
_COMMIT = re.compile(r"[0-9a-f]{40}")


@dataclass(frozen=True, slots=True)
class Copy:
    """One commit of a repository, on this machine."""

    store: Path
    """The folder of its objects."""
    commit: str
    branch: str
    checked: datetime
    """When the server was last asked and had nothing newer."""

    @property
    def packs(self) -> int:
        """How many times something was fetched into it."""
        return sum(1 for _ in (self.store / "pack").glob("*.pack"))


class Copies:
    """The copy of one branch of one repository, in a folder of its own that several processes may share."""

    def __init__(self, folder: Path, *, patience: float = 30.0) -> None:
        self._folder = folder
        self._patience = patience

    def __repr__(self) -> str:
        return f"Copies({str(self._folder)!r})"

    @property
    def folder(self) -> Path:
        """Where the copy is."""
        return self._folder

    def current(self) -> Copy | None:
        """Return the copy that is served; None if there is none, or what names it cannot be read."""
        try:
            record = json.loads((self._folder / _POINTER).read_bytes())
            store, commit, branch = str(record["store"]), str(record["commit"]), str(record["branch"])
            checked = datetime.fromisoformat(record["checked"])
        except (OSError, ValueError, LookupError, TypeError):
            return None
        if not _STORE.fullmatch(store) or not _COMMIT.fullmatch(commit) or checked.tzinfo is None:
            return None
        return Copy(self._folder / store, commit, branch, checked)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Keep other processes from fetching meanwhile, and tidy up; raise `SourceError` if one takes too long."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = FileLock(self._folder / _LOCK, timeout=self._patience)
            with lock:
                try:
                    yield
                finally:
                    self._clear()
        except Timeout as error:
            raise SourceError(
                f"another process has been fetching it for {self._patience:.0f} s. Reload when it has finished."
            ) from error

    @contextmanager
    def incoming(self, base: Copy | None) -> Iterator[DiskObjectStore]:
        """Give an empty store to fetch into, which can reach the objects of `base`; close it in the end."""
        path = self._folder / uuid.uuid4().hex
        DiskObjectStore.init(path).close()
        with open_store(path, alternates=[base.store] if base else []) as store:
            yield store

    def serve(self, incoming: Path, base: Copy | None, *, commit: str, branch: str) -> Copy:
        """Serve a commit from now on, whose objects have been fetched into `incoming`, or are in `base` already."""
        store = incoming
        if base is not None:
            store = base.store
            _move_packs(incoming, store)
        copy = Copy(store, commit, branch, datetime.now(UTC))
        record = {"store": store.name, "commit": commit, "branch": branch, "checked": copy.checked.isoformat()}
        draft = self._folder / f"{_POINTER}.new"
        with draft.open("w", encoding="ascii") as file:
            json.dump(record, file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._folder / _POINTER)
        return copy

    def _clear(self) -> None:
        """Remove what interrupted fetches and earlier copies have left behind."""
        copy = self.current()
        for place in self._folder.iterdir():
            if _STORE.fullmatch(place.name) and (copy is None or place != copy.store):
                # Somebody may still be reading in it; on Windows it then stays until the next time.
                shutil.rmtree(place, ignore_errors=True)


def _move_packs(incoming: Path, store: Path) -> None:
    """Move packs with their indexes; a pack counts from the moment that its index is there, which comes last."""
    for index in (incoming / "pack").glob("*.idx"):
        if not (store / "pack" / index.name).exists():
            pack = index.with_suffix(".pack")
            pack.replace(store / "pack" / pack.name)
            index.replace(store / "pack" / index.name)
