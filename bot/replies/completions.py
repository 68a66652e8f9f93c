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
        Completion.QUESTION: replies.completing.question,
        Completion.MEETING: replies.completing.meeting,
        Completion.PERSON: replies.completing.person,
        Completion.YEAR: replies.completing.year,
        Completion.DATE: replies.completing.date,
        Completion.TOPIC: replies.completing.topic,
        Completion.TAUGHT: replies.completing.taught,
    }
