"""Words the history of a topic."""

from collections.abc import Sequence

from bot.replies.cards.meetings import MENU_LIMIT
from bot.replies.cards.pages import page_of, turning
from bot.replies.cards.passages import location_choice
from bot.replies.cards.topic_history import History
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.wording import Wording
from bot.replies.markdown.headline import headline
from bot.replies.model import Block, Fact, Menu, Note, Paragraph, Quotation, Title

_TOPIC_PAGE = 6


def topic_blocks(history: History, *, page: int | None, wording: Wording) -> tuple[Block, ...]:
    """Return every meeting that touched a topic, oldest to newest, one quoted line each, the newest marked."""
    meetings = history.meetings
    count = wording.plural("{count} meeting", "{count} meetings", len(meetings))
    blocks: list[Block] = [Title(wording("{topic}: {count}", topic=headline(history.mentions.topic), count=count))]
    shown = page_of(meetings, page, _TOPIC_PAGE)
    touches = [history.touch(places) for places in shown.items]
    for touch in touches:
        date = wording.date(touch.place.meeting.date)
        is_newest = len(meetings) > 1 and touch.place.meeting is meetings[-1][0].meeting
        label = wording("{date} (the newest)", date=date) if is_newest else date
        blocks += (Fact(label, headline(touch.place.headline)), Quotation(touch.line))
    choices = tuple(location_choice(touch.place, wording) for touch in touches[:MENU_LIMIT])
    blocks.append(Menu(wording("Open a passage"), choices))
    return (*blocks, *turning(shown, ControlAction(Action.TOPIC, text=history.mentions.topic), wording))


def untouched_blocks(topic: str, unknown: Sequence[str], wording: Wording) -> tuple[Block, ...]:
    """Return that no meeting touched a topic."""
    blocks: list[Block] = [Paragraph(wording("No meeting touched on “{topic}”.", topic=headline(topic)))]
    if unknown:
        blocks.append(Note(wording("Not in the minutes: {words}", words=", ".join(dict.fromkeys(unknown)))))
    return tuple(blocks)
