"""In which manner an interaction is answered; worked out when it comes, and kept with it until it is answered."""

from typing import NamedTuple

import discord

from bot.chat.discord.interactions import responding
from bot.replies.model import Button

_MANNER = "quorum_manner"
_WHOSE = "quorum_whose"


class Manner(NamedTuple):
    """What the rules of the channel say of one interaction."""

    private: bool = False
    """Whether whatever is answered is for the asker alone."""
    thread: bool = False
    """Whether a public answer goes into a thread."""
    may_post: bool = False
    """Whether a private answer may be shown to everybody, if its asker wants that."""


class Whose(NamedTuple):
    """What is written on the cards of the community that answers."""

    tag: str = ""
    """Tells in each control whose it is; empty where there is only one community."""
    beneath: tuple[Button, ...] = ()
    """What stands beneath its answers where several can be asked."""


def whose_of(interaction: discord.Interaction) -> Whose:
    """Return whose cards answer an interaction."""
    whose = interaction.extras.get(_WHOSE)
    return whose if isinstance(whose, Whose) else Whose()


def set_whose(interaction: discord.Interaction, whose: Whose) -> None:
    """Keep whose cards answer an interaction."""
    interaction.extras[_WHOSE] = whose


def manner_of(interaction: discord.Interaction) -> Manner:
    """Return the manner of an interaction."""
    manner = interaction.extras.get(_MANNER)
    return manner if isinstance(manner, Manner) else Manner()


def set_manner(interaction: discord.Interaction, manner: Manner) -> None:
    """Keep the manner of an interaction."""
    interaction.extras[_MANNER] = manner


async def defer(interaction: discord.Interaction, *, private: bool) -> None:
    """Ask Discord for patience, once; `private` says for whom the answer is likely to be."""
    if not interaction.response.is_done():
        await responding.defer(interaction, ephemeral=private or manner_of(interaction).private, thinking=True)
