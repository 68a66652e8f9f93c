"""The doors of an interaction: its first response, edits of that, follow-ups. Each is tried again where that may be."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from functools import partial
from typing import TypeVar

import discord

from bot.chat.discord.session.refusals import UnsentError
from bot.chat.discord.session.sending import UNKNOWN_MESSAGE, Again, send

_KIND = "quorum_first_response"
_ANSWERED = "quorum_answered"
_PLACE = "quorum_place"
_DEFERRED = (
    discord.InteractionResponseType.deferred_channel_message,
    discord.InteractionResponseType.deferred_message_update,
)

Result = TypeVar("Result")
Kind = discord.InteractionResponseType


class Place(Enum):
    """What became of the place that a deferral keeps for an answer; who sees it is settled by the deferral for good."""

    PUBLIC = "public"
    PRIVATE = "private"
    GIVEN_UP = "given up"


def kind_of(interaction: discord.Interaction) -> Kind | None:
    """Return what the first response was, None if there is none yet.

    The library knows nothing of a response of which Discord's receipt was lost.
    """
    kept = interaction.extras.get(_KIND)
    return interaction.response.type or (kept if isinstance(kept, Kind) else None)


@contextmanager
def answering(interaction: discord.Interaction) -> Iterator[None]:
    """Take note that an answer is on its way meanwhile, and was sent afterwards, so that nothing takes its place."""
    interaction.extras[_ANSWERED] = True
    try:
        yield
    except UnsentError:  # it may have arrived
        raise
    except Exception:  # Discord refused it, or it could not even be drawn, so nobody sees it
        interaction.extras[_ANSWERED] = False
        raise


def is_answered(interaction: discord.Interaction) -> bool:
    """Return whether whoever waits has an answer, or may have one."""
    kind = kind_of(interaction)
    return bool(interaction.extras.get(_ANSWERED)) or (kind is not None and kind not in _DEFERRED)


async def respond(
    interaction: discord.Interaction, kind: Kind, request: Callable[[], Awaitable[Result]]
) -> Result | None:
    """Send the first response, which is of this kind; return what Discord says of it, None if that was lost."""
    answer = await send(request, Again.ANSWERED)
    interaction.extras[_KIND] = kind
    return answer


async def defer(interaction: discord.Interaction, *, ephemeral: bool = False, thinking: bool = False) -> None:
    """Ask Discord for patience: with `thinking` for a new message, else for an edit of the one that was pressed on."""
    kind = Kind.deferred_channel_message if thinking else Kind.deferred_message_update
    if interaction.type is discord.InteractionType.application_command:
        kind = Kind.deferred_channel_message
    if kind is Kind.deferred_channel_message:
        interaction.extras[_PLACE] = Place.PRIVATE if ephemeral else Place.PUBLIC
    await respond(interaction, kind, lambda: interaction.response.defer(ephemeral=ephemeral, thinking=thinking))


def kept_place(interaction: discord.Interaction) -> Place | None:
    """Return which place waits for the answer; None if there is none, or if an answer is in it."""
    place = interaction.extras.get(_PLACE)
    is_free = kind_of(interaction) is Kind.deferred_channel_message and not is_answered(interaction)
    return place if isinstance(place, Place) and place is not Place.GIVEN_UP and is_free else None


async def give_up_place(interaction: discord.Interaction) -> None:
    """Delete the place that was kept for the answer, so that what is sent next may be seen by others than it is.

    While it is there, Discord puts the first message that follows into it, and shows that to whoever sees the place.
    """
    try:
        await remove(interaction.delete_original_response)
    except discord.NotFound as error:
        if error.code != UNKNOWN_MESSAGE:  # a moderator was quicker
            raise
    except UnsentError:
        interaction.extras[_ANSWERED] = False  # the place may be gone, but nothing was sent
        raise
    interaction.extras[_PLACE] = Place.GIVEN_UP


def editing(interaction: discord.Interaction, message: int | None) -> Callable[..., Awaitable[discord.Message]]:
    """Return what edits the answer: `message`, if that does not stand in the place of the first response."""
    if interaction.extras.get(_PLACE) is Place.GIVEN_UP and message is not None:
        return partial(interaction.followup.edit_message, message)
    return interaction.edit_original_response


async def edit(request: Callable[[], Awaitable[discord.Message]]) -> discord.Message | None:
    """Edit an answer, or put it into the place that was kept for it."""
    return await send(request, Again.SAME)


async def follow_up(request: Callable[[], Awaitable[discord.WebhookMessage]]) -> discord.WebhookMessage | None:
    """Send a message after the first response; there is no telling one from the same one sent again."""
    return await send(request, Again.TWICE)


async def remove(request: Callable[[], Awaitable[None]]) -> None:
    """Delete a message."""
    await send(request, Again.GONE)
