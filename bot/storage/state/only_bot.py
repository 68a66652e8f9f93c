"""One bot on a state in a file: a second one would answer everything twice, so it is refused in words."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from filelock import AsyncFileLock, Timeout

from bot.errors import ConfigurationError
from bot.storage.state.place import StatePlace

_LOG = logging.getLogger(__name__)

_PATIENCE_SECONDS = 15.0
"""Seconds for which one that is ending is waited for."""


@asynccontextmanager
async def only_bot(
    place: StatePlace, usual_folder: Path, *, patience: float = _PATIENCE_SECONDS
) -> AsyncIterator[None]:
    """Be the only bot on a state in a file meanwhile; raise `ConfigurationError` if another one is.

    In PostgreSQL there may be several. A folder that nothing can be written to keeps no bot from answering.
    """
    if place.database is not None:
        yield
        return
    folder = place.folder or usual_folder
    lock = AsyncFileLock(folder / "bot.lock", timeout=patience)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        await lock.acquire()
    except Timeout as error:
        raise ConfigurationError(
            f"Another bot runs on the state in {folder} already, and a second one would answer everything twice. Stop "
            "it first, or name another folder under `state:` in config.yaml. Several processes of one bot need "
            "PostgreSQL and --shards."
        ) from error
    except (OSError, NotImplementedError) as error:
        _LOG.info("whether another bot runs on the state in %s cannot be told: %s", folder, error)
        yield
        return
    try:
        yield
    finally:
        await lock.release()
