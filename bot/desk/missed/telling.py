"""Tells members once that what they asked in vain is answered."""

import asyncio
from typing import Any

from bot.desk.caller import AT_THE_MACHINE
from bot.desk.cards.waiting import told_mark, told_reply
from bot.desk.messenger import Messengers, Unsent
from bot.desk.missed.passages import Passages
from bot.desk.outbox import Letter, Outbox, Road
from bot.replies.controls.custom_id import control_id
from bot.replies.i18n.audience import Audience
from bot.replies.i18n.wording import parse_locale
from bot.storage.state.missed_questions import MissedQuestion, MissedQuestions, Status
from bot.storage.state.posts import Intent, Post, PostKind
from bot.storage.state.waiting_members import WaitingMember, WaitingMembers
from bot.text import has_han


class Teller:
    """Hands over to the outbox what members wait for: by direct message, or else beneath what they asked.

    Whoever is handed over waits no longer, and nothing of them is kept once that is sent.
    """

    def __init__(
        self,
        waiting: WaitingMembers,
        questions: MissedQuestions,
        passages: Passages,
        outbox: Outbox,
        messengers: Messengers,
    ) -> None:
        self._waiting = waiting
        self._questions = questions
        self._passages = passages
        self._outbox = outbox
        self._messengers = messengers
        self._turn = asyncio.Lock()
        outbox.handle(PostKind.TOLD, Road(self._compose, is_direct=True, is_kept=False, blocked=self._tell_beneath))
        outbox.handle(PostKind.TOLD_BENEATH, Road(self._compose, is_direct=False, is_kept=False))

    async def deliver(self) -> None:
        """Tell all who wait for what is answered by now; whom nothing reaches waits on. Raise `StateError`."""
        has_intents = False
        async with self._turn:
            for number in await self._waiting.questions(Status.ANSWERED, Status.CURATED):
                question = await self._questions.get(number)
                if question is None or not await asyncio.to_thread(self._passages.location, question.place):
                    continue
                for one in await self._waiting.of(number):
                    if one.member == AT_THE_MACHINE:
                        await self._show(one, question)
                    else:
                        await self._waiting.hand_over(number, one.member, _intent(one, question))
                        has_intents = True
        if has_intents:
            await self._outbox.send_all()

    async def _show(self, one: WaitingMember, question: MissedQuestion) -> None:
        """Tell whoever sits at the machine, if that is this one."""
        messenger = self._messengers.at_the_machine
        letter = await self._letter(_content(one, question), f"{question.id}.{one.at}")
        if messenger and letter and await self._waiting.remove(question.id, one.member):
            await messenger.direct(one.member, letter.reply, "")

    async def _compose(self, post: Post) -> Letter | None:
        return await self._letter(post.intent.content, post.intent.subject)

    async def _letter(self, content: Any, subject: str) -> Letter | None:
        hit = await asyncio.to_thread(self._passages.hit, content["question"], content["place"])
        if hit is None:
            return None
        mark = told_mark(content["place"], subject)
        reply = told_reply(content["question"], hit, Audience(content["locale"] or None).wording, mark=mark)
        return Letter(reply, control_id(mark), content["beneath"])

    async def _tell_beneath(self, post: Post, _: Unsent) -> None:
        """Tell in the channel what no direct message can tell, beneath the message in which it was asked."""
        content = post.intent.content
        if content["channel"] is not None:
            await self._outbox.intend(
                Intent(PostKind.TOLD_BENEATH, content["channel"], f"{post.intent.subject}.{post.id}", content)
            )


def _intent(one: WaitingMember, question: MissedQuestion) -> Intent:
    # A question that is missed again may be answered a second time.
    return Intent(PostKind.TOLD, one.member, f"{question.id}.{one.at}", _content(one, question))


def _asked_by(one: WaitingMember, question: MissedQuestion) -> str:
    """Return the question in words that the member may have asked it in: of their script, if it was asked so."""
    locale = parse_locale(one.locale)
    is_chinese = locale is not None and locale.language == "zh"
    return next((spoken for spoken in question.wordings if has_han(spoken) is is_chinese), question.question)


def _content(one: WaitingMember, question: MissedQuestion) -> dict[str, Any]:
    return {
        "question": _asked_by(one, question),
        "place": question.place,
        "locale": one.locale,
        "channel": one.channel if one.server is not None else None,
        "beneath": one.message,
    }
