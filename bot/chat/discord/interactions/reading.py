"""What a member wrote, as words to ask with: names in place of mentions, and no codes of emoji, times and the like."""

import asyncio
import logging
import re
from collections.abc import Iterable, Iterator, Mapping

import discord

from bot.chat.discord.session.refusals import DISCORD_ERRORS
from bot.replies.controls.custom_id import Action, read_control_id

Member = discord.Member | discord.User
Names = tuple[str, ...]
"""What a member goes by, the name that the server shows first."""

_MENTION = re.compile(r"<@!?(\d{1,20})>")
# Roles, channels, ways into a server, emoji, times and commands: what stands in the brackets is no word.
_CODE = re.compile(r"<(?:@&\d+|#\d+|id:\w+|a?:\w+:\d+|t:-?\d+(?::\w)?|/[^<>:]{1,80}:\d+)>")
_MAX_ASKED_FOR = 3
"""Members in one text whose names Discord is asked for; each costs a request."""
_PATIENCE_SECONDS = 0.7
"""Seconds for which such a request is waited for: of the three for an answer, most are for finding it."""

_LOG = logging.getLogger(__name__)


def question_in(content: str, me: int) -> str:
    """Return what a message asks, without the mention of the bot.

    >>> question_in("<@1> is it <@!1>  stable?", 1)
    'is it stable?'
    """
    return " ".join(re.sub(rf"<@!?{me}>", " ", content).split())


def answered_in(message: discord.Message, me: int, tag: str = "") -> str:
    """Return the question of the answer of ours that a message replies to, empty if it replies to none.

    An answer of another community than that of the `tag` is none.

    The control for another question has it, its end left off if it is long.
    """
    replied_to = message.reference.resolved if message.reference else None
    if not isinstance(replied_to, discord.Message) or replied_to.author.id != me:
        return ""
    controls = map(read_control_id, ids_in(replied_to.components))
    return next((one.text for one in controls if one and one.action is Action.ASK_ON and one.community == tag), "")


def ids_in(components: Iterable[object]) -> Iterator[str]:
    """Yield the ids of all controls of a message, however deep they lie."""
    for component in components:
        if custom_id := getattr(component, "custom_id", None):
            yield str(custom_id)
        # What a menu offers are ids too.
        yield from (str(option.value) for option in getattr(component, "options", ()))
        yield from ids_in(getattr(component, "children", ()))


def mentioned_in(text: str) -> tuple[int, ...]:
    """Return the ids of the members who are mentioned, each once."""
    return tuple(dict.fromkeys(int(found[1]) for found in _MENTION.finditer(text)))


def in_words(text: str, names: Mapping[int, str]) -> str:
    """Return a text with names in place of mentions; who has none, and every other code, is left out.

    >>> in_words("what did <@7> say <t:1650000000:R> in <#8>? <:ok:9>", {7: "Ada"})
    'what did Ada say in ?'
    """
    named = _MENTION.sub(lambda found: f" {names.get(int(found[1]), '')} ", text)
    left = _CODE.sub(" ", named)
    return left if left == text else " ".join(left.split())


def names_of(member: Member) -> Names:
    """Return what a member goes by in the server, on Discord, and as an account."""
    shown = (member.display_name, member.global_name, member.name)
    return tuple(dict.fromkeys(name for name in shown if name))


async def names_in(interaction: discord.Interaction, *texts: str) -> dict[int, Names]:
    """Return the names of members whom some texts mention; who cannot be asked for in time is left out."""
    ids = dict.fromkeys(id for text in texts for id in mentioned_in(text))
    client, guild = interaction.client, interaction.guild_id
    found = await asyncio.gather(*(_asked_for(id, client, guild) for id in tuple(ids)[:_MAX_ASKED_FOR]))
    return {member.id: names_of(member) for member in found if member is not None}


async def _asked_for(id: int, client: discord.Client, guild: int | None) -> Member | None:
    server = client.get_guild(guild) if guild is not None else None
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            return await (server.fetch_member(id) if server is not None else client.fetch_user(id))
    except (*DISCORD_ERRORS, TimeoutError) as error:
        _LOG.info("The name of a member who was mentioned is not known: %s", type(error).__name__)
        return None


def text_of(message: discord.Message) -> str:
    """Return all that can be read in a message: what was written, what was passed on, embedded, or asked in a poll."""
    return "\n".join(part.strip() for part in _parts_of(message) if part and part.strip())


def _parts_of(message: discord.Message) -> Iterator[str | None]:
    yield message.content
    for passed_on in message.message_snapshots:
        yield passed_on.content
        yield from _embedded(passed_on.embeds)
    yield from _embedded(message.embeds)
    if message.poll is not None:
        yield message.poll.question
        yield from (answer.text for answer in message.poll.answers)


def _embedded(embeds: Iterable[discord.Embed]) -> Iterator[str | None]:
    for embed in embeds:
        yield embed.title
        yield embed.description
        yield from (text for field in embed.fields for text in (field.name, field.value))
