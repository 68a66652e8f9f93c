"""The commands that show meetings, topics and people; what is long comes on pages."""

from collections.abc import Callable
from functools import partial

import discord

from bot.chat.discord.audiences import audience_of
from bot.chat.discord.commands.building import SlashCommand, built
from bot.chat.discord.interactions.answers import send_reply
from bot.chat.discord.interactions.asking import Asking
from bot.chat.discord.interactions.reading import names_in
from bot.replies.commands.catalogue import (
    MEETING_LATEST,
    MEETING_LIST,
    MEETING_MISSED,
    MEETING_SHOW,
    TOPIC,
    WHO,
    Command,
)
from bot.replies.model import Reply

Built = tuple[Command, SlashCommand]


def meeting_commands(asking: Asking) -> tuple[Built, ...]:
    """Return the commands of the group `meeting`."""
    replies = asking.replies

    async def latest(interaction: discord.Interaction) -> None:
        await _show(interaction, asking, replies.latest_meeting)

    async def list_all(interaction: discord.Interaction, year: str = "") -> None:
        await _show(interaction, asking, partial(replies.meetings, year=year, page=0))

    async def show(interaction: discord.Interaction, meeting: str) -> None:
        await _show(interaction, asking, partial(replies.meeting, meeting))

    async def missed(interaction: discord.Interaction, person: str) -> None:
        await _show_first_page(interaction, asking, replies.missed, person, private=True)

    return (
        (MEETING_LATEST, built(MEETING_LATEST, latest, asking)),
        (MEETING_LIST, built(MEETING_LIST, list_all, asking)),
        (MEETING_SHOW, built(MEETING_SHOW, show, asking)),
        (MEETING_MISSED, built(MEETING_MISSED, missed, asking)),
    )


def subject_commands(asking: Asking) -> tuple[Built, ...]:
    """Return the commands that look across all meetings."""
    replies = asking.replies

    async def show_topic(interaction: discord.Interaction, topic: str) -> None:
        await _show_first_page(interaction, asking, replies.topic, topic, kept=replies.kept_topic)

    async def who(interaction: discord.Interaction, person: str) -> None:
        await _show_first_page(interaction, asking, replies.who, person)

    return (TOPIC, built(TOPIC, show_topic, asking)), (WHO, built(WHO, who, asking))


async def _show(interaction: discord.Interaction, asking: Asking, find: Callable[..., Reply]) -> None:
    """Answer with what is found, beside the event loop."""
    audience = audience_of(interaction)
    reply = await asking.worker.work_in_time(interaction, lambda: find(audience=audience))
    await send_reply(interaction, reply)


async def _show_first_page(
    interaction: discord.Interaction,
    asking: Asking,
    find: Callable[..., Reply],
    text: str,
    *,
    private: bool = False,
    kept: Callable[..., Reply | None] = lambda *_, **__: None,
) -> None:
    """Answer with the first page of what is found for a text, in which members may be mentioned.

    `kept` gives it at once where it was found before.
    """
    audience = audience_of(interaction)
    names = await names_in(interaction, text)
    reply = kept(text, audience=audience, page=0)
    if reply is None:
        reply = await asking.worker.work_in_time(
            interaction, lambda: find(asking.worded(text, names) or text, audience=audience, page=0), private=private
        )
    await send_reply(interaction, asking.about(reply, audience))
