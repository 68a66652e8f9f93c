"""Replies as cards: text, rules, buttons and menus in a container, within every limit of Discord's."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from types import MappingProxyType
from urllib.parse import quote, urlsplit

import discord
from discord import ui

from bot.chat.discord.rendering.arranging import (
    FilePart,
    MenuPart,
    Part,
    RowPart,
    TextPart,
    arrange,
    within_components,
    within_text,
)
from bot.chat.discord.rendering.controls import BUTTON_LABEL_LIMIT, ControlButton, ControlMenu
from bot.chat.discord.rendering.cutting import cut_to, size
from bot.chat.discord.rendering.markup import PressableUsages, is_blank, one_line
from bot.replies.controls.custom_id import control_id
from bot.replies.model import Attachment, Block, Button, Link, Menu, Offers, Reply, Usages

ADDRESS_LIMIT = 512
MENU_LIMIT = 5
_MAX_REMEMBERED_CARDS = 500
NO_COMMANDS: Mapping[str, int] = MappingProxyType({})

_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+|[0-9a-f]*+:[0-9a-f:.]*+")


def view_of(reply: Reply, commands: Mapping[str, int] = NO_COMMANDS) -> ui.LayoutView:
    """Return the card of a reply; it always holds something and never more than Discord takes.

    `commands` are the ids of commands by the first words of their names: with them, what the reply names can be
    pressed.
    """
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=discord.Colour.red() if reply.failed else None)
    menus = 0
    for part in _parts_of(reply.blocks, commands):
        match part:
            case TextPart(text, ruled):
                if ruled:
                    container.add_item(ui.Separator())
                container.add_item(ui.TextDisplay(text))
            case RowPart(buttons):
                container.add_item(ui.ActionRow(*map(_button, buttons)))
            case FilePart(name):
                container.add_item(ui.File(f"attachment://{name}"))
            case MenuPart(menu):
                container.add_item(ui.ActionRow(ControlMenu.of(menu, menus)))
                menus += 1
    # A view that never times out needs no task that waits for it. Each press is answered by what stands in its id; the
    # library would keep what is not stopped, and what only its asker sees for a quarter of an hour.
    view = ui.LayoutView(timeout=None).add_item(container)
    view.stop()
    return view


def _parts_of(blocks: tuple[Block, ...], commands: Mapping[str, int]) -> tuple[Part, ...]:
    """Return what a card is made of; of the latest cards it is remembered, since an answer may be sent again."""
    if any(isinstance(block, Attachment) for block in blocks):
        return _drawn(blocks, tuple(commands.items()))  # a whole file is no worth to be remembered
    return _remembered(blocks, tuple(commands.items()))


def _drawn(blocks: tuple[Block, ...], commands: tuple[tuple[str, int], ...]) -> tuple[Part, ...]:
    return tuple(within_components(arrange(within_text(_admitted(blocks, dict(commands))))))


_remembered = lru_cache(maxsize=_MAX_REMEMBERED_CARDS)(_drawn)


def files_of(reply: Reply) -> list[discord.File]:
    """Return the files that go along with the card of a reply, anew for each time that it is sent."""
    texts = (block for block in reply.blocks if isinstance(block, Attachment))
    return [discord.File(BytesIO(one.text.encode("utf-8", "replace")), one.name) for one in texts]


def usable_address(url: str) -> str | None:
    """Return the address as Discord takes it for a button, or None if it would refuse the whole message.

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


def _button(button: Link | Button) -> ui.Button[ui.LayoutView] | ControlButton:
    if isinstance(button, Button):
        return ControlButton.of(button)
    label = one_line(button.label)
    shown = button.url if is_blank(label) else label
    return ui.Button(label=cut_to(shown, BUTTON_LABEL_LIMIT), url=button.url)


def _admitted(blocks: Iterable[Block], commands: Mapping[str, int]) -> Iterator[Block | PressableUsages]:
    """Yield the blocks without what Discord would refuse: odd addresses, a button's id twice, a menu of nothing."""
    known: set[str] = set()
    menus = 0
    for block in blocks:
        match block:
            case Link(_, url):
                address = usable_address(url)
                if address is not None:
                    yield replace(block, url=address)
                continue
            case Usages(usages):
                yield PressableUsages(usages, commands)
                continue
            case Button(_, control) if control_id(control) in known:
                continue
            case Button(_, control):
                known.add(control_id(control))
            case Offers(choices):
                new = {control_id(choice.control): choice for choice in reversed(choices)}
                kept = tuple(choice for id, choice in reversed(new.items()) if id not in known)
                known |= new.keys()
                if kept:
                    yield Offers(kept)
                continue
            case Menu(_, choices):
                menus += 1
                if not choices or menus > MENU_LIMIT:
                    continue
        yield block
