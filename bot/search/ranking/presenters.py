"""Tells which entries say nothing but who presents their item."""

import re

from bot.search.analysis.page_words import searched_text
from bot.search.model import IndexedEntry

_WORD = re.compile(r"\w+")
_MAX_CHARACTERS = 300
_MAX_LABEL_WORDS = 2


def names_only_presenters(place: IndexedEntry) -> bool:
    """Return whether the text of an entry is nothing but a label and the names of those who present its item.

    Such a line is cut off from what was said where a conclusion or the like begins below it.
    """
    presenters = place.entry.item.presenters if place.entry.item else ()
    if not presenters:
        return False
    lines = place.entry.words
    if not lines or lines[-1].last - lines[0].first >= len(presenters) + _MAX_LABEL_WORDS:
        return False
    written = "\n".join(map(place.minutes.text.piece, lines))
    if len(written) > _MAX_CHARACTERS:
        return False
    said = searched_text(written)
    begun = min((found for name in presenters if (found := said.find(name)) >= 0), default=-1)
    if begun < 0 or len(_WORD.findall(said[:begun])) > _MAX_LABEL_WORDS:
        return False
    behind = said[begun:]
    for name in presenters:
        behind = behind.replace(name, " ")
    return _WORD.search(behind) is None
