"""What the status tells besides the minutes that are served."""

from dataclasses import dataclass

from bot.desk.room import Need
from bot.desk.tally import Figures
from bot.knowledge.freshness_status import FreshnessStatus
from bot.storage.state.audit import Act


@dataclass(frozen=True, slots=True)
class Served:
    """What was served last, and since when."""

    at: float
    seconds: float
    """How long reading took."""
    added: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True)
class Condition:
    """All that the status tells besides what is served."""

    now: float
    freshness: FreshnessStatus
    served: Served | None
    """The last time that minutes were read and taken; None since the start."""
    last_act: Act | None
    """The last reload that a moderator asked for."""
    figures: Figures | None
    """None where the state cannot be read."""
    megabytes: float | None
    running_seconds: float
    needs: tuple[Need, ...]
