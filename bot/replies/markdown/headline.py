"""Headings and questions of the minutes as a reader wants to see them in a title, a list or on a button."""

import re

from bot.replies.markdown.inline import without_signs
from bot.text import clip

MAX_HEADLINE_CHARACTERS = 150
"""Characters of a heading in a title or list; some minutes put whole paragraphs there."""

_MAX_READ_CHARACTERS = 2_000
"""Characters of a heading that are read for links and emphasis: marks that nothing closes make more take too long."""

_IMAGE_OR_LINK = re.compile(
    r"!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\](?:\((?:[^()\s]|\([^()]*\))*(?:\s[^()]*)?\)|\[[^\[\]]*\])"
)
_ADDRESS_IN_BRACKETS = re.compile(r"<(https?://[^<>\s]+)>")


def headline(text: str, *, limit: int = MAX_HEADLINE_CHARACTERS) -> str:
    r"""Return a heading on one line: of a link its label, without emphasis marks, clipped.

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
    shown = _IMAGE_OR_LINK.sub(_label, text)
    shown = _IMAGE_OR_LINK.sub(_label, shown)  # an image inside of a link
    shown = _ADDRESS_IN_BRACKETS.sub(r"\1", shown)
    shown = " ".join(without_signs(shown).split())
    return clip(shown or text, limit)


def _label(match: re.Match[str]) -> str:
    """Return the label of a link; what only looks like one, such as an index and a call, stays."""
    whole, label = match.group(), match[1].strip()
    target = whole[whole.rindex("](") + 2 : -1] if whole.endswith(")") and "](" in whole else ""
    is_link = whole.endswith("]") or re.match(r"[\w.+-]+:|[#/.]|[\w%-]+[./#]", target)
    before = match.string[match.start() - 1 : match.start()]
    if not is_link or (whole.endswith("]") and before.isalnum()):
        return whole
    return label
