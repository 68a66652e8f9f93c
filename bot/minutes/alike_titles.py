"""Compares what headings and points of an agenda are called: a topic is named in few words, then in more."""

from bot.minutes.shown import shown_text
from bot.text import fold


def letters_of(heading: str | None) -> str:
    """Return the folded letters of a heading as a page shows it, without blanks, digits and marks.

    >>> letters_of("2. **The Hose**"), letters_of(None)
    ('thehose', '')
    """
    return "".join(filter(str.isalpha, fold(shown_text(heading or ""))))


def are_alike(one: str, other: str) -> bool:
    """Return whether the letters of one title hold those of the other, and little else.

    >>> are_alike("thehose", "thehoses"), are_alike("hose", "thehoseoftheshed")
    (True, False)
    """
    shorter, longer = sorted((one, other), key=len)
    return bool(shorter) and shorter in longer and len(shorter) * 2 > len(longer)
