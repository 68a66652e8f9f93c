"""What members follow: found in new meetings, and told in one direct message a meeting."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.knowledge.snapshot import Snapshot
from bot.minutes.meeting_texts import Meeting
from bot.replies.cards.topic_history import find_history
from bot.replies.controls.references import Location, location_of, meeting_reference
from bot.storage.state.posts import Intent, PostKind
from bot.storage.state.subscriptions import Subscription, Subscriptions

TOPIC, PERSON = "topic", "person"

MOST_AT_ONCE = 5
"""More new meetings at once are told of together: whoever adds a source need not send hundreds of messages."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What is followed at one time."""

    subscriptions: tuple[Subscription, ...]

    touched: Mapping[tuple[str, str], frozenset[str]]
    """The ids of the meetings that touch each subject."""

    def intents(self, new: Sequence[Meeting]) -> list[Intent]:
        """Return what members are to be told of new meetings, the newest of which comes first.

        That is one message for each member and meeting, but one for all if many at once touch what somebody follows.
        """
        intents: list[Intent] = []
        for member, some in groupby(self.subscriptions, lambda one: one.member):
            its = tuple(some)
            touched = [(meeting, found) for meeting in new if (found := self._touching(its, meeting))]
            if len(touched) > MOST_AT_ONCE:
                meetings = [meeting for meeting, _ in touched]
                every = dict.fromkeys(one for _, found in touched for one in found)
                intents.append(_intent(member, meetings, tuple(every)))
            else:
                intents += (_intent(member, [meeting], found) for meeting, found in reversed(touched))
        return intents

    def _touching(self, subscriptions: Sequence[Subscription], meeting: Meeting) -> tuple[Subscription, ...]:
        return tuple(one for one in subscriptions if meeting.id in self.touched[one.kind, one.subject])


def _intent(member: int, meetings: Sequence[Meeting], followed: Sequence[Subscription]) -> Intent:
    references = [meeting_reference(one) for one in meetings]
    content = {
        "meetings": references,
        "locale": followed[0].locale,
        "followed": [[one.kind, one.subject] for one in followed],
    }
    return Intent(
        PostKind.FOLLOWED, member, references[0] + (f"+{len(references)}" if len(references) > 1 else ""), content
    )


def places_of(kind: str, subject: str, known: Snapshot) -> dict[str, Location]:
    """Return where each meeting touches a topic or names a person: its best place, by the meeting's id.

    A topic is what `/topic` finds: its words or another name of it; a person is meant under every spelling.
    """
    if kind == TOPIC:
        history = find_history(known, subject, ())
        return {places[0].meeting.id: places[0] for places in history.meetings} if history else {}
    found = known.people_called(subject)
    if len(found) != 1:
        return {}
    return {
        one.meeting.id: location_of(one.meeting, one.minutes, one.item) for one in reversed(found[0].presented_for(()))
    }


class Following:
    """Reads what is followed when new meetings are looked for."""

    def __init__(self, subscriptions: Subscriptions) -> None:
        self._subscriptions = subscriptions

    async def prepared(self, known: Snapshot) -> Followed:
        """Return what is followed now, and which meetings touch it; raise `StateError`."""
        subscriptions = await self._subscriptions.all()
        subjects = {(one.kind, one.subject) for one in subscriptions}

        def touched() -> Mapping[tuple[str, str], frozenset[str]]:
            return {subject: frozenset(places_of(*subject, known)) for subject in subjects}

        return Followed(subscriptions, await asyncio.to_thread(touched))


async def quotes(
    followed: Sequence[tuple[str, str]], meeting: Meeting, known: Snapshot
) -> tuple[tuple[str, str, Location], ...]:
    """Return for each thing that is followed where a meeting touches it, if it does."""

    def find() -> tuple[tuple[str, str, Location], ...]:
        places = ((kind, subject, places_of(kind, subject, known).get(meeting.id)) for kind, subject in followed)
        return tuple((kind, subject, place) for kind, subject, place in places if place is not None)

    return await asyncio.to_thread(find)
