"""A repository that is asked for news: a real one, over real HTTP."""

import asyncio
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import NotFetchedYetError, SourceError
from bot.operations.polling import Polling
from bot.operations.settings import Pace
from bot.sources.git.source import GitSource
from bot.sources.opening import open_sources
from bot.sources.settings import SourceSettings
from tests.operations.conftest import QUICK, Readings, running
from tests.sources.git.hosting import Host, Repository, git_http_backend, hosted, refusing
from tests.waiting import until

RAIN = {"2024-03-05.md": "Rain.\n"}
SUN = {**RAIN, "2024-04-02.md": "Sun.\n"}
NEVER = 3600.0  # seconds


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = Repository(tmp_path / "server" / "minutes")
    repository.commit(RAIN)
    return repository


@pytest.fixture
def host(repository: Repository) -> Iterator[Host]:
    """Serve the repository by git itself where it is installed."""
    if shutil.which("git") is None:
        with hosted(repository) as host:
            yield host
    else:
        host = Host(git_http_backend(repository.path.parent))
        yield host
        host.close()


def opened(url: str, cache: Path, *, copy_first: bool = False) -> GitSource:
    (source,) = open_sources([SourceSettings(git=url)], environment={}, cache_folder=cache, copy_first=copy_first)
    assert isinstance(source, GitSource)
    return source


def polling(*sources: GitSource, every: float = NEVER, pace: Pace = QUICK) -> tuple[Polling, Readings]:
    readings = Readings(*sources, pace=pace)
    return Polling(sources, readings.around, every=every, turn=asyncio.Lock()), readings


async def test_an_unchanged_repository_costs_one_small_request_and_no_reading(host: Host, tmp_path: Path) -> None:
    source = opened(f"{host.url}/minutes", tmp_path)
    source.read()
    poll, readings = polling(source)
    await poll.check()
    host.requests.clear()
    host.sent = 0
    for _ in range(5):
        await poll.check()
    assert len(host.requests) == 5
    assert host.sent < 5 * 1000
    assert readings.read == []
    assert readings.status().last_check is not None
    assert readings.status().revision == source.last_read


async def test_a_new_commit_is_read_once(host: Host, repository: Repository, tmp_path: Path) -> None:
    source = opened(f"{host.url}/minutes", tmp_path)
    source.read()
    poll, readings = polling(source, every=0.05)
    async with running(poll.run):
        commit = repository.commit(SUN)
        await until(lambda: readings.read)
        await asyncio.sleep(0.5)
    assert readings.read == [SUN]
    assert readings.status().revision == commit
    assert readings.status().last_change is not None


async def test_who_reads_it_meanwhile_only_to_check_it_hides_no_change(
    host: Host, repository: Repository, tmp_path: Path
) -> None:
    source = opened(f"{host.url}/minutes", tmp_path)
    source.read()
    poll, readings = polling(source)
    repository.commit(SUN)
    source.read()
    await poll.check()
    await poll.check()
    assert readings.read == [SUN]


async def test_a_server_that_is_gone_is_told_once_and_so_is_that_it_is_back(
    host: Host, repository: Repository, tmp_path: Path
) -> None:
    source = opened(f"{host.url}/minutes", tmp_path)
    source.read()
    poll, readings = polling(source, every=0.05, pace=replace(QUICK, longest_retry=0.1))
    ordinary = host.application
    async with running(poll.run):
        host.application = refusing("503 Service Unavailable")(ordinary)
        await until(lambda: readings.failed)
        before = len(host.requests)
        await until(lambda: len(host.requests) > before + 3)
        assert readings.failed == [f"{host.url}/minutes: the server is in trouble (status 503). Reload later."]
        assert readings.status().trouble == readings.failed[0]
        repository.commit(SUN)
        host.application = ordinary
        await until(lambda: readings.mended)
    assert (readings.read, readings.mended, len(readings.failed)) == ([SUN], 1, 1)
    assert readings.status().trouble is None


async def test_what_fails_once_is_not_worth_a_word(host: Host, tmp_path: Path) -> None:
    source = opened(f"{host.url}/minutes", tmp_path)
    source.read()
    poll, readings = polling(source)
    ordinary = host.application
    host.application = refusing("503 Service Unavailable")(ordinary)
    await poll.check()
    host.application = ordinary
    await poll.check()
    assert (readings.failed, readings.mended) == ([], 0)


async def test_what_can_be_asked_and_not_fetched_is_told_too(
    host: Host, repository: Repository, tmp_path: Path
) -> None:
    source = opened(f"{host.url}/minutes", tmp_path / "cache")
    source.read()
    repository.commit(SUN)
    shutil.rmtree(tmp_path / "cache")
    (tmp_path / "cache").write_text("no folder")
    poll, readings = polling(source)
    await poll.check()
    await poll.check()
    (told,) = readings.failed
    assert "the copy cannot be written" in told
    (tmp_path / "cache").unlink()
    await poll.check()
    assert (readings.read[-1], readings.mended) == (SUN, 1)


async def test_the_waits_grow_after_failures_up_to_a_bound(host: Host, tmp_path: Path) -> None:
    source = opened(f"{host.url}/missing", tmp_path)
    poll, _ = polling(source, every=10.0, pace=replace(QUICK, jitter=0.0, longest_retry=100.0))
    waits = []
    for _ in range(7):
        await poll.check()
        waits.append(poll.next_wait())
    assert waits == [0.1, 20.0, 40.0, 80.0, 100.0, 100.0, 100.0]


async def test_waits_differ_by_chance(host: Host, tmp_path: Path) -> None:
    poll, _ = polling(opened(f"{host.url}/minutes", tmp_path), every=600.0)
    waits = [poll.next_wait() for _ in range(100)]
    assert 540 <= min(waits) < max(waits) <= 660


async def test_where_the_copy_was_read_the_server_is_asked_at_once(
    host: Host, repository: Repository, tmp_path: Path
) -> None:
    opened(f"{host.url}/minutes", tmp_path).read()
    repository.commit(SUN)
    source = opened(f"{host.url}/minutes", tmp_path, copy_first=True)
    assert [file.path for file in source.read().files] == [*RAIN]
    poll, readings = polling(source)
    async with running(poll.run):
        await until(lambda: readings.read)
    assert readings.read == [SUN]


async def test_what_is_fetched_for_the_first_time_is_fetched_at_once_and_told_meanwhile(
    host: Host, tmp_path: Path
) -> None:
    source = replace(opened(f"{host.url}/minutes", tmp_path, copy_first=True), fetch_later=True)
    with pytest.raises(NotFetchedYetError):
        source.read()
    turn, readings = asyncio.Lock(), Readings(source)
    await turn.acquire()
    async with running(Polling([source], readings.around, every=NEVER, turn=turn).run):
        await until(lambda: readings.status().trouble)
        assert readings.status().trouble == "it is being fetched for the first time"
        turn.release()
        await until(lambda: readings.read)
        await until(lambda: readings.status().trouble is None)
    assert readings.read == [RAIN]


async def test_a_server_that_was_down_at_the_start_is_asked_again_soon(
    host: Host, repository: Repository, tmp_path: Path
) -> None:
    source = opened(f"{host.url}/minutes", tmp_path)
    away = repository.path.rename(tmp_path / "away")
    with pytest.raises(SourceError):
        source.read()
    away.rename(repository.path)
    poll, readings = polling(source)
    async with running(poll.run):
        await until(lambda: readings.read)
    assert readings.read == [RAIN]


async def test_two_sources_of_one_branch_are_asked_for_once(host: Host, tmp_path: Path) -> None:
    sources = [opened(f"{host.url}/minutes", tmp_path) for _ in range(2)]
    for source in sources:
        source.read()
    poll, _ = polling(*sources)
    await poll.check()
    host.requests.clear()
    await poll.check()
    assert len(host.requests) == 1


async def test_a_server_is_not_asked_for_two_branches_at_the_same_moment(host: Host, tmp_path: Path) -> None:
    source = opened(f"{host.url}/minutes", tmp_path)
    source.read()
    turn = asyncio.Lock()
    poll = Polling([source], Readings(source).around, every=NEVER, turn=turn)
    host.requests.clear()
    async with turn:
        asking = asyncio.create_task(poll.check())
        await asyncio.sleep(0.1)
        assert host.requests == []
    await asking
    assert host.requests != []
