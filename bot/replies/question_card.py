"""The card of a question: which it is says `kind_of`; here each is put together."""

from collections.abc import Callable

from bot.minutes.dates import partial_date
from bot.minutes.meeting_texts import Meeting
from bot.minutes.meetings import held_meetings
from bot.minutes.model import PartialDate, Role
from bot.replies.asking import Asked, Kind, meetings_asked_for, narrowed_question
from bot.replies.cards.answers import answered_blocks, refusal_blocks
from bot.replies.cards.exclusions import day_said, excluded_blocks, question_line
from bot.replies.cards.marked_parts import (
    PAGE,
    Nearest,
    kinds_said,
    meeting_said,
    no_parts_blocks,
    parts_blocks,
    parts_buttons,
    presented_note,
    roles_marked,
    said_of,
)
from bot.replies.cards.meetings import (
    headcount_blocks,
    list_blocks,
    meeting_blocks,
    missed_blocks,
    neighbours,
    news_blocks,
    no_meeting_blocks,
    none_since_blocks,
    some_blocks,
)
from bot.replies.cards.newer_mentions import newer_mentions
from bot.replies.cards.next_meeting import announced_blocks, not_announced_blocks
from bot.replies.cards.pages import Page
from bot.replies.cards.passages import location_of_hit
from bot.replies.cards.people import most_often_blocks, person_blocks, which_person_blocks
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.controls.references import Location
from bot.replies.i18n.wording import Wording
from bot.replies.markdown.headline import headline
from bot.replies.model import AskedLine, Block, Button, Note
from bot.search.model import AskedDate, Hit, Person


class QuestionCard:
    """Puts together the card of one question that was asked."""

    def __init__(self, asked: Asked, languages: tuple[str, ...], wording: Wording, *, issue_link: str | None) -> None:
        """`languages` are the reader's, the first one first."""
        self._asked = asked
        self._languages = languages
        self._wording = wording
        self._issue_link = issue_link
        self._typed = AskedLine(question_line(asked, wording))

    def blocks(self, kind: Kind, page: int) -> tuple[Block, ...]:
        """Return the blocks of the card; of one that comes on pages, those of a page."""
        cards: dict[Kind, Callable[[], tuple[Block, ...]]] = {
            Kind.PARTS: lambda: self._parts(page),
            Kind.NEWS: lambda: self._news(page),
            Kind.NEXT_MEETING: self._next_meeting,
            Kind.MEETINGS: self._meetings,
            Kind.NO_MEETING: self._no_meeting,
            Kind.MEETING: lambda: self._meeting(self._asked.found.answer.hits[0].meeting),
            Kind.HEADCOUNT: self._headcount,
            Kind.MOST_OFTEN: self._most_often,
            Kind.MISSED: lambda: self._of_person(missed_blocks),
            Kind.PERSON: lambda: self._of_person(person_blocks),
            Kind.UNKNOWN_PERSON: self._unknown_person,
            Kind.EXCLUDED: self._excluded,
            Kind.PASSAGE: self._passage,
        }
        return (*self._after(), *cards.get(kind, self._refusal)())

    def _after(self) -> tuple[Note, ...]:
        """Return that a question was taken to go on from the one before it; nothing for one that stands alone."""
        after, asked_for = headline(self._asked.after), headline(self._asked.request.question)
        if not after:
            return ()
        return (Note(self._wording("After “{before}”, I looked for: {question}", before=after, question=asked_for)),)

    def _passage(self) -> tuple[Block, ...]:
        answer, shown = self._asked.found.answer, self._asked.request.limit
        return answered_blocks(answer, self._typed, self._newer(), self._wording, shown=shown)

    def _refusal(self) -> tuple[Block, ...]:
        return refusal_blocks(self._asked.found.answer, self._typed, self._wording, issue_link=self._issue_link)

    def _excluded(self) -> tuple[Block, ...]:
        return excluded_blocks(self._asked, self._typed, self._wording, today=self._asked.today)

    def _unknown_person(self) -> tuple[Block, ...]:
        """Return that nobody is called so, with the names that come near."""
        name = self._asked.found.query.intent.who_is
        found = self._asked.known.people_called(name)
        return (*which_person_blocks(found, name, Action.WHO, self._wording), self._ask_another())

    def _of_person(self, blocks_of: Callable[..., tuple[Block, ...]]) -> tuple[Block, ...]:
        meetings = self._asked.known.meetings
        return blocks_of(self._person(), meetings, page=0, languages=self._languages, wording=self._wording)

    def _most_often(self) -> tuple[Block, ...]:
        # One of which only the agenda is written down counts too, as it does on the card of a person.
        asked, today = meetings_asked_for(self._asked), self._asked.today
        held = [meeting for meeting in asked if not (meeting.date and meeting.date > today)]
        return most_often_blocks(self._asked.known.people, held, self._wording)

    def _headcount(self) -> tuple[Block, ...]:
        meeting = self._asked.found.answer.hits[0].meeting
        return headcount_blocks(meeting, meeting.text_for(self._languages), self._wording)

    def _no_meeting(self) -> tuple[Block, ...]:
        dates = self._asked.found.query.intent.dates
        said = " – ".join(dict.fromkeys(map(self._time_said, (dates[0], dates[-1]))))
        return no_meeting_blocks(said, self._asked.known.meetings[0], self._typed, self._wording)

    def _parts(self, number: int) -> tuple[Block, ...]:
        """Return the marked parts that were asked for, or the nearest ways if none is marked."""
        found, wording = self._asked.found, self._wording
        title, person, question = self._parts_title(), self._person(), self._question()
        if not found.answer.hits:
            meetings = self._meetings_named()
            meeting = meetings[0] if len(meetings) == 1 else None
            period = "" if meeting else _period(found.query.intent.dates)
            others = [role for role in roles_marked(meeting) if role not in found.marked] if meeting else []
            blocks = no_parts_blocks(
                title, self._typed, wording, Nearest(meeting, tuple(others), person, period), question=question
            )
            is_summary = found.marked == (Role.SUMMARY,) and meeting is not None
            return (*blocks, *self._meeting(meeting)) if is_summary and meeting else blocks
        size = max(PAGE, self._asked.request.limit)
        count = -(-found.total // size)
        number = min(number, (len(found.answer.hits) - 1) // size)  # of very many, not all were sought
        shown: Page[Hit] = Page(number, count, found.answer.hits[number * size : (number + 1) * size])
        control = ControlAction(Action.LISTED, text=question)
        blocks = parts_blocks(title, shown, found.total, self._typed, control, wording)
        note = () if found.by_owner or person is None else (presented_note(wording),)
        return (blocks[0], *note, *blocks[1:])

    def _parts_title(self) -> str:
        """Return which parts were asked for: their kinds, topic, people, meeting and time."""
        query, wording = self._asked.found.query, self._wording
        topic = " ".join(word.written for word in query.topic_words)
        known = (self._asked.known.person(key) for key in query.intent.people)
        people = wording.separated(person.name for person in known if person)
        meetings = self._meetings_named()
        when = meeting_said(meetings[0], self._languages, wording) if len(meetings) == 1 else ""
        if self._names_meeting() and not when:
            when = wording.separated(map(self._time_said, query.intent.dates))
        since = self._since()
        from_then = wording("from {date} on", date=day_said(since, wording)) if since else ""
        people = people or self._filter("person")
        return said_of(kinds_said(query.intent.roles, wording), topic, people, when, from_then)

    def _names_meeting(self) -> bool:
        return self._asked.found.query.intent.names_meeting

    def _meetings_named(self) -> tuple[Meeting, ...]:
        """Return the meetings that the question or a filter names; none if neither does."""
        if id := self._filter("meeting"):
            return tuple(meeting for meeting in self._asked.known.meetings if meeting.id == id)
        return meetings_asked_for(self._asked) if self._names_meeting() else ()

    def _filter(self, name: str) -> str:
        """Return the value of a filter, as it was given or is written in the question; empty for none."""
        written = {one.name: one.value for one in self._asked.found.query.filters}
        return str(getattr(self._asked.filters, name) or written.get(name, ""))

    def _news(self, number: int) -> tuple[Block, ...]:
        """Return what meetings were about, those since a day if one was named."""
        asked, wording, since = self._asked, self._wording, self._since()
        held = held_meetings(asked.known.meetings, asked.today)
        chosen = [meeting for meeting in held if since is None or (meeting.date and meeting.date.is_since(since))]
        if not chosen:
            newest = (held or asked.known.meetings)[0]
            return none_since_blocks(day_said(since, wording) if since else "", newest, self._typed, wording)
        title = wording("The newest meetings")
        if since:
            count = wording.plural("{count} meeting", "{count} meetings", len(chosen))
            title = wording("From {date} on: {count}", date=day_said(since, wording), count=count)
        control = ControlAction(Action.LISTED, text=self._question())
        blocks = news_blocks(chosen, number, title=title, control=control, languages=self._languages, wording=wording)
        marked = [role for role in Role if any(role in roles_marked(meeting) for meeting in chosen)] if since else []
        return (*blocks, *parts_buttons(marked, f"since:{since}", wording), self._ask_another())

    def _next_meeting(self) -> tuple[Block, ...]:
        """Return the next meeting, where the minutes announce it, or that they announce none."""
        asked, wording, today = self._asked, self._wording, self._asked.today
        hits = asked.found.answer.hits
        if hits and hits[0].meeting.date and hits[0].meeting.date > today:
            return self._meeting(hits[0].meeting)
        if hits:
            return announced_blocks(hits[0], self._typed, wording, today=today)
        newest = next(iter(held_meetings(asked.known.meetings, today)), None)
        return not_announced_blocks(newest, self._typed, wording, today=today, question=asked.request.question)

    def _meetings(self) -> tuple[Block, ...]:
        """Return a list of the meetings that were asked for."""
        asked, languages, wording = self._asked, self._languages, self._wording
        intent = asked.found.query.intent
        known = asked.known.meetings
        period = _period(intent.dates) if not intent.latest else ""
        if period or not intent.names_meeting:
            return list_blocks(known, year=period, page=0, languages=languages, wording=wording)
        return some_blocks(meetings_asked_for(asked), languages=languages, wording=wording)

    def _meeting(self, meeting: Meeting) -> tuple[Block, ...]:
        beside = neighbours(meeting, self._asked.known.meetings)
        return meeting_blocks(meeting, meeting.text_for(self._languages), self._wording, neighbours=beside)

    def _person(self) -> Person | None:
        """Return the only person whom the question names."""
        people = self._asked.found.query.intent.people
        return self._asked.known.person(people[0]) if len(people) == 1 else None

    def _since(self) -> PartialDate | None:
        """Return the day from which on something was asked for."""
        asked = self._asked
        if since := partial_date(self._filter("since")):
            return since
        said = asked.found.query.intent.since
        newest = next((meeting.date for meeting in held_meetings(asked.known.meetings, asked.today)), None)
        return said.up_to(newest or asked.today) if said else None

    def _time_said(self, date: AskedDate) -> str:
        """Return a date as far as it was said, as the reader writes it."""
        known = date.up_to(self._asked.known.meetings[0].date or self._asked.today)
        return day_said(known, self._wording) if known else ""

    def _question(self) -> str:
        """Return the question with all that narrows it down written into it, so that it can be asked again alone."""
        return narrowed_question(self._asked)

    def _newer(self) -> tuple[Location, ...]:
        """Return what later meetings say; within a scope there are none, or they say it in somebody else's name."""
        asked = self._asked
        if not asked.is_unfiltered:
            return ()
        first = location_of_hit(asked.found.answer.hits[0])
        return newer_mentions(asked.known, asked.found, first, asked.languages)

    def _ask_another(self) -> Button:
        return Button(self._wording("Ask another"), ControlAction(Action.ASK_ON, text=self._asked.request.question))


def _period(dates: tuple[AskedDate, ...]) -> str:
    """Return the year, or the month of a year, that some dates are, as dates are written; empty if they are none."""
    if len(dates) != 1 or dates[0].day or not dates[0].year:
        return ""
    return str(PartialDate(dates[0].year, dates[0].month or 0))
