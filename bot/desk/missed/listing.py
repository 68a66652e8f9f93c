"""The list of what was asked in vain, with what became of it."""

import asyncio
import time
from collections.abc import Mapping, Sequence

from bot.desk.caller import Caller
from bot.desk.cards.agenda import agenda_text
from bot.desk.cards.unanswered import Listed, export_reply, unanswered_blocks
from bot.desk.missed.curating import CuratingRoom, Shelf
from bot.desk.missed.wordings import answer_of
from bot.desk.room import CommandHandler, PressHandler, Room
from bot.replies.cards.pages import page_of
from bot.replies.commands.catalogue import KNOWLEDGE_UNANSWERED
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.wording import Wording
from bot.replies.model import Form, Reply
from bot.storage.state.curated_answers import KeptAnswer
from bot.storage.state.missed_questions import MissedQuestion, Status
from bot.storage.state.votes import VoteCount, Votes
from bot.storage.state.waiting_members import WaitingMembers

_PAGE = 5
_MOST = 1_000
"""Questions of a kind that are listed, the most asked first."""


class UnansweredRoom(Room):
    """Shows moderators what members miss, and takes what is done off the list."""

    def __init__(self, shelf: Shelf, curating: CuratingRoom, waiting: WaitingMembers, votes: Votes) -> None:
        self._shelf = shelf
        self._questions = shelf.recorder.questions
        self._curating = curating
        self._waiting = waiting
        self._votes = votes

    @property
    def commands(self) -> Mapping[str, CommandHandler]:
        """The command that shows the list."""
        return {KNOWLEDGE_UNANSWERED.name: self.show}

    @property
    def moderators_presses(self) -> Mapping[Action, PressHandler]:
        """What is done with the list and from it."""
        return {
            Action.UNANSWERED: self._turn,
            Action.SETTLE: self._settle,
            Action.UNCURATE: self._take_back,
            Action.EXPORT: self._export,
        }

    async def show(self, caller: Caller, page: int = 0) -> Reply:
        """Return a page of the list: what is gone, open, answered, chosen; raise `StateError`."""
        kept = await self._shelf.kept.all()
        open_ones = await self._questions.listed(Status.OPEN, most=_MOST)
        answered = await self._questions.listed(Status.ANSWERED, most=_MOST)
        gone = [one for one in kept if one.gone_at is not None]
        in_force = [one for one in reversed(kept) if one.gone_at is None]
        everything: list[MissedQuestion | KeptAnswer] = [*gone, *open_ones, *answered, *in_force]
        shown = page_of(everything, page, _PAGE)
        listed = await self._listed([one for one in shown.items if isinstance(one, MissedQuestion)])
        places = await asyncio.to_thread(self._places, shown.items, caller.audience.wording)
        items = [listed.get(id(one), Listed(one)).at(places[number]) for number, one in enumerate(shown.items)]
        counts = (len(open_ones), len(answered), len(in_force))
        return Reply(unanswered_blocks(items, shown, counts, caller.audience.wording), private=True)

    async def _turn(self, control: ControlAction, caller: Caller) -> Reply | Form:
        return await self.show(caller, control.page)

    async def _settle(self, control: ControlAction, caller: Caller) -> Reply | Form:
        """Take a question off the list, and show what is left of the page."""
        question = await self._questions.get(int(control.text)) if control.text.isdecimal() else None
        if question and await self._questions.settle(question.id, Status.DONE, int(time.time())):
            await self._shelf.audit.note(caller.member, caller.server, "question done", question.question)
        return await self.show(caller, control.page)

    async def _take_back(self, control: ControlAction, caller: Caller) -> Reply | Form:
        if control.text.isdecimal():
            await self._curating.take_back(int(control.text), caller)
        return await self.show(caller, control.page)

    async def _export(self, control: ControlAction, caller: Caller) -> Reply | Form:
        """Return all open questions as an agenda in Markdown."""
        found = await self._questions.listed(Status.OPEN, most=_MOST)
        listed = await self._listed(found)
        places = await asyncio.to_thread(self._places, found, caller.audience.wording)
        items = [listed[id(one)].at(places[number]) for number, one in enumerate(found)]
        await self._shelf.audit.note(caller.member, caller.server, "questions exported", str(len(items)))
        return export_reply(agenda_text(items, int(time.time()), caller.audience.wording), caller.audience.wording)

    async def _listed(self, questions: Sequence[MissedQuestion]) -> dict[int, Listed]:
        """Return questions with who waits and what was voted, by the ids of the objects."""
        waiting = await self._waiting.count([one.id for one in questions])
        return {id(one): Listed(one, waiting.get(one.id, 0), await self._voted(one)) for one in questions}

    async def _voted(self, question: MissedQuestion) -> VoteCount:
        if not question.place:
            return VoteCount()
        return await self._votes.count([answer_of(one, question.place) for one in question.wordings])

    def _places(self, items: Sequence[MissedQuestion | KeptAnswer], wording: Wording) -> list[str]:
        """Return what each item refers to in the minutes, in words; empty for nothing."""
        passages = self._shelf.passages
        references = [one.place if isinstance(one, MissedQuestion) else one.place.reference for one in items]
        found = map(passages.location, references)
        return [passages.named(one, wording) if one else "" for one in found]
