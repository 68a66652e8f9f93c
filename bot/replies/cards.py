"""Words hits and meetings: the parts of a reply that show what the minutes hold."""

from collections.abc import Iterable

from bot.minutes.model import EntryKind, Item, Meeting, Minutes
from bot.replies.languages import Wording
from bot.replies.model import Block, Fact, Link, Listing, Note, Quotation, Span, Title
from bot.search.model import Hit, Quote

_MOST_NAMES = 40  # attendees that are named; more are counted


def answer_blocks(hit: Hit, wording: Wording) -> tuple[Block, ...]:
    """Return the card of one hit: its question or heading, the quote, its source and a link."""
    blocks: list[Block] = [Title(headline(hit)), quotation(hit.quote), Note(source_line(hit, wording))]
    if hit.minutes.url:
        blocks.append(Link(wording("Open the minutes"), hit.minutes.url))
    return tuple(blocks)


def quotation(quote: Quote) -> Quotation:
    """Return a quote with what matched marked in it."""
    spans: list[Span] = []
    position = 0
    for start, end in quote.marks:
        spans += (Span(quote.text[position:start]), Span(quote.text[start:end], strong=True))
        position = end
    spans.append(Span(quote.text[position:]))
    return Quotation(tuple(span for span in spans if span.text))


def headline(hit: Hit) -> str:
    """Return the question that an entry answers, else its heading, else its meeting's title."""
    if hit.entry.question:
        return hit.entry.question
    return hit.entry.item.heading if hit.entry.item else hit.minutes.title


def source_line(hit: Hit, wording: Wording) -> str:
    """Return where a passage comes from: meeting · date · agenda item · presenters."""
    item = hit.entry.item
    parts = [hit.minutes.title, wording.date(hit.meeting.date)]
    if item and hit.entry.kind is EntryKind.QUESTION:
        parts.append(item.heading)
    elif item and item.presenters:
        parts.append(wording("presented by {names}", names=", ".join(item.presenters)))
    return " · ".join(dict.fromkeys(parts))


def hit_line(hit: Hit, wording: Wording) -> str:
    """Return one line that names a hit: its headline and its meeting's date."""
    return f"{headline(hit)} ({wording.date(hit.meeting.date)})"


def hit_listing(hits: Iterable[Hit], wording: Wording) -> Listing:
    """Return hits by their names, each name once."""
    return Listing(tuple(dict.fromkeys(hit_line(hit, wording) for hit in hits)))


def meeting_blocks(meeting: Meeting, minutes: Minutes, wording: Wording) -> tuple[Block, ...]:
    """Return the card of a meeting: title, date, attendees, agenda and link."""
    blocks: list[Block] = [Title(minutes.title), Fact(wording("Date"), wording.date(meeting.date))]
    if minutes.attendees:
        names = tuple(attendee.name for attendee in minutes.attendees)
        blocks.append(Fact(wording("Attendees"), _people(names, wording)))
    agenda = agenda_of(minutes)
    if agenda:
        blocks += (Fact(wording("Agenda"), ""), Listing(tuple(item.heading for item in agenda)))
    if minutes.url:
        blocks.append(Link(wording("Open the minutes"), minutes.url))
    return tuple(blocks)


def agenda_of(minutes: Minutes) -> tuple[Item, ...]:
    """Return the items that make up the agenda: the numbered ones, else those of the outermost level."""
    numbered = tuple(item for item in minutes.items if item.number is not None and item.heading)
    if numbered:
        return numbered
    outermost = min((len(item.path) for item in minutes.items), default=0)
    return tuple(item for item in minutes.items if len(item.path) == outermost and item.heading)


def _people(names: tuple[str, ...], wording: Wording) -> str:
    shown = ", ".join(names[:_MOST_NAMES])
    count = wording.plural("{count} person", "{count} people", len(names))
    return f"{count}: {shown}" + (" …" if len(names) > _MOST_NAMES else "")
