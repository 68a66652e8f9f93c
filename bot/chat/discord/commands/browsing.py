"""The commands that show meetings, topics and people; what is long comes on pages."""

from collections.abc import Callable

import discord

from bot.chat.discord.audiences import audience_of
from bot.chat.discord.commands.building import SlashCommand, built
from bot.chat.discord.interactions.answers import send_reply
from bot.chat.discord.interactions.faces import face_of
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
from bot.replies.service import Replies

Built = tuple[Command, SlashCommand]


def meeting_commands() -> tuple[Built, ...]:
    """Return the commands of the group `meeting`."""

    async def latest(interaction: discord.Interaction) -> None:
        await send_reply(interaction, _replies(interaction).latest_meeting(audience=audience_of(interaction)))

    async def list_all(interaction: discord.Interaction, year: str = "") -> None:
        reply = _replies(interaction).meetings(audience=audience_of(interaction), year=year, page=0)
        await send_reply(interaction, reply)

    async def show(interaction: discord.Interaction, meeting: str) -> None:
        await send_reply(interaction, _replies(interaction).meeting(meeting, audience=audience_of(interaction)))

    async def missed(interaction: discord.Interaction, person: str) -> None:
        await _show_first_page(interaction, _replies(interaction).missed, person, private=True)

    return (
        (MEETING_LATEST, built(MEETING_LATEST, latest)),
        (MEETING_LIST, built(MEETING_LIST, list_all)),
        (MEETING_SHOW, built(MEETING_SHOW, show)),
        (MEETING_MISSED, built(MEETING_MISSED, missed)),
    )


def subject_commands() -> tuple[Built, ...]:
    """Return the commands that look across all meetings."""

    async def show_topic(interaction: discord.Interaction, topic: str) -> None:
        await _show_first_page(interaction, _replies(interaction).topic, topic)

    async def who(interaction: discord.Interaction, person: str) -> None:
        await _show_first_page(interaction, _replies(interaction).who, person)

    return (TOPIC, built(TOPIC, show_topic)), (WHO, built(WHO, who))


def _replies(interaction: discord.Interaction) -> Replies:
    return face_of(interaction).asking.replies


async def _show_first_page(
    interaction: discord.Interaction, find: Callable[..., Reply], text: str, *, private: bool = False
) -> None:
    """Answer with the first page of what is found for a text, in which members may be mentioned."""
    audience, asking = audience_of(interaction), face_of(interaction).asking
    names = await names_in(interaction, text)
    reply = await asking.worker.work_in_time(
        interaction, lambda: find(asking.worded(text, names) or text, audience=audience, page=0), private=private
    )
    await send_reply(interaction, asking.about(reply, audience))
