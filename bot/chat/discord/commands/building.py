"""One command of the table as the library takes it: named, described, with options that complete."""

from collections.abc import Callable, Coroutine
from functools import wraps
from inspect import signature
from typing import Any

from discord import Permissions, app_commands

from bot.chat.discord.commands.completing import completer
from bot.chat.discord.words import GROUPS
from bot.replies.commands.catalogue import Command

SlashCommand = app_commands.Command[app_commands.Group, ..., None]
"""A command that stands alone or in a group."""

Callback = Callable[..., Coroutine[Any, Any, None]]


def built(command: Command, callback: Callback) -> SlashCommand:
    """Return the command; the parameters of `callback` are named like its options."""
    bounded = _bounded(command, callback)
    described = app_commands.describe(**{option.name: option.description for option in command.options})(bounded)
    choices = {
        option.name: [app_commands.Choice(name=app_commands.locale_str(one), value=one) for one in option.choices]
        for option in command.options
        if option.choices
    }
    described = app_commands.choices(**choices)(described)
    one: SlashCommand = app_commands.Command(
        name=command.name.rpartition(" ")[2], description=command.description, callback=described
    )
    for option in command.options:
        if option.completion is not None:
            one.autocomplete(option.name)(completer(option.completion, moderators_only=command.moderators_only))
    return one


def _bounded(command: Command, callback: Callback) -> Callback:
    """Return the callback as one whose texts are no longer than the table of commands says.

    Discord is told, so that no member types more; whoever sends more all the same has it cut.
    """
    asked_for = callback.__annotations__
    texts = {one.name: one.longest for one in command.options if asked_for[one.name] is str and not one.choices}

    @wraps(callback)
    async def bounded(*given: Any, **options: Any) -> None:
        cut = {name: value[: texts[name]] if name in texts else value for name, value in options.items()}
        await callback(*given, **cut)

    ranges = {name: app_commands.Range[str, None, longest] for name, longest in texts.items()}
    taken = signature(callback)
    options = [one.replace(annotation=ranges.get(name, one.annotation)) for name, one in taken.parameters.items()]
    bounded.__signature__ = taken.replace(parameters=options)  # type: ignore[attr-defined]  # what the library reads
    return bounded


def group_of(command: Command, depth: int = 1) -> app_commands.Group:
    """Return the group of so many words that a command is the first of."""
    words = command.name.split()[:depth]
    # Discord shows the group by this; it is no protection, since the owner of a server can change it.
    needed = Permissions(manage_guild=True) if command.moderators_only and depth == 1 else None
    return app_commands.Group(name=words[-1], description=GROUPS[" ".join(words)], default_permissions=needed)
