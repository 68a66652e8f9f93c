"""The Discord bot with all that it remembers."""

import sys

from bot.chat.discord.running import run_bot
from bot.cli.program import Program
from bot.cli.talking import talk
from bot.cli.watching import Watch
from bot.desk.desk import Desk
from bot.operations.stopping import Stopping
from bot.storage.state.database import Database
from bot.storage.state.sent_commands import SentCommands

_SWITCH_SECONDS = 0.0005
"""Seconds after which a thread that works out an answer lets the event loop go on. The loop waits for its turn behind
each thing that it sends or reads; with Python's usual 5 ms, everybody who is only to be heard would wait with it."""


async def be_discord_bot(program: Program, token: str, *, stopping: Stopping) -> None:
    """Answer on Discord until the process is told to stop."""
    sys.setswitchinterval(_SWITCH_SECONDS)
    watch = Watch(program)

    async def talking(desk: Desk | None, database: Database | None) -> None:
        record = SentCommands(database) if database else None
        watch.has_state(database)
        await watch.beside(
            run_bot(
                token,
                program.replies,
                settings=program.settings.discord,
                record=record,
                desk=desk,
                stop=stopping.asked,
                watcher=watch.metrics,
            ),
            stopping=stopping,
        )

    await talk(program, talking, stopping=stopping)
