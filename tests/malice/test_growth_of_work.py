"""Many parts of one kind in a file: the work grows with their number, not with its square.

What is counted are the calls and the turns of loops in what tells topics, so that a busy machine changes nothing.
"""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from bot.minutes import section_kinds, sections_to_cut, topic_finder, topic_lines, topics
from bot.minutes.parse import parse_minutes

FEW, MANY = 100, 400
MOST_GROWTH = 6.0  # four times as many parts; with the square of their number it would be sixteen
COUNTED = {module.__file__ for module in (section_kinds, sections_to_cut, topic_finder, topic_lines, topics)}
HEAD = "# Club\n\n"


def lines_run(text: str) -> int:
    """Return how many lines of the modules that tell topics are run while a text is read."""
    count = 0

    def trace(frame: FrameType, event: str, _argument: Any) -> Callable[..., Any] | None:
        nonlocal count
        if frame.f_code.co_filename not in COUNTED:
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        parse_minutes(text, "2024-03-05.md")
    finally:
        sys.settrace(before)
    return count


@pytest.mark.slow
@pytest.mark.parametrize(
    ("opening", "part"),
    [
        ("", "Apologies\nAda Byron\n"),
        ("", "1. Elm\nThey talked about it for a while.\n\n"),
        ("", "Elm Oak: they talked about it for a while.\n\n"),
        ("## Agenda\n\n- oak\n\n## Notes\n\n", "### Elm\n\n- ash\n\n"),
        ("## Notes\n\n", "### Elm tree\n- ash\n"),
        ("", "## Elm\n\n### Ash\n\noak\n\n### Fir\n\noak\n\n"),
        ("## Elm\n\n", "### Notes\n\n- oak\n\n"),
        ("## Notes\n\n", "- * a\n* a\n"),
        ("", "## Decision\n- an elm\n"),
        ("## Decisions\n\n", "### Decision\n- an elm\n"),
        ("## Reports\n\n", "### Team reports\n- an elm\n"),
        ("", "## Elm\n\nash\n\n"),
        ("", "- elm\n  - ash\n    - oak\n"),
        ("## Notes\n\n", "1. elm\n"),
        ("", "**Elm**\n\nash\n\n"),
        ("| Topic | Presenter |\n|---|---|\n", "| elm | Ada |\n"),
        ("", "> elm\n\n"),
        ("## Attendees\n\n", "- [x] Ada Byron\n"),
        ("", "[elm](ash)\n\n"),
        ("", "## 2024-03-05\n\n- elm\n\n"),
        ("", "## Agenda\n\n- elm\n\n## Notes\n\nash\n\n"),
        ("", "## Agenda\n\n- elm\n\n## Ash\n\noak\n\n"),
        ("## Log\n\n", "### Elm\n\nash\n\n# Oak\n\nfir\n\n### Yew\n\nash\n\n"),
        ("## Log\n\n", "- [Elm #4](u/4)\n- ada: ash\n"),
        ("", "## Agenda\n\n- elm\n\n## Last meeting\n\noak\n\n"),
        ("", "## Elm\n- ash\n  - oak\n- fir\n  - yew\n"),
    ],
)
def test_four_times_as_many_parts_are_four_times_the_work(opening: str, part: str) -> None:
    lines_run(HEAD + opening + part)  # what is read once for all
    few, many = (lines_run(HEAD + opening + part * count) for count in (FEW, MANY))
    assert many < MOST_GROWTH * few
