"""What the bot logs of its library."""

import contextlib
import logging
from collections.abc import Iterator

from bot.chat.discord.session.refusals import DISCORD_ERRORS


@contextlib.contextmanager
def terse_library() -> Iterator[None]:
    """Keep the library's records to one line where the cause is the network."""
    with contextlib.ExitStack() as stack:
        for name in ("discord.client", "discord.shard", "discord.app_commands.tree"):
            library = logging.getLogger(name)
            library.addFilter(_shorten)
            stack.callback(library.removeFilter, _shorten)
        yield


def reason_of(error: BaseException) -> str:
    """Return in a few words what went wrong."""
    return str(error) or type(error).__name__


def _shorten(record: logging.LogRecord) -> bool:
    """Return whether the record says anything, and leave the traceback out where Discord or the network failed."""
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, DISCORD_ERRORS):
        record.msg, record.args = "%s (%s)", (record.getMessage(), reason_of(error))
        record.exc_info = None
        record.levelno, record.levelname = logging.WARNING, "WARNING"
    return "voice will NOT be supported" not in str(record.msg)
