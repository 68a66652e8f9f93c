"""The bot's connection to Discord: signs in, keeps trying where that can help, stops when asked to."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping

import discord

from bot.chat.discord.audiences import audience_of
from bot.chat.discord.commands.registration import build_commands
from bot.chat.discord.commands.syncing import CommandRecord, sync_commands
from bot.chat.discord.commands.translation import CatalogueTranslator
from bot.chat.discord.interactions.answers import send_reply
from bot.chat.discord.interactions.beginning import begin_answering
from bot.chat.discord.interactions.entrance import Entrance
from bot.chat.discord.interactions.faces import Recents
from bot.chat.discord.interactions.messages import is_asking
from bot.chat.discord.interactions.opened_posts import is_opening
from bot.chat.discord.interactions.presses import answer_form, answer_press
from bot.chat.discord.messenger import DiscordMessenger
from bot.chat.discord.rendering.controls import ControlButton, ControlClient, ControlMenu, is_known, typed_into
from bot.chat.discord.session.refusals import DISCORD_ERRORS, check_token, refusal_in
from bot.chat.discord.session.signals import reason_of, stop_signals, terse_library
from bot.chat.discord.session.watching import Unwatched, Watcher, trace_of
from bot.chat.discord.settings import DiscordSettings
from bot.chat.discord.tree import MinutesTree
from bot.communities.cards import chosen_reply
from bot.communities.roster import Roster
from bot.desk.first_server import FirstServer
from bot.logs.request import begin_request
from bot.replies.controls.custom_id import DESK, Action, ControlAction, read_control_id

_MAX_PATIENCE_SECONDS = 60.0
"""Seconds for which a request waits when Discord asks for patience; beyond them it fails."""

_FIRST_WAIT_SECONDS = 1.0
# At this pace the bot stays below the thousand sessions that Discord lets it open in a day.
_MAX_WAIT_SECONDS = 120.0
_LASTING_SESSION_SECONDS = 600.0
_CLOSING_SECONDS = 5.0

_LOG = logging.getLogger(__name__)


class QuorumClient(ControlClient):
    """Answers interactions and messages for the community that is asked; one instance lives for one session."""

    def __init__(
        self,
        roster: Roster,
        settings: Mapping[str, DiscordSettings],
        record: CommandRecord | None,
        recents: Recents,
        watcher: Watcher,
    ) -> None:
        super().__init__(
            # Servers, to know where the bot is and who has which role; messages, of which Discord shows the bot no
            # more than those that are meant for it. None of these is privileged.
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            max_ratelimit_timeout=_MAX_PATIENCE_SECONDS,
            proxy=next((one.proxy for one in settings.values()), None),
            http_trace=trace_of(watcher),
        )
        self._watcher = watcher
        self._roster = roster
        self._settings = settings
        self._entrance = Entrance(
            roster, settings, recents, lambda: self.command_ids, home=self._home, took=watcher.answered
        )
        self.tree = MinutesTree(self, self._entrance, watcher)
        self._record = record
        # Where there are several communities, each names its servers.
        only = roster.only
        self._first_server = only.desk.first_server if only and only.desk else FirstServer(None)
        self.first_server = self._first_server.server
        self._is_synced = False

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
        await self._sync()

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
        """Say in the log that the bot can be asked; this runs again after each session that could not be resumed."""
        _LOG.info("Connected to Discord as %s, in %d servers", self.user, len(self.guilds))
        self._watcher.connected(lambda: self.latency)
        await self._sync()
        for community in self._roster.communities:
            await community.connected()

    async def on_resumed(self) -> None:
        """Take note of a session that goes on after its connection was lost."""
        self._watcher.connected(lambda: self.latency)

    async def on_disconnect(self) -> None:
        """Take note of a connection that was lost, or could not be had."""
        self._watcher.disconnected()

    async def on_connect(self) -> None:
        """Take note of the servers that the bot is in: all are known by now, though not yet what is in them."""
        await self._look_around()

    async def on_guild_join(self, _: discord.Guild) -> None:
        """Take note of a server that the bot was added to."""
        await self._look_around()

    async def on_guild_remove(self, _: discord.Guild) -> None:
        """Take note of a server that the bot has left."""
        await self._look_around()

    async def close(self) -> None:
        """Leave Discord."""
        self._entrance.close()
        await super().close()

    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is meant for the bot."""
        begin_request((message.content, getattr(message.channel, "name", "")))
        if self.user is None:
            return
        if is_opening(message, self.user.id):
            face = await self._entrance.of_message(message) if message.guild else None
            if face is not None:
                await face.posts.handle(message)
        elif is_asking(message, self.user.id):
            await self._answer_message(message, self.user)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answer what nothing else answers: forms that were filled in, and controls of an older version of the bot."""
        match interaction.type:
            case discord.InteractionType.modal_submit:
                control = read_control_id(interaction.custom_id or "")
                if control is not None and (control.action in {Action.QUESTION, *DESK}):
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
            await self._handle_control(interaction, control)
        except Exception as error:
            await self.tree.answer_failure(interaction, error)

    async def _answer_form(self, interaction: discord.Interaction, control: ControlAction, typed: str) -> None:
        """Answer what was typed into a form, whatever becomes of it; `control` is what stood in its id."""
        begin_answering(interaction)
        try:
            face = await self._entrance.enter_control(interaction, control)
            if face is not None:
                await answer_form(face, interaction, control, typed)
        except Exception as error:
            await self.tree.answer_failure(interaction, error)

    async def _handle_control(self, interaction: discord.Interaction, control: ControlAction) -> None:
        if control.action is Action.COMMUNITIES:
            await self._entrance.offer(interaction)
            return
        if control.action is Action.CHOOSE:
            await self._choose(interaction, control.text)
            return
        face = await self._entrance.enter_control(interaction, control)
        if face is not None:
            await answer_press(face, interaction, control)

    async def _choose(self, interaction: discord.Interaction, chosen: str) -> None:
        """Ask another community from now on, and at once what was to be asked."""
        name, _, question = chosen.partition(" ")
        face = await self._entrance.choose(interaction, name)
        if face is None:
            return
        if question:
            await face.asking.ask_on(interaction, question)
        else:
            reply = chosen_reply(face.community, audience_of(interaction).wording)
            await send_reply(interaction, reply, private=True)

    async def _answer_message(self, message: discord.Message, me: discord.ClientUser) -> None:
        """Answer a message that is meant for the bot, or tell its author why not; never raises."""
        try:
            face = await self._entrance.of_message(message)
            if face is None:
                await self._entrance.refuse_message(message, me)
                return
            await face.community.awake()
        except DISCORD_ERRORS as error:
            _LOG.warning("A message of user %d could not be answered: %s", message.author.id, reason_of(error))
        except Exception:
            _LOG.exception("A message of user %d could not be answered", message.author.id)
        else:
            await face.messages.handle(message, me)

    def _home(self) -> int | None:
        """Return the server that counts where none is named; None if that is not known."""
        if self.first_server is not None:
            return self.first_server
        return self.guilds[0].id if len(self.guilds) == 1 else None

    async def _look_around(self) -> None:
        """Take note of the servers that the bot is in, one of which may be the first."""
        servers = [guild.id for guild in self.guilds]
        only = self._roster.only
        if only is None:
            named = {server for one in self._roster.communities for server in one.who.servers}
            for server in set(servers) - named:
                _LOG.warning("No community names server %d, so nobody is answered there", server)
            return
        await self._first_server.seen(servers, named=only.who.servers)
        self.first_server = self._first_server.server

    async def _sync(self) -> None:
        """Bring the commands on Discord up to date, once; those that are there work until it succeeds."""
        if self._is_synced:
            return
        try:
            self.command_ids = await sync_commands(self.tree, self._record)
        except DISCORD_ERRORS as error:
            _LOG.warning("The commands on Discord could not be brought up to date: %s", reason_of(error))
        else:
            self._is_synced = True


async def run_bot(
    token: str,
    roster: Roster,
    *,
    settings: Mapping[str, DiscordSettings],
    record: CommandRecord | None,
    watcher: Watcher | None = None,
) -> None:
    """Answer on Discord until the process is asked to stop (SIGINT, SIGTERM).

    `settings` are those of each community, by its name. `record` remembers which commands Discord was sent. `watcher`
    is told what becomes of it all.

    Raises `RefusedByDiscordError` if trying again cannot help.
    """
    token = check_token(token)
    recents = Recents(settings)
    with terse_library(), stop_signals() as stop:
        work = asyncio.create_task(
            _stay_connected(token, lambda: QuorumClient(roster, settings, record, recents, watcher or Unwatched()))
        )
        waiting = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({work, waiting}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            waiting.cancel()
            work.cancel()
            # A gateway that does not answer the farewell must not keep the process.
            await asyncio.wait({work, waiting}, timeout=_CLOSING_SECONDS)
        if work.done() and not work.cancelled():
            work.result()


async def _stay_connected(token: str, new_client: Callable[[], QuorumClient]) -> None:
    """Sign in until it works; once connected, the library finds back by itself."""
    wait = _FIRST_WAIT_SECONDS
    while True:
        started = time.monotonic()
        try:
            # What has failed to sign in cannot be used a second time.
            async with new_client() as client:
                return await client.start(token)
        except DISCORD_ERRORS as error:
            refusal = refusal_in(error)
            if refusal is not None:
                raise refusal from error
            reason = reason_of(error)
        if time.monotonic() - started > _LASTING_SESSION_SECONDS:
            wait = _FIRST_WAIT_SECONDS
        _LOG.warning("Discord cannot be reached (%s); trying again in %.0f s", reason, wait)
        await asyncio.sleep(wait)
        wait = min(2 * wait, _MAX_WAIT_SECONDS)
