"""Who reads the minutes anew when somebody notices a change, and whom that is told."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.errors import OutdatedProposalError, SourceError
from bot.knowledge.built import built_of
from bot.knowledge.comparing import ReviewReport, compare
from bot.knowledge.freshness_status import Outcome
from bot.knowledge.ingest import Ingested, SourceContents
from bot.knowledge.proposal import EntriesVanished, NothingLeft, Proposal, Reason, WasUndone
from bot.minutes.problem import Level, Problem
from bot.operations.listeners import Listeners
from bot.operations.refresher import Refresher, retry_after
from bot.operations.status import Ledger
from bot.operations.troubles import Troubles
from bot.search.engine import Search
from bot.search.settings import SearchSettings
from tests.operations.conftest import QUICK, running
from tests.waiting import until


class Shelf:
    """Minutes that a test changes."""

    def __init__(self) -> None:
        self.minutes = "first"
        self.against: tuple[Reason, ...] = ()
        self.error: Exception | None = None
        self.outdated = 0
        """How many of the next proposals are outdated when they are to be taken."""
        self.may_go_on = asyncio.Event()
        self.may_go_on.set()
        self.proposed = 0
        self.taken: list[str] = []

    async def propose(self) -> Proposal:
        self.proposed += 1
        proposal, error = proposed(self.minutes, self.against), self.error
        await self.may_go_on.wait()
        if error is not None:
            raise error
        return proposal

    async def take(self, proposal: Proposal) -> None:
        if self.outdated:
            self.outdated -= 1
            raise OutdatedProposalError("too late")
        self.taken.append(proposal.digest)


def proposed(minutes: str, against: tuple[Reason, ...] = ()) -> Proposal:
    """Return a proposal of nothing, by whose report it can be told."""
    built = built_of(Ingested(SourceContents((), ()), ()), Search.of((), SearchSettings()))
    report = replace(compare(built, built, 0.0), problems=(Problem(minutes, 0, Level.WARNING, "name", "", ""),))
    return Proposal(built, report, against, minutes)


class Diary:
    """Writes down what it is told."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    async def refreshed(self, report: ReviewReport) -> None:
        self.lines.append(f"refreshed: {report.problems[0].file}")

    async def held_back(self, proposal: Proposal) -> None:
        self.lines.append(f"held back: {proposal.digest}")

    async def failed(self, reason: str) -> None:
        self.lines.append(f"failed: {reason}")

    async def mended(self) -> None:
        self.lines.append("mended")


class Broken(Diary):
    """Fails whatever it is told."""

    async def refreshed(self, report: ReviewReport) -> None:
        raise RuntimeError("the pencil broke")


class Slow(Diary):
    """Never comes back from what it is told."""

    async def refreshed(self, report: ReviewReport) -> None:
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
    house.shelf.minutes = "second"
    await house.refresher.refresh()
    await until(lambda: len(house.diary.lines) > 1)
    assert house.diary.lines == ["refreshed: first", "refreshed: second"]
    assert (house.shelf.taken, house.outcome) == (["first", "second"], Outcome.TAKEN)


async def test_whoever_asks_while_a_reading_is_under_way_shares_the_next_one(house: House) -> None:
    house.shelf.may_go_on.clear()
    first = asyncio.create_task(house.refresher.refresh())
    await until(lambda: house.shelf.proposed)
    house.shelf.minutes = "second"
    others = [asyncio.create_task(house.refresher.refresh()) for _ in range(5)]
    await asyncio.sleep(0)
    house.shelf.may_go_on.set()
    await asyncio.gather(first, *others)
    assert house.shelf.taken == ["first", "second"]


async def test_what_is_held_back_is_told_once_for_each_text(house: House) -> None:
    for revision in ("first", "first", "second", "second"):
        house.shelf.minutes, house.shelf.against = revision, (NothingLeft(),)
        await house.refresher.refresh()
    assert (house.shelf.taken, house.outcome) == ([], Outcome.HELD_BACK)
    house.shelf.minutes, house.shelf.against = "third", ()
    await house.refresher.refresh()
    house.shelf.minutes, house.shelf.against = "second", (NothingLeft(),)
    await house.refresher.refresh()
    await until(lambda: len(house.diary.lines) > 3)
    assert house.diary.lines == [
        "held back: first",
        "held back: second",
        "refreshed: third",
        "held back: second",
    ]


async def test_of_what_a_moderator_undid_nobody_is_told_unless_more_speaks_against_it(house: House) -> None:
    house.shelf.against = (WasUndone(0.0),)
    await house.refresher.refresh()
    house.shelf.minutes, house.shelf.against = "second", (WasUndone(0.0), EntriesVanished(5, 6))
    await house.refresher.refresh()
    await until(lambda: house.diary.lines)
    assert (house.diary.lines, house.shelf.taken) == (["held back: second"], [])


async def test_what_somebody_else_has_read_meanwhile_is_read_again(house: House) -> None:
    house.shelf.outdated = 2
    await house.refresher.refresh()
    assert (house.shelf.proposed, house.shelf.taken, house.outcome) == (3, ["first"], Outcome.TAKEN)


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
