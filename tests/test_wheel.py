"""What is installed is whole: it answers from another folder, without the checkout."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conftest import PROJECT, SPRING, Folder, environment

pytestmark = pytest.mark.slow


def run(words: Sequence[str | Path], *, folder: Path, variables: dict[str, str] | None = None) -> str:
    """Run Python with these words in a folder and return what it printed."""
    ended = subprocess.run(
        [sys.executable, *words], cwd=folder, env=variables, capture_output=True, text=True, timeout=300, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel of this checkout, built with what is installed already."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ("--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", folder)
    run(["-m", "pip", "wheel", *options, PROJECT], folder=folder, variables=dict(os.environ))
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_every_file_of_the_package_the_samples_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    package = (file.relative_to(PROJECT) for file in (PROJECT / "bot").rglob("*") if file.is_file())
    samples = {f"bot/samples/{file.name}" for file in (PROJECT / "knowledge").iterdir()}
    assert held == {file.as_posix() for file in package if "__pycache__" not in file.parts} | samples
    assert {"bot/replies/i18n/catalogues/zh_Hans.po", "bot/replies/i18n/catalogues/zh_Hant.po"} <= held


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the wheel is installed in."""
    target = tmp_path_factory.mktemp("installed")
    options = ("--quiet", "--no-deps", "--no-index", "--target", target)
    run(["-m", "pip", "install", *options, wheel], folder=target, variables=dict(os.environ))
    return target


def test_the_installed_program_answers_from_another_folder(installed: Path, folder: Folder) -> None:
    folder.write("2024-03-05.md", SPRING)
    variables = environment(folder.path) | {"PYTHONPATH": str(installed), "LC_ALL": "zh_CN.UTF-8", "PYTHONUTF8": "1"}
    program = "import bot, sys; print(bot.__file__)"
    assert str(installed) in run(["-c", program], folder=folder.path, variables=variables)
    ask = ("-m", "bot", "--knowledge", folder.path, "ask")
    answer = json.loads(run([*ask, "堆肥箱", "--json"], folder=folder.path, variables=variables))
    assert answer["hits"][0]["question"] == "堆肥箱多久翻一次？"
    assert "没有找到能回答这个问题的段落" in run([*ask, "直升机"], folder=folder.path, variables=variables)


def test_the_installed_program_has_the_samples(installed: Path, folder: Folder) -> None:
    variables = environment(folder.path) | {"PYTHONPATH": str(installed)}
    shown = run(["-m", "bot", "--samples", "meetings", "--json"], folder=folder.path, variables=variables)
    assert len(json.loads(shown)) == 5
