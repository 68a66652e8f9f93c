"""Leases: what only one of several processes may do is done by the one that has the lease of it, while it has it."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Protocol

from bot.storage.state.line import Line, Session

_LOG = logging.getLogger(__name__)

_AGAIN_SECONDS = 1.0
"""So often it is tried again to get a lease that another process has."""

_STOPPING_SECONDS = 1.0
"""Seconds after which work is called off once more that was to stop."""

DUTY = "duty"
"""The lease of all that one process does for all: reading what is new, telling of it, sending, tidying."""


class Leases(Protocol):
    """Tells and decides which process does what only one may do."""

    def holds(self, matter: str) -> bool:
        """Return whether this process has a lease now."""
        ...

    async def while_held(self, matter: str, work: Callable[[], Awaitable[None]]) -> None:
        """Do some work as long as this process has a lease, again and again until this is cancelled."""
        ...

    def turn(self, matter: str, *, patience: float) -> AbstractAsyncContextManager[bool]:
        """Have a lease meanwhile; after so many seconds go on without, which is what it lends then."""
        ...


class OwnLeases:
    """The leases of a process that shares its state with nobody: it has all of them."""

    def holds(self, matter: str) -> bool:
        """Return that this process has it."""
        return True

    async def while_held(self, matter: str, work: Callable[[], Awaitable[None]]) -> None:
        """Do the work."""
        await work()

    @asynccontextmanager
    async def turn(self, matter: str, *, patience: float) -> AsyncIterator[bool]:
        """Go on at once."""
        yield True


class _Claim:
    """What is wanted here, and whether it is had: never both locked and let go, so one event each."""

    def __init__(self) -> None:
        self.granted = asyncio.Event()
        self.revoked = asyncio.Event()
        self.revoked.set()
        self.is_wanted = True


class SharedLeases:
    """Leases as locks of PostgreSQL's on one line, which last as long as that does; belongs to one event loop.

    A matter is claimed once at a time in one process.
    """

    def __init__(self, line: Line) -> None:
        self._line = line
        self._claims: dict[str, _Claim] = {}
        self._changed = asyncio.Event()

    def holds(self, matter: str) -> bool:
        """Return whether this process has a lease now."""
        claim = self._claims.get(matter)
        return claim is not None and claim.is_wanted and claim.granted.is_set() and self._line.is_up

    async def run(self) -> None:
        """Get what is claimed, and let go what is no longer, until this is cancelled."""
        while True:
            session = await self._line.session()
            try:
                await self._serve(session)
            finally:
                for matter, claim in self._claims.items():
                    if claim.granted.is_set():
                        _LOG.warning("the lease of “%s” is lost with the line to the state", matter)
                    _revoke(claim)

    async def while_held(self, matter: str, work: Callable[[], Awaitable[None]]) -> None:
        """Do some work as long as this process has a lease; when it is lost the work is called off, and begun again.

        What the work raises is raised.
        """
        async with self._claimed(matter) as claim:
            while True:
                await claim.granted.wait()
                _LOG.info("this process has the lease of “%s”", matter)
                task = asyncio.ensure_future(work())
                lost = asyncio.ensure_future(claim.revoked.wait())
                try:
                    await asyncio.wait((task, lost), return_when=asyncio.FIRST_COMPLETED)
                finally:
                    lost.cancel()
                    await _stopped(task)
                if not claim.revoked.is_set():
                    task.result()
                    return
                if not task.cancelled() and (error := task.exception()) is not None:
                    _LOG.error("what was called off with the lease of “%s” failed: %r", matter, error)

    @asynccontextmanager
    async def turn(self, matter: str, *, patience: float) -> AsyncIterator[bool]:
        """Have a lease meanwhile; after so many seconds go on without, and lend False."""
        async with self._claimed(matter) as claim:
            try:
                async with asyncio.timeout(patience):
                    await claim.granted.wait()
            except TimeoutError:
                _LOG.info("“%s” is done out of turn: it is not known whether another process does it", matter)
            yield claim.granted.is_set()

    @asynccontextmanager
    async def _claimed(self, matter: str) -> AsyncIterator[_Claim]:
        while (before := self._claims.get(matter)) is not None:  # it is being let go, or used here
            await before.revoked.wait()
            await asyncio.sleep(0)
            if self._claims.get(matter) is before and before.is_wanted:
                await asyncio.sleep(_AGAIN_SECONDS)
        claim = self._claims[matter] = _Claim()
        self._changed.set()
        try:
            yield claim
        finally:
            claim.is_wanted = False
            if not claim.granted.is_set():
                self._claims.pop(matter, None)
            self._changed.set()

    async def _serve(self, session: Session) -> None:
        """Lock what is wanted and unlock what is not, on one session, until that is lost."""
        while not session.lost.is_set():
            self._changed.clear()
            for matter, claim in [*self._claims.items()]:
                await self._settle(session, matter, claim)
            waits = [asyncio.ensure_future(one.wait()) for one in (self._changed, session.lost)]
            try:
                await asyncio.wait(waits, timeout=_AGAIN_SECONDS, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for one in waits:
                    one.cancel()

    async def _settle(self, session: Session, matter: str, claim: _Claim) -> None:
        if claim.is_wanted and not claim.granted.is_set():
            if not await session.lock(matter) or session.lost.is_set():
                return
            claim.revoked.clear()
            claim.granted.set()
        if not claim.is_wanted:
            if claim.granted.is_set():
                await session.unlock(matter)
            _revoke(claim)
            if self._claims.get(matter) is claim:
                del self._claims[matter]


def _revoke(claim: _Claim) -> None:
    claim.granted.clear()
    claim.revoked.set()


async def _stopped(task: "asyncio.Future[None]") -> None:
    """Have a task end; a library that clears up may lose that it was called off, and is told again."""
    while not task.done():
        task.cancel()
        await asyncio.wait((task,), timeout=_STOPPING_SECONDS)
