"""Copies of repositories: whole or not there, whoever interrupts, damages or shares them."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.errors import SourceError
from bot.sources.git.copies import Copies
from tests.conftest import PROJECT
from tests.sources.git.conftest import Opened, texts_in
from tests.sources.git.hosting import Host, Repository, git_http_backend, hosted, sending

RAIN = {"2024-03-05.md": "Rain.\n"}
SUN = {**RAIN, "2024-04-02.md": "Sun.\n"}

READ = """
import sys
from pathlib import Path
from bot.sources.opening import open_sources
from bot.sources.settings import SourceSettings
(source,) = open_sources([SourceSettings(git=sys.argv[1])], environment={}, cache_folder=Path(sys.argv[2]))
for _ in range(int(sys.argv[3])):
    content = source.read()
    print(*sorted(file.path for file in content.files), *content.problems, flush=True)
"""


def reader(url: str, cache: Path, *, times: int = 1) -> "subprocess.Popen[bytes]":
    """Start another process that reads a repository."""
    return subprocess.Popen(
        [sys.executable, "-c", READ, url, str(cache), str(times)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
    )


def stores_in(cache: Path) -> list[Path]:
    return [path.parent for path in cache.glob("*/*/pack")]


@pytest.mark.parametrize("known", [False, True])
def test_a_reader_that_is_killed_while_it_fetches_leaves_nothing_broken(
    known: bool, repository: Repository, opened: Opened, cache: Path
) -> None:
    repository.commit(RAIN)
    half_way, never = threading.Event(), threading.Event()

    def stuck(content: bytes) -> Iterator[bytes]:
        yield content[: len(content) // 2]
        half_way.set()
        never.wait(30)

    with hosted(repository) as host:
        url = f"{host.url}/minutes"
        if known:
            opened(url).read()
            repository.commit(SUN)
        ordinary = host.application
        host.application = sending(stuck)(ordinary)
        process = reader(url, cache)
        assert half_way.wait(30)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        never.set()
        assert len(stores_in(cache)) == (2 if known else 1)
        host.application = ordinary
        content = opened(url).read()
    assert (texts_in(content), content.problems) == (SUN if known else RAIN, ())
    assert len(stores_in(cache)) == 1


def test_a_killed_reader_keeps_nobody_waiting_and_the_copy_serves_without_the_server(
    repository: Repository, opened: Opened, cache: Path
) -> None:
    repository.commit(RAIN)
    half_way, never = threading.Event(), threading.Event()

    def stuck(content: bytes) -> Iterator[bytes]:
        half_way.set()
        never.wait(30)
        yield content

    with hosted(repository) as host:
        url = f"{host.url}/minutes"
        opened(url).read()
        repository.commit(SUN)
        host.application = sending(stuck)(host.application)
        process = reader(url, cache)
        assert half_way.wait(30)
        process.kill()
        process.communicate()
        never.set()
        source = opened(url)
    (folder,) = cache.iterdir()
    content = type(source)(source.name, source.remote, Copies(folder, patience=0)).read()
    assert texts_in(content) == RAIN
    assert "no connection to the server" in content.problems[0].message


@pytest.mark.slow
def test_several_processes_share_a_copy(repository: Repository, cache: Path) -> None:
    repository.commit(RAIN)
    processes = [reader(repository.url, cache, times=8) for _ in range(4)]
    for number in range(8):
        time.sleep(0.1)
        repository.commit({f"{number}.md": "Sun.\n"}, after=None)
    for process in processes:
        output, errors = process.communicate(timeout=60)
        read = output.decode().splitlines()
        assert (errors, len(read)) == (b"", 8)
        assert set(read) <= {"2024-03-05.md", *(f"{number}.md" for number in range(8))}
        assert read == sorted(read, key=lambda name: (name != "2024-03-05.md", name))
    assert len(stores_in(cache)) == 1


def test_a_copy_serves_while_another_process_takes_long(repository: Repository, opened: Opened, cache: Path) -> None:
    repository.commit(RAIN)
    opened(repository.url).read()
    (folder,) = cache.iterdir()
    source = opened(repository.url)
    impatient = Copies(folder, patience=0.1)
    with Copies(folder).turn():
        content = type(source)(source.name, source.remote, impatient).read()
    assert texts_in(content) == RAIN
    assert "another process has been fetching it for 0 s" in content.problems[0].message


def garble(file: Path) -> None:
    """Change bytes in the middle of a file."""
    file.chmod(0o600)
    content = bytearray(file.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 8] = bytes(byte ^ 0xFF for byte in content[middle : middle + 8])
    file.write_bytes(content)


def empty(file: Path) -> None:
    file.chmod(0o600)
    file.write_bytes(b"")


def half(file: Path) -> None:
    file.chmod(0o600)
    os.truncate(file, file.stat().st_size // 2)


@pytest.mark.parametrize("name", ["*.pack", "*.idx", "current.json"])
@pytest.mark.parametrize("damage", [garble, empty, half, Path.unlink], ids=lambda damage: damage.__name__)
def test_a_damaged_copy_is_fetched_anew(
    name: str, damage: Callable[[Path], None], repository: Repository, opened: Opened, cache: Path
) -> None:
    repository.commit({f"{number}.md": f"Rain {number}.\n" * 50 for number in range(20)})
    with hosted(repository) as host:
        source = opened(f"{host.url}/minutes")
        before = source.read()
        (file,) = cache.rglob(name)
        damage(file)
        after = source.read()
    assert (texts_in(after), after.problems) == (texts_in(before), ())
    assert len(stores_in(cache)) == 1


def test_a_change_that_builds_on_what_is_damaged_is_fetched_whole(
    repository: Repository, opened: Opened, cache: Path
) -> None:
    if shutil.which("git") is None:
        pytest.skip("there is no git here")
    text = "".join(f"Rain {number} {'fell' * (number % 7)}.\n" for number in range(5000))
    repository.commit({"picture.png": text, **RAIN})
    host = Host(git_http_backend(repository.path.parent))
    try:
        source = opened(f"{host.url}/minutes")
        source.read()
        (pack,) = cache.rglob("*.pack")
        garble(pack)  # the middle of it is the picture, which nobody reads
        repository.commit({"picture.png": f"{text}Sun.\n", **SUN})
        subprocess.run(["git", "-C", repository.path, "repack", "-adq"], check=True)
        content = source.read()
    finally:
        host.close()
    assert (texts_in(content), content.problems) == (SUN, ())
    assert len(stores_in(cache)) == 1


def test_a_folder_of_the_copy_that_is_gone_is_fetched_anew(repository: Repository, opened: Opened, cache: Path) -> None:
    repository.commit(RAIN)
    source = opened(repository.url)
    source.read()
    (store,) = stores_in(cache)
    store.rename(store.with_name("elsewhere"))
    assert texts_in(source.read()) == RAIN


def test_a_damaged_copy_without_a_server_is_an_error_and_not_half_the_minutes(
    repository: Repository, opened: Opened, cache: Path
) -> None:
    repository.commit(RAIN)
    opened(repository.url).read()
    (pack,) = cache.rglob("*.pack")
    garble(pack)
    repository.path.rename(repository.path.with_name("away"))
    with pytest.raises(SourceError, match="The copy of it that is kept here is damaged too"):
        opened(repository.url).read()


def test_what_somebody_wrote_into_the_pointer_leads_nowhere_else(
    repository: Repository, opened: Opened, cache: Path, tmp_path: Path
) -> None:
    repository.commit(RAIN)
    source = opened(repository.url)
    source.read()
    (pointer,) = cache.rglob("current.json")
    pointer.write_text(pointer.read_text().replace('"store": "', f'"store": "{tmp_path}/'))
    assert Copies(pointer.parent).current() is None
    assert texts_in(source.read()) == RAIN


def test_after_many_fetches_a_copy_is_made_of_one_piece(
    repository: Repository, opened: Opened, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sources.git.source.MAX_PACKS", 3)
    source = opened(repository.url)
    for number in range(6):
        repository.commit({f"{number}.md": "Rain."})
        assert texts_in(source.read()) == {f"{number}.md": "Rain."}
    assert len(list(cache.rglob("*.pack"))) < 5


def test_a_copy_is_for_its_owner_alone(repository: Repository, opened: Opened, cache: Path) -> None:
    repository.commit(RAIN)
    opened(repository.url).read()
    (folder,) = cache.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_cache_that_cannot_be_written_is_named(repository: Repository, opened: Opened, cache: Path) -> None:
    repository.commit(RAIN)
    cache.write_text("This is no folder.")
    with pytest.raises(SourceError, match="the copy cannot be written"):
        opened(repository.url).read()


def test_two_branches_have_two_copies(repository: Repository, opened: Opened, cache: Path) -> None:
    repository.commit(RAIN)
    repository.commit(SUN, branch="april")
    assert texts_in(opened(repository.url).read()) == RAIN
    assert texts_in(opened(repository.url, branch="april").read()) == SUN
    assert texts_in(opened(repository.url).read()) == RAIN
    assert len(stores_in(cache)) == 2
