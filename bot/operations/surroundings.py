"""What all that keeps a source fresh works with."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.operations.settings import Pace
from bot.operations.status import Ledger
from bot.operations.troubles import Troubles


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a watcher tells of, and whom."""

    refresh: Callable[[], Awaitable[None]]
    """Has the minutes read anew, and returns when that is done."""
    ledger: Ledger
    troubles: Troubles
    pace: Pace
