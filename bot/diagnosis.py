"""What somebody found who looked whether all is well, as values."""

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How bad it is; the values stand in JSON, so they never change."""

    WELL = "well"
    NOTICE = "notice"
    """It works, and might be better."""
    WRONG = "wrong"
    """Something does not work."""
    REFUSED = "refused"
    """Discord refuses the bot for good."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    name: str
    told: str
    """What was found, in a sentence without any secret."""
    grade: Grade = Grade.WELL
    fix: str = ""
    """How it is mended; empty where nothing has to be."""


class Use(StrEnum):
    """What moderators chose a channel for."""

    NEWS = "new meetings are announced there"
    TELLING = "moderators are told there what needs them"
    THREADS = "questions are answered in threads there"


@dataclass(frozen=True, slots=True)
class ChannelInUse:
    """A channel that the bot has to be able to write in."""

    server: int
    channel: int
    use: Use
