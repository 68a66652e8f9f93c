"""What can be set about the log."""

from dataclasses import dataclass

TEXT, JSON = "text", "json"
LEVELS = ("debug", "info", "warning", "error")


@dataclass(frozen=True, slots=True)
class LogSettings:
    """How the program logs, to standard error."""

    format: str = TEXT
    """`text` for people, or `json` with one object a line for programs."""

    level: str | None = None
    """The least that is logged; if nothing is given, `info` of the bot, and `error` of the other commands."""

    questions: bool = False
    """Whether lines may hold what members write, and what the libraries note of their requests with it."""
