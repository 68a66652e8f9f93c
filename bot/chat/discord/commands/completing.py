"""What Discord offers while a member types."""

import logging
from collections.abc import Callable, Coroutine, Iterable
from typing import Any

import discord
from discord import app_commands

from bot.chat.discord.audiences import audience_of
from bot.chat.discord.interactions.faces import face_of
from bot.chat.discord.moderators import is_moderator, standing_of
from bot.chat.discord.rendering.cutting import cut_to
from bot.chat.discord.rendering.markup import is_blank, one_line
from bot.replies.commands.arguments import MEETING_SEPARATOR
from bot.replies.commands.catalogue import Completion
from bot.replies.completions import sources

CHOICE_LIMIT = 25
CHOICE_LENGTH = 100
_MAX_TYPED_CHARACTERS = 200
"""Characters of what is being typed that are looked at; no headline that is offered is longer."""

Completer = Callable[[discord.Interaction, str], Coroutine[Any, Any, list[app_commands.Choice[str]]]]

_LOG = logging.getLogger(__name__)


def completer(completion: Completion, *, moderators_only: bool = False) -> Completer:
    """Return what completes options of this kind; with `moderators_only`, an empty list for all others."""
    until = MEETING_SEPARATOR if completion is Completion.MEETING else None

    async def complete(interaction: discord.Interaction, prefix: str) -> list[app_commands.Choice[str]]:
        try:
            face = face_of(interaction)
            if moderators_only and not is_moderator(standing_of(interaction), face.settings):
                return []
            audience, asking = audience_of(interaction), face.asking
            find, begun = sources(asking.replies)[completion], prefix[:_MAX_TYPED_CHARACTERS]
            return await asking.lookups.work(
                lambda: choices(find(begun, audience=audience, limit=CHOICE_LIMIT), until=until)
            )
        except Exception:
            # A list that stays empty disturbs nobody who types; a list that fails shows as an error in red.
            _LOG.exception("Completing a %s failed (user %d)", completion, interaction.user.id)
            return []

    return complete


def choices(texts: Iterable[str], *, until: str | None = None) -> list[app_commands.Choice[str]]:
    """Return the texts as choices that Discord takes: not too many, not too long, none twice, none empty.

    What is sent is the text, or the part of it before the first `until`.
    """
    found: dict[str, app_commands.Choice[str]] = {}
    for text in texts:
        line = one_line(text)
        # What comes back as the question is the text itself, without an ellipsis, so that it finds the entry.
        value = cut_to(line.split(until)[0] if until else line, CHOICE_LENGTH, mark="")
        if not is_blank(value) and value not in found:
            found[value] = app_commands.Choice(name=cut_to(line, CHOICE_LENGTH), value=value)
        if len(found) == CHOICE_LIMIT:
            break
    return list(found.values())
