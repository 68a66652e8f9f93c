"""`quorum doctor`: whether all is well, what is not, and how it is mended."""

import asyncio
import json
import sqlite3
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.cli.arguments import read_arguments
from bot.cli.doctor import doctor
from bot.config.communities import CommunitySettings
from bot.config.left_out import LeftOut
from bot.config.settings import Settings
from bot.errors import ConfigurationError
from bot.logs.secrets import Secrets
from bot.operations.settings import HealthSettings
from bot.sources.settings import SourceSettings
from bot.storage.state.opening import open_state
from bot.storage.state.place import StatePlace, state_file
from tests.conftest import Folder


@pytest.fixture
def settings(garden: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Return settings with which all is well, as far as no server is asked."""
    monkeypatch.setenv("DISCORD_TOKEN", "stand-in-secret")
    return Settings(
        sources=(SourceSettings(garden.path),), state=StatePlace(tmp_path / "state"), cache=tmp_path / "cache"
    )


def examined(settings: Settings, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, Any]]:
    """Return how `doctor` ends and what it finds, by name."""
    arguments: Namespace = read_arguments(["doctor", "--offline", "--json", *words])
    code = doctor(arguments, settings, Secrets(["stand-in-secret"]))
    record = json.loads(capsys.readouterr().out)
    assert record["well"] is (code == 0)
    return code, {finding["name"]: finding for finding in record["findings"]}


def grades(findings: dict[str, Any], but: Sequence[str] = ("disk",)) -> set[str]:
    return {finding["grade"] for name, finding in findings.items() if name not in but}


def test_where_all_is_well_it_ends_with_0(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    code, findings = examined(settings, capsys)
    assert (code, grades(findings)) == (0, {"well"})
    assert "2 files" in findings["source garden"]["told"]


def test_nothing_is_made_or_changed(settings: Settings, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    examined(settings, capsys)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_missing_token_says_how_it_is_mended(
    settings: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISCORD_TOKEN")
    code, findings = examined(settings, capsys)
    assert (code, findings["token"]["grade"]) == (1, "wrong")
    assert "README.md" in findings["token"]["fix"]


def test_a_source_that_is_not_there_is_wrong(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    code, findings = examined(replace(settings, sources=(SourceSettings(Path("/nowhere/at/all")),)), capsys)
    assert (code, findings["source all"]["grade"]) == (1, "wrong")


def test_how_a_source_is_mended_is_told_once(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    doctor(
        read_arguments(["doctor", "--offline"]),
        replace(settings, sources=(SourceSettings(Path("/nowhere/at/all")),)),
        Secrets(),
    )
    assert capsys.readouterr().out.count("`sources:`") == 1


@pytest.mark.parametrize("name", ["state", "cache"])
def test_a_folder_that_cannot_be_written_is_wrong(
    name: str, settings: Settings, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    below = tmp_path / "file" / "below"
    code, findings = examined(replace(settings, state=StatePlace(below), cache=below), capsys)
    assert (code, findings[name]["grade"]) == (1, "wrong")
    assert f"{tmp_path / 'file'}: not a directory" in findings[name]["told"]


def test_a_repository_without_a_copy_is_worth_a_note(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    code, findings = examined(replace(settings, sources=(SourceSettings(git="http://127.0.0.1:9/minutes"),)), capsys)
    assert (code, findings["source minutes"]["grade"]) == (0, "notice")


async def begun(folder: Path) -> None:
    async with open_state(StatePlace(folder), folder):
        pass


def test_a_state_of_this_version_is_well(
    settings: Settings, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    asyncio.run(begun(tmp_path / "state"))
    code, findings = examined(settings, capsys)
    assert (code, findings["state"]["grade"]) == (0, "well")
    assert "tables of this version" in findings["state"]["told"]


def test_a_damaged_state_is_wrong_and_stays_as_it_is(
    settings: Settings, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = state_file(tmp_path / "state")
    file.parent.mkdir()
    file.write_bytes(b"no database " * 1_000)
    code, findings = examined(settings, capsys)
    assert (code, findings["state"]["grade"]) == (1, "wrong")
    assert file.read_bytes() == b"no database " * 1_000


def test_a_state_of_another_version_is_worth_a_note(
    settings: Settings, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    asyncio.run(begun(tmp_path / "state"))
    with sqlite3.connect(state_file(tmp_path / "state")) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    code, findings = examined(settings, capsys)
    assert (code, findings["state"]["grade"]) == (0, "notice")


def test_a_database_that_cannot_be_reached_shows_no_password(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    place = StatePlace(database="postgresql://quorum:stand-in-secret@127.0.0.1:9/quorum")
    code, findings = examined(replace(settings, state=place), capsys)
    assert (code, findings["state"]["grade"]) == (1, "wrong")
    assert "secret" not in json.dumps(findings)


@pytest.mark.parametrize(("tag", "noted"), [("de", True), ("zh-TW", False), ("en-GB", False), (None, False)])
def test_a_language_that_the_bot_has_no_words_in_is_worth_a_note(
    tag: str | None, noted: bool, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    code, findings = examined(replace(settings, language=tag), capsys)
    assert (code, "language" in findings) == (0, noted)


def test_a_bot_that_does_not_answer_is_worth_a_note(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    _, findings = examined(replace(settings, health=HealthSettings(port=9)), capsys)
    assert findings["bot"]["grade"] == "notice"


def test_a_person_reads_what_is_wrong_and_how_it_is_mended(
    settings: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISCORD_TOKEN")
    doctor(read_arguments(["doctor", "--offline"]), settings, Secrets())
    lines = capsys.readouterr().out.splitlines()
    wrong = next(number for number, line in enumerate(lines) if line.startswith("WRONG  token: "))
    assert lines[wrong + 1].startswith("         Put the bot's token")
    assert lines[-1] == "1 wrong."


SLIP = LeftOut("bees", ConfigurationError("config.yaml:3: communities[1].servers[0]: expected a whole number."))


@pytest.mark.parametrize(("words", "code", "grade"), [([], 1, "WRONG"), (["--community", "roses"], 0, "note")])
def test_a_community_that_cannot_be_used_is_told_and_the_others_are_looked_at(
    words: list[str], code: int, grade: str, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    roses = CommunitySettings("roses", settings.sources, public=True)
    several = replace(settings, sources=Settings().sources, communities=(roses,))
    assert doctor(read_arguments([*words, "doctor", "--offline"]), several, Secrets(), [SLIP]) == code
    said = capsys.readouterr().out
    assert f"{grade:<5}  bees: settings: config.yaml:3: communities[1]" in said
    assert "well   roses: source garden: " in said
