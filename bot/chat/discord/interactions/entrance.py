"""The one place that finds the community of whatever comes in, and lets it in or says why not."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping

import discord

from bot.chat.discord.audiences import audience_of
from bot.chat.discord.interactions.answers import may_replace, send_reply
from bot.chat.discord.interactions.executor import in_time
from bot.chat.discord.interactions.faces import CommunityFace, Means, Recents, make_face, set_face
from bot.chat.discord.interactions.manners import Whose, manner_of, set_whose
from bot.chat.discord.interactions.messages import locale_for
from bot.chat.discord.interactions.reading import question_in
from bot.chat.discord.rendering.view import view_of
from bot.chat.discord.settings import DiscordSettings
from bot.communities.cards import another_community_reply, change_button, not_here_reply, which_reply
from bot.communities.community import Community
from bot.communities.roster import Asked, Place, Roster
from bot.errors import QuorumError
from bot.logs.request import begin_community
from bot.replies.commands.catalogue import QUESTION
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.audience import Audience
from bot.replies.model import Button, Reply

_LEAVING = frozenset({Action.UNSUBSCRIBE, Action.TELL_ME_NOT, Action.FORGET_ME})
"""What undoes what a direct message came of; it works there whoever may ask there."""

_AT_ONCE = frozenset({Action.ASK_ON, Action.FIND_ANSWER, Action.REMOVE_ANSWER, *_LEAVING})
"""What needs no minutes; a form can only be opened at once."""

_TOLD_AGAIN_SECONDS = 600.0
_MOST_TOLD = 1_000
"""Channels of which it is remembered that a refusal was told there."""

_LOG = logging.getLogger(__name__)


class Entrance:
    """Finds who answers, and lets it in; lives as long as a session does."""

    def __init__(
        self,
        roster: Roster,
        settings: Mapping[str, DiscordSettings],
        recents: Recents,
        means: Means,
        *,
        home: Callable[[], int | None] = lambda: None,
    ) -> None:
        """`settings` are those of each community, by its name. `home` tells which server counts where none is named."""
        self.roster = roster
        self._settings = settings
        self._recents = recents
        self._means = means
        self._home = home
        self._faces: dict[str, CommunityFace] = {}
        self._waking: set[asyncio.Task[None]] = set()
        self._told: dict[int, float] = {}

    def close(self) -> None:
        """Let the threads end."""
        self._means.close()

    def of(self, community: Community) -> CommunityFace:
        """Return what answers for a community, with its desk as it is now."""
        face = self._faces.get(community.who.name)
        if face is None or face.desk_behind is not community.desk:
            settings, recent = self._settings[community.who.name], self._recents.of(community)
            beneath = self._beneath(community, Audience(settings.language, translated_names=True))
            whose = Whose(self.roster.tag_of(community), beneath)
            face = make_face(community, settings, recent, self._means, whose=whose)
            self._faces[community.who.name] = face
        return face

    async def enter_command(self, interaction: discord.Interaction) -> bool:
        """Return whether a command, or a completion, is answered here; if not, whoever used it is told."""
        asked = self.roster.asked(self._place_of(interaction))
        if interaction.type is discord.InteractionType.autocomplete:
            return await self._enter_completion(interaction, asked)
        if asked.community is None:
            question = getattr(interaction.namespace, QUESTION, "")
            await self._refuse(interaction, asked, question if isinstance(question, str) else "")
            return False
        face = await self._entered(interaction, asked.community)
        if not await face.doors.opens_for_command(interaction):
            return False
        private = manner_of(interaction).private or bool(getattr(interaction.namespace, "private", False))
        await self._awake(interaction, asked.community, private=private)
        return True

    async def enter_control(self, interaction: discord.Interaction, control: ControlAction) -> CommunityFace | None:
        """Return what answers a press, or what was typed into a form; None where the member was told why not."""
        community = await self._community_of(interaction, control)
        if community is None:
            return None
        face = await self._entered(interaction, community)
        if not await face.doors.opens_for_control(interaction, control):
            return None
        if control.action not in _AT_ONCE:
            replaces = control.replaces and may_replace(interaction)
            await self._awake(interaction, community, private=True, replaces=replaces)
        return face

    async def choose(self, interaction: discord.Interaction, name: str) -> CommunityFace | None:
        """Let whoever pressed ask a community from now on, and return what answers; None if it may not be asked."""
        community = self.roster.choose(interaction.user.id, name)
        if community is None or self._through_server(interaction):
            await self._refuse(interaction, self.roster.asked(self._place_of(interaction)))
            return None
        face = await self._entered(interaction, community)
        await self._awake(interaction, community, private=True)
        return face

    async def offer(self, interaction: discord.Interaction) -> None:
        """Show which communities can be asked."""
        await self._refuse(interaction, self.roster.asked(self._place_of(interaction)))

    async def of_message(self, message: discord.Message) -> CommunityFace | None:
        """Return what answers a message; None if nobody does, or if it is not known yet who is asked."""
        asked = self.roster.asked(self._place_of_message(message))
        if asked.community is None:
            return None
        begin_community(asked.community.who.name)
        await asked.community.open()
        return self.of(asked.community)

    async def refuse_message(self, message: discord.Message, me: discord.ClientUser) -> None:
        """Tell the author of a message that nobody answers there, or have them choose who is to."""
        question = question_in(message.content, me.id)
        locale = locale_for(question, message.guild.preferred_locale.value if message.guild else None)
        reply = self._refusal_of(message, question, Audience(locale, translated_names=True))
        if reply is not None:
            nobody = discord.AllowedMentions.none()
            await message.channel.send(
                view=view_of(reply, self._means.commands()), allowed_mentions=nobody, nonce=message.id
            )

    def _refusal_of(self, message: discord.Message, question: str, audience: Audience) -> Reply | None:
        """Return why nobody answers a message; None if that was told in its channel a moment ago."""
        asked = self.roster.asked(self._place_of_message(message))
        if asked.choices:
            return which_reply(asked.choices, audience.wording, question)
        now, channel = time.monotonic(), message.channel.id
        if now - self._told.get(channel, float("-inf")) < _TOLD_AGAIN_SECONDS:
            return None
        if len(self._told) >= _MOST_TOLD:
            self._told.clear()
        self._told[channel] = now
        return not_here_reply(audience.wording, in_server=message.guild is not None)

    async def _enter_completion(self, interaction: discord.Interaction, asked: Asked) -> bool:
        """Return whether completions can be offered now; who types goes on typing, and they come later."""
        community = asked.community
        if community is not None and community.is_awake:
            face = await self._entered(interaction, community)
            return await face.doors.opens_for_command(interaction)
        if community is not None:
            self._wake_beside(community)
        await interaction.response.autocomplete([])
        return False

    async def _community_of(self, interaction: discord.Interaction, control: ControlAction) -> Community | None:
        """Return who answers a press: whose card it is, if that may be asked here; None where the member was told."""
        asked, of_card = self.roster.asked(self._place_of(interaction)), self.roster.tagged(control.community)
        wording = audience_of(interaction).wording
        is_asked_here = of_card is not None and (of_card is asked.community or of_card in asked.choices)
        if of_card is not None and (is_asked_here or self._is_left(interaction, control)):
            return of_card
        if control.action is Action.REMOVE_ANSWER and (asked.community or of_card):
            return asked.community or of_card
        if asked.community is None and not asked.choices:
            await self._refuse(interaction, asked)
        else:
            await send_reply(interaction, another_community_reply(wording), private=True)
        return None

    def _is_left(self, interaction: discord.Interaction, control: ControlAction) -> bool:
        return interaction.guild_id is None and control.action in _LEAVING

    async def _entered(self, interaction: discord.Interaction, community: Community) -> CommunityFace:
        begin_community(community.who.name)
        await community.open()
        face = self.of(community)
        set_face(interaction, face)
        beneath = () if self._through_server(interaction) else self._beneath(community, audience_of(interaction))
        set_whose(interaction, Whose(self.roster.tag_of(community), beneath))
        return face

    async def _awake(
        self, interaction: discord.Interaction, community: Community, *, private: bool, replaces: bool = False
    ) -> None:
        """Return when there are minutes to answer from; if that takes long, Discord is asked for patience."""
        if community.is_awake:
            await community.awake()
        else:
            await in_time(interaction, community.awake(), private=private, replaces=replaces)

    async def _refuse(self, interaction: discord.Interaction, asked: Asked, question: str = "") -> None:
        wording = audience_of(interaction).wording
        if asked.choices:
            reply = which_reply(asked.choices, wording, question)
        else:
            reply = not_here_reply(wording, in_server=self._through_server(interaction))
            _LOG.info("Server %s may not ask (user %d)", interaction.guild_id, interaction.user.id)
        await send_reply(interaction, reply, private=True)

    def _wake_beside(self, community: Community) -> None:
        async def wake() -> None:
            try:
                await community.awake()
            except QuorumError as error:
                _LOG.warning("%s could not be read: %s", community.who.name, error)
            except Exception:  # whatever it may be: who asks next is told
                _LOG.exception("%s could not be read", community.who.name)

        task = asyncio.create_task(wake())
        self._waking.add(task)  # the event loop alone would forget it
        task.add_done_callback(self._waking.discard)

    def _beneath(self, community: Community, audience: Audience) -> tuple[Button, ...]:
        """Return what stands beneath answers where several communities can be asked."""
        return (change_button(community, audience.wording),) if self.roster.are_several_public else ()

    def _place_of(self, interaction: discord.Interaction) -> Place:
        through_server = self._through_server(interaction)
        return Place(interaction.guild_id, through_server, interaction.user.id, self._home())

    def _place_of_message(self, message: discord.Message) -> Place:
        server = message.guild.id if message.guild else None
        return Place(server, server is not None, message.author.id, self._home())

    @staticmethod
    def _through_server(interaction: discord.Interaction) -> bool:
        return interaction.is_guild_integration()
