"""Words the results of golden questions for a person, and for a program."""

from collections.abc import Iterator, Sequence

from bot.knowledge.golden import GoldenResult
from bot.replies.golden_results import why_failed
from bot.replies.i18n.wording import Wording
from bot.replies.json_records import Record
from bot.replies.markdown.headline import headline


def golden_lines(results: Sequence[GoldenResult], wording: Wording) -> Iterator[str]:
    """Yield a line for each question, and then how many hold."""
    for result in results:
        question = headline(result.question.question)
        if result.holds:
            yield wording("holds: {question}", question=question)
        else:
            yield wording("fails: {question} ({reason})", question=question, reason=why_failed(result, wording))
    held = sum(result.holds for result in results)
    yield wording("{held} of {count} hold", held=held, count=len(results))


def golden_record(results: Sequence[GoldenResult]) -> Record:
    """Return the results for a program."""
    return {
        "questions": len(results),
        "held": sum(result.holds for result in results),
        "results": [_record(result) for result in results],
    }


def _record(result: GoldenResult) -> Record:
    golden, first = result.question, result.first
    return {
        "question": golden.question,
        "meeting": golden.meeting,
        "lines": list(golden.lines) or None,
        "text": golden.text,
        "holds": result.holds,
        "answered": result.answered,
        "first": None
        if first is None
        else {
            "meeting": first.meeting,
            "headline": first.headline,
            "source": first.source,
            "lines": list(first.lines),
            "quote": first.quote,
        },
    }
