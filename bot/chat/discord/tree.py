"""The commands' tree: what is registered, and one home for everything that goes wrong in it."""

import logging

import discord
from discord import app_commands

from bot.chat.discord.audiences import audience_of
from bot.chat.discord.interactions.answers import excuse, send_reply
from bot.chat.discord.interactions.beginning import begin_answering
from bot.chat.discord.interactions.entrance import Entrance
from bot.chat.discord.interactions.faces import face_of, has_face
from bot.chat.discord.interactions.responding import is_answered
from bot.chat.discord.moderators import NotAModerator
from bot.chat.discord.session.in_hand import InHand
from bot.chat.discord.session.refusals import DISCORD_ERRORS, INVALID_WEBHOOK_TOKEN, UnsentError
from bot.chat.discord.session.sending import ALREADY_ANSWERED, UNKNOWN_MESSAGE
from bot.chat.discord.session.watcher import Watcher
from bot.chat.discord.words import old_command, old_control, stopping
from bot.errors import QuorumError, UnknownMeetingError, UsageError
from bot.replies.cards.notices import failure_reply, moderators_only_reply
from bot.replies.controls.custom_id import read_control_id
from bot.replies.model import Reply

_UNKNOWN_CHANNEL, _UNKNOWN_WEBHOOK, _UNKNOWN_INTERACTION = 10003, 10015, 10062

_TOO_LATE = {
    _UNKNOWN_INTERACTION: "it was too late",
    INVALID_WEBHOOK_TOKEN: "it was too late",
    _UNKNOWN_WEBHOOK: "it was too late",
    ALREADY_ANSWERED: "it was answered already (does a second copy of the bot run?)",
    UNKNOWN_MESSAGE: "its message is gone",
    _UNKNOWN_CHANNEL: "its channel is gone",
}
"""What Discord's codes say where nothing more can be told in an interaction."""

_LOG = logging.getLogger(__name__)


class MinutesTree(app_commands.CommandTree[discord.Client]):
    """Commands for servers and for direct messages with the bot, installed by a server or by a member."""

    def __init__(self, client: discord.Client, entrance: Entrance, in_hand: InHand, watcher: Watcher) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        self._entrance = entrance
        self._in_hand = in_hand
        self._watcher = watcher

    async def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        """Return whether a command is answered where it is used, and is begun now."""
        begin_answering(interaction)
        try:
            return await self.takes(interaction) and await self._entrance.enter_command(interaction)
        except app_commands.AppCommandError:
            raise  # the library hands it to `on_error`, and nothing else
        except Exception as error:
            await self.answer_failure(interaction, error)
            return False

    async def takes(self, interaction: discord.Interaction) -> bool:
        """Return whether something new is begun, for which the task that runs now is counted; else the member is told.

        What is begun and cannot be finished before the bot stops is told the same.
        """

        async def tell() -> None:
            await excuse(interaction, stopping(audience=audience_of(interaction)))

        self._in_hand.take(tell)
        if not self._in_hand.is_closing:
            return True
        if interaction.type is discord.InteractionType.autocomplete:
            await interaction.response.autocomplete([])
        else:
            await tell()
        return False

    async def on_error(self, interaction: discord.Interaction, error: app_commands.AppCommandError, /) -> None:
        """Tell the member in one sentence, and the log everything."""
        audience = audience_of(interaction)
        match error:
            case app_commands.CommandInvokeError(original=original):
                await self.answer_failure(interaction, original)
            case NotAModerator(advice=advice):
                await self._tell(interaction, moderators_only_reply(audience.wording, advice))
            case app_commands.CheckFailure():
                await self._tell(interaction, moderators_only_reply(audience.wording))
            case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
                _LOG.warning("%s has changed (user %d)", title_of(interaction), interaction.user.id)
                await self._tell(interaction, old_command(audience=audience))
            case _:
                await self.answer_failure(interaction, error)

    async def answer_failure(self, interaction: discord.Interaction, error: BaseException) -> None:
        """Tell the member in one sentence what failed in a command or control, and the log everything."""
        if is_too_late(error):
            log_too_late(interaction, error)
            return
        if isinstance(error, UnsentError):
            # Whoever waits may well see the answer, which must not be written over.
            _LOG.warning("%s for user %d: nobody can tell whether the answer arrived (%s)", *_named(interaction), error)
            return
        if isinstance(error, QuorumError):
            # Its message is for the member, and may repeat what they wrote; of a slip of theirs, nobody need be warned.
            level = logging.INFO if isinstance(error, UnknownMeetingError | UsageError) else logging.WARNING
            _LOG.log(level, "%s for user %d: %s", title_of(interaction), interaction.user.id, type(error).__name__)
        else:
            _LOG.error("%s failed for user %d", title_of(interaction), interaction.user.id, exc_info=error)
            self._watcher.failed_to_answer()
        if is_answered(interaction):
            return  # whatever failed after that, the answer stands
        await self._tell(interaction, _failure(interaction, error))

    async def answer_unknown_control(self, interaction: discord.Interaction) -> None:
        """Tell the member that what they pressed is gone; else Discord shows a failure without a reason."""
        _LOG.info("%s is unknown (user %d)", title_of(interaction), interaction.user.id)
        await self._tell(interaction, old_control(audience=audience_of(interaction)))

    async def _tell(self, interaction: discord.Interaction, reply: Reply) -> None:
        try:
            if interaction.type is discord.InteractionType.autocomplete:
                await interaction.response.autocomplete([])
            else:
                await send_reply(interaction, reply, private=True)
        except DISCORD_ERRORS as error:
            if is_too_late(error):
                log_too_late(interaction, error)
            else:
                _LOG.exception("%s: the member could not be told", title_of(interaction))


def _failure(interaction: discord.Interaction, error: BaseException) -> Reply:
    """Return what failed, with what may have been meant in the minutes of whoever answers."""
    audience = audience_of(interaction)
    if has_face(interaction):
        return face_of(interaction).asking.replies.failure(error, audience=audience)
    return failure_reply(error, audience.wording)


def title_of(interaction: discord.Interaction) -> str:
    """Return what was used, for the log: a command's name or a control's id, never what a member wrote."""
    if interaction.type in {discord.InteractionType.component, discord.InteractionType.modal_submit}:
        # The id of a control may hold a question.
        pressed = read_control_id(interaction.custom_id or "")
        return f"Control {pressed.action.name}" if pressed else "An unknown control"
    if interaction.command is None:
        return "An unknown command"
    return f"/{interaction.command.qualified_name}"


def _named(interaction: discord.Interaction) -> tuple[str, int]:
    return title_of(interaction), interaction.user.id


def is_too_late(error: BaseException) -> bool:
    """Return whether Discord has closed the interaction, so that nothing more can be said in it."""
    return isinstance(error, discord.HTTPException) and error.code in _TOO_LATE


def log_too_late(interaction: discord.Interaction, error: BaseException) -> None:
    """Log an answer that found the interaction closed, with its age by this machine's clock."""
    age = (discord.utils.utcnow() - interaction.created_at).total_seconds()
    reason = _TOO_LATE[error.code] if isinstance(error, discord.HTTPException) else str(error)
    _LOG.warning("%s for user %d was not answered after %.1f s: %s", *_named(interaction), age, reason)
