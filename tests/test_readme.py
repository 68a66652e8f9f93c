"""The README in both languages: what it shows is what the program does, and both say the same."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from platformdirs.macos import MacOS
from platformdirs.unix import Unix

from tests.conftest import PROJECT, environment

ENGLISH = (PROJECT / "README.md").read_text(encoding="utf-8")
CHINESE = (PROJECT / "README.zh-CN.md").read_text(encoding="utf-8")
FENCED = re.compile(r"^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def named(readme: str) -> set[str]:
    """Return all that stands between backquotes in the text, but words of one language."""
    spans = (" ".join(words.split()) for words in re.findall(r"`([^`]+)`", FENCED.sub("", readme)))
    return {words for words in spans if words.isascii() or "…" in words}


def command_lines(readme: str) -> list[str]:
    """Return what is to be typed or copied, which is neither the card nor the sample of minutes."""
    return [block for block in FENCED.findall(readme) if not block.startswith(("$ quorum", "---"))]


def headings(readme: str) -> list[str]:
    return re.findall(r"^#+ ", FENCED.sub("", readme), re.MULTILINE)


def links(readme: str) -> set[str]:
    return set(re.findall(r"\]\(((?!README)[^)]+)\)|<(https:[^>]+)>", readme))


def test_both_name_the_same_commands_and_settings() -> None:
    assert named(CHINESE) == named(ENGLISH)


def test_both_give_the_same_command_lines() -> None:
    assert command_lines(CHINESE) == command_lines(ENGLISH) != []


@pytest.mark.parametrize("readme", [ENGLISH, CHINESE])
def test_users_install_what_users_need_and_the_tests_what_they_need(readme: str) -> None:
    set_up, tests = (line for line in command_lines(readme) if line.startswith("python3 -m venv"))
    assert (" -r requirements.lock " in set_up, " -r requirements-dev.lock " in tests) == (True, True)


def test_the_folders_are_those_that_the_program_uses(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    for system in (Unix("quorum"), MacOS("quorum")):
        for folder in (system.user_cache_dir, system.user_state_dir):
            assert f"`{folder.replace(str(Path.home()), '~')}`" in ENGLISH


def test_both_have_the_same_parts_and_links() -> None:
    assert headings(CHINESE) == headings(ENGLISH)
    assert links(CHINESE) == links(ENGLISH)


def test_each_is_linked_from_the_other() -> None:
    assert "](README.zh-CN.md)" in ENGLISH
    assert "](README.md)" in CHINESE


def printed(text: str) -> str:
    """Return what is printed without the ends of lines and the bar beside a quote, which go by the window's width."""
    return "".join(text.replace("│", "").split())


@pytest.mark.slow
@pytest.mark.parametrize(("readme", "locale"), [(ENGLISH, "en_US.UTF-8"), (CHINESE, "zh_CN.UTF-8")])
def test_the_card_is_what_the_program_prints(readme: str, locale: str, tmp_path: Path) -> None:
    shown = FENCED.findall(readme)[0]
    line, _, card = shown.removeprefix("$ quorum ").partition("\n")
    command = [sys.executable, "-m", "bot", "--no-cache", "--knowledge", str(PROJECT / "knowledge"), *line.split()]
    surroundings = environment(tmp_path) | {"LC_ALL": locale}
    ended = subprocess.run(command, env=surroundings, cwd=PROJECT, capture_output=True, encoding="utf-8", check=True)
    assert printed(ended.stdout) == printed(card)
