"""Answers the controls that point at places in the minutes, and words the form for another question."""

from collections.abc import Sequence

from bot.knowledge.snapshot import Snapshot
from bot.minutes.meeting_texts import Meeting
from bot.replies.cards.answers import passages_blocks
from bot.replies.cards.newer_mentions import newer_blocks, newer_mentions
from bot.replies.cards.passages import full_text_blocks
from bot.replies.commands.catalogue import FORM_TITLE
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.controls.references import find_location, find_referenced_meeting, meeting_reference
from bot.replies.i18n.audience import Audience, languages_of
from bot.replies.i18n.wording import Wording
from bot.replies.model import Block, Button, Form, Note, Paragraph, Reply


def handle_control(control: ControlAction, known: Snapshot, audience: Audience) -> Reply:
    """Return the places that a control points at; if all of them are gone, say so and offer their meeting."""
    meetings, wording = known.meetings, audience.wording
    found = [find_location(meetings, reference) for reference in control.places]
    places = [place for place in found if place is not None]
    if not places:
        return gone_reply(meeting_of(control, meetings), wording)
    if control.action is Action.FULL_TEXT:
        return Reply(full_text_blocks(places[0], control.page, wording), private=True)
    if control.action is Action.NEWER:
        newer = newer_mentions(known, control.text, places[0], languages_of(audience, control.text))
        if not newer:
            return gone_reply(meeting_of(control, meetings), wording)
        blocks = newer_blocks(known, control.text, newer, answer=places[0], page=control.page, wording=wording)
        return Reply(blocks, private=True)
    hits = known.hits_of(control.text, [place.entry for place in places if place.entry is not None])
    blocks = passages_blocks(hits, control.text, wording)
    lost = len(found) - len(places)
    if lost:
        missing = wording.plural(
            "{count} passage is no longer in the minutes.", "{count} passages are no longer in the minutes.", lost
        )
        blocks = (Note(missing), *blocks)
    return Reply(blocks, private=True)


def gone_reply(meeting: Meeting | None, wording: Wording) -> Reply:
    """Return that what a control points at is gone, with a way to its meeting if that is still there."""
    gone = wording("What this button points to is no longer in the minutes, or its words have changed.")
    blocks: list[Block] = [Paragraph(gone)]
    if meeting is not None:
        button = ControlAction(Action.MEETING, (meeting_reference(meeting),), replaces=True)
        blocks.append(Button(wording("Open the meeting"), button))
    return Reply(tuple(blocks), private=True, failed=True)


def form_for(control: ControlAction, wording: Wording) -> Form | None:
    """Return the form that a control opens, or None for one that opens none."""
    if control.action is not Action.ASK_ON:
        return None
    asked = ControlAction(Action.QUESTION, text=control.text)
    return Form(wording(FORM_TITLE), wording("Your question"), control.text, asked)


def meeting_of(control: ControlAction, meetings: Sequence[Meeting]) -> Meeting | None:
    """Return the meeting that a control points at or into, None if it is gone."""
    return find_referenced_meeting(meetings, control.places[0]) if control.places else None
