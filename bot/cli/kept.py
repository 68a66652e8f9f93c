"""What moderators chose and taught, for commands that answer once and remember nothing."""

import asyncio
import sys

from bot.cli.printing import say
from bot.cli.program import Program
from bot.desk.opening import open_desk
from bot.desk.surroundings import Surroundings
from bot.errors import StateError
from bot.storage.state.opening import open_state


def take_up_kept(program: Program) -> None:
    """Let answers follow what moderators chose and taught; standard error says if that cannot be read."""
    try:
        asyncio.run(_take_up(program))
    except StateError as error:
        say(f"quorum: {error} Answers go without what moderators chose.", sys.stderr)


async def _take_up(program: Program) -> None:
    async with open_state(program.state_place, program.state_folder) as database:
        await open_desk(
            database, Surroundings(program.knowledge, program.replies, program.curated), program.settings.desk
        )
