"""Words what a person did: presented, attended, was absent."""

from collections.abc import Sequence

from bot.minutes.model import Meeting
from bot.replies.cards.days import day_of
from bot.replies.cards.meetings import MENU_LIMIT
from bot.replies.cards.pages import page_of, turning
from bot.replies.cards.passages import item_line, location_choice
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.controls.references import location_of
from bot.replies.i18n.wording import Wording
from bot.replies.markdown.headline import headline
from bot.replies.model import Block, Choice, Fact, Listing, Menu, Offers, Paragraph, Title
from bot.search.model import Person, Presentation

_PERSON_PAGE = 12
_MAX_ITEMS = 3  # of one person at one meeting


def person_blocks(
    person: Person, meetings: Sequence[Meeting], *, page: int | None, languages: tuple[str, ...], wording: Wording
) -> tuple[Block, ...]:
    """Return what a person presented, with dates, and when they attended or were absent, newest first."""
    counted = sum(meeting.names_attendees for meeting in meetings)
    presented = person.presented_for(languages)
    attended = wording("{attended} of {counted}", attended=len(person.attended), counted=counted)
    blocks: list[Block] = [Title(person.name)]
    if counted:
        blocks.append(Fact(wording("Meetings attended"), attended))
    blocks.append(Fact(wording("Items presented"), wording.number(len(presented))))
    shown = page_of(sorted({*person.meetings, *person.absent}, key=meetings.index), page, _PERSON_PAGE)
    came = {meeting.id for meeting in person.meetings}
    days = (_day(presented, meeting, wording, came=meeting.id in came) for meeting in shown.items)
    blocks.append(Listing(tuple(days)))
    here = {meeting.id for meeting in shown.items}
    choices = tuple(
        location_choice(location_of(one.meeting, one.minutes, one.item), wording)
        for one in presented
        if one.meeting.id in here
    )
    if choices:
        blocks.append(Menu(wording("Open an agenda item"), choices[:MENU_LIMIT]))
    return (*blocks, *turning(shown, ControlAction(Action.WHO, text=person.name), wording))


def which_person_blocks(people: Sequence[Person], wanted: str, action: Action, wording: Wording) -> tuple[Block, ...]:
    """Return who may have been meant by a name that fits nobody, or several."""
    if not people:
        return (Paragraph(wording("The minutes name nobody called “{name}”.", name=headline(wanted))),)
    offers = tuple(Choice(person.name, ControlAction(action, text=person.name, replaces=True)) for person in people)
    return (Paragraph(wording("Who is meant by “{name}”?", name=headline(wanted))), Offers(offers))


def _day(all_presented: Sequence[Presentation], meeting: Meeting, wording: Wording, *, came: bool) -> str:
    """Return what a person did at one meeting."""
    date = day_of(meeting, wording)
    presented = [item_line(one.item) for one in all_presented if one.meeting.id == meeting.id]
    if presented:
        shown = presented[:_MAX_ITEMS] + ["…"] * (len(presented) > _MAX_ITEMS)
        return wording("{date}: presented {items}", date=date, items="; ".join(shown))
    return wording("{date}: attended", date=date) if came else wording("{date}: absent", date=date)
