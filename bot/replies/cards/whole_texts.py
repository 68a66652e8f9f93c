"""The whole text of a place in pages, and the page that holds most of a quote of it."""

import re
from itertools import accumulate, pairwise

from bot.replies.cards.pages import TEXT_PAGE, pages_of_text
from bot.replies.controls.references import Location
from bot.replies.markdown.headline import MAX_HEADLINE_CHARACTERS, headline
from bot.replies.markdown.plain import plain, plain_spans
from bot.search.model import Quote
from bot.text import Lines, Slice

_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)\s*")
"""The second line of a heading that is underlined."""
_ENDS = "\r\n"


def pages_of_place(place: Location) -> tuple[str, ...]:
    """Return the text of a place, as a rendered page shows it, in pages."""
    if _parts_shown(place) == (place.lines,):
        return pages_of_text(plain(_without_heading(place)))
    return tuple(page for part in _parts_shown(place) for page in _pages_of_part(place, part))


def page_of_quote(place: Location, quote: Quote) -> int:
    """Return the page of a place that holds most of a quote of it; they count from 0."""
    parts = _parts_shown(place)
    if parts != (place.lines,):
        before = (part for part in parts if part.last < quote.lines.first)
        return sum(len(_pages_of_part(place, part)) for part in before)
    whole = _without_heading(place)
    if len(whole) <= TEXT_PAGE and "|" not in whole:  # only what stands in a table may be shown longer than written
        return 0
    behind = place.minutes.text.piece(Lines(quote.lines.first, place.lines.last))
    start = max(len(whole.rstrip(_ENDS)) - len(behind[max(behind.find(quote.text), 0) :].rstrip(_ENDS)), 0)
    spans = plain_spans(whole, Slice(0, len(whole)), [Slice(start, start + len(quote.text))])
    pages = pages_of_text("".join(span.text for span in spans))
    places = accumulate((len(span.text) for span in spans), initial=0)
    strong = [place for span, place in zip(spans, pairwise(places), strict=True) if span.strong]
    held = [
        sum(max(min(end, last) - max(begin, first), 0) for first, last in strong)
        for begin, end in pairwise(accumulate(map(len, pages), initial=0))
    ]
    return held.index(max(held))


def _parts_shown(place: Location) -> tuple[Lines, ...]:
    """Return the lines of a place that are shown; each part begins a page, since what is between must not be missed."""
    parts = place.minutes.shown_parts(place.lines)
    return tuple(part for part in parts if place.minutes.text.piece(part).strip()) or (Lines(1, 0),)


def _pages_of_part(place: Location, part: Lines) -> tuple[str, ...]:
    return pages_of_text(plain(place.minutes.text.piece(part))) if part.first <= part.last else ("…",)


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
    rest = text.piece(Lines(below, lines.last)).strip(_ENDS) if below <= lines.last else ""
    return rest if rest.strip() else whole
