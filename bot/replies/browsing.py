"""Replies to whoever leafs through the minutes: meetings, people and topics."""

from collections.abc import Callable, Sequence

from bot.knowledge.service import Knowledge
from bot.minutes.meeting_texts import Meeting
from bot.minutes.model import MeetingDate
from bot.replies.cards.help import guide_for
from bot.replies.cards.meetings import list_blocks, meeting_blocks, missed_blocks, neighbours
from bot.replies.cards.people import person_blocks, which_person_blocks
from bot.replies.cards.topic_history import find_history, topic_blocks, untouched_blocks
from bot.replies.commands.arguments import LATEST, find_meeting
from bot.replies.controls.custom_id import Action
from bot.replies.i18n.audience import Audience, languages_of
from bot.replies.kept_replies import KeptReplies
from bot.replies.model import Reply
from bot.search.typed import without_filters


class Browsing:
    """Words meetings, people and topics; what takes a `page` shows everything if none is given."""

    def __init__(self, knowledge: Knowledge, kept: KeptReplies, today: Callable[[], MeetingDate]) -> None:
        """`kept` holds what was told of topics before."""
        self._knowledge = knowledge
        self._kept = kept
        self._today = today

    def latest_meeting(self, *, audience: Audience) -> Reply:
        """Return the newest meeting that is not in the future; raise `UnknownMeetingError` if there is none."""
        return self.meeting(LATEST, audience=audience)

    def meeting(self, meeting: str, *, audience: Audience) -> Reply:
        """Return the card of the meeting that was typed; raise what `find_meeting` raises."""
        return self.card_of(self.find_meeting(meeting, audience=audience), audience)

    def card_of(self, meeting: Meeting, audience: Audience, language: str = "") -> Reply:
        """Return the card of a meeting in a language, or the reader's, with the ways to the ones before and after."""
        languages = (language, *languages_of(audience)) if language else languages_of(audience)
        minutes, beside = meeting.text_for(languages), neighbours(meeting, self._knowledge.meetings)
        return Reply(meeting_blocks(meeting, minutes, audience.wording, neighbours=beside))

    def find_meeting(self, typed: str, *, audience: Audience) -> Meeting:
        """Return the meeting that was typed: `latest`, a date, an id or words of a title.

        Raise `UnknownMeetingError` for none or several, `NoMeetingsError` without minutes.
        """
        return find_meeting(self._knowledge.meetings, typed, audience.wording, today=self._today())

    def meetings(self, *, audience: Audience, year: str = "", page: int | None = None) -> Reply:
        """Return the meetings of a year, or all, newest first; raise `NoMeetingsError` if there is none."""
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
        known, languages = self._knowledge.served, languages_of(audience)
        meetings, found = known.meetings, known.people_called(person)
        if len(found) != 1:
            return Reply(which_person_blocks(found, person, Action.MISSED, audience.wording), private=True)
        blocks = missed_blocks(found[0], meetings, page=page, languages=languages, wording=audience.wording)
        return Reply(blocks, private=True)

    def who(self, person: str, *, audience: Audience, page: int | None = None) -> Reply:
        """Return what a person presented and when they attended."""
        known = self._knowledge.served
        meetings, found = known.meetings, known.people_called(person)
        if len(found) != 1:
            return Reply(which_person_blocks(found, person, Action.WHO, audience.wording), private=True)
        blocks = person_blocks(
            found[0], meetings, page=page, languages=languages_of(audience), wording=audience.wording
        )
        return Reply(blocks, subject=("person", found[0].name))

    def known_name(self, names: Sequence[str]) -> str:
        """Return the first of a person's names that the minutes have for one person, else the first of all.

        Raise `NoMeetingsError` without minutes.
        """
        known = self._knowledge.served
        plain = [without_filters(name) for name in names]  # a name is no filter, whatever is written in it
        found = (name for name in plain if len(known.people_called(name)) == 1)
        return next(found, plain[0] if plain else "")

    def topic(self, topic: str, *, audience: Audience, page: int | None = None) -> Reply:
        """Return every meeting that touched a topic, the newest first."""
        if kept := self.kept_topic(topic, audience=audience, page=page):
            return kept
        since = self._kept.times_forgotten
        history = find_history(self._knowledge.served, topic, languages_of(audience, topic))
        if history is None:
            return Reply(guide_for(audience).more_words(), private=True)
        if not history.meetings:
            return Reply(untouched_blocks(topic, history.mentions.unknown, audience.wording))
        blocks = topic_blocks(history, page=page, wording=audience.wording)
        reply = Reply(blocks, subject=("topic", history.mentions.topic))
        self._kept.keep((topic, page, audience, self._today()), reply, since=since)
        return reply

    def kept_topic(self, topic: str, *, audience: Audience, page: int | None = None) -> Reply | None:
        """Return what `topic` does if it was asked for before and is still the same; None if that is not known.

        Costs next to nothing.
        """
        return self._kept.find((topic, page, audience, self._today()))
