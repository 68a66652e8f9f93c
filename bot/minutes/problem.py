"""What is wrong in a file of minutes."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad a problem is: an error means that something cannot be found or trusted."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong in one file of minutes, said so that its author can mend it."""

    file: str
    line: int
    """1-based; 0 if the problem is the file as a whole."""
    level: Level
    code: str
    message: str
    fix: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message} {self.fix}".rstrip()
