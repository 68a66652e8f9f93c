"""Counts what becomes of questions, and how long answers take."""

import math
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.desk.room import Room
from bot.replies.model import Outcome
from bot.storage.state.daily_counts import DailyCounts

_ANSWERED, _REFUSED, _LATENCY = "answered", "refused", "milliseconds:"

_STEPS_TO_DOUBLE = 4
_LAST_STEP = 72
"""Steps of a fourth root of two from a millisecond on: more than four minutes."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What became of the questions of some days."""

    answered: int
    refused: int
    median: float | None
    """Seconds that half of the answers took at the most; None without any."""
    slowest_hundredth: float | None
    """Seconds that 99 of 100 answers took at the most."""


class Tally(Room):
    """Keeps the counts of the last half minute in memory and all others in the state."""

    def __init__(self, counts: DailyCounts) -> None:
        self._counts = counts
        self._new: Counter[tuple[str, str]] = Counter()

    def took(self, outcome: Outcome, seconds: float) -> None:
        """Count a question."""
        day = _day(time.time())
        self._new[day, _ANSWERED if outcome.is_answered else _REFUSED] += 1
        self._new[day, f"{_LATENCY}{step_of(seconds)}"] += 1

    async def flush(self) -> None:
        """Write down what was counted; it stays counted where the state refuses it."""
        new, self._new = self._new, Counter()
        try:
            await self._counts.add(new)
        except BaseException:
            self._new.update(new)
            raise

    async def tidy(self, before: int) -> None:
        """Delete the counts of the days before a time."""
        await self._counts.forget_before(_day(before))

    async def figures(self, days: int) -> Figures:
        """Return what became of the questions of so many days, today included; raise `StateError`."""
        first = (datetime.now(UTC) - timedelta(days=days - 1)).strftime("%Y-%m-%d")
        sums = Counter(await self._counts.sums_since(first))
        for (day, name), count in self._new.items():
            sums[name] += count * (day >= first)
        steps = {int(name.removeprefix(_LATENCY)): n for name, n in sums.items() if name.startswith(_LATENCY)}
        return Figures(sums[_ANSWERED], sums[_REFUSED], seconds_of(steps, 0.5), seconds_of(steps, 0.99))


def seconds_of(steps: Mapping[int, int], share: float) -> float | None:
    """Return the seconds that such a share of what was counted took at the most; `steps` counts each step's.

    >>> round(seconds_of({0: 1, 40: 1}, 0.5), 3), round(seconds_of({0: 1, 40: 1}, 0.99), 3), seconds_of({}, 0.5)
    (0.001, 1.024, None)
    """
    left = math.ceil(share * sum(steps.values()))
    for step, count in sorted(steps.items()):
        left -= count
        if left <= 0:
            return float(0.001 * 2 ** (step / _STEPS_TO_DOUBLE))
    return None


def step_of(seconds: float) -> int:
    """Return the number of the first step that is not less than so many seconds."""
    return min(max(math.ceil(_STEPS_TO_DOUBLE * math.log2(max(seconds, 1e-9) / 0.001)), 0), _LAST_STEP)


def _day(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d")
