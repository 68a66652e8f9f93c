"""The bot's connection to Discord."""

import logging

import discord

from bot.chat.discord.commands import build_commands
from bot.chat.discord.settings import DiscordSettings
from bot.chat.discord.syncing import sync_commands
from bot.chat.discord.tree import MinutesTree
from bot.replies.service import Replies
from bot.storage.state import CommandRecord

_LONGEST_WAIT = 60.0
"""Seconds for which a request waits when Discord asks for patience; beyond them it fails."""

_CONTROLS = frozenset({discord.InteractionType.component, discord.InteractionType.modal_submit})

logger = logging.getLogger(__name__)


class QuorumClient(discord.Client):
    """Answers interactions with the words of `replies`; one instance lives for one session."""

    def __init__(self, replies: Replies, settings: DiscordSettings, record: CommandRecord) -> None:
        super().__init__(
            # Servers, to know where the bot is and who has which role; messages are not asked for.
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            max_ratelimit_timeout=_LONGEST_WAIT,
            proxy=settings.proxy,
        )
        self.tree = MinutesTree(self, replies)
        self._settings = settings
        self._replies = replies
        self._record = record

    async def setup_hook(self) -> None:
        """Register everything, once, before the first event."""
        for command in build_commands(self._replies, self._settings):
            self.tree.add_command(command)
        try:
            await sync_commands(self.tree, self._record)
        except discord.DiscordServerError:
            raise
        except (discord.HTTPException, discord.RateLimited) as error:
            # The commands that Discord has still work; the next start tries again.
            logger.warning("Discord does not take the commands; those that it has stay: %s", error)

    async def connect(self, *, reconnect: bool = True) -> None:
        """Stay connected until the client is closed; raise the network's error where that never begins."""
        try:
            await super().connect(reconnect=reconnect)
        except AttributeError as error:
            # After a first connection that failed, the library looks for a session on a missing socket.
            if self.ws is None and error.__context__ is not None:
                raise error.__context__ from None
            raise

    async def on_ready(self) -> None:
        """Say in the log that the bot can be asked."""
        logger.info("Connected to Discord as %s, in %d servers", self.user, len(self.guilds))

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answer the controls that nothing else answers: those of an older version of the bot."""
        if interaction.type in _CONTROLS:
            await self.tree.answer_unknown_control(interaction)
