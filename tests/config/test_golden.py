"""Golden questions as they stand in their file, and what is said of a file that cannot be read."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.config.golden import EXAMPLE, GoldenFile
from bot.config.settings import load_settings
from bot.errors import ConfigurationError
from bot.knowledge.golden import GoldenQuestion
from tests.conftest import lines_of

BARREL = GoldenQuestion("Where is the barrel?", "2024-03-05", (3, 5))
WRITTEN = lines_of("- question: Where is the barrel?", "  meeting: 2024-03-05", "  lines: [3, 5]")


def golden(folder: Path, text: str | bytes | None = None, *, must_exist: bool = False) -> GoldenFile:
    file = folder / "golden.yaml"
    if text is not None:
        file.write_bytes(text.encode() if isinstance(text, str) else text)
    return GoldenFile(file, ZoneInfo("UTC"), must_exist=must_exist)


def test_a_question_is_read_with_a_date_that_is_no_text_to_yaml(tmp_path: Path) -> None:
    assert golden(tmp_path, WRITTEN).questions() == (BARREL,)


def test_the_example_can_be_read(tmp_path: Path) -> None:
    assert [len(one.lines) for one in golden(tmp_path, EXAMPLE).questions()] == [2, 0]


@pytest.mark.parametrize("text", [None, "", "# nothing yet\n", "[]"])
def test_there_need_not_be_any(tmp_path: Path, text: str | None) -> None:
    assert golden(tmp_path, text).questions() == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("question: a\n", r"golden.yaml:1: golden: expected a list"),
        ("- a\n", r"golden.yaml:1: golden\[0\]: expected settings"),
        (WRITTEN + "- question: b\n", r"golden.yaml:4: golden\[1\].meeting is missing"),
        ("- question: a\n  meetin: b\n", r"golden.yaml:2: golden\[0\].meetin is no setting"),
        ("- question: a\n  meeting: b\n  lines: [3]\n", r"golden.yaml:3: golden\[0\].lines: expected the first line"),
        ("- question: a\n  meeting: b\n  lines: 3\n", r"golden.yaml:3: golden\[0\].lines: expected a list"),
        ("- question: a\n  meeting: b\n", r"golden.yaml:1: golden\[0\]: text: name `lines:`"),
        ("- question: [\n", r"golden.yaml:\d: this is no valid YAML"),
        (b"\xff", r"golden.yaml: the golden questions cannot be read: this is not UTF-8"),
        ("#" * 1024**2 + "\n", r"golden.yaml: the golden questions cannot be read: the file is larger than 1,024 KB"),
        (WRITTEN * 1_001, r"golden.yaml: the golden questions cannot be read: [0-9,]+ questions; at most 1,000"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, text: str | bytes, said: str) -> None:
    with pytest.raises(ConfigurationError, match=said):
        golden(tmp_path, text).questions()


def test_a_file_that_was_named_is_missed(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="no such file"):
        golden(tmp_path, must_exist=True).questions()


def test_a_file_that_cannot_be_read_any_more_leaves_the_questions_read_before(tmp_path: Path) -> None:
    file = golden(tmp_path, WRITTEN)
    file.read()
    golden(tmp_path, "- question: b\n  meeting: [\n")
    questions, (problem,) = file.read()
    assert questions == (BARREL,)
    assert (problem.file, problem.line > 1) == ("golden.yaml", True)
    assert "cannot be read" in problem.message


@pytest.mark.parametrize(("setting", "name"), [("", "golden.yaml"), ("golden: asked/mine.yaml\n", "asked/mine.yaml")])
def test_the_file_stands_beside_the_configuration(tmp_path: Path, setting: str, name: str) -> None:
    (tmp_path / "config.yaml").write_text(setting, encoding="utf-8")
    assert load_settings(tmp_path / "config.yaml").golden_questions.path == tmp_path / name
