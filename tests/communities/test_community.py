"""A community that is asked, waits, and rests."""

import asyncio
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

import pytest

from bot.communities.community import Community, Who
from bot.communities.keeping import Keeping
from bot.desk.desk import Desk
from bot.errors import SourceError
from bot.knowledge.service import Knowledge
from bot.logs.request import begin_community, begin_request, current_community, current_request
from bot.replies.service import Replies
from bot.search.settings import SearchSettings
from tests.waiting import until


@dataclass
class Life:
    """A life whose steps are counted; loading waits until it may go on."""

    may_go_on: asyncio.Event = field(default_factory=asyncio.Event)
    did: list[str] = field(default_factory=list)
    done_for: set[tuple[str, bool]] = field(default_factory=set)
    """For which community, and whether as a part of a request."""
    is_busy: bool = False
    awaited: bool = False
    error: Exception | None = None

    async def open(self) -> Desk | None:
        self.did.append("open")
        self._note()
        return None

    async def is_awaited(self) -> bool:
        return self.awaited

    async def wake(self) -> None:
        self.did.append("wake")
        self._note()
        await self.may_go_on.wait()
        if self.error is not None:
            raise self.error

    async def set_aside(self) -> None:
        self.did.append("set aside")

    def _note(self) -> None:
        self.done_for.add((current_community(), current_request() is not None))


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def a_community(life: Life | None, clock: Clock | None = None, name: str = "roses") -> Community:
    replies = Replies(Knowledge([], SearchSettings()), timezone=ZoneInfo("UTC"))
    return Community(Who(name), replies, life=life, clock=clock or Clock())


async def test_all_who_ask_meanwhile_wait_for_the_same_loading() -> None:
    life = Life()
    community = a_community(life)
    asking = [asyncio.create_task(community.awake()) for _ in range(20)]
    await asyncio.sleep(0)
    assert not community.is_awake
    life.may_go_on.set()
    await asyncio.gather(*asking)
    assert community.is_awake
    assert life.did == ["open", "wake"]


async def test_who_leaves_while_it_loads_does_not_end_it_for_the_others() -> None:
    life = Life()
    community = a_community(life)
    first, second = asyncio.create_task(community.awake()), asyncio.create_task(community.awake())
    while "wake" not in life.did:
        await asyncio.sleep(0)
    first.cancel()
    await asyncio.wait((first,))
    life.may_go_on.set()
    await second
    assert community.is_awake
    assert life.did == ["open", "wake"]


async def test_what_is_begun_for_it_is_no_part_of_the_request_of_whoever_asked_first() -> None:
    life = Life()
    life.may_go_on.set()
    community = a_community(life)

    async def ask() -> None:
        begin_request(["who keeps the roses"])
        begin_community("others")
        await community.open()
        await community.awake()

    await asyncio.create_task(ask())
    assert life.done_for == {("roses", False)}


async def test_a_failed_loading_is_told_to_who_waits_and_tried_again() -> None:
    life = Life(error=SourceError("the folder is gone"))
    life.may_go_on.set()
    community = a_community(life)
    with pytest.raises(SourceError):
        await community.awake()
    life.error = None
    await community.awake()
    assert life.did == ["open", "wake", "wake"]


async def test_it_rests_when_nobody_has_asked_for_so_long() -> None:
    life, clock = Life(), Clock()
    life.may_go_on.set()
    community = a_community(life, clock)
    await community.awake()
    clock.now = 59.0
    assert not await community.rest(60.0)
    clock.now = 61.0
    assert await community.rest(60.0)
    assert (community.is_awake, life.did[-1]) == (False, "set aside")
    await community.awake()
    assert life.did == ["open", "wake", "set aside", "wake"]


async def test_each_question_keeps_it_awake() -> None:
    life, clock = Life(), Clock()
    life.may_go_on.set()
    community = a_community(life, clock)
    for now in (0.0, 50.0, 100.0):
        clock.now = now
        await community.awake()
    clock.now = 150.0
    assert not await community.rest(60.0)


async def test_minutes_that_are_read_anew_stay_while_what_is_new_is_told() -> None:
    life, clock = Life(), Clock()
    life.may_go_on.set()
    community = a_community(life, clock)
    await community.brought_back()
    clock.now = 299.0
    assert not await community.rest(3_600.0)
    clock.now = 301.0
    assert await community.rest(3_600.0)


async def test_it_does_not_rest_in_the_middle_of_a_reload() -> None:
    life, clock = Life(is_busy=True), Clock()
    life.may_go_on.set()
    community = a_community(life, clock)
    await community.awake()
    clock.now = 1e6
    assert not await community.rest(60.0)


async def test_the_only_community_never_rests() -> None:
    community = a_community(None)
    assert community.is_awake
    assert not await community.rest(0.0)


async def test_at_the_start_those_are_read_whose_news_somebody_awaits() -> None:
    lives = [Life(awaited=awaited) for awaited in (False, True, True)]
    lives[1].error = SourceError("gone")
    for life in lives:
        life.may_go_on.set()
    communities = [a_community(life, name=str(number)) for number, life in enumerate(lives)]
    for one in communities:
        await one.connected()
    running = asyncio.create_task(Keeping(communities, idle_minutes=60, look=0.001).run())
    await until(lambda: lives[2].did[-1:] == ["set aside"])
    running.cancel()
    assert [life.did for life in lives] == [["open"], ["open", "wake"], ["open", "wake", "set aside"]]


async def test_with_zero_minutes_nothing_is_set_aside() -> None:
    life = Life(awaited=True)
    life.may_go_on.set()
    community = a_community(life)
    running = asyncio.create_task(Keeping([community], idle_minutes=0, look=0.001).run())
    await asyncio.sleep(0.02)
    assert not community.is_awake  # what could not be told is not read yet
    await community.connected()
    await until(lambda: community.is_awake)
    await asyncio.sleep(0.02)
    running.cancel()
    assert life.did == ["open", "wake"]
