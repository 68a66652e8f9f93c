"""Tells members once that what they asked in vain is answered."""

import asyncio
import logging
from hashlib import blake2b

from bot.desk.cards.waiting import told_reply
from bot.desk.messenger import Messenger, Messengers, Unsent
from bot.desk.missed.passages import Passages
from bot.replies.i18n.audience import Audience
from bot.search.model import Hit
from bot.storage.state.missed_questions import MissedQuestion, MissedQuestions, Status
from bot.storage.state.waiting_members import WaitingMember, WaitingMembers

_LOG = logging.getLogger(__name__)

_NONCE_BYTES = 12


class Teller:
    """Sends what members wait for; whoever is told is forgotten first, so that nobody is told twice."""

    def __init__(
        self, waiting: WaitingMembers, questions: MissedQuestions, passages: Passages, messengers: Messengers
    ) -> None:
        self._waiting = waiting
        self._questions = questions
        self._passages = passages
        self._messengers = messengers
        self._turn = asyncio.Lock()

    async def deliver(self) -> None:
        """Tell all who wait for what is answered by now; whom nothing reaches waits on. Raise `StateError`."""
        async with self._turn:
            for number in await self._waiting.questions(Status.ANSWERED, Status.CURATED):
                question = await self._questions.get(number)
                hit = (
                    await asyncio.to_thread(self._passages.hit, question.question, question.place) if question else None
                )
                if question is None or hit is None:
                    continue
                for one in await self._waiting.of(number):
                    messenger = self._messengers.reaching(one.member)
                    if messenger and await self._waiting.remove(number, one.member):
                        await _send(messenger, one, question, hit)


async def _send(messenger: Messenger, one: WaitingMember, question: MissedQuestion, hit: Hit) -> None:
    """Send a direct message; where that is not possible, write beneath the message in which it was asked."""
    reply = told_reply(question.question, hit, Audience(one.locale or None).wording)
    nonce = blake2b(f"{one.question} {one.member} {one.at}".encode(), digest_size=_NONCE_BYTES).hexdigest()
    sent = await messenger.direct(one.member, reply, nonce)
    if sent in (Unsent.BLOCKED, Unsent.GONE) and one.server is not None and one.channel is not None:
        sent = await messenger.post(one.channel, reply, nonce, beneath=one.message)
    if isinstance(sent, Unsent):
        _LOG.info("somebody could not be told that question %d is answered: %s", one.question, sent)
