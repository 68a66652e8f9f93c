"""The pictures of the README."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT, environment

pytestmark = pytest.mark.slow

README = (PROJECT / "README.md").read_text(encoding="utf-8")


def test_every_picture_of_the_readme_is_drawn_by_the_program(tmp_path: Path) -> None:
    drawn = tmp_path / "drawn"
    command = [sys.executable, str(PROJECT / "docs" / "pictures.py"), str(drawn)]
    subprocess.run(command, env=environment(tmp_path), cwd=tmp_path, check=True)
    shown = set(re.findall(r"\(docs/([\w.-]+\.svg)\)", README))
    assert shown == {file.name for file in drawn.iterdir()} == {file.name for file in PROJECT.glob("docs/*.svg")}
    for file in drawn.iterdir():
        assert "<svg" in file.read_text(encoding="utf-8")
