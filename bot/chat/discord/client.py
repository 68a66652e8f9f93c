"""The bot's connection to Discord: signs in, keeps trying where that can help, stops when asked to."""

import asyncio
import logging
from collections.abc import Callable

import discord

from bot.chat.discord.audiences import audience_of
from bot.chat.discord.commands.registration import build_commands
from bot.chat.discord.commands.syncing import CommandRecord, sync_commands
from bot.chat.discord.commands.translation import CatalogueTranslator
from bot.chat.discord.interactions.admission import Doors
from bot.chat.discord.interactions.answers import may_replace, open_form, send_control_reply
from bot.chat.discord.interactions.asking import Asking
from bot.chat.discord.interactions.beginning import begin_answering
from bot.chat.discord.interactions.desk_face import DeskFace
from bot.chat.discord.interactions.flooding import Flood
from bot.chat.discord.interactions.messages import MessageHandler
from bot.chat.discord.interactions.opened_posts import OpenedPosts, is_opening
from bot.chat.discord.interactions.recent_answers import RecentAnswers
from bot.chat.discord.interactions.removing import Removing
from bot.chat.discord.interactions.reviewing import Reviewing
from bot.chat.discord.messenger import DiscordMessenger
from bot.chat.discord.rendering.controls import ControlButton, ControlClient, ControlMenu, is_known, typed_into
from bot.chat.discord.session.in_hand import InHand
from bot.chat.discord.session.library_log import reason_of
from bot.chat.discord.session.refusals import DISCORD_ERRORS
from bot.chat.discord.session.starts import Processes
from bot.chat.discord.session.watcher import Watcher, tell_of_requests
from bot.chat.discord.session.watching import Presence, told_of_refusals
from bot.chat.discord.settings import DiscordSettings
from bot.chat.discord.tree import MinutesTree
from bot.desk.desk import Desk
from bot.desk.first_server import FirstServer
from bot.logs.request import begin_request
from bot.replies.controls.custom_id import REVIEWING, Action, ControlAction, read_control_id
from bot.replies.model import Reply
from bot.replies.service import Replies

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

_SERVERS_ASKED_FOR = 200

_LOG = logging.getLogger(__name__)


class QuorumClient(ControlClient):
    """Answers interactions and messages with the words of `replies`; one instance lives for one session."""

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        replies: Replies,
        desk: Desk | None,
        settings: DiscordSettings,
        record: CommandRecord | None,
        recent: RecentAnswers,
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
            proxy=settings.proxy,
            http_trace=tell_of_requests(watcher, told_of_refusals(refused)),
        )
        self._watcher = watcher
        self._in_hand = InHand()
        self._presence = Presence()
        self._doors = Doors(desk.places if desk else None, Flood(settings.flood), settings)
        self.tree = MinutesTree(self, replies, self._doors, self._in_hand, watcher)
        self._settings = settings
        self._replies = replies
        self._record = record
        self._asking = Asking(replies, recent, took=watcher.answered)
        if desk is not None:
            self._asking = Asking(replies, recent, desk.answered, desk.about, took=_both(desk.took, watcher.answered))
        self._reviewing = Reviewing(replies, recent, settings, desk)
        self._desk = DeskFace(desk, settings)
        self._first_server = desk.first_server if desk else FirstServer(None)
        self._processes = processes
        places = desk.places if desk else None
        self._removing = Removing(recent, self._desk.caller, places.note_removal if places else None)
        self._messages = MessageHandler(self._asking, lambda: self.command_ids, self._doors, self._in_hand)
        self._posts = OpenedPosts(self._asking, lambda: self.command_ids, self._doors)
        self._is_synced = False
        self._is_finished = False

    async def setup_hook(self) -> None:
        """Register everything, once, before the first event."""
        # What the first question would load must not eat up the three seconds that it has.
        await asyncio.to_thread(self._replies.warm_up)
        self.add_dynamic_items(ControlButton, ControlMenu)
        await self.tree.set_translator(CatalogueTranslator())
        for command in build_commands(self._asking, self._reviewing, self._desk, self._settings):
            self.tree.add_command(command)
        if self._desk.desk is not None:
            self._desk.desk.messengers.current = DiscordMessenger(self)
        try:
            async with asyncio.timeout(_SYNC_SECONDS):
                await self._sync()
        except TimeoutError:
            _LOG.warning("The commands on Discord could not be brought up to date in time; it is tried again later")

    @property
    def first_server(self) -> int | None:
        """The server that the bot was first in alone, by id; None as long as that is not known."""
        return self._first_server.server

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
        _LOG.info("Connected to Discord as %s, in %d servers", self.user, len(self.guilds))
        self._watcher.connected(lambda: self.latency)
        await self._sync()
        if self._desk.desk is not None:
            await self._desk.desk.connected()

    async def on_resumed(self) -> None:
        """Take note of a session that goes on after its connection was lost."""
        self._presence.came()
        self._watcher.connected(lambda: self.latency)

    async def on_disconnect(self) -> None:
        """Take note of a connection that was lost, or could not be had."""
        self._presence.went()
        self._watcher.disconnected()

    async def on_connect(self) -> None:
        """Take note of the servers that the bot is in: all are known by now, though not yet what is in them."""
        self._presence.came()
        await self._look_around()

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
        settling = [self._replies.reviews.settle(_SETTLING_SECONDS)]
        if self._desk.desk is not None:
            self._desk.desk.messengers.current = None  # what goes out by itself waits for the next connection
            settling.append(self._desk.desk.settle(_SETTLING_SECONDS))
        await asyncio.gather(*settling)
        await self._in_hand.give_up(_WORDS_SECONDS)

    async def close(self) -> None:
        """Leave Discord, once what is in hand is finished."""
        if not self._is_finished:
            await self.finish()
        # Whoever asked in between is being told that it is too late.
        await self._in_hand.finish(_LAST_WORD_SECONDS)
        await self._in_hand.give_up(0)
        self._asking.close()
        try:
            async with asyncio.timeout(_FAREWELL_SECONDS):
                await super().close()
        except TimeoutError:
            await self.http.close()

    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is meant for the bot."""
        self._in_hand.take()
        begin_request((message.content, getattr(message.channel, "name", "")))
        if self.user is None:
            return
        if is_opening(message, self.user.id):
            await self._posts.handle(message)
        else:
            await self._messages.handle(message, self.user)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answer what nothing else answers: forms that were filled in, and controls of an older version of the bot."""
        match interaction.type:
            case discord.InteractionType.modal_submit:
                if not await self.tree.takes(interaction):
                    return
                control = read_control_id(interaction.custom_id or "")
                if control is not None and (control.action is Action.QUESTION or self._desk.takes(control)):
                    await self._answer_form(interaction, control, typed_into(interaction))
                    return
            case discord.InteractionType.component if not is_known(interaction.custom_id or ""):
                pass
            case _:
                return
        begin_answering(interaction)
        await self.tree.answer_unknown_control(interaction)

    async def handle_control(self, interaction: discord.Interaction, control: ControlAction) -> None:
        """Answer one press, whatever becomes of it."""
        begin_answering(interaction)
        try:
            if await self.tree.takes(interaction):
                await self._handle_control(interaction, control)
        except Exception as error:
            await self.tree.answer_failure(interaction, error)

    async def _answer_form(self, interaction: discord.Interaction, control: ControlAction, typed: str) -> None:
        """Answer what was typed into a form, whatever becomes of it; `control` is what stood in its id."""
        begin_answering(interaction)
        try:
            if not await self._doors.opens_for_control(interaction, control):
                return
            if self._desk.takes(control):
                await self._desk.submit(interaction, control, typed)
            else:
                await self._asking.ask_on(interaction, typed, before=control.text)
        except Exception as error:
            await self.tree.answer_failure(interaction, error)

    async def _handle_control(self, interaction: discord.Interaction, control: ControlAction) -> None:
        if not await self._doors.opens_for_control(interaction, control):
            return
        if control.action is Action.REMOVE_ANSWER:
            await self._removing.remove(interaction)
            return
        if control.action is Action.POST_HERE:
            await self._asking.post(interaction, control.text)
            return
        if control.action is Action.QUESTION:
            await self._asking.ask_on(interaction, control.text)
            return
        if control.action in REVIEWING:
            await self._reviewing.press(interaction, control)
            return
        if self._desk.takes(control):
            await self._desk.press(interaction, control)
            return
        audience = audience_of(interaction)
        form = self._replies.form(control, audience=audience)
        if form is not None:
            await open_form(interaction, form)
            return
        replaces = control.replaces and may_replace(interaction)
        reply = await self._asking.worker.work_in_time(
            interaction,
            lambda: self._replies.handle_control(control, audience=audience),
            private=True,
            replaces=replaces,
        )
        await send_control_reply(interaction, self._asking.about(reply, audience), replaces=replaces)

    async def _look_around(self) -> None:
        """Take note of the servers that the bot is in, one of which may be the first."""
        self._in_hand.take()
        try:
            servers = [guild.id for guild in self.guilds] if self.sees_all_servers else await self._all_servers()
        except DISCORD_ERRORS as error:
            _LOG.warning("It is not known which servers the bot is in: %s", reason_of(error))
            return
        await self._first_server.seen(servers, named=self._settings.servers)

    async def _all_servers(self) -> list[int]:
        """Return the servers that the bot is in, in whichever shard, as many as anybody would read."""
        return [guild.id async for guild in self.fetch_guilds(limit=_SERVERS_ASKED_FOR, with_counts=False)]

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


def _both(*told: Callable[[Reply, float], None]) -> Callable[[Reply, float], None]:
    """Return what tells everybody of a reply and how long it took."""

    def tell(reply: Reply, seconds: float) -> None:
        for one in told:
            one(reply, seconds)

    return tell
