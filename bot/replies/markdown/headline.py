"""Headings and questions of the minutes as a reader wants to see them in a title, a list or on a button."""

from bot.minutes.shown import shown_text
from bot.shortening import clip

MAX_HEADLINE_CHARACTERS = 150
"""Characters of a heading in a title or list; some minutes put whole paragraphs there."""

_MAX_READ_CHARACTERS = 2_000
"""Characters of a heading that are read for links and emphasis: marks that nothing closes make more take too long."""


def headline(text: str, *, limit: int = MAX_HEADLINE_CHARACTERS) -> str:
    r"""Return a heading on one line: as a page shows it, clipped.

    >>> headline("[#14](https://example.org/14): **faster** `wasm` builds")
    '#14: faster wasm builds'
    >>> headline("![logo](a.png) [Stage [3] update](https://example.org/a_(b))")
    'logo Stage [3] update'
    >>> headline("Is _it_ *stable*, in a_b_c?")
    'Is it stable, in a_b_c?'
    >>> headline("arrays[0](1)[2]")
    'arrays[0](1)[2]'
    """
    text = clip(" ".join(text.split()), _MAX_READ_CHARACTERS)
    shown = " ".join(shown_text(text).split())
    return clip(shown or text, limit)
