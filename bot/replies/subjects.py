"""Words what the meetings held over time: the history of a topic, and what a person did."""

from collections.abc import Sequence

from bot.minutes.model import Meeting
from bot.replies.cards import item_line, place_choice
from bot.replies.controls import Action, Press
from bot.replies.display import headline
from bot.replies.history import History
from bot.replies.languages import Wording
from bot.replies.meetings import MENU_LIMIT
from bot.replies.model import Block, Choice, Fact, Listing, Menu, Note, Offers, Paragraph, Quotation, Title
from bot.replies.pages import page_of, turning
from bot.replies.people import Person, names_attendees
from bot.replies.places import place_of

_TOPIC_PAGE = 6
_PERSON_PAGE = 12
_MOST_ITEMS = 3  # of one person at one meeting


def topic_blocks(history: History, *, page: int | None, wording: Wording) -> tuple[Block, ...]:
    """Return every meeting that touched a topic, oldest to newest, one quoted line each, the newest marked."""
    meetings = history.meetings
    count = wording.plural("{count} meeting", "{count} meetings", len(meetings))
    blocks: list[Block] = [Title(wording("{topic}: {count}", topic=headline(history.topic), count=count))]
    shown = page_of(meetings, page, _TOPIC_PAGE)
    touches = [history.touch(places) for places in shown.items]
    for touch in touches:
        date = wording.date(touch.place.meeting.date)
        is_newest = len(meetings) > 1 and touch.place.meeting is meetings[-1][0].meeting
        label = wording("{date} (the newest)", date=date) if is_newest else date
        blocks += (Fact(label, headline(touch.place.headline)), Quotation(touch.line))
    choices = tuple(place_choice(touch.place, wording) for touch in touches[:MENU_LIMIT])
    blocks.append(Menu(wording("Open a passage"), choices))
    return (*blocks, *turning(shown, Press(Action.TOPIC, text=history.topic), wording))


def untouched_blocks(topic: str, unknown: Sequence[str], wording: Wording) -> tuple[Block, ...]:
    """Return that no meeting touched a topic."""
    blocks: list[Block] = [Paragraph(wording("No meeting touched on “{topic}”.", topic=headline(topic)))]
    if unknown:
        blocks.append(Note(wording("Not in the minutes: {words}", words=", ".join(dict.fromkeys(unknown)))))
    return tuple(blocks)


def person_blocks(
    person: Person, meetings: Sequence[Meeting], *, page: int | None, wording: Wording
) -> tuple[Block, ...]:
    """Return what a person presented, with dates, and when they attended, newest first."""
    counted = sum(map(names_attendees, meetings))
    attended = wording("{attended} of {counted}", attended=len(person.attended), counted=counted)
    blocks: list[Block] = [Title(person.name)]
    if counted:
        blocks.append(Fact(wording("Meetings attended"), attended))
    blocks.append(Fact(wording("Items presented"), wording.number(len(person.presented))))
    shown = page_of(sorted(person.meetings, key=meetings.index), page, _PERSON_PAGE)
    blocks.append(Listing(tuple(_day(person, meeting, wording) for meeting in shown.items)))
    here = {meeting.id for meeting in shown.items}
    choices = tuple(
        place_choice(place_of(one.meeting, one.minutes, one.item), wording)
        for one in person.presented
        if one.meeting.id in here
    )
    if choices:
        blocks.append(Menu(wording("Open an agenda item"), choices[:MENU_LIMIT]))
    return (*blocks, *turning(shown, Press(Action.WHO, text=person.name), wording))


def which_person_blocks(people: Sequence[Person], wanted: str, action: Action, wording: Wording) -> tuple[Block, ...]:
    """Return who may have been meant by a name that fits nobody, or several."""
    if not people:
        return (Paragraph(wording("The minutes name nobody called “{name}”.", name=headline(wanted))),)
    offers = tuple(Choice(person.name, Press(action, text=person.name, replaces=True)) for person in people)
    return (Paragraph(wording("Who is meant by “{name}”?", name=headline(wanted))), Offers(offers))


def _day(person: Person, meeting: Meeting, wording: Wording) -> str:
    """Return what a person did at one meeting."""
    date = wording.date(meeting.date)
    presented = [item_line(one.item) for one in person.presented if one.meeting.id == meeting.id]
    if presented:
        shown = presented[:_MOST_ITEMS] + ["…"] * (len(presented) > _MOST_ITEMS)
        return wording("{date}: presented {items}", date=date, items="; ".join(shown))
    return wording("{date}: attended", date=date)
