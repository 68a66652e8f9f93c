"""The one road of a question: what was typed is understood, the minutes are asked once, and all faces word that."""

import time
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.knowledge.background import Progress
from bot.knowledge.service import Knowledge
from bot.knowledge.snapshot import Snapshot
from bot.languages.asking import is_no_question
from bot.minutes.meeting_texts import Meeting
from bot.minutes.meetings import held_meetings
from bot.minutes.model import EntryKind, MeetingDate
from bot.replies.commands.arguments import read_filters
from bot.replies.commands.ask_request import AskRequest
from bot.replies.curating import Curating
from bot.replies.i18n.audience import Audience, languages_of
from bot.search.explanation import Explanation
from bot.search.model import Answer, Filters, Person, Wanted
from bot.search.withholding import lists_withheld


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
    today: MeetingDate
    """The day on which it was asked."""
    after: str = ""
    """The question before it that it was taken to go on from; the request then holds all that was searched for."""
    in_vain: bool = False
    """Whether other words were waited for and did not come in time; the next who asks may be luckier."""

    @property
    def is_unfiltered(self) -> bool:
        """Whether no filter narrows it down."""
        return self.filters == Filters() and not self.found.has_written_filters

    @property
    def explanation(self) -> Explanation:
        """The answer with the reasons for it, with no more hits than the request wants."""
        return replace(self.found, answer=self.answer, parts=self.found.parts[: self.request.limit])

    @property
    def answer(self) -> Answer:
        """The answer, with no more hits than the request wants."""
        return replace(self.found.answer, hits=self.found.answer.hits[: self.request.limit])


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for besides what a question says."""

    hits: int
    """How many are wanted where so many come near, though the request wants fewer to be told."""
    rewrites: tuple[str, ...] = ()
    """The question in other words, which are searched for too where the question alone is not sure."""
    curating: Curating | None = None
    """Gives what moderators chose for questions; None for the minutes alone."""


def ask_minutes(
    knowledge: Knowledge, request: AskRequest, audience: Audience, sought: Sought, *, today: MeetingDate
) -> Asked:
    """Return what is found for a request.

    Raise `NoMeetingsError` without minutes, `UnknownMeetingError` or `UsageError` for a scope that cannot be used.
    """
    # Before the search: what is ready a moment later took no part in it.
    preparing = knowledge.preparing
    known = knowledge.served
    filters = read_filters(request, known.meetings, audience.wording, today=today)
    languages = languages_of(audience, request.question)
    limit = max(request.limit, sought.hits)
    curated = sought.curating.index_for(known) if sought.curating else None
    began = time.perf_counter()

    def ask(question: str, after: str = "") -> Asked:
        found = known.explain(
            question, languages=languages, filters=filters, limit=limit, today=today, rewrites=sought.rewrites
        )
        if curated is not None:
            found = known.with_chosen(found, curated, filters=filters, limit=limit, today=today)
        # What it goes on from is in it now.
        asked, seconds = replace(request, question=question, before=""), time.perf_counter() - began
        return Asked(asked, filters, known, found, languages, preparing, seconds, today, after)

    following = known.follow(request.question, request.before) if request.before else None
    if following is None or is_no_question(request.question):
        return ask(request.question)
    if not following.is_sure and (alone := ask(request.question)).found.answer.answered:
        return alone
    tried = [ask(question, request.before) for question in following.questions]
    best = max(tried, key=lambda one: (one.found.answer.answered, one.found.answer.confidence))
    return best if best.found.answer.answered or following.is_sure else ask(request.question)


def narrowed_question(asked: Asked) -> str:
    """Return a question with all that narrows it down written into it, so that it can be asked again alone."""
    filters = asked.filters
    given = (("meeting", filters.meeting), ("person", filters.person), ("since", filters.since))
    return " ".join([asked.request.question, *(f"{name}:“{value}”" for name, value in given if value)])


class Kind(StrEnum):
    """What a question is answered with; the values stand in JSON, so they never change."""

    WELCOME = "welcome"
    EMPTY = "empty"
    """Nothing: it holds no word to search for."""
    MEETINGS = "meetings"
    MEETING = "meeting"
    NO_MEETING = "no_meeting"
    """That there was no meeting at the time that is asked about."""
    NEWS = "news"
    """What meetings since a day were about."""
    NEXT_MEETING = "next_meeting"
    PERSON = "person"
    UNKNOWN_PERSON = "unknown_person"
    MISSED = "missed"
    MOST_OFTEN = "most_often"
    HEADCOUNT = "headcount"
    PARTS = "parts"
    """Marked parts of the minutes, such as decisions."""
    PASSAGE = "passage"
    REFUSAL = "refusal"
    EXCLUDED = "excluded"
    """Which filter leaves nothing."""


_WANTED = {
    Wanted.NEWS: Kind.NEWS,
    Wanted.NEXT_MEETING: Kind.NEXT_MEETING,
    Wanted.MOST_OFTEN: Kind.MOST_OFTEN,
}


def kind_of(asked: Asked) -> Kind:
    """Return what a question is answered with; what a moderator chose is a passage, whatever is asked for."""
    answer, intent = asked.found.answer, asked.found.query.intent
    if answer.hits and answer.hits[0].curated:
        return Kind.PASSAGE
    if is_no_question(asked.request.question) and not any(asked.request.scope):
        return Kind.WELCOME
    if answer.excluded:
        return Kind.EXCLUDED
    if _counts_all_meetings(asked):
        return Kind.MEETINGS
    if answer.empty:
        return Kind.EMPTY
    if asked.found.marked:
        is_of_no_meeting = bool(intent.dates) and not answer.answered and not meetings_asked_for(asked)
        return Kind.NO_MEETING if is_of_no_meeting and asked.is_unfiltered else Kind.PARTS
    if intent.wanted in _WANTED:
        return _WANTED[intent.wanted]
    return _kind_of_meeting(asked) or _kind_of_person(asked) or (Kind.PASSAGE if answer.answered else Kind.REFUSAL)


def _kind_of_meeting(asked: Asked) -> Kind | None:
    """Return with what a question for meetings is answered, None for one that a passage answers."""
    query = asked.found.query
    if asked.is_unfiltered and (query.intent.wanted is Wanted.MEETINGS or query.asks_for_meeting):
        count = len(meetings_asked_for(asked))
        if count > 1 or (count and query.intent.wanted):
            return Kind.MEETINGS
        if not count and query.intent.dates and not asked.found.answer.answered:
            return Kind.NO_MEETING
    if meeting_asked_for(asked) is not None:
        return Kind.MEETING
    return Kind.HEADCOUNT if meeting_counted(asked) is not None else None


def _kind_of_person(asked: Asked) -> Kind | None:
    """Return with what a question for somebody is answered, None for one that a passage answers."""
    query = asked.found.query
    intent, name = query.intent, query.intent.who_is
    if person_counted(asked) is not None:
        return Kind.MISSED if intent.absence else Kind.PERSON
    if person_who_missed(asked) is not None:
        return Kind.MISSED
    if not name:
        return None
    found = asked.known.people_called(name)
    if len(found) == 1 and found[0].key in intent.people and query.asks_for_people:
        return Kind.PERSON
    is_nobody = bool(query.unknown or query.read_as) or (" " in name and not asked.found.answer.answered)
    return Kind.UNKNOWN_PERSON if is_nobody and not intent.people else None


def meetings_asked_for(asked: Asked) -> tuple[Meeting, ...]:
    """Return the meetings that a question names by their time, newest first; all if it names none."""
    intent, meetings = asked.found.query.intent, asked.known.meetings
    if not intent.names_meeting:
        return meetings
    held = held_meetings(meetings, asked.today)
    latest = {held[position].id for position in intent.latest if position < len(held)}
    return tuple(
        meeting
        for meeting in meetings
        if meeting.id in latest or (meeting.date and any(date.fits(meeting.date) for date in intent.dates))
    )


def meeting_asked_for(asked: Asked) -> Meeting | None:
    """Return the meeting if a question names a single one and asks for nothing else, and it was found."""
    answer = asked.found.answer
    if not answer.answered:
        return None
    intent, first = asked.found.query.intent, next(iter(answer.hits), None)
    is_counted = intent.headcount or intent.how_often or intent.absence
    if first and not is_counted and lists_withheld(first.entry, first.minutes):
        return first.meeting  # its card names whoever else was there
    if not asked.found.query.asks_for_meeting:
        return None
    named = {hit.meeting.id: hit.meeting for hit in answer.hits if hit.entry.kind is EntryKind.OVERVIEW}
    return next(iter(named.values())) if len(named) == 1 else None


def person_counted(asked: Asked) -> Person | None:
    """Return the person if a question asks at how many meetings a single one was."""
    return _only_person(asked) if asked.found.query.intent.how_often else None


def person_who_missed(asked: Asked) -> Person | None:
    """Return the person if a question asks which meetings a single one missed, and says nothing else of them."""
    query = asked.found.query
    asks_so = query.intent.absence and query.asks_for_people and not query.intent.names_meeting
    return _only_person(asked) if asks_so and not asked.found.answer.answered else None


def _only_person(asked: Asked) -> Person | None:
    (key, *others) = asked.found.query.intent.people
    return None if others else asked.known.person(key)


def meeting_counted(asked: Asked) -> Meeting | None:
    """Return the meeting if a question asks how many people were at a single one, and its minutes name them."""
    answer = asked.found.answer
    if not (answer.answered and asked.found.query.intent.headcount):
        return None
    first = answer.hits[0].meeting
    return first if first.names_attendees else None


def _counts_all_meetings(asked: Asked) -> bool:
    """Return whether a question asks how many meetings there were, and narrows that down by nothing."""
    intent = asked.found.query.intent
    return intent.counts_meetings and not intent.names_meeting and asked.is_unfiltered
