"""The commands that show meetings, topics and people; what is long comes on pages."""

from collections.abc import Callable
from functools import partial

import discord

from bot.chat.discord.audiences import audience_of
from bot.chat.discord.commands.building import SlashCommand, built
from bot.chat.discord.interactions.answers import send_reply
from bot.chat.discord.interactions.executor import Lane, Worker
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
        await _show(interaction, _replies(interaction).browsing.latest_meeting)

    async def list_all(interaction: discord.Interaction, year: str = "") -> None:
        await _show(interaction, partial(_replies(interaction).browsing.meetings, year=year, page=0))

    async def show(interaction: discord.Interaction, meeting: str) -> None:
        await _show(interaction, partial(_replies(interaction).browsing.meeting, meeting))

    async def missed(interaction: discord.Interaction, person: str) -> None:
        await _show_first_page(interaction, _replies(interaction).browsing.missed, person, private=True)

    return (
        (MEETING_LATEST, built(MEETING_LATEST, latest)),
        (MEETING_LIST, built(MEETING_LIST, list_all)),
        (MEETING_SHOW, built(MEETING_SHOW, show)),
        (MEETING_MISSED, built(MEETING_MISSED, missed)),
    )


def subject_commands() -> tuple[Built, ...]:
    """Return the commands that look across all meetings."""

    async def show_topic(interaction: discord.Interaction, topic: str) -> None:
        browsing = _replies(interaction).browsing
        worker = face_of(interaction).asking.worker
        await _show_first_page(interaction, browsing.topic, topic, kept=browsing.kept_topic, worker=worker)

    async def who(interaction: discord.Interaction, person: str) -> None:
        await _show_first_page(interaction, _replies(interaction).browsing.who, person)

    return (TOPIC, built(TOPIC, show_topic)), (WHO, built(WHO, who))


def _replies(interaction: discord.Interaction) -> Replies:
    return face_of(interaction).asking.replies


async def _show(interaction: discord.Interaction, find: Callable[..., Reply]) -> None:
    """Answer with what is found, beside the event loop."""
    audience = audience_of(interaction)
    reply = await face_of(interaction).asking.lookups.work_in_time(interaction, lambda: find(audience=audience))
    await send_reply(interaction, reply)


async def _show_first_page(
    interaction: discord.Interaction,
    find: Callable[..., Reply],
    text: str,
    *,
    private: bool = False,
    kept: Callable[..., Reply | None] = lambda *_, **__: None,
    worker: Worker | None = None,
) -> None:
    """Answer with the first page of what is found for a text, in which members may be mentioned.

    `kept` gives it at once where it was found before; without a `worker`, it is only looked up.
    """
    audience, asking = audience_of(interaction), face_of(interaction).asking
    names = await names_in(interaction, text)
    reply = kept(text, audience=audience, page=0)
    if reply is None:
        reply = await (worker or asking.lookups).work_in_time(
            interaction,
            lambda: find(asking.worded(text, names) or text, audience=audience, page=0),
            Lane.SHORT,
            private=private,
        )
    await send_reply(interaction, asking.about(reply, audience))
