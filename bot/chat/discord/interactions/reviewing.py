"""Minutes that are read again: what a moderator calls up or presses, with how far it is while it runs."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import discord

from bot.chat.discord.interactions.answers import may_replace, send_control_reply, send_reply, show_progress
from bot.chat.discord.interactions.manners import defer
from bot.chat.discord.interactions.recent_answers import RecentAnswers
from bot.chat.discord.moderators import caller_of
from bot.chat.discord.session.refusals import DISCORD_ERRORS
from bot.chat.discord.settings import DiscordSettings
from bot.desk.caller import Caller
from bot.desk.desk import Desk
from bot.knowledge.review_progress import Listener, ReviewProgress
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.model import Reply
from bot.replies.reviews import act_of, outcome_of, progress_reply, shown_meanwhile
from bot.replies.service import Replies


@dataclass(frozen=True, slots=True)
class Reviewing:
    """Answers moderators; whoever is none is refused at each press."""

    replies: Replies
    recent: RecentAnswers
    settings: DiscordSettings
    desk: Desk | None = None

    async def reload(self, interaction: discord.Interaction) -> None:
        """Read the minutes again and tell what is new; what was answered before is answered anew."""
        caller, reload = caller_of(interaction, self.settings), self.replies.reviews.reload
        await self._done(interaction, lambda told: reload(audience=caller.audience, progress=told), caller, "reload")

    async def undo(self, interaction: discord.Interaction) -> None:
        """Serve what was served before."""
        caller, undo = caller_of(interaction, self.settings), self.replies.reviews.undo
        await self._done(interaction, lambda told: undo(audience=caller.audience, progress=told), caller, "undo")

    async def press(self, interaction: discord.Interaction, control: ControlAction) -> None:
        """Answer a press under a review; whoever presses is a moderator now, or is refused."""
        caller, reviews = caller_of(interaction, self.settings), self.replies.reviews
        audience = caller.audience
        if not caller.is_moderator:
            await send_reply(
                interaction, self.replies.moderators_only(audience=audience, advice=caller.advice), private=True
            )
        elif control.action is Action.PROBLEMS:
            replaces = control.replaces and may_replace(interaction)
            await send_control_reply(interaction, await reviews.handle(control, audience=audience), replaces=replaces)
        else:
            act = act_of(control)
            await self._done(
                interaction, lambda told: reviews.handle(control, audience=audience, progress=told), caller, act
            )

    async def _done(
        self, interaction: discord.Interaction, work: Callable[[Listener], Awaitable[Reply]], caller: Caller, act: str
    ) -> None:
        """Send what becomes of some work, and meanwhile how far it is."""
        # Reading everything again can take longer than the three seconds that Discord waits for an answer.
        await defer(interaction, private=True)

        async def show(progress: ReviewProgress) -> None:
            try:
                await show_progress(interaction, progress_reply(progress, caller.audience.wording))
            except DISCORD_ERRORS:  # what it comes to is told all the same
                return

        reply = await shown_meanwhile(work, show)
        self.recent.forget()
        if self.desk is not None:
            await self.desk.note(caller, act, outcome_of(reply))
        await send_reply(interaction, reply, private=True)
