"""Takes lists that are set in so far that Markdown takes them for code for the lists that whoever typed them meant."""

import re
from collections.abc import Iterable, Sequence

_BULLET = re.compile(r"\s+(?:[-*+•]|\d{1,3}[.)])\s+\S")
_MIN_BULLETS = 2


def with_lists_outdented(body: str, code: Iterable[Sequence[int]]) -> str | None:
    """Return a text with the lists among its indented code at the margin, None if there are none.

    `code` are the first line of each such code and the one behind it, counted from 0. It is a list if it begins with a
    bullet, and at least half of its lines are bullets.

    >>> with_lists_outdented("Reports\\n\\n    - Hose\\n      - leaks\\n", [(2, 4)])
    'Reports\\n\\n- Hose\\n  - leaks\\n'
    """
    lines: list[str] = []
    is_changed = False
    for first, end in code:
        lines = lines or body.split("\n")
        written = [number for number in range(first, end) if lines[number].strip()]
        bullets = sum(_BULLET.match(lines[number]) is not None for number in written)
        if bullets < _MIN_BULLETS or bullets * 2 < len(written) or not _BULLET.match(lines[written[0]]):
            continue
        margin = min(len(lines[number]) - len(lines[number].lstrip()) for number in written)
        for number in written:
            lines[number] = lines[number][margin:]
        is_changed = True
    return "\n".join(lines) if is_changed else None
