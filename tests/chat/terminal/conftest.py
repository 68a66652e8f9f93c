"""A small set of replies, and a folder of minutes for the whole program."""

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

import bot
from bot.errors import UnknownMeetingError
from bot.replies.commands.ask_request import AskRequest
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.audience import Audience
from bot.replies.model import Fact, Listing, Note, Paragraph, Quotation, Reply, Span, Title
from bot.replies.service import Replies

_QUESTIONS = ("Hertz 也能根据 IDL 生成代码，是不是和 Kitex 重叠了？", "When is HTTP3 open?", "Agenda 2: budget")

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


class SmallReplies(Replies):
    """Three questions and one meeting; some words make it fail."""

    def __init__(self) -> None:
        """Need no minutes."""

    def ask(self, request: AskRequest, *, audience: Audience) -> Reply:
        question = request.question
        if question == "nobody caught this":
            raise ZeroDivisionError(question)
        if question == "no such meeting":
            raise UnknownMeetingError("There is no such meeting.")
        if not question:
            return Reply((Paragraph("Say a little more."),))
        return Reply((Title(question), Quotation((Span("the quoted passage"),)), Note("30 June 2022")))

    def meetings(self, *, audience: Audience, year: str = "", page: int | None = None) -> Reply:
        return Reply((Listing(("Meeting of 30 June",), (ControlAction(Action.MEETING, text="30 June"),)),))

    def handle_control(self, control: ControlAction, *, audience: Audience) -> Reply:
        return Reply((Title(f"Opened {control.action.name.lower()} {control.text}"),))

    def meeting(self, meeting: str, *, audience: Audience) -> Reply:
        return Reply((Title(f"Meeting {meeting}"),))

    def missed(self, person: str, *, audience: Audience, page: int | None = None) -> Reply:
        return Reply((Title(f"Without {person}"),))

    def who(self, person: str, *, audience: Audience, page: int | None = None) -> Reply:
        return Reply((Title(person), Fact("Meetings attended", "1")))

    def topic(self, topic: str, *, audience: Audience, page: int | None = None) -> Reply:
        return Reply((Title(topic), Quotation((Span("one line"),))))

    def prepare(self) -> None:
        """Need no time."""

    def privacy(self, *, audience: Audience, kept: Sequence[str] = (), for_a_while: Sequence[str] = ()) -> Reply:
        return Reply((Title("Nothing is kept"),))

    def latest_meeting(self, *, audience: Audience) -> Reply:
        return Reply((Title("Meeting of 30 June"), Fact("Attendees", "Ada, Bo"), Listing(("Agenda 1",))))

    async def reload(self, *, audience: Audience) -> Reply:
        await asyncio.sleep(0)
        return Reply((Paragraph("Read 1 meeting."),))

    def help(self, *, audience: Audience) -> Reply:
        return Reply((Title("Commands"),))

    def failure(self, error: BaseException, *, audience: Audience) -> Reply:
        return Reply((Paragraph(f"That went wrong ({type(error).__name__})."),), failed=True)

    def complete_question(self, prefix: str, *, audience: Audience, limit: int = 25) -> tuple[str, ...]:
        return tuple(text for text in _QUESTIONS if prefix.lower() in text.lower())[:limit]


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
    ours = ("LC_", "LANG", "XDG_", "PYTHONIOENCODING", "NO_COLOR", "FORCE_COLOR", "DISCORD_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept | {
        "PYTHONPATH": str(Path(bot.__file__).parents[1]),
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
