"""The chat in this terminal with all that it remembers."""

import sys

from bot.chat.terminal.chat import TerminalChat
from bot.chat.terminal.news import News
from bot.cli.program import Program
from bot.cli.talking import talk
from bot.desk.desk import Desk
from bot.operations.stopping import Stopping
from bot.storage.state.database import Database
from bot.storage.state.leases import Leases


async def chat_in_terminal(program: Program) -> int:
    """Answer what is typed until the reader leaves; return the exit code."""
    news = News(program.audience)
    program.freshness.tell(news)

    async def talking(desk: Desk | None, _: Database | None, __: Leases) -> int:
        terminal = TerminalChat(
            program.replies,
            input=sys.stdin,
            output=sys.stdout,
            audience=program.audience,
            history_folder=program.state_folder,
            news=news,
            desk=desk,
        )
        return await terminal.run()

    return await talk(program, talking, stopping=Stopping()) or 0
