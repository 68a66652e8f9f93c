"""Tells which files are named as minutes of a series are: what they lack in signs, the others of the series show."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterable

from bot.languages.merging import own_language
from bot.minutes.date_patterns import date_patterns
from bot.text import fold

_MIN_TAKEN = 3  # files of a series that are minutes
_SHARE = 1  # times as many of them as are doubtful
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?(?![^\W_])")
_WORD = re.compile(r"[^\W\d_]+")
_DATED_FOLDER = re.compile(r"\d[\d._-]*")


def named_as_minutes(taken: Iterable[str], doubtful: Iterable[str]) -> frozenset[str]:
    """Return those of some doubtful paths that differ from paths of minutes in numbers and months alone.

    >>> taken = [f"notes/2024-0{month}-05-club.md" for month in (1, 2, 3)]
    >>> sorted(named_as_minutes(taken, ["notes/2024-04-05-club.md", "notes/2024-04-05-fair.md"]))
    ['notes/2024-04-05-club.md']
    """
    times = Counter(map(_series, taken))
    named = {path: _series(path) for path in doubtful if any(map(str.isdecimal, posixpath.basename(path)))}
    doubts = Counter(named.values())
    return frozenset(
        path for path, series in named.items() if times[series] >= max(_MIN_TAKEN, _SHARE * doubts[series])
    )


def _series(path: str) -> str:
    """Return a path with its numbers and the names of months made alike, without folders that are dates."""
    *folders, name = path.split("/")
    months = date_patterns(own_language("")).months
    shape = _NUMBER.sub("#", fold(name))
    shape = _WORD.sub(lambda word: "#" if word.group() in months else word.group(), shape)
    kept = (folder for folder in folders if not _DATED_FOLDER.fullmatch(folder))
    return "/".join((*kept, shape))
