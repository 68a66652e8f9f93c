"""The Discord bot with all that it remembers."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from functools import partial

from bot.chat.discord.running import run_bot
from bot.chat.discord.session.starts import Processes
from bot.chat.discord.shards import Shards
from bot.cli.lives import ProgramLife
from bot.cli.program import Program
from bot.cli.talking import PATIENCE_SECONDS, state_in_time, talk
from bot.cli.watching import Watch
from bot.communities.community import Community, Who
from bot.communities.keeping import Keeping
from bot.communities.roster import Roster
from bot.desk.desk import Desk
from bot.errors import UsageError
from bot.operations.stopping import Stopping
from bot.operations.supervision import keep_running, run_beside
from bot.storage.state.database import Database
from bot.storage.state.leases import Leases, OwnLeases, SharedLeases
from bot.storage.state.line import Line
from bot.storage.state.only_bot import only_bot
from bot.storage.state.sent_commands import SentCommands

_NEEDS_POSTGRESQL = """\
--shards {shards} is a part of the bot, so other processes are the rest, and all of them need one state in PostgreSQL.
Name it in config.yaml, for example:  state: postgresql://quorum@localhost/quorum
A single process needs no --shards."""

_SWITCH_SECONDS = 0.0005
"""Seconds after which a thread that works out an answer lets the event loop go on. The loop waits for its turn behind
each thing that it sends or reads; with Python's usual 5 ms, everybody who is only to be heard would wait with it."""


async def be_discord_bot(program: Program, token: str, *, stopping: Stopping) -> None:
    """Answer on Discord for one community until the process is told to stop."""
    sys.setswitchinterval(_SWITCH_SECONDS)
    watch = Watch([program])
    shards: Shards | None = program.arguments.shards

    async def talking(desk: Desk | None, database: Database | None, leases: Leases) -> None:
        record = SentCommands(database) if database else None
        watch.has_state(database)
        roster = Roster([Community(who_is(program), program.replies, desk=desk)])
        running = run_bot(
            token,
            roster,
            settings={program.settings.community: program.settings.discord},
            record=record,
            stop=stopping.asked,
            processes=Processes(leases, shards),
            watcher=watch.metrics,
        )
        await watch.beside(running, stopping=stopping)

    async with only_bot(program.state_place, program.state_folder):
        is_whole = shards is None or shards.is_whole
        await talk(program, talking, stopping=stopping, is_bot=True, is_whole=is_whole)


async def be_discord_bot_of_many(programs: Sequence[Program], token: str, *, stopping: Stopping) -> None:
    """Answer on Discord for several communities, each of which is read when somebody asks it."""
    sys.setswitchinterval(_SWITCH_SECONDS)
    first = programs[0]
    place, folder = first.bot_state
    shards: Shards | None = first.arguments.shards
    is_whole = shards is None or shards.is_whole
    watch = Watch(programs)
    async with only_bot(place, folder), AsyncExitStack() as stack:
        state = state_in_time(place, folder, patience=PATIENCE_SECONDS, stopping=stopping)
        opening = stack.enter_async_context(state)
        # Asked to stop while a database is waited for, there is nothing to be closed.
        opened = await stopping.unless_asked(_as_list(opening))
        if opened is None:
            return
        (database,) = opened
        lives = [ProgramLife(program, stack, stopping, is_whole=is_whole) for program in programs]
        communities = [
            Community(who_is(program), program.replies, life=life)
            for program, life in zip(programs, lives, strict=True)
        ]
        for community, program in zip(communities, programs, strict=True):
            program.waking.before = community.brought_back
        watch.has_state(database)
        line = Line(database) if database is not None and not database.is_file else None
        leases = SharedLeases(line) if line is not None else OwnLeases()
        running = run_bot(
            token,
            Roster(communities),
            settings={program.settings.community: program.settings.discord for program in programs},
            record=SentCommands(database) if database else None,
            stop=stopping.asked,
            processes=Processes(leases, shards),
            watcher=watch.metrics,
        )
        jobs = {"keeping communities": Keeping(communities, idle_minutes=first.settings.idle_minutes).run}
        if line is not None and isinstance(leases, SharedLeases):
            jobs |= {"the line to the state": line.run, "the leases": leases.run}
        await run_beside(partial(_all, jobs), watch.beside(running, stopping=stopping), stopping=stopping)


async def _all(jobs: Mapping[str, Callable[[], Awaitable[None]]]) -> None:
    """Do all of this until it is cancelled; what crashes is started again."""
    async with asyncio.TaskGroup() as group:
        for name, work in jobs.items():
            group.create_task(keep_running(work, name=name), name=name)


async def _as_list(opening: Awaitable[Database | None]) -> list[Database | None]:
    """Return what is opened in a list, which tells that there is no state from not having opened it."""
    return [await opening]


def who_is(program: Program) -> Who:
    """Return what tells the community of a program from others."""
    settings = program.settings
    return Who(settings.community, settings.title, frozenset(settings.servers), settings.is_public)


def check_shards(program: Program) -> None:
    """Raise `UsageError` where several processes would have nothing in common."""
    shards: Shards | None = program.arguments.shards
    if shards is not None and not shards.is_whole and program.state_place.database is None:
        raise UsageError(_NEEDS_POSTGRESQL.format(shards=shards))
