"""A folder that is watched: real files, the real library, and no claim about how long anything takes."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.operations.folders import FolderWatch, Listening
from bot.operations.settings import Pace
from bot.sources.folder import FolderSource
from bot.sources.selection import Selection
from tests.conftest import Folder
from tests.operations.conftest import QUICK, Readings, running
from tests.waiting import until

pytestmark = pytest.mark.slow

DEAF = replace(QUICK, look=3600.0)
"""With this pace nothing is noticed unless the system tells of it."""


@pytest.fixture
async def readings(folder: Folder) -> AsyncIterator[Readings]:
    """Return what is read of a folder that is watched, and was read before with one file in it."""
    folder.write("a.md", "Rain.")
    async with Watched(folder.source()) as readings:
        yield readings


class Watched:
    """Watches a source while the block lasts, which begins when it has been looked at."""

    def __init__(self, source: FolderSource, pace: Pace = DEAF) -> None:
        self.readings = Readings(source, pace=pace)
        self.watch = FolderWatch([source], self.readings.around)
        if source.path.exists():
            source.read()
        self.running = running(self.watch.run)

    async def __aenter__(self) -> Readings:
        await self.running.__aenter__()
        await until(lambda: self.readings.status().last_check or self.readings.failed)
        return self.readings

    async def __aexit__(self, *_: object) -> None:
        await self.running.__aexit__(None, None, None)


async def test_a_new_file_is_read(readings: Readings, folder: Folder) -> None:
    folder.write("b.md", "Sun.")
    await until(lambda: readings.read)
    assert readings.read == [{"a.md": "Rain.", "b.md": "Sun."}]
    assert readings.status().last_change is not None


async def test_a_file_that_is_gone_is_noticed(readings: Readings, folder: Folder) -> None:
    (folder.path / "a.md").unlink()
    await until(lambda: readings.read)
    assert readings.read == [{}]


async def test_an_editor_that_writes_another_file_and_moves_it_is_read_once(readings: Readings, folder: Folder) -> None:
    folder.write(".a.md.swp", "vim")
    folder.write("4913", "")
    (folder.path / "4913").unlink()
    (folder.path / "a.md").rename(folder.path / "a.md~")
    folder.write("a.md", "Rain and snow.")
    (folder.path / "a.md~").unlink()
    await until(lambda: readings.read)
    folder.write("b.md", "Sun.")
    await until(lambda: len(readings.read) > 1)
    assert readings.read == [{"a.md": "Rain and snow."}, {"a.md": "Rain and snow.", "b.md": "Sun."}]


async def test_what_is_no_minutes_is_not_read_for(readings: Readings, folder: Folder) -> None:
    for name in (".a.md.swp", "a.md~", "log.txt", ".git/index.md", "cache/vectors.sqlite", "picture.png"):
        folder.write(name, "x")
    await asyncio.sleep(3 * QUICK.quiet)
    assert readings.read == []


async def test_a_file_that_is_written_slowly_is_read_whole(readings: Readings, folder: Folder) -> None:
    with (folder.path / "b.md").open("w") as file:
        for _ in range(8):
            file.write("Sun. ")
            file.flush()
            await asyncio.sleep(QUICK.quiet / 3)
    await until(lambda: readings.read)
    assert readings.read == [{"a.md": "Rain.", "b.md": "Sun. " * 8}]


async def test_a_log_that_is_always_written_does_not_hold_up_the_rest(readings: Readings, folder: Folder) -> None:
    async def write() -> None:
        with (folder.path / "log.md").open("w") as file:
            while True:
                file.write("x\n")
                file.flush()
                await asyncio.sleep(QUICK.quiet / 5)

    async with running(write):
        folder.write("b.md", "Sun.")
        await until(lambda: any("b.md" in texts for texts in readings.read))


async def test_who_reads_it_meanwhile_only_to_check_it_hides_no_change(folder: Folder) -> None:
    folder.write("a.md", "Rain.")
    source = folder.source()
    async with Watched(source) as readings:
        folder.write("b.md", "Sun.")
        source.read()
        await until(lambda: readings.read)
    assert readings.read == [{"a.md": "Rain.", "b.md": "Sun."}]


async def test_a_new_folder_in_it_is_watched_too(readings: Readings, folder: Folder) -> None:
    folder.write("2024/05/b.md", "Sun.")
    await until(lambda: readings.read)
    assert readings.read[-1] == {"a.md": "Rain.", "2024/05/b.md": "Sun."}
    await asyncio.sleep(2 * QUICK.quiet)
    folder.write("2024/05/b.md", "Sun and fog.")
    await until(lambda: readings.read[-1].get("2024/05/b.md") == "Sun and fog.")


async def test_a_folder_that_vanishes_is_told_once_and_watched_again_when_it_is_back(
    readings: Readings, folder: Folder
) -> None:
    shutil.rmtree(folder.path)
    await until(lambda: readings.failed)
    await asyncio.sleep(5 * QUICK.missing)
    assert len(readings.failed) == 1
    assert readings.status().trouble == readings.failed[0]
    folder.write("b.md", "Sun.")
    await until(lambda: readings.read and readings.read[-1] == {"b.md": "Sun."})
    assert (len(readings.failed), readings.mended, readings.status().trouble) == (1, 1, None)
    await asyncio.sleep(2 * QUICK.quiet)
    folder.write("c.md", "Fog.")
    await until(lambda: "c.md" in readings.read[-1])


async def test_a_folder_that_is_not_there_yet_is_read_when_it_comes(folder: Folder) -> None:
    source = FolderSource("attic", folder.path / "attic")
    async with Watched(source) as readings:
        await until(lambda: readings.failed)
        folder.write("attic/a.md", "Rain.")
        await until(lambda: readings.read)
    assert readings.read == [{"a.md": "Rain."}]


async def test_a_folder_that_another_takes_the_place_of_is_read_and_watched(folder: Folder, tmp_path: Path) -> None:
    for name in ("one", "two"):
        folder.write(f"{name}/{name}.md", name)
    (tmp_path / "current").symlink_to(folder.path / "one")
    async with Watched(FolderSource("current", tmp_path / "current"), QUICK) as readings:
        (tmp_path / "next").symlink_to(folder.path / "two")
        (tmp_path / "next").replace(tmp_path / "current")
        await until(lambda: readings.read)
        folder.write("two/more.md", "more")
        await until(lambda: "more.md" in readings.read[-1])
    assert readings.read[-1] == {"two.md": "two", "more.md": "more"}


async def test_a_single_file_is_watched_through_its_being_replaced(folder: Folder) -> None:
    file = folder.write("minutes.txt", "Rain.")
    async with Watched(FolderSource("minutes", file)) as readings:
        folder.write("draft", "Sun.").replace(file)
        await until(lambda: readings.read)
        folder.write("draft", "Fog and snow.").replace(file)
        await until(lambda: len(readings.read) > 1)
    assert readings.read == [{"minutes.txt": "Sun."}, {"minutes.txt": "Fog and snow."}]


async def test_a_link_out_of_the_folder_leads_the_watching_nowhere(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (folder.path / "link").symlink_to(tmp_path / "outside")
    folder.write("a.md", "Rain.")
    source = folder.source()
    listening = Listening([source], again=0.0)
    await listening.to(source.look().folders)
    try:
        (tmp_path / "outside" / "b.md").write_text("Sun.")
        begin = asyncio.get_running_loop().time()
        await listening.wait(0.5)
        assert asyncio.get_running_loop().time() - begin >= 0.5
        folder.write("c.md", "Fog.")
        await listening.wait(20.0)
        assert asyncio.get_running_loop().time() - begin < 20.0
    finally:
        await listening.stop()


async def test_where_the_system_tells_nothing_a_look_from_time_to_time_finds_it(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("bot.operations.folders.awatch", refuse)
    async with Watched(folder.source(), QUICK) as readings:
        folder.write("a.md", "Rain.")
        await until(lambda: readings.read)
    assert readings.read == [{"a.md": "Rain."}]
    assert [record.levelname for record in caplog.records if "no space left" in record.getMessage()] == ["WARNING"]


async def test_two_sources_of_one_folder_are_looked_at_together(folder: Folder) -> None:
    folder.write("a.md", "Rain.")
    folder.write("b.txt", "Sun.")
    sources = [folder.source(), FolderSource("texts", folder.path, Selection(include=("*.txt",)))]
    for source in sources:
        source.read()
    readings = Readings(*sources, pace=DEAF)
    async with running(FolderWatch(sources, readings.around).run):
        await until(lambda: readings.status().last_check)
        folder.write("b.txt", "Sun and fog.")
        await until(lambda: readings.read)
    assert len(readings.read) == 1
