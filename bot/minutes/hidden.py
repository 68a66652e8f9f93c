"""Finds what a text hides from the readers of its page: comments of every kind that notes are written with.

Known are those of HTML (`<!-- … -->`), Obsidian (`%% … %%`), MDX and Hugo (`{/* … */}`, `{{/* … */}}`), Jinja
(`{# … #}`) and Liquid (`{% comment %} … {% endcomment %}`), definitions of links that lead nowhere (`[//]: # (…)`),
and the tags of HackMD (`###### tags: …`). What stands in code is no comment, and what nothing closes hides nothing, but
for `%%` on a line of its own or before a blank: Obsidian hides all that follows it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.text import Lines, Slice, SourceText

_OPENINGS = ("<!--", "%%", "{/*", "{#", "{{/*", "{{- /*", "{%", "]:", "#### tag", "#### Tag")
"""What a text that hides anything holds; looked for first, because hardly any text does."""
_TOKEN = re.compile(
    r"""
    ^(?P<marks>(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t]){0,40}+)
        (?:(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)
        |(?P<definition>\[[^\[\]\n]{0,50}\]:[ \t]++(?:\#|<\#?>)[ \t]++[("'][^\n]*+)
        |(?P<tags>\#{4,6}[ \t]++[Tt]ags?[ \t]?:(?:(?<=\#\#\#\#\#\#[ \t]tags:)|[ \t]*+(?=`))[^\n]*+))
    |(?P<code>`+)
    |\\[`<%{]
    |(?<!\w)(?P<percent>%%)
    |(?P<html><!--)
    |(?P<mdx>\{\{?-?[ ]?/\*)
    |(?P<jinja>\{\#(?:(?=[\s-])|(?=[^{}\n]{0,500}\#\})))
    |(?P<liquid>\{%-?[ ]*comment\b[^%\n]{0,200}%\})
    """,
    re.MULTILINE | re.VERBOSE,
)
_CLOSING = {
    "percent": "%%",
    "html": "-->",
    "mdx": r"\*/ ?-?\}\}?",
    "jinja": r"#\}",
    "liquid": r"\{%-? *endcomment *-?%\}",
}
_TOLD_CLOSING = {"percent": "%%", "html": "-->", "liquid": "{% endcomment %}"}
"""What would close a comment that nothing closes, of the kinds that are hardly ever meant as something else."""
_TOLD_CLOSING_OF_MDX = {"{/*": "*/}", "{{/*": "*/}}"}
"""Likewise where they open a line: elsewhere they may be a pattern."""
_CODE_INDENT = 4  # blanks before what is a block of code
_MAX_MARKS = 8  # backticks that code in a line is enclosed in; nobody writes more
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")
_OPENS_BLOCK = re.compile(r"[ \t>*+\d.)-]*")
# What opens a line, and what rules and empty emphasis are made of: a line with no more than that says nothing.
_SAYS_NOTHING = re.compile(r"(?:[\s>*_+\u200b-\u200d\u2060\ufeff-]|\d{1,9}[.)](?=\s|$))*")


@dataclass(frozen=True, slots=True)
class Unclosed:
    """A comment or a block of code that nothing closes."""

    line: int
    mark: str
    """What opens it."""
    closing: str
    """What would close it."""
    is_code: bool


def with_hidden(text: SourceText, *, first_line: int = 1) -> SourceText:
    """Return a text that knows what it hides from `first_line` on: whole lines, and places inside of others."""
    if first_line > text.line_count or not any(opening in text.text for opening in _OPENINGS):
        return text
    found = _comments(text.text, text.slice_of(Lines(first_line, first_line)).start)
    places = tuple(one for one in found if isinstance(one, Slice))
    if not places:
        return text
    within = replace(text, concealed=places)
    touched = {number for place in places for number in _lines_of(text, place)}
    hidden = (number for number in sorted(touched) if text.line(number).strip() and _says_nothing(within.line(number)))
    return replace(within, hidden=tuple(hidden))


def unclosed_in(text: SourceText, *, first_line: int = 1) -> Iterator[Unclosed]:
    """Yield the comments and blocks of code from `first_line` on that nothing closes, in order."""
    if first_line > text.line_count or not any(mark in text.text for mark in (*_OPENINGS, "```", "~~~")):
        return
    for match in _comments(text.text, text.slice_of(Lines(first_line, first_line)).start):
        if isinstance(match, Slice):
            continue
        if match["fence"]:
            yield Unclosed(text.line_at(match.start("fence")), match["fence"], match["fence"], is_code=True)
        elif closing := _told_closing(text.text, match):
            yield Unclosed(text.line_at(match.start()), match[0], closing, is_code=False)


def _told_closing(text: str, match: re.Match[str]) -> str | None:
    """Return what would close a comment, None if it may not be meant as one."""
    if match.lastgroup == "mdx":
        return _TOLD_CLOSING_OF_MDX.get(match[0]) if _opens_block(text, match) else None
    return _TOLD_CLOSING.get(match.lastgroup or "")


def _lines_of(text: SourceText, place: Slice) -> range:
    return range(text.line_at(place.start), text.line_at(place.end - 1) + 1)


def _says_nothing(line: str) -> bool:
    return _SAYS_NOTHING.fullmatch(line) is not None


def _comments(text: str, start: int) -> Iterator[Slice | re.Match[str]]:
    """Yield where the comments of a text stand, and the tokens that open what nothing closes, in order.

    Every character is looked at a bounded number of times.
    """
    closings = _Closings(text)
    position = start
    while match := _TOKEN.search(text, position):
        kind = match.lastgroup or ""
        position = match.end()
        if match["fence"]:
            end = _end_of_fence(text, match)
            if end is None:
                yield match
            position = len(text) if end is None else end
        elif kind in ("definition", "tags"):
            yield Slice(match.start(kind), match.end())
        elif kind == "code":
            mark = match["code"]
            closing = closings.of(mark, rf"(?<!`){mark}(?!`)", position) if len(mark) <= _MAX_MARKS else None
            if closing and not _BLANK_LINE.search(text, position, closing.start):
                position = closing.end
        elif kind in _CLOSING:
            closing = closings.of(kind, _CLOSING[kind], position - 2 if kind == "html" else position)
            is_in_reach = closing and not _BLANK_LINE.search(text, position, closing.start)
            if closing and (is_in_reach or _opens_long(text, match)):
                position = closing.end
                yield Slice(match.start(), position)
            elif closing is None and (kind != "percent" or _stands_apart(text, match)):
                yield match
                # In the middle of a line it may be mere percents, and "%%cell" is a word of notebooks.
                if kind == "percent" and not _is_indented(text, match) and _opens_long(text, match):
                    position = len(text)
                    yield Slice(match.start(), position)


def _opens_long(text: str, match: re.Match[str]) -> bool:
    """Return whether a mark may open a comment of several paragraphs: it opens its line, and `%%` stands apart."""
    return (match.lastgroup != "percent" or _stands_apart(text, match)) and _opens_block(text, match)


def _stands_apart(text: str, match: re.Match[str]) -> bool:
    """Return whether only blanks touch a mark."""
    return not (text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]).strip()


def _is_indented(text: str, match: re.Match[str]) -> bool:
    """Return whether a mark opens its line as code does that is only indented."""
    before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    return not before.strip() and len(before.expandtabs(_CODE_INDENT)) >= _CODE_INDENT


class _Closings:
    """Where the marks of each kind stand that may close something, each looked for once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next: dict[str, Slice | None] = {}

    def of(self, kind: str, pattern: str, start: int) -> Slice | None:
        """Return the first mark of a kind from `start` on, which never moves back; None if there is none."""
        known = self._next.get(kind, Slice(-1, -1))
        if known is not None and known.start < start:
            match = re.compile(pattern).search(self._text, start)
            known = self._next[kind] = Slice(*match.span()) if match else None
        return known


def _opens_block(text: str, match: re.Match[str]) -> bool:
    """Return whether a comment opens its line, so that there may be blank lines in it."""
    line_start = text.rfind("\n", 0, match.start()) + 1
    return _OPENS_BLOCK.fullmatch(text, line_start, match.start()) is not None


def _end_of_fence(text: str, match: re.Match[str]) -> int | None:
    """Return where a block of code ends, None if nothing closes it; right behind what opens it, if that opens none."""
    mark = match["fence"]
    if mark[0] == "`" and "`" in match["info"]:
        return match.end("fence")
    closing = re.compile(rf"^[ \t>]*+{re.escape(mark)}{re.escape(mark[0])}*[ \t]*\r?$", re.MULTILINE)
    end = closing.search(text, match.end())
    return end.end() if end else None
