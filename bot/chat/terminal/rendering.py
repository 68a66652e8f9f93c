"""Replies as cards in a terminal, and as plain text where the output goes into a pipe or a file."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO
from urllib.parse import quote, urlsplit

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.style import Style
from rich.text import Text

from bot.chat.terminal.numbering import Numbered
from bot.chat.terminal.sanitizing import harmless, is_writable, printable_line, writable
from bot.chat.terminal.wrapping import wrap
from bot.replies.model import (
    AskedLine,
    Attachment,
    Block,
    Button,
    Fact,
    Link,
    Listing,
    Menu,
    Note,
    Offers,
    Paragraph,
    Quotation,
    Reply,
    Title,
    Usages,
)

WIDEST = 100
"""Columns beyond which a line is tiring to read."""

_MARGIN = "  "
_ALIGNED_FROM = 60
"""Columns from which the values of facts stand in a column of their own."""

_TITLE = Style(bold=True)
_FAILED = Style(bold=True, color="red")
_ACCENT = Style(color="cyan")
_STRONG = Style(bold=True, color="cyan")
_FAINT = Style(dim=True)


@dataclass(frozen=True, slots=True)
class Piece:
    """Text to be laid out, with what stands before its first line and before the lines that follow."""

    text: Text
    first: str = ""
    rest: str = ""
    prefix_style: Style = _ACCENT
    wraps: bool = True


@dataclass(frozen=True, slots=True)
class Painter:
    """Turns blocks into pieces for one output: `width` is None if lines are not to be broken."""

    encoding: str
    width: int | None
    failed: bool = False

    def pieces(self, blocks: tuple[Block | Numbered, ...]) -> Iterator[Piece]:
        """Yield the pieces from top to bottom, with an empty one wherever a blank line belongs."""
        labels = [block.label for block in blocks if isinstance(block, Fact) and block.value]
        label_width = max(map(cell_len, labels), default=0)
        previous: Block | Numbered | None = None
        for block in blocks:
            # There is nothing to press in a terminal, and the question was typed on the line above.
            if isinstance(block, Button | Menu | AskedLine):
                continue
            if previous is not None and _stands_apart(previous, block):
                yield Piece(Text())
            yield from self._paint(block, is_first=previous is None, label_width=label_width)
            previous = block

    def _paint(self, block: Block | Numbered, *, is_first: bool, label_width: int) -> Iterator[Piece]:
        """Yield the pieces of one block."""
        lead = _FAILED if self.failed and is_first else None
        match block:
            case Title() as title:
                yield Piece(self._text(printable_line(title.whole), lead or _TITLE))
            case Paragraph(text):
                yield Piece(self._text(text, lead))
            case Quotation(spans):
                bar = self._symbol("│ ", "| ")
                quoted = Text.assemble(*(self._text(span.text, _STRONG if span.strong else None) for span in spans))
                yield Piece(_without_blank_ends(quoted), bar, bar)
            case Fact(label, value):
                yield self._fact(printable_line(label), value, label_width)
            case Listing() as listing:
                bullet = self._symbol("• ", "- ")
                yield from (Piece(self._text(line), bullet, "  ") for line in _listed(listing))
            case Usages() | Offers():
                yield from self._paint(Listing(_lines_of(block)), is_first=is_first, label_width=0)
            case Numbered(lines, first):
                width = len(str(first + len(lines) - 1))
                for number, line in enumerate(lines, first):
                    yield Piece(self._text(line), f"{number:>{width}}. ", " " * (width + 2))
            case Note(text):
                yield Piece(self._text(text, _FAINT))
            case Link(label, url):
                yield from self._link(printable_line(label), printable_line(url))
            case Attachment(_, text):
                yield from (Piece(self._text(line), wraps=False) for line in text.splitlines())
            case Button() | Menu() | AskedLine():
                return

    def _fact(self, label: str, value: str, label_width: int) -> Piece:
        """Return the label with its value: in two columns if there is room, otherwise in one line."""
        # A Chinese label takes the full-width colon, as Chinese text does.
        colon = "：" if cell_len(label[-1:]) > 1 else ": "
        if not value.strip():
            return Piece(self._text(label + colon))
        if self.width is not None and self.width >= _ALIGNED_FROM and label_width <= self.width // 4:
            padding = " " * (label_width + 2 - cell_len(label))
            return Piece(self._text(value), self._writable(label) + padding, " " * (label_width + 2), _FAINT)
        return Piece(Text.assemble(self._text(label + colon, _FAINT), self._text(value)), rest="  ")

    def _link(self, label: str, url: str) -> Iterator[Piece]:
        """Yield the label and the address, which is never broken: it must survive being copied."""
        address = self._text(url, _ACCENT + Style(link=_target(url)))
        if not label or label == url:
            yield Piece(address, wraps=False)
        elif self.width is None or cell_len(label) + 2 + cell_len(url) <= self.width:
            yield Piece(Text.assemble(self._text(f"{label}  ", _FAINT), address), wraps=False)
        else:
            yield Piece(self._text(label, _FAINT))
            yield Piece(address, wraps=False)

    def lines(self, piece: Piece) -> Iterator[Text]:
        """Yield the finished lines of a piece, without spaces at their ends."""
        if self.width is not None and piece.wraps:
            parts = wrap(piece.text, max(self.width - max(cell_len(piece.first), cell_len(piece.rest)), 1))
        else:
            parts = list(piece.text.split("\n", allow_blank=True))
        margin = "" if self.width is None else _MARGIN
        for number, part in enumerate(parts):
            prefix = piece.rest if number else piece.first
            line = Text.assemble(margin, (prefix, piece.prefix_style), part)
            line.rstrip()
            yield line

    def _text(self, text: str, style: Style | None = None) -> Text:
        """Return harmless text that this output can write; nothing in it is read as markup."""
        return Text(self._writable(harmless(text)), style or "")

    def _writable(self, text: str) -> str:
        return writable(text, self.encoding)

    def _symbol(self, symbol: str, plain: str) -> str:
        """Return `symbol`, or `plain` where the output cannot write it."""
        return symbol if is_writable(symbol, self.encoding) else plain


class Card:
    """A reply for rich: wrapped and coloured on a terminal, one line for each line of text elsewhere."""

    def __init__(self, blocks: tuple[Block | Numbered, ...], *, failed: bool = False) -> None:
        self._blocks = blocks
        self._failed = failed

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the card line by line."""
        width = max(min(options.max_width, WIDEST) - len(_MARGIN), 1) if options.is_terminal else None
        painter = Painter(options.encoding, width, failed=self._failed)
        for piece in painter.pieces(self._blocks):
            for line in painter.lines(piece):
                yield from line.render(console, end="\n")


class PipeConsole(Console):
    """A console that leaves a closed pipe to its caller, as `BrokenPipeError`, instead of ending the program."""

    def on_broken_pipe(self) -> None:
        """Raise what was raised."""
        raise BrokenPipeError


def silence(file: TextIO) -> None:
    """Send what is still to be written to `file` nowhere, so that the interpreter can end after a closed pipe."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, file.fileno())
    os.close(nowhere)


def open_console(file: TextIO) -> Console:
    """Return the console for `file`: styles only if it is a terminal, and no colour with NO_COLOR."""
    return PipeConsole(file=file, force_terminal=file.isatty(), markup=False, emoji=False, highlight=False)


def render(reply: Reply) -> Card:
    """Return `reply` as something that rich can print."""
    return Card(reply.blocks, failed=reply.failed)


def write(reply: Reply, console: Console) -> None:
    """Print `reply`; addresses that are longer than a line are left whole."""
    console.print(render(reply), crop=False)


def _listed(listing: Listing) -> tuple[str, ...]:
    """Return the lines, each behind the number of whose it is where that is told."""
    if not listing.accounts:
        return listing.lines
    named = zip(listing.lines, listing.accounts, strict=True)
    return tuple(f"{account} · {line}" if account else line for line, account in named)


def _lines_of(block: Usages | Offers) -> tuple[str, ...]:
    parts = block.usages if isinstance(block, Usages) else block.choices
    return tuple(part.line for part in parts)


def _without_blank_ends(text: Text) -> Text:
    """Return a text without the empty lines at its ends: a page of a long one may begin or end between paragraphs."""
    whole = text.plain
    return text[len(whole) - len(whole.lstrip("\n")) : len(whole.rstrip("\n"))] if whole.strip("\n") else text


def _stands_apart(previous: Block | Numbered, block: Block | Numbered) -> bool:
    """Return whether a blank line belongs between two blocks: what belongs together stays together."""
    if isinstance(block, Title):
        return True
    if isinstance(block, Note | Link):
        return isinstance(previous, Listing | Usages | Offers | Numbered)
    match previous, block:
        case (Paragraph() | Fact(value=""), Listing() | Usages() | Offers() | Numbered()):
            return False
        case Fact(value=str(before)), Fact(value=str(after)):
            return not (before and after)
        case _:
            return True


def _target(url: str) -> str | None:
    """Return the address for a hyperlink in printable ASCII, or None if it is not one of the web's."""
    try:
        is_web = urlsplit(url).scheme in {"http", "https"}
    except ValueError:
        return None
    return quote(url, safe=":/?#[]@!$&'()*+,;=%~") if is_web else None
