"""What later meetings say of the matter that an answer is about."""

from collections.abc import Sequence

from bot.replies.cards.answers import passages_blocks
from bot.replies.cards.pages import page_of, turning
from bot.replies.cards.passages import newer_label
from bot.replies.cards.topic_history import by_meeting
from bot.replies.controls.custom_id import Action, Press
from bot.replies.controls.references import Place
from bot.replies.i18n.wording import Wording
from bot.replies.model import Block, Title
from bot.search.engine import Search
from bot.search.question.model import ReadQuestion

_PAGE = 5


def newer_mentions(search: Search, read: ReadQuestion, answer: Place, languages: tuple[str, ...]) -> tuple[Place, ...]:
    """Return the best place of each later meeting that mentions what an answer says of a question, newest first.

    Whoever asks about a date or about who was there wants that meeting and no later one.
    """
    date = answer.meeting.date
    if date is None or answer.entry is None or read.hints.dates or read.hints.attendance:
        return ()
    meetings = by_meeting(search.mentions(read, like=answer.entry), languages)
    best = (places[0] for places in meetings)
    return tuple(place for place in best if place.meeting.date is not None and place.meeting.date > date)


def newer_blocks(
    search: Search, read: ReadQuestion, newer: Sequence[Place], *, answer: Place, page: int, wording: Wording
) -> tuple[Block, ...]:
    """Return a page of what later meetings say, as many in all as the title says."""
    shown = page_of(newer, page, _PAGE)
    hits = [search.hit(read, place.entry) for place in shown.items if place.entry is not None]
    press = Press(Action.NEWER, (answer.reference,), text=read.text)
    return (
        Title(newer_label(newer, wording)),
        *passages_blocks(hits, read.text, wording),
        *turning(shown, press, wording),
    )
