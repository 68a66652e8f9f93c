"""Who wants to be told when a question is answered: taken down, taken back, and told once."""

import asyncio
import time
from collections.abc import Mapping

from bot.desk.caller import Caller
from bot.desk.cards.privacy import waiting_kept
from bot.desk.cards.waiting import not_waiting_reply, told_reply, waiting_reply, with_wish
from bot.desk.chores import Chores
from bot.desk.missed.asking_again import AskingAgain
from bot.desk.missed.recording import Recorder
from bot.desk.missed.telling import Teller
from bot.desk.room import PressHandler, Room
from bot.knowledge.comparing import ReviewReport
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.audience import Audience
from bot.replies.model import Form, Reply
from bot.storage.state.leases import DUTY, Leases, OwnLeases
from bot.storage.state.missed_questions import Status
from bot.storage.state.named_values import NamedValues
from bot.storage.state.waiting_members import WaitingMember, WaitingMembers

_ASKED = "asked_again_of"
"""Under this name stand the minutes of which open questions were last asked again."""


class WaitingRoom(Room):
    """Keeps a member's id only until they are told, or take it back."""

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        waiting: WaitingMembers,
        recorder: Recorder,
        asking: AskingAgain,
        teller: Teller,
        values: NamedValues,
        chores: Chores,
        leases: Leases | None = None,
    ) -> None:
        """Of several processes, the one on duty by its `leases` asks again."""
        self._leases = leases or OwnLeases()
        self._waiting = waiting
        self._recorder = recorder
        self._asking = asking
        self._teller = teller
        self._values = values
        self._chores = chores
        self._looking = asyncio.Lock()
        """Several at once would be no sooner, and each would take its turn from those who ask."""

    @property
    def presses(self) -> Mapping[Action, PressHandler]:
        """The buttons under a refusal, and under what is said to a press of that."""
        return {Action.TELL_ME: self._wait, Action.TELL_ME_NOT: self._wait_no_longer}

    def completed(self, reply: Reply, audience: Audience) -> Reply:
        """Return a refusal with the button for being told when it is answered."""
        outcome = reply.outcome
        if outcome is None or outcome.is_answered:
            return reply
        return with_wish(reply, outcome.question, audience.wording)

    async def refreshed(self, report: ReviewReport) -> None:
        """Have the open questions asked again of what is new, beside whatever else follows."""
        if (report.added or report.changed) and self._leases.holds(DUTY):
            self._chores.begin(lambda: self._ask_again(report), "asking again what was refused")

    async def connected(self) -> None:
        """Tell those who wait for what was answered meanwhile.

        If the minutes are others than when it was last asked again, the program was down or died in the middle of it.
        """
        minutes, known = await self._asking.minutes(), await self._values.get(_ASKED)
        if known is None:
            await self._values.set(_ASKED, minutes)
        elif known != minutes:
            self._chores.begin(lambda: self._ask_again(None), "asking again what was refused")
        await self._teller.deliver()

    async def kept_about(self, caller: Caller) -> tuple[str, ...]:
        """Return how many answers somebody waits for; raise `StateError`."""
        return waiting_kept(await self._waiting.count_of(caller.member), caller.audience.wording)

    async def forget(self, member: int) -> None:
        """Delete all that a member waits for; raise `StateError`."""
        await self._waiting.forget(member)

    async def tidy(self, before: int) -> None:
        """Delete who began to wait before a time; raise `StateError`."""
        await self._waiting.forget_before(before)

    async def _wait(self, control: ControlAction, caller: Caller) -> Reply | Form:
        question = await self._recorder.question_in(control)
        # The message may be old, and the minutes or a moderator may say it by now.
        async with self._looking:
            found = await asyncio.to_thread(self._asking.answer_for, question, caller.audience)
        if found is not None:
            return told_reply(question, found, caller.audience.wording)
        number = await self._recorder.number_of(question)
        locale = caller.audience.locale or ""
        # What somebody asked for themselves alone is told nowhere else.
        channel = caller.channel if caller.message is not None else None
        one = WaitingMember(number, caller.member, locale, caller.server, channel, caller.message, int(time.time()))
        await self._waiting.add(one)
        return waiting_reply(number, question, caller.audience.wording)

    async def _wait_no_longer(self, control: ControlAction, caller: Caller) -> Reply | Form:
        if control.text.isdecimal():
            await self._waiting.remove(int(control.text), caller.member)
        return not_waiting_reply(caller.audience.wording)

    async def _ask_again(self, report: ReviewReport | None) -> None:
        minutes = await self._asking.minutes()
        await asyncio.to_thread(self._asking.wait_for_embeddings)
        await self._recorder.merge()
        open_ones = await self._recorder.questions.listed(Status.OPEN)
        async for question, hit in self._asking.answers(open_ones, report):
            place = self._asking.reference(hit)
            await self._recorder.questions.settle(question.id, Status.ANSWERED, int(time.time()), place)
        await self._values.set(_ASKED, minutes)
        await self._teller.deliver()
