"""What several processes on one state do together: one of them does what only one may, all serve the same minutes."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from bot.cli.program import Program
from bot.desk.desk import Desk
from bot.errors import StateError
from bot.operations.looks import Looks
from bot.operations.supervision import ended, keep_running
from bot.storage.state.database import Database
from bot.storage.state.kept_contents import MATTER, StoredContents
from bot.storage.state.leases import DUTY, Leases, OwnLeases, SharedLeases
from bot.storage.state.line import Line

_LOG = logging.getLogger(__name__)

_LOOK_SECONDS = 10.0
"""So often it is looked whether other minutes are served, where nobody tells of it."""


class Together:
    """Keeps a program in step with others on the same state; lives as long as the program.

    A state in a file is shared with nobody that matters, and one that is not there with nobody at all.
    """

    def __init__(self, database: Database | None, program: Program, *, is_bot: bool, is_whole: bool = True) -> None:
        """Only a bot takes part in what one process does for all; one that `is_whole` may be the only one."""
        self._database = database
        self._program = program
        self._is_bot = is_bot
        self._is_whole = is_whole
        self._heard = asyncio.Event()
        self._agreed = asyncio.Event()
        self._line: Line | None = None
        self._leases: SharedLeases | None = None
        self._looks: Looks | None = None
        if database is not None and not database.is_file:
            self._line = Line(database)
            self._line.hear(self._hear)
            self._leases = SharedLeases(self._line) if is_bot else None
            self._looks = program.freshness.looks(StoredContents(database, f"{program.sources_key}.looks"))

    @property
    def leases(self) -> Leases:
        """What tells whether this process does what only one may."""
        return self._leases or OwnLeases()

    async def begin(self) -> None:
        """Serve what the last run served, or what other processes do; what cannot be known yet is made up for."""
        if self._database is None:
            return
        kept = StoredContents(self._database, self._program.sources_key)
        if self._line is None:
            await self._program.knowledge.resume(kept)
        elif self._database.opened.is_set():
            with suppress(StateError):
                await self._agree()

    async def run(self, desk: Desk | None) -> None:
        """Keep in step until this is cancelled."""
        line, freshness = self._line, self._program.freshness
        if line is None or desk is None:
            await freshness.run()
            return
        line.hear(lambda _: desk.upkeep.wake())
        jobs: dict[str, Callable[[], Awaitable[None]]] = {
            "the line to the state": line.run,
            "serving what others serve": self._follow,
        }
        if self._leases is not None:
            jobs["the leases"] = self._leases.run
        async with asyncio.TaskGroup() as group:
            for name, work in jobs.items():
                group.create_task(keep_running(work, name=name), name=name)
            group.create_task(freshness.run(lambda work: self._alone(work, desk)) if self._leases else freshness.run())

    async def _agree(self) -> None:
        if self._database is not None:
            await self._program.knowledge.agree(StoredContents(self._database, self._program.sources_key))
            self._agreed.set()

    async def _alone(self, work: Callable[[], Awaitable[None]], desk: Desk) -> None:
        """Do some work while this process is the one that does it for all."""
        if self._is_whole and self._database is not None and not self._database.opened.is_set():
            await self._until_opened(work, self._database)
        # Whoever cannot send could not tell what is held back.
        await self._agreed.wait()
        await desk.can_send.wait()
        await self.leases.while_held(DUTY, lambda: self._serve_duty(work, desk))

    async def _until_opened(self, work: Callable[[], Awaitable[None]], database: Database) -> None:
        """Do some work as long as the state was never there, so that nobody else can be known to do it."""
        task = asyncio.ensure_future(work())
        opened = asyncio.ensure_future(database.opened.wait())
        try:
            await asyncio.wait((task, opened), return_when=asyncio.FIRST_COMPLETED)
        finally:
            opened.cancel()
            await ended(task, name="keeping the minutes fresh")

    async def _serve_duty(self, work: Callable[[], Awaitable[None]], desk: Desk) -> None:
        _LOG.info("this process reads what is new, and tells of it, for all")
        # What was left undone is told from the minutes, which may have been set aside here.
        await self._program.waking.back()

        async def do_work() -> None:
            await work()

        async with asyncio.TaskGroup() as group:
            group.create_task(do_work())
            group.create_task(desk.serve_duty())
            group.create_task(keep_running(self._tell_looks, name="telling when the sources were looked at"))
            # Whoever did this before may have gone in the middle of it.
            group.create_task(self._program.freshness.refresh())

    async def _tell_looks(self) -> None:
        """Tell the other processes when the sources were last looked at, until this is cancelled."""
        while self._looks is not None:
            with suppress(StateError):  # which is told where it is followed
                await self._looks.tell()
            await asyncio.sleep(_LOOK_SECONDS)

    async def _follow(self) -> None:
        """Serve what others agreed on, whenever that changes."""
        seen, is_well = -1, True
        while self._database is not None:
            self._heard.clear()
            try:
                if not self._agreed.is_set():
                    await self._database.opened.wait()
                    await self._agree()
                number = (await self._database.changed()).get(MATTER, 0)
                if number != seen:
                    await self._catch_up()
                    seen = number
                if self._looks is not None and not self.leases.holds(DUTY):
                    await self._looks.hear()
            except StateError as error:
                if is_well:
                    _LOG.warning("%s What others serve is not known until it can be.", error)
                is_well = False
            else:
                is_well = True
            with suppress(TimeoutError):
                async with asyncio.timeout(_LOOK_SECONDS):
                    await self._heard.wait()

    async def _catch_up(self) -> None:
        await self._program.waking.back()
        report = await self._program.knowledge.catch_up()
        if report is None:
            return
        _LOG.info("serving the minutes that another process read, %.2f s after it said so", report.seconds)
        self._program.freshness.adopted(report)
        await asyncio.to_thread(self._program.replies.warm_up)

    def _hear(self, matter: str) -> None:
        if matter in ("", MATTER):
            self._heard.set()
