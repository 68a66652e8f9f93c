"""Tells a form that nobody has filled in from minutes: it has gaps for what minutes tell."""

import re
from collections.abc import Iterator
from itertools import groupby, islice

from bot.minutes.attendee_words import attendee_words
from bot.minutes.table_rows import cells_of
from bot.text import SourceText

_MIN_GAPS = 3  # names in braces or brackets; one or two may be of what was discussed
_MIN_WORDS = 4  # of a line that ends in who does what it says
_MIN_TABLES = 2  # without anything beneath their heads
_HEAD = 2  # lines of a table: its heads, and the rule beneath them
_MAX_CHARACTERS = 20_000  # of a text that are looked at: a form is short
# The day of a meeting, its numbers left to be written: "YYYY-MM-DD", "TT.MM.JJJJ", "20XX/XX/XX".
_DAY = re.compile(
    r"(?<![^\W_])(?:[yja]{4}|20[xy]{2}|[dtgmx]{2})[-/.年](?:[dtgmx]{2})[-/.月](?:[yja]{2,4}|20[xy]{2}|[dtgjx]{2})(?![^\W_])",
    re.IGNORECASE,
)
_VALUE_GAP = r"(?:\[[^\[\]\n]{2,200}\](?![(\[:])|\{\{[^{}\n]{1,200}\}\})"
_MIN_VALUE_GAPS = 3  # that stand where something is to be told
_LABELLED = re.compile(r"\s*(?:[-*+]\s+)?[*_]{0,2}[^\W\d_][^:：|\n]{0,40}[:：](?!//)[*_]{0,2}\s*(?P<value>\S.*)")
_LONE_GAP = re.compile(rf"\s*(?:[-*+]\s+)?(?P<value>{_VALUE_GAP})\s*")
_GAPS = re.compile(rf"(?:{_VALUE_GAP}[\s.,;:–-]{{0,5}}){{1,5}}")
_FILLED = re.compile(r"\[[\d\s/.:-]{4,20}\]")
_MAX_LINE = 400  # characters of a line that are looked at
_GAP = re.compile(
    r"\[[A-Z]\w{1,20}(?: [\w–-]{1,20}){1,5}\](?![(\[:])"  # [Team name]
    r"|\{\{?\s?[^\W\d][\w .|()]{0,40}\}\}?|<%[^%\n]{1,80}%>"
)


def is_form(text: SourceText) -> bool:
    """Return whether a text that tells no day has gaps where its day, names or tables are to be written.

    >>> is_form(SourceText("# Council\\n\\nDate: DD/MM/YYYY")), is_form(SourceText("# Council\\n\\nThe hose leaks."))
    (True, False)
    """
    written = text.text[:_MAX_CHARACTERS]
    gaps = (match for match in _GAP.finditer(written) if not _names_who_does(match))
    if _DAY.search(written) or sum(1 for _ in islice(gaps, _MIN_GAPS)) == _MIN_GAPS:
        return True
    filled = list(_are_filled(written))
    empty = filled.count(False)
    return empty >= _MIN_TABLES and empty * 2 >= len(filled)


def _names_who_does(gap: re.Match[str]) -> bool:
    """Return whether words with capitals in brackets end a line of several words: "- Mend the hose [Ada Byron]"."""
    before = gap.string[max(gap.start() - _MAX_LINE, 0) : gap.start()].rpartition("\n")[2]
    ends = gap.string[gap.end() : gap.end() + _MAX_LINE].partition("\n")[0].strip(" .") == ""
    name = gap.group().strip("[]")
    are_capital = all(word[0].isupper() for word in name.split()) and not attendee_words("en").is_nobody(name.lower())
    return ends and are_capital and len(before.split()) >= _MIN_WORDS and not before.rstrip().endswith((":", "："))


def tells_day_to_write(heading: str) -> bool:
    """Return whether a heading is that of a form, in which the day is still to be written.

    >>> tells_day_to_write("YYYY-MM-DD - <topic>"), tells_day_to_write("2024-03-05")
    (True, False)
    """
    return _DAY.search(heading) is not None


def _are_filled(written: str) -> Iterator[bool]:
    """Yield for each table whether anything stands beneath its heads."""
    for is_row, lines in groupby(written.split("\n"), key=lambda line: line.lstrip().startswith("|")):
        if is_row:
            yield any(any(cells_of(line)) for line in [*lines][_HEAD:])


def has_gaps_for_values(text: SourceText) -> bool:
    """Return whether most of what stands behind labels are names in brackets or braces: what is to be written there.

    Where a day is in brackets, they are how a form was filled in.

    >>> has_gaps_for_values(SourceText("Place: [place]\\nPresent: [who came]\\nExcused: [who did not]"))
    True
    """
    written = text.text[:_MAX_CHARACTERS]
    if _FILLED.search(written):
        return False
    gaps = told = 0
    for line in written.split("\n"):
        labelled = _LABELLED.fullmatch(line[:_MAX_LINE])
        lone = None if labelled else _LONE_GAP.fullmatch(line[:_MAX_LINE])
        told += labelled is not None
        # "[the hose]" is a link if its address stands elsewhere.
        if labelled and _GAPS.fullmatch(labelled["value"]):
            gaps += f"{labelled['value'].strip()}:" not in written
        elif lone and " " in lone["value"]:
            gaps += f"{lone['value']}:" not in written
    return gaps >= _MIN_VALUE_GAPS and gaps * 2 >= told
