"""`quorum state`: a backup of what is kept between runs, and its way back."""

import asyncio
from pathlib import Path

from bot.storage.state.audit import AuditLog
from bot.storage.state.opening import open_state
from bot.storage.state.place import StatePlace
from tests.conftest import Folder, Quorum


async def note(folder: Path, act: str) -> None:
    async with open_state(StatePlace(folder), folder) as database:
        await AuditLog(database).note(1, None, act)


async def acts_in(folder: Path) -> list[str]:
    async with open_state(StatePlace(folder), folder) as database:
        return [act.act for act in await AuditLog(database).acts(skip=0, most=10)]


def test_a_backup_goes_out_and_comes_back_without_any_minutes(folder: Folder, quorum: Quorum) -> None:
    config = folder.write("config.yaml", "state: kept\n")
    kept, backup = folder.path / "kept", folder.path / "backup.sqlite"
    asyncio.run(note(kept, "first"))
    assert quorum("--config", config, "state", "backup", backup).returncode == 0
    asyncio.run(note(kept, "second"))
    restored = quorum("--config", config, "state", "restore", backup)
    assert (restored.returncode, restored.stderr) == (0, b"")
    assert asyncio.run(acts_in(kept)) == ["restore", "first"]
    before = next(kept.glob("state.before-restore.*"))
    assert before.name.encode() in restored.stdout


def test_a_file_that_is_there_is_not_written_over(folder: Folder, quorum: Quorum) -> None:
    config = folder.write("config.yaml", "state: kept\n")
    precious = folder.write("precious.txt", "mine")
    ended = quorum("--config", config, "state", "backup", precious)
    assert (ended.returncode, b"there already" in ended.stderr) == (1, True)
    assert precious.read_text(encoding="utf-8") == "mine"


def test_what_is_no_backup_is_refused_in_one_sentence(folder: Folder, quorum: Quorum) -> None:
    config = folder.write("config.yaml", "state: kept\n")
    ended = quorum("--config", config, "state", "restore", folder.write("other.txt", "no database"))
    assert ended.returncode == 1
    assert b"other.txt" in ended.stderr
    assert b"Traceback" not in ended.stderr


def test_a_backup_into_a_folder_that_is_not_there_is_refused_in_words(folder: Folder, quorum: Quorum) -> None:
    config, backup = folder.write("config.yaml", "state: kept\n"), folder.path / "nowhere" / "backup.sqlite"
    ended = quorum("--config", config, "state", "backup", backup)
    assert ended.returncode == 1
    assert ended.stderr.decode().strip() == f"quorum: {backup} cannot be written: no such file or directory."
