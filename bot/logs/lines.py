"""Words a record of the log as a line: without secrets, and without what members wrote."""

import logging
import re
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bot.logs.request import Request, current_community, current_request
from bot.logs.secrets import Secrets

_MOST_ERRORS = 10
"""Errors that are told of one that has causes, or holds others."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Signs that drive a terminal, begin a new line or turn the direction of writing."""


class Line(NamedTuple):
    """What a record says, fit to be written."""

    message: str
    community: str | None
    """The community that it is about, where there are several."""
    request: str | None
    """The id of the request in which it was logged."""
    exception: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """Makes lines of records."""

    secrets: Secrets
    questions: bool = False
    """Whether lines may hold what members wrote."""

    def line(self, message: str, error: BaseException | None) -> Line:
        """Return what may be written of a message, and of the error that came with it."""
        request = current_request()
        return Line(
            _on_one_line(self._clean(message, request)),
            current_community() or None,
            request.id if request else None,
            self.error_text(error, request) if error is not None else None,
        )

    def error_text(self, error: BaseException, request: Request | None) -> str:
        """Return an error with where it was raised and what it came from.

        The lines of the program are shown as they are; only what an error says may hold a member's words.
        """
        told: set[int] = set()
        pieces = []
        for one, said_before in _with_causes(error):
            if id(one) in told or len(told) >= _MOST_ERRORS:
                continue
            told.add(id(one))
            pieces.append(said_before)
            pieces.append("Traceback (most recent call last):\n")
            pieces.extend(traceback.format_tb(one.__traceback__))
            words = self._clean(str(one), request)
            pieces.append(f"{type(one).__qualname__}: {words}\n" if words else f"{type(one).__qualname__}\n")
        return self.secrets.removed("".join(pieces)).rstrip("\n")

    def _clean(self, text: str, request: Request | None) -> str:
        text = self.secrets.removed(text)
        return text if self.questions or request is None else request.hidden(text)


class TextLines(logging.Formatter):
    """A line for people: when, how bad, where, what."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self._reading = reading

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record, an error with its traceback beneath it."""
        line = self._reading.line(record.getMessage(), record.exc_info[1] if record.exc_info else None)
        when = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(record.created))
        whose = "".join(f" [{one}]" for one in (line.community, line.request) if one)
        exception = f"\n{line.exception}" if line.exception else ""
        return f"{when},{int(record.msecs):03} {record.levelname} {record.name}: {line.message}{whose}{exception}"


def _with_causes(error: BaseException) -> Iterator[tuple[BaseException, str]]:
    """Yield the errors that led to one, the oldest first, and those within it, each with the words before it."""
    chain: list[tuple[BaseException, str]] = []
    one: BaseException | None = error
    before = ""
    while one is not None and len(chain) < _MOST_ERRORS:
        chain.append((one, before))
        is_cause = one.__cause__ is not None
        before = "\nwhich led to:\n\n" if is_cause else "\nand while that was dealt with:\n\n"
        one = one.__cause__ if is_cause else None if one.__suppress_context__ else one.__context__
    said = ""
    for one, after in reversed(chain):
        yield one, said
        said = after
        if isinstance(one, BaseExceptionGroup):
            for inner in one.exceptions:
                yield inner, "\nwithin it:\n\n"


def _on_one_line(text: str) -> str:
    return _CONTROL.sub(lambda sign: sign[0] if sign[0] == "\t" else repr(sign[0])[1:-1], text)
