"""Backs up what is kept between runs, and puts a backup in its place; needs no minutes."""

import argparse
import asyncio
import time

from bot.cli.printing import say
from bot.cli.program import state_folder
from bot.cli.which import settings_of
from bot.desk.caller import AT_THE_MACHINE
from bot.logs.counting import counted
from bot.storage.state.audit import AuditLog
from bot.storage.state.backup import back_up, restore
from bot.storage.state.opening import open_state
from bot.storage.state.place import StatePlace


def state(arguments: argparse.Namespace) -> int:
    """Write or read a backup, and say what was done; raise `StateError` with what to do if it cannot be."""
    settings = settings_of(arguments)
    return asyncio.run(_act(arguments, settings.state or StatePlace(), StatePlace(state_folder(settings))))


async def _act(arguments: argparse.Namespace, place: StatePlace, usual: StatePlace) -> int:
    folder = usual.folder
    assert folder is not None
    where = place if place.database else StatePlace(folder)
    async with open_state(where, folder) as database:
        if arguments.act == "backup":
            copied = await back_up(database, arguments.file)
            say(f"The state at {where} is in {copied.file}: {counted(copied.rows, 'row')}.")
            return 0
        # What is replaced may be wanted back; its own copy costs little.
        before = folder / f"state.before-restore.{time.strftime('%Y%m%d-%H%M%S', time.gmtime())}.sqlite"
        folder.mkdir(parents=True, exist_ok=True)
        await back_up(database, before)
        copied = await restore(database, arguments.file)
        await AuditLog(database).note(AT_THE_MACHINE, None, "restore", arguments.file.name)
        rows = counted(copied.rows, "row")
        say(f"{copied.file} is the state at {where} now: {rows}. A running bot takes it up by itself.")
        say(f"What was there before is in {before}.")
    return 0
