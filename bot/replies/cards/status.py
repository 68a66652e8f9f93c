"""Words how the bot fares: what it answers from, and how whatever helps it fares."""

from bot.knowledge.background import Progress
from bot.knowledge.snapshot import Snapshot
from bot.replies.i18n.wording import Wording
from bot.replies.model import Block, Fact, Note, Title
from bot.rewriting.model import RewritingStatus


def status_blocks(
    snapshot: Snapshot, preparing: Progress | None, rewriting: RewritingStatus | None, wording: Wording
) -> tuple[Block, ...]:
    """Return what is served, how far matching by meaning is, and how the wording anew fares, if anything does that."""
    meetings = wording.plural("{count} meeting", "{count} meetings", len(snapshot.meetings))
    entries = wording.plural("{count} entry", "{count} entries", snapshot.entries)
    problems = wording.plural("{count} problem", "{count} problems", len(snapshot.problems))
    blocks: list[Block] = [
        Title(wording("Status")),
        Fact(wording("Minutes"), wording.separated((meetings, entries, problems))),
        Fact(wording("Matching by meaning"), _meaning(snapshot, preparing, wording)),
    ]
    if rewriting is None:
        return (*blocks, Fact(wording("Other words for a question"), wording("off")))
    blocks.append(Fact(wording("Other words for a question"), _counts(rewriting, wording)))
    if rewriting.trouble:
        blocks.append(Note(wording("The language model does not answer now: {reason}", reason=rewriting.trouble)))
    return tuple(blocks)


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
