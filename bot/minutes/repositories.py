"""Tells headings that name a repository, or a ticket of one."""

import re
from collections.abc import Sequence

_REPOSITORY = re.compile(r"`?@?[a-z0-9][a-z0-9._-]*/[a-z0-9._-]+`?", re.IGNORECASE)
_TWO_WORDS = re.compile(r"[A-Z][a-z]+/[A-Z][a-z]+")  # "Hoses/Taps"
_NAMES_TICKET = re.compile(r"\W*(?:[^\W\d_]+\W+)[^\W\d_]+\W.*#\d+\W*$", re.DOTALL)
"""What stands behind the area that a ticket is about: "doc: describe the new shears #12"."""
TICKET_ADDRESS = r"/(?:issues|pull|merge_requests)/\d{1,7}\b"
"""How the address of a ticket ends, as a pattern."""

TICKET = re.compile(rf"\[[^\[\]]{{0,120}}#\d{{1,7}}\]\(|{TICKET_ADDRESS}")
"""What leads to a ticket of a repository: "[Leak #12](…)", "…/issues/12"."""
BRACKETED_TICKET = r"\[{1,2}[^\[\]]{0,80}#\d{1,7}\\?\]"
"""A ticket in brackets, as a pattern: "[Leak #12]"."""
_OPENING_TICKET = re.compile(rf"\W{{0,4}}{BRACKETED_TICKET}")
_OPENING_ADDRESS = re.compile(rf"https?://[^\s<>]{{1,150}}{TICKET_ADDRESS}")
_MAX_TICKET_CHARACTERS = 200  # characters; what is longer names none


def names_repository(heading: str) -> bool:
    """Return whether a heading may be the name of a repository, all of it: `owner/name`.

    >>> names_repository("nodejs/node"), names_repository("议程/讨论"), names_repository("Barrels/Sheds")
    (True, False, False)
    """
    name = heading.strip()
    return _REPOSITORY.fullmatch(name) is not None and _TWO_WORDS.fullmatch(name) is None


def leads_to_ticket(wording: str) -> bool:
    """Return whether a wording holds a link to a ticket of a repository, or its address.

    >>> leads_to_ticket("[Leak #12](https://a.example)"), leads_to_ticket("https://github.com/hedge/shears/issues/12")
    (True, True)
    """
    return TICKET.search(wording) is not None


def opens_with_ticket(wording: str) -> bool:
    """Return whether a wording begins with a ticket in brackets, which need lead nowhere.

    >>> opens_with_ticket("[Leak #12] The hose drips"), opens_with_ticket("The hose drips [Leak #12]")
    (True, False)
    """
    return _OPENING_TICKET.match(wording[:_MAX_TICKET_CHARACTERS]) is not None


def opens_with_address_of_ticket(wording: str) -> bool:
    """Return whether a wording begins with the address of a ticket.

    >>> opens_with_address_of_ticket("https://github.com/hedge/shears/issues/12 Blunt")
    True
    """
    return _OPENING_ADDRESS.match(wording[:_MAX_TICKET_CHARACTERS]) is not None


def names_one_repository(headings: Sequence[str]) -> bool:
    """Return whether one of several headings may be the name of a repository: then it is one of the others' kind.

    >>> names_one_repository(["Hoses", "hose/tap"]), names_one_repository(["garden/hose", "garden/tap"])
    (True, False)
    """
    return len(headings) > 1 and sum(map(names_repository, headings)) == 1


def names_ticket(wording: str) -> bool:
    """Return whether a wording ends in the number of a ticket, behind a few words that tell what it is about.

    >>> names_ticket("describe the new shears #12"), names_ticket("hedge/shears#12")
    (True, False)
    """
    return _NAMES_TICKET.match(wording[:_MAX_TICKET_CHARACTERS]) is not None
