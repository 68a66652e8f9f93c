"""Where the program keeps what can be had again."""

import json
from pathlib import Path

import pytest

from tests.conftest import SPRING, Quorum
from tests.sources.git.hosting import Repository

pytestmark = pytest.mark.slow


def test_copies_of_repositories_are_in_the_cache_that_is_set(tmp_path: Path, quorum: Quorum) -> None:
    repository = Repository(tmp_path / "server" / "minutes")
    repository.commit({"2024-03-05.md": SPRING})
    settings = tmp_path / "config.yaml"
    settings.write_text(f"cache: kept\nsources: [git: '{repository.url}']\n", encoding="utf-8")
    assert quorum("--config", settings, "meetings", "--json").returncode == 0
    assert list((tmp_path / "kept" / "repositories").iterdir())
    assert not (tmp_path / ".cache").exists()


def test_a_home_that_cannot_be_written_is_not_needed(tmp_path: Path, quorum: Quorum) -> None:
    repository = Repository(tmp_path / "server" / "minutes")
    repository.commit({"2024-03-05.md": SPRING})
    (tmp_path / "config.yaml").write_text(f"cache: kept\nsources: [git: '{repository.url}']\n", encoding="utf-8")
    (tmp_path / "nobody").touch()
    home = {name: str(tmp_path / "nobody") for name in ("HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")}
    asked = quorum("--config", tmp_path / "config.yaml", "ask", "--json", "compost", variables=home)
    assert asked.returncode == 0, asked.stderr
    assert {place.name for place in (tmp_path / "kept").iterdir()} >= {"repositories"}


def test_what_is_not_sound_is_told_mended_and_removed_with_all_the_rest(tmp_path: Path, quorum: Quorum) -> None:
    settings = tmp_path / "config.yaml"
    settings.write_text("cache: kept\n", encoding="utf-8")
    damaged = tmp_path / "kept" / "vectors.sqlite"
    damaged.parent.mkdir()
    damaged.write_bytes(b"no database at all")

    def act(*words: str) -> tuple[int, bytes]:
        done = quorum("--config", settings, "cache", *words)
        return done.returncode, done.stdout

    assert act("verify")[0] == 1
    other = tmp_path / "kept" / "snapshots" / f"{'a1' * 16}.snapshot"
    code, told = act("verify", "--mend", "--json")
    assert (code, json.loads(told)["unsound"][0]["mended"]) == (0, True)
    other.parent.mkdir()
    other.write_bytes(b"what the first version wrote")
    code, told = act("verify")
    assert (code, b"of another version of Quorum" in told) == (0, True)
    assert json.loads(act("verify", "--json")[1])["of_another_version"] == [str(other)]
    (tmp_path / "kept" / "letters.txt").write_text("Dear Rose", encoding="utf-8")
    assert act("clear") == (1, b"")
    (tmp_path / "kept" / "letters.txt").unlink()
    code, told = act("clear", "--json")
    assert (code, json.loads(told)["files"]) == (0, 1)
