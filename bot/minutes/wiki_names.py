"""Reads the names in wiki links: what a page shows, without the folder of the page, and what the page is called."""

import re

_SHOWN_OTHERWISE = re.compile(r"\[\[(?P<target>[^\[\]|\n]{1,200})\|(?P<shown>[^\[\]|\n]{1,200})\]\]")
_IN_FOLDER = re.compile(r"\[\[(?:[^\[\]|/\n]{1,100}/){1,6}(?P<page>[^\[\]|/\n]{1,200})\]\]")

ALSO = "\u2064"
"""Stands before and behind the other name of whom a wiki link names."""


def with_pages(run: str) -> str:
    """Return a run of names with each wiki link as what it shows, and the name of its page where that is another one.

    >>> with_pages("[[people/Ada Byron]], [[people/Bo Chen|Bo Chen]]")
    '[[Ada Byron]], Bo Chen'
    """
    return _SHOWN_OTHERWISE.sub(_with_target, _IN_FOLDER.sub(r"[[\g<page>]]", run))


def _with_target(link: re.Match[str]) -> str:
    target = link["target"].rpartition("/")[2].partition("#")[0].strip()
    return link["shown"] if target == link["shown"].strip() else f"{link['shown']}{ALSO}{target}{ALSO}"
