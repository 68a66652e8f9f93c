"""Writes the names for one thing that moderators taught to a file, and takes those of a file; needs no minutes."""

import argparse
import asyncio
from pathlib import Path

from bot.cli.printing import say
from bot.cli.program import state_folder
from bot.cli.which import settings_of
from bot.config.settings import Settings
from bot.desk.acts import ALIASES_IMPORTED
from bot.desk.alias_lists import MAX_FILE_CHARACTERS, MAX_GROUPS, key_of, read_written, written
from bot.desk.caller import AT_THE_MACHINE
from bot.errors import UsageError
from bot.logs.counting import counted
from bot.storage.state.aliases import AliasBook
from bot.storage.state.audit import AuditLog
from bot.storage.state.database import Database
from bot.storage.state.opening import open_state
from bot.storage.state.place import StatePlace


def alias(arguments: argparse.Namespace) -> int:
    """Write or read a file, and say what was done; raise `UsageError` or `StateError` if it cannot be."""
    settings = settings_of(arguments)
    return asyncio.run(_act(arguments.act, arguments.file, settings))


async def _act(act: str, file: Path, settings: Settings) -> int:
    async with open_state(settings.state or StatePlace(), state_folder(settings)) as database:
        if act == "export":
            await _export(database, file)
        else:
            await _import(database, file, settings)
    return 0


async def _export(database: Database, file: Path) -> None:
    taught = await AliasBook(database).all()
    try:
        with file.open("x", encoding="utf-8", newline="\n") as out:
            out.write(written(one.names for one in taught))
    except FileExistsError as error:
        raise UsageError(f"{file} is there already, and is not written over.") from error
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}.") from error
    say(f"The file {file} holds {counted(len(taught), 'group')} of names.")


async def _import(database: Database, file: Path, settings: Settings) -> None:
    try:
        with file.open(encoding="utf-8-sig") as opened:
            groups = read_written(opened.read(MAX_FILE_CHARACTERS + 1))
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is not UTF-8.") from error
    except UsageError as error:
        raise UsageError(f"{file}: {error}") from error
    book = AliasBook(database)
    taught = await book.all()
    known = {key_of(names) for names in (*settings.search.aliases, *(one.names for one in taught))}
    new = {key_of(names): names for names in groups if key_of(names) not in known}
    if len(taught) + len(new) > MAX_GROUPS:
        raise UsageError(f"{file}: with {len(taught):,} groups of names that are taught already, these are too many.")
    if new:
        await book.add(new.values(), AT_THE_MACHINE)
        detail = "; ".join(map(" = ".join, new.values()))
        await AuditLog(database).note(AT_THE_MACHINE, None, ALIASES_IMPORTED, detail)
    are = "is" if len(new) == 1 else "are"
    say(f"{len(new):,} of {counted(len(groups), 'group')} of names {are} new; a running bot takes them up in seconds.")
