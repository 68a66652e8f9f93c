"""Tells how long a topic takes from what stands behind it: `Hose (10 min, Ada)`, `Hose - Ada - 10 min`."""

import re

from bot.minutes.presenter_words import PresenterWords

BRACKETS = re.compile(r"(?:[(（](?=[^()（）\[\]]+[)）])|\[(?=[^()（）\[\]]+\](?![(\[])))([^()（）\[\]]+)[)）\]]")
"""What stands in brackets in a plain heading."""

_TIME_BEHIND = re.compile(r"\s[-–—]\s[^-–—]{1,12}$")


def without_time_behind(plain: str, words: PresenterWords) -> tuple[str, bool]:
    """Return a plain heading without the time at its end, and whether there was one.

    >>> from bot.minutes.presenter_words import presenter_words
    >>> without_time_behind("Hose - Ada (10 min)", presenter_words("en"))
    ('Hose - Ada', True)
    """
    last = next((match for match in BRACKETS.finditer(plain) if match.end() == len(plain)), None)
    if last and all(words.time.fullmatch(part.strip()) for part in words.parts.split(last[1])):
        return plain[: last.start()].rstrip(), True
    timed = _TIME_BEHIND.search(plain)
    is_timed = timed is not None and words.time.fullmatch(timed.group().strip(" -–—")) is not None
    return (plain[: timed.start()], True) if timed and is_timed else (plain, False)
