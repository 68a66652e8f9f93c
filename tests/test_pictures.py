"""The pictures of the README, and the one of the architecture."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.segment import Segment
from rich.style import Style

from docs.architecture import PICTURE, drawn, links
from docs.screens import CELL, MARGIN, parts_of_one_width, runs_of
from docs.screens import drawn as screen
from tests.conftest import PROJECT, environment
from tests.test_architecture import FLOORS

READMES = [(PROJECT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md")]
TEXT = "{http://www.w3.org/2000/svg}text"


@pytest.mark.slow
def test_every_picture_of_the_readme_shows_what_the_program_shows(tmp_path: Path) -> None:
    new = tmp_path / "drawn"
    subprocess.run([sys.executable, "-m", "docs.pictures", new], env=environment(tmp_path), cwd=PROJECT, check=True)
    kept = {file.name: file.read_text(encoding="utf-8") for file in PROJECT.glob("docs/*.*.svg")}
    told = "the chat shows something else now; draw the pictures again: python -m docs.pictures"
    assert kept == {file.name: file.read_text(encoding="utf-8") for file in new.iterdir()}, told


@pytest.mark.parametrize("readme", READMES)
def test_every_picture_is_shown(readme: str) -> None:
    assert set(re.findall(r"\(docs/([\w.-]+\.svg)\)", readme)) == {file.name for file in PROJECT.glob("docs/*.*.svg")}


def elements(text: str) -> list[ElementTree.Element]:
    """Return the texts in the picture of one line."""
    picture = screen([[Segment(text, Style())]], columns=40, title="beds", language="zh-CN")
    return list(ElementTree.fromstring(picture).iter(TEXT))


def column(place: str) -> float:
    return round((float(place) - MARGIN) / CELL, 2)


def test_each_chinese_character_is_placed_in_its_two_cells() -> None:
    wide, narrow = elements("育苗棚 beds")
    assert [column(place) for place in wide.attrib["x"].split()] == [0, 2, 4]
    assert (wide.text, narrow.text) == ("育苗棚", "beds")
    assert column(narrow.attrib["x"]) == 7


def test_letters_are_as_wide_as_their_cells_in_every_font() -> None:
    (text,) = elements("two beds")
    assert float(text.attrib["textLength"]) == pytest.approx(8 * CELL)


def test_wide_space_is_kept() -> None:
    assert [(run.text, run.column) for run in runs_of([Segment("Date     7 May")])] == [("Date", 0), ("7 May", 9)]


def test_a_text_is_cut_where_the_width_of_its_characters_changes() -> None:
    assert list(parts_of_one_width("第2床 (new)")) == ["第", "2", "床", " (new)"]


def test_the_text_of_a_picture_is_no_markup() -> None:
    (text,) = elements("<b> & c")
    assert text.text == "<b> & c"


def test_the_picture_of_the_architecture_shows_the_imports_as_they_are() -> None:
    told = "the imports changed; draw the picture again: python -m docs.architecture"
    assert PICTURE.read_text(encoding="utf-8") == drawn(FLOORS, links()), told


def test_the_page_on_the_architecture_shows_the_picture() -> None:
    assert f"]({PICTURE.name})" in (PROJECT / "docs" / "architecture.md").read_text(encoding="utf-8")
