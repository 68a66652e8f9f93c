"""What goes wrong ends with its exit code and one sentence, never with a traceback."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli.arguments import build_parser
from tests.conftest import Folder, Quorum, environment

pytestmark = pytest.mark.slow

NEEDS_MINUTES = [("ask", "barrel"), ("meetings", "--json")]


def test_help_and_version_are_fine(quorum: Quorum) -> None:
    assert b"quorum chat" in quorum("--help").stdout
    assert quorum("--version").stdout.startswith(b"quorum ")


@pytest.mark.parametrize("words", NEEDS_MINUTES, ids=" ".join)
def test_without_minutes_it_fails_and_says_where_they_belong(
    words: tuple[str, ...], folder: Folder, quorum: Quorum
) -> None:
    ended = quorum("--knowledge", folder.path, *words)
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert b"No minutes were found in garden" in ended.stderr
    assert b"Traceback" not in ended.stderr


@pytest.mark.parametrize(("count", "told"), [(1, b"the only file in it was"), (2, b"all 2 files in it were")])
def test_where_all_files_are_left_out_it_says_who_tells_why(
    count: int, told: bytes, folder: Folder, quorum: Quorum
) -> None:
    for number in range(count):
        folder.write(f"letter-{number}.md", "# Letter\n\nThe boat is wet.\n")
    ended = quorum("--knowledge", folder.path, "meetings")
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert told + b" left out. `quorum check` says why" in ended.stderr


def test_a_folder_that_is_not_there_fails_and_is_named_once(quorum: Quorum) -> None:
    ended = quorum("--knowledge", "gone", "ask", "barrel")
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[0].startswith(b"quorum: gone: no such file or directory.")
    assert b"--knowledge" in ended.stderr.splitlines()[0]


@pytest.mark.parametrize("words", NEEDS_MINUTES, ids=" ".join)
def test_a_folder_that_is_not_there_is_told_in_one_message(words: tuple[str, ...], quorum: Quorum) -> None:
    ended = quorum("--knowledge", "gone", *words)
    assert (ended.returncode, len(ended.stderr.splitlines())) == (1, 1)


WRONG_WORDS = [
    ("nonsense",),
    ("meeting",),
    ("meetings", "surplus"),
    *(("ask", "barrel", "--limit", limit) for limit in ("0", "-1", "many", "\u00b2", "9" * 5_000)),
    *(("ask", "barrel", "--since", since) for since in ("yesterday", "2024-13", "2024-02-30", "24", "0000", "\u00b2")),
]


@pytest.mark.parametrize("words", WRONG_WORDS, ids=lambda words: " ".join(words)[:30])
def test_wrong_words_are_refused(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        build_parser().parse_args(words)
    assert caught.value.code == 2
    assert "error" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [("nonsense",), ("ask",), ("ask", " "), ("ask", "barrel", "--stdin", "--json")], ids=" ".join
)
def test_wrong_words_are_told_apart_from_failure(words: tuple[str, ...], garden: Folder, quorum: Quorum) -> None:
    ended = quorum("--knowledge", garden.path, *words)
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr
    assert b"Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("content", "words", "command"),
    [
        (b"nonsense: 1\n", b"config.yaml:1: nonsense is no setting", ("ask", "barrel")),
        (b"timezone: Mars\n", b"config.yaml:1: timezone", ("meetings",)),
        (b"\xff\n", b"not UTF-8", ("run",)),
    ],
)
def test_settings_that_cannot_be_used_are_refused(
    content: bytes, words: bytes, command: tuple[str, ...], garden: Folder, quorum: Quorum
) -> None:
    file = garden.write("config.yaml", content)
    ended = quorum("--config", file, "--knowledge", garden.path, *command)
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert words in ended.stderr
    assert b"Traceback" not in ended.stderr


def test_settings_that_are_not_there_are_refused(quorum: Quorum) -> None:
    assert quorum("--config", "gone.yaml", "meetings").returncode == 2


def test_the_settings_name_the_minutes(garden: Folder, quorum: Quorum) -> None:
    file = garden.write("settings/config.yaml", "sources:\n  - folder: ..\n    name: club\n")
    assert b'"origin": "club"' in quorum("--config", file, "meetings", "--json").stdout


@pytest.mark.parametrize("token", [None, "  "])
def test_the_bot_without_a_token_says_how_to_get_one(token: str | None, garden: Folder, quorum: Quorum) -> None:
    ended = quorum("--knowledge", garden.path, "run", variables={} if token is None else {"DISCORD_TOKEN": token})
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert b"DISCORD_TOKEN is not set" in ended.stderr
    assert b"https://discord.com/developers/applications" in ended.stderr


def test_a_bad_file_is_named_with_line_and_reason_and_the_others_are_served(garden: Folder, quorum: Quorum) -> None:
    garden.write("bad.md", b"# Club\n\n\xff\n")
    garden.write("worse.md", "---\ntitle: [unclosed\n---\n\nRain.\n")
    ended = quorum("--knowledge", garden.path, "ask", "stakes", "--json")
    assert (ended.returncode, ended.stdout.count(b'"answered": true')) == (0, 1)
    assert b"bad.md:3: The file is not UTF-8" in ended.stderr
    assert b"worse.md:2: " in ended.stderr
    assert b"`title:` is never closed" in ended.stderr


def test_of_many_problems_some_are_told_errors_first_and_the_rest_is_counted(garden: Folder, quorum: Quorum) -> None:
    outside = garden.path.parent / "outside.md"
    outside.write_text("# Club\n\nRain.\n", encoding="utf-8")
    for number in range(20):
        (garden.path / f"linked-{number:02}.md").symlink_to(outside)
    garden.write("zinnias.md", b"# Club\n\n\xff\n")
    told = quorum("--knowledge", garden.path, "meetings").stderr.splitlines()
    assert b"zinnias.md:3: The file is not UTF-8" in told[0]
    assert b"linked-00.md: " in told[1]
    assert told[10:] == [b"quorum: and 11 more, which `quorum check` lists"]


def test_names_that_are_no_text_can_be_shown(garden: Folder, quorum: Quorum) -> None:
    try:
        Path(os.fsdecode(os.fsencode(garden.path) + b"/\xff.md")).write_text("# \n\nBamboo.")
    except OSError:
        pytest.skip("this file system takes only names that are text")
    strict = {"PYTHONIOENCODING": "utf-8:strict"}
    for words in (("ask", "bamboo"), ("ask", "bamboo", "--json"), ("meetings",)):
        ended = quorum("--knowledge", garden.path, *words, variables=strict)
        assert (ended.returncode, b"Traceback" in ended.stderr) == (0, False), ended.stderr.decode()


@pytest.mark.parametrize("words", [("ask", "--stdin", "--json"), ("ask", "barrel")], ids=" ".join)
def test_a_reader_that_has_read_enough_ends_it_quietly(words: tuple[str, ...], garden: Folder, tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("search: {meaning: false}\n", encoding="utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        ended = subprocess.run(
            [sys.executable, "-m", "bot", "--knowledge", garden.path, *words],
            input=b"barrel\n" * 100,
            stdout=closed,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env=environment(tmp_path),
            timeout=60,
            check=False,
        )
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_verbose_logs_what_this_program_does_and_no_rule_of_the_parser(garden: Folder, quorum: Quorum) -> None:
    logged = quorum("--knowledge", garden.path, "--verbose", "meetings").stderr
    assert b"bot.knowledge.service" in logged
    assert b"markdown_it" not in logged


@pytest.mark.parametrize(("words", "typed"), [(("?",), b""), (("--stdin",), b"\n")])
def test_a_question_without_words_gets_advice_for_the_command_line(
    words: tuple[str, ...], typed: bytes, garden: Folder, quorum: Quorum
) -> None:
    ended = quorum("--knowledge", garden.path, "ask", *words, typed=typed)
    assert (ended.returncode, b"quorum ask" in ended.stdout, b"/ask" in ended.stdout) == (0, True, False)


@pytest.fixture
def _interruptible() -> Iterator[None]:
    """Have what is started heed an interruption, which a job in the background of a shell does not."""
    usual = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, usual)


@pytest.mark.usefixtures("_interruptible")
@pytest.mark.parametrize(
    ("number", "words", "ends"),
    [
        ("SIGINT", ("meetings",), (130, b"")),
        ("SIGINT", ("ask", "run"), (130, b"")),
        ("SIGINT", ("run",), (0, b"quorum: stopped before it had begun\n")),
        ("SIGTERM", ("run",), (0, b"quorum: stopped before it had begun\n")),
    ],
)
def test_what_is_asked_to_end_while_it_starts_ends_without_a_traceback(
    number: str, words: tuple[str, ...], ends: tuple[int, bytes], tmp_path: Path
) -> None:
    (tmp_path / "opencc.py").write_text(f"import os, signal\nos.kill(os.getpid(), signal.{number})\n", encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == ends
