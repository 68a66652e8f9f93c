"""Words what is quoted of a hit."""

from collections.abc import Sequence

from bot.minutes.questions import label_end
from bot.replies.i18n.wording import Wording
from bot.replies.markdown.plain import plain_spans
from bot.replies.model import Paragraph, Quotation, Span
from bot.search.model import Hit
from bot.shortening import ELLIPSIS, leads_on, pause_before
from bot.text import Lines, Slice

_SHORT_QUOTE = 280
"""Characters that are quoted of each passage if several stand on a card."""


def short_quotation(hit: Hit, wording: Wording) -> Quotation | Paragraph:
    """Return the beginning of what is quoted of a hit; of a question that nobody answered, that it was asked."""
    said = quoted(hit, wording)
    return _shortened(said) if isinstance(said, Quotation) else said


def quoted(hit: Hit, wording: Wording) -> Quotation | Paragraph:
    """Return what is quoted of a hit; of a question that nobody answered, which stands above, that it was asked."""
    if hit.entry.is_unanswered:
        return Paragraph(wording("This was asked in the meeting; no answer is written down."))
    return quotation(hit)


def quotation(hit: Hit) -> Quotation:
    """Return what is quoted of a hit as the rendered page shows it, with what matched marked in it.

    The label of an answer is left out, since the card shows the question above it.
    """
    quote = hit.quote
    whole = hit.minutes.text.piece(quote.lines)  # where a quote begins inside of emphasis, its signs show only there
    start = whole.index(quote.text)
    label = label_end(quote.text, hit.minutes.language) if hit.entry.question else 0
    shown = Slice(start + (label if label < len(quote.text) else 0), start + len(quote.text))
    spans = plain_spans(whole, shown, [Slice(start + first, start + last) for first, last in quote.marks])
    before = (Span(ELLIPSIS),) if not label and _begins_inside(whole, start) else ()
    after = (Span(ELLIPSIS),) if _goes_on(hit, whole[shown.end :]) and not _ends_with_ellipsis(spans) else ()
    return Quotation((*before, *spans, *after))


def _begins_inside(line: str, start: int) -> bool:
    """Return whether words stand before a place on its line, other than the mark of a list or a label."""
    before = line[line.rfind("\n", 0, start) + 1 : start]
    return any(map(str.isalnum, before)) and not leads_on(before)


def _goes_on(hit: Hit, rest: str) -> bool:
    """Return whether what is quoted from goes on behind the quote: on its last line or beneath."""
    if any(map(str.isalnum, rest)):
        return True
    last = hit.quote.lines.last
    part = next((lines for lines in hit.entry.body if lines.first <= last < lines.last), None)
    return part is not None and not hit.minutes.text.is_blank(Lines(last + 1, part.last))


def _ends_with_ellipsis(spans: Sequence[Span]) -> bool:
    return bool(spans) and spans[-1].text.endswith((ELLIPSIS, "..."))


def _shortened(whole: Quotation) -> Quotation:
    """Return the beginning of a quotation, marked where it was cut."""
    text = "".join(span.text for span in whole.spans)
    if len(text) <= _SHORT_QUOTE:
        return whole
    end = pause_before(text, _SHORT_QUOTE, at_sentence=True)
    kept: list[Span] = []
    for span in whole.spans:
        if end <= 0:
            break
        kept.append(Span(span.text[:end], span.strong))
        end -= len(span.text)
    return Quotation((*kept, Span(ELLIPSIS)))
