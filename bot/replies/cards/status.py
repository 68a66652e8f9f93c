"""Words how the bot fares: what it answers from, and how whatever helps it fares."""

from collections import Counter

from bot.knowledge.background import Progress
from bot.knowledge.snapshot import Snapshot
from bot.minutes.model import EntryKind
from bot.replies.i18n.wording import Wording
from bot.replies.model import Block, Fact, Note, Title
from bot.rewriting.model import RewritingStatus

_LANGUAGES = 12
"""Languages that are named, those of the most texts."""


def status_blocks(
    snapshot: Snapshot, preparing: Progress | None, rewriting: RewritingStatus | None, wording: Wording
) -> tuple[Block, ...]:
    """Return what is served, how far matching by meaning is, and how the wording anew fares, if anything does that."""
    meetings = wording.plural("{count} meeting", "{count} meetings", len(snapshot.meetings))
    entries = wording.plural("{count} entry", "{count} entries", snapshot.entries)
    problems = wording.plural("{count} problem in reading", "{count} problems in reading", len(snapshot.problems))
    blocks: list[Block] = [
        Title(wording("Status")),
        Fact(wording("Minutes"), wording.separated((meetings, entries, problems))),
        *_kinds_and_languages(snapshot, wording),
        Fact(wording("Matching by meaning"), _meaning(snapshot, preparing, wording)),
    ]
    if rewriting is None:
        return (*blocks, Fact(wording("Other words for a question"), wording("off")))
    blocks.append(Fact(wording("Other words for a question"), _counts(rewriting, wording)))
    if rewriting.trouble:
        blocks.append(Note(wording("The language model does not answer now: {reason}", reason=rewriting.trouble)))
    return tuple(blocks)


def _kinds_and_languages(snapshot: Snapshot, wording: Wording) -> tuple[Fact, ...]:
    """Return how many entries there are of each kind, and in which languages; nothing without minutes."""
    texts = [text for meeting in snapshot.meetings for text in meeting.texts]
    if not texts:
        return ()
    kinds = Counter(entry.kind for text in texts for entry in text.entries)
    parts = (
        wording.plural("{count} question", "{count} questions", kinds[EntryKind.QUESTION]),
        wording.plural("{count} agenda item", "{count} agenda items", kinds[EntryKind.AGENDA]),
        wording.plural("{count} overview", "{count} overviews", kinds[EntryKind.OVERVIEW]),
    )
    languages = Counter(text.language for text in texts if text.language)
    named = (f"{wording.language(tag)} ({wording.number(count)})" for tag, count in languages.most_common(_LANGUAGES))
    return (
        Fact(wording("Entries"), wording.separated(parts)),
        Fact(wording("Languages (texts)"), wording.separated(named)),
    )


def _meaning(snapshot: Snapshot, preparing: Progress | None, wording: Wording) -> str:
    if snapshot.search.has_embeddings:
        return wording("ready")
    if preparing is None:
        return wording("off")
    share = preparing.share
    return wording("being prepared") if share is None else wording("{percent}% done", percent=int(100 * share))


def _counts(status: RewritingStatus, wording: Wording) -> str:
    """Return by which model, and what became of the questions since the start."""
    return wording.separated(
        (
            f"{status.model} ({status.place})",
            wording("{count} asked", count=status.asked),
            wording("{count} known from before", count=status.remembered),
            wording("{count} failed", count=status.failed),
            wording("{count} held back", count=status.held_back),
        )
    )
