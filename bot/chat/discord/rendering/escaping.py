r"""Plain text as markup that Discord shows exactly as it was written.

Everything here only inserts: a backslash before a character that would start markup, a zero-width space into
what Discord's servers take for a mention even behind a backslash, angle brackets around a link whose end
Discord would misjudge, the host as the name of a link that would fill a phone's screen, asterisks around what is
strong. So no character of the text is ever lost.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.shortening import ELLIPSIS, find_links
from bot.text import Slice
from bot.unseen import without_unseen

ZERO_WIDTH_SPACE = "\u200b"

# Discord's client breaks lines at some of these, and all of them look like a line end.
_LINE_END = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
# Discord refuses or hides them: control characters and half surrogate pairs.
_UNSHOWABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")

_INLINE = re.compile(
    r"""
    [\\*_~|`\[<]            # emphasis, spoilers, code, links, and everything in angle brackets
    | :(?=//)               # addresses of other schemes, and web addresses that end where they begin
    | :(?=[^\s:]+:)         # emoji by name
    """,
    re.VERBOSE,
)
# Headings, small print, lists and quotes; the backslash goes behind the match, before the sign or the stop.
_LINE_START = re.compile(r"^[^\S\n]*(?:(?=[-+#>])|\d+(?=[.)]))", re.MULTILINE)
# With the zero-width spaces that may already be there, so that taking one out again gives the text back.
_MENTION = re.compile(r"@(?=\u200b*(?:everyone|here|[!&]?\d))")


_LONGEST_LINK = 80
"""Characters of a web address that are shown as they are; a longer one is named by its host, and leads on."""
# What leads to a host that can be shown, and can stand between brackets.
_NAMED_LINK = re.compile(r"https?://(?:[^/?#@\s()]*@)?([a-z0-9.-]+)(?::\d+)?(?=[/?#])[^\s()\[\]]*", re.IGNORECASE)


class Insertion(NamedTuple):
    """Characters to be put before the one at `position`; `rank` orders those that meet there."""

    position: int
    rank: int
    characters: str


_MENTION_BROKEN, _LINK_CLOSES, _STRONG_CLOSES, _STRONG_OPENS, _CHARACTER_ESCAPED = range(5)


def showable(text: str) -> str:
    r"""Return the text as Discord can show it: one kind of line end, no control characters, nothing that misleads.

    >>> showable("one\r\ntwo\x00")
    'one\ntwo\ufffd'
    """
    return _UNSHOWABLE.sub("\ufffd", _LINE_END.sub("\n", without_unseen(text)))


def escape(text: str, *, strong: Iterable[Slice] = ()) -> str:
    r"""Return markup that shows `text` (made by `showable`) unchanged, with the runs in `strong` in bold.

    >>> escape("2 * 3 in my_list, see https://example.org/a_b_c")
    '2 \\* 3 in my\\_list, see https://example.org/a_b_c'
    >>> escape("# 1 of [a](https://example.org/a_b)")
    '\\# 1 of \\[a](<https://example.org/a_b>)'
    >>> escape("say it aloud", strong=[Slice(4, 7)])
    'say **it** aloud'
    """
    # Discord takes no address for a link that begins in capitals, so nothing in it would be safe as it is.
    links = tuple(link for link in find_links(text) if text.startswith("http", link.start))
    runs = tuple(_bold_runs(text, strong, links))
    insertions = [*_escapes(text, links), *_brackets(text, links, runs)]
    for run in runs:
        insertions.append(Insertion(run.start, _STRONG_OPENS, "**"))
        insertions.append(Insertion(run.end, _STRONG_CLOSES, "**"))
    pieces: list[str] = []
    position = 0
    for insertion in sorted(insertions):
        pieces += (text[position : insertion.position], insertion.characters)
        position = insertion.position
    return "".join(pieces) + text[position:]


def _escapes(text: str, links: Sequence[Slice]) -> Iterator[Insertion]:
    """Yield what keeps the text outside of the links from being read as markup."""
    position = 0
    for link in (*links, Slice(len(text), len(text))):
        for match in _INLINE.finditer(text, position, link.start):
            yield Insertion(match.start(), _CHARACTER_ESCAPED, "\\")
        for match in _LINE_START.finditer(text, position, link.start):
            yield Insertion(match.end(), _CHARACTER_ESCAPED, "\\")
        for match in _MENTION.finditer(text, position, link.start):
            yield Insertion(match.end(), _MENTION_BROKEN, ZERO_WIDTH_SPACE)
        position = link.end


def _brackets(text: str, links: Sequence[Slice], runs: Sequence[Slice]) -> Iterator[Insertion]:
    """Yield angle brackets around each link that Discord would not end where it ends, and a name for a long one."""
    for link in links:
        if link.end - link.start > _LONGEST_LINK and (named := _NAMED_LINK.fullmatch(text, *link)):
            yield Insertion(link.start, _CHARACTER_ESCAPED, f"[{named[1]}/{ELLIPSIS}](<")
            yield Insertion(link.end, _LINK_CLOSES, ">)")
            continue
        before, after = text[: link.start][-1:], text[link.end :][:1]
        is_alone = (not before or before in " \t\n") and (not after or after in " \t\n")
        is_bold = any(run.start <= link.start < run.end for run in runs)
        if is_bold or not is_alone or text.find("[", *link) >= 0 or text[link.end - 1] == "]":
            yield Insertion(link.start, _CHARACTER_ESCAPED, "<")
            yield Insertion(link.end, _LINK_CLOSES, ">")


def _bold_runs(text: str, strong: Iterable[Slice], links: Sequence[Slice]) -> Iterator[Slice]:
    """Yield the runs that can stand between asterisks: of one line, no space at their ends, none touching."""
    wanted = bytearray(len(text))
    for start, end in strong:
        wanted[start:end] = b"\x01" * len(text[start:end])
    for start, end in links:
        # Asterisks inside of an address would become part of it.
        if 0 in wanted[start:end]:
            wanted[start:end] = bytes(end - start)
    for match in re.finditer(rb"\x01+", wanted):
        for line in re.finditer(r"[^\s\u200b](?:[^\n]*[^\s\u200b])?", text[match.start() : match.end()]):
            yield Slice(match.start() + line.start(), match.start() + line.end())
