"""Words what a note-taker could mend in the minutes, a page at a time."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bot.knowledge.check import CheckReport
from bot.knowledge.ingest import SourceContents
from bot.minutes.problem import Level, Problem
from bot.replies.cards.fixes import fix_on_a_card
from bot.replies.cards.pages import page_of, turning
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.wording import Wording
from bot.replies.model import Block, Button, Fact, Link, Note, Paragraph, Reply, Title
from bot.sources.model import SourceContent
from bot.text import Lines

PAGE = 6
"""Problems on a page: each with its button has room on the smallest card."""

ANEW, OF_READING = "new", "read"
"""What the text of a control says: that the sources are to be read now, or that the page is of such a reading."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in some contents; `at` is when they were read for it, 0 for those that are served."""

    contents: SourceContents
    report: CheckReport
    at: float = 0


def check_reply(looked: Looked, page: int, wording: Wording) -> Reply:
    """Return a page of problems, errors first, with a way to each line."""
    report, contents, at = looked.report, looked.contents, looked.at
    problems = sorted(report.problems, key=lambda one: (list(Level).index(one.level), one))
    shown = page_of(problems, page, PAGE)
    blocks: list[Block] = [Title(wording("What is wrong in the minutes"))]
    if problems:
        blocks.append(Paragraph(wording.separated(_counts(report, wording))))
    else:
        is_any = report.meetings > 0  # what was left out cannot be wrong
        blocks.append(Paragraph(wording("Nothing is wrong.") if is_any else wording("No minutes were found.")))
    for problem in shown.items:
        place = f"{problem.file}:{problem.line}" if problem.line else problem.file
        sentences = wording.sentences(wording.told(problem.message), fix_on_a_card(problem, wording))
        blocks.append(Fact(f"{_level(problem.level, wording)} · {place}", sentences))
        blocks += _ways_to(problem, contents, wording)
    if report.skipped:
        blocks.append(Note(wording.plural("{count} file left out", "{count} files left out", len(report.skipped))))
    blocks.append(Note(_as_of(at, wording)))
    blocks += turning(shown, ControlAction(Action.CHECK, text=OF_READING if at else ""), wording)
    blocks.append(Button(wording("Read anew"), ControlAction(Action.CHECK, text=ANEW, replaces=True)))
    return Reply(tuple(blocks), private=True)


def _counts(report: CheckReport, wording: Wording) -> Iterator[str]:
    levels = Counter(problem.level for problem in report.problems)
    words = {
        Level.ERROR: wording.plural("{count} error", "{count} errors", levels[Level.ERROR]),
        Level.WARNING: wording.plural("{count} warning", "{count} warnings", levels[Level.WARNING]),
        Level.NOTICE: wording.plural("{count} notice", "{count} notices", levels[Level.NOTICE]),
    }
    yield from (words[level] for level in Level if levels[level])
    yield wording.plural("{count} file", "{count} files", report.files)


def _level(level: Level, wording: Wording) -> str:
    return {Level.ERROR: wording("Error"), Level.WARNING: wording("Warning"), Level.NOTICE: wording("Notice")}[level]


def _ways_to(problem: Problem, contents: SourceContents, wording: Wording) -> Iterator[Link]:
    """Yield the way to a line; none where the source has no links, or two sources hold such a file."""
    holding = [content for content in contents.sources if _holds(content, problem.file)]
    if len(holding) != 1 or holding[0].link_template is None:
        return
    line = max(problem.line, 1)
    url = holding[0].link_template.link(problem.file, Lines(line, line))
    if url:
        label = wording("Line {number}", number=str(line)) if problem.line else wording("Open the file")
        yield Link(label, url)


def _holds(content: SourceContent, path: str) -> bool:
    return path in content.paths or any(file.path == path for file in content.files)


def _as_of(at: float, wording: Wording) -> str:
    if not at:
        return wording("These are the minutes that are served.")
    when = wording.moment(int(at))
    return wording("The sources were read for this at {moment}; what is served changes with a reload.", moment=when)
