"""Removes the copies of repositories that nobody has asked for in a long time."""

import re
import shutil
from collections.abc import Collection
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.sources.git.copies import Copies

_KEPT = timedelta(days=180)
_NAME = re.compile(r"[a-z0-9-]*[0-9a-f]{16}")


def prune_copies(folder: Path, used: Collection[Path], *, now: datetime | None = None) -> list[Path]:
    """Remove what in a folder of copies is none of those used, and return it.

    A folder that is no copy of this program's stays, and so does one that another program may still use: its server was
    asked in the last half a year. No link is followed.
    """
    now = now or datetime.now(UTC)
    removed: list[Path] = []
    with suppress(OSError):  # it is not there, or another process is tidying up too
        for place in sorted(folder.iterdir()):
            if place in used or place.is_symlink() or not _NAME.fullmatch(place.name):
                continue
            copy = Copies(place).current()
            if copy is not None and copy.checked < now - _KEPT:
                shutil.rmtree(place, ignore_errors=True)
                removed.append(place)
    return removed
