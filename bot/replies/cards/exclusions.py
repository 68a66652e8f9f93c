"""Words what narrows a question down, and what to do if that leaves nothing."""

from collections.abc import Iterator

from bot.minutes.dates import partial_date
from bot.minutes.meeting_texts import Meeting
from bot.minutes.meetings import held_meetings
from bot.minutes.model import MeetingDate, PartialDate
from bot.replies.asking import Asked
from bot.replies.controls.custom_id import Action, ControlAction, fits
from bot.replies.i18n.wording import Wording
from bot.replies.markdown.headline import headline
from bot.replies.model import AskedLine, Block, Button, Choice, Offers, Paragraph
from bot.search.typed import without_filters


def question_line(asked: Asked, wording: Wording) -> str:
    """Return what was asked, with what narrows it down in words."""
    request = asked.request
    written = {one.name: one.value for one in asked.found.query.filters}
    meeting, person = request.meeting or written.get("meeting"), request.person or written.get("person")
    since = request.since or written.get("since")
    parts = [wording("Asked: {question}", question=headline(without_filters(request.question)))]
    if meeting:
        parts.append(wording("only in {meeting}", meeting=headline(meeting)))
    if person:
        parts.append(wording("only by {person}", person=headline(person)))
    if since:
        date = asked.filters.since or partial_date(since)
        parts.append(wording("only from {date} on", date=day_said(date, wording) if date else headline(since)))
    return " · ".join(parts)


def excluded_blocks(asked: Asked, typed: AskedLine, wording: Wording, *, today: MeetingDate) -> tuple[Block, ...]:
    """Return which filter leaves nothing, with the names that come near or the way to ask without any filter."""
    blocks: list[Block] = []
    for one in asked.answer.excluded:
        blocks += _excluded(one.name, one.value, asked, wording, today=today)
    bare = without_filters(asked.request.question)
    button = ControlAction(Action.QUESTION, text=bare)
    blocks += (typed, *([Button(wording("Ask without the filter"), button)] if bare and fits(button) else []))
    return (*blocks, Button(wording("Ask another"), ControlAction(Action.ASK_ON, text=asked.request.question)))


def day_said(date: PartialDate, wording: Wording) -> str:
    """Return a day, a month or a year as the reader writes it."""
    return wording.date(MeetingDate(*date)) if date.month else wording.year(date.year)


def _excluded(name: str, value: str, asked: Asked, wording: Wording, *, today: MeetingDate) -> Iterator[Block]:
    shown = headline(value)
    match name:
        case "since":
            yield Paragraph(_too_late(value, asked.known.meetings, wording, today=today))
        case "person":
            yield Paragraph(wording("Nobody in the minutes is called “{name}”.", name=shown))
            near = asked.known.people_called(value)
            bare = without_filters(asked.request.question)
            controls = {one.name: ControlAction(Action.QUESTION, text=f"{bare} person:“{one.name}”") for one in near}
            choices = tuple(Choice(name, control) for name, control in controls.items() if fits(control))
            if choices:
                yield Offers(choices)
        case _:
            yield Paragraph(wording("There is no meeting “{name}” in the minutes.", name=shown))


def _too_late(value: str, meetings: tuple[Meeting, ...], wording: Wording, *, today: MeetingDate) -> str:
    """Return that no meeting is as late as a date, and which is the newest."""
    since = partial_date(value)
    dated = [meeting.date for meeting in held_meetings(meetings, today) if meeting.date]
    if since is None or not dated:
        return wording("“{date}” is no date. Write it like 2024, 2024-03 or 2024-03-05.", date=headline(value))
    asked_for = day_said(since, wording)
    return wording("No meeting since {date}; the newest is of {newest}.", date=asked_for, newest=wording.date(dated[0]))
