"""What a text that has been begun could go on as: questions, topics, meetings, people, dates."""

from collections.abc import Callable

from bot.knowledge.service import Knowledge
from bot.minutes.meetings import latest_meeting
from bot.minutes.model import MeetingDate
from bot.replies.commands.arguments import (
    LATEST,
    complete_meetings,
    dates_going_on,
    is_latest,
    meeting_line,
    years_going_on,
)
from bot.replies.i18n.audience import Audience, languages_of
from bot.replies.markdown.headline import headline
from bot.text import fold

_MAX_CHARACTERS = 300
"""Characters; more of a heading than any chat platform takes."""

_MAX_GROUP_CHARACTERS = 100
"""Characters of names for one thing that are offered together; what is cut would name nothing."""


class Completing:
    """Finds at most `limit` whole texts for what was typed, best first; none without minutes."""

    def __init__(self, knowledge: Knowledge, today: Callable[[], MeetingDate]) -> None:
        self._knowledge = knowledge
        self._today = today

    def question(self, prefix: str, *, audience: Audience, limit: int = 25) -> tuple[str, ...]:
        """Return real questions and headings that hold what was typed, best first; may pass 100 characters."""
        languages = languages_of(audience, prefix)
        found = self._knowledge.snapshot.complete(prefix, limit=limit, languages=languages)
        return tuple(dict.fromkeys(headline(text, limit=_MAX_CHARACTERS) for text in found))

    def topic(self, prefix: str, *, audience: Audience, limit: int = 25) -> tuple[str, ...]:
        """Return topics that were discussed and hold what was typed, best first."""
        languages = languages_of(audience, prefix)
        found = self._knowledge.snapshot.complete_topic(prefix, limit=limit, languages=languages)
        return tuple(dict.fromkeys(headline(text, limit=_MAX_CHARACTERS) for text in found))

    def date(self, prefix: str, *, audience: Audience, limit: int = 25) -> tuple[str, ...]:
        """Return the date that was typed in words, and the months and years of meetings that go on from it."""
        return dates_going_on(prefix, self._knowledge.snapshot.meetings, today=self._today())[:limit]

    def meeting(self, prefix: str, *, audience: Audience, limit: int = 25) -> tuple[str, ...]:
        """Return meetings that hold `prefix`, newest first, each as its id, ` · ` and its title.

        Before them stands the latest one by that word, if the word was begun.
        """
        meetings, languages = self._knowledge.snapshot.meetings, languages_of(audience)
        found = complete_meetings(meetings, prefix, audience.wording, limit=limit)
        lines = [meeting_line(meeting, languages) for meeting in found]
        latest = latest_meeting(meetings, self._today())
        if latest is not None and is_latest(prefix, audience.wording, begun=True):
            lines.insert(0, meeting_line(latest, languages, name=audience.name(LATEST)))
        return tuple(lines[:limit])

    def person(self, prefix: str, *, audience: Audience, limit: int = 25) -> tuple[str, ...]:
        """Return names that hold `prefix`, those at the most meetings first."""
        return self._knowledge.snapshot.complete_person(prefix, limit=limit)

    def year(self, prefix: str, *, audience: Audience, limit: int = 25) -> tuple[str, ...]:
        """Return the years of the meetings that go on from `prefix`, newest first."""
        return years_going_on(prefix, self._knowledge.snapshot.meetings)[:limit]

    def taught(self, prefix: str, *, audience: Audience, limit: int = 25) -> tuple[str, ...]:
        """Return names for one thing that moderators taught and that hold `prefix`, each with what it is the same as.

        Where these are many, the first of them stands for all.
        """
        begun = fold(prefix.strip())
        groups = [" = ".join(names) for names in self._knowledge.taught]
        found = [group for group in groups if begun in fold(group)]
        return tuple(one if len(one) <= _MAX_GROUP_CHARACTERS else one.split(" = ")[0] for one in found)[:limit]
