"""Opens the log of a program: which lines are written, how, and what may stand in them."""

import logging
import sys
import threading
from types import TracebackType
from typing import TextIO

from bot.logs.lines import Reading, TextLines
from bot.logs.secrets import Secrets
from bot.logs.settings import JSON, LogSettings

_OURS = "bot"
_NOISY = {
    "watchfiles": logging.WARNING,  # it would tell every file that is touched
    "alembic": logging.WARNING,  # it would tell every plug-in that it loads
    "markdown_it": logging.INFO,  # it would log every rule that it tries on every line
}


class _Lines(logging.StreamHandler[TextIO]):
    """Writes lines; one that cannot be worded is not shown instead, since it may hold anything."""

    def handleError(self, record: logging.LogRecord) -> None:  # the library's name
        """Say that a line is missing."""
        sys.stderr.write(f"quorum: a line of {record.name} could not be logged\n")


def open_log(settings: LogSettings, secrets: Secrets, *, usual: int, verbose: bool = False) -> None:
    """Log to standard error from now on, in place of what was opened before.

    `usual` is the level where none is set; with `verbose` the program tells all that it has to tell. What its
    libraries note to be searched for mistakes holds whole requests with what members wrote, so it is written only if
    questions may be.
    """
    level = logging.getLevelNamesMapping()[settings.level.upper()] if settings.level else usual
    reading = Reading(secrets, settings.questions)
    handler = _Lines(sys.stderr)
    handler.setFormatter(_formatter(settings, reading))
    logging.basicConfig(handlers=[handler], force=True)
    ours = logging.DEBUG if verbose else level
    logging.getLogger().setLevel(ours if settings.questions else max(ours, logging.INFO))
    logging.getLogger(_OURS).setLevel(ours)
    for name, least in _NOISY.items():
        logging.getLogger(name).setLevel(least)
    _mind_what_nobody_caught(reading)


def _formatter(settings: LogSettings, reading: Reading) -> logging.Formatter:
    if settings.format != JSON:
        return TextLines(reading)
    from bot.logs.json_lines import json_lines

    return json_lines(reading)


def _mind_what_nobody_caught(reading: Reading) -> None:
    """Have errors that end the program, or a thread, written under the same rule as the log."""

    def tell(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        sys.stderr.write(f"{reading.line('', error or kind()).exception}\n")

    def tell_of_thread(given: threading.ExceptHookArgs) -> None:
        if given.exc_type is not SystemExit:
            tell(given.exc_type, given.exc_value, given.exc_traceback)

    sys.excepthook = tell
    threading.excepthook = tell_of_thread
