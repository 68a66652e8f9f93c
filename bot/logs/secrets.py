"""Takes secrets out of what is written: those that are known, and whatever looks like one."""

import base64
import json
import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

HIDDEN = "…"
"""What stands in the place of a secret."""

_LEAST_CHARACTERS = 4
"""A shorter secret would take letters out of every word; it protects nothing anyway."""

_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"(/(?:webhooks|interactions)/\d{1,20}/)[^/\s\"'?#]+",  # the token of a webhook or an interaction
        r"((?i:authorization)[\"']?\s{0,3}[:=]\s{0,3}[\"']?[A-Za-z]{1,10}\s{1,3})[^\s\"',]+",
        r"([\"']token[\"']\s{0,3}:\s{0,3}[\"'])[^\"']+",
        r"(://[^/\s:@]{0,200}:)[^/\s@]{1,500}(?=@)",  # a password in an address
        r"()\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,60}\b",  # a token of a Discord bot
        r"()\b(?:gh[a-z]_|github_pat_|glpat-|sk-)[\w-]{16,200}",  # a token of a git host, a key of a model's server
        r"(\bDETAIL: ).*",  # PostgreSQL repeats there what was to be written
    )
)
"""Patterns of secrets; the first group stays. Each looks at no more than some hundred characters from any place."""


class Secrets:
    """Knows what must not be written; never changes, and shows nothing of it."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        forms = {form for secret in known for form in _forms(secret.strip()) if len(form) >= _LEAST_CHARACTERS}
        longest_first = sorted(forms, key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

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


def _forms(secret: str) -> Iterator[str]:
    """Yield a secret in every spelling in which it may turn up."""
    if not secret:
        return
    yield secret
    yield quote(secret, safe="")
    yield quote(secret)  # as a path has it
    yield repr(secret)[1:-1]
    yield json.dumps(secret)[1:-1]
    # Behind a login, as HTTP sends both. Where the pieces of three bytes begin depends on the login's length.
    written = secret.encode("utf-8", "replace")
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + written).decode()
        whole = encoded[4 if before else 0 :].rstrip("=")
        yield whole[: len(whole) - len(whole) % 4 or None]
