"""The date that the name of a file tells, found in a way of the benchmark's own."""

import re
from datetime import date

_YEARS = range(1990, 2100)
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>\d{4})(?P<mark>[-_./ ]?)(?P<month>\d{2}|(?<=[-_./ ])\d)(?P=mark)"
    r"(?P<day>\d{2}|(?<=[-_./ ])\d)(?!\d)"
)
_DAY_AND_MONTH_FIRST = re.compile(
    r"(?<!\d)(?P<one>\d{1,2})(?P<mark>[-_. ])(?P<other>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)"
)


def date_in_path(path: str) -> str | None:
    """Return the one full date that a file's name tells, or its path if the name tells none; None without any.

    Two dates that differ tell nothing, and neither does one that may be read in two ways.

    >>> date_in_path("2016/2016_04_15.md"), date_in_path("2016/04/15/notes.md"), date_in_path("15.04.2016.md")
    ('2016-04-15', '2016-04-15', '2016-04-15')
    >>> date_in_path("03.04.2016.md"), date_in_path("2016-04.md"), date_in_path("20161504.md")
    (None, None, None)
    """
    stem = path.rsplit(".", 1)[0]
    in_name = _dates_in(stem.rsplit("/", 1)[-1])
    found = in_name or _dates_in(stem)
    return found.pop() if len(found) == 1 else None


def _dates_in(text: str) -> set[str]:
    found: set[str] = set()
    for match in _YEAR_FIRST.finditer(text):
        found |= _calendar_day(match["year"], match["month"], match["day"])
    for match in _DAY_AND_MONTH_FIRST.finditer(text):
        # Where either of the two may be the month, these are two dates.
        for month, day in ((match["one"], match["other"]), (match["other"], match["one"])):
            found |= _calendar_day(match["year"], month, day)
    return found


def _calendar_day(year: str, month: str, day: str) -> set[str]:
    try:
        return {str(date(int(year), int(month), int(day)))} if int(year) in _YEARS else set()
    except ValueError:
        return set()
