"""The bot's connection to Discord: signs in, keeps trying where that can help, stops when asked to."""

import asyncio
import logging
import time
from collections.abc import Callable

import discord

from bot.chat.discord.audiences import audience_of
from bot.chat.discord.commands.registration import build_commands
from bot.chat.discord.commands.syncing import CommandRecord, sync_commands
from bot.chat.discord.commands.translation import CatalogueTranslator
from bot.chat.discord.interactions.admission import Doors
from bot.chat.discord.interactions.answers import may_replace, open_form, send_control_reply
from bot.chat.discord.interactions.asking import Asking
from bot.chat.discord.interactions.desk_face import DeskFace
from bot.chat.discord.interactions.messages import MessageHandler
from bot.chat.discord.interactions.opened_posts import OpenedPosts, is_opening
from bot.chat.discord.interactions.recent_answers import RecentAnswers
from bot.chat.discord.interactions.removing import Removing
from bot.chat.discord.interactions.reviewing import Reviewing
from bot.chat.discord.messenger import DiscordMessenger
from bot.chat.discord.rendering.controls import ControlButton, ControlClient, ControlMenu, is_known, typed_into
from bot.chat.discord.session.refusals import DISCORD_ERRORS, check_token, refusal_in
from bot.chat.discord.session.signals import reason_of, stop_signals, terse_library
from bot.chat.discord.session.starts import SessionStarts, Turns
from bot.chat.discord.settings import DiscordSettings
from bot.chat.discord.shards import Shards
from bot.chat.discord.tree import MinutesTree
from bot.desk.desk import Desk
from bot.desk.first_server import FirstServer
from bot.replies.controls.custom_id import REVIEWING, Action, ControlAction, read_control_id
from bot.replies.service import Replies
from bot.storage.state.leases import OwnLeases

_MAX_PATIENCE_SECONDS = 60.0
"""Seconds for which a request waits when Discord asks for patience; beyond them it fails."""

_FIRST_WAIT_SECONDS = 1.0
# At this pace the bot stays below the thousand sessions that Discord lets it open in a day.
_MAX_WAIT_SECONDS = 120.0
_LASTING_SESSION_SECONDS = 600.0
_CLOSING_SECONDS = 5.0

_COMMANDS_SECONDS = 20.0
"""Seconds that another process is waited for, which sends the commands."""

_SERVERS_ASKED_FOR = 200

_LOG = logging.getLogger(__name__)


class Processes:
    """How the bot is dealt out to processes: the shards of this one, None for all, and turns over all of them."""

    def __init__(self, turns: Turns, shards: Shards | None = None) -> None:
        self.turns = turns
        self.shards = shards
        self.starts = SessionStarts(turns)


class QuorumClient(ControlClient):
    """Answers interactions and messages with the words of `replies`; one instance lives for one session."""

    def __init__(
        self,
        replies: Replies,
        desk: Desk | None,
        settings: DiscordSettings,
        record: CommandRecord | None,
        recent: RecentAnswers,
        processes: Processes,
    ) -> None:
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
        )
        self._doors = Doors(desk.places if desk else None)
        self.tree = MinutesTree(self, replies, self._doors)
        self._settings = settings
        self._replies = replies
        self._record = record
        self._asking = Asking(replies, recent)
        if desk is not None:
            self._asking = Asking(replies, recent, desk.answered, desk.about, took=desk.took)
        self._reviewing = Reviewing(replies, recent, settings, desk)
        self._desk = DeskFace(desk, settings)
        self._first_server = desk.first_server if desk else FirstServer(None)
        self._processes = processes
        places = desk.places if desk else None
        self._removing = Removing(recent, self._desk.caller, places.note_removal if places else None)
        self._messages = MessageHandler(self._asking, lambda: self.command_ids, self._doors)
        self._posts = OpenedPosts(self._asking, lambda: self.command_ids, self._doors)
        self._is_synced = False

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
        await self._sync()

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

    async def on_ready(self) -> None:
        """Say in the log that the bot can be asked; this runs again after each session that could not be resumed."""
        _LOG.info("Connected to Discord as %s, in %d servers", self.user, len(self.guilds))
        await self._sync()
        if self._desk.desk is not None:
            await self._desk.desk.connected()

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
        self._asking.close()
        await super().close()

    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is meant for the bot."""
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
                control = read_control_id(interaction.custom_id or "")
                if control is not None and (control.action is Action.QUESTION or self._desk.takes(control)):
                    await self._answer_form(interaction, control, typed_into(interaction))
                    return
            case discord.InteractionType.component if not is_known(interaction.custom_id or ""):
                pass
            case _:
                return
        await self.tree.answer_unknown_control(interaction)

    async def handle_control(self, interaction: discord.Interaction, control: ControlAction) -> None:
        """Answer one press, whatever becomes of it."""
        try:
            await self._handle_control(interaction, control)
        except Exception as error:
            await self.tree.answer_failure(interaction, error)

    async def _answer_form(self, interaction: discord.Interaction, control: ControlAction, typed: str) -> None:
        """Answer what was typed into a form, whatever becomes of it; `control` is what stood in its id."""
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


async def run_bot(
    token: str,
    replies: Replies,
    *,
    settings: DiscordSettings,
    record: CommandRecord | None,
    desk: Desk | None,
    processes: Processes | None = None,
) -> None:
    """Answer on Discord until the process is asked to stop (SIGINT, SIGTERM).

    `record` remembers which commands Discord was sent. Without a desk, what needs one says so. `processes` says which
    shards this process is; without, it is all of them.

    Raises `RefusedByDiscordError` if trying again cannot help.
    """
    token = check_token(token)
    several = processes or Processes(OwnLeases())
    recent = RecentAnswers(settings.repeat_minutes, changed=replies.basis().has_changed)
    with terse_library(), stop_signals() as stop:
        work = asyncio.create_task(
            _stay_connected(token, lambda: QuorumClient(replies, desk, settings, record, recent, several))
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
