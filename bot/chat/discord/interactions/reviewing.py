"""Minutes that are read again: what a moderator calls up or presses, with how far it is while it runs."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import discord

from bot.chat.discord.interactions.answers import audience_of, may_replace, send_control_reply, send_reply
from bot.chat.discord.interactions.recent_answers import RecentAnswers
from bot.chat.discord.moderators import is_moderator, standing_of
from bot.chat.discord.session.refusals import DISCORD_ERRORS
from bot.chat.discord.settings import DiscordSettings
from bot.knowledge.review_progress import Listener, ReviewProgress
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.audience import Audience
from bot.replies.model import Reply
from bot.replies.reviews import progress_reply, shown_meanwhile
from bot.replies.service import Replies


@dataclass(frozen=True, slots=True)
class Reviewing:
    """Answers moderators; whoever is none is refused at each press."""

    replies: Replies
    recent: RecentAnswers
    settings: DiscordSettings

    async def reload(self, interaction: discord.Interaction) -> None:
        """Read the minutes again and tell what is new; what was answered before is answered anew."""
        audience, reload = audience_of(interaction), self.replies.reload
        await self._done(interaction, lambda progress: reload(audience=audience, progress=progress), audience)

    async def undo(self, interaction: discord.Interaction) -> None:
        """Serve what was served before."""
        audience, undo = audience_of(interaction), self.replies.undo
        await self._done(interaction, lambda progress: undo(audience=audience, progress=progress), audience)

    async def press(self, interaction: discord.Interaction, control: ControlAction) -> None:
        """Answer a press under a review."""
        audience, reviews = audience_of(interaction), self.replies.reviews
        if not self.may_press(interaction):
            await send_reply(interaction, self.replies.moderators_only(audience=audience), private=True)
        elif control.action is Action.PROBLEMS:
            replaces = control.replaces and may_replace(interaction)
            await send_control_reply(interaction, await reviews.handle(control, audience=audience), replaces=replaces)
        else:
            await self._done(
                interaction, lambda progress: reviews.handle(control, audience=audience, progress=progress), audience
            )

    def may_press(self, interaction: discord.Interaction) -> bool:
        """Return whether whoever presses is a moderator now, whatever they were when the card was sent."""
        return is_moderator(standing_of(interaction), self.settings)

    async def _done(
        self, interaction: discord.Interaction, work: Callable[[Listener], Awaitable[Reply]], audience: Audience
    ) -> None:
        """Send what becomes of some work, and meanwhile how far it is."""
        # Reading everything again can take longer than the three seconds that Discord waits for an answer.
        await interaction.response.defer(ephemeral=True, thinking=True)

        async def show(progress: ReviewProgress) -> None:
            try:
                await send_reply(interaction, progress_reply(progress, audience.wording), private=True)
            except DISCORD_ERRORS:  # what it comes to is told all the same
                return

        reply = await shown_meanwhile(work, show)
        self.recent.forget()
        await send_reply(interaction, reply, private=True)
