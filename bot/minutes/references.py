"""Finds the links of a file that lead to other files beside it."""

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote

from markdown_it import MarkdownIt

from bot.text import SourceText

_LINK_LIKE = re.compile(r"\]\(\s*<?(?![a-zA-Z][a-zA-Z0-9+.-]*:|/|#|\s*\))")


class Reference(NamedTuple):
    """A relative link or picture in a file."""

    line: int
    target: str
    """As written."""
    path: str
    """Where it leads, relative to the root of the source."""


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"maxNesting": 20})


def relative_references(text: SourceText, source: str) -> Iterator[Reference]:
    """Yield the relative links of a file with where they lead; those that leave the source's root are passed over."""
    folder = posixpath.dirname(source)
    for number in range(1, text.line_count + 1):
        line = text.line(number)
        if not _LINK_LIKE.search(line):
            continue
        for target in _targets(line):
            address = unquote(target.split("#", maxsplit=1)[0].split("?", maxsplit=1)[0])
            path = posixpath.normpath(posixpath.join(folder, address)) if address else ""
            if path and not path.startswith("../") and path not in ("..", "."):
                yield Reference(number, target, path)


def _targets(line: str) -> Iterator[str]:
    for token in _parser().parseInline(line)[0].children or ():
        target = token.attrGet("href") or token.attrGet("src")
        if isinstance(target, str) and _LINK_LIKE.match(f"]({target}"):
            yield target
