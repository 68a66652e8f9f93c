"""Minutes as the rendered page shows them: their words, without the signs of Markdown.

Nothing is parsed into a tree: what is quoted may begin and end anywhere, so every sign is found by what stands around
it, and whatever is no sign stays. One pass over the text, however odd it is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.replies.markdown.inline import Sign, inline_signs
from bot.replies.markdown.tables import is_row, row_signs
from bot.replies.model import Span
from bot.text import Slice

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+")
_BULLET = re.compile(r"[ \t]*([-*+])(?=[ \t]|$)")
_NUMBER = re.compile(r"[ \t]*\d{1,9}[.)](?=[ \t]|$)")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+|$)")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
# What site generators make a box of, such as `:::note`; its title may stand behind it.
_DIRECTIVE = re.compile(r"[ \t]*+:{3,}+[ \t]*+(?:(?:\{[^{}\n]{0,200}\}|[A-Za-z][\w-]{0,30}+)[ \t]*+)?")
_RULES = (frozenset("-"), frozenset("*"), frozenset("_"), frozenset("="), frozenset("-|"), frozenset("-|:"))
"""Of what a line is made that draws a rule, underlines a heading or parts a table's head from its rows."""


class _Opening(NamedTuple):
    """What a paragraph opens with: its signs, and where its words begin."""

    signs: Sequence[Sign]
    words: int


def plain(text: str) -> str:
    r"""Return a text without its signs.

    >>> plain("- **Survey**: see the [announcement](https://example.org/1 'New') and `a_b`")
    '• Survey: see the announcement (https://example.org/1) and a_b'
    """
    return "".join(span.text for span in plain_spans(text, Slice(0, len(text))))


def plain_spans(text: str, place: Slice, marks: Iterable[Slice] = ()) -> tuple[Span, ...]:
    r"""Return what a rendered page would show of a place in a text, with the marked runs of characters strong.

    What stands before and behind the place tells which of its signs belong together.

    >>> plain_spans("1. **How** we `prune`", Slice(3, 21), [Slice(5, 8)])
    (Span(text='How', strong=True), Span(text=' we prune', strong=False))
    """
    pieces: list[Span] = []
    position = place.start
    runs = tuple(marks)
    for sign in _signs(text):
        start, end = max(sign.start, position), min(sign.end, place.end)
        if end <= start:
            continue
        pieces += _marked(text, Slice(position, start), runs)
        if (start, end) == (sign.start, sign.end):
            pieces.append(Span(sign.shown))
        position = end
    pieces += _marked(text, Slice(position, max(place.end, position)), runs)
    return tuple(_joined(pieces))


def _signs(text: str) -> Sequence[Sign]:
    """Return the signs of a text in their order."""
    signs: list[Sign] = []
    rows: list[Slice] = []
    fence = ""
    block = 0
    for line in _LINE.finditer(text):
        start, end = line.span()
        written = line[0].rstrip()
        found = _FENCE.match(written)
        opens_fence = found is not None and "`" not in written[found.end() :]
        if fence and not (found and found[1].startswith(fence) and found.end() == len(written)):
            block = end  # nothing in a block of code is a sign
        elif is_row(written):
            rows.append(Slice(start, start + len(written)))
            if _is_rule(written):
                signs += (*inline_signs(text, Slice(min(block, start), start)), Sign(start, end))
                block = end
        elif opens_fence or _is_rule(written) or _DIRECTIVE.fullmatch(written):
            signs += inline_signs(text, Slice(min(block, start), start))
            signs.append(Sign(start, end))
            fence = found[1] if found and not fence else ""
            block = end
        elif (opening := _opening(written, start)) is not None:
            signs += inline_signs(text, Slice(block, start))
            signs += opening.signs
            block = opening.words
    signs += inline_signs(text, Slice(block, len(text)))
    return sorted((*signs, *row_signs(text, rows)))


def _is_rule(line: str) -> bool:
    written = "".join(line.split())
    return set(written) in _RULES and len(written) > 1 and written not in ("--", "**", "__")


def _opening(line: str, start: int) -> _Opening | None:
    """Return what opens a paragraph, item or heading on a line that begins at `start`; None if none opens."""
    quoted = _QUOTED.match(line)
    begun = quoted.end() if quoted else 0
    signs = [Sign(start, start + begun)] if quoted else []
    if heading := _HEADING.match(line, begun):
        signs.append(Sign(start + begun, start + heading.end()))
        words = line.rstrip("#")
        if words.endswith((" ", "\t")) and len(words) > heading.end():
            signs.append(Sign(start + len(words), start + len(line)))
        return _Opening(signs, start + heading.end())
    if directive := _DIRECTIVE.match(line, begun):
        return _Opening([*signs, Sign(start + begun, start + directive.end())], start + directive.end())
    if bullet := _BULLET.match(line, begun):
        signs.append(Sign(start + bullet.start(1), start + bullet.end(1), "•"))
        return _Opening(signs, start + bullet.end())
    opens = quoted or not line or _NUMBER.match(line, begun)
    return _Opening(signs, start + begun) if opens else None


def _marked(text: str, place: Slice, marks: Sequence[Slice]) -> Iterator[Span]:
    """Yield a place of a text in runs that are marked and runs that are not."""
    position = place.start
    for mark in marks:
        start, end = max(mark.start, position), min(mark.end, place.end)
        if start < end:
            yield Span(text[position:start])
            yield Span(text[start:end], strong=True)
            position = end
    yield Span(text[position : place.end])


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans without empty ones, those of a kind that touch as one."""
    texts: list[str] = []
    strong = False
    for span in spans:
        if span.text and span.strong != strong:
            if texts:
                yield Span("".join(texts), strong)
            texts, strong = [], span.strong
        if span.text:
            texts.append(span.text)
    if texts:
        yield Span("".join(texts), strong)
