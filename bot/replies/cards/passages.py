"""Words hits and places: the parts of a reply that show what the minutes hold."""

import re
from collections.abc import Iterable, Sequence

from bot.minutes.dates import date_in
from bot.minutes.model import EntryKind, Item, Meeting, MeetingDate, Minutes
from bot.minutes.questions import label_end
from bot.replies.cards.days import day_of, team_of
from bot.replies.cards.pages import Page, pages_of_text, turning
from bot.replies.controls.custom_id import MAX_LOCATIONS, Action, ControlAction, fits
from bot.replies.controls.references import Location, location_of
from bot.replies.i18n.wording import Wording
from bot.replies.markdown.headline import MAX_HEADLINE_CHARACTERS, headline
from bot.replies.markdown.plain import plain, plain_spans
from bot.replies.model import Block, Button, Choice, Link, Listing, Note, Quotation, Span, Title
from bot.search.model import Hit
from bot.text import Lines, Slice

_SHORT_QUOTE = 280
"""Characters that are quoted of each passage if several stand on a card."""

_ON_BUTTON = 56
"""Characters of a headline on a button, so that the date behind it is shown too."""

_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)\s*")
"""The second line of a heading that is underlined."""


def answer_blocks(hit: Hit, wording: Wording) -> tuple[Block, ...]:
    """Return one hit: its question or heading, the quote and its source."""
    place = location_of_hit(hit)
    return (
        Title(headline(place.headline)),
        quotation(hit),
        *task_notes(hit, wording),
        Note(source_line(place, wording)),
    )


def short_blocks(hit: Hit, wording: Wording) -> tuple[Block, ...]:
    """Return one hit among several: as `answer_blocks`, with less of the quote."""
    place = location_of_hit(hit)
    quoted = _shortened(quotation(hit))
    return (Title(headline(place.headline)), quoted, *task_notes(hit, wording), Note(source_line(place, wording)))


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
        blocks.append(Button(wording("Full text"), ControlAction(Action.FULL_TEXT, (place.reference,))))
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
    texts = pages_of_text(plain(_without_heading(place)))
    page = Page(min(number, len(texts) - 1), len(texts), texts)
    return (
        Title(headline(place.headline)),
        Quotation((Span(texts[page.number]),)),
        Note(source_line(place, wording)),
        *turning(page, ControlAction(Action.FULL_TEXT, (place.reference,)), wording),
        *passage_link(place, place.lines, wording),
    )


def quotation(hit: Hit) -> Quotation:
    """Return what is quoted of a hit as the rendered page shows it, with what matched marked in it.

    The label of an answer is left out, since the card shows the question above it.
    """
    quote = hit.quote
    whole = hit.minutes.text.piece(quote.lines)  # where a quote begins inside of emphasis, its signs show only there
    start = whole.index(quote.text)
    label = label_end(quote.text, hit.minutes.language) if hit.entry.question else 0
    shown = Slice(start + (label if label < len(quote.text) else 0), start + len(quote.text))
    return Quotation(plain_spans(whole, shown, [Slice(start + first, start + last) for first, last in quote.marks]))


def source_line(place: Location, wording: Wording) -> str:
    """Return where a passage comes from: meeting · date, if it does not stand there · agenda item · presenters."""
    item = place.item
    title = headline(place.minutes.title)
    parts = [title]
    if place.meeting.date is None or date_in(title, language=place.minutes.language) != place.meeting.date:
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


def hit_line(hit: Hit, wording: Wording, *, limit: int = MAX_HEADLINE_CHARACTERS) -> str:
    """Return one line that names a hit: its headline and its meeting's date."""
    return f"{headline(location_of_hit(hit).headline, limit=limit)} ({day_of(hit.meeting, wording)})"


def hit_listing(hits: Iterable[Hit], question: str, wording: Wording) -> Listing:
    """Return hits by their names, each name once."""
    named = {hit_line(hit, wording): hit for hit in reversed(tuple(hits))}
    lines = {line: _passages([location_of_hit(hit)], question) for line, hit in reversed(named.items())}
    return Listing(tuple(lines), tuple(lines.values()))


def hit_choices(hits: Iterable[Hit], question: str, wording: Wording) -> tuple[Choice, ...]:
    """Return hits as things to open, each name once."""
    named = {hit_line(hit, wording, limit=_ON_BUTTON): hit for hit in reversed(tuple(hits))}
    return tuple(Choice(line, _passages([location_of_hit(hit)], question)) for line, hit in reversed(named.items()))


def location_choice(place: Location, wording: Wording) -> Choice:
    """Return a place as something to open in full."""
    date = day_of(place.meeting, wording)
    return Choice(headline(place.headline), ControlAction(Action.FULL_TEXT, (place.reference,)), date)


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
    return all(name in item.heading for name in item.presenters)


def _without_heading(place: Location) -> str:
    """Return the text of a place without the heading that the card shows above it, and those above that."""
    text, lines, item = place.minutes.text, place.lines, place.item
    whole = text.piece(lines)
    if item is None or not lines.first <= item.lines.first <= lines.last:
        return whole
    heading = place.headline
    is_shown_whole = len(headline(heading, limit=len(heading))) <= MAX_HEADLINE_CHARACTERS
    if not is_shown_whole or heading not in text.line(item.lines.first):
        return whole
    below = item.lines.first + 1
    if below <= lines.last and _UNDERLINE.fullmatch(text.line(below)):
        below += 1
    rest = text.piece(Lines(below, lines.last)).strip("\r\n") if below <= lines.last else ""
    return rest if rest.strip() else whole


def _shortened(whole: Quotation) -> Quotation:
    """Return the beginning of a quotation, cut behind a word."""
    room = _SHORT_QUOTE
    kept: list[Span] = []
    for span in whole.spans:
        if len(span.text) > room:
            text = span.text[:room]
            cut = max(text.rfind(character) + 1 for character in " \n，。、；")
            kept.append(Span((text[:cut] if cut > room // 2 else text).rstrip(), span.strong))
            break
        kept.append(span)
        room -= len(span.text)
    return Quotation(tuple(span for span in kept if span.text))
