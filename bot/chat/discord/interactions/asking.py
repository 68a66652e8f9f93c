"""Questions and what becomes of them: answered to all, or to the asker alone where that was done a moment ago."""

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace

import discord

from bot.chat.discord.audiences import audience_of
from bot.chat.discord.interactions.answers import is_private, send_reply
from bot.chat.discord.interactions.executor import Worker
from bot.chat.discord.interactions.manners import manner_of
from bot.chat.discord.interactions.reading import Names, in_words, names_in, text_of
from bot.chat.discord.interactions.recent_answers import RecentAnswers
from bot.chat.discord.words import no_answer_now, no_text, not_public_here, use_command, ways_to_ask
from bot.replies.commands.ask_request import AskRequest
from bot.replies.commands.catalogue import HELP
from bot.replies.commands.parsing import Call
from bot.replies.dispatch import begin_reply
from bot.replies.i18n.audience import Audience
from bot.replies.model import Reply
from bot.replies.service import Replies

_MAX_TEXT_CHARACTERS = 4_000
"""Characters of a message that is asked about: embeddings and what was passed on may hold many times as many."""

Completing = Callable[[Reply, int, Audience], Reply]
"""Takes note of the reply to a question that a member asked, and returns it with what can be done about it."""


def as_it_is(reply: Reply, member: int, audience: Audience) -> Reply:
    """Return the reply, of which nobody takes note."""
    return reply


@dataclass(frozen=True, slots=True)
class Asking:
    """Answers questions that come with an interaction."""

    replies: Replies
    recent: RecentAnswers
    answered: Completing = as_it_is
    """Hears of every reply to a question."""
    about: Callable[[Reply, Audience], Reply] = lambda reply, _: reply
    """Completes a card on a topic or a person."""
    worker: Worker = field(default_factory=lambda: Worker("answers"))
    lookups: Worker = field(default_factory=lambda: Worker("lookups"))
    """Does what takes next to nothing, and is of no use behind the answers that others wait for."""

    took: Callable[[Reply, float], None] = lambda reply, seconds: None
    """Is told of every reply that leaves, and how long it took."""

    def close(self) -> None:
        """Let the threads end."""
        self.worker.close()
        self.lookups.close()

    async def ask(self, interaction: discord.Interaction, request: AskRequest, *, only_answers: bool = False) -> None:
        """Answer a question; the same one again in a channel is answered to the asker alone.

        With `only_answers`, that the minutes do not say is told to the asker alone too.
        """
        audience = audience_of(interaction)
        guild, channel = interaction.guild_id, interaction.channel_id
        request = replace(request, private=request.private or manner_of(interaction).private)
        names = await names_in(interaction, request.question, request.person)
        # In a direct message there is nobody else to be spared.
        shared = channel if guild is not None and not request.private else None
        asked = (request.question, request.before, *request.scope)
        fingerprint = self.recent.fingerprint(shared, *asked) if shared is not None else None
        first = self.recent.find(fingerprint) if fingerprint is not None else None
        request = replace(request, private=request.private or first is not None)
        reply = await self._answered(interaction, request, names, audience)
        if only_answers and not (reply.outcome and reply.outcome.is_answered):
            await send_reply(interaction, no_answer_now(audience=audience), private=True)
            return
        if shared is not None and first is not None:
            reply = self.replies.again(reply, address_of(guild, shared, first), audience=audience)
        message = await send_reply(interaction, reply, private=request.private)
        if fingerprint is not None and message is not None and not (reply.private or reply.provisional):
            self.recent.remember(message, fingerprint)

    async def ask_on(self, interaction: discord.Interaction, question: str, *, before: str = "") -> None:
        """Answer what was typed into a form, as privately as the card is from which it was opened.

        `before` is the question of that card, which this one may go on from.
        """
        await self.ask(interaction, AskRequest(question, private=is_private(interaction.message), before=before))

    async def post(self, interaction: discord.Interaction, question: str) -> None:
        """Answer a question again that was answered to its asker alone, this time to everybody who reads there."""
        if manner_of(interaction).private or not manner_of(interaction).may_post:
            await send_reply(interaction, not_public_here(audience=audience_of(interaction)), private=True)
            return
        await self.ask(interaction, AskRequest(question), only_answers=True)

    async def ask_about(self, interaction: discord.Interaction, message: discord.Message) -> None:
        """Answer a message that somebody wrote, to whoever wants to know."""
        audience = audience_of(interaction)
        text = text_of(message)[:_MAX_TEXT_CHARACTERS]
        if not text:
            await send_reply(interaction, no_text(audience=audience), private=True)
            return
        names = await names_in(interaction, text)
        reply = await self._answered(interaction, AskRequest(text, private=True), names, audience)
        await send_reply(interaction, reply, private=True)

    def worded(self, text: str, names: Mapping[int, Names]) -> str:
        """Return a text with names in place of mentions: of several names, the one that the minutes know.

        For a worker's thread: names are looked up among all people.
        """
        return in_words(text, {id: self.replies.browsing.known_name(some) for id, some in names.items()})

    async def welcome(self, audience: Audience) -> Reply:
        """Return what the bot is for and how it is asked."""
        ways = ways_to_ask(audience.wording)
        return await self.worker.work(lambda: self.replies.introducing.welcome(audience=audience, ways=ways))

    async def answer_call(self, call: Call, names: Mapping[int, Names], *, audience: Audience) -> Reply:
        """Return the reply to a command that was typed into a message; moderators' need Discord's own command."""
        if call.command.moderators_only:
            return use_command(call.command, audience=audience)
        if call.command == HELP:
            return self.replies.introducing.help(audience=audience, moderator=False, ways=ways_to_ask(audience.wording))

        def begin() -> Reply | Awaitable[Reply]:
            options = {name: self.worded(value, names) for name, value in call.options.items()}
            return begin_reply(replace(call, options=options), self.replies, audience=audience, paged=True)

        return await self._worked(begin)

    async def answer_to(
        self, request: AskRequest, names: Mapping[int, Names], *, audience: Audience, guild: int | None, channel: int
    ) -> Reply:
        """Return the answer to a question in a message; if the channel has just had it, only if that is.

        A message cannot be answered to its author alone, and the whole channel need not read the answer twice.
        """
        asked = self.recent.fingerprint(channel, request.question, request.before)
        first = self.recent.find(asked) if guild is not None else None
        if first is not None:
            return self.replies.answered_above(address_of(guild, channel, first), audience=audience)
        return await self._worked(lambda: self._ask(request, names, audience))

    async def _worked(self, work: Callable[[], Reply | Awaitable[Reply]]) -> Reply:
        began = time.monotonic()
        reply = await self.worker.work(work)
        self.took(reply, time.monotonic() - began)
        return reply

    async def answer_title(self, request: AskRequest, *, audience: Audience) -> Reply:
        """Return the answer to what a post is called, wherever it was asked before."""
        return await self.worker.work(lambda: self._ask(request, {}, audience))

    async def _answered(
        self, interaction: discord.Interaction, request: AskRequest, names: Mapping[int, Names], audience: Audience
    ) -> Reply:
        began = time.monotonic()
        reply = self._kept(request, names, audience)
        if reply is None:
            reply = await self.worker.work_in_time(
                interaction, lambda: self._ask(request, names, audience), private=request.private
            )
        self.took(reply, time.monotonic() - began)
        return self.answered(reply, interaction.user.id, audience)

    def _kept(self, request: AskRequest, names: Mapping[int, Names], audience: Audience) -> Reply | None:
        """Return the answer that was given before; whoever asks the same need not wait behind others."""
        if names:  # which are looked up among all people
            return None
        question, person = in_words(request.question, {}), in_words(request.person, {})
        return self.replies.kept_answer(replace(request, question=question, person=person), audience=audience)

    def _ask(self, request: AskRequest, names: Mapping[int, Names], audience: Audience) -> Reply | Awaitable[Reply]:
        question, person = (self.worded(text, names) for text in (request.question, request.person))
        return self.replies.begin_ask(replace(request, question=question, person=person), audience=audience)


def address_of(guild: int | None, channel: int, message: int) -> str:
    """Return the address at which Discord shows a message."""
    return f"https://discord.com/channels/{guild or '@me'}/{channel}/{message}"
