"""What became of a question, in few words."""

from bot.replies.asking import Asked, Kind, narrowed_question
from bot.replies.cards.passages import location_of_hit
from bot.replies.model import Outcome

_REFUSED = frozenset({Kind.REFUSAL})


def outcome_of(asked: Asked, kind: Kind) -> Outcome:
    """Return what became of a question that was answered in this way."""
    hits, question = asked.answer.hits, narrowed_question(asked)
    if kind is not Kind.PASSAGE or not hits:
        return Outcome(question, is_answered=kind not in _REFUSED)
    first = hits[0]
    return Outcome(question, True, location_of_hit(first).reference, first.meeting.id)
