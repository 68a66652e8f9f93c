"""Asking a server for its newest commit, which is done again and again and has to cost next to nothing."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import NotFetchedYetError, SourceError
from bot.sources.git.remote import Remote
from tests.sources.git.conftest import Opened, texts_in
from tests.sources.git.hosting import Host, Repository, git_http_backend, hosted, only_with, refusing

RAIN = {"2024-03-05.md": "Rain.\n"}
SUN = {**RAIN, "2024-04-02.md": "Sun.\n"}


@pytest.fixture
def real_git(repository: Repository) -> Iterator[Host]:
    """Serve the repository by git itself."""
    if shutil.which("git") is None:
        pytest.skip("there is no git here")
    host = Host(git_http_backend(repository.path.parent))
    yield host
    host.close()


@pytest.mark.parametrize("branch", [None, "main"])
def test_the_newest_commit_is_named_by_a_file_an_old_server_and_git_itself(
    branch: str | None, repository: Repository, real_git: Host
) -> None:
    repository.commit(RAIN)
    commit = repository.commit(SUN)
    repository.commit(RAIN, branch="main-2")
    with hosted(repository) as old_server:
        for url in (repository.url, f"{old_server.url}/minutes", f"{real_git.url}/minutes"):
            assert Remote(url, branch).newest().commit == commit


def test_git_itself_is_asked_with_one_small_request_from_the_second_time_on(
    repository: Repository, real_git: Host
) -> None:
    for number in range(300):
        repository.commit(RAIN, branch=f"topic/{number}")
    commit = repository.commit(SUN)
    remote = Remote(f"{real_git.url}/minutes")
    first = remote.newest()
    real_git.requests.clear()
    real_git.sent = 0
    assert remote.newest(at_once=first.at_once) == (commit, True)
    assert real_git.requests == ["POST /minutes/git-upload-pack"]
    assert real_git.sent < 200


def test_an_old_server_is_asked_with_one_request_too(repository: Repository) -> None:
    commit = repository.commit(RAIN)
    with hosted(repository) as host:
        remote = Remote(f"{host.url}/minutes")
        first = remote.newest()
        assert remote.newest(at_once=first.at_once) == (commit, False)
        assert host.requests == ["GET /minutes/info/refs"] * 2


def test_the_token_goes_along_with_the_one_request(repository: Repository, real_git: Host) -> None:
    commit = repository.commit(RAIN)
    real_git.application = only_with("Basic b2F1dGgyOnNlc2FtZQ==")(real_git.application)
    remote = Remote(f"{real_git.url}/minutes", token_variable="TOKEN", environment={"TOKEN": "sesame"})
    assert remote.newest(at_once=True) == (commit, True)
    with pytest.raises(SourceError, match="the server refuses the token"):
        replace(remote, environment={"TOKEN": "open"}).newest(at_once=True)


def test_a_repository_that_has_moved_is_found(repository: Repository, real_git: Host) -> None:
    commit = repository.commit(RAIN)
    moved = refusing("301 Moved Permanently", ("Location", f"{real_git.url}/minutes/git-upload-pack"))
    host = Host(moved(real_git.application))
    try:
        assert Remote(f"{host.url}/old", "main").newest(at_once=True) == (commit, True)
    finally:
        host.close()


@pytest.mark.parametrize("at_once", [False, True])
def test_a_branch_that_is_gone_is_an_error(at_once: bool, repository: Repository, real_git: Host) -> None:
    repository.commit(RAIN)
    with pytest.raises(SourceError, match="there is no branch trunk"):
        Remote(f"{real_git.url}/minutes", "trunk").newest(at_once=at_once)


def test_what_does_not_answer_as_before_is_an_error_in_words(repository: Repository) -> None:
    repository.commit(RAIN)
    with hosted(repository, refusing("200 OK")) as host, pytest.raises(SourceError, match="not answer as it did"):
        Remote(f"{host.url}/minutes").newest(at_once=True)


def test_a_reading_of_the_same_commit_opens_no_file_of_it_again(repository: Repository, opened: Opened) -> None:
    repository.commit(RAIN)
    source = opened(repository.url)
    assert source.read() is source.read()


def test_the_commit_that_was_read_is_known_and_that_of_others_is_not(repository: Repository, opened: Opened) -> None:
    commit = repository.commit(RAIN)
    source, other = opened(repository.url), opened(repository.url)
    assert source.last_read is None
    source.read()
    repository.commit(SUN)
    other.read()
    assert source.last_read == commit


def test_the_copy_comes_first_where_that_is_wanted_and_the_server_after_it(
    repository: Repository, opened: Opened
) -> None:
    repository.commit(RAIN)
    opened(repository.url).read()
    repository.commit(SUN)
    source = replace(opened(repository.url), copy_first=True)
    assert texts_in(source.read()) == RAIN
    assert texts_in(source.read()) == SUN


def test_where_fetching_is_left_for_later_the_first_reading_holds_nothing_and_asks_nobody(
    repository: Repository, opened: Opened
) -> None:
    repository.commit(RAIN)
    source = replace(opened(repository.url), copy_first=True, fetch_later=True)
    with pytest.raises(NotFetchedYetError):
        source.read()
    assert source.last_failure is None
    assert texts_in(source.read()) == RAIN


def test_without_a_copy_or_with_a_damaged_one_the_server_is_asked_at_once(
    repository: Repository, opened: Opened, cache: Path
) -> None:
    repository.commit(RAIN)
    source = replace(opened(repository.url), copy_first=True)
    assert texts_in(source.read()) == RAIN
    for pack in cache.rglob("*.pack"):
        pack.write_bytes(b"nonsense")
    source = replace(opened(repository.url), copy_first=True)
    assert texts_in(source.read()) == RAIN
