"""`quorum golden`: which golden questions hold."""

import json
from pathlib import Path

import pytest

from tests.conftest import Folder, Quorum, lines_of

HOLDS = lines_of("- question: where does the barrel leak", "  meeting: latest", "  text: leaks at the tap")
FAILS = lines_of("- question: where does the barrel leak", "  meeting: latest", "  lines: [1, 2]")


@pytest.fixture
def club(folder: Folder) -> Folder:
    folder.write("2024-03-05.md", lines_of("# Club", "", "## Barrel", "", "The barrel **leaks** at the tap."))
    return folder


def golden(tmp_path: Path, text: str) -> None:
    (tmp_path / "elsewhere" / "golden.yaml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (HOLDS, 0, ["holds: where does the barrel leak", "1 of 1 hold"]),
        (
            HOLDS + FAILS,
            1,
            ["fails: where does the barrel leak (“Barrel” (2024-03-05.md:5) comes first)", "1 of 2 hold"],
        ),
    ],
)
def test_each_is_a_line_and_one_that_fails_is_an_exit_code(
    text: str, code: int, said: list[str], club: Folder, quorum: Quorum, tmp_path: Path
) -> None:
    golden(tmp_path, text)
    ended = quorum("--knowledge", club.path, "golden")
    assert ended.returncode == code
    assert set(said) <= set(ended.stdout.decode().splitlines())


def test_a_program_gets_json(club: Folder, quorum: Quorum, tmp_path: Path) -> None:
    golden(tmp_path, HOLDS + FAILS)
    ended = quorum("--knowledge", club.path, "golden", "--json")
    record = json.loads(ended.stdout)
    assert (ended.returncode, ended.stdout.isascii(), ended.stdout.count(b"\n")) == (1, True, 1)
    assert [result["holds"] for result in record["results"]] == [True, False]
    assert (record["questions"], record["held"], record["results"][1]["first"]["lines"]) == (2, 1, [5, 5])


def test_without_any_it_says_how_they_are_written(club: Folder, quorum: Quorum) -> None:
    ended = quorum("--knowledge", club.path, "golden")
    assert (ended.returncode, b"- question:" in ended.stdout) == (0, True)


def test_a_file_that_is_wrong_is_told_with_its_line(club: Folder, quorum: Quorum, tmp_path: Path) -> None:
    golden(tmp_path, HOLDS + "- question: and\n")
    ended = quorum("--knowledge", club.path, "golden")
    assert (ended.returncode, b"golden.yaml:4: " in ended.stderr) == (2, True)
