"""Everything together: a folder and a repository, what is known of them, and what is told."""

import asyncio
import os
from pathlib import Path

from bot.knowledge.comparing import ReviewReport
from bot.knowledge.freshness_status import Following, Outcome
from bot.knowledge.proposal import Proposal
from bot.knowledge.service import Knowledge
from bot.operations.freshness import Freshness
from bot.operations.settings import FreshnessSettings
from bot.search.settings import SearchSettings
from bot.sources.opening import open_sources
from bot.sources.settings import SourceSettings
from tests.conftest import SPRING, SPRING_IN_ENGLISH, Folder
from tests.operations.conftest import QUICK, running
from tests.sources.git.hosting import Repository
from tests.waiting import until


class Newspaper:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.reports: list[ReviewReport] = []
        self.held: list[str] = []
        self.failures: list[str] = []

    async def refreshed(self, report: ReviewReport) -> None:
        self.reports.append(report)

    async def held_back(self, proposal: Proposal) -> None:
        self.held.append(proposal.digest)

    async def failed(self, reason: str) -> None:
        self.failures.append(reason)

    async def mended(self) -> None:
        self.failures.append("mended")


def added(newspaper: Newspaper) -> list[str]:
    return [meeting.id for report in newspaper.reports for meeting in report.added]


async def test_news_of_a_folder_and_of_a_repository_are_served_and_told(folder: Folder, tmp_path: Path) -> None:
    repository = Repository(tmp_path / "server" / "minutes")
    repository.commit({"2024-01-09.md": SPRING})
    folder.write("2024-02-06.md", SPRING)
    settings = [SourceSettings(folder.path), SourceSettings(git=repository.url)]
    sources = open_sources(settings, environment={}, cache_folder=tmp_path / "cache")
    knowledge, newspaper = Knowledge(sources, SearchSettings()), Newspaper()
    knowledge.load()
    freshness = Freshness(sources, knowledge, FreshnessSettings(refresh_minutes=0.005), pace=QUICK)
    freshness.tell(newspaper)
    async with running(freshness.run):
        folder.write("2024-03-05.md", SPRING)
        await until(lambda: added(newspaper) == ["2024-03-05"])
        commit = repository.commit({"2024-01-09.md": SPRING, "2024-04-02.md": SPRING_IN_ENGLISH})
        await until(lambda: len(added(newspaper)) > 1)
        await until(lambda: freshness.status.sources[1].revision == commit)
    assert added(newspaper) == ["2024-03-05", "2024-04-02"]
    assert [meeting.id for meeting in knowledge.meetings] == ["2024-04-02", "2024-03-05", "2024-02-06", "2024-01-09"]
    watched, polled = freshness.status.sources
    assert (watched.name, watched.following) == ("garden", Following.WATCHED)
    assert (polled.name, polled.following, polled.revision) == ("minutes", Following.POLLED, commit)
    assert watched.last_change is not None
    assert freshness.status.last_refresh is not None
    assert freshness.status.last_refresh.outcome is Outcome.TAKEN
    assert (newspaper.held, newspaper.failures) == ([], [])


async def test_minutes_that_vanish_are_held_back_and_told_once_until_they_are_back(folder: Folder) -> None:
    folder.write("2024-02-06.md", SPRING)
    file = folder.write("2024-03-05.md", SPRING_IN_ENGLISH)
    sources = [folder.source()]
    knowledge, newspaper = Knowledge(sources, SearchSettings()), Newspaper()
    knowledge.load()
    freshness = Freshness(sources, knowledge, FreshnessSettings(), pace=QUICK)
    freshness.tell(newspaper)
    async with running(freshness.run):
        file.unlink()
        await until(lambda: newspaper.held)
        os.utime(folder.path / "2024-02-06.md")
        checked = freshness.status.last_refresh
        await until(lambda: freshness.status.last_refresh != checked)
        assert freshness.status.last_refresh is not None
        assert freshness.status.last_refresh.outcome is Outcome.HELD_BACK
        assert (len(knowledge.meetings), len(newspaper.held)) == (2, 1)
        folder.write("2024-03-05.md", SPRING_IN_ENGLISH)
        await until(lambda: newspaper.reports)
    report = newspaper.reports[0]
    assert (report.added, report.changed, report.removed) == ((), (), ())
    assert len(newspaper.held) == 1


async def test_what_is_switched_off_is_left_alone(folder: Folder, tmp_path: Path) -> None:
    repository = Repository(tmp_path / "server" / "minutes")
    settings = [SourceSettings(folder.path), SourceSettings(git=repository.url)]
    sources = open_sources(settings, environment={}, cache_folder=tmp_path / "cache")
    knowledge = Knowledge(sources, SearchSettings())
    off = FreshnessSettings(refresh_minutes=0, watch_folders=False)
    freshness = Freshness(sources, knowledge, off, pace=QUICK)
    async with running(freshness.run):
        folder.write("2024-03-05.md", SPRING)
        await asyncio.sleep(4 * QUICK.quiet)
    assert [source.following for source in freshness.status.sources] == [Following.ON_REQUEST] * 2
    assert knowledge.snapshot.meetings == ()


async def test_an_order_of_dates_does_not_hide_a_source(folder: Folder) -> None:
    sources = open_sources([SourceSettings(folder.path, dates="day-first")], environment={})
    freshness = Freshness(sources, Knowledge(sources, SearchSettings()), FreshnessSettings())
    assert freshness.status.sources[0].following is Following.WATCHED


async def test_a_stop_waits_for_nothing(folder: Folder) -> None:
    sources = [folder.source()]
    freshness = Freshness(sources, Knowledge(sources, SearchSettings()), FreshnessSettings(), pace=QUICK)
    async with running(freshness.run) as task:
        await until(lambda: freshness.status.sources[0].last_check)
    assert task.cancelled()
