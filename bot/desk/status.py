"""How the bot fares: what it serves and from where, what becomes of questions, and what needs a moderator."""

import time
from collections.abc import Callable, Sequence

from bot.desk.acts import RELOAD, TAKE, UNDO
from bot.desk.caller import Caller
from bot.desk.cards.status import status_reply
from bot.desk.condition import Condition, Served
from bot.desk.machine import megabytes_in_use
from bot.desk.room import CommandHandler, Need, Room
from bot.desk.tally import Tally
from bot.desk.telling import Telling
from bot.errors import StateError
from bot.knowledge.comparing import ReviewReport
from bot.knowledge.freshness_status import FreshnessStatus
from bot.knowledge.service import Knowledge
from bot.replies.cards.reloads import reason_line, take_button
from bot.replies.commands.catalogue import KNOWLEDGE_STATUS
from bot.replies.i18n.wording import Wording
from bot.replies.model import Reply
from bot.replies.service import Replies
from bot.storage.state.audit import AuditLog

_DAYS = 7


class StatusRoom(Room):
    """Puts the status together from all that knows a part of it."""

    def __init__(  # noqa: PLR0913
        self,
        knowledge: Knowledge,
        replies: Replies,
        freshness: Callable[[], FreshnessStatus],
        *,
        tally: Tally,
        audit: AuditLog,
        telling: Telling,
        rooms: Sequence[Room] = (),
    ) -> None:
        """`rooms` are asked what needs a moderator."""
        self._knowledge = knowledge
        self._replies = replies
        self._freshness = freshness
        self._tally = tally
        self._audit = audit
        self._telling = telling
        self._rooms = tuple(rooms)
        self._began = time.monotonic()
        self._served: Served | None = None

    @property
    def commands(self) -> dict[str, CommandHandler]:
        """The command that shows the status."""
        return {KNOWLEDGE_STATUS.name: self.show}

    async def refreshed(self, report: ReviewReport) -> None:
        """Take note of when that was."""
        counts = (len(report.added), len(report.changed), len(report.removed))
        self._served = Served(time.time(), report.seconds, *counts)

    async def show(self, caller: Caller, here: bool | None = None) -> Reply:
        """Return how the bot fares; `here` has moderators told in this channel what needs them, or no longer."""
        wording = caller.audience.wording
        told = await self._telling.set(caller, here=here) if here is not None else ""
        needs = [*_held_back(self._knowledge, wording)]
        figures, last_act = None, None
        try:
            figures = await self._tally.figures(_DAYS)
            last_act = await self._audit.latest((RELOAD, TAKE, UNDO))
            for room in self._rooms:
                needs += await room.needs(caller)
        except StateError as error:
            needs.append(Need(str(error)))
        condition = Condition(
            time.time(),
            self._freshness(),
            self._served,
            last_act,
            figures,
            megabytes_in_use(),
            time.monotonic() - self._began,
            tuple(needs),
        )
        return status_reply(self._replies.status(audience=caller.audience), condition, wording, told=told)


def _held_back(knowledge: Knowledge, wording: Wording) -> tuple[Need, ...]:
    proposal = knowledge.proposal
    if proposal is None or not proposal.held_back:
        return ()
    reasons = (reason_line(reason, wording) for reason in proposal.held_back[:3])
    text = wording.sentences(wording("New minutes are held back."), " · ".join(reasons))
    return (Need(text, (take_button(proposal.digest, wording),) if proposal.can_be_taken else ()),)
