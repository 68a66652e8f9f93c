"""Finds the names behind a short label among people: `Team members: Ada, Brook`."""

import re
from collections.abc import Container, Iterable

from bot.languages.merging import own_language
from bot.minutes.attendee_words import attendee_words
from bot.minutes.label_words import label_kind
from bot.minutes.names import looks_like_name, name_key
from bot.minutes.running_text import ASIDE
from bot.minutes.shown import shown_text

_SHORT_LABEL = re.compile(r"(?P<label>[^:：<]{1,60})(?<!\d)[:：]\s*(?P<names>\S.*)", re.DOTALL)
_MIN_GROUPS = 2  # labels with several names behind them


def are_labelled_groups(wordings: Iterable[str], language: str = "") -> bool:
    """Return whether most labels among people have several names behind them: all of them name groups then.

    What begins with a small letter is an office or a remark: "Ada Byron: chair, host".

    >>> are_labelled_groups(["**Reed Pond**: Ada, Bo", "**Rose Hill**: Cy, Dee", "**Moss End**: Eve"], "en")
    True
    """
    separator = attendee_words(own_language(language)).separator
    behind = [match["names"] for wording in wordings if (match := _SHORT_LABEL.fullmatch(wording))]
    runs = [list(map(str.strip, separator.split(shown_text(names)))) for names in behind]
    several = sum(len(run) > 1 and not any(_is_remark(name, language) for name in run) for run in runs)
    return several >= _MIN_GROUPS and several * 2 >= len(behind)


def _is_remark(wording: str, language: str) -> bool:
    words = attendee_words(own_language(language))
    return wording[:1].islower() or label_kind(wording, language) is not None or wording.lower() in words.everyday


def names_behind_label(wording: str, language: str = "", known: Container[str] = (), *, of_groups: bool = False) -> str:
    """Return what stands behind a short label that nobody is called by: `Team members: Ada, Brook`; else all of it.

    Whoever has a `known` name, by its key, speaks: what stands behind it is what is said. `of_groups` tells that labels
    are known to name groups, though they look like names.
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
    is_group = of_groups and not shown_text(match["names"]).strip(" *_")[:1].islower()
    bare = ASIDE.sub("", before).strip()
    if looks_like_name(bare, language) and not several and not is_group:
        return match["label"]
    return match["names"].strip(" *_")


def _is_open(label: str) -> bool:
    return label.count("[") > label.count("]") or label.count("(") > label.count(")")
