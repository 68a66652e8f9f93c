"""Tells the lines that open with a ticket and say what it is about: `[Leak #12] The hose drips`."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.minutes.repositories import opens_with_address_of_ticket, opens_with_ticket
from bot.text import Lines, SourceText

MIN_TICKETS = 3
"""Lines that open with a ticket, for such lines to be headings."""
_ADDRESS = re.compile(r"https?://\S+")
_MAX_CHARACTERS = 300  # of a line that names a ticket


def is_ticket_line(line: str) -> bool:
    """Return whether a line is short, and opens with a ticket in brackets."""
    return len(line) <= _MAX_CHARACTERS and line.startswith("[") and opens_with_ticket(line)


def names_ticket_and_title(line: str) -> bool:
    """Return whether a line opens with a ticket, or with the address of one, and says what it is about."""
    if not is_ticket_line(line) and not opens_with_address_of_ticket(line):
        return False
    return any(map(str.isalpha, _ADDRESS.sub("", line.partition("]")[2] if line.startswith("[") else line)))


def without_mere_lists(lines: Sequence[int], last: int, text: SourceText) -> list[int]:
    """Return lines but for those of several tickets in a row that nothing is noted of: these are merely listed."""
    runs: list[list[int]] = []
    was_noted = True
    for start, end in pairwise((*lines, last + 1)):
        # A word alone, such as the name of whoever has the next ones, says nothing of a ticket.
        is_noted = end > start + 1 and any(
            len(line.split()) > 1 and any(map(str.isalnum, line)) for line in text.lines(Lines(start + 1, end - 1))
        )
        if is_noted or was_noted:
            runs.append([])
        runs[-1].append(start)
        was_noted = is_noted
    return [start for run in runs if len(run) < MIN_TICKETS for start in run]
