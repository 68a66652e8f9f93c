"""What later meetings say of the matter that an answer is about."""

from collections.abc import Sequence

from bot.knowledge.snapshot import Snapshot
from bot.replies.cards.answers import passages_blocks
from bot.replies.cards.pages import page_of, turning
from bot.replies.cards.passages import newer_label
from bot.replies.cards.topic_history import by_meeting
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.controls.references import Location
from bot.replies.i18n.wording import Wording
from bot.replies.model import Block, Title
from bot.search.explanation import Explanation

_PAGE = 5


def newer_mentions(
    known: Snapshot, question: str | Explanation, answer: Location, languages: tuple[str, ...]
) -> tuple[Location, ...]:
    """Return the best place of each later meeting that mentions what an answer says of a question, newest first.

    A question that was read already need not be read again.
    """
    date = answer.meeting.date
    if date is None or answer.entry is None:
        return ()
    meetings = by_meeting(known.mentions_like(question, answer.entry, after=date), languages)
    best = (places[0] for places in meetings)
    return tuple(place for place in best if place.meeting.date is not None and place.meeting.date > date)


def newer_blocks(
    known: Snapshot, question: str, newer: Sequence[Location], *, answer: Location, page: int, wording: Wording
) -> tuple[Block, ...]:
    """Return a page of what later meetings say, as many in all as the title says."""
    shown = page_of(newer, page, _PAGE)
    hits = known.hits_of(question, [place.entry for place in shown.items if place.entry is not None])
    control = ControlAction(Action.NEWER, (answer.reference,), text=question)
    return (
        Title(newer_label(newer, wording)),
        *passages_blocks(hits, question, wording),
        *turning(shown, control, wording),
    )
