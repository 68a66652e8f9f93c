"""`quorum check`: what is wrong in the minutes, where, and how to mend it."""

import json

import pytest

from tests.conftest import Folder, Quorum, lines_of


def test_a_check_names_every_problem_with_its_place_and_fix(garden: Folder, quorum: Quorum) -> None:
    garden.write("2024-04-02.md", lines_of("---", "title: [unclosed", "---", "## Water", "Rain."))
    garden.write("README.md", "About this folder.")
    ended = quorum("check", garden.path, "--json")
    report = json.loads(ended.stdout)
    assert (ended.returncode, ended.stdout.isascii(), ended.stdout.count(b"\n")) == (1, True, 1)
    assert list(report) == ["files", "meetings", "entries", "left_out", "problems"]
    assert (report["files"], report["meetings"]) == (4, 2)
    assert [list(file) for file in report["left_out"]] == [["file", "reason"]]
    for problem in report["problems"]:
        assert list(problem) == ["file", "line", "level", "code", "message", "fix"]
    assert ("2024-04-02.md", "error", "front-matter") in [
        (problem["file"], problem["level"], problem["code"]) for problem in report["problems"]
    ]


@pytest.mark.parametrize("words", [(), ("--json",)], ids=["card", "json"])
def test_minutes_without_an_error_pass(words: tuple[str, ...], folder: Folder, quorum: Quorum) -> None:
    folder.write("2024-03-05.md", lines_of("# Club", "", "Attendees: Willow, Fern", "", "## Water @Fern", "", "Rain."))
    ended = quorum("check", folder.path, *words)
    assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("words", "expected"),
    [((), "There is nothing"), (("--language", "zh"), "没有内容"), (("--language", "de"), "There is")],
)
@pytest.mark.parametrize("form", [(), ("--json",)], ids=["card", "json"])
def test_a_check_is_told_in_the_language_that_was_asked_for(
    words: tuple[str, ...], expected: str, form: tuple[str, ...], folder: Folder, quorum: Quorum
) -> None:
    folder.write("2024-03-05.md", lines_of("# Club 2024-03-05", "", "## Water", "", "Rain.", "", "## Tap"))
    told = quorum("check", folder.path, *words, *form).stdout.decode("utf-8")
    assert expected in (json.loads(told)["problems"][0]["message"] if form else told)


def test_a_check_in_chinese_has_full_width_marks(folder: Folder, quorum: Quorum) -> None:
    folder.write("2024-03-05.md", lines_of("# Club 2024-03-05", "", "## Water", "", "Rain.", "", "## Tap"))
    folder.write("empty.md", "")
    told = quorum("check", folder.path, "--language", "zh").stdout.decode("utf-8")
    assert "empty.md：" in told
    assert "2 个文件、1 次会议" in told
    assert "。 " not in told


def test_where_there_are_no_files_nothing_is_said_to_be_right(folder: Folder, quorum: Quorum) -> None:
    ended = quorum("check", folder.path)
    assert ended.returncode == 0
    assert b"There are no files of minutes to look through." in ended.stdout
    assert b"Nothing is wrong" not in ended.stdout


def test_where_all_files_are_left_out_nothing_is_said_to_be_right(folder: Folder, quorum: Quorum) -> None:
    folder.write("letter.md", lines_of("# Letter", "", "The boat is wet."))
    ended = quorum("check", folder.path)
    assert b"letter.md: it has too few signs of minutes" in ended.stdout
    assert ended.stdout.splitlines()[-1] == b"No minutes were found."
