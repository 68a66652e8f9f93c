"""Replies as cards: text, rules and link buttons in a container, within every limit of Discord's."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote, urlsplit

import discord
from discord import ui

from bot.chat.discord.cutting import ELLIPSIS, cut_to, size
from bot.chat.discord.markup import TextBlock, is_blank, markup, one_line
from bot.replies.model import Link, Note, Paragraph, Reply, Title

TEXT_LIMIT = 4_000
"""Units of text that a message may hold over all of its components."""

COMPONENT_LIMIT = 40
"""Components that a message may hold, the container and the rows included."""

ROW_LIMIT = 5
LABEL_LIMIT = 80
ADDRESS_LIMIT = 512

_LEAST_ROOM = 100
"""Units below which a block says too little to be worth its place."""

_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+|[0-9a-f:]*:[0-9a-f:.]*")
_JOINT = len("\n\n")
"""Units between two blocks, at most."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A text block with its markup."""

    block: TextBlock
    text: str


_MORE = Drawn(Note(ELLIPSIS), f"-# {ELLIPSIS}")


@dataclass(frozen=True, slots=True)
class TextPart:
    """Text that stands together; `ruled` draws a rule above it."""

    text: str
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class RowPart:
    """Buttons side by side."""

    links: tuple[Link, ...]


Part = TextPart | RowPart


def render(reply: Reply) -> ui.LayoutView:
    """Return the card of a reply; it always holds something and never more than Discord takes."""
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=discord.Colour.red() if reply.failed else None)
    for part in _within_components(_arrange(_within_text(reply.blocks))):
        match part:
            case TextPart(text, ruled):
                if ruled:
                    container.add_item(ui.Separator())
                container.add_item(ui.TextDisplay(text))
            case RowPart(links):
                container.add_item(ui.ActionRow(*(_button(link) for link in links)))
    # A view that never times out needs no task that waits for it.
    return ui.LayoutView(timeout=None).add_item(container)


def usable_address(url: str) -> str | None:
    """Return the address as Discord takes it for a button, or None where it would refuse the whole message.

    >>> usable_address("https://example.org/议程")
    'https://example.org/%E8%AE%AE%E7%A8%8B'
    >>> usable_address("javascript:alert(1)") is None
    True
    """
    try:
        address = quote(url.strip(), safe="%/:?#[]@!$&'()*+,;=-._~")
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    is_web = parts.scheme in {"http", "https"} and _HOST.fullmatch(host) is not None and port != 0
    return address if is_web and size(address) <= ADDRESS_LIMIT else None


def _button(link: Link) -> ui.Button[ui.LayoutView]:
    label = one_line(link.label)
    shown = link.url if is_blank(label) else label
    return ui.Button(label=cut_to(shown, LABEL_LIMIT), url=link.url)


def _within_text(blocks: Iterable[TextBlock | Link]) -> list[Drawn | Link]:
    """Return the blocks in their order, so short that their text fits into one message.

    The longest are cut first: a long passage must not push out the line that says where it comes from.
    """
    found = [_drawn(block, TEXT_LIMIT) for block in blocks]
    kept = [item for item in found if item is not None]
    if not any(isinstance(item, Drawn) for item in kept):
        kept.insert(0, _MORE)
    if _length(kept) > TEXT_LIMIT:
        kept = _first_texts(kept, TEXT_LIMIT // _LEAST_ROOM - 2)
    sizes = [size(item.text) for item in kept if isinstance(item, Drawn)]
    room = _room_for_each(sizes, TEXT_LIMIT - _JOINT * len(sizes))
    return [_shortened(item, room) for item in kept]


def _drawn(block: TextBlock | Link, limit: int) -> Drawn | Link | None:
    """Return the block as it is shown, or None where there is nothing to show."""
    if isinstance(block, Link):
        address = usable_address(block.url)
        return None if address is None else replace(block, url=address)
    text = markup(block, limit)
    return Drawn(block, text) if text else None


def _shortened(item: Drawn | Link, limit: int) -> Drawn | Link:
    if isinstance(item, Link) or size(item.text) <= limit:
        return item
    return Drawn(item.block, markup(item.block, limit))


def _length(items: Iterable[Drawn | Link]) -> int:
    return sum(_JOINT + size(item.text) for item in items if isinstance(item, Drawn))


def _first_texts(items: Iterable[Drawn | Link], most: int) -> list[Drawn | Link]:
    """Return the items up to and including the text number `most`, and a sign that there was more."""
    kept: list[Drawn | Link] = []
    texts = 0
    for item in items:
        if isinstance(item, Drawn):
            if texts == most:
                return [*kept, _MORE]
            texts += 1
        kept.append(item)
    return kept


def _room_for_each(sizes: Sequence[int], room: int) -> int:
    """Return the length to which the longest must be cut so that together they fit into `room`.

    >>> _room_for_each([10, 500, 900], 1000)
    495
    """
    for position, length in enumerate(sorted(sizes)):
        share = room // (len(sizes) - position)
        if length > share:
            return share
        room -= length
    return TEXT_LIMIT


def _arrange(items: Iterable[Drawn | Link]) -> list[Part]:
    """Return text parts, each with what belongs to one headline, and rows of buttons, in their order."""
    parts: list[Part] = []
    previous: TextBlock | Link | None = None
    for item in items:
        last = parts[-1] if parts else None
        if isinstance(item, Link):
            if isinstance(last, RowPart) and len(last.links) < ROW_LIMIT:
                parts[-1] = RowPart((*last.links, item))
            else:
                parts.append(RowPart((item,)))
            previous = item
            continue
        opens = isinstance(item.block, Title)
        if isinstance(last, TextPart) and not opens:
            is_new_paragraph = isinstance(previous, Paragraph) and isinstance(item.block, Paragraph)
            joint = "\n\n" if is_new_paragraph else "\n"
            parts[-1] = replace(last, text=last.text + joint + item.text)
        else:
            parts.append(TextPart(item.text, ruled=opens and bool(parts)))
        previous = item.block
    return parts


def _within_components(parts: list[Part]) -> list[Part]:
    """Return the parts; where there are too many components without rules, then without the last buttons."""
    if _count(parts) > COMPONENT_LIMIT:
        parts = _without_rules(parts)
    while _count(parts) > COMPONENT_LIMIT:
        last_row = max(place for place, part in enumerate(parts) if isinstance(part, RowPart))
        parts = _without_rules([*parts[:last_row], *parts[last_row + 1 :]])
    return parts


def _count(parts: Iterable[Part]) -> int:
    container = 1
    return container + sum(1 + part.ruled if isinstance(part, TextPart) else 1 + len(part.links) for part in parts)


def _without_rules(parts: Iterable[Part]) -> list[Part]:
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else None
        if isinstance(part, TextPart) and isinstance(last, TextPart):
            joined[-1] = TextPart(f"{last.text}\n\n{part.text}")
        else:
            joined.append(TextPart(part.text) if isinstance(part, TextPart) else part)
    return joined
