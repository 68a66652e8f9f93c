"""Where the answer to an interaction begins: from here on the log knows which request it is, and its member's words."""

import logging
import time
from collections.abc import Iterator
from typing import Any

import discord

from bot.logs.request import begin_request

_LOG = logging.getLogger(__name__)
_BEGUN = "quorum_begun"
_WRITTEN = frozenset({"value", "values", "custom_id", "content"})
"""Fields that hold what members write: options, forms, messages, and controls, whose ids may hold a question."""


def begin_answering(interaction: discord.Interaction) -> None:
    """Let all that is done for an interaction, and what is begun meanwhile, belong to one request."""
    interaction.extras.setdefault(_BEGUN, time.monotonic())
    begin_request(_written_in(interaction.data))
    _LOG.debug("%s of user %d", interaction.type.name, interaction.user.id)


def seconds_since_begun(interaction: discord.Interaction) -> float:
    """Return for how long an interaction has been answered; 0 for one of which nobody took note."""
    begun = interaction.extras.get(_BEGUN)
    return time.monotonic() - begun if isinstance(begun, float) else 0.0


def _written_in(data: Any) -> Iterator[str]:
    """Yield the texts that a member wrote, wherever in an interaction they stand."""
    waiting: list[tuple[str, Any]] = [("", data)]
    while waiting:
        name, value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(value.items())
        elif isinstance(value, list):
            waiting.extend((name, inner) for inner in value)
        elif name in _WRITTEN and isinstance(value, str):
            yield value
