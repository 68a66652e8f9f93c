"""Minutes in a git repository: cloned, changed, cut off, and read again."""

import logging
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import SourceError
from bot.minutes.problem import Level
from bot.text import Lines
from tests.sources.git.conftest import Opened, texts_in
from tests.sources.git.hosting import Host, Repository, git_http_backend, hosted

RAIN = {"2024-03-05.md": "Rain.\n"}
SUN = {**RAIN, "2024-04-02.md": "Sun.\n"}


def test_the_newest_commit_is_read(repository: Repository, opened: Opened) -> None:
    repository.commit(RAIN)
    repository.commit(SUN)
    content = opened(repository.url).read()
    assert texts_in(content) == SUN
    assert (content.name, content.problems, content.skipped) == ("minutes", (), ())


def test_a_change_comes_with_the_next_reading(repository: Repository, opened: Opened) -> None:
    repository.commit(RAIN)
    source = opened(repository.url)
    source.read()
    repository.commit({"2024-03-05.md": "Snow.\n", "2024-04-02.md": "Sun.\n"})
    assert texts_in(source.read()) == {"2024-03-05.md": "Snow.\n", "2024-04-02.md": "Sun.\n"}


def test_over_the_network_too(repository: Repository, opened: Opened) -> None:
    repository.commit(RAIN)
    with hosted(repository) as host:
        source = opened(f"{host.url}/minutes")
        assert texts_in(source.read()) == RAIN
        repository.commit(SUN)
        assert texts_in(source.read()) == SUN


def test_a_server_with_the_real_git_gives_the_same(repository: Repository, opened: Opened) -> None:
    if shutil.which("git") is None:
        pytest.skip("there is no git here")
    repository.commit(RAIN)
    host = Host(git_http_backend(repository.path.parent))
    try:
        source = opened(f"{host.url}/minutes")
        assert texts_in(source.read()) == RAIN
        repository.commit(SUN)
        assert texts_in(source.read()) == SUN
        repository.commit({"new.md": "Fog."}, after=None)
        assert texts_in(source.read()) == {"new.md": "Fog."}
    finally:
        host.close()


def test_the_history_is_not_fetched(repository: Repository, opened: Opened, cache: Path) -> None:
    repository.commit({"big.md": os.urandom(400_000)})
    repository.commit(RAIN)
    with hosted(repository) as host:
        opened(f"{host.url}/minutes").read()
    assert size_of(cache) < 100_000


def test_what_has_not_changed_is_not_fetched_again(repository: Repository, opened: Opened) -> None:
    repository.commit(RAIN)
    with hosted(repository) as host:
        source = opened(f"{host.url}/minutes")
        source.read()
        host.requests.clear()
        assert texts_in(source.read()) == RAIN
        assert host.requests == ["GET /minutes/info/refs"]


def test_only_what_has_changed_is_fetched(repository: Repository, opened: Opened, cache: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("there is no git here")
    big = os.urandom(400_000)
    repository.commit({"big.txt": big, **RAIN})
    host = Host(git_http_backend(repository.path.parent))
    try:
        source = opened(f"{host.url}/minutes")
        source.read()
        before = size_of(cache)
        repository.commit({"big.txt": big, **SUN})
        assert texts_in(source.read()) == SUN
    finally:
        host.close()
    assert size_of(cache) - before < 20_000


def test_while_the_server_is_gone_the_last_copy_serves_and_says_since_when(
    repository: Repository, opened: Opened
) -> None:
    repository.commit(RAIN)
    with hosted(repository) as host:
        url = f"{host.url}/minutes"
        opened(url).read()
    content = opened(url).read()
    (problem,) = content.problems
    assert texts_in(content) == RAIN
    assert (problem.file, problem.level, problem.code) == ("minutes", Level.WARNING, "stale")
    assert problem.message.startswith("Not up to date since 20")
    assert f"{url}: no connection to the server. Check the network" in problem.message


def test_when_the_server_is_back_nothing_is_wrong_any_more(repository: Repository, opened: Opened) -> None:
    repository.commit(RAIN)
    source = opened(repository.url)
    source.read()
    away = repository.path.rename(repository.path.with_name("away"))
    assert len(source.read().problems) == 1
    away.rename(repository.path)
    repository.commit(SUN)
    content = source.read()
    assert (texts_in(content), content.problems) == (SUN, ())


def test_without_any_copy_a_server_that_is_gone_is_an_error(repository: Repository, opened: Opened) -> None:
    with hosted(repository) as host:
        url = f"{host.url}/minutes"
    with pytest.raises(SourceError, match="no connection to the server"):
        opened(url).read()


def test_a_changed_history_is_followed(repository: Repository, opened: Opened) -> None:
    first = repository.commit(RAIN)
    repository.commit(SUN)
    with hosted(repository) as host:
        source = opened(f"{host.url}/minutes")
        source.read()
        repository.commit({"2024-05-07.md": "Fog.\n"}, after=first)
        assert texts_in(source.read()) == {"2024-05-07.md": "Fog.\n"}
        repository.commit({"2024-06-04.md": "Wind.\n"}, after=None)
        assert texts_in(source.read()) == {"2024-06-04.md": "Wind.\n"}


def test_a_branch_can_be_chosen(repository: Repository, opened: Opened) -> None:
    repository.commit(RAIN)
    repository.commit(SUN, branch="drafts/april")
    assert texts_in(opened(repository.url, branch="drafts/april").read()) == SUN
    assert texts_in(opened(repository.url).read()) == RAIN


def test_a_branch_that_is_not_there_is_named_with_the_usual_one(repository: Repository, opened: Opened) -> None:
    repository.commit(RAIN)
    with hosted(repository) as host, pytest.raises(SourceError) as caught:
        opened(f"{host.url}/minutes", branch="trunk").read()
    assert str(caught.value).endswith("there is no branch trunk. Its default branch is main.")


def test_an_empty_repository_says_so(repository: Repository, opened: Opened) -> None:
    with hosted(repository) as host, pytest.raises(SourceError, match="the repository is empty"):
        opened(f"{host.url}/minutes").read()


def test_a_subfolder_is_the_root_of_its_paths(repository: Repository, opened: Opened) -> None:
    repository.commit({"README.md": "Read me.", "notes": {"deep": {"a.md": "Rain."}, "b.md": "Sun."}})
    content = opened(repository.url, subfolder="notes/deep").read()
    assert texts_in(content) == {"a.md": "Rain."}


@pytest.mark.parametrize("subfolder", ["minutes", "notes/b.md", "notes/deep/deeper"])
def test_a_subfolder_that_is_not_there_is_named_with_those_that_are(
    subfolder: str, repository: Repository, opened: Opened
) -> None:
    repository.commit({"a.md": "Rain.", "notes": {"b.md": "Sun.", "deep": {"c.md": "Fog."}}})
    with pytest.raises(SourceError, match=rf"has no folder {subfolder}\. The"):
        opened(repository.url, subfolder=subfolder).read()


def test_include_and_exclude_count_below_the_subfolder(repository: Repository, opened: Opened) -> None:
    repository.commit({"notes": {"a.txt": "Rain.", "b.md": "Sun.", "drafts": {"c.md": "Fog."}}})
    source = opened(repository.url, subfolder="notes", include=("*.txt",), exclude=("drafts",))
    content = source.read()
    assert [(file.path, file.included) for file in content.files] == [("a.txt", True), ("b.md", False)]
    assert [(file.file, file.reason) for file in content.skipped] == [
        ("drafts/c.md", "it matches `drafts` under `exclude:`")
    ]


def test_links_lead_to_the_exact_commit(repository: Repository, opened: Opened) -> None:
    repository.commit({"notes": RAIN})
    url = "https://example.org/{commit}/{path}#L{first}"
    source = opened(repository.url, subfolder="notes", url=url)
    commit = repository.commit({"notes": SUN})
    template = source.read().link_template
    assert template is not None
    assert template.link("2024-04-02.md", Lines(3, 4)) == f"https://example.org/{commit}/notes/2024-04-02.md#L3"


def test_a_fetch_is_told_while_it_is_the_first(
    repository: Repository, opened: Opened, caplog: pytest.LogCaptureFixture
) -> None:
    repository.commit(RAIN)
    told: list[str] = []
    with caplog.at_level(logging.INFO, "bot.sources"):
        source = replace(opened(repository.url), tell=told.append)
        source.read()
        source.read()
    assert told == [f"minutes: fetching {repository.url}"]
    assert told[0] in caplog.messages
    assert any(message.startswith(f"minutes: main of {repository.url} is at") for message in caplog.messages)


def size_of(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
