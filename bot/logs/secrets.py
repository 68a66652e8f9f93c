"""Takes secrets out of what is written: those that are known, and whatever looks like one."""

import re
from collections.abc import Iterable

from bot.logs.spellings import spellings

HIDDEN = "…"
"""What stands in the place of a secret."""

_LEAST_CHARACTERS = 4
"""A shorter secret would take letters out of every word; it protects nothing anyway."""

_QUOTE = r"\\{0,15}[\"']"
_SLASH = r"(?:\\{0,15}/|%2[fF])"
"""As they stand in JSON too, and in JSON that stands in JSON."""

_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        # the token of a webhook or an interaction
        rf"({_SLASH}(?:webhooks|interactions){_SLASH}\d{{1,20}}{_SLASH})[^/\s\"'?#%\\]+",
        rf"((?i:authorization)(?:{_QUOTE})?\s{{0,3}}[:=]\s{{0,3}}(?:{_QUOTE})?[A-Za-z]{{1,10}}\s{{1,3}})[^\s\"',\\]+",
        rf"({_QUOTE}token{_QUOTE}\s{{0,3}}:\s{{0,3}}{_QUOTE})[^\"'\\]+",
        rf"(:{_SLASH}{_SLASH}[^/\s:@]{{0,200}}:)[^/\s@]{{1,500}}(?=@)",  # a password in an address
        r"()\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,60}\b",  # a token of a Discord bot
        r"()\b(?:gh[a-z]_|github_pat_|glpat-|sk-)[\w-]{16,200}",  # a token of a git host, a key of a model's server
        r"(\bDETAIL: ).*",  # PostgreSQL repeats there what was to be written
    )
)
"""Patterns of secrets; the first group stays. Each looks at no more than some hundred characters from any place."""


class Secrets:
    """Knows what must not be written; never changes, and shows nothing of it."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        longest_first = sorted({secret.strip() for secret in known}, key=len, reverse=True)
        patterns = [form for one in longest_first if len(one) >= _LEAST_CHARACTERS for form in spellings(one)]
        self._known = re.compile("|".join(patterns)) if patterns else None

    def __repr__(self) -> str:
        return "Secrets(…)"

    def removed(self, text: str) -> str:
        """Return a text in which a sign stands for each secret.

        >>> Secrets(["correct horse"]).removed("no correct horse at https://me:hunter2@example.org/webhooks/1/abc/x")
        'no … at https://me:…@example.org/webhooks/1/…/x'
        """
        if self._known is not None:
            text = self._known.sub(HIDDEN, text)
        for shape in _SHAPES:
            text = shape.sub(_hidden, text)
        return text


def _hidden(match: "re.Match[str]") -> str:
    return f"{match[1]}{HIDDEN}"
