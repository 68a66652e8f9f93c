"""Words what the minutes say of the meeting that comes next."""

from bot.minutes.dates import date_in
from bot.minutes.meeting_texts import Meeting
from bot.minutes.model import MeetingDate
from bot.replies.cards.passages import answer_blocks, location_of_hit, passage_link
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.controls.references import meeting_reference
from bot.replies.i18n.wording import Wording
from bot.replies.model import AskedLine, Block, Button, Paragraph
from bot.search.model import Hit


def announced_blocks(hit: Hit, asked: AskedLine, wording: Wording, *, today: MeetingDate) -> tuple[Block, ...]:
    """Return where the newest minutes announce the next meeting, and that this is past where it is."""
    date = _date_in(hit)
    if date is None:
        said = wording("The newest minutes say of the next meeting:")
    elif date > today:
        said = wording("The newest minutes announce this:")
    else:
        said = wording(
            "I found no meeting announced for a day after today, {date}. The newest minutes say:",
            date=wording.date(today),
        )
    open_meeting = Button(wording("Open the meeting"), _meeting(hit.meeting))
    link = passage_link(location_of_hit(hit), hit.quote.lines, wording)
    return (Paragraph(said), *answer_blocks(hit, wording), asked, open_meeting, *link)


def not_announced_blocks(
    newest: Meeting | None, asked: AskedLine, wording: Wording, *, today: MeetingDate, question: str
) -> tuple[Block, ...]:
    """Return that no meeting is announced for a day after today, with the way to the newest one."""
    said = wording("The minutes announce no meeting for a day after today, {date}.", date=wording.date(today))
    newest_one = [Button(wording("Open the newest meeting"), _meeting(newest))] if newest else []
    ask = Button(wording("Ask another"), ControlAction(Action.ASK_ON, text=question))
    return (Paragraph(said), asked, *newest_one, ask)


def _date_in(hit: Hit) -> MeetingDate | None:
    """Return the day that is announced; one without a year comes after the meeting that announces it."""
    held, text, language = hit.meeting.date, hit.quote.text, hit.minutes.language
    year = held.year if held else None
    date = date_in(text, year=year, language=language)
    if held and year and date and date < held:
        return date_in(text, year=year + 1, language=language)
    return date


def _meeting(meeting: Meeting) -> ControlAction:
    return ControlAction(Action.MEETING, (meeting_reference(meeting),))
