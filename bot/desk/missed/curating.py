"""Curated answers: a moderator picks the passage, and it follows the minutes from then on."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.desk.caller import AT_THE_MACHINE, Caller
from bot.desk.cards.candidates import (
    candidates_reply,
    chosen_reply,
    finding_form,
    no_candidates_reply,
    question_gone_reply,
)
from bot.desk.missed.passages import Passages
from bot.desk.missed.recording import Recorder
from bot.desk.missed.telling import Teller
from bot.desk.missed.wordings import fingerprint
from bot.desk.room import Need, PressHandler, Room
from bot.errors import UsageError
from bot.knowledge.comparing import ReviewReport
from bot.replies.cards.control_replies import gone_reply
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.controls.kept_places import place_of
from bot.replies.controls.references import Location
from bot.replies.curating import HeldAnswers
from bot.replies.model import Button, Form, Reply
from bot.search.curated import CuratedAnswer, CuratedAnswers, CuratedPlace
from bot.storage.state.audit import AuditLog
from bot.storage.state.curated_answers import CURATED, KeptAnswer, KeptAnswers, KeptPlace
from bot.storage.state.missed_questions import Miss, Reason, Status

_LOG = logging.getLogger(__name__)

_MOST_ANSWERS = 1_000
"""Each is found again in the minutes at every reload, which takes milliseconds."""

Listener = Callable[[KeptAnswer], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What curating works with."""

    kept: KeptAnswers
    held: HeldAnswers
    recorder: Recorder
    passages: Passages
    teller: Teller
    audit: AuditLog


class CuratingRoom(Room):
    """Lets moderators say what the answer is, and keeps all that they said in memory for whoever answers."""

    matter = CURATED

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._listeners: list[Listener] = []

    def tell(self, listener: Listener) -> None:
        """Tell this one of each curated answer whose passage the minutes do not hold any more."""
        self._listeners.append(listener)

    @property
    def moderators_presses(self) -> Mapping[Action, PressHandler]:
        """The steps from a missed question to its answer."""
        return {
            Action.FIND_ANSWER: self._ask_for_words,
            Action.ANSWER_CANDIDATES: self._offer,
            Action.CURATE: self._choose,
        }

    async def needs(self, caller: Caller) -> tuple[Need, ...]:
        """Return that passages which were chosen are gone from the minutes; raise `StateError`."""
        gone = sum(one.gone_at is not None for one in await self._shelf.kept.all())
        wording = caller.audience.wording
        if not gone:
            return ()
        words = wording.plural(
            "{count} chosen answer is gone from the minutes.", "{count} chosen answers are gone from the minutes.", gone
        )
        return (Need(words, (Button(wording("Questions without an answer"), ControlAction(Action.UNANSWERED)),)),)

    async def read(self) -> None:
        """Hold what is in force; raise `StateError`."""
        kept = await self._shelf.kept.all()
        self._shelf.held.hold(CuratedAnswers(tuple(_answer(one) for one in kept if one.gone_at is None)))

    async def refreshed(self, report: ReviewReport) -> None:
        """Let each curated answer follow its passage; raise `StateError`."""
        if not (kept := await self._shelf.kept.all()):
            return
        found = await asyncio.to_thread(self._shelf.passages.find_again, [_answer(one).place for one in kept])
        for answer, location in zip(kept, found, strict=True):
            if location is not None:
                await self._follow(answer, location)
            elif answer.gone_at is None:
                await self._lose(answer)
        await self.read()

    async def take_back(self, id: int, caller: Caller) -> None:
        """Take a curated answer back: its question is missed again. Raise `StateError`."""
        answer = next((one for one in await self._shelf.kept.all() if one.id == id), None)
        if answer is None or not await self._shelf.kept.remove(id):
            return
        await self.read()
        await self._reopen(answer)
        await self._shelf.audit.note(caller.member, caller.server, "curated answer taken back", answer.question)

    async def _ask_for_words(self, control: ControlAction, caller: Caller) -> Reply | Form:
        return finding_form(control.text, caller.audience.wording)

    async def _offer(self, control: ControlAction, caller: Caller) -> Reply | Form:
        """Return the passages that may be meant by what was typed behind the number of the question."""
        number, _, typed = control.text.partition(" ")
        question = await self._shelf.recorder.questions.get(int(number)) if number.isdecimal() else None
        wording = caller.audience.wording
        if question is None:
            return question_gone_reply(wording)
        hits = await asyncio.to_thread(self._shelf.passages.candidates, typed, question.question, caller.audience)
        if not hits:
            return no_candidates_reply(question, typed, wording)
        return candidates_reply(question, hits, wording)

    async def _choose(self, control: ControlAction, caller: Caller) -> Reply | Form:
        """Take the passage that was picked as the answer to the question from now on."""
        shelf, wording = self._shelf, caller.audience.wording
        question = await shelf.recorder.questions.get(int(control.text)) if control.text.isdecimal() else None
        if question is None:
            return question_gone_reply(wording)
        place = await asyncio.to_thread(shelf.passages.location, "".join(control.places[:1]))
        if place is None:
            return gone_reply(None, wording)
        if len(await shelf.kept.all()) >= _MOST_ANSWERS:
            raise UsageError(wording("There are too many chosen answers already. Take some back first."))
        spoken = {fingerprint(one): one for one in (question.question, *question.wordings)}
        now = int(time.time())
        kept = _kept(place)
        await shelf.kept.add(question.question, spoken, kept, chosen_by=caller.member, chosen_at=now)
        await shelf.recorder.questions.settle(question.id, Status.CURATED, now, place.reference)
        await shelf.audit.note(
            caller.member, caller.server, "curated answer", f"{question.question} → {kept.meeting}: {place.headline}"
        )
        await self.read()
        hit = await asyncio.to_thread(shelf.passages.hit, question.question, place.reference)
        await shelf.teller.deliver()
        return chosen_reply(question, hit, wording)

    async def _follow(self, answer: KeptAnswer, location: Location) -> None:
        kept = _kept(location)
        if kept != answer.place or answer.gone_at is not None:
            await self._shelf.kept.move(answer.id, kept)
        if answer.gone_at is not None:
            questions = self._shelf.recorder.questions
            again = await questions.find(fingerprint(answer.question), Status.OPEN)
            if again is not None:
                await questions.settle(again, Status.CURATED, int(time.time()), kept.reference)
            await self._shelf.audit.note(AT_THE_MACHINE, None, "curated answer is back", answer.question)

    async def _lose(self, answer: KeptAnswer) -> None:
        await self._shelf.kept.lose(answer.id, int(time.time()))
        await self._reopen(answer)
        await self._shelf.audit.note(AT_THE_MACHINE, None, "curated answer is gone", answer.question)
        _LOG.warning("the minutes do not hold the curated answer %d any more", answer.id)
        for listener in self._listeners:
            await listener(answer)

    async def _reopen(self, answer: KeptAnswer) -> None:
        now = int(time.time())
        await self._shelf.recorder.questions.reopen(
            Miss(answer.question, fingerprint(answer.question), Reason.REFUSED, at=now)
        )


def _answer(kept: KeptAnswer) -> CuratedAnswer:
    """Return a kept answer as the search takes it."""
    place = kept.place
    where = CuratedPlace(place.meeting, place.source, place.reference, place.text)
    return CuratedAnswer(kept.id, kept.wordings, where)


def _kept(location: Location) -> KeptPlace:
    place = place_of(location)
    return KeptPlace(location.minutes.origin, place.meeting, place.source, place.reference, place.text)
