"""Keeps missed questions: one entry for all the wordings that ask the same."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from bot.desk.missed.likeness import AskedBefore
from bot.desk.missed.wordings import WholeQuestions, cut_in, fingerprint
from bot.desk.room import Room
from bot.knowledge.service import Knowledge
from bot.replies.controls.custom_id import ControlAction
from bot.replies.i18n.audience import Audience
from bot.replies.model import Reply
from bot.storage.state.missed_questions import Miss, MissedQuestions, Reason, Status
from bot.storage.state.together import Together

_COMPARED = 500
"""Wordings that a new one is compared with: the newest of all that are open."""

_REPEATING_SECONDS = 10 * 60
"""Seconds within which the same member asking the same again is the same asking."""

_MAX_REPEATING = 10_000

_MOST_UNSETTLED = 1_000
"""Questions in memory that may soon be answered."""

_PAUSE_SECONDS = 0.05
"""Seconds between two recordings, in which answers have the processor for themselves and more may come."""


class _Noted(NamedTuple):
    """A question that is to be written down."""

    miss: Miss
    counts: bool
    """Whether it counts though it is known."""


class Recorder:
    """Writes missed questions down so that no two become entries of their own."""

    def __init__(
        self, questions: MissedQuestions, knowledge: Knowledge, *, clock: Callable[[], float] = time.time
    ) -> None:
        self.questions = questions
        self.whole = WholeQuestions()
        self._knowledge = knowledge
        self._clock = clock
        self._turn = asyncio.Lock()
        self._together = Together(self._numbers_of, self._turn, pause_seconds=_PAUSE_SECONDS)
        self._asked_before = AskedBefore()

    async def record(self, question: str, reason: Reason, place: str = "") -> int:
        """Count that a question was missed, and return its number; raise `StateError`."""
        return await self._written(Miss(question, fingerprint(question), reason, place, int(self._clock())))

    async def number_of(self, question: str) -> int:
        """Return the number of an open question, which is counted once if it is not known; raise `StateError`."""
        miss = Miss(question, fingerprint(question), Reason.REFUSED, at=int(self._clock()))
        return await self._written(miss, counts=False)

    async def take_back(self, question: str) -> None:
        """Count one asking less; raise `StateError`."""
        async with self._turn:
            await self.questions.take_back(fingerprint(question))

    async def question_in(self, control: ControlAction) -> str:
        """Return the question that a control is about, the whole of it if that is known; raise `StateError`."""
        whole = self.whole.find(control)
        if whole is None and cut_in(control):
            whole = await self.questions.beginning(control.text)
        return whole or control.text

    async def merge(self) -> None:
        """Make one entry of open ones that ask the same: what tells so may have come after them. Raise `StateError`."""
        async with self._turn:
            found = await self.questions.listed(Status.OPEN, most=_COMPARED)
            asked = sorted(found, key=lambda one: one.first_at)
            if len(asked) < 2:
                return
            alike = self._knowledge.snapshot.alike
            groups = await asyncio.to_thread(alike.merge, [one.question for one in asked])
            for first, *others in groups:
                for other in others:
                    await self.questions.join(asked[first].id, asked[other].id)

    async def _written(self, miss: Miss, *, counts: bool = True) -> int:
        """Have a question written down with all others that wait for it, and return its number."""
        return await self._together.do(_Noted(miss, counts))

    async def _numbers_of(self, waiting: Sequence[_Noted]) -> list[int]:
        """Keep or count some questions, and return the numbers of the entries that ask the same."""
        opened = await self.questions.open_ones({noted.miss.fingerprint for noted in waiting}, _COMPARED)
        known, new = dict(opened.known), list[Miss]()
        if known.keys() < {noted.miss.fingerprint for noted in waiting}:
            new = await asyncio.to_thread(self._compare, waiting, opened.asked, known)
        begun = {miss.fingerprint for miss in new}
        again = list[tuple[int, Miss]]()
        for noted in waiting:
            if noted.miss.fingerprint in begun:
                begun.remove(noted.miss.fingerprint)  # it is the one that is added
            elif noted.counts:
                again.append((known[noted.miss.fingerprint], noted.miss))
        added = await self.questions.keep(new, again) if new or again else []
        numbers = (known[noted.miss.fingerprint] for noted in waiting)
        return [added[-1 - number] if number < 0 else number for number in numbers]

    def _compare(
        self, waiting: Sequence[_Noted], asked: Sequence[tuple[int, str]], known: dict[str, int]
    ) -> list[Miss]:
        """Find which entry asks the same as each question, and return those that begin one; for a thread.

        `known` gets the number of each by its fingerprint, as `MissedQuestions.keep` counts them.
        """
        new = list[Miss]()
        numbers = {wording: number for number, wording in reversed(asked)}
        snapshot = self._knowledge.snapshot
        for miss in (noted.miss for noted in waiting):
            if miss.fingerprint in known:
                continue
            found = self._asked_before.most_alike(snapshot, miss.wording, tuple(numbers)) if numbers else None
            if found is None:
                new.append(miss)
            known[miss.fingerprint] = numbers[miss.wording] = -len(new) if found is None else numbers[found]
        return new


class RecordingRoom(Room):
    """Hears of every answer, and has those recorded that are none."""

    def __init__(
        self,
        recorder: Recorder,
        answers: Callable[[str], object | None] = lambda _: None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`answers` tells what a question is answered by now, None for a refusal; it is for a thread."""
        self._recorder = recorder
        self._answers = answers
        self._clock = clock
        self._unsettled: list[str] = []
        """Questions that were refused before everything could be looked through; in memory, and for half a minute."""
        self._asked: OrderedDict[tuple[int, str], float] = OrderedDict()
        """When which member asked what; in memory, and only for minutes."""

    def completed(self, reply: Reply, audience: Audience) -> Reply:
        """Return the reply as it is; a long question is remembered, so that its buttons know all of it."""
        if reply.outcome is not None:
            self._recorder.whole.remember(reply.outcome.question)
        return reply

    async def asked(self, reply: Reply, member: int) -> None:
        """Record a question that was refused; one that may soon be answered, after a while. Raise `StateError`."""
        outcome = reply.outcome
        if outcome is None or outcome.is_answered or self._is_repeated(member, outcome.question):
            return
        if reply.provisional and len(self._unsettled) < _MOST_UNSETTLED:
            self._unsettled.append(outcome.question)
        else:
            await self._recorder.record(outcome.question, Reason.REFUSED)

    async def flush(self) -> None:
        """Record what was refused before everything could be looked through, and still is; raise `StateError`."""
        while self._unsettled:
            question = self._unsettled.pop(0)
            try:
                if await asyncio.to_thread(self._answers, question) is None:
                    await self._recorder.record(question, Reason.REFUSED)
            except BaseException:  # it is tried again
                self._unsettled.insert(0, question)
                raise

    async def tidy(self, before: int) -> None:
        """Delete what was last asked before a time; raise `StateError`."""
        await self._recorder.questions.forget_before(before)

    def _is_repeated(self, member: int, question: str) -> bool:
        """Return whether the same member has just asked the same, and note that they have now."""
        now, key = self._clock(), (member, fingerprint(question))
        while self._asked:
            oldest = next(iter(self._asked))
            if len(self._asked) < _MAX_REPEATING and self._asked[oldest] > now - _REPEATING_SECONDS:
                break
            del self._asked[oldest]
        is_repeated = key in self._asked
        if not is_repeated:
            self._asked[key] = now
        return is_repeated
