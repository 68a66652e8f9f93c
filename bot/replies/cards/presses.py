"""Answers the controls that point at places in the minutes, and words the form for another question."""

from collections.abc import Sequence

from bot.knowledge.service import Knowledge
from bot.minutes.model import Meeting
from bot.replies.cards.answers import passages_blocks
from bot.replies.cards.follow_ups import newer_blocks, newer_mentions
from bot.replies.cards.passages import full_text_blocks
from bot.replies.commands.catalogue import MENU_NAME
from bot.replies.controls.custom_id import Action, Press
from bot.replies.controls.references import find_place, find_referenced_meeting, meeting_reference
from bot.replies.i18n.audience import Reader, languages_of
from bot.replies.i18n.wording import Wording
from bot.replies.model import Block, Button, Form, Note, Paragraph, Reply


def answer_press(press: Press, knowledge: Knowledge, reader: Reader) -> Reply:
    """Return the places that a control points at; where all of them are gone, say so and offer their meeting."""
    known, wording = knowledge.served, reader.wording
    search, meetings = known.search, known.meetings
    found = [find_place(meetings, reference) for reference in press.places]
    places = [place for place in found if place is not None]
    if not places:
        return gone_reply(meeting_of(press, meetings), wording)
    if press.action is Action.FULL_TEXT:
        return Reply(full_text_blocks(places[0], press.page, wording), private=True)
    read = search.read(press.text)
    if press.action is Action.NEWER:
        newer = newer_mentions(search, read, places[0], languages_of(reader, press.text))
        if not newer:
            return gone_reply(meeting_of(press, meetings), wording)
        blocks = newer_blocks(search, read, newer, answer=places[0], page=press.page, wording=wording)
        return Reply(blocks, private=True)
    hits = [search.hit(read, place.entry) for place in places if place.entry is not None]
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
