"""How much of a source is taken: what goes beyond is left out, and said once."""

import pytest

from bot.sources import collector as limits
from bot.sources.collector import FileCollector
from bot.sources.selection import Selection


@pytest.mark.parametrize(
    ("limit", "most"), [("MAX_SOURCE_FILES", 2), ("MAX_SOURCE_LINES", 5), ("MAX_SOURCE_BYTES", 20)]
)
def test_what_goes_beyond_is_left_out_and_said_once(limit: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, limit, most)
    collector = FileCollector(Selection())
    for number in range(6):
        collector.add(f"{number}.md", b"Rain.\n\n")
    content = collector.content("garden", None)
    assert [file.path for file in content.files] == ["0.md", "1.md"]
    assert [problem.code for problem in content.problems] == ["source-too-large"]
    assert len(content.skipped) == 4
