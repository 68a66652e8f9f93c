"""Who reads the minutes anew when somebody notices a change, and whom that is told."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest

from bot.errors import SourceError
from bot.knowledge.freshness_status import Outcome
from bot.operations.listeners import Listeners
from bot.operations.refresher import Refresher, retry_after
from bot.operations.status import Ledger
from bot.operations.troubles import Troubles
from tests.operations.conftest import QUICK, running, until


@dataclass(frozen=True)
class Minutes:
    revision: str
    is_held_back: bool = False


class Shelf:
    """Minutes that a test changes; whoever takes them gets their revision as the report."""

    def __init__(self) -> None:
        self.minutes = Minutes("first")
        self.error: Exception | None = None
        self.may_go_on = asyncio.Event()
        self.may_go_on.set()
        self.proposed = 0
        self.taken: list[str] = []

    async def propose(self) -> Minutes:
        self.proposed += 1
        minutes, error = self.minutes, self.error
        await self.may_go_on.wait()
        if error is not None:
            raise error
        return minutes

    async def take(self, proposal: Minutes) -> Any:
        self.taken.append(proposal.revision)
        return proposal.revision


class Diary:
    """Writes down what it is told."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    async def refreshed(self, report: Any) -> None:
        self.lines.append(f"refreshed: {report}")

    async def held_back(self, proposal: Any) -> None:
        self.lines.append(f"held back: {proposal.revision}")

    async def failed(self, reason: str) -> None:
        self.lines.append(f"failed: {reason}")

    async def mended(self) -> None:
        self.lines.append("mended")


class Broken(Diary):
    """Fails whatever it is told."""

    async def refreshed(self, report: Any) -> None:
        raise RuntimeError("the pencil broke")


class Slow(Diary):
    """Never comes back from what it is told."""

    async def refreshed(self, report: Any) -> None:
        await asyncio.Event().wait()


class House:
    """A refresher with all around it."""

    def __init__(self) -> None:
        self.shelf, self.diary, self.ledger = Shelf(), Diary(), Ledger(())
        self.listeners = Listeners()
        for listener in (Broken(), Slow(), self.diary):
            self.listeners.add(listener)
        troubles = Troubles(failed=self.listeners.failed, mended=self.listeners.mended)
        self.refresher = Refresher(
            self.shelf, listeners=self.listeners, ledger=self.ledger, troubles=troubles, pace=QUICK
        )

    @property
    def outcome(self) -> Outcome | None:
        last = self.ledger.status.last_refresh
        return last.outcome if last else None


@pytest.fixture
async def house() -> AsyncIterator[House]:
    house = House()
    async with running(house.listeners.run), running(house.refresher.run):
        yield house


async def test_minutes_are_taken_and_all_are_told_though_one_fails_and_one_hangs(house: House) -> None:
    await house.refresher.refresh()
    house.shelf.minutes = Minutes("second")
    await house.refresher.refresh()
    await until(lambda: len(house.diary.lines) > 1)
    assert house.diary.lines == ["refreshed: first", "refreshed: second"]
    assert (house.shelf.taken, house.outcome) == (["first", "second"], Outcome.TAKEN)


async def test_whoever_asks_while_a_reading_is_under_way_shares_the_next_one(house: House) -> None:
    house.shelf.may_go_on.clear()
    first = asyncio.create_task(house.refresher.refresh())
    await until(lambda: house.shelf.proposed)
    house.shelf.minutes = Minutes("second")
    others = [asyncio.create_task(house.refresher.refresh()) for _ in range(5)]
    await asyncio.sleep(0)
    house.shelf.may_go_on.set()
    await asyncio.gather(first, *others)
    assert house.shelf.taken == ["first", "second"]


async def test_what_is_held_back_is_told_once_for_each_text(house: House) -> None:
    for revision in ("first", "first", "second", "second"):
        house.shelf.minutes = Minutes(revision, is_held_back=True)
        await house.refresher.refresh()
    assert (house.shelf.taken, house.outcome) == ([], Outcome.HELD_BACK)
    house.shelf.minutes = Minutes("third")
    await house.refresher.refresh()
    house.shelf.minutes = Minutes("second", is_held_back=True)
    await house.refresher.refresh()
    await until(lambda: len(house.diary.lines) > 3)
    assert house.diary.lines == [
        "held back: first",
        "held back: second",
        "refreshed: third",
        "held back: second",
    ]


async def test_what_fails_is_tried_again_by_itself_and_told_once_until_it_is_mended(house: House) -> None:
    house.shelf.error = SourceError("the shelf is locked.")
    await house.refresher.refresh()
    assert house.outcome is Outcome.FAILED
    await until(lambda: house.shelf.proposed > 2)
    house.shelf.error = RuntimeError("the shelf fell down")
    before = house.shelf.proposed
    await until(lambda: house.shelf.proposed > before + 1)
    house.shelf.error = None
    await until(lambda: house.shelf.taken)
    await until(lambda: len(house.diary.lines) > 3)
    assert house.diary.lines == [
        "failed: the shelf is locked.",
        "failed: RuntimeError: the shelf fell down",
        "mended",
        "refreshed: first",
    ]


def test_waits_after_failures_grow_up_to_a_bound() -> None:
    assert [retry_after(failures, QUICK) for failures in (1, 2, 3, 4, 1000)] == [0.1, 0.2, 0.4, 0.4, 0.4]


async def test_nobody_waits_for_a_reading_that_will_not_come() -> None:
    house = House()
    house.shelf.may_go_on.clear()
    async with running(house.refresher.run):
        asked = asyncio.create_task(house.refresher.refresh())
        await until(lambda: house.shelf.proposed)
    await asyncio.wait_for(asked, 5)
