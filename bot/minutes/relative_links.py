"""Finds the links of a file that lead to other files beside it."""

import posixpath
import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote

from markdown_it import MarkdownIt

from bot.minutes.sections import Section
from bot.text import SourceText

_RELATIVE = re.compile(r"(?![a-zA-Z][a-zA-Z0-9+.-]*:|/|#)")
_MAIL = re.compile(r"[^\s@/]+@[^\s@/]+\.[^\s@/]+")
_TEMPLATE = re.compile(r"[{}<>$]|%[A-Z_]+%|\.\.\.")
_FEW = 20  # files, which tell nothing about what kinds of files are kept beside them
_MAX_LINE_CHARACTERS = 10_000  # characters; for a longer one the parser takes long, and what is no prose is that long


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


def relative_references(text: SourceText, source: str, sections: Sequence[Section]) -> Iterator[Reference]:
    """Yield the relative links of a file with where they lead.

    Passed over are those that leave the source's root, and what leads to no file at all: e-mail addresses, templates.
    """
    folder = posixpath.dirname(source)
    for number in _lines_of_prose(sections):
        for target in _targets(text.line(number)):
            address = unquote(target.split("#", maxsplit=1)[0].split("?", maxsplit=1)[0])
            path = posixpath.normpath(posixpath.join(folder, address)) if address else ""
            leads_out = not path or path.startswith("../") or path in ("..", ".")
            if not leads_out and not _MAIL.fullmatch(address) and not _TEMPLATE.search(address):
                yield Reference(number, target, path)


def _lines_of_prose(sections: Sequence[Section]) -> Iterator[int]:
    """Yield the lines in which Markdown is meant: all but those of code and HTML."""
    for section in sections:
        runs = (run for block in section.blocks for run in block.verbatim)
        verbatim = {number for run in runs for number in range(run.first, run.last + 1)}
        yield from (n for n in range(section.lines.first, section.lines.last + 1) if n not in verbatim)


def _targets(line: str) -> Iterator[str]:
    if "](" not in line or len(line) > _MAX_LINE_CHARACTERS:
        return
    for token in _parser().parseInline(line)[0].children or ():
        target = token.attrGet("href") or token.attrGet("src")
        if isinstance(target, str) and target and _RELATIVE.match(target):
            yield target


def is_dead(path: str, existing: Collection[str]) -> bool:
    """Return whether nothing stands where a link leads; `existing` are all files and folders of the source.

    A name without an ending may be a page of a wiki or a place in the file. Of a kind of file that a large source has
    none of, such as slides, somebody keeps the files elsewhere.

    >>> is_dead("plan.md", {"a.md"}), is_dead("Home", {"a.md"}), is_dead("talks/a.pdf", {f"{n}.md" for n in range(50)})
    (True, False, False)
    """
    if path in existing or f"{path}.md" in existing:
        return False
    ending = posixpath.splitext(path)[1].lower()
    return bool(ending) and (len(existing) < _FEW or any(one.lower().endswith(ending) for one in existing))
