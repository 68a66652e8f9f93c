"""The lines that were typed before, kept between runs if there is a folder to keep them in."""

import logging
from pathlib import Path

from prompt_toolkit.history import FileHistory, History, InMemoryHistory

_LOG = logging.getLogger(__name__)


class _WithoutBlanks(History):
    """A history of what somebody typed; a blank line is nothing to come back to."""

    def append_string(self, string: str) -> None:
        """Add one line, unless it is blank."""
        if string.strip():
            super().append_string(string)


class PassingHistory(_WithoutBlanks, InMemoryHistory):
    """A history that ends with the program."""


class KeptHistory(_WithoutBlanks, FileHistory):
    """A history in a file; if that can no longer be written, the chat goes on."""

    def store_string(self, string: str) -> None:
        """Add one line to the file."""
        try:
            super().store_string(string)
        except OSError as error:
            _LOG.warning("the line was not kept in the history: %s", error)


def open_history(folder: Path | None) -> History:
    """Return the history in `folder`, or one in memory if there is no folder or it cannot be used.

    What somebody asked is their own affair: only they may read the file.
    """
    if folder is None:
        return PassingHistory()
    file = folder / "history"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
        with file.open("rb"):
            return KeptHistory(file)
    except OSError as error:
        _LOG.warning("the history is not kept: %s", error)
        return PassingHistory()
