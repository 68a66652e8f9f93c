"""What can be set about the replies."""

from dataclasses import dataclass
from urllib.parse import urlsplit

_MAX_TEMPLATE_CHARACTERS = 400
"""Characters, so that there is room for a question in an address of 512."""


@dataclass(frozen=True, slots=True)
class ReplySettings:
    """What every chat platform says in the same way."""

    issue_link: str | None = None
    """Where a question is put to the next meeting: an address with `{question}` in it."""


def is_issue_link(template: str) -> bool:
    """Return whether a question can be put into an address, and a chat platform will make a link of that.

    >>> is_issue_link("https://example.org/new?title={question}"), is_issue_link("https://example.org/new")
    (True, False)
    """
    try:
        parts = urlsplit(template.replace("{question}", "x"))
    except ValueError:
        return False
    is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    return is_web and "{question}" in template and len(template) <= _MAX_TEMPLATE_CHARACTERS
