"""Tells headings that do nothing but count: "Point 1", "TOP 2". What they count stands elsewhere."""

import re
from collections.abc import Sequence

from bot.minutes.shown import shown_text

_COUNTS = re.compile(r"[^\W\d_]{1,15}\s?(?:n[°º.]\s?)?(?P<number>\d{1,2})[.)]?")


def count_of(heading: str) -> int:
    """Return the number of a heading that only counts, 0 for any other one.

    >>> count_of("**Point 1:**"), count_of("Point 1: the hose")
    (1, 0)
    """
    match = _COUNTS.fullmatch(shown_text(heading).strip(" *_:："))
    return int(match["number"]) if match else 0


def only_count(headings: Sequence[str]) -> bool:
    """Return whether headings do nothing but count on from 1.

    >>> only_count(["Point 1", "Point 2"]), only_count(["Node 18", "Node 20"]), only_count([])
    (True, False, False)
    """
    return bool(headings) and list(map(count_of, headings)) == list(range(1, len(headings) + 1))
