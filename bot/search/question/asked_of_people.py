"""Tells what a question that names somebody asks of them: whether they were at a meeting, or what they are to do."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.search.analysis.phrase_patterns import places_of
from bot.search.question.counting import says_all
from bot.search.question.intent_patterns import IntentPatterns
from bot.text import Slice


class AskedOfPeople(NamedTuple):
    """What is asked of those whom a question names."""

    presence: bool = False
    """Whether they were there, or when."""
    duties: bool = False
    """What they are to do."""
    asking: tuple[Slice, ...] = ()
    """Where the question asks that."""


def find_asked_of_people(
    text: str,
    patterns: IntentPatterns,
    named: Sequence[Slice],
    said: Sequence[Slice],
    languages: tuple[str, ...],
    *,
    asks_for_parts: bool,
) -> AskedOfPeople:
    """Return what a normalised question asks of people, if it says nothing else; nothing if it names nobody.

    `named` is where people are named, `said` where all else stands that the question says of the meeting.
    `asks_for_parts` tells whether it asks for decisions, tasks and the like.
    """
    if not named:
        return AskedOfPeople()

    def places(pattern: re.Pattern[str]) -> list[Slice]:
        return [place for place in places_of(pattern, text) if not any(place.overlaps(other) for other in named)]

    meeting = [*places(patterns.which_meeting), *places(patterns.meeting)]
    time = [*places(patterns.when), *places(patterns.last_time), *places(patterns.now)]
    known = [*said, *named, *meeting, *time]
    what = places(patterns.what)
    coming = places(patterns.coming)
    asks_what = any(not any(map(one.lies_in, [*meeting, *time])) for one in what)
    says_more = asks_for_parts or asks_what or patterns.telling.search(text)
    is_at = bool(coming) or patterns.which_meeting.search(text) or patterns.meeting_noun.search(text)
    if is_at and not says_more and says_all(text, [*known, *coming], languages):
        return AskedOfPeople(presence=True, asking=(*coming, *meeting, *time))
    obliged, doing, tasks = (places(one) for one in (patterns.obliged, patterns.doing, patterns.tasks))
    until = places(patterns.until_month) + places(patterns.until)
    asking = [*what, *obliged, *doing, *tasks, *places(patterns.remaining), *until]
    if (tasks or (obliged and doing)) and says_all(text, [*known, *asking], languages):
        return AskedOfPeople(duties=True, asking=(*asking, *time))
    return AskedOfPeople()


def asks_for_last_time(text: str, patterns: IntentPatterns) -> bool:
    """Return whether a normalised question asks when something was the last time, and not for the last meeting."""
    asks_when = patterns.when.search(text) or patterns.which_meeting.search(text)
    return bool(asks_when and patterns.last_time.search(text))


def is_until(place: Slice, text: str, patterns: IntentPatterns) -> bool:
    """Return whether a date at a place of a normalised question is the day by which something is to be done."""
    return any(
        (one.end <= place.start and not text[one.end : place.start].strip())
        or (place.end <= one.start and not text[place.end : one.start].strip())
        or (place.start <= one.start and one.end <= place.end)
        for one in places_of(patterns.until, text)
    )
