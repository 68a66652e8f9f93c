"""The pictures of the README, and the one of the architecture."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from docs.architecture import PICTURE, drawn, links
from tests.conftest import PROJECT, environment
from tests.test_architecture import FLOORS

README = (PROJECT / "README.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_every_picture_of_the_readme_is_drawn_by_the_program(tmp_path: Path) -> None:
    drawn = tmp_path / "drawn"
    command = [sys.executable, str(PROJECT / "docs" / "pictures.py"), str(drawn)]
    subprocess.run(command, env=environment(tmp_path), cwd=tmp_path, check=True)
    shown = set(re.findall(r"\(docs/([\w.-]+\.svg)\)", README))
    assert shown == {file.name for file in drawn.iterdir()} == {file.name for file in PROJECT.glob("docs/*.*.svg")}
    for file in drawn.iterdir():
        assert "<svg" in file.read_text(encoding="utf-8")


def test_the_picture_of_the_architecture_shows_the_imports_as_they_are() -> None:
    told = "the imports changed; draw the picture again: python -m docs.architecture"
    assert PICTURE.read_text(encoding="utf-8") == drawn(FLOORS, links()), told


def test_the_page_on_the_architecture_shows_the_picture() -> None:
    assert f"]({PICTURE.name})" in (PROJECT / "docs" / "architecture.md").read_text(encoding="utf-8")
