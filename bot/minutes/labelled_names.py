"""Finds the names behind a short label among people: `Team members: Ada, Brook`."""

import re
from collections.abc import Container

from bot.languages.merging import own_language
from bot.minutes.attendee_words import attendee_words
from bot.minutes.names import looks_like_name, name_key
from bot.minutes.shown import shown_text

_SHORT_LABEL = re.compile(r"(?P<label>[^:：<]{1,60})(?<!\d)[:：]\s*(?P<names>\S.*)", re.DOTALL)


def names_behind_label(wording: str, language: str = "", known: Container[str] = ()) -> str:
    """Return what stands behind a short label that nobody is called by: `Team members: Ada, Brook`; else all of it.

    Whoever has a `known` name, by its key, speaks: what stands behind it is what is said.
    """
    match = _SHORT_LABEL.fullmatch(wording)
    if match is None or match["names"].startswith("//") or _is_open(match["label"]):
        return wording  # the colon is one of an address, or within what a link shows, or within brackets
    before = shown_text(match["label"]).strip(" *_")
    if name_key(before) in known:
        return ""
    separator = attendee_words(own_language(language)).separator
    if separator.search(before):
        return wording
    several = separator.search(match["names"])
    if looks_like_name(before, language) and not several:
        return match["label"]
    return match["names"].strip(" *_")


def _is_open(label: str) -> bool:
    return label.count("[") > label.count("]") or label.count("(") > label.count(")")
