"""Words a reload as a review: what is new, what changed, what is gone, what is wrong, and what speaks against it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.knowledge.background import Progress
from bot.knowledge.comparing import NamedEntry, ReviewReport, Revision
from bot.knowledge.proposal import EntriesVanished, GoldenFailed, NothingLeft, Proposal, Reason, WasUndone
from bot.minutes.meeting_texts import Meeting
from bot.minutes.problem import Problem
from bot.replies.cards.fixes import fix_on_a_card
from bot.replies.cards.notices import expired_reply
from bot.replies.cards.pages import MENU_LIMIT, page_of, turning
from bot.replies.commands.arguments import meeting_line
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.controls.references import meeting_reference
from bot.replies.golden_results import why_failed
from bot.replies.i18n.wording import Wording
from bot.replies.markdown.headline import headline
from bot.replies.model import Block, Button, Choice, Fact, Link, Listing, Menu, Note, Paragraph, Reply
from bot.text import Lines

_PROBLEMS_SHOWN = 5
_PROBLEMS_ON_PAGE = 8
_MEETINGS_SHOWN = 10  # of each kind
_ENTRIES_SHOWN = 4  # of each kind
_REASONS_SHOWN = 8
_SOURCES_SHOWN = 5
_LINKS_SHOWN = 4
_REVISION_CHARACTERS = 8


@dataclass(frozen=True, slots=True)
class Review:
    """A review with what goes on around it."""

    report: ReviewReport
    languages: tuple[str, ...]
    """The reader's."""
    wording: Wording
    serves: str = ""
    """What is served behind it, by its digest, if that can be undone; else empty."""
    preparing: Progress | None = None
    """How far matching by meaning is, None if it is ready or will not come."""
    is_kept: bool = True
    """Whether it will be known after a restart."""


def taken_reply(review: Review) -> Reply:
    """Return what a reload brought."""
    report, wording = review.report, review.wording
    read = wording("The minutes are read: {meetings}, {entries}.", **_counts(report, wording))
    blocks: list[Block] = [Paragraph(read), *_difference(review)]
    if not report.has_changes:
        blocks.append(Note(wording("Nothing has changed since they were read last.")))
    return Reply((*blocks, *_around(review), *_ways_back(review)), private=True)


def held_back_reply(review: Review, proposal: Proposal) -> Reply:
    """Return why new minutes are not served yet, what they would change, and how they are served all the same."""
    wording = review.wording
    if not proposal.can_be_taken:
        said = Paragraph(wording("No minutes were found, so the ones read before are still served."))
        return Reply((said, *_problem_blocks(review.report.problems, wording)), private=True, failed=True)
    reasons = tuple(reason_line(reason, wording) for reason in proposal.held_back[:_REASONS_SHOWN])
    blocks: list[Block] = [
        Paragraph(wording("The minutes were read, but are not served yet. The ones read before still are, because:")),
        Listing(reasons),
        *_more(len(proposal.held_back) - len(reasons), wording),
        *_difference(review),
        *_around(review),
    ]
    button = take_button(proposal.digest, wording)
    return Reply((*blocks, button), private=True)


def undone_reply(review: Review) -> Reply:
    """Return what an undo brought back."""
    wording = review.wording
    again = wording("The minutes of before are served again: {meetings}, {entries}.", **_counts(review.report, wording))
    until = wording("What was undone is not served again by itself: a reload asks first.")
    return Reply(
        (Paragraph(again), *_difference(review), *_around(review), Note(until), *_ways_back(review)), private=True
    )


def nothing_to_undo_reply(wording: Wording) -> Reply:
    """Return that there is no way back."""
    said = wording("There is nothing to go back to: no other minutes were served before these.")
    return Reply((Paragraph(said),), private=True, failed=True)


def outdated_reply(wording: Wording) -> Reply:
    """Return that a press came too late for what it was about."""
    reason = wording("Other minutes were read since, and nothing was swapped. Reload to see them.")
    return expired_reply(wording, reason)


def served_already_reply(wording: Wording) -> Reply:
    """Return that a press asks for what is so already."""
    return Reply((Paragraph(wording("These minutes are served already.")),), private=True)


def problems_reply(problems: Sequence[Problem], page: int, wording: Wording) -> Reply:
    """Return a page of everything that is wrong in the minutes."""
    if not problems:
        return Reply((Paragraph(wording("Nothing is wrong.")),), private=True)
    shown = page_of(problems, page, _PROBLEMS_ON_PAGE)
    count = Fact(wording.plural("{count} problem", "{count} problems", len(problems)), "")
    lines = Listing(tuple(_on_a_card(problem, wording) for problem in shown.items))
    return Reply((count, lines, *turning(shown, ControlAction(Action.PROBLEMS), wording)), private=True)


def problem_line(problem: Problem, wording: Wording) -> str:
    """Return a problem with its place on one line, in the reader's language, for whoever has a shell."""
    return _problem_line(problem, wording.told(problem.fix), wording)


def _on_a_card(problem: Problem, wording: Wording) -> str:
    return _problem_line(problem, fix_on_a_card(problem, wording), wording)


def _problem_line(problem: Problem, fix: str, wording: Wording) -> str:
    place = f"{problem.file}:{problem.line}" if problem.line else problem.file
    return f"{place}: {wording.sentences(wording.told(problem.message), fix)}"


def _counts(report: ReviewReport, wording: Wording) -> dict[str, str]:
    return {
        "meetings": wording.plural("{count} meeting", "{count} meetings", report.meetings_after),
        "entries": wording.plural("{count} entry", "{count} entries", report.entries_after),
    }


def take_button(digest: str, wording: Wording) -> Button:
    """Return the button that lets new minutes be served all the same."""
    return Button(wording("Swap all the same"), ControlAction(Action.TAKE_PROPOSAL, text=digest))


def reason_line(reason: Reason, wording: Wording) -> str:
    """Return what speaks against serving new minutes."""
    match reason:
        case GoldenFailed(result):
            question = headline(result.question.question)
            return wording(
                "A golden question is no longer answered: “{question}” – {reason}",
                question=question,
                reason=why_failed(result, wording),
            )
        case EntriesVanished(vanished, of):
            return wording("{vanished} of {count} entries would be gone.", vanished=vanished, count=of)
        case WasUndone():
            return wording("These are the minutes that were undone.")
        case NothingLeft():
            return wording("No minutes were found.")


def _difference(review: Review) -> Iterator[Block]:
    """Yield the meetings and entries that came, changed and went."""
    report, wording, languages = review.report, review.wording, review.languages
    kinds = (
        (wording("New"), report.added),
        (wording("Changed"), report.changed),
        (wording("Gone"), report.removed),
    )
    for label, meetings in kinds:
        if meetings:
            yield Fact(f"{label} ({wording.number(len(meetings))})", "")
            shown = meetings[:_MEETINGS_SHOWN]
            yield Listing(tuple(meeting_line(meeting, languages) for meeting in shown))
            yield from _more(len(meetings) - len(shown), wording)
    yield from _entries(report, wording)
    yield from _ways_to(report, languages, wording)


def _entries(report: ReviewReport, wording: Wording) -> Iterator[Block]:
    """Yield how many entries came, changed and went, and the names of those within meetings that changed."""
    entries, changed = report.entries, {meeting.id for meeting in report.changed}
    new, other, gone = len(entries.added), len(entries.changed), len(entries.gone)
    kinds = (
        (wording.plural("{count} entry is new", "{count} entries are new", new), entries.added),
        (wording.plural("{count} entry has changed", "{count} entries have changed", other), entries.changed),
        (wording.plural("{count} entry is gone", "{count} entries are gone", gone), entries.gone),
    )
    for count, of_kind in kinds:
        if of_kind:
            within = [entry for entry in of_kind if entry.meeting in changed]
            yield Fact(count, wording.separated(map(_entry_name, within[:_ENTRIES_SHOWN])))
            if within:
                yield from _more(len(within) - _ENTRIES_SHOWN, wording)


def _entry_name(entry: NamedEntry) -> str:
    return f"{entry.meeting} “{headline(entry.name)}”"


def _ways_to(report: ReviewReport, languages: tuple[str, ...], wording: Wording) -> Iterator[Block]:
    """Yield what opens the meetings that came or changed, and the links to those on the web, and to those that went."""
    open_to_read = [*report.added, *report.changed]
    if open_to_read:
        choices = (
            Choice(meeting_line(one, languages), ControlAction(Action.MEETING, (meeting_reference(one),)))
            for one in open_to_read[:MENU_LIMIT]
        )
        yield Menu(wording("Open a meeting"), tuple(choices))
    links = ((meeting.id, _address(meeting, languages)) for meeting in (*open_to_read, *report.removed))
    yield from [Link(name, address) for name, address in links if address][:_LINKS_SHOWN]


def _address(meeting: Meeting, languages: tuple[str, ...]) -> str | None:
    minutes = meeting.text_for(languages)
    first = minutes.lines.first if minutes.lines else 1
    return minutes.link_to(Lines(first, first)) or meeting.url_of(minutes)


def _around(review: Review) -> Iterator[Block]:
    """Yield what else there is to know: revisions, problems, how long it took."""
    report, wording = review.report, review.wording
    for revision in report.revisions[:_SOURCES_SHOWN]:
        yield Fact(revision.source, _revision(revision))
    yield from _problem_blocks(report.problems, wording)
    yield Note(wording("Read in {seconds} s.", seconds=max(round(report.seconds, 1), 0.1)))
    if review.preparing is not None:
        yield Note(_not_yet(review.preparing, wording))
    if not review.is_kept:
        yield Note(wording("This could not be kept just now: a restart will not know of it."))


def _revision(revision: Revision) -> str:
    """Return the state of a source, or that before and that now; one that is no more has none."""
    before, after = ((one or "–")[:_REVISION_CHARACTERS] for one in (revision.before, revision.after))
    return after if before == after else f"{before} → {after}"


def _ways_back(review: Review) -> Iterator[Block]:
    if review.serves:
        yield Button(review.wording("Undo"), ControlAction(Action.UNDO_RELOAD, text=review.serves))


def _more(count: int, wording: Wording) -> Iterator[Block]:
    if count > 0:
        yield Note(wording("… and {count} more", count=count))


def _not_yet(preparing: Progress, wording: Wording) -> str:
    """Return that answers go by words alone for now."""
    if preparing.share is None:
        return wording("Matching by meaning is still being prepared; until then, answers go by words.")
    percent = int(100 * preparing.share)
    return wording(
        "Matching by meaning is still being prepared ({percent}% done); until then, answers go by words.",
        percent=percent,
    )


def _problem_blocks(problems: tuple[Problem, ...], wording: Wording) -> Iterator[Block]:
    if not problems:
        return
    yield Fact(wording.plural("{count} problem", "{count} problems", len(problems)), "")
    yield Listing(tuple(_on_a_card(problem, wording) for problem in problems[:_PROBLEMS_SHOWN]))
    if len(problems) > _PROBLEMS_SHOWN:
        yield Button(wording("All problems"), ControlAction(Action.PROBLEMS))
