"""Links to the lines of a file, made from a template."""

import string
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from bot.text import Lines

PLACEHOLDERS = ("path", "first", "last", "commit", "date")


@dataclass(frozen=True, slots=True)
class LinkTemplate:
    """The address of a passage, with placeholders for where it stands; raises `ValueError` for one that is no address.

    >>> template = LinkTemplate("https://example.org/{path}#L{first}-L{last}", folder="minutes")
    >>> template.link("tea & cake.md", Lines(3, 5))
    'https://example.org/minutes/tea%20%26%20cake.md#L3-L5'
    """

    address: str
    commit: str | None = None
    """What `{commit}` stands for."""
    folder: str = ""
    """What comes before the path of a file in `{path}`: its source's own place in a repository."""

    def __post_init__(self) -> None:
        if not _is_web_address(self.address):
            raise ValueError(f"expected an address that begins with https://, found `{self.address}`.")
        placeholders_in(self.address)

    def link(self, path: str, lines: Lines, date: str | None = None) -> str | None:
        """Return the link to these lines of a file; None if the template needs a date or commit that is not known.

        Each part of the path is percent-encoded by itself, so that only the `/` between them stay.
        """
        values = {
            "path": "/".join(quote(part, safe="") for part in f"{self.folder}/{path}".strip("/").split("/")),
            "first": str(lines.first),
            "last": str(lines.last),
            "commit": self.commit,
            "date": date,
        }
        if any(values[name] is None for name in placeholders_in(self.address)):
            return None
        return self.address.format_map(values)


def _is_web_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:  # half an IPv6 address
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def placeholders_in(address: str) -> frozenset[str]:
    """Return the placeholders that a template uses; raise `ValueError` for an unknown one, naming those there are.

    >>> sorted(placeholders_in("https://example.org/{commit}/{path}?{{a}}"))
    ['commit', 'path']
    """
    known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
    try:
        pieces = list(string.Formatter().parse(address))
    except ValueError as error:
        raise ValueError(
            f"a brace stands alone in `{address}`. Placeholders are {known}; a brace of the address's own is doubled."
        ) from error
    names: set[str] = set()
    for _, name, form, conversion in pieces:
        if name is None:
            continue
        if name not in PLACEHOLDERS or form or conversion:
            written = name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
            raise ValueError(f"`{{{written}}}` is no placeholder. Those there are: {known}.")
        names.add(name)
    return frozenset(names)
