"""What may answer where a question that nobody answered at its meeting comes first."""

from collections.abc import Sequence

from bot.search.index.entries import EntryTable
from bot.search.model import IndexedEntry


def answering_first(ranked: Sequence[int], best: Sequence[int], entries: EntryTable) -> list[int]:
    """Return the ranked entries, the first of which is an unanswered question, behind the best one that may answer it.

    No other unanswered question may, nor what the question is a part of: that only repeats it. `best` are more of the
    best entries, in their order.
    """
    question = entries[ranked[0]]
    answering = (
        number for number in best if not (entries[number].entry.is_unanswered or _holds(entries[number], question))
    )
    return list(dict.fromkeys([next(answering, ranked[0]), *ranked]))


def _holds(one: IndexedEntry, other: IndexedEntry) -> bool:
    """Return whether an entry holds all lines of another one of the same text."""
    first, last = other.entry.lines
    return one.minutes is other.minutes and one.entry.lines.first <= first and last <= one.entry.lines.last
