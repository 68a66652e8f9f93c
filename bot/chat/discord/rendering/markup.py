"""The blocks of a reply as Discord's Markdown, each within a limit."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bot.chat.discord.rendering.cutting import cut, cut_to, size
from bot.chat.discord.rendering.escaping import ZERO_WIDTH_SPACE, escape, showable
from bot.replies.model import AskedLine, Fact, Listing, Note, Paragraph, Quotation, Span, Title, Usage, Usages
from bot.shortening import ELLIPSIS
from bot.text import Slice


@dataclass(frozen=True, slots=True)
class PressableUsages:
    """Commands to choose from, with the ids by which Discord lets them be pressed."""

    usages: tuple[Usage, ...]
    ids: Mapping[str, int]
    """By the first word of a command's name; one that is missing is shown as it is typed."""


TextBlock = Title | Paragraph | Quotation | Fact | Listing | Usages | PressableUsages | Note | AskedLine

TITLE_LIMIT = 250
"""Units of a headline that a phone shows without scrolling."""

MAX_LINES = 25
"""Lines of a list that a phone shows without much scrolling."""

LABEL_LIMIT = 80
"""Units of the label before a fact."""

_INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
_WHITE_SPACE = re.compile(r"\s+")
_INDENTATION = re.compile(r"[^\S\n]*")
_DEEPEST = 3
"""Spaces before a quoted line; with one more, Markdown would take it for code, and a phone has no room for them."""
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n){2,}")


def markup(block: TextBlock, limit: int) -> str:
    r"""Return the block as markup of at most `limit` units, or nothing if there is nothing to see.

    >>> markup(Quotation((Span("Is it "), Span("stable", strong=True), Span("?\n- yes"))), 100)
    '> Is it **stable**?\n> \\- yes'
    >>> markup(Fact("Attendees", "Ann, Bo"), 100)
    '**Attendees:** Ann, Bo'
    """
    match block:
        case Title(text, day):
            return _fitted(one_line(text), lambda shown: _heading(Title(shown, day).whole), min(limit, TITLE_LIMIT))
        case Paragraph(text):
            return _fitted(_tidy(text), escape, limit)
        case Quotation(spans):
            return _quotation(spans, limit)
        case Fact(label, value, short):
            return _fact(label, short or value, limit)
        case Listing(lines=lines, accounts=accounts):
            return _owned(lines, accounts, limit) if accounts else _listing(lines, limit)
        case Usages(usages):
            return _listing(tuple(usage.line for usage in usages), limit)
        case PressableUsages(usages, ids):
            return _drawn_lines([_pressable(usage, ids) for usage in usages], limit)
        case Note(text) | AskedLine(text):
            return _fitted(_tidy(text), _small_print, limit)


def one_line(text: str) -> str:
    """Return the text with every run of white space as one space, and none around it."""
    return _WHITE_SPACE.sub(" ", showable(text)).strip()


def is_blank(text: str) -> bool:
    """Return whether a reader would see nothing."""
    return all(unicodedata.category(character) in _INVISIBLE for character in text)


def _tidy(text: str) -> str:
    """Return the text without the blank lines around it, and with at most one between paragraphs."""
    return _BLANK_LINES.sub("\n\n", showable(text)).strip("\n").rstrip()


def _fitted(text: str, draw: Callable[[str], str], limit: int) -> str:
    """Return what `draw` makes of the text, cut so that it is at most `limit` units long."""
    if is_blank(text):
        return ""
    # Of a text that is far too long only the beginning can be shown, and drawing all of it takes its time.
    text = text[: 10 * limit]
    drawn = draw(text)
    return drawn if size(drawn) <= limit else draw(cut(text, lambda head: size(draw(head)) <= limit))


def _heading(text: str) -> str:
    # Discord takes number signs at the end of a heading for its closing marks.
    return f"### {escape(text)}" + ZERO_WIDTH_SPACE * text.endswith("#")


def _small_print(text: str) -> str:
    return "\n".join(f"-# {line}" for line in escape(text).split("\n") if not is_blank(line))


def _fact(label: str, value: str, limit: int) -> str:
    label = cut_to(one_line(label), min(limit // 4, LABEL_LIMIT))
    value = _tidy(value)
    if is_blank(label):
        return _fitted(value, escape, limit)
    if is_blank(value):
        return escape(label, strong=[Slice(0, len(label))])
    colon = "：" if unicodedata.east_asian_width(label[-1]) in "WF" else ":"
    named = escape(label + colon, strong=[Slice(0, len(label) + 1)])
    gap = "" if colon == "：" else " "
    return _fitted(value, lambda head: f"{named}{gap}{escape(head)}", limit)


def _listing(lines: tuple[str, ...], limit: int) -> str:
    """Return one item a line; if they do not all fit, the last line says that there are more."""
    items = [item for item in map(one_line, lines) if not is_blank(item)]
    if not items:
        return ""
    drawn = _drawn_lines([escape(item) for item in items], limit)
    return drawn or _fitted(items[0], lambda head: f"- {escape(head)}", limit)


def _drawn_lines(lines: list[str], limit: int) -> str:
    """Return markup as a list of at most `MAX_LINES`, with a sign for what is left out; nothing if no line fits."""
    drawn = [f"- {line}" for line in lines[:MAX_LINES]]
    if len(lines) <= MAX_LINES and size("\n".join(drawn)) <= limit:
        return "\n".join(drawn)
    more = f"- {ELLIPSIS}"
    kept: list[str] = []
    room = limit - size(more)
    for line in drawn:
        room -= size(line) + 1
        if room < 0:
            break
        kept.append(line)
    return "\n".join([*kept, more]) if kept else ""


def _owned(lines: tuple[str, ...], accounts: tuple[int, ...], limit: int) -> str:
    """Return one item a line behind the name of whose it is, which Discord shows for the id; nobody is told of that."""
    names = (f"<@{account}> · " if account else "" for account in accounts)
    return _drawn_lines([name + escape(one_line(line)) for name, line in zip(names, lines, strict=True)], limit)


def _pressable(usage: Usage, ids: Mapping[str, int]) -> str:
    """Return a command that can be pressed, with what it is for."""
    id = ids.get(usage.command.partition(" ")[0])
    if id is None:
        return escape(one_line(usage.line))
    return f"</{usage.command}:{id}> {escape(one_line(f'— {usage.purpose}'))}"


def _quotation(spans: tuple[Span, ...], limit: int) -> str:
    text = ""
    strong: list[Slice] = []
    for span in spans:
        start = len(text)
        text += showable(span.text)
        if span.strong:
            strong.append(Slice(start, len(text)))

    def draw(head: str) -> str:
        return _as_quote(escape(head, strong=[Slice(start, min(end, len(head))) for start, end in strong]))

    return _fitted(text, draw, limit)


def _as_quote(drawn: str) -> str:
    """Return the lines as a block quote, without blank lines at its ends and without two in a row."""
    kept: list[str] = []
    for line in _less_indented(drawn.split("\n")):
        shown = "" if is_blank(line) else line.rstrip()
        if shown or (kept and kept[-1]):
            kept.append(shown)
    while kept and not kept[-1]:
        kept.pop()
    return "\n".join(f"> {line}" for line in kept)


def _less_indented(lines: list[str]) -> Iterator[str]:
    """Yield the lines, those after the first without what indents them all, and none by much."""
    rest = [line for line in lines[1:] if not is_blank(line)]
    shared = min((_indentation(line) for line in rest), default=0)
    for number, line in enumerate(lines):
        depth = _indentation(line)
        kept = min(depth - min(shared, depth) if number else depth, _DEEPEST)
        yield " " * kept + line.lstrip(" \t\u3000") if depth != kept else line


def _indentation(line: str) -> int:
    """Return how many spaces a line begins with, a tab counted as four."""
    found = _INDENTATION.match(line)
    return len(found[0].replace("\t", "    ")) if found else 0
