"""Words what is new: the card of a new meeting, of many at once, and what a member follows."""

from collections.abc import Iterator, Sequence

from bot.knowledge.snapshot import Snapshot
from bot.minutes.meeting_texts import Meeting
from bot.minutes.model import Minutes, Role
from bot.replies.cards.days import day_of
from bot.replies.cards.meetings import meeting_blocks
from bot.replies.cards.passages import minutes_link, task_notes
from bot.replies.cards.quotations import short_quotation
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.controls.references import meeting_reference
from bot.replies.i18n.wording import Wording
from bot.replies.markdown.headline import headline
from bot.replies.model import Block, Button, Choice, Fact, Listing, Menu, Note, Paragraph, Reply, Title

_MAX_PARTS = 4
"""Decisions, and action items, that a card quotes."""
_MAX_LISTED = 20


def open_control(meeting: Meeting) -> ControlAction:
    """Return what opens a meeting from a card of news; by its id the card is known again."""
    return ControlAction(Action.MEETING, (meeting_reference(meeting),), text="news")


def announcement(meeting: Meeting, known: Snapshot, languages: tuple[str, ...], wording: Wording) -> Reply:
    """Return the card of a new meeting: title, date, agenda with presenters, decisions, action items, the way to it."""
    minutes = meeting.text_for(languages)
    blocks: list[Block] = [Note(wording("New minutes"))]
    for block in meeting_blocks(meeting, minutes, wording):
        if isinstance(block, Title | Fact | Listing):
            blocks.append(block)
    blocks += _marked(meeting, minutes, known, Role.DECISION, wording("Decisions"), wording)
    blocks += _marked(meeting, minutes, known, Role.ACTION, wording("Action items"), wording)
    blocks.append(Button(wording("Open the meeting"), open_control(meeting)))
    return Reply((*blocks, *minutes_link(meeting, minutes, wording)))


def announcement_of_many(meetings: Sequence[Meeting], languages: tuple[str, ...], wording: Wording) -> Reply:
    """Return one card for many new meetings, the newest first."""
    count = wording.plural("{count} new meeting", "{count} new meetings", len(meetings))
    shown = meetings[:_MAX_LISTED]
    lines = tuple(f"{day_of(one, wording)} · {headline(one.text_for(languages).title)}" for one in shown)
    choices = tuple(
        Choice(headline(one.text_for(languages).title), open_control(one), day_of(one, wording)) for one in shown
    )
    blocks: list[Block] = [Title(count), Listing(lines), Menu(wording("Open a meeting"), choices)]
    if len(shown) < len(meetings):
        blocks.append(Note(wording("… and {count} more.", count=len(meetings) - len(shown))))
    blocks.append(Button(wording("All meetings"), ControlAction(Action.MEETINGS, text="")))
    return Reply(tuple(blocks))


def announcing_reply(channel: str, wording: Wording) -> Reply:
    """Return where new meetings are announced from now on."""
    said = wording("New meetings are announced in #{channel} from now on, one card each.", channel=channel)
    return Reply((Paragraph(said),), private=True)


def where_announced_reply(channel: str, wording: Wording) -> Reply:
    """Return where new meetings are announced, or that they are not; an empty name for nowhere."""
    if not channel:
        said = wording("New meetings are announced nowhere. Name a channel with “channel:”.")
    else:
        said = wording("New meetings are announced in #{channel}. “off: True” ends that.", channel=channel)
    return Reply((Paragraph(said),), private=True)


def not_announced_reply(wording: Wording) -> Reply:
    """Return that new meetings are not announced any more."""
    return Reply((Paragraph(wording("New meetings are not announced any more.")),), private=True)


def _marked(
    meeting: Meeting, minutes: Minutes, known: Snapshot, role: Role, label: str, wording: Wording
) -> Iterator[Block]:
    """Yield some parts that the minutes mark, in their own words."""
    entries = [entry for text in meeting.told_with(minutes) for entry in text.entries if entry.role is role]
    hits = known.hits_of("", entries[:_MAX_PARTS])
    if not hits:
        return
    yield Fact(label, "")
    for hit in hits:
        yield short_quotation(hit, wording)
        yield from task_notes(hit, wording)
    if len(entries) > len(hits):
        yield Note(wording("… and {count} more.", count=len(entries) - len(hits)))
