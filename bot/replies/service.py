"""Answers every command with a `Reply`: the one object that the chat platforms talk to."""

import asyncio
from datetime import datetime
from typing import TypedDict, Unpack
from zoneinfo import ZoneInfo

from bot.errors import NoMeetingsError, QuorumError, UnknownMeetingError
from bot.knowledge.service import Knowledge
from bot.minutes.model import Meeting, MeetingDate
from bot.replies.cards.answers import answered_blocks, refusal_blocks
from bot.replies.cards.follow_ups import newer_mentions
from bot.replies.cards.help import Guide
from bot.replies.cards.meetings import list_blocks, meeting_blocks, missed_blocks
from bot.replies.cards.passages import location_of_hit
from bot.replies.cards.people import person_blocks, which_person_blocks
from bot.replies.cards.presses import form_for, gone_reply, handle_control, meeting_of
from bot.replies.cards.reloads import reload_reply
from bot.replies.cards.topic_history import find_history
from bot.replies.cards.topics import topic_blocks, untouched_blocks
from bot.replies.commands.arguments import complete_meetings, find_meeting, meeting_line, read_date
from bot.replies.controls.custom_id import MAX_LOCATIONS, Action, ControlAction
from bot.replies.controls.references import meeting_reference
from bot.replies.i18n.audience import Audience, languages_of
from bot.replies.i18n.wording import languages, wording_for
from bot.replies.markdown.headline import headline
from bot.replies.model import Choice, Form, Link, Note, Offers, Paragraph, Reply
from bot.replies.settings import ReplySettings
from bot.search.model import Filters

_MAX_NAMED_HITS = 3
_HITS_SOUGHT = 1 + MAX_LOCATIONS
"""Hits that an answer has use for: itself, and what the button for more results opens."""

_PATIENCE_SECONDS = 1.0
"""Seconds for which an answer waits to be matched by meaning too: a model that only has to be loaded needs no more."""

_AT_FIRST_SECONDS = 3.0
"""Seconds after which that is not going to be so soon, and none waits any more."""

_ASKS_ONCE_SECONDS = 20.0
"""Seconds that a script waits for the best answer, since it will not ask again."""

_MAX_COMPLETION_CHARACTERS = 300
"""Characters; more of a heading than any chat platform takes."""


class Scope(TypedDict, total=False):
    """Where an answer may come from, as typed."""

    meeting: str
    person: str
    since: str


class Replies:
    """Words every outcome in the reader's language.

    What takes a `page` shows everything where none is given.
    """

    def __init__(self, knowledge: Knowledge, *, timezone: ZoneInfo, settings: ReplySettings | None = None) -> None:
        self._knowledge = knowledge
        self._timezone = timezone
        self._settings = settings or ReplySettings()

    def ask(
        self,
        question: str,
        *,
        audience: Audience,
        filters: Filters | None = None,
        limit: int = 1 + _MAX_NAMED_HITS,
        private: bool = False,
    ) -> Reply:
        """Return the passage that answers, or that the minutes do not say; raise `NoMeetingsError` without minutes."""
        self._knowledge.wait_for_embeddings(_PATIENCE_SECONDS, at_first=_AT_FIRST_SECONDS)
        preparing = self._knowledge.preparing
        languages = languages_of(audience, question)
        limit_seen = max(limit, _HITS_SOUGHT)
        today = self.today()
        found = self._knowledge.explain(question, languages=languages, filters=filters, limit=limit_seen, today=today)
        answer = found.answer
        if answer.empty:
            return Reply(self._guide(audience).more_words(), private=True)
        if answer.answered:
            # Within a scope, there is no later meeting, or it says the words in somebody else's name.
            first = location_of_hit(answer.hits[0])
            narrowed = bool(filters) or found.has_written_filters
            newer = () if narrowed else newer_mentions(self._knowledge, question, first, languages)
            return Reply(answered_blocks(answer, newer, audience.wording, shown=limit), private)
        refusal = refusal_blocks(answer, audience.wording, issue_link=self._settings.issue_link, preparing=preparing)
        return Reply(refusal, private, passing=preparing is not None)

    def ask_within(self, question: str, *, audience: Audience, private: bool = False, **scope: Unpack[Scope]) -> Reply:
        """Return what the minutes say within a scope; raise `UnknownMeetingError` or `UsageError` for an unusable one.

        A scope holds what was typed: a meeting's date, id or title, a name, a date to begin with.
        """
        return self.ask(question, audience=audience, filters=self._filters(audience, scope), private=private)

    def latest_meeting(self, *, audience: Audience) -> Reply:
        """Return the newest meeting that is not in the future; raise `NoMeetingsError` where there is none."""
        return self._card(self._knowledge.latest(self.today()), audience)

    def meeting(self, meeting: str, *, audience: Audience) -> Reply:
        """Return the meeting of an id, a date or a title; raise `UnknownMeetingError` for none or several."""
        return self._card(find_meeting(self._knowledge.meetings, meeting, audience.wording), audience)

    def meetings(self, *, audience: Audience, year: str = "", page: int | None = None) -> Reply:
        """Return the meetings of a year, or all, newest first; raise `NoMeetingsError` where there is none."""
        blocks = list_blocks(
            self._knowledge.meetings,
            year=year.strip(),
            page=page,
            languages=languages_of(audience),
            wording=audience.wording,
        )
        return Reply(blocks)

    def missed(self, person: str, *, audience: Audience, page: int | None = None) -> Reply:
        """Return the meetings without a person, by their headings."""
        meetings, languages = self._knowledge.meetings, languages_of(audience)
        found = self._knowledge.people_called(person)
        if len(found) != 1:
            return Reply(which_person_blocks(found, person, Action.MISSED, audience.wording), private=True)
        blocks = missed_blocks(meetings, found[0], page=page, languages=languages, wording=audience.wording)
        return Reply(blocks, private=True)

    def who(self, person: str, *, audience: Audience, page: int | None = None) -> Reply:
        """Return what a person presented and when they attended."""
        meetings = self._knowledge.meetings
        found = self._knowledge.people_called(person)
        if len(found) != 1:
            return Reply(which_person_blocks(found, person, Action.WHO, audience.wording), private=True)
        return Reply(
            person_blocks(found[0], meetings, page=page, languages=languages_of(audience), wording=audience.wording)
        )

    def topic(self, topic: str, *, audience: Audience, page: int | None = None) -> Reply:
        """Return every meeting that touched a topic, oldest to newest."""
        history = find_history(self._knowledge, topic, languages_of(audience, topic))
        if history is None:
            return Reply(self._guide(audience).more_words(), private=True)
        if not history.meetings:
            return Reply(untouched_blocks(topic, history.mentions.unknown, audience.wording))
        return Reply(topic_blocks(history, page=page, wording=audience.wording))

    def handle_control(self, control: ControlAction, *, audience: Audience) -> Reply:
        """Return what a control asks for; a control whose passage or meeting is gone says so."""
        wording = audience.wording
        match control.action:
            case Action.MEETINGS:
                return self.meetings(audience=audience, year=control.text, page=control.page)
            case Action.MISSED:
                return self.missed(control.text, audience=audience, page=control.page)
            case Action.TOPIC:
                return self.topic(control.text, audience=audience, page=control.page)
            case Action.WHO:
                return self.who(control.text, audience=audience, page=control.page)
            case Action.QUESTION | Action.ASK_ON:
                return self.ask(control.text, audience=audience)
            case Action.MEETING:
                found = meeting_of(control, self._knowledge.meetings)
                return self._card(found, audience) if found else gone_reply(None, wording)
            case Action.PASSAGES | Action.FULL_TEXT | Action.NEWER:
                return handle_control(control, self._knowledge, audience)

    def form(self, control: ControlAction, *, audience: Audience) -> Form | None:
        """Return the form that a control opens, or None for one that is answered at once."""
        return form_for(control, audience.wording)

    async def reload(self, *, audience: Audience) -> Reply:
        """Read the minutes again and return what is new and what is wrong; never raises for bad minutes."""
        report = await self._knowledge.reload()
        await asyncio.to_thread(self.warm_up)
        return reload_reply(report, audience.wording)

    def help(self, *, audience: Audience) -> Reply:
        """Return every command with what it does."""
        return Reply(self._guide(audience).help(), private=True)

    def privacy(self, *, audience: Audience) -> Reply:
        """Return what the bot keeps."""
        return Reply(self._guide(audience).privacy(self._settings.repeat_minutes), private=True)

    def again(self, reply: Reply, first: str, *, audience: Audience) -> Reply:
        """Return an answer that a channel has just had, for the asker alone, with the address of the first."""
        wording = audience.wording
        note = Note(wording("This was just asked here."))
        return Reply((note, *reply.blocks, Link(wording("The first answer"), first)), private=True)

    def answered_above(self, first: str, *, audience: Audience) -> Reply:
        """Return where a channel has just had the answer, without giving it again."""
        wording = audience.wording
        note = Paragraph(wording("This was just asked here."))
        return Reply((note, Link(wording("The first answer"), first)), private=True)

    def no_text(self, *, audience: Audience) -> Reply:
        """Return that a message has no words to ask with, or none that the bot may read."""
        return Reply(self._guide(audience).no_text(), private=True)

    def not_permitted(self, channel: str, permission: str, *, audience: Audience) -> Reply:
        """Return that the bot lacks a permission in a channel, and which command needs none."""
        return Reply(self._guide(audience).not_permitted(channel, permission), private=True, failed=True)

    def old_command(self, *, audience: Audience) -> Reply:
        """Return that a command is not what it was when the member's app learnt of it."""
        words = audience.wording(
            "This command has changed. Reload Discord (Ctrl+R, or restart the app) and try it again."
        )
        return Reply((Paragraph(words),), private=True, failed=True)

    def old_control(self, *, audience: Audience) -> Reply:
        """Return that a control comes from an older version of the bot."""
        words = audience.wording("This control is no longer in use. Ask again with a slash command.")
        return Reply((Paragraph(words),), private=True, failed=True)

    def moderators_only(self, *, audience: Audience) -> Reply:
        """Return the refusal for a command that only moderators may use."""
        return Reply(
            (Paragraph(audience.wording("Only moderators of this bot may do that.")),), private=True, failed=True
        )

    def failure(self, error: BaseException, *, audience: Audience) -> Reply:
        """Return one plain sentence for an error: its own message for a `QuorumError`, else a neutral one."""
        wording = audience.wording
        match error:
            case NoMeetingsError():
                return Reply(self._guide(audience).no_minutes(), private=True, failed=True)
            case UnknownMeetingError(candidates=candidates) if candidates:
                offers = Offers(tuple(self._choice(candidate, audience) for candidate in candidates))
                return Reply((Paragraph(str(error)), offers), private=True, failed=True)
            case QuorumError():
                message = str(error)
            case _:
                message = wording("Something went wrong, and it has been written to the log. Please try again later.")
        return Reply((Paragraph(message),), private=True, failed=True)

    def complete_question(self, prefix: str, *, audience: Audience, limit: int = 25) -> tuple[str, ...]:
        """Return real questions and headings that hold what was typed, best first; may pass 100 characters."""
        languages = languages_of(audience, prefix)
        found = self._knowledge.complete(prefix, limit=limit, languages=languages)
        return tuple(dict.fromkeys(headline(text, limit=_MAX_COMPLETION_CHARACTERS) for text in found))

    def complete_meeting(self, prefix: str, *, audience: Audience, limit: int = 25) -> tuple[str, ...]:
        """Return meetings that hold `prefix`, newest first, each as its id, ` · ` and its title."""
        meetings = complete_meetings(self._knowledge.snapshot.meetings, prefix, audience.wording, limit=limit)
        return tuple(meeting_line(meeting, languages_of(audience)) for meeting in meetings)

    def complete_person(self, prefix: str, *, audience: Audience, limit: int = 25) -> tuple[str, ...]:
        """Return names that hold `prefix`, those at the most meetings first."""
        return self._knowledge.complete_person(prefix, limit=limit)

    def complete_year(self, prefix: str, *, audience: Audience, limit: int = 25) -> tuple[str, ...]:
        """Return the years of the meetings that go on from `prefix`, newest first."""
        meetings = self._knowledge.snapshot.meetings
        years = dict.fromkeys(f"{meeting.date.year:04}" for meeting in meetings if meeting.date)
        return tuple(year for year in years if year.startswith(prefix.strip()))[:limit]

    def prepare(self) -> None:
        """Wait until passages are matched by meaning too, where that takes seconds: for whoever asks only once."""
        self._knowledge.wait_for_embeddings(_ASKS_ONCE_SECONDS, at_first=_ASKS_ONCE_SECONDS)

    def warm_up(self) -> None:
        """Load what the first answer and the first completion need: dictionaries, word lists, readings, catalogues."""
        self._knowledge.warm_up()
        for language in languages():
            wording_for(language)

    def today(self) -> MeetingDate:
        """Return the day that it is in the community's time zone."""
        now = datetime.now(self._timezone)
        return MeetingDate(now.year, now.month, now.day)

    def _filters(self, audience: Audience, scope: Scope) -> Filters | None:
        wording = audience.wording
        meeting, person, since = scope.get("meeting"), scope.get("person"), scope.get("since")
        wanted = find_meeting(self._knowledge.meetings, meeting, wording).id if meeting else None
        filters = Filters(wanted, person or None, read_date(since or "", wording))
        return filters if filters != Filters() else None

    def _card(self, meeting: Meeting, audience: Audience) -> Reply:
        """Return the card of a meeting, with the ways to the one before and the one after."""
        meetings = self._knowledge.meetings
        place = next((number for number, one in enumerate(meetings) if one.id == meeting.id), None)
        before = meetings[place + 1] if place is not None and place + 1 < len(meetings) else None
        after = meetings[place - 1] if place else None
        minutes = meeting.text_for(languages_of(audience))
        return Reply(meeting_blocks(meeting, minutes, audience.wording, neighbours=(before, after)))

    def _choice(self, meeting_id: str, audience: Audience) -> Choice:
        """Return a meeting as something to open."""
        meeting = self._knowledge.meeting(meeting_id)
        return Choice(
            meeting_line(meeting, languages_of(audience)), ControlAction(Action.MEETING, (meeting_reference(meeting),))
        )

    def _guide(self, audience: Audience) -> Guide:
        return Guide(audience.wording, name=audience.name)
