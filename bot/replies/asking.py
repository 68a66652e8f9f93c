"""The one road of a question: what was typed is understood, the minutes are asked once, and all faces word that."""

import time
from dataclasses import dataclass, replace

from bot.knowledge.background import Progress
from bot.knowledge.service import Knowledge
from bot.knowledge.snapshot import Snapshot
from bot.minutes.model import EntryKind, Meeting, MeetingDate
from bot.replies.commands.arguments import read_filters
from bot.replies.commands.ask_request import AskRequest
from bot.replies.i18n.audience import Audience, languages_of
from bot.search.explanation import Explanation
from bot.search.model import Answer, Filters, Person


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was asked, with all that was found."""

    request: AskRequest
    filters: Filters
    known: Snapshot
    """What it was asked of."""
    found: Explanation
    """May hold more hits than the request wants to be told."""
    languages: tuple[str, ...]
    """The languages that were preferred, the reader's first."""
    preparing: Progress | None
    """How far matching by meaning was, None if it took part or will not come."""
    seconds: float
    """How long the search took, with the wait for other words."""
    in_vain: bool = False
    """Whether other words were waited for and did not come in time; the next who asks may be luckier."""

    @property
    def explanation(self) -> Explanation:
        """The answer with the reasons for it, with no more hits than the request wants."""
        return replace(self.found, answer=self.answer, parts=self.found.parts[: self.request.limit])

    @property
    def answer(self) -> Answer:
        """The answer, with no more hits than the request wants."""
        return replace(self.found.answer, hits=self.found.answer.hits[: self.request.limit])


def ask_minutes(
    knowledge: Knowledge,
    request: AskRequest,
    audience: Audience,
    *,
    today: MeetingDate,
    sought: int,
    rewrites: tuple[str, ...] = (),
) -> Asked:
    """Return what is found for a request, with `sought` hits where so many come near.

    `rewrites` are the question in other words, which are searched for too where the question alone is not sure.

    Raise `NoMeetingsError` without minutes, `UnknownMeetingError` or `UsageError` for a scope that cannot be used.
    """
    # Before the search: what is ready a moment later took no part in it.
    preparing = knowledge.preparing
    known = knowledge.served
    filters = read_filters(request, known.meetings, audience.wording, today=today)
    languages = languages_of(audience, request.question)
    limit = max(request.limit, sought)
    began = time.perf_counter()
    found = known.explain(
        request.question, languages=languages, filters=filters, limit=limit, today=today, rewrites=rewrites
    )
    return Asked(request, filters, known, found, languages, preparing, time.perf_counter() - began)


def meeting_asked_for(asked: Asked) -> Meeting | None:
    """Return the meeting if a question names a single one and asks for nothing else, and it was found."""
    answer = asked.found.answer
    if not (answer.answered and asked.found.query.asks_for_meeting):
        return None
    named = {hit.meeting.id: hit.meeting for hit in answer.hits if hit.entry.kind is EntryKind.OVERVIEW}
    return next(iter(named.values())) if len(named) == 1 else None


def person_counted(asked: Asked) -> Person | None:
    """Return the person if a question asks at how many meetings a single one was."""
    query = asked.found.query
    if not query.intent.how_often:
        return None
    (key, *others) = query.intent.people
    return None if others else asked.known.person(key)


def meeting_counted(asked: Asked) -> Meeting | None:
    """Return the meeting if a question asks how many people were at a single one, and its minutes name them."""
    answer = asked.found.answer
    if not (answer.answered and asked.found.query.intent.headcount):
        return None
    first = answer.hits[0].meeting
    return first if first.names_attendees else None


def counts_all_meetings(asked: Asked) -> bool:
    """Return whether a question asks how many meetings there were, and narrows that down by nothing."""
    intent = asked.found.query.intent
    return intent.counts_meetings and not intent.names_meeting and asked.filters == Filters()
