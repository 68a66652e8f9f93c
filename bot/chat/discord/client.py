"""One connection to Discord: hands what comes to whoever answers it, and finishes what is in hand before it ends."""

import asyncio
import logging
from collections.abc import Callable, Mapping

import discord

from bot.chat.discord.commands.registration import build_commands
from bot.chat.discord.commands.syncing import CommandRecord, sync_commands
from bot.chat.discord.commands.translation import CatalogueTranslator
from bot.chat.discord.interactions.beginning import begin_answering
from bot.chat.discord.interactions.entrance import Entrance
from bot.chat.discord.interactions.faces import Means, Recents
from bot.chat.discord.interactions.flooding import Flood
from bot.chat.discord.interactions.messages import is_asking
from bot.chat.discord.interactions.opened_posts import is_opening
from bot.chat.discord.messenger import DiscordMessenger
from bot.chat.discord.moderators import standing_of_author
from bot.chat.discord.reception import Reception
from bot.chat.discord.rendering.controls import ControlButton, ControlClient, ControlMenu, is_known, typed_into
from bot.chat.discord.servers import Servers
from bot.chat.discord.session.in_hand import InHand
from bot.chat.discord.session.library_log import reason_of
from bot.chat.discord.session.presence import Presence
from bot.chat.discord.session.refusals import DISCORD_ERRORS, told_of_refusals
from bot.chat.discord.session.starts import Processes
from bot.chat.discord.session.watcher import Watcher, tell_of_requests
from bot.chat.discord.settings import DiscordSettings
from bot.chat.discord.tree import MinutesTree
from bot.communities.roster import Roster
from bot.logs.counting import counted
from bot.logs.request import begin_request
from bot.replies.controls.custom_id import DESK, Action, ControlAction, read_control_id

_MAX_PATIENCE_SECONDS = 60.0
"""Seconds for which a request waits when Discord asks for patience; beyond them it fails."""

_SYNC_SECONDS = 30.0
_AWAY_SECONDS = 180.0
"""Seconds without a connection after which a new session is begun; the library would wait up to 17 minutes."""

# Asked to stop, the bot has ten seconds: these come first, and what closes after them has the rest.
_FINISHING_SECONDS = 3.5
"""Seconds in which answers in hand are finished."""
_SETTLING_SECONDS = 0.5
"""Seconds in which what follows from them is written down and told."""
_WORDS_SECONDS = 0.7
"""Seconds in which unfinished work has to end, and as many again to tell whoever waits for it."""
_LAST_WORD_SECONDS = 0.3
_FAREWELL_SECONDS = 0.8
"""Seconds that the gateway has to answer the farewell."""

_COMMANDS_SECONDS = 20.0
"""Seconds that another process is waited for, which sends the commands."""

_LOG = logging.getLogger(__name__)


class QuorumClient(ControlClient):
    """Answers interactions and messages for the community that is asked; one instance lives for one session."""

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        roster: Roster,
        settings: Mapping[str, DiscordSettings],
        record: CommandRecord | None,
        recents: Recents,
        refused: Callable[[], None],
        processes: Processes,
        watcher: Watcher,
    ) -> None:
        """`refused` is called when Discord no longer accepts the token, wherever that shows.

        `processes` says which shards this one is.
        """
        shards = processes.shards
        super().__init__(
            shard_ids=list(shards.ids) if shards else None,  # type: ignore[arg-type]  # None is its own default
            shard_count=shards.count if shards else None,
            # Servers, to know where the bot is and who has which role; messages, of which Discord shows the bot no
            # more than those that are meant for it. None of these is privileged.
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            max_ratelimit_timeout=_MAX_PATIENCE_SECONDS,
            proxy=next((one.proxy for one in settings.values()), None),
            http_trace=tell_of_requests(watcher, told_of_refusals(refused)),
        )
        self._in_hand = InHand()
        self._presence = Presence()
        self._watcher = watcher
        self._roster = roster
        self._settings = settings
        flood = Flood(next(iter(settings.values())).flood)
        means = Means(
            lambda: self.command_ids,
            flood,
            self._in_hand,
            watcher.answered,
            lambda message: standing_of_author(message, self),
        )
        self._servers = Servers(self, roster)
        self._entrance = Entrance(roster, settings, recents, means, home=self._servers.home)
        self.tree = MinutesTree(self, self._entrance, self._in_hand, watcher)
        self._reception = Reception(self._entrance, self.tree)
        self._record = record
        self._processes = processes
        self._is_synced = False
        self._is_finished = False

    async def setup_hook(self) -> None:
        """Register everything, once, before the first event."""
        # What the first question would load must not eat up the three seconds that it has.
        if self._roster.only is not None:
            await asyncio.to_thread(self._roster.only.replies.warm_up)
        self.add_dynamic_items(ControlButton, ControlMenu)
        await self.tree.set_translator(CatalogueTranslator())
        for command in build_commands():
            self.tree.add_command(command)
        for community in self._roster.communities:
            tag, servers = self._roster.tag_of(community), community.who.servers
            community.send_by(DiscordMessenger(self, tag=tag, servers=servers))
        try:
            async with asyncio.timeout(_SYNC_SECONDS):
                await self._sync()
        except TimeoutError:
            _LOG.warning("The commands on Discord could not be brought up to date in time; it is tried again later")

    @property
    def first_server(self) -> int | None:
        """The server that the bot was first in alone, by id; None as long as that is not known."""
        return self._servers.first

    async def launch_shards(self) -> None:
        """Open the sessions of the shards that are this process's, as soon as Discord allows it."""
        await self._processes.starts.allowed(self)
        await super().launch_shards()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait until this shard may open its session, over all processes."""
        await self._processes.starts.turn(self, shard_id or 0)

    async def connect(self, *, reconnect: bool = True) -> None:
        """Stay connected until the client is closed; raise the network's error where that never begins or is lost."""
        staying = asyncio.create_task(super().connect(reconnect=reconnect))
        away = asyncio.create_task(self._presence.away_for(_AWAY_SECONDS))
        try:
            await asyncio.wait({staying, away}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            away.cancel()
            staying.cancel()
            await asyncio.wait({staying, away})
        if staying.cancelled():
            raise TimeoutError(f"the connection is lost for {_AWAY_SECONDS:.0f} s")
        staying.result()

    async def on_ready(self) -> None:
        """Say in the log that the bot can be asked; this runs again after each session that could not be resumed."""
        self._in_hand.take()
        _LOG.info("Connected to Discord as %s, in %s", self.user, counted(len(self.guilds), "server"))
        self._watcher.connected(lambda: self.latency)
        await self._sync()
        for community in self._roster.communities:
            await community.connected()

    async def on_connect(self) -> None:
        """Take note of the servers that the bot is in: all are known by now, though not yet what is in them."""
        self._presence.came()
        await self._look_around()

    async def on_resumed(self) -> None:
        """Take note that the connection stands again."""
        self._presence.came()
        self._watcher.connected(lambda: self.latency)

    async def on_disconnect(self) -> None:
        """Take note that the connection is lost, or could not be had."""
        self._presence.went()
        self._watcher.disconnected()

    async def on_guild_join(self, _: discord.Guild) -> None:
        """Take note of a server that the bot was added to."""
        await self._look_around()

    async def on_guild_remove(self, _: discord.Guild) -> None:
        """Take note of a server that the bot has left."""
        await self._look_around()

    async def finish(self) -> None:
        """Begin nothing new and finish what is in hand; whoever waits for what takes too long is told."""
        self._is_finished = True
        await self._in_hand.finish(_FINISHING_SECONDS)
        # What goes out by itself waits for the next connection.
        await asyncio.gather(*(one.finish(_SETTLING_SECONDS) for one in self._roster.communities))
        await self._in_hand.give_up(_WORDS_SECONDS)

    async def close(self) -> None:
        """Leave Discord, once what is in hand is finished."""
        if not self._is_finished:
            await self.finish()
        # Whoever asked in between is being told that it is too late.
        await self._in_hand.finish(_LAST_WORD_SECONDS)
        await self._in_hand.give_up(0)
        self._entrance.close()
        try:
            async with asyncio.timeout(_FAREWELL_SECONDS):
                await super().close()
        except TimeoutError:
            await self.http.close()

    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is meant for the bot."""
        begin_request((message.content, getattr(message.channel, "name", "")))
        self._in_hand.take()
        if self.user is None:
            return
        if is_opening(message, self.user.id):
            await self._reception.answer_post(message)
        elif is_asking(message, self.user.id):
            await self._reception.answer_message(message, self.user)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answer what nothing else answers: forms that were filled in, and controls of an older version of the bot."""
        match interaction.type:
            case discord.InteractionType.modal_submit:
                if not await self.tree.takes(interaction):
                    return
                control = read_control_id(interaction.custom_id or "")
                if control is not None and (control.action in {Action.QUESTION, *DESK}):
                    await self._reception.answer_form(interaction, control, typed_into(interaction))
                    return
            case discord.InteractionType.component if not is_known(interaction.custom_id or ""):
                pass
            case _:
                return
        begin_answering(interaction)
        await self.tree.answer_unknown_control(interaction)

    async def handle_control(self, interaction: discord.Interaction, control: ControlAction) -> None:
        """Answer one press, whatever becomes of it."""
        await self._reception.answer_press(interaction, control)

    async def _look_around(self) -> None:
        """Take note of the servers that the bot is in, one of which may be the first."""
        self._in_hand.take()
        await self._servers.look_around()

    async def _sync(self) -> None:
        """Bring the commands on Discord up to date, once; those that are there work until it succeeds."""
        if self._is_synced:
            return
        try:
            # Of several processes that start at once, the second finds what the first has sent.
            async with self._processes.turns.turn("sending commands", patience=_COMMANDS_SECONDS):
                self.command_ids = await sync_commands(self.tree, self._record)
        except DISCORD_ERRORS as error:
            _LOG.warning("The commands on Discord could not be brought up to date: %s", reason_of(error))
        else:
            self._is_synced = True
