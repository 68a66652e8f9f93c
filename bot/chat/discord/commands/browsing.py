"""The commands that show meetings, topics and people; what is long comes on pages."""

import discord

from bot.chat.discord.commands.building import SlashCommand, built
from bot.chat.discord.interactions.answers import audience_of, send_reply
from bot.chat.discord.interactions.asking import Asking
from bot.replies.commands.catalogue import (
    MEETING_LATEST,
    MEETING_LIST,
    MEETING_MISSED,
    MEETING_SHOW,
    TOPIC,
    WHO,
    Command,
)

Built = tuple[Command, SlashCommand]


def meeting_commands(asking: Asking) -> tuple[Built, ...]:
    """Return the commands of the group `meeting`."""
    replies = asking.replies

    async def latest(interaction: discord.Interaction) -> None:
        await send_reply(interaction, replies.latest_meeting(audience=audience_of(interaction)))

    async def list_all(interaction: discord.Interaction, year: str = "") -> None:
        await send_reply(interaction, replies.meetings(audience=audience_of(interaction), year=year, page=0))

    async def show(interaction: discord.Interaction, meeting: str) -> None:
        await send_reply(interaction, replies.meeting(meeting, audience=audience_of(interaction)))

    async def missed(interaction: discord.Interaction, person: str) -> None:
        audience = audience_of(interaction)
        name = await asking.read(interaction, person)
        reply = await asking.worker.work_in_time(
            interaction, lambda: replies.missed(name, audience=audience, page=0), private=True
        )
        await send_reply(interaction, reply)

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
        audience = audience_of(interaction)
        words = await asking.read(interaction, topic)
        await send_reply(
            interaction,
            await asking.worker.work_in_time(interaction, lambda: replies.topic(words, audience=audience, page=0)),
        )

    async def who(interaction: discord.Interaction, person: str) -> None:
        audience = audience_of(interaction)
        name = await asking.read(interaction, person)
        await send_reply(
            interaction,
            await asking.worker.work_in_time(interaction, lambda: replies.who(name, audience=audience, page=0)),
        )

    return (TOPIC, built(TOPIC, show_topic, asking)), (WHO, built(WHO, who, asking))
