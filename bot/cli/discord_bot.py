"""The Discord bot with all that it remembers."""

import sys
from collections.abc import Awaitable, Sequence
from contextlib import AsyncExitStack

from bot.chat.discord.running import run_bot
from bot.cli.lives import ProgramLife
from bot.cli.program import Program
from bot.cli.talking import talk
from bot.cli.watching import Watch
from bot.communities.community import Community, Who
from bot.communities.keeping import Keeping
from bot.communities.roster import Roster
from bot.desk.desk import Desk
from bot.desk.opening import open_state_if_possible
from bot.operations.stopping import STATE_BY, Stopping
from bot.operations.supervision import run_beside
from bot.storage.state.database import Database
from bot.storage.state.sent_commands import SentCommands

_PATIENCE_SECONDS = 30

_SWITCH_SECONDS = 0.0005
"""Seconds after which a thread that works out an answer lets the event loop go on. The loop waits for its turn behind
each thing that it sends or reads; with Python's usual 5 ms, everybody who is only to be heard would wait with it."""


async def be_discord_bot(program: Program, token: str, *, stopping: Stopping) -> None:
    """Answer on Discord for one community until the process is told to stop."""
    sys.setswitchinterval(_SWITCH_SECONDS)
    watch = Watch([program])

    async def talking(desk: Desk | None, database: Database | None) -> None:
        record = SentCommands(database) if database else None
        watch.has_state(database)
        roster = Roster([Community(who_is(program), program.replies, desk=desk)])
        settings = {program.settings.community: program.settings.discord}
        running = run_bot(token, roster, settings=settings, record=record, stop=stopping.asked, watcher=watch.metrics)
        await watch.beside(running, stopping=stopping)

    await talk(program, talking, stopping=stopping)


async def be_discord_bot_of_many(programs: Sequence[Program], token: str, *, stopping: Stopping) -> None:
    """Answer on Discord for several communities, each of which is read when somebody asks it."""
    sys.setswitchinterval(_SWITCH_SECONDS)
    first = programs[0]
    place, folder = first.bot_state
    settings = {program.settings.community: program.settings.discord for program in programs}
    watch = Watch(programs)
    async with AsyncExitStack() as stack:
        opening = stack.enter_async_context(open_state_if_possible(place, folder, patience=_PATIENCE_SECONDS))
        # Asked to stop while a database is waited for, there is nothing to be closed.
        opened = await stopping.unless_asked(_as_list(opening))
        if opened is None:
            return
        (database,) = opened
        if database is not None:
            stack.callback(lambda: setattr(database, "closing_seconds", stopping.left(STATE_BY)))
        communities = [
            Community(who_is(program), program.replies, life=ProgramLife(program, stack, stopping))
            for program in programs
        ]
        for community, program in zip(communities, programs, strict=True):
            program.waking.before = community.brought_back
        keeping = Keeping(communities, idle_minutes=first.settings.idle_minutes)
        watch.has_state(database)
        running = run_bot(
            token,
            Roster(communities),
            settings=settings,
            record=SentCommands(database) if database else None,
            stop=stopping.asked,
            watcher=watch.metrics,
        )
        await run_beside(keeping.run, watch.beside(running, stopping=stopping), stopping=stopping)


async def _as_list(opening: Awaitable[Database | None]) -> list[Database | None]:
    return [await opening]


def who_is(program: Program) -> Who:
    """Return what tells the community of a program from others."""
    settings = program.settings
    return Who(settings.community, settings.title, frozenset(settings.servers), settings.is_public)
