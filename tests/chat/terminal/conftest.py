"""A small set of replies."""

import asyncio

import pytest

from bot.errors import UnknownMeetingError
from bot.replies.model import Fact, Listing, Note, Paragraph, Quotation, Reply, Span, Title
from bot.replies.service import Reader, Replies
from bot.search.model import Filters

_QUESTIONS = ("Hertz 提供 IDL 生成是不是导致与 Kitex 有重叠？", "When is HTTP3 open?", "Agenda 2: budget")


class SmallReplies(Replies):
    """Three questions and one meeting; some words make it fail."""

    def __init__(self) -> None:
        """Need no minutes."""

    def ask(self, question: str, *, reader: Reader, filters: Filters | None = None, limit: int = 5) -> Reply:
        if question == "nobody caught this":
            raise ZeroDivisionError(question)
        if question == "no such meeting":
            raise UnknownMeetingError("There is no such meeting.")
        if not question:
            return Reply((Paragraph("Say a little more."),))
        return Reply((Title(question), Quotation((Span("the quoted passage"),)), Note("30 June 2022")))

    def latest_meeting(self, *, reader: Reader) -> Reply:
        return Reply((Title("Meeting of 30 June"), Fact("Attendees", "Ada, Bo"), Listing(("Agenda 1",))))

    async def reload(self, *, reader: Reader) -> Reply:
        await asyncio.sleep(0)
        return Reply((Paragraph("Read 1 meeting."),))

    def help(self, *, reader: Reader) -> Reply:
        return Reply((Title("Commands"),))

    def failure(self, error: BaseException, *, reader: Reader) -> Reply:
        return Reply((Paragraph(f"That went wrong ({type(error).__name__})."),), failed=True)

    def complete_question(self, prefix: str, *, reader: Reader, limit: int = 25) -> tuple[str, ...]:
        return tuple(text for text in _QUESTIONS if prefix.lower() in text.lower())[:limit]


@pytest.fixture
def replies() -> Replies:
    return SmallReplies()
