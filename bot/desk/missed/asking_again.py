"""Asks the questions again that were refused, when minutes came that may answer them."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterable, Sequence

from bot.errors import QuorumError
from bot.knowledge.comparing import ReviewReport
from bot.knowledge.service import Knowledge
from bot.replies.cards.passages import location_of_hit
from bot.replies.commands.ask_request import AskRequest
from bot.replies.i18n.audience import Audience, languages_of
from bot.replies.service import Replies
from bot.search.model import Hit
from bot.storage.state.missed_questions import MissedQuestion, Reason
from bot.text import Lines

_MOST = 200
"""Questions that are asked again after one refresh, the most asked first."""

_WORDINGS = 3
"""Wordings of each, the most asked first."""

_SECONDS = 30.0
"""Seconds that all of that may take."""

_PATIENCE_SECONDS = 60.0
"""Seconds that it waits for new passages to be matched by meaning too."""

_NOBODY = Audience()

New = frozenset[tuple[str, Lines]]
"""New and changed entries, by their meetings and lines."""


class AskingAgain:
    """Tells which questions new minutes answer; whatever takes a moment is for a thread."""

    def __init__(self, knowledge: Knowledge, replies: Replies) -> None:
        self._knowledge = knowledge
        self._replies = replies

    def wait_for_embeddings(self) -> None:
        """Wait a little until new passages are matched by meaning too; for a thread."""
        self._knowledge.wait_for_embeddings(_PATIENCE_SECONDS, at_first=_PATIENCE_SECONDS)

    def answer(self, question: str) -> Hit | None:
        """Return what the minutes answer now, None if they do not; for a thread."""
        languages = languages_of(_NOBODY, question)
        snapshot = self._knowledge.snapshot
        answer = snapshot.explain(question, languages=languages, limit=1, today=self._replies.today()).answer
        return answer.hits[0] if answer.answered and answer.hits else None

    def answer_for(self, question: str, audience: Audience) -> Hit | None:
        """Return what a reader is answered now, be it chosen by a moderator; None for a refusal. For a thread."""
        request = AskRequest(question)
        refused = self._replies.kept_answer(request, audience=audience)
        if refused is not None and refused.outcome is not None and not refused.outcome.is_answered:
            return None  # nearly always: it was refused a moment ago
        try:
            answer = self._replies.search(request, audience=audience).found.answer
        except QuorumError:  # no minutes, or what narrows the question down is gone
            return None
        return answer.hits[0] if answer.answered and answer.hits else None

    def reference(self, hit: Hit) -> str:
        """Return the reference by which a passage is found again."""
        return location_of_hit(hit).reference

    async def minutes(self) -> str:
        """Return the name of the minutes that are served now."""
        return await self._knowledge.served_digest()

    async def answers(
        self, questions: Sequence[MissedQuestion], report: ReviewReport | None
    ) -> AsyncIterator[tuple[MissedQuestion, Hit]]:
        """Yield the questions that new or changed entries answer, each with what does.

        Without a report, nobody knows which are new, and every entry counts.
        """
        entries = (*report.entries.added, *report.entries.changed) if report else ()
        new = frozenset((one.meeting, one.lines) for one in entries) if report else None
        end = time.monotonic() + _SECONDS
        for question in [one for one in questions if one.reason is Reason.REFUSED][:_MOST]:
            if time.monotonic() > end:
                return
            found = await asyncio.to_thread(self._new_answer, question.wordings[:_WORDINGS], new)
            if found is not None:
                yield question, found

    def _new_answer(self, wordings: Iterable[str], new: New | None) -> Hit | None:
        found = (hit for hit in map(self.answer, wordings) if hit is not None)
        return next((hit for hit in found if new is None or (hit.meeting.id, hit.entry.lines) in new), None)
