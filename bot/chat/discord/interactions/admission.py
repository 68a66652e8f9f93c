"""Whether, and in which manner, somebody is answered where they ask."""

from collections.abc import Callable
from dataclasses import dataclass, field

import discord

from bot.chat.discord.audiences import audience_of
from bot.chat.discord.interactions.answers import send_reply
from bot.chat.discord.interactions.flooding import Flood
from bot.chat.discord.interactions.manners import Manner, set_manner
from bot.chat.discord.interactions.spots import roles_of, spot_of
from bot.chat.discord.moderators import Standing, is_moderator, standing_of
from bot.chat.discord.settings import DiscordSettings
from bot.chat.discord.surroundings import ServerSurroundings
from bot.chat.discord.words import wait_first
from bot.desk.caller import Caller
from bot.desk.channel_rules import Answers, Rule, Spot
from bot.desk.places import Admission, Places
from bot.replies.commands.catalogue import COMMANDS, HELP, MEETING_MISSED, PRIVACY
from bot.replies.controls.custom_id import DESK, Action, ControlAction
from bot.replies.i18n.audience import Audience
from bot.replies.model import Reply

_EVERYWHERE = frozenset({HELP.name, PRIVACY.name, *(command.name for command in COMMANDS if command.moderators_only)})
"""Commands that are answered wherever they are used."""

_ASKING = frozenset({Action.QUESTION, Action.POST_HERE})
"""Controls that ask a question; the others show more of what was answered."""

_ALWAYS = frozenset({*DESK, Action.REMOVE_ANSWER, Action.ASK_ON})


@dataclass(frozen=True, slots=True)
class Doors:
    """Lets questions in by the rules of their channels; without rules, all of them."""

    places: Places | None = None
    flood: Flood = field(default_factory=Flood)
    settings: DiscordSettings = field(default_factory=DiscordSettings)
    """Tells who is a moderator, whom nobody counts."""
    standing: Callable[[discord.Message], Standing] | None = None
    """Tells what is known of the author of a message; without it none is known to be a moderator."""

    def rule(self, spot: Spot) -> Rule:
        """Return what holds in a spot."""
        return self.places.rule(spot) if self.places else Rule()

    def admit(self, spot: Spot | None, message: discord.Message) -> Admission:
        """Return what becomes of what is asked in a message now, as `Places.admit` does.

        Whoever asks for very much has to wait, wherever they ask; a moderator does not.
        """
        member = message.author.id
        is_counted = self.standing is None or not is_moderator(self.standing(message), self.settings)
        if is_counted and (wait := self.flood.wait(member, spot.channel if spot else None)):
            return Admission(Answers.PUBLIC, wait)
        return self._admit(spot, member, counts=True, private=False)

    def _admit(self, spot: Spot | None, member: int, *, counts: bool, private: bool, is_new: bool = True) -> Admission:
        if self.places is None or spot is None:
            return Admission(Answers.PRIVATE if private else Answers.PUBLIC)
        return self.places.admit(spot, member, counts=counts, private=private, is_new=is_new)

    def is_told_now(self, spot: Spot, member: int, admission: Admission) -> bool:
        """Return whether the author of a message is told why nothing comes, as `Places.is_told_now` does."""
        if self.places is None:
            return self.flood.is_told(member)
        return self.places.is_told_now(spot, member, admission)

    def off_reply(self, spot: Spot, caller: Caller) -> Reply:
        """Return that the bot does not answer in a spot, and where it does."""
        if self.places is None:
            raise ValueError("without rules, no channel is kept quiet")
        return self.places.off_reply(spot, caller)

    async def opens_for_command(self, interaction: discord.Interaction) -> bool:
        """Return whether a command is to be answered; if not, the member is told."""
        command = interaction.command
        if interaction.type is discord.InteractionType.autocomplete:
            return await self._completes(interaction)
        if not await self._is_in_time(interaction):
            return False
        if interaction.type is not discord.InteractionType.application_command or command is None:
            return True
        if command.qualified_name in _EVERYWHERE:
            return True
        is_menu = isinstance(command, discord.app_commands.ContextMenu)
        is_private = is_menu or command.qualified_name == MEETING_MISSED.name
        wanted = is_private or bool(getattr(interaction.namespace, "private", False))
        return await self._opens(interaction, counts=True, private=wanted)

    async def opens_for_control(self, interaction: discord.Interaction, control: ControlAction) -> bool:
        """Return whether a press, or what was typed into a form, is to be answered; if not, the member is told."""
        if not await self._is_in_time(interaction):
            return False
        if control.action in _ALWAYS:
            return True
        asks = control.action in _ASKING
        private = not asks or _is_private(interaction, control)
        is_new = control.action is not Action.POST_HERE
        return await self._opens(interaction, counts=asks, private=private, is_new=is_new)

    async def _is_in_time(self, interaction: discord.Interaction) -> bool:
        """Return whether a member has not asked for too much lately; if so, they are told each time.

        What a member types, presses or chooses and nothing answers looks like a failure of the bot.
        """
        if is_moderator(standing_of(interaction), self.settings):
            return True
        member = interaction.user.id
        channel = interaction.channel_id if interaction.guild_id is not None else None
        wait = self.flood.wait(member, channel)
        if wait:
            await send_reply(interaction, wait_first(wait, audience=audience_of(interaction)), private=True)
        return not wait

    async def _completes(self, interaction: discord.Interaction) -> bool:
        """Return whether whoever types is offered a list; if not, it is an empty one, which disturbs nobody."""
        if is_moderator(standing_of(interaction), self.settings) or self.flood.completes(interaction.user.id):
            return True
        await interaction.response.autocomplete([])
        return False

    async def _opens(
        self, interaction: discord.Interaction, *, counts: bool, private: bool, is_new: bool = True
    ) -> bool:
        audience = audience_of(interaction)
        spot = spot_of(interaction.channel, interaction.guild_id, roles_of(interaction.user))
        admission = self._admit(spot, interaction.user.id, counts=counts, private=private, is_new=is_new)
        if spot is not None and admission.answers is Answers.OFF:
            caller = bare_caller(interaction.user, interaction.guild, audience)
            await send_reply(interaction, self.off_reply(spot, caller), private=True)
            return False
        if admission.wait:
            await send_reply(interaction, wait_first(admission.wait, audience=audience), private=True)
            return False
        set_manner(
            interaction,
            Manner(
                private=counts and admission.answers is Answers.PRIVATE,
                thread=admission.answers is Answers.THREAD,
                may_post=spot is not None and admission.may_be_public,
            ),
        )
        return True


def bare_caller(member: discord.abc.User, guild: discord.Guild | None, audience: Audience) -> Caller:
    """Return somebody as who asks, and nothing more."""
    around = ServerSurroundings(guild, audience.wording) if guild else None
    return Caller(member.id, audience, False, guild.id if guild else None, view=around)


def _is_private(interaction: discord.Interaction, control: ControlAction) -> bool:
    """Return whether what is asked from a card is answered to whoever presses alone."""
    message = interaction.message
    return control.action is Action.QUESTION and message is not None and message.flags.ephemeral
