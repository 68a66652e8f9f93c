"""The Discord bot with all that it remembers."""

from bot.chat.discord.client import run_bot
from bot.cli.program import Program
from bot.cli.talking import talk
from bot.cli.watching import Watch
from bot.desk.desk import Desk
from bot.storage.state.database import Database
from bot.storage.state.sent_commands import SentCommands


async def be_discord_bot(program: Program, token: str) -> None:
    """Answer on Discord until the process is told to stop."""
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
                watcher=watch.metrics,
            )
        )

    await talk(program, talking)
