"""Asks the questions again that were refused, when minutes came that may answer them."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterable, Sequence

from bot.knowledge.service import Knowledge
from bot.knowledge.snapshot import ReloadReport
from bot.minutes.model import Meeting, MeetingDate
from bot.replies.cards.passages import location_of_hit
from bot.replies.i18n.audience import Audience, languages_of
from bot.search.model import Hit
from bot.storage.state.missed_questions import MissedQuestion, Reason

_MOST = 200
"""Questions that are asked again after one refresh, the most asked first."""

_WORDINGS = 3
"""Wordings of each, the most asked first."""

_SECONDS = 30.0
"""Seconds that all of that may take."""

_PATIENCE_SECONDS = 60.0
"""Seconds that it waits for new passages to be matched by meaning too."""

_NOBODY = Audience()


class AskingAgain:
    """Tells what of the minutes is new, and which questions that answers; lives as long as the program."""

    def __init__(self, knowledge: Knowledge, today: Callable[[], MeetingDate]) -> None:
        self._knowledge = knowledge
        self._today = today
        self._known: dict[str, frozenset[int]] = {}
        """What each meeting said before, as fingerprints of its entries."""

    def learn(self) -> None:
        """Take everything that is served as known; for a thread, since it takes a moment."""
        self._known = {meeting.id: _said_in(meeting) for meeting in self._knowledge.snapshot.meetings}

    def wait_for_embeddings(self) -> None:
        """Wait a little until new passages are matched by meaning too; for a thread."""
        self._knowledge.wait_for_embeddings(_PATIENCE_SECONDS, at_first=_PATIENCE_SECONDS)

    def answer(self, question: str) -> Hit | None:
        """Return what the minutes answer now, None if they do not; for a thread."""
        languages = languages_of(_NOBODY, question)
        snapshot = self._knowledge.snapshot
        answer = snapshot.explain(question, languages=languages, limit=1, today=self._today()).answer
        return answer.hits[0] if answer.answered and answer.hits else None

    def reference(self, hit: Hit) -> str:
        """Return the reference by which a passage is found again."""
        return location_of_hit(hit).reference

    async def answers(
        self, questions: Sequence[MissedQuestion], report: ReloadReport
    ) -> AsyncIterator[tuple[MissedQuestion, Hit]]:
        """Yield the questions that new or changed entries answer, each with what does."""
        new = await asyncio.to_thread(self._new_in, (*report.added, *report.changed))
        end = time.monotonic() + _SECONDS
        refused = [one for one in questions if one.reason is Reason.REFUSED][:_MOST]
        for question in refused:
            if time.monotonic() > end:
                return
            found = await asyncio.to_thread(self._new_answer, question.wordings[:_WORDINGS], new)
            if found is not None:
                yield question, found

    def _new_answer(self, wordings: Iterable[str], new: dict[str, frozenset[int]]) -> Hit | None:
        found = (hit for hit in map(self.answer, wordings) if hit is not None)
        return next((hit for hit in found if _fingerprint(hit) in new.get(hit.meeting.id, ())), None)

    def _new_in(self, meetings: Sequence[Meeting]) -> dict[str, frozenset[int]]:
        """Return what some meetings say that they did not say before, and take it as known."""
        now = {meeting.id: _said_in(meeting) for meeting in meetings}
        new = {id: said - self._known.get(id, frozenset()) for id, said in now.items()}
        self._known.update(now)
        return new


def _said_in(meeting: Meeting) -> frozenset[int]:
    return frozenset(hash(text.text.piece(entry.lines)) for text in meeting.texts for entry in text.entries)


def _fingerprint(hit: Hit) -> int:
    return hash(hit.minutes.text.piece(hit.entry.lines))
