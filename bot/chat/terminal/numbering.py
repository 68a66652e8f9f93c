"""Numbers for what a reply opens: a terminal has no buttons, so the reader types the number."""

from dataclasses import dataclass

from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.model import Block, Button, Listing, Offers, Reply

_FORMS = frozenset({Action.ASK_ON})
"""What opens a line to be typed, which a terminal has anyway."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """Lines that can be opened, numbered from `first` on."""

    lines: tuple[str, ...]
    first: int


def numbered(reply: Reply) -> tuple[tuple[Block | Numbered, ...], tuple[ControlAction, ...]]:
    """Return the blocks of a reply with numbers before all that opens something, and what each number opens."""
    blocks: list[Block | Numbered] = []
    controls: list[ControlAction] = []
    previous: Block | None = None
    for block in reply.blocks:
        match block:
            case Listing(lines, opens) if opens:
                shown, added = lines, opens
            case Offers(choices):
                shown, added = tuple(one.line for one in choices), tuple(one.control for one in choices)
            case Button(label, control, unfolds, said) if not unfolds and control.action not in _FORMS:
                shown, added = (f"{label} {said}".strip(),), (control,)
            case _:
                shown, added = (), ()
        before = blocks[-1] if blocks else None
        if not added:
            blocks.append(block)
        elif isinstance(block, Button) and isinstance(previous, Button) and isinstance(before, Numbered):
            blocks[-1] = Numbered((*before.lines, *shown), before.first)
        else:
            blocks.append(Numbered(shown, len(controls) + 1))
        controls += added
        previous = block
    return tuple(blocks), tuple(controls)
