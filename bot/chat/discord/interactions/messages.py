"""Questions in messages: a mention, a direct message, a reply to one of the bot's own messages."""

import logging
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

import discord

from bot.chat.discord.interactions.admission import bare_caller
from bot.chat.discord.interactions.community_means import CommunityMeans
from bot.chat.discord.interactions.permissions import may_reply, missing_permission
from bot.chat.discord.interactions.reading import Names, answered_in, names_of, question_in
from bot.chat.discord.interactions.spots import roles_of, spot_of
from bot.chat.discord.interactions.threads import in_thread, thread_name
from bot.chat.discord.rendering.view import view_of
from bot.chat.discord.session.in_hand import InHand
from bot.chat.discord.session.refusals import DISCORD_ERRORS
from bot.chat.discord.session.sending import Again, send
from bot.chat.discord.words import WAIT_MARK, not_permitted, private_here, remove_button, stopping, wait_first
from bot.desk.channel_rules import Answers
from bot.desk.places import Admission
from bot.errors import QuorumError
from bot.replies.cards.mistyped import call_or_advice
from bot.replies.commands.ask_request import AskRequest
from bot.replies.commands.parsing import SLASHES, parse
from bot.replies.i18n.audience import Audience
from bot.replies.model import Reply
from bot.replies.tagging import tagged
from bot.text import has_han, normalise

_ASKING = frozenset({discord.MessageType.default, discord.MessageType.reply})
_NO_HISTORY = 160002
"""Discord's code for a reply without the permission to read what was written before."""

_LOG = logging.getLogger(__name__)


def is_asking(message: discord.Message, me: int) -> bool:
    """Return whether a message is meant for the bot.

    Content comes with direct messages and mentions alone, and a reply that pings is one.
    """
    if message.author.bot or message.webhook_id is not None or message.type not in _ASKING:
        return False
    return message.guild is None or me in {user.id for user in message.mentions}


class MessageHandler:
    """Answers messages that are meant for the bot."""

    def __init__(self, means: CommunityMeans, in_hand: InHand) -> None:
        self._means = means
        self._in_hand = in_hand

    async def handle(self, message: discord.Message, me: discord.ClientUser) -> None:
        """Answer a message that is meant for the bot; never raises."""
        try:
            before = answered_in(message, me.id, self._means.whose.tag)
            await self._answer(message, AskRequest(question_in(message.content, me.id), before=before))
        except DISCORD_ERRORS as error:
            _LOG.warning("A message of user %d could not be answered: %s", message.author.id, error)
        except Exception:
            _LOG.exception("Answering a message of user %d failed", message.author.id)

    async def _answer(self, message: discord.Message, request: AskRequest) -> None:
        guild, question = message.guild, request.question
        audience = Audience(
            locale_for(question, self._means.language or (guild.preferred_locale.value if guild else None)),
            translated_names=True,
        )

        async def excuse() -> None:
            await self._excuse(message, audience)

        self._in_hand.take(excuse)
        if self._in_hand.is_closing:
            await excuse()
            return
        admission = await self._admitted(message, audience)
        if admission is None:
            return
        missing = missing_permission(message.channel)
        if missing is not None and admission.answers is not Answers.PRIVATE:
            await self._explain(message, missing, audience)
            return
        names = {user.id: names_of(user) for user in message.mentions}
        guild_id = guild.id if guild else None
        channel = message.channel.id
        try:
            # In a direct message or a new thread, it is of no use to point back to an earlier answer.
            among = guild_id if admission.answers is Answers.PUBLIC else None
            await self._means.awake()
            reply = await self._reply(request, names, audience=audience, guild=among, channel=channel)
            reply = self._means.asking.answered(reply, message.author.id, audience)
        except Exception as error:
            level = logging.WARNING if isinstance(error, QuorumError) else logging.ERROR
            shown = None if isinstance(error, QuorumError) else error
            _LOG.log(level, "A question of user %d: %s", message.author.id, type(error).__name__, exc_info=shown)
            reply = self._means.asking.replies.failure(error, audience=audience)
        self._in_hand.take()  # from here on it may arrive
        sent = await self._deliver(message, reply, audience, admission.answers, question)
        is_lasting = not (reply.private or reply.failed or reply.provisional)
        if sent is not None and guild_id is not None and is_lasting and admission.answers is Answers.PUBLIC:
            recent = self._means.asking.recent
            recent.remember(sent.id, recent.fingerprint(channel, question, request.before))

    async def _excuse(self, message: discord.Message, audience: Audience) -> None:
        """Tell the author of a message that no answer comes, since the bot stops; never raises."""
        try:
            await self._send(message, stopping(audience=audience), audience)
        except DISCORD_ERRORS as error:
            _LOG.info("user %d could not be told that no answer comes: %s", message.author.id, error)

    async def _reply(
        self, request: AskRequest, names: Mapping[int, Names], *, audience: Audience, guild: int | None, channel: int
    ) -> Reply:
        """Return the reply to what a message says: a question, a typed command, or nothing."""
        question = request.question
        if not question:
            return await self._means.asking.welcome(audience)
        parsed = parse(question) if question.startswith(SLASHES) else None
        if parsed is None:
            return await self._means.asking.answer_to(request, names, audience=audience, guild=guild, channel=channel)
        called = call_or_advice(parsed, audience.wording)
        if isinstance(called, Reply):
            return called
        return await self._means.asking.answer_call(called, names, audience=audience)

    async def _admitted(self, message: discord.Message, audience: Audience) -> Admission | None:
        """Return in which manner a message is answered; None where it is not, which its author is told once."""
        spot = spot_of(message.channel, message.guild.id if message.guild else None, roles_of(message.author))
        admission = self._means.doors.admit(spot, message)
        if not (admission.wait or admission.answers is Answers.OFF):
            return admission
        if spot is None or not self._means.doors.is_told_now(spot, message.author.id, admission):
            return None
        if admission.answers is Answers.OFF:
            caller = bare_caller(message.author, message.guild, audience)
            await self._write_privately(message, self._means.doors.off_reply(spot, caller))
            return None
        try:
            await send(lambda: message.add_reaction(WAIT_MARK), Again.SAME)
        except discord.Forbidden:
            await self._write_privately(message, wait_first(admission.wait, audience=audience))
        return None

    async def _deliver(
        self, message: discord.Message, reply: Reply, audience: Audience, answers: Answers, question: str
    ) -> discord.Message | None:
        """Send an answer as the rules of the channel say; return its message where it stands in the channel."""
        if answers is Answers.PRIVATE:
            if not await self._write_privately(message, reply):
                await self._send(message, audience=audience, reply=private_here(audience=audience))
            return None
        is_removable = message.guild is not None and not reply.failed
        beneath = remove_button() if is_removable else ()
        if message.guild is None and not reply.failed:
            beneath = self._means.whose.beneath
        shown = replace(reply, blocks=(*reply.blocks, *beneath)) if beneath else reply
        if answers is Answers.THREAD and isinstance(message.channel, discord.TextChannel):
            card = self._card(shown)
            nobody = discord.AllowedMentions.none()
            name = thread_name(reply, question)
            if await in_thread(
                message, name, lambda thread: thread.send(view=card, allowed_mentions=nobody, nonce=message.id)
            ):
                return None
        return await self._send(message, audience=audience, reply=shown)

    async def _write_privately(self, message: discord.Message, reply: Reply) -> bool:
        """Write to the author of a message; return whether they take direct messages."""
        try:
            card = self._card(reply)
            await send(lambda: self._write_once(message, card), Again.SAME)
        except discord.Forbidden:
            _LOG.info("User %d takes no direct messages", message.author.id)
            return False
        return True

    async def _send(self, message: discord.Message, reply: Reply, audience: Audience) -> discord.Message | None:
        """Return the message that was sent beneath the other, or next where it may not point at that."""
        reference = message.to_reference(fail_if_not_exists=False) if may_reply(message.channel) else None
        try:
            return await self._post(message, reply, reference)
        except discord.Forbidden as error:
            if reference is None or error.code != _NO_HISTORY:
                await self._explain(message, "send_messages", audience)
                return None
        return await self._post(message, reply, None)

    async def _post(
        self, message: discord.Message, reply: Reply, reference: discord.MessageReference | None
    ) -> discord.Message | None:
        card = self._card(reply)
        return await send(lambda: self._post_once(message, card, reference), Again.SAME)

    async def _post_once(
        self, message: discord.Message, card: discord.ui.LayoutView, reference: discord.MessageReference | None
    ) -> discord.Message:
        nobody = discord.AllowedMentions.none()
        # With the nonce, a request that has to be repeated does not send the answer twice.
        nonce = message.id
        if reference is None:
            return await message.channel.send(view=card, allowed_mentions=nobody, nonce=nonce)
        return await message.channel.send(view=card, allowed_mentions=nobody, nonce=nonce, reference=reference)

    async def _write_once(self, message: discord.Message, card: discord.ui.LayoutView) -> discord.Message:
        return await message.author.send(view=card, allowed_mentions=discord.AllowedMentions.none(), nonce=message.id)

    def _card(self, reply: Reply) -> discord.ui.LayoutView:
        return view_of(tagged(reply, self._means.whose.tag), self._means.commands())

    async def _explain(self, message: discord.Message, missing: str, audience: Audience) -> None:
        """Tell the member in a direct message why the bot is silent; if they take none, the log has to do."""
        _LOG.warning("Permission %s is missing in channel %d", missing, message.channel.id)
        name = getattr(message.channel, "name", None) or str(message.channel.id)
        await self._write_privately(message, not_permitted(f"#{name}", missing, audience=audience))


def locale_for(question: str, of_server: str | None) -> str | None:
    """Return the locale to answer a message in, which does not tell its author's: by its script, else the server's.

    >>> locale_for("服務治理", "en-US"), locale_for("服务治理", None), locale_for("IDL", "zh-TW")
    ('zh-TW', 'zh-CN', 'zh-TW')
    """
    if not has_han(question):
        return of_server
    wide = unicodedata.normalize("NFKC", question)
    return "zh-TW" if of_server in ("zh-TW", "zh-HK") or normalise(wide) != wide else "zh-CN"
