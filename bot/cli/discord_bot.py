"""The Discord bot with all that it remembers."""

import sys

from bot.chat.discord.running import run_bot
from bot.chat.discord.session.starts import Processes
from bot.chat.discord.shards import Shards
from bot.cli.program import Program
from bot.cli.talking import talk
from bot.cli.watching import Watch
from bot.desk.desk import Desk
from bot.errors import UsageError
from bot.operations.stopping import Stopping
from bot.storage.state.database import Database
from bot.storage.state.leases import Leases
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
    """Answer on Discord until the process is told to stop."""
    shards: Shards | None = program.arguments.shards
    sys.setswitchinterval(_SWITCH_SECONDS)
    watch = Watch(program)

    async def talking(desk: Desk | None, database: Database | None, leases: Leases) -> None:
        record = SentCommands(database) if database else None
        watch.has_state(database)
        await watch.beside(
            run_bot(
                token,
                program.replies,
                settings=program.settings.discord,
                record=record,
                desk=desk,
                processes=Processes(leases, shards),
                stop=stopping.asked,
                watcher=watch.metrics,
            ),
            stopping=stopping,
        )

    async with only_bot(program.state_place, program.state_folder):
        is_whole = shards is None or shards.is_whole
        await talk(program, talking, stopping=stopping, is_bot=True, is_whole=is_whole)


def check_shards(program: Program) -> None:
    """Raise `UsageError` where several processes would have nothing in common."""
    shards: Shards | None = program.arguments.shards
    if shards is not None and not shards.is_whole and program.state_place.database is None:
        raise UsageError(_NEEDS_POSTGRESQL.format(shards=shards))
