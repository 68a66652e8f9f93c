"""Words meetings: the card of one, the list of all, and those that somebody missed."""

from collections.abc import Sequence

from bot.languages.reader import languages as known_languages
from bot.minutes.meeting_texts import Meeting
from bot.minutes.model import EntryKind, Item, Minutes
from bot.replies.cards.days import day_of, year_of
from bot.replies.cards.pages import MENU_LIMIT, page_of, turning, year_menu
from bot.replies.cards.passages import item_line, minutes_link, names_presenters
from bot.replies.cards.people import attendance_withheld, silent_note
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.controls.references import location_of, meeting_reference
from bot.replies.i18n.wording import Wording
from bot.replies.markdown.headline import headline
from bot.replies.model import AskedLine, Block, Button, Choice, Fact, Listing, Menu, Paragraph, Title
from bot.search.model import Person

_MAX_NAMES = 100
_MAX_NAMES_IN_SHORT = 12
_MAX_MENUS = 3
_LIST_PAGE = 10
_MISSED_PAGE = 4
_MAX_HEADINGS = 12  # of each missed meeting


def meeting_blocks(
    meeting: Meeting, minutes: Minutes, wording: Wording, *, neighbours: Sequence[Meeting | None] = ()
) -> tuple[Block, ...]:
    """Return the card of a meeting: title, date, agenda, who attended and who did not, and the ways on.

    `neighbours` are the meeting before and the meeting after, None if there is none.
    """
    blocks: list[Block] = [Title(headline(minutes.title)), Fact(wording("Date"), wording.date(meeting.date))]
    agenda = minutes.topics
    if agenda:
        blocks += (Fact(wording("Agenda"), ""), _agenda(meeting, minutes, agenda))
    if minutes.attendee_count:
        label = wording("Attendees ({count})", count=minutes.attendee_count)
        blocks.append(_names(label, [attendee.name for attendee in minutes.attendees], wording))
    if minutes.absent_count:
        label = wording("Absent ({count})", count=minutes.absent_count)
        blocks.append(_names(label, [person.name for person in minutes.absent], wording))
    blocks += _item_menus(meeting, minutes, agenda, wording)
    overview = next((entry for entry in minutes.entries if entry.kind is EntryKind.OVERVIEW), None)
    if overview is not None and len(minutes.attendees) > _MAX_NAMES_IN_SHORT + 1:
        head = location_of(meeting, minutes, overview)
        control = ControlAction(Action.FULL_TEXT, (head.reference,))
        blocks.append(Button(wording("All attendees"), control, unfolds=len(minutes.attendees) <= _MAX_NAMES))
    blocks += _other_languages(meeting, minutes)
    for neighbour, arrow in zip(neighbours, ("◀ {date}", "{date} ▶"), strict=False):
        if neighbour is not None:
            control = ControlAction(Action.MEETING, (meeting_reference(neighbour),), replaces=True)
            blocks.append(Button(arrow.format(date=day_of(neighbour, wording)), control))
    return (*blocks, *minutes_link(meeting, minutes, wording))


def neighbours(meeting: Meeting, meetings: Sequence[Meeting]) -> tuple[Meeting | None, Meeting | None]:
    """Return the meetings before and after one of some, which are given newest first; None if there is none."""
    place = next((number for number, one in enumerate(meetings) if one.id == meeting.id), None)
    before = meetings[place + 1] if place is not None and place + 1 < len(meetings) else None
    return before, meetings[place - 1] if place else None


def headcount_blocks(meeting: Meeting, minutes: Minutes, wording: Wording) -> tuple[Block, ...]:
    """Return how many people were at a meeting, and who was counted."""
    names = [attendee.name for attendee in minutes.attendees]
    count = minutes.attendee_count
    label = wording("Attendees ({count})", count=count)
    counted = wording.plural("{count} person is named as present.", "{count} people are named as present.", count)
    date = Fact(wording("Date"), wording.date(meeting.date))
    blocks = (Title(headline(minutes.title)), Paragraph(counted), date, Fact(label, wording.separated(names)))
    control = ControlAction(Action.MEETING, (meeting_reference(meeting),))
    return (*blocks, Button(wording("Open the meeting"), control), *minutes_link(meeting, minutes, wording))


def list_blocks(
    meetings: Sequence[Meeting], *, year: str, page: int | None, languages: tuple[str, ...], wording: Wording
) -> tuple[Block, ...]:
    """Return the meetings of a year or a month (`2024-03`), or all, newest first; on pages if a page is asked for."""
    chosen = [meeting for meeting in meetings if not year or str(meeting.date or "").startswith(year)]
    count = wording.plural("{count} meeting", "{count} meetings", len(chosen))
    blocks: list[Block] = [Fact(f"{year}: {count}" if year else count, "")]
    shown = page_of(chosen, page, _LIST_PAGE)
    titles = {meeting.id: headline(meeting.text_for(languages).title) for meeting in shown.items}
    choices = tuple(_meeting_choice(one, languages, wording) for one in shown.items)
    lines = tuple(f"{meeting.id} · {titles[meeting.id]}" for meeting in shown.items)
    blocks.append(Listing(lines, tuple(choice.control for choice in choices)))
    blocks.append(Menu(wording("Open a meeting"), choices))
    years = list(dict.fromkeys(year for year in map(year_of, meetings) if year))
    if len(years) > 1:
        every = Choice(wording("All years"), ControlAction(Action.MEETINGS, replaces=True))
        of_years = (
            Choice(one, ControlAction(Action.MEETINGS, text=one, replaces=True)) for one in years[: MENU_LIMIT - 1]
        )
        blocks.append(Menu(wording("Only one year"), (every, *of_years)))
    return (*blocks, *turning(shown, ControlAction(Action.MEETINGS, text=year), wording))


def some_blocks(meetings: Sequence[Meeting], *, languages: tuple[str, ...], wording: Wording) -> tuple[Block, ...]:
    """Return a few meetings that were asked for, in the order given."""
    count = wording.plural("{count} meeting", "{count} meetings", len(meetings))
    choices = tuple(_meeting_choice(one, languages, wording) for one in meetings[:MENU_LIMIT])
    listing = Listing(tuple(choice.line for choice in choices), tuple(choice.control for choice in choices))
    return (Fact(count, ""), listing, Menu(wording("Open a meeting"), choices))


def no_meeting_blocks(date: str, newest: Meeting, asked: AskedLine, wording: Wording) -> tuple[Block, ...]:
    """Return that there was no meeting at a time, with the ways to the newest one and to the list of all."""
    said = wording(
        "There is no meeting of {date} in the minutes; the newest is of {newest}.",
        date=date,
        newest=wording.date(newest.date),
    )
    return (Paragraph(said), asked, *_ways_on(newest, wording))


def none_since_blocks(date: str, newest: Meeting, asked: AskedLine, wording: Wording) -> tuple[Block, ...]:
    """Return that there was no meeting since a day, with the ways to the newest one and to the list of all."""
    said = wording("No meeting since {date}; the newest is of {newest}.", date=date, newest=wording.date(newest.date))
    return (Paragraph(said), asked, *_ways_on(newest, wording))


def news_blocks(
    meetings: Sequence[Meeting],
    page: int,
    *,
    title: str,
    control: ControlAction,
    languages: tuple[str, ...],
    wording: Wording,
) -> tuple[Block, ...]:
    """Return a page of what meetings were about, the newest first, each with its headings to open."""
    blocks: list[Block] = [Title(title)]
    shown = page_of(meetings, page, _MISSED_PAGE)
    for meeting in shown.items:
        minutes = meeting.text_for(languages)
        blocks.append(Fact(day_of(meeting, wording, beside=minutes.title), headline(minutes.title)))
        if minutes.topics:
            blocks.append(_agenda(meeting, minutes, minutes.topics[:_MAX_HEADINGS]))
    choices = tuple(_meeting_choice(one, languages, wording) for one in shown.items)
    blocks.append(Menu(wording("Open a meeting"), choices))
    return (*blocks, *turning(shown, control, wording))


def _ways_on(newest: Meeting, wording: Wording) -> tuple[Button, ...]:
    open_newest = ControlAction(Action.MEETING, (meeting_reference(newest),))
    return (
        Button(wording("Open the newest meeting"), open_newest),
        Button(wording("All meetings"), ControlAction(Action.MEETINGS)),
    )


def missed_blocks(
    person: Person, meetings: Sequence[Meeting], *, page: int | None, languages: tuple[str, ...], wording: Wording
) -> tuple[Block, ...]:
    """Return the meetings without a person, newest first, each with the headings of its agenda."""
    if person.withheld:
        return (attendance_withheld(person, wording),)
    missed = person.missed(meetings)
    count = wording.plural("{count} meeting", "{count} meetings", len(missed))
    blocks: list[Block] = [Title(wording("{count} without {person}", count=count, person=person.name))]
    shown = page_of(missed, page, _MISSED_PAGE)
    for meeting in shown.items:
        minutes = meeting.text_for(languages)
        agenda = minutes.topics
        lines = [headline(item.heading) for item in agenda[:_MAX_HEADINGS]]
        lines += ["…"] * (len(agenda) > _MAX_HEADINGS)
        blocks += (Fact(day_of(meeting, wording, beside=minutes.title), headline(minutes.title)), Listing(tuple(lines)))
    silent = sum(not meeting.names_attendees and meeting not in person.absent for meeting in meetings)
    blocks += silent_note(silent, wording)
    if shown.items:
        choices = tuple(_meeting_choice(one, languages, wording) for one in shown.items[:MENU_LIMIT])
        blocks.append(Menu(wording("Open a meeting"), choices))
    control = ControlAction(Action.MISSED, text=person.name)
    blocks += year_menu([year_of(meeting) for meeting in missed], shown, _MISSED_PAGE, control, wording)
    return (*blocks, *turning(shown, control, wording))


def _other_languages(meeting: Meeting, minutes: Minutes) -> tuple[Button, ...]:
    """Return what shows a meeting's texts in other languages, each by the language's own name."""
    spoken = dict.fromkeys(text.language.split("-")[0] for text in meeting.texts)
    others = [tag for tag in spoken if tag != minutes.language.split("-")[0] and tag in known_languages()]
    place = (meeting_reference(meeting),)
    return tuple(
        Button(known_languages()[tag].name, ControlAction(Action.MEETING, place, text=tag, replaces=True))
        for tag in others
    )


def _agenda(meeting: Meeting, minutes: Minutes, agenda: Sequence[Item]) -> Listing:
    """Return the items of an agenda, each of which opens its text."""
    opens = (ControlAction(Action.FULL_TEXT, (location_of(meeting, minutes, item).reference,)) for item in agenda)
    return Listing(tuple(item_line(item) for item in agenda), tuple(opens))


def _item_menus(meeting: Meeting, minutes: Minutes, agenda: Sequence[Item], wording: Wording) -> tuple[Menu, ...]:
    """Return menus that open an item, as many as the items need."""
    choices = [
        Choice(
            headline(item.heading),
            ControlAction(Action.FULL_TEXT, (location_of(meeting, minutes, item).reference,)),
            "" if names_presenters(item) else wording.separated(item.presenters),
        )
        for item in agenda[: _MAX_MENUS * MENU_LIMIT]
    ]
    return tuple(
        Menu(wording("Open an agenda item"), tuple(choices[start : start + MENU_LIMIT]))
        for start in range(0, len(choices), MENU_LIMIT)
    )


def _meeting_choice(meeting: Meeting, languages: tuple[str, ...], wording: Wording) -> Choice:
    control = ControlAction(Action.MEETING, (meeting_reference(meeting),))
    title = meeting.text_for(languages).title
    return Choice(headline(title), control, day_of(meeting, wording, beside=title))


def _names(label: str, names: Sequence[str], wording: Wording) -> Fact:
    """Return some names; in short the first of them, and how many there are besides."""
    every = wording.separated(names[:_MAX_NAMES]) + (" …" if len(names) > _MAX_NAMES else "")
    more = len(names) - _MAX_NAMES_IN_SHORT
    if more <= 1:  # the last one takes no more room than to be counted
        return Fact(label, every)
    first = wording.separated(names[:_MAX_NAMES_IN_SHORT])
    return Fact(label, every, wording("{names} and {count} more", names=first, count=more))
