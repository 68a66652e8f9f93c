"""Words a reload: what is new, what changed, what is wrong."""

from bot.knowledge.background import Progress
from bot.knowledge.snapshot import ReloadReport
from bot.minutes.model import Problem
from bot.replies.i18n.wording import Wording
from bot.replies.model import Block, Fact, Listing, Note, Paragraph, Reply

_PROBLEMS_SHOWN = 8


def reload_reply(report: ReloadReport, wording: Wording, *, preparing: Progress | None = None) -> Reply:
    """Return what a reload brought; it failed where the old minutes still serve.

    `preparing` is how far matching by meaning is, None if it is ready or will not come.
    """
    snapshot = report.snapshot
    meetings = wording.plural("{count} meeting", "{count} meetings", len(snapshot.meetings))
    entries = wording.plural("{count} entry", "{count} entries", snapshot.entries)
    blocks: list[Block] = []
    if report.kept:
        blocks.append(Paragraph(wording("No minutes were found, so the ones read before are still served.")))
    else:
        blocks.append(
            Paragraph(wording("The minutes are read: {meetings}, {entries}.", meetings=meetings, entries=entries))
        )
    changes = (
        (wording("New"), report.added),
        (wording("Changed"), report.changed),
        (wording("Gone"), report.removed),
    )
    for label, changed in changes:
        if changed:
            blocks.append(Fact(label, wording.separated(meeting.id for meeting in changed)))
    if not any(changed for _, changed in changes):
        blocks.append(Note(wording("Nothing has changed since they were read last.")))
    if preparing is not None:
        blocks.append(Note(_not_yet(preparing, wording)))
    blocks += _problem_blocks(snapshot.problems, wording)
    return Reply(tuple(blocks), private=True, failed=report.kept)


def _not_yet(preparing: Progress, wording: Wording) -> str:
    """Return that answers go by words alone for now."""
    if preparing.share is None:
        return wording("Matching by meaning is still being prepared; until then, answers go by words.")
    percent = int(100 * preparing.share)
    return wording(
        "Matching by meaning is still being prepared ({percent}% done); until then, answers go by words.",
        percent=percent,
    )


def _problem_blocks(problems: tuple[Problem, ...], wording: Wording) -> tuple[Block, ...]:
    if not problems:
        return ()
    count = wording.plural("{count} problem", "{count} problems", len(problems))
    lines = tuple(problem_line(problem, wording) for problem in problems[:_PROBLEMS_SHOWN])
    more = len(problems) - len(lines)
    rest = (Note(wording("… and {count} more: run “quorum check”.", count=more)),) if more else ()
    return (Fact(count, ""), Listing(lines), *rest)


def problem_line(problem: Problem, wording: Wording) -> str:
    """Return a problem with its place on one line, in the reader's language."""
    place = f"{problem.file}:{problem.line}" if problem.line else problem.file
    return f"{place}: {wording.sentences(wording.told(problem.message), wording.told(problem.fix))}"
