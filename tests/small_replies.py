"""Replies that need no minutes."""

import asyncio
from collections.abc import Sequence

from bot.errors import UnknownMeetingError
from bot.replies.browsing import Browsing
from bot.replies.commands.ask_request import AskRequest
from bot.replies.completing import Completing
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.audience import Audience
from bot.replies.introducing import Introducing
from bot.replies.model import Fact, Listing, Note, Paragraph, Quotation, Reply, Span, Title
from bot.replies.reviews import Reviews
from bot.replies.service import Replies

_QUESTIONS = ("Hertz 也能根据 IDL 生成代码，是不是和 Kitex 重叠了？", "When is HTTP3 open?", "Agenda 2: budget")


class SmallCompleting(Completing):
    """Offers the three questions."""

    def __init__(self) -> None:
        """Need no minutes."""

    def question(self, prefix: str, *, audience: Audience, limit: int = 25) -> tuple[str, ...]:
        return tuple(text for text in _QUESTIONS if prefix.lower() in text.lower())[:limit]


class SmallBrowsing(Browsing):
    """Shows one meeting."""

    def __init__(self) -> None:
        """Need no minutes."""

    def meetings(self, *, audience: Audience, year: str = "", page: int | None = None) -> Reply:
        return Reply((Listing(("Meeting of 30 June",), (ControlAction(Action.MEETING, text="30 June"),)),))

    def meeting(self, meeting: str, *, audience: Audience) -> Reply:
        return Reply((Title(f"Meeting {meeting}"),))

    def missed(self, person: str, *, audience: Audience, page: int | None = None) -> Reply:
        return Reply((Title(f"Without {person}"),))

    def who(self, person: str, *, audience: Audience, page: int | None = None) -> Reply:
        return Reply((Title(person), Fact("Meetings attended", "1")))

    def topic(self, topic: str, *, audience: Audience, page: int | None = None) -> Reply:
        return Reply((Title(topic), Quotation((Span("one line"),))))

    def latest_meeting(self, *, audience: Audience) -> Reply:
        return Reply((Title("Meeting of 30 June"), Fact("Attendees", "Ada, Bo"), Listing(("Agenda 1",))))


class SmallIntroducing(Introducing):
    """Says little."""

    def privacy(self, *, audience: Audience, kept: Sequence[str] = (), for_a_while: Sequence[str] = ()) -> Reply:
        return Reply((Title("Nothing is kept"),))

    def help(self, *, audience: Audience, moderator: bool = True, ways: Sequence[str] = ()) -> Reply:
        return Reply((Title("Commands"),))


class SmallReviews(Reviews):
    """Reads nothing."""

    def __init__(self) -> None:
        """Need no minutes."""

    async def reload(self, *, audience: Audience, progress: object = None) -> Reply:
        await asyncio.sleep(0)
        return Reply((Paragraph("Read 1 meeting."),))

    async def undo(self, *, audience: Audience, progress: object = None, of: str = "") -> Reply:
        await asyncio.sleep(0)
        return Reply((Paragraph("Back at 1 meeting."),))


class SmallReplies(Replies):
    """Three questions and one meeting; some words make it fail."""

    def __init__(self) -> None:
        """Need no minutes."""
        self.completing = SmallCompleting()
        self.browsing = SmallBrowsing()
        self.introducing = SmallIntroducing(self.completing, lambda: None)
        self.reviews = SmallReviews()

    def ask(self, request: AskRequest, *, audience: Audience) -> Reply:
        question = request.question
        if question == "nobody caught this":
            raise ZeroDivisionError(question)
        if question == "no such meeting":
            raise UnknownMeetingError("There is no such meeting.")
        if not question:
            return Reply((Paragraph("Say a little more."),))
        return Reply((Title(question), Quotation((Span("the quoted passage"),)), Note("30 June 2022")))

    def begin_ask(self, request: AskRequest, *, audience: Audience) -> Reply:
        return self.ask(request, audience=audience)

    def status(self, *, audience: Audience) -> Reply:
        return Reply((Title("Status"),))

    def handle_control(self, control: ControlAction, *, audience: Audience) -> Reply:
        return Reply((Title(f"Opened {control.action.name.lower()} {control.text}"),))

    def prepare(self) -> None:
        """Need no time."""

    def failure(self, error: BaseException, *, audience: Audience) -> Reply:
        return Reply((Paragraph(f"That went wrong ({type(error).__name__})."),), failed=True)
