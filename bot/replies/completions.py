"""Where the completions of an option come from, for every chat platform."""

from collections.abc import Mapping
from typing import Protocol

from bot.replies.commands.catalogue import Completion
from bot.replies.i18n.audience import Audience
from bot.replies.service import Replies


class CompletionSource(Protocol):
    """Finds what a text that has been begun could go on as."""

    def __call__(self, prefix: str, *, audience: Audience, limit: int) -> tuple[str, ...]:
        """Return at most `limit` whole texts, best first."""
        ...


def sources(replies: Replies) -> Mapping[Completion, CompletionSource]:
    """Return where the completions of each kind come from."""
    return {
        Completion.QUESTION: replies.complete_question,
        Completion.MEETING: replies.complete_meeting,
        Completion.PERSON: replies.complete_person,
        Completion.YEAR: replies.complete_year,
        Completion.DATE: replies.complete_date,
        Completion.TOPIC: replies.complete_topic,
    }
