"""Whether answers helped: one vote a member and answer, which can be changed and taken back."""

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b

from bot.desk.caller import Caller
from bot.desk.cards.votes import vote_buttons, vote_reply
from bot.desk.missed.recording import Recorder
from bot.desk.missed.wordings import answer_of
from bot.desk.room import PressHandler, Room
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.audience import Audience
from bot.replies.model import Form, Reply
from bot.storage.state.missed_questions import Reason
from bot.storage.state.named_values import NamedValues
from bot.storage.state.votes import Votes

_SECRET = "voters"


@dataclass(frozen=True, slots=True)
class Vote:
    """What somebody has just said of an answer."""

    question: str
    place: str
    """Refers to what was quoted."""
    helped: bool | None
    """None if they took back what they had said."""
    voter: str
    """Stands for the member."""


Listener = Callable[[Vote], Awaitable[None]]


class VotesRoom(Room):
    """Counts what members say of answers; who they are is kept as a fingerprint that only this state can make."""

    def __init__(self, votes: Votes, recorder: Recorder, secrets: NamedValues) -> None:
        self._votes = votes
        self._recorder = recorder
        self._secrets = secrets
        self._listeners: list[Listener] = []

    def tell(self, listener: Listener) -> None:
        """Tell this one of each vote too."""
        self._listeners.append(listener)

    @property
    def presses(self) -> Mapping[Action, PressHandler]:
        """The two buttons under an answer."""
        return {Action.HELPED: self._vote, Action.NO_HELP: self._vote}

    def completed(self, reply: Reply, audience: Audience) -> Reply:
        """Return an answer with the two buttons; no list and no refusal has them."""
        outcome = reply.outcome
        if outcome is None or not outcome.is_answered or not outcome.place:
            return reply
        return replace(reply, blocks=(*reply.blocks, *vote_buttons(outcome.question, outcome.place, audience.wording)))

    async def forget(self, member: int) -> None:
        """Delete what a member voted; raise `StateError`."""
        await self._votes.forget(await self._voter(member))

    async def tidy(self, before: int) -> None:
        """Delete the votes from before a time; raise `StateError`."""
        await self._votes.forget_before(before)

    async def _vote(self, control: ControlAction, caller: Caller) -> Reply | Form:
        place, helped = "".join(control.places[:1]), control.action is Action.HELPED
        voter = await self._voter(caller.member)
        answer = answer_of(control.text, place)
        before, now = await self._votes.press(answer, voter, helped=helped, at=int(time.time()))
        question = await self._recorder.question_in(control)
        if now is False:
            await self._recorder.record(question, Reason.NO_HELP, place)
        elif before is False:
            await self._recorder.take_back(question)
        for listener in self._listeners:
            await listener(Vote(question, place, now, voter))
        return vote_reply(now, caller.audience.wording)

    async def _voter(self, member: int) -> str:
        key = await self._secrets.secret(_SECRET)
        return blake2b(str(member).encode(), key=key, digest_size=24).hexdigest()
