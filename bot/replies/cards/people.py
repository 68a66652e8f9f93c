"""Words what a person did: presented, attended, was absent."""

from collections.abc import Collection, Sequence

from bot.minutes.meeting_texts import Meeting
from bot.replies.cards.days import day_of, year_of
from bot.replies.cards.pages import MENU_LIMIT, page_of, turning, year_menu
from bot.replies.cards.passages import item_line, location_choice
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.controls.references import location_of
from bot.replies.i18n.wording import Wording
from bot.replies.markdown.headline import headline
from bot.replies.model import Block, Choice, Fact, Listing, Menu, Note, Offers, Paragraph, Title
from bot.search.model import Person, Presentation

_PERSON_PAGE = 10  # items
_MOST_OFTEN = 10  # people
_MAX_DAYS = 6  # of a year that are named on a card; in a text that can be scrolled, all are


def person_blocks(
    person: Person, meetings: Sequence[Meeting], *, page: int | None, languages: tuple[str, ...], wording: Wording
) -> tuple[Block, ...]:
    """Return what a person presented, newest first, then when they attended or were absent, a line each year."""
    counted = sum(meeting.names_attendees for meeting in meetings)
    place = {meeting.id: number for number, meeting in enumerate(meetings)}
    presented = sorted(person.presented_for(languages), key=lambda one: place[one.meeting.id])
    attended = wording("{attended} of {counted}", attended=len(person.attended), counted=counted)
    blocks: list[Block] = [Title(person.name)]
    if person.withheld:
        blocks.append(attendance_withheld(person, wording))
    elif counted:
        blocks.append(Fact(wording("Meetings attended"), attended))
    blocks.append(Fact(wording("Items presented"), wording.number(len(presented))))
    shown = page_of(presented, page, _PERSON_PAGE)
    control = ControlAction(Action.WHO, text=person.name)
    if shown.items:
        blocks += (Fact(wording("Presented"), ""), _items(shown.items, wording))
        choices = tuple(
            location_choice(location_of(one.meeting, one.minutes, one.item), wording) for one in shown.items
        )
        blocks.append(Menu(wording("Open an agenda item"), choices[:MENU_LIMIT]))
    if shown.number == 0:
        for label, some in ((wording("Attended"), person.attended), (wording("Absent"), person.absent)):
            if some:
                blocks += (Fact(label, ""), _years(some, wording, all_days=page is None))
    blocks += year_menu([year_of(one.meeting) for one in presented], shown, _PERSON_PAGE, control, wording)
    return (*blocks, *turning(shown, control, wording))


def attendance_withheld(person: Person, wording: Wording) -> Paragraph:
    """Return that it is not told when somebody was there."""
    return Paragraph(wording("When {person} was at a meeting is not told.", person=person.name))


def _items(presented: Sequence[Presentation], wording: Wording) -> Listing:
    """Return the items with their days, each of which opens its text."""
    lines = (
        wording("{date}: {item}", date=day_of(one.meeting, wording), item=item_line(one.item)) for one in presented
    )
    places = (location_of(one.meeting, one.minutes, one.item) for one in presented)
    return Listing(tuple(lines), tuple(ControlAction(Action.FULL_TEXT, (place.reference,)) for place in places))


def _years(meetings: Sequence[Meeting], wording: Wording, *, all_days: bool) -> Listing:
    """Return how many of some meetings were in each year, and on which days: the newest first."""
    by_year: dict[str, list[Meeting]] = {}
    for meeting in meetings:
        by_year.setdefault(year_of(meeting) or wording("no date"), []).append(meeting)
    return Listing(tuple(_year_line(year, some, wording, all_days=all_days) for year, some in by_year.items()))


def _year_line(year: str, meetings: Sequence[Meeting], wording: Wording, *, all_days: bool) -> str:
    days = [wording.day(meeting.date) for meeting in meetings if meeting.date]
    shown = days if all_days else days[:_MAX_DAYS]
    dates = wording.separated([*shown, *["…"] * (len(shown) < len(days))])
    if not days:
        return wording("{year}: {count}", year=year, count=len(meetings))
    return wording("{year}: {count} ({days})", year=year, count=len(meetings), days=dates)


def most_often_blocks(people: Collection[Person], meetings: Sequence[Meeting], wording: Wording) -> tuple[Block, ...]:
    """Return who was at the most of some meetings, as their minutes name them; that none does, if so."""
    counted = [meeting for meeting in meetings if meeting.names_attendees]
    if not counted:
        return (Paragraph(wording("These minutes do not say who was there.")),)
    ids = {meeting.id for meeting in counted}
    times = {person.key: sum(meeting.id in ids for meeting in person.attended) for person in people}
    ranked = sorted((person for person in people if times[person.key]), key=lambda one: (-times[one.key], one.name))
    first = ranked[:_MOST_OFTEN]
    lines = tuple(
        wording(
            "{topic}: {count}",
            topic=person.name,
            count=wording("{attended} of {counted}", attended=times[person.key], counted=len(counted)),
        )
        for person in first
    )
    opens = tuple(ControlAction(Action.WHO, text=person.name) for person in first)
    choices = tuple(Choice(person.name, control) for person, control in zip(first, opens, strict=True))
    silent = len(meetings) - len(counted)
    return (
        Title(wording("Most meetings attended")),
        Listing(lines, opens),
        *silent_note(silent, wording),
        Menu(wording("Open a person"), choices),
    )


def silent_note(silent: int, wording: Wording) -> tuple[Note, ...]:
    """Return how many meetings do not say who was there; nothing if all do."""
    if not silent:
        return ()
    return (
        Note(
            wording.plural(
                "{count} meeting more does not say who was there.",
                "{count} meetings more do not say who was there.",
                silent,
            )
        ),
    )


def which_person_blocks(people: Sequence[Person], wanted: str, action: Action, wording: Wording) -> tuple[Block, ...]:
    """Return who may have been meant by a name that fits nobody, or several."""
    if not people:
        return (Paragraph(wording("The minutes name nobody called “{name}”.", name=headline(wanted))),)
    offers = tuple(Choice(person.name, ControlAction(action, text=person.name, replaces=True)) for person in people)
    return (Paragraph(wording("Who is meant by “{name}”?", name=headline(wanted))), Offers(offers))
