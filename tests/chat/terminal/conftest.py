"""A small set of replies, and a folder of minutes for the whole program."""

import os
from pathlib import Path

import pytest

from bot.replies.service import Replies
from tests.programs.starting import AT_START, at_start
from tests.small_replies import SmallReplies

_MEETING = """\
# CloudWeGo 社区会议 6.30

**参会人** ：GuangmingLuo, welkeyever

### 议程 1：Issue 任务答疑 Q & A 环节

**Q**：Hertz 也能根据 IDL 生成代码，是不是和 Kitex 重叠了？
**A**：会还涉及 IDL 与 API 管理的部分，两者并不重叠。
"""

_LATER_MEETING = """\
# Budget meeting

## Agenda 1: escaping the budget @ada

- The budget \x1b[2J is \u202e escaping \x07 us.
"""


@pytest.fixture
def replies() -> Replies:
    return SmallReplies()


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """Return a folder with the minutes of two meetings, beside settings that go without the embedding model."""
    (tmp_path / "config.yaml").write_text("search: {meaning: false}\n", encoding="utf-8")
    folder = tmp_path / "minutes"
    folder.mkdir()
    (folder / "2022-06-30.md").write_text(_MEETING, encoding="utf-8")
    (folder / "2022-07-14.md").write_text(_LATER_MEETING, encoding="utf-8")
    return folder


@pytest.fixture
def program_environment(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a program that keeps everything in the test's own folder and speaks English."""
    ours = ("XDG_", "NO_COLOR", "FORCE_COLOR", "DISCORD_", *at_start(os.environ))
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept | {
        **AT_START,
        "TERM": "xterm-256color",
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
