"""Tells whether bullets are titles above others: then what stands above them only holds them."""

from collections.abc import Sequence

from bot.minutes.list_shapes import LIST_MARK, items_inside
from bot.minutes.sections import Block
from bot.minutes.shown import shown_text
from bot.text import Lines, SourceText

_MIN_TITLES = 2
_MAX_TITLE = 60  # characters; a longer bullet says something


def hold_titles(items: Sequence[tuple[Block, Lines]], text: SourceText) -> bool:
    """Return whether most of several bullets are short and have others beneath them: "Treasurer", "Back yard".

    One that ends in a colon announces what is said of the thing above it: "Next steps:".
    """
    found = sum(bool(items_inside(block, item)) and _is_title(text.line(item.first)) for block, item in items)
    return found >= _MIN_TITLES and found * 3 >= len(items) * 2


def _is_title(line: str) -> bool:
    wording = shown_text(LIST_MARK.sub("", line, count=1)).strip()
    return 0 < len(wording) <= _MAX_TITLE and not wording.endswith((":", "："))
