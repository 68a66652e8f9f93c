"""Finds the links of a line, with their text or without, to tell what it says beside them."""

import re

LINK = re.compile(r"\[[^\[\]]{0,500}\]\([^()\s]{0,500}\)|<?https?://\S+")
"""A link with its text, or an address alone."""


def only_leads_elsewhere(line: str) -> bool:
    """Return whether a line holds a link and says nothing beside it.

    >>> only_leads_elsewhere("* [Calendar](https://example.org)"), only_leads_elsewhere("Hose: https://example.org")
    (True, False)
    """
    rest = LINK.sub("", line)
    return len(rest) < len(line) and not any(map(str.isalnum, rest))
