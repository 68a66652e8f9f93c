"""Buttons, menus and forms whose ids say all that a press needs.

The library would keep each ordinary control in memory for as long as its view lives, and forget it with a restart.
A `DynamicItem` it knows by the pattern of its id, for every message that was ever sent.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Self

import discord
from discord import ui

from bot.chat.discord.rendering.cutting import cut_to
from bot.chat.discord.rendering.markup import is_blank, one_line
from bot.replies.controls.custom_id import PATTERN, ControlAction, control_id, read_control_id
from bot.replies.model import Button, Choice, Form, Menu

BUTTON_LABEL_LIMIT = 38
CHOICE_LIMIT = 25
_CHOICE_LABEL_LIMIT = 100
_PLACEHOLDER_LIMIT = 150
_FORM_LABEL_LIMIT = 45
_HINT_LIMIT = 100
_ANSWER_LIMIT = 500
"""Units that may be typed into a form; a question is short."""

_FIELD = "question"
_MENU_ID = r"q1menu(?P<number>\d)"


class ControlClient(discord.AutoShardedClient, ABC):
    """A client that answers presses; whatever goes wrong in that is its own affair."""

    command_ids: Mapping[str, int] = MappingProxyType({})
    """The ids by which commands can be pressed, by the first words of their names; empty until they are known."""

    @property
    def first_server(self) -> int | None:
        """The server that the bot was first in alone, by id; None as long as that is not known."""
        return None

    @property
    def sees_all_servers(self) -> bool:
        """Whether every server that the bot is in is known here; of several shards, each knows its own."""
        return self.shard_count in {None, 1}

    @abstractmethod
    async def handle_control(self, interaction: discord.Interaction, control: ControlAction) -> None:
        """Answer one press; never raises."""


async def _pass_on(interaction: discord.Interaction, pressed: str) -> None:
    """Hand a press to the client that heard of it."""
    control = read_control_id(pressed)
    client = interaction.client
    if control is not None and isinstance(client, ControlClient):
        await client.handle_control(interaction, control)


class ControlButton(ui.DynamicItem[ui.Button[ui.LayoutView]], template=PATTERN):
    """A button; its id is the press."""

    @classmethod
    def of(cls, button: Button) -> Self:
        """Return the button as Discord takes it."""
        label = one_line(button.label)
        shown = cut_to("…" if is_blank(label) else label, BUTTON_LABEL_LIMIT)
        return cls(ui.Button(label=shown, custom_id=control_id(button.control)))

    @classmethod
    async def from_custom_id(cls, interaction: discord.Interaction, item: ui.Item[Any], match: Any, /) -> Self:
        """Return the button that was pressed."""
        if not isinstance(item, ui.Button):
            raise TypeError(f"{item!r} is no button")
        return cls(item)

    async def callback(self, interaction: discord.Interaction) -> None:
        """Have the press answered."""
        await _pass_on(interaction, self.custom_id)


class ControlMenu(ui.DynamicItem[ui.Select[ui.LayoutView]], template=_MENU_ID):
    """A menu; the values of its choices are the presses, its own id only tells it from others of the message."""

    @classmethod
    def of(cls, menu: Menu, number: int) -> Self:
        """Return the menu number `number` of a message as Discord takes it; it has at least one choice."""
        options: dict[str, discord.SelectOption] = {}
        for choice in menu.choices:
            value = control_id(choice.control)
            options.setdefault(value, _option(choice, value))
        select: ui.Select[ui.LayoutView] = ui.Select(
            custom_id=f"q1menu{number}",
            placeholder=cut_to(one_line(menu.placeholder), _PLACEHOLDER_LIMIT),
            options=list(options.values())[:CHOICE_LIMIT],
        )
        return cls(select)

    @classmethod
    async def from_custom_id(cls, interaction: discord.Interaction, item: ui.Item[Any], match: Any, /) -> Self:
        """Return the menu in which something was chosen."""
        if not isinstance(item, ui.Select):
            raise TypeError(f"{item!r} is no menu")
        return cls(item)

    async def callback(self, interaction: discord.Interaction) -> None:
        """Have the press of the chosen value answered."""
        await _pass_on(interaction, self.item.values[0])


def is_known(custom_id: str) -> bool:
    """Return whether a control with this id is answered by one of the classes above."""
    patterns = (cls.__discord_ui_compiled_template__ for cls in (ControlButton, ControlMenu))
    return any(pattern.fullmatch(custom_id) for pattern in patterns) and (
        custom_id.startswith("q1menu") or read_control_id(custom_id) is not None
    )


def opened(form: Form) -> ui.Modal:
    """Return the form as Discord opens it."""
    modal = ui.Modal(title=cut_to(form.title, _FORM_LABEL_LIMIT), custom_id=control_id(form.control), timeout=None)
    field: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id=_FIELD,
        default=cut_to(form.value, _ANSWER_LIMIT) or None,
        placeholder=cut_to(form.hint, _HINT_LIMIT) or None,
        max_length=_ANSWER_LIMIT,
    )
    modal.add_item(ui.Label(text=cut_to(form.label, _FORM_LABEL_LIMIT), component=field))
    # Forms are answered by what comes back, also after a restart; one that is stopped is not kept in memory.
    modal.stop()
    return modal


def typed_into(interaction: discord.Interaction) -> str:
    """Return what was typed into a form that was sent back."""
    return next(_typed(interaction.data or {}), "")[:_ANSWER_LIMIT]


def _typed(part: Mapping[str, Any]) -> Iterator[str]:
    if part.get("custom_id") == _FIELD:
        yield str(part.get("value", ""))
    for inner in (*part.get("components", ()), *filter(None, [part.get("component")])):
        yield from _typed(inner)


def _option(choice: Choice, value: str) -> discord.SelectOption:
    label, detail = one_line(choice.label), one_line(choice.detail)
    return discord.SelectOption(
        label=cut_to("…" if is_blank(label) else label, _CHOICE_LABEL_LIMIT),
        value=value,
        description=None if is_blank(detail) else cut_to(detail, _CHOICE_LABEL_LIMIT),
    )
