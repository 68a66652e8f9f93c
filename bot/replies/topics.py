"""Finds the history of a topic, under the words that it goes by in the minutes."""

from dataclasses import dataclass

from bot.knowledge import Knowledge
from bot.minutes.model import MeetingDate
from bot.replies.cards import place_of_hit
from bot.replies.history import Touch, has_words, history_of, touch_at
from bot.search.model import Via

_LOOKED_AT = 50
"""Hits that are looked through for other names of the topic."""


@dataclass(frozen=True, slots=True)
class History:
    """The meetings that touched a topic, the oldest first."""

    topic: str
    """As understood."""
    touches: tuple[Touch, ...]
    unknown: tuple[str, ...]
    """Words of the topic that stand nowhere in the minutes."""


def find_history(knowledge: Knowledge, topic: str, languages: tuple[str, ...]) -> History | None:
    """Return the history of a topic, None for one without a word to look for.

    A meeting belongs to it that holds the words, corrected where they were mistyped, or an alias of theirs; that it
    is about something alike is not enough.
    """
    if not has_words(topic):
        return None
    answer = knowledge.answer(topic, languages=languages, limit=_LOOKED_AT)
    touches = list(history_of(knowledge.meetings, topic, languages))
    if not touches and answer.read_as:
        topic = answer.read_as
        touches = list(history_of(knowledge.meetings, topic, languages))
    known = {touch.place.meeting.id for touch in touches}
    for hit in answer.hits:
        if Via.ALIAS in hit.via and hit.meeting.id not in known:
            known.add(hit.meeting.id)
            touches.append(touch_at(place_of_hit(hit), topic))
    earliest = MeetingDate(1, 1)
    touches.sort(key=lambda touch: touch.place.meeting.date or earliest)
    return History(topic, tuple(touches), answer.unknown)
