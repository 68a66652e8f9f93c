"""Words the report of `check` for a person: problems by file, then what was left out, then the sum."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from bot.knowledge.check import CheckReport
from bot.minutes.model import Level


def check_lines(report: CheckReport) -> Iterator[str]:
    """Yield the report line by line."""
    width = max((len(problem.code) for problem in report.problems), default=0)
    for file, problems in groupby(report.problems, key=lambda problem: problem.file):
        yield file
        for problem in problems:
            line = str(problem.line) if problem.line else "-"
            place = f"  {line:>5}  {problem.level.value:<7}  {problem.code:<{width}}"
            yield f"{place}  {problem.message} {problem.fix}".rstrip()
        yield ""
    if report.skipped:
        yield "Left out:"
        yield from (f"  {file.file}: {file.reason}" for file in report.skipped)
        yield ""
    yield (
        f"{_count(report.files, 'file')}, {_count(report.meetings, 'meeting')}, {report.entries} entries, "
        f"{len(report.skipped)} left out"
    )
    levels = Counter(problem.level for problem in report.problems)
    counted = [_count(levels[level], level.value) for level in Level if levels[level]]
    yield ", ".join(counted) if counted else "Nothing is wrong."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
