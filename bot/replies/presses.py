"""Answers the controls that point at places in the minutes, and words the form for another question."""

from collections.abc import Sequence

from bot.knowledge import Knowledge
from bot.minutes.model import Meeting
from bot.replies.answers import passages_blocks
from bot.replies.cards import full_text_blocks
from bot.replies.commands import MENU_NAME
from bot.replies.controls import Action, Press
from bot.replies.languages import Wording
from bot.replies.model import Block, Button, Form, Note, Paragraph, Reply
from bot.replies.places import Place, find_place, find_referenced_meeting, meeting_reference
from bot.search.model import Filters, Hit
from bot.search.quoting import make_quote

_LOOKED_AT = 60
"""Hits of a meeting among which the passage that is sought is found with its marks."""


def answer_press(press: Press, knowledge: Knowledge, wording: Wording) -> Reply:
    """Return the places that a control points at; where all of them are gone, say so and offer their meeting."""
    meetings = knowledge.meetings
    found = [find_place(meetings, reference) for reference in press.places]
    places = [place for place in found if place is not None]
    if not places:
        return gone_reply(meeting_of(press, meetings), wording)
    if press.action is Action.FULL_TEXT:
        return Reply(full_text_blocks(places[0], press.page, wording), private=True)
    hits = [hit for place in places if (hit := _hit_at(place, press.text, knowledge)) is not None]
    blocks = passages_blocks(hits, press.text, wording)
    lost = len(found) - len(places)
    if lost:
        missing = wording.plural(
            "{count} passage is no longer in the minutes.", "{count} passages are no longer in the minutes.", lost
        )
        blocks = (Note(missing), *blocks)
    return Reply(blocks, private=True)


def gone_reply(meeting: Meeting | None, wording: Wording) -> Reply:
    """Return that what a control points at is gone, with a way to its meeting where that is still there."""
    gone = wording("What this button points to is no longer in the minutes, or its words have changed.")
    blocks: list[Block] = [Paragraph(gone)]
    if meeting is not None:
        button = Press(Action.MEETING, (meeting_reference(meeting),), replaces=True)
        blocks.append(Button(wording("Open its meeting"), button))
    return Reply(tuple(blocks), private=True, failed=True)


def form_for(press: Press, wording: Wording) -> Form | None:
    """Return the form that a control opens, or None for one that opens none."""
    if press.action is not Action.ASK_ON:
        return None
    return Form(wording(MENU_NAME), wording("Your question"), press.text, Press(Action.QUESTION))


def meeting_of(press: Press, meetings: Sequence[Meeting]) -> Meeting | None:
    """Return the meeting that a control points at or into, None where it is gone."""
    return find_referenced_meeting(meetings, press.places[0]) if press.places else None


def _hit_at(place: Place, question: str, knowledge: Knowledge) -> Hit | None:
    """Return a place as the hit that it is for the question, so that what matched is marked; else without marks."""
    if place.entry is None:
        return None
    answer = knowledge.answer(
        question, languages=(place.minutes.language,), filters=Filters(meeting=place.meeting.id), limit=_LOOKED_AT
    )
    for hit in answer.hits:
        if hit.entry is place.entry:
            return hit
    quote = make_quote(place.minutes.text, place.entry.body, {})
    return Hit(place.meeting, place.minutes, place.entry, score=0.0, quote=quote, via=())
