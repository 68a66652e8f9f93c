"""Whether answers helped: one vote a member and answer, which can be changed and taken back."""

import time
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from typing import Protocol

from bot.desk.caller import Caller
from bot.desk.cards.privacy import votes_kept
from bot.desk.cards.votes import vote_buttons, vote_reply
from bot.desk.chores import Chores
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
_MOMENT_SECONDS = 0.3
"""Seconds that a member waits until the question is on the list of those that nobody answers well."""


class VoteListener(Protocol):
    """Is told of votes."""

    async def __call__(self, member: int, question: str, *, helped: bool) -> None:
        """Take note that a member said of the answer to a question whether it helped; raise `StateError`."""
        ...


class VotesRoom(Room):
    """Counts what members say of answers; who they are is kept as a fingerprint that only this state can make."""

    def __init__(self, votes: Votes, recorder: Recorder, secrets: NamedValues, chores: Chores) -> None:
        self._votes = votes
        self._recorder = recorder
        self._secrets = secrets
        self._chores = chores
        self._listeners: list[VoteListener] = []

    def tell(self, listener: VoteListener) -> None:
        """Tell this one too of each vote that is not taken back."""
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

    async def kept_about(self, caller: Caller) -> tuple[str, ...]:
        """Return on how many answers somebody voted; raise `StateError`."""
        return votes_kept(await self._votes.count_of(await self._voter(caller.member)), caller.audience.wording)

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
        # What follows is written down one after the other, in this order; the vote itself is kept by now.
        if now is False:
            record = partial(self._recorder.record, question, Reason.NO_HELP, place)
            await self._chores.begin_and_wait(record, "writing a vote down", _MOMENT_SECONDS)
        elif before is False:
            take_back = partial(self._recorder.take_back, question)
            await self._chores.begin_and_wait(take_back, "taking a vote back", _MOMENT_SECONDS)
        if now is not None:
            for listener in self._listeners:
                await listener(caller.member, question, helped=now)
        return vote_reply(now, caller.audience.wording)

    async def _voter(self, member: int) -> str:
        key = await self._secrets.secret(_SECRET)
        return blake2b(str(member).encode(), key=key, digest_size=24).hexdigest()
