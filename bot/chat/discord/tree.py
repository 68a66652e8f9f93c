"""The commands' tree: what is registered, and one home for everything that goes wrong in it."""

import logging

import discord
from discord import app_commands

from bot.chat.discord.answers import ALREADY_ANSWERED, UNKNOWN_INTERACTION, answer, reader_of
from bot.chat.discord.refusals import DISCORD_ERRORS
from bot.errors import QuorumError, UsageError
from bot.replies.model import Reply
from bot.replies.service import Replies

_OLD_COMMAND = "This command has changed. Reload Discord (Ctrl+R, or restart the app) and try it again."
_OLD_CONTROL = "This control is no longer in use. Ask again with a slash command."

logger = logging.getLogger(__name__)


class MinutesTree(app_commands.CommandTree[discord.Client]):
    """Commands for servers and for direct messages with the bot, installed by a server or by a member."""

    def __init__(self, client: discord.Client, replies: Replies) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        self._replies = replies

    async def on_error(self, interaction: discord.Interaction, error: app_commands.AppCommandError, /) -> None:
        """Tell the member in one sentence, and the log everything."""
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        if is_too_late(cause):
            log_too_late(interaction, cause)
            return
        if isinstance(cause, app_commands.CheckFailure):
            reply = self._replies.moderators_only(reader=reader_of(interaction))
        else:
            if isinstance(cause, QuorumError):
                # Its message is for the member, and may repeat what they wrote.
                logger.warning("%s for user %d: %s", title_of(interaction), interaction.user.id, type(cause).__name__)
            else:
                logger.error("%s failed for user %d", title_of(interaction), interaction.user.id, exc_info=cause)
            reply = self._failure(interaction, cause)
        await self._tell(interaction, reply)

    async def answer_unknown_control(self, interaction: discord.Interaction) -> None:
        """Tell the member that what they pressed is gone; else Discord shows a failure without a reason."""
        logger.info("%s is unknown (user %d)", title_of(interaction), interaction.user.id)
        await self._tell(interaction, self._failure(interaction, UsageError(_OLD_CONTROL)))

    def _failure(self, interaction: discord.Interaction, error: BaseException) -> Reply:
        if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
            error = UsageError(_OLD_COMMAND)
        return self._replies.failure(error, reader=reader_of(interaction))

    async def _tell(self, interaction: discord.Interaction, reply: Reply) -> None:
        try:
            if interaction.type is discord.InteractionType.autocomplete:
                await interaction.response.autocomplete([])
            else:
                await answer(interaction, reply, private=True)
        except DISCORD_ERRORS as error:
            if is_too_late(error):
                log_too_late(interaction, error)
            else:
                logger.exception("%s: the member could not be told", title_of(interaction))


def title_of(interaction: discord.Interaction) -> str:
    """Return what was used, for the log: a command's name or a control's id, never what a member wrote."""
    if interaction.type in {discord.InteractionType.component, discord.InteractionType.modal_submit}:
        return f"Control {interaction.custom_id!r}"
    if interaction.command is None:
        return "An unknown command"
    return f"/{interaction.command.qualified_name}"


def is_too_late(error: BaseException) -> bool:
    """Return whether Discord has closed the interaction, so that nothing more can be said in it."""
    return isinstance(error, discord.HTTPException) and error.code in {
        UNKNOWN_INTERACTION,
        ALREADY_ANSWERED,
    }


def log_too_late(interaction: discord.Interaction, error: BaseException) -> None:
    """Log an answer that found the interaction closed, with its age by this machine's clock."""
    age = (discord.utils.utcnow() - interaction.created_at).total_seconds()
    is_answered = isinstance(error, discord.HTTPException) and error.code == ALREADY_ANSWERED
    reason = "it was answered already (does a second copy of the bot run?)" if is_answered else "it was too late"
    logger.warning(
        "%s for user %d was not answered after %.1f s: %s",
        title_of(interaction),
        interaction.user.id,
        age,
        reason,
    )
