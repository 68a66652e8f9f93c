"""One community: who may ask it, what answers for it, and whether its minutes are in memory."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Protocol

from bot.desk.desk import Desk
from bot.desk.messenger import Messenger
from bot.logs.request import context_of
from bot.replies.service import Replies

_TELLING_SECONDS = 300.0
"""So long minutes that were read anew stay in memory, so that what is new in them can be told."""


@dataclass(frozen=True, slots=True)
class Who:
    """What tells a community from others, and who may ask it."""

    name: str = ""
    """As the configuration and the command line have it; empty where there is only one."""
    title: str = ""
    """As members read it."""
    servers: frozenset[int] = frozenset()
    """The servers that ask it; empty: none where there are several, and all that the bot is in where there is one."""
    is_public: bool = True
    """Whether direct messages, and the app that a member installed for themselves, may ask it."""


class Life(Protocol):
    """What brings a community to life and lets it rest; one thing is done at a time."""

    async def open(self) -> Desk | None:
        """Open what is remembered for it, once; None if that cannot be."""
        ...

    async def is_awaited(self) -> bool:
        """Return whether somebody is told of what is new, though nobody asks."""
        ...

    async def wake(self) -> None:
        """Bring its minutes into memory, and keep them fresh from then on."""
        ...

    @property
    def is_busy(self) -> bool:
        """Whether something is done with its minutes that takes long."""
        ...

    async def set_aside(self) -> None:
        """Let its minutes leave the memory."""
        ...


class Community:
    """Answers for one community; an instance lives as long as the program.

    Before anything of it is asked, `awake` has to have returned.
    """

    def __init__(
        self,
        who: Who,
        replies: Replies,
        *,
        desk: Desk | None = None,
        life: Life | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Without a `life`, its minutes are in memory as long as the program runs."""
        self.who = who
        self.replies = replies
        self.desk = desk
        """What is remembered; None where nothing can be, or nobody has asked yet."""
        self._life = life
        self._clock = clock
        self._messenger: Messenger | None = None
        self._can_send = asyncio.Event()
        self._is_open = self._is_awake = life is None
        self._turn = asyncio.Lock()
        self._opening: asyncio.Task[None] | None = None
        self._waking: asyncio.Task[None] | None = None
        self._telling: asyncio.Task[None] | None = None
        self._asked_at = self._brought_back_at = float("-inf")

    def __repr__(self) -> str:
        return f"<Community {self.who.name or '(the only one)'}>"

    @property
    def is_awake(self) -> bool:
        """Whether its minutes are in memory."""
        return self._is_awake

    def send_by(self, messenger: Messenger) -> None:
        """Send by this one whatever goes out by itself."""
        self._messenger = messenger
        if self.desk is not None:
            self.desk.messengers.current = messenger

    async def open(self) -> None:
        """Open what is remembered for it, without its minutes."""
        if self._is_open or self._life is None:
            return
        if self._opening is None:
            self._opening = self._begin(self._open(self._life))
            self._opening.add_done_callback(self._has_opened)
        await asyncio.shield(self._opening)

    async def _open(self, life: Life) -> None:
        self.desk = await life.open()
        if self.desk is not None and self._messenger is not None:
            self.desk.messengers.current = self._messenger
        self._is_open = True

    def _has_opened(self, done: asyncio.Task[None]) -> None:
        self._opening = None
        _told_to_whoever_waits(done)

    def _begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Begin what goes on for this community, whoever asked first: the log has it as no part of their request."""
        return asyncio.create_task(work, context=context_of(self.who.name))

    async def awake(self, *, is_asked: bool = True) -> None:
        """Return when its minutes are in memory; whoever waits meanwhile waits for the same loading.

        What went on while they were not is then told beside. `is_asked` keeps them in memory for a while.
        """
        if is_asked:
            self._asked_at = self._clock()
        if self._is_awake or self._life is None:
            return
        if self._waking is None:
            self._waking = self._begin(self._wake(self._life))
            self._waking.add_done_callback(self._woken)
        # Whoever leaves meanwhile leaves it to the others: what is read in a thread could not be stopped anyway.
        await asyncio.shield(self._waking)

    async def _wake(self, life: Life) -> None:
        await self.open()
        async with self._turn:
            if self._is_awake:
                return
            await life.wake()
            await asyncio.to_thread(self.replies.warm_up)
            self._is_awake = True
        if self.desk is not None and self._can_send.is_set():
            self._telling = self._begin(self.desk.connected())

    def _woken(self, done: asyncio.Task[None]) -> None:
        self._waking = None
        _told_to_whoever_waits(done)

    async def until_it_can_send(self) -> None:
        """Return when there has been a messenger that is connected."""
        await self._can_send.wait()

    async def connected(self) -> None:
        """Send what waited for a messenger, if the minutes that it is made of are in memory."""
        self._can_send.set()
        if self._is_awake and self.desk is not None:
            await self._begin(self.desk.connected())

    async def brought_back(self) -> None:
        """Have its minutes in memory because they are to be read anew, though nobody asks, and what is new is told."""
        self._brought_back_at = self._clock()
        await self.awake(is_asked=False)

    async def is_awaited(self) -> bool:
        """Return whether somebody is told of what is new, though nobody asks."""
        if self._life is None:
            return False
        await self.open()
        return await self._life.is_awaited()

    async def finish(self, seconds: float) -> None:
        """Send nothing by itself any more, and wait so many seconds until what follows from answers is kept."""
        settling = [self.replies.reviews.settle(seconds)]
        if self.desk is not None:
            self.desk.messengers.current = None
            settling.append(self.desk.settle(seconds))
        await asyncio.gather(*settling)

    async def settled(self) -> None:
        """Return when what was to be told is."""
        if self._telling is not None:
            await asyncio.wait((self._telling,))

    async def rest(self, idle_seconds: float) -> bool:
        """Set its minutes aside if nobody has asked for so long; return whether that was done."""
        if self._life is None:
            return False
        async with self._turn:
            is_told = self._telling is None or self._telling.done()
            if not self._is_awake or not is_told or self._life.is_busy:
                return False
            now = self._clock()
            if now - self._asked_at < idle_seconds or now - self._brought_back_at < min(idle_seconds, _TELLING_SECONDS):
                return False
            self._is_awake = False
            await self._life.set_aside()
            self.replies.forget()
            return True


def _told_to_whoever_waits(done: asyncio.Task[None]) -> None:
    """Take note that a task has failed; whoever still waits for it is told, and nobody else has to be."""
    if not done.cancelled():
        done.exception()
