"""What moderators chose and taught, for commands that answer once and remember nothing."""

import asyncio

from bot.cli.program import Program
from bot.desk.opening import open_desk_if_possible, open_state_if_possible
from bot.desk.surroundings import Surroundings


def take_up_kept(program: Program) -> None:
    """Let answers follow what the state holds: curated answers, names of one thing; one that fails is left out."""
    asyncio.run(_take_up(program))


async def _take_up(program: Program) -> None:
    async with open_state_if_possible(program.state_place, program.state_folder) as database:
        if database is not None:
            around = Surroundings(program.knowledge, program.replies, program.curated)
            await open_desk_if_possible(database, around, program.settings.desk)
