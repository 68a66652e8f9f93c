"""Tells decisions, action items, polls and summaries by their headings or labels."""

import re
from collections.abc import Mapping
from functools import cache

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of
from bot.minutes.model import Role
from bot.text import fold, has_han

_DECORATION = re.compile(r"^[\W\d_]+|[\W_]+$")
_LEADING = re.compile(r"(?P<name>[^:：]+)[:：]")
_MAX_CHARACTERS = 60  # characters; what is longer is no label


def names_role(heading: str, language: str = "") -> bool:
    """Return whether a heading is the name of a role and nothing else: "Poll", and not "Poll: the charter".

    >>> names_role("**Action Items:**"), names_role("POLL: charter")
    (True, False)
    """
    leading = _LEADING.match(heading[:_MAX_CHARACTERS])
    has_more = leading is not None and any(map(str.isalnum, heading[leading.end() :]))
    return not has_more and role_of(heading, language) is not None


def role_of(heading: str, language: str = "") -> Role | None:
    """Return the role that a heading or label in some language names: all of it, or what stands before its colon.

    >>> [role_of(text).value for text in ("Speaker's Summary of Key Points", "**Action Items**", "POLL: charter")]
    ['summary', 'action', 'poll']
    >>> role_of("Conclusion/Resolution").value, role_of("Poll results of last year")
    ('decision', None)
    """
    leading = _LEADING.match(heading[:_MAX_CHARACTERS])
    wordings = [heading] if len(heading) <= _MAX_CHARACTERS else []
    for wording in (*wordings, *((leading["name"],) if leading else ())):
        folded = fold(wording).replace("’", "'")
        own = own_language(language)
        named = _roles(own, has_han(folded))
        roles = [named.get(_DECORATION.sub("", part)) for part in (folded, *_and(own).split(folded))]
        if roles[0] or all(roles[1:]):
            return roles[0] or roles[1]
    return None


@cache
def _roles(language: str, with_han: bool) -> Mapping[str, Role]:
    """Return the folded names of the roles; Chinese ones apart, because folding them takes long."""
    found: dict[str, Role] = {}
    words = words_for(language).roles
    for role in Role:
        for name in getattr(words, role.value):
            if has_han(name) is with_han:
                found.setdefault(fold(name), role)
    return found


@cache
def _and(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s*[/,、&]\s*|\s+{any_of(words_for(language).labels.joining)}\s+")
