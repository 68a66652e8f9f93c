"""What is known, and how it is read again while questions are asked."""

import asyncio
import shutil
import threading
from dataclasses import dataclass, field

import pytest

from bot.errors import NoMeetingsError, NotFetchedYetError
from bot.knowledge.service import Knowledge
from bot.knowledge.snapshot import ReloadReport
from bot.search.settings import SearchSettings
from bot.sources.folder import FolderSource
from bot.sources.model import SourceContent
from tests.conftest import SPRING, Folder, lines_of


def ids(report: ReloadReport) -> tuple[list[str], list[str], list[str]]:
    """Return the ids of the meetings that were added, changed and removed."""
    added, changed, removed = (
        [meeting.id for meeting in meetings] for meetings in (report.added, report.changed, report.removed)
    )
    return added, changed, removed


def club(words: str) -> str:
    return lines_of("# Club", "", "## Water", "", words)


def test_a_reload_tells_what_was_added_changed_and_removed(folder: Folder) -> None:
    for name in ("2024-01-01.md", "2024-01-02.md", "2024-01-03.md"):
        folder.write(name, club("Rain."))
    knowledge = folder.knowledge()
    folder.write("2024-01-02.md", club("Sun."))
    (folder.path / "2024-01-03.md").unlink()
    folder.write("2024-01-04.md", club("Fog."))
    assert ids(knowledge.load()) == (["2024-01-04"], ["2024-01-02"], ["2024-01-03"])


def test_a_reload_of_the_same_files_changes_nothing(garden: Folder) -> None:
    knowledge = garden.knowledge()
    assert ids(knowledge.load()) == ([], [], [])


def test_a_new_text_of_a_meeting_changes_it(folder: Folder) -> None:
    folder.write("2024-03-05.md", SPRING)
    knowledge = folder.knowledge()
    folder.write("2024-03-05.en.md", club("Rain."))
    assert ids(knowledge.load()) == ([], ["2024-03-05"], [])


def test_a_reload_that_finds_nothing_keeps_serving(garden: Folder) -> None:
    knowledge = garden.knowledge()
    for file in garden.path.iterdir():
        file.unlink()
    report = knowledge.load()
    assert (report.kept, ids(report)) == (True, ([], [], []))
    assert knowledge.served.search.answer("堆肥箱").answered


def test_a_file_that_became_unreadable_does_not_take_the_others_with_it(folder: Folder) -> None:
    folder.write("2024-01-01.md", club("Rain."))
    folder.write("2024-01-02.md", club("Sun."))
    knowledge = folder.knowledge()
    folder.write("2024-01-02.md", b"\xff\xfe\xff")
    report = knowledge.load()
    assert [meeting.id for meeting in knowledge.meetings] == ["2024-01-01"]
    assert [problem.file for problem in report.snapshot.problems] == ["2024-01-02.md"]
    assert [skipped.file for skipped in report.snapshot.skipped] == ["2024-01-02.md"]


def two_sources(folder: Folder) -> Knowledge:
    """Return what is known of two folders in this one, `here` and `there`."""
    folder.write("here/2024-01-01.md", club("Rain."))
    folder.write("there/2024-01-02.md", club("Fog."))
    sources = [FolderSource(name, folder.path / name) for name in ("here", "there")]
    knowledge = Knowledge(sources, SearchSettings())
    knowledge.load()
    return knowledge


def test_a_source_that_vanished_keeps_serving_its_last_good_copy(folder: Folder) -> None:
    knowledge = two_sources(folder)
    shutil.rmtree(folder.path / "there")
    folder.write("here/2024-01-03.md", club("Sun."))
    report = knowledge.load()
    assert ids(report) == (["2024-01-03"], [], [])
    assert [problem.file for problem in report.snapshot.problems] == ["there"]
    assert knowledge.served.search.answer("fog").answered


def test_a_source_that_came_back_is_read_again(folder: Folder) -> None:
    knowledge = two_sources(folder)
    shutil.rmtree(folder.path / "there")
    knowledge.load()
    folder.write("there/2024-01-04.md", club("Snow."))
    assert ids(knowledge.load()) == (["2024-01-04"], [], ["2024-01-02"])


def test_a_source_that_was_never_there_does_not_stop_the_others(folder: Folder) -> None:
    folder.write("here/2024-01-01.md", club("Rain."))
    sources = [FolderSource("gone", folder.path / "gone"), FolderSource("here", folder.path / "here")]
    knowledge = Knowledge(sources, SearchSettings())
    report = knowledge.load()
    assert [meeting.id for meeting in knowledge.meetings] == ["2024-01-01"]
    assert len(report.snapshot.problems) == 1


@dataclass
class AwaitedSource:
    """A folder that is read from the second time on, as a repository is that has to be fetched first."""

    folder: FolderSource
    name: str = "far away"
    was_read: bool = False

    def read(self) -> SourceContent:
        """Return what the folder holds, but for the first time."""
        if not self.was_read:
            self.was_read = True
            raise NotFetchedYetError("it is on its way")
        return self.folder.read()


async def test_while_minutes_are_fetched_for_the_first_time_that_is_said_and_the_rest_is_served(folder: Folder) -> None:
    folder.write("2024-01-01.md", club("Rain."))
    knowledge = Knowledge([AwaitedSource(folder.source())], SearchSettings())
    knowledge.load()
    with pytest.raises(NoMeetingsError, match="far away are being fetched") as raised:
        _ = knowledge.served
    assert raised.value.awaited
    both = Knowledge([AwaitedSource(folder.source()), folder.source()], SearchSettings())
    both.load()
    assert both.served.is_awaited
    await knowledge.reload()
    assert len(knowledge.meetings) == 1
    assert not knowledge.snapshot.is_awaited


@dataclass
class GatedSource:
    """A folder that is read only while the gate is open."""

    folder: FolderSource
    gate: threading.Event = field(default_factory=threading.Event)
    reading: threading.Event = field(default_factory=threading.Event)
    readers: int = 0
    most_readers: int = 0

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.folder.name

    def read(self) -> SourceContent:
        """Return what the folder holds once the gate opens."""
        self.readers += 1
        self.most_readers = max(self.most_readers, self.readers)
        self.reading.set()
        assert self.gate.wait(timeout=30)
        self.readers -= 1
        return self.folder.read()


def gated(folder: Folder) -> tuple[Knowledge, GatedSource]:
    """Return what is known of the folder now, with a gate before the next reading."""
    source = GatedSource(folder.source())
    knowledge = Knowledge([source], SearchSettings())
    source.gate.set()
    knowledge.load()
    source.gate.clear()
    source.reading.clear()
    return knowledge, source


async def test_questions_asked_during_a_reload_get_the_old_answers(folder: Folder) -> None:
    folder.write("2024-01-01.md", club("The barrel leaks."))
    knowledge, source = gated(folder)
    before = knowledge.served.search.answer("barrel")
    folder.write("2024-01-01.md", club("The barrel is mended."))
    reload = asyncio.create_task(knowledge.reload())
    await asyncio.to_thread(source.reading.wait, 30)
    assert knowledge.served.search.answer("barrel") == before
    source.gate.set()
    await reload
    assert "mended" in knowledge.served.search.answer("barrel").hits[0].quote.text


async def test_a_snapshot_that_was_taken_does_not_change(folder: Folder) -> None:
    folder.write("2024-01-01.md", club("The barrel leaks."))
    knowledge = folder.knowledge()
    snapshot = knowledge.snapshot
    folder.write("2024-01-01.md", club("The barrel is mended."))
    await knowledge.reload()
    assert "leaks" in snapshot.search.answer("barrel").hits[0].quote.text
    assert snapshot is not knowledge.snapshot


async def test_reloads_at_the_same_time_are_one(folder: Folder) -> None:
    folder.write("2024-01-01.md", club("Rain."))
    knowledge, source = gated(folder)
    folder.write("2024-01-02.md", club("Fog."))
    reloads = [asyncio.create_task(knowledge.reload()) for _ in range(3)]
    await asyncio.to_thread(source.reading.wait, 30)
    source.gate.set()
    reports = await asyncio.gather(*reloads)
    assert source.most_readers == 1
    assert [ids(report) for report in reports] == [(["2024-01-02"], [], [])] * 3


async def test_a_reload_that_is_given_up_ends_before_the_next_begins(folder: Folder) -> None:
    folder.write("2024-01-01.md", club("The barrel leaks."))
    knowledge, source = gated(folder)
    given_up = asyncio.create_task(knowledge.reload())
    await asyncio.to_thread(source.reading.wait, 30)
    given_up.cancel()
    await asyncio.wait((given_up,))
    folder.write("2024-01-01.md", club("The barrel is mended."))
    following = asyncio.create_task(knowledge.reload())
    await asyncio.sleep(0.05)  # as long as another reading would take to begin
    source.gate.set()
    await following
    assert given_up.cancelled()
    assert source.most_readers == 1
    assert "mended" in knowledge.served.search.answer("barrel").hits[0].quote.text


async def test_a_reload_that_is_given_up_while_it_waits_its_turn_does_not_lock_out_the_next(folder: Folder) -> None:
    folder.write("2024-01-01.md", club("Rain."))
    knowledge, source = gated(folder)
    first, waiting = (asyncio.create_task(knowledge.reload()) for _ in range(2))
    await asyncio.to_thread(source.reading.wait, 30)
    waiting.cancel()
    source.gate.set()
    assert (await first).snapshot.files == 1
    assert (await knowledge.reload()).snapshot.files == 1


def test_without_minutes_every_question_says_where_they_belong(folder: Folder) -> None:
    knowledge = folder.knowledge()
    with pytest.raises(NoMeetingsError, match="garden"):
        knowledge.served.search.answer("barrel")


def test_every_file_is_counted(garden: Folder) -> None:
    garden.write("empty.md", "\n")
    garden.write("bad.md", b"\xff")
    snapshot = garden.knowledge().snapshot
    assert (snapshot.files, len(snapshot.skipped), len(snapshot.meetings)) == (4, 2, 1)
