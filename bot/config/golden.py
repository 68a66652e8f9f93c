"""Golden questions as they stand in a YAML file, which may be changed while the program runs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.config.reader import SettingsReader, text_of
from bot.errors import ConfigurationError
from bot.knowledge.golden import GoldenQuestion
from bot.minutes.model import MeetingDate
from bot.minutes.problem import Level, Problem
from bot.minutes.told import Told

DEFAULT_FILE = Path("golden.yaml")

EXAMPLE = """\
- question: Who looks after the barrel?
  meeting: 2024-03-05        # latest, a date, an id, or words of the title
  lines: [12, 15]            # where the answer stands in its file
- question: When is the greenhouse open?
  meeting: 2024-03-05
  text: on Saturdays from ten  # or a piece of the answer, which may move to other lines"""

_MOST_QUESTIONS = 1_000
"""Of one community; all of them are asked at each reload."""

_TEXTS = ("question", "meeting", "text")
_LINE = re.compile(r":(\d+): ")


@dataclass
class GoldenFile:
    """Reads a file anew each time; if that fails, what was read before counts."""

    path: Path
    timezone: ZoneInfo
    must_exist: bool = False
    """Whether somebody named the file, so that it is missed."""
    _last_good: tuple[GoldenQuestion, ...] = field(default=(), init=False)

    def questions(self) -> tuple[GoldenQuestion, ...]:
        """Return the questions in the file, none if there is no file; raise `ConfigurationError`."""
        try:
            text = text_of(self.path, told="the golden questions")
        except ConfigurationError as error:
            if not isinstance(error.__cause__, FileNotFoundError):
                raise
            if self.must_exist:
                raise ConfigurationError(f"{self.path}: there is no such file, which `golden:` names.") from error
            return ()
        try:
            questions = SettingsReader(self.path, {}).read_list(text, GoldenQuestion, "golden", _TEXTS)
        except ConfigurationError as error:
            raise ConfigurationError(f"{error} How they are written:  quorum golden --help") from error
        if len(questions) > _MOST_QUESTIONS:
            found = f"{len(questions):,} questions; at most {_MOST_QUESTIONS:,} are asked"
            raise ConfigurationError(f"{self.path}: the golden questions cannot be read: {found}.")
        return questions

    def read(self) -> tuple[Sequence[GoldenQuestion], Sequence[Problem]]:
        """Return the questions in the file, those that were read before if it cannot be read, and why it cannot."""
        try:
            self._last_good = self.questions()
        except ConfigurationError as error:
            return self._last_good, (self._problem(error),)
        return self._last_good, ()

    def today(self) -> MeetingDate:
        """Return the day that it is in the community's time zone."""
        now = datetime.now(self.timezone)
        return MeetingDate(now.year, now.month, now.day)

    def _problem(self, error: ConfigurationError) -> Problem:
        said = str(error).removeprefix(str(self.path)).partition(" How they are written:")[0]
        place = _LINE.match(said)
        reason = said[place.end() :] if place else said.removeprefix(": ")
        line = int(place[1]) if place else 0
        message = Told("The golden questions cannot be read: {reason}", reason=reason)
        fix = Told("Until it is mended, those that were read before are asked.")
        return Problem(self.path.name, line, Level.ERROR, "golden", message, fix)
