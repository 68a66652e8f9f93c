"""How the blocks of a reply are laid out: which stand together, and what is left out if there are too many."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from bot.chat.discord.rendering.controls import BUTTON_LABEL_LIMIT
from bot.chat.discord.rendering.cutting import cut_to, size
from bot.chat.discord.rendering.markup import PressableUsages, TextBlock, markup, one_line
from bot.replies.model import Attachment, Block, Button, Choice, Link, Menu, Note, Offers, Paragraph, Title, Usages
from bot.shortening import ELLIPSIS

TEXT_LIMIT = 4_000
"""Units of text that a message may hold over all of its components."""

COMPONENT_LIMIT = 40
"""Components that a message may hold, the container and the rows included."""

ROW_LIMIT = 5

_MIN_ROOM_CHARACTERS = 100
"""Units below which a block says too little to be worth its place."""

_MOST_REMEMBERED = 2_000
"""Blocks of which it is remembered how they look; they are of the latest few hundred cards."""

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
    """Buttons side by side, of which one row holds five; `full` takes no more."""

    buttons: tuple[Link | Button, ...]
    full: bool = False


@dataclass(frozen=True, slots=True)
class MenuPart:
    """A menu in a row of its own."""

    menu: Menu


@dataclass(frozen=True, slots=True)
class FilePart:
    """A file that goes along with the message, by its name."""

    name: str


Control = Link | Button | Menu | Offers | Attachment
Part = TextPart | RowPart | MenuPart | FilePart


def within_text(blocks: Iterable[Block | PressableUsages]) -> list[Drawn | Control]:
    """Return the blocks in their order, so short that their text fits into one message.

    The longest are cut first: a long passage must not push out the line that says where it comes from.
    """
    found = [_drawn(block, TEXT_LIMIT) for block in blocks]
    kept = [item for item in found if item is not None]
    if not any(isinstance(item, Drawn) for item in kept):
        kept.insert(0, _MORE)
    if _length(kept) > TEXT_LIMIT:
        kept = _first_texts(kept, TEXT_LIMIT // _MIN_ROOM_CHARACTERS - 2)
    sizes = [size(item.text) for item in kept if isinstance(item, Drawn)]
    room = _room_for_each(sizes, TEXT_LIMIT - _JOINT * len(sizes))
    return [_shortened(item, room) for item in kept]


def _drawn(block: Block | PressableUsages, limit: int) -> Drawn | Control | None:
    """Return the block as it is shown, or None if there is nothing to show."""
    match block:
        case Link() | Button() | Menu() | Offers() | Attachment():
            return block
    # Whatever else a card says, its passages look the same; with commands to be pressed, nothing is the same for long.
    text = markup(block, limit) if isinstance(block, PressableUsages) else _remembered_markup(block, limit)
    return Drawn(block, text) if text else None


_remembered_markup = lru_cache(maxsize=_MOST_REMEMBERED)(markup)


def draw(blocks: Iterable[Block]) -> None:
    """Draw blocks beforehand, wherever there is time for it; whoever lays them out later need not."""
    for block in blocks:
        if not isinstance(block, Usages):
            _drawn(block, TEXT_LIMIT)


def _shortened(item: Drawn | Control, limit: int) -> Drawn | Control:
    if not isinstance(item, Drawn) or size(item.text) <= limit:
        return item
    return Drawn(item.block, markup(item.block, limit))


def _length(items: Iterable[Drawn | Control]) -> int:
    return sum(_JOINT + size(item.text) for item in items if isinstance(item, Drawn))


def _first_texts(items: Iterable[Drawn | Control], most: int) -> list[Drawn | Control]:
    """Return the items up to and including the text number `most`, and a sign that there was more."""
    kept: list[Drawn | Control] = []
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


def arrange(items: Iterable[Drawn | Control]) -> list[Part]:
    """Return text parts, each with what belongs to one headline, and rows of controls, in their order."""
    parts: list[Part] = []
    previous: TextBlock | None = None
    for item in items:
        match item:
            case Link() | Button():
                _add_button(parts, item)
            case Offers(choices):
                # What is offered is named at length, so each stands in a row of its own.
                parts += (RowPart((Button(_on_button(choice), choice.control),), full=True) for choice in choices)
            case Menu():
                parts.append(MenuPart(item))
            case Attachment(name):
                parts.append(FilePart(name))
            case Drawn():
                _add_text(parts, item, previous)
                previous = item.block
                continue
        previous = None
    return parts


def _on_button(choice: Choice) -> str:
    """Return what is shown of a choice: its small print whole, and as much of its label as fits before it."""
    if not choice.detail or size(choice.line) <= BUTTON_LABEL_LIMIT:
        return choice.line
    room = BUTTON_LABEL_LIMIT - size(choice.line.removeprefix(choice.label))
    return replace(choice, label=cut_to(one_line(choice.label), max(room, 1))).line


def _add_button(parts: list[Part], button: Link | Button) -> None:
    last = parts[-1] if parts else None
    if not isinstance(last, RowPart) or last.full:
        parts.append(RowPart((button,)))
    elif len(last.buttons) < ROW_LIMIT:
        parts[-1] = RowPart((*last.buttons, button))
    else:
        # Small ones, such as the two for a vote, are one group: no row ends in the midst of it.
        small = sum(1 for _ in takewhile(_is_small, reversed(last.buttons))) if _is_small(button) else 0
        begun = len(last.buttons) - small
        if begun:
            parts[-1] = RowPart(last.buttons[:begun])
            parts.append(RowPart((*last.buttons[begun:], button)))
        else:
            parts.append(RowPart((button,)))


def _is_small(button: Link | Button) -> bool:
    """Return whether a button shows a sign alone, which is said in words to those who cannot see it."""
    return isinstance(button, Button) and bool(button.said)


def _add_text(parts: list[Part], item: Drawn, previous: TextBlock | None) -> None:
    last = parts[-1] if parts else None
    opens = isinstance(item.block, Title)
    if isinstance(last, TextPart) and not opens:
        is_new_paragraph = isinstance(previous, Paragraph) and isinstance(item.block, Paragraph)
        joint = "\n\n" if is_new_paragraph else "\n"
        parts[-1] = replace(last, text=last.text + joint + item.text)
    else:
        parts.append(TextPart(item.text, ruled=opens and bool(parts)))


def within_components(parts: list[Part]) -> list[Part]:
    """Return the parts; if there are too many components without rules, then without the last buttons."""
    if _count(parts) > COMPONENT_LIMIT:
        parts = _without_rules(parts)
    while _count(parts) > COMPONENT_LIMIT:
        last_row = max(place for place, part in enumerate(parts) if not isinstance(part, TextPart))
        parts = _without_rules([*parts[:last_row], *parts[last_row + 1 :]])
    return parts


def _count(parts: Iterable[Part]) -> int:
    container = 1
    return container + sum(map(_components, parts))


def _components(part: Part) -> int:
    match part:
        case TextPart(_, ruled):
            return 1 + ruled
        case RowPart(buttons):
            return 1 + len(buttons)
        case MenuPart():
            return 2
        case FilePart():
            return 1


def _without_rules(parts: Iterable[Part]) -> list[Part]:
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else None
        if isinstance(part, TextPart) and isinstance(last, TextPart):
            joined[-1] = TextPart(f"{last.text}\n\n{part.text}")
        else:
            joined.append(TextPart(part.text) if isinstance(part, TextPart) else part)
    return joined
