"""The whole program, started as `quorum chat` with lines piped in."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.programs.starting import run_program

pytestmark = pytest.mark.slow

Run = Callable[..., subprocess.CompletedProcess[bytes]]

QUESTION = "Hertz 也能根据 IDL 生成代码，是不是和 Kitex 重叠了？"
ANSWER = "会还涉及 IDL 与 API 管理的部分，两者并不重叠。"


@pytest.fixture
def run(minutes: Path, program_environment: dict[str, str]) -> Run:
    """Return a function that pipes bytes into the chat and returns what came of it."""

    def run(typed: bytes, folder: Path = minutes, **environment: str) -> subprocess.CompletedProcess[bytes]:
        words: list[str | bytes | Path] = ["bot", "--knowledge", folder, "chat"]
        return run_program(words, typed=typed, folder=folder.parent, environment=program_environment | environment)

    return run


def test_a_question_from_a_pipe_is_answered_word_for_word(run: Run) -> None:
    done = run(b"/ask Hertz IDL\n")
    assert (done.returncode, done.stderr) == (0, b"")
    assert f"│ {ANSWER}\n" in done.stdout.decode()


def test_a_bare_question_and_the_form_of_discord_get_the_same_answer(run: Run) -> None:
    assert run(b"Hertz IDL").stdout == run("／ask　question：Hertz IDL".encode()).stdout


@pytest.mark.parametrize("line", ["/meeting latest", "/knowledge reload", "/help", "Hertz IDL"])
def test_what_is_piped_out_is_plain_text(line: str, run: Run) -> None:
    written = run(line.encode(), FORCE_COLOR="1", TERM="xterm-256color").stdout.decode()
    assert written.strip()
    assert "\x1b" not in written
    assert not [row for row in written.splitlines() if row != row.rstrip()]


def test_control_characters_of_the_minutes_do_not_reach_the_terminal(run: Run) -> None:
    written = run(b"/ask escaping the budget\n").stdout.decode()
    assert "␛[2J" in written
    assert not {"\x1b", "\x07", "\u202e"} & set(written)


@pytest.mark.parametrize("line", ["/ask budget meeting: latest", "/meeting show latest", "/meeting show last meeting"])
def test_the_latest_meeting_may_be_typed_where_a_meeting_is_asked_for(line: str, run: Run) -> None:
    done = run(line.encode())
    assert (done.returncode, "budget" in done.stdout.decode()) == (0, True)


def test_privacy_tells_nothing_of_channels_and_buttons(run: Run) -> None:
    written = run(b"/privacy").stdout.decode()
    assert "No question is kept together with who asked it" in written
    assert not any(word in written for word in ("channel", "buttons"))


def test_every_line_is_answered_and_a_failure_sets_the_exit_code(run: Run) -> None:
    done = run(b"/nothing\n\n/meeting latest\n")
    assert done.returncode == 1
    assert "Budget meeting" in done.stdout.decode()


def test_bytes_that_are_no_text_are_asked_all_the_same(run: Run) -> None:
    assert run(b"/ask Hertz \xff\xfe IDL\n").returncode == 0


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "gbk"])
def test_an_output_that_lacks_characters_gets_question_marks(encoding: str, run: Run) -> None:
    done = run(b"/ask Hertz IDL\n", PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "IDL" in done.stdout.decode(encoding)


def test_without_minutes_every_question_gets_a_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run(b"/ask Hertz\n/meeting latest\n", folder=tmp_path / "empty")
    assert done.returncode == 1
    assert done.stdout.strip()
    assert b"Traceback" not in done.stdout + done.stderr


def test_a_closed_pipe_ends_the_chat_quietly(minutes: Path, program_environment: dict[str, str]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "--knowledge", str(minutes), "chat"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=minutes.parent,
        env=program_environment,
    ) as chat:
        assert chat.stdin
        assert chat.stdout
        assert chat.stderr
        chat.stdin.write(b"/meeting latest\n")
        chat.stdin.flush()
        assert chat.stdout.readline()
        chat.stdout.close()
        chat.stdin.write(b"/meeting latest\n" * 9)
        chat.stdin.close()
        assert (chat.wait(timeout=120), chat.stderr.read()) == (0, b"")


def test_nothing_is_kept_of_what_is_piped_in(run: Run, program_environment: dict[str, str]) -> None:
    run(b"/ask Hertz IDL\n")
    kept = [name for _, _, names in os.walk(program_environment["XDG_STATE_HOME"]) for name in names]
    assert "history" not in kept
