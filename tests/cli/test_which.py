"""Which of several communities a command is about."""

from pathlib import Path

import pytest

from bot.cli.main import run_command
from bot.storage.state.place import state_file
from tests.conftest import Folder

CONFIG = """\
state: kept
cache: cache
search: {meaning: false}
communities:
  - {name: roses, servers: [1], sources: [{folder: roses}]}
  - {name: bees, public: true, sources: [{folder: bees}]}
"""


@pytest.fixture
def config(folder: Folder) -> Path:
    for name in ("roses", "bees"):
        folder.write(f"{name}/2024-03-05.md", f"# {name} club\n\n**Attendees**: Fern\n\n## Water\n\n{name} in rain.\n")
    return folder.write("config.yaml", CONFIG)


def test_without_a_name_those_that_there_are_are_told(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["meetings"], ["ask", "water"], ["chat"], ["state", "backup", "x"], ["alias", "export", "x"]):
        assert run_command(["--config", str(config), *words]) == 2
        assert "Say it with --community NAME: roses, bees." in capsys.readouterr().err


@pytest.mark.parametrize("name", ["roses", "bees"])
def test_the_one_that_is_named_answers(name: str, config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["--config", str(config), "ask", "water", "--community", name]) == 0
    said = capsys.readouterr().out
    assert f"{name} in rain" in said
    assert not {"roses", "bees"} - {name} & set(said.split())


def test_a_name_that_is_none_is_told(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["--config", str(config), "--community", "ants", "meetings"]) == 2
    assert "There is no community of this name. There are: roses, bees." in capsys.readouterr().err


def test_without_communities_there_is_nothing_to_choose(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    config = folder.write("config.yaml", "sources: [{folder: roses}]\n")
    assert run_command(["--config", str(config), "--community", "roses", "meetings"]) == 2
    assert "no `communities:`" in capsys.readouterr().err


def test_other_minutes_are_those_of_no_community(
    config: Path, folder: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["--config", str(config), "--knowledge", str(folder.path / "bees"), "ask", "water"]) == 0
    assert "bees in rain" in capsys.readouterr().out


def test_the_bot_of_communities_takes_no_other_minutes(
    config: Path, folder: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["--config", str(config), "--knowledge", str(folder.path), "run"]) == 2
    assert "leave --knowledge out" in capsys.readouterr().err


def test_a_backup_is_that_of_one_community(config: Path, folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    names = folder.write("names.yaml", "- [briar, thorn]\n")
    for words in (["alias", "import", str(names)], ["state", "backup", str(folder.path / "roses.sqlite")]):
        assert run_command(["--config", str(config), "--community", "roses", *words]) == 0
    out = folder.path / "out.yaml"
    assert run_command(["--config", str(config), "--community", "bees", "alias", "export", str(out)]) == 0
    assert "0 groups" in capsys.readouterr().out
    words = ["state", "restore", str(folder.path / "roses.sqlite")]
    assert run_command(["--config", str(config), "--community", "bees", *words]) == 0
    again = folder.path / "again.yaml"
    assert run_command(["--config", str(config), "--community", "bees", "alias", "export", str(again)]) == 0
    assert "briar" in again.read_text(encoding="utf-8")
    assert state_file(folder.path / "kept/communities/bees").exists()
    assert not state_file(folder.path / "kept").exists()


@pytest.fixture
def slip(config: Path) -> Path:
    """Return a configuration in which the settings of the bees cannot be used."""
    config.write_text(CONFIG.replace("public: true", "public: perhaps"), encoding="utf-8")
    return config


def test_a_slip_in_another_community_is_told_and_does_not_matter(
    slip: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["--config", str(slip), "--community", "roses", "ask", "water"]) == 0
    said = capsys.readouterr()
    assert "roses in rain" in said.out
    assert said.err.startswith(f"quorum: {slip}:6: communities[1].public: ")
    assert said.err.count("\n") == 1


def test_a_slip_in_the_community_that_is_named_is_an_error(slip: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["ask", "water"], ["doctor", "--offline"], ["run"]):
        assert run_command(["--config", str(slip), "--community", "bees", *words]) == 2
        assert f"{slip}:6: communities[1].public: " in capsys.readouterr().err


def test_the_cache_is_looked_at_whatever_one_community_says(slip: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["--config", str(slip), "cache", "verify"]) == 0
    assert "0 files checked" in capsys.readouterr().out
