"""The samples tell what the real minutes tell, in words of their own."""

import re
from pathlib import Path

import pytest

from tests.conftest import CORPORA, PROJECT

pytestmark = pytest.mark.skipif(not CORPORA, reason="QUORUM_CORPORA names no folder of real minutes")

LONGEST = 7
"""How many Chinese characters in a row a sample may share with the minutes: set terms are that long, clauses longer."""
_TITLES_AND_NAMES = re.compile(r"^(?:#|\*\*会议主题).*|\[[^]\n]*]|（[^（）\n]*）|\([^()\n]*\)", re.MULTILINE)
_NOT_CHINESE = re.compile(r"[^\u4e00-\u9fff]+")


def chinese(text: str) -> str:
    return _NOT_CHINESE.sub("", text)


@pytest.fixture(scope="module")
def real() -> str:
    files = sorted(((CORPORA or Path()) / "cloudwego").rglob("*.md"))
    return " ".join(chinese(file.read_text(encoding="utf-8")) for file in files)


@pytest.mark.parametrize("file", sorted((PROJECT / "knowledge").glob("*.md")), ids=lambda file: file.name)
def test_no_clause_of_a_sample_is_copied(file: Path, real: str) -> None:
    for line in _TITLES_AND_NAMES.sub("", file.read_text(encoding="utf-8")).splitlines():
        own = chinese(line)
        pieces = (own[start : start + LONGEST + 1] for start in range(len(own) - LONGEST))
        assert [piece for piece in pieces if piece in real] == []
