"""Words hits and places: the parts of a reply that show what the minutes hold."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.minutes.agenda_numbers import without_number
from bot.minutes.dates import date_in
from bot.minutes.meeting_texts import Meeting
from bot.minutes.model import EntryKind, Item, MeetingDate, Minutes
from bot.minutes.roles import role_named
from bot.minutes.shown import shown_text
from bot.replies.cards.days import day_of, team_of
from bot.replies.cards.pages import Page, turning
from bot.replies.cards.quotations import quoted, short_quotation
from bot.replies.cards.whole_texts import page_of_quote, pages_of_place
from bot.replies.controls.custom_id import MAX_LOCATIONS, Action, ControlAction, fits
from bot.replies.controls.references import Location, location_of
from bot.replies.i18n.wording import Wording
from bot.replies.markdown.headline import headline
from bot.replies.model import Block, Button, Choice, Link, Listing, Note, Quotation, Span, Title
from bot.search.model import Hit
from bot.text import HAN, Lines, fold, has_han

_FEW_WORDS = 2
"""Words of a heading that does not tell what it is about without what stands above it."""
_OF_A_WORD = 0.5
"""How much of a word a Chinese character is."""
_MAX_REMEMBERED_TITLES = 1_024
_WORD = re.compile(rf"[{HAN}]|(?:(?![{HAN}])\w)+")


def answer_blocks(hit: Hit, wording: Wording) -> tuple[Block, ...]:
    """Return one hit: its question or heading, the quote and its source."""
    place = location_of_hit(hit)
    return (
        title_of(place, wording),
        quoted(hit, wording),
        *task_notes(hit, wording),
        Note(source_line(place, wording)),
    )


def short_blocks(hit: Hit, wording: Wording) -> tuple[Block, ...]:
    """Return one hit among several: as `answer_blocks`, with less of the quote."""
    place = location_of_hit(hit)
    quoted = short_quotation(hit, wording)
    return (title_of(place, wording), quoted, *task_notes(hit, wording), Note(source_line(place, wording)))


def task_notes(hit: Hit, wording: Wording) -> tuple[Note, ...]:
    """Return who does what is quoted until when, as far as that is written; nothing for a passage without a role."""
    due = hit.due
    day = wording.date(due) if isinstance(due, MeetingDate) else headline(due) if due else ""
    parts = [wording("responsible: {names}", names=headline(wording.separated(hit.owners)))] if hit.owners else []
    parts += [wording("due: {day}", day=day)] if day else []
    return (Note(" · ".join(parts)),) if parts else ()


def answer_controls(
    hit: Hit, others: Sequence[Hit], newer: Sequence[Location], *, question: str, wording: Wording
) -> tuple[Block, ...]:
    """Return what can be done from an answer: read on, see more, see what is newer, ask on, open the minutes."""
    place = location_of_hit(hit)
    blocks: list[Block] = []
    if is_cut(hit):
        page = page_of_quote(place, hit.quote)
        blocks.append(Button(wording("Full text"), ControlAction(Action.FULL_TEXT, (place.reference,), page)))
    more = others[:MAX_LOCATIONS]
    if more:
        label = wording.plural("{count} more result", "{count} more results", len(more))
        blocks.append(Button(label, _passages(map(location_of_hit, more), question)))
    if newer:
        blocks.append(_newer_button(place, newer, question, wording))
    blocks.append(Button(wording("Ask another"), ControlAction(Action.ASK_ON, text=question)))
    return (*blocks, *passage_link(place, hit.quote.lines, wording))


def newer_label(newer: Sequence[Location], wording: Wording) -> str:
    """Return how many later meetings mention something, and when the newest of them was."""
    date = day_of(newer[0].meeting, wording)
    return wording.plural("{count} newer mention, {date}", "{count} newer mentions, {date}", len(newer), date=date)


def full_text_blocks(place: Location, number: int, wording: Wording) -> tuple[Block, ...]:
    """Return a page of the whole of a place, with the buttons that turn it."""
    texts = pages_of_place(place)
    page = Page(min(number, len(texts) - 1), len(texts), texts)
    return (
        title_of(place, wording),
        Quotation((Span(texts[page.number]),)),
        *_left_out(place, wording),
        Note(source_line(place, wording)),
        *turning(page, ControlAction(Action.FULL_TEXT, (place.reference,)), wording),
        *passage_link(place, place.lines, wording),
    )


def _left_out(place: Location, wording: Wording) -> tuple[Note, ...]:
    """Return that not all of a place is shown, if so."""
    if place.minutes.shown_parts(place.lines) == (place.lines,):
        return ()
    return (Note(wording("Lines that list who was there are left out: a name in them is withheld.")),)


def title_of(place: Location, wording: Wording) -> Title:
    """Return what a passage is called, with the day of its meeting unless it says that itself."""
    title, item = headline(place.headline), place.item
    if item and item.path and place.headline == item.heading and role_named(title, place.minutes.language):
        title = f"{title.rstrip(' :：')} — {headline(item.path[-1])}"  # else nobody knows of what it is the conclusion
    day = place.meeting.date
    is_said = day is None or _date_in(title, place.minutes.language) == day
    return Title(title, "" if is_said else wording.date(day))


@lru_cache(_MAX_REMEMBERED_TITLES)
def _date_in(title: str, language: str) -> MeetingDate | None:
    return date_in(title, language=language)


def source_line(place: Location, wording: Wording) -> str:
    """Return where a passage comes from: meeting · date, if it does not stand there · agenda item · presenters."""
    item = place.item
    title = headline(place.minutes.title)
    parts = [title]
    if place.meeting.date is None or _date_in(title, place.minutes.language) != place.meeting.date:
        parts.append(wording.date(place.meeting.date))
    parts += filter(None, [team_of(place.meeting, beside=title)])
    names_item = item is not None and bool(item.heading) and place.headline != item.heading
    if item and names_item:
        parts.append(headline(item.heading))
    if item and item.presenters and not (names_item and names_presenters(item)):
        parts.append(wording("presented by {names}", names=wording.separated(item.presenters)))
    return " · ".join(dict.fromkeys(parts))


def item_line(item: Item) -> str:
    """Return the heading of an agenda item, with its presenters where they do not stand in it."""
    heading = headline(item.heading)
    return heading if names_presenters(item) else f"{heading} — {', '.join(item.presenters)}"


def hit_line(hit: Hit, wording: Wording) -> str:
    """Return one line that names a hit: its headline and its meeting's date, and whether it is without an answer."""
    return hit_choice(hit, "", wording).line


def hit_choice(hit: Hit, question: str, wording: Wording) -> Choice:
    """Return a hit as something to open, by a name that says what it is about."""
    place = location_of_hit(hit)
    name, details = headline(place.headline), [day_of(hit.meeting, wording)]
    if place.item and place.headline == place.item.heading and _says_little(name, place.minutes.language):
        above = headline(next(iter(place.item.path[-1:]), place.minutes.title))
        name = f"{name.rstrip(' :：')} — {above}"
        if _date_in(above, place.minutes.language) == hit.meeting.date:
            details = []
    if hit.entry.is_unanswered:
        details.append(wording("no answer written down"))
    return Choice(name, _passages([place], question), " · ".join(details))


def hit_listing(hits: Iterable[Hit], question: str, wording: Wording) -> Listing:
    """Return hits by their names, each name once."""
    named = hit_choices(hits, question, wording)
    return Listing(tuple(choice.line for choice in named), tuple(choice.control for choice in named))


def hit_choices(hits: Iterable[Hit], question: str, wording: Wording) -> tuple[Choice, ...]:
    """Return hits as things to open, each name once."""
    named: dict[str, Choice] = {}
    for hit in hits:
        choice = hit_choice(hit, question, wording)
        named.setdefault(choice.line, choice)
    return tuple(named.values())


def named_otherwise(hits: Iterable[Hit], answer: Hit) -> tuple[Hit, ...]:
    """Return the hits that are no further piece of what answers: of another meeting, or under another heading."""
    return tuple(hit for hit in hits if hit.meeting.id != answer.meeting.id or _name(hit) != _name(answer))


def _name(hit: Hit) -> str:
    return fold(headline(location_of_hit(hit).headline))


def _says_little(heading: str, language: str) -> bool:
    """Return whether a heading is so short that many meetings may have it: "Conclusion", "Agenda 5: Q&A", "其他"."""
    words = _WORD.findall(without_number(heading, language))
    return sum(_OF_A_WORD if has_han(word) else 1.0 for word in words) <= _FEW_WORDS


def location_choice(place: Location, wording: Wording, *, page: int = 0) -> Choice:
    """Return a place as something to open in full, at one of its pages."""
    date = day_of(place.meeting, wording)
    return Choice(headline(place.headline), ControlAction(Action.FULL_TEXT, (place.reference,), page), date)


def whole_hit_choice(hit: Hit, wording: Wording) -> Choice:
    """Return a hit as something to open in full, where the quote of it stands."""
    place = location_of_hit(hit)
    return location_choice(place, wording, page=page_of_quote(place, hit.quote))


def passage_link(place: Location, lines: Lines, wording: Wording) -> tuple[Link, ...]:
    """Return the way to these lines on the web, or to the minutes where only those have an address."""
    url = place.minutes.link_to(lines) or place.meeting.url_of(place.minutes)
    return (Link(wording("Open the minutes"), url),) if url else ()


def minutes_link(meeting: Meeting, minutes: Minutes, wording: Wording) -> tuple[Link, ...]:
    """Return the way to the minutes on the web, if they have an address."""
    url = meeting.url_of(minutes) or minutes.link_to(Lines(1, 1))
    return (Link(wording("Open the minutes"), url),) if url else ()


def location_of_hit(hit: Hit) -> Location:
    """Return the place of a hit."""
    return location_of(hit.meeting, hit.minutes, hit.entry)


def is_cut(hit: Hit) -> bool:
    """Return whether the entry says more than is quoted of it."""
    text = hit.minutes.text
    whole = sum(len(text.piece(lines).strip()) for lines in hit.entry.body)
    return whole > len(hit.quote.text) or (hit.entry.kind is EntryKind.OVERVIEW and len(hit.entry.body) > 1)


def _passages(places: Iterable[Location], question: str) -> ControlAction:
    return ControlAction(Action.PASSAGES, tuple(dict.fromkeys(place.reference for place in places)), text=question)


def _newer_button(answer: Location, newer: Sequence[Location], question: str, wording: Wording) -> Button:
    """Return the button that opens as many newer mentions as it counts."""
    control = ControlAction(Action.NEWER, (answer.reference,), text=question)
    if fits(control):
        return Button(newer_label(newer, wording), control)
    newest = newer[:MAX_LOCATIONS]  # without the whole of the question they could not be found again
    return Button(newer_label(newest, wording), _passages(newest, question))


def names_presenters(item: Item) -> bool:
    """Return whether the presenters of an item stand in its heading."""
    if not item.presenters:
        return True
    heading = shown_text(item.heading)
    return all(name in heading for name in item.presenters)
