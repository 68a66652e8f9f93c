"""Words the report of `check` for a person: problems by file, then what was left out, then the sum."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from bot.knowledge.check import CheckReport
from bot.minutes.problem import Level
from bot.replies.i18n.wording import Wording


def check_lines(report: CheckReport, wording: Wording) -> Iterator[str]:
    """Yield the report line by line, in the reader's language; levels and codes are names, and the same in all."""
    width = max((len(problem.code) for problem in report.problems), default=0)
    for file, problems in groupby(report.problems, key=lambda problem: problem.file):
        yield file
        for problem in problems:
            line = str(problem.line) if problem.line else "-"
            place = f"  {line:>5}  {problem.level.value:<7}  {problem.code:<{width}}"
            yield f"{place}  {wording.sentences(wording.told(problem.message), wording.told(problem.fix))}"
        yield ""
    if report.skipped:
        yield wording("Left out:")
        for file in report.skipped:
            yield "  " + wording("{file}: {reason}", file=file.file, reason=wording.told(file.reason))
        yield ""
    counted = (
        wording.plural("{count} file", "{count} files", report.files),
        wording.plural("{count} meeting", "{count} meetings", report.meetings),
        wording.plural("{count} entry", "{count} entries", report.entries),
        wording("{count} left out", count=len(report.skipped)),
    )
    yield wording.separated(counted)
    levels = Counter(problem.level for problem in report.problems)
    found = (_count(level, levels[level], wording) for level in Level if levels[level])
    yield wording.separated(found) or _nothing(report, wording)


def _nothing(report: CheckReport, wording: Wording) -> str:
    """Return that there is no problem, or nothing that could have one."""
    if report.meetings:
        return wording("Nothing is wrong.")
    return (
        wording("No minutes were found.") if report.files else wording("There are no files of minutes to look through.")
    )


def _count(level: Level, count: int, wording: Wording) -> str:
    match level:
        case Level.ERROR:
            return wording.plural("{count} error", "{count} errors", count)
        case Level.WARNING:
            return wording.plural("{count} warning", "{count} warnings", count)
        case Level.NOTICE:
            return wording.plural("{count} notice", "{count} notices", count)
