"""Takes away what stands in brackets: "Ada [10 min]", "Name (affiliation)"."""

import re

ASIDE_AT_END = re.compile(r"[(（\[](?P<inside>[^()（）\[\]]{1,80})[)）\]][\s.*_]{0,9}$")
"""What stands in brackets at the end of a line."""
_ASIDE = re.compile(r"(?:(?<!\s)\s++)?[(（\[【][^()（）\[\]【】]{0,100}[)）\]】]")


def without_aside(title: str) -> str:
    """Return a title without what stands in brackets at its end.

    >>> without_aside("Ada [10 min]"), without_aside("Hose")
    ('Ada', 'Hose')
    """
    return ASIDE_AT_END.sub("", title).strip()


def without_asides(wording: str) -> str:
    """Return a wording without all that stands in brackets, wherever it does.

    >>> without_asides("Attendees (remote) and guests (2):")
    'Attendees and guests:'
    """
    return _ASIDE.sub("", wording)
