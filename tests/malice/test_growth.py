"""What is ten times as long takes about ten times as long to read, be it a line or many lines of any kind."""

import time
from statistics import median

import pytest

from bot.chat.discord.rendering.escaping import escape, showable
from bot.chat.terminal.sanitizing import harmless
from bot.minutes.parse import parse_meetings
from bot.replies.commands.parsing import parse
from bot.search.analysis.places import normalise_with_offsets
from bot.shortening import clip
from bot.text import fold
from bot.unseen import without_unseen

SHORT, LONG = 1_000, 8_000
MOST_GROWTH = 24.0  # a line eight times as long; with the square of its length it would be 64
UNWORTHY = 0.05  # seconds of the processor, below which nobody is held up
FEW_LINES, MANY_LINES = 200, 1_600
KINDS_OF_LINE = (
    *("#action Ada", "We went. DECISION: stay", "Q: Why?", "A: So.", "Decision: stay", "- Decision: stay", "1. stay"),
    *("- [ ] Ada: stay", "**Stay**", "Stay:", "## Stay", "| stay |", "> stay", "@ada stays", "Ada: stay", "<b>stay"),
    *("→ Ada to stay", "→ Ada: stay", "■ stay", "Apologies", "第１号議案　stay", "Elm Oak: we stay for a while."),
)
SHAPES = ("![", ". ", "@a ", "@a(", "](", "`", "*", "<b", "|", "1月", "\t", "\u0301")


def document(line: str) -> str:
    """Return minutes with a line at every place that is read in its own way."""
    table = f"| a | b |\n|---|---|\n| {line} | c |\n"
    return f"# Club 2024-03-05\n\n## Attendees\n\n- {line}\n\n## {line}\n\nQ: {line}\nA: {line}\n\n{table}"


def seconds(shape: str, length: int) -> float:
    """Return the processor's time for everything that reads a line."""
    line = (shape * length)[:length]
    began = time.process_time()
    parse_meetings(document(line), "2024-03-05.md")
    escape(showable(line))
    harmless(line)
    parse(f"/ask {line}")
    clip(line, length - 1)
    fold(line)
    normalise_with_offsets(line)
    without_unseen(line)
    return time.process_time() - began


@pytest.mark.parametrize("shape", SHAPES)
def test_no_line_takes_the_square_of_its_length(shape: str) -> None:
    seconds(shape, SHORT)  # what is read once for all
    if (once := seconds(shape, LONG)) < UNWORTHY:
        return
    short = median(seconds(shape, SHORT + more) for more in range(1, 4))  # what was read is remembered
    long = min(once, seconds(shape, LONG))
    assert long < max(MOST_GROWTH * short, UNWORTHY)


def seconds_of_lines(line: str, count: int) -> float:
    """Return the processor's time for reading so many lines of a kind."""
    text = "\n".join([line] * count)
    began = time.process_time()
    parse_meetings(f"# Club 2024-03-05\n\n## Notes\n\n{text}\n", "2024-03-05.md")
    return time.process_time() - began


@pytest.mark.parametrize("line", KINDS_OF_LINE)
def test_no_kind_of_line_takes_the_square_of_how_many_there_are(line: str) -> None:
    seconds_of_lines(line, FEW_LINES)
    if (once := seconds_of_lines(line, MANY_LINES)) < UNWORTHY:
        return
    short = median(seconds_of_lines(line, FEW_LINES) for _ in range(3))
    long = min(once, seconds_of_lines(line, MANY_LINES))
    assert long < max(MOST_GROWTH * short, UNWORTHY)
