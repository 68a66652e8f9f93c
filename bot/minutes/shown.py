"""Tells what a page shows of a piece of Markdown, and where each of its characters comes from.

Names, labels, headings and words are read from what a page shows, so that a link's address, an escape or a mark of
emphasis inside a word never becomes a part of them. What is quoted stays as it was written.

Which marks there are `bot.minutes.markdown_tokens` tells; here they are paired and taken away.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from bot.minutes.markdown_tokens import is_plain, next_token
from bot.text import Slice

_MAX_CHARACTERS = 2_000  # characters of a tag, comment or address; what is longer is text
_SPAN = re.compile(r"\]\{[#.][^{}\n]{0,200}\}")  # of Pandoc: `[Ada]{.smallcaps}`
_LOOKS_LIKE_ADDRESS = re.compile(r"\(\s*(?:<|[\w.+-]+:|[#/.]|[\w%-]+[./#])")
# Tags of no element, such as those of `Array<T>`, are what somebody wrote without thinking of HTML.
_ELEMENTS = frozenset(
    (
        "a abbr address article aside audio b bdi bdo big blockquote br caption center cite code col colgroup dd del "
        "details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i iframe img input ins kbd "
        "label li link main mark meta nav ol p picture pre q rp rt ruby s samp script section small source span strike "
        "strong style sub summary sup table tbody td tfoot th thead time tr tt u ul var video wbr"
    ).split()
)
_MAX_LINE_CHARACTERS = 1000  # what is longer is not kept in memory
_NAME_OF_TAG = re.compile(r"[A-Za-z0-9-]+")
_PICTURE = re.compile(r"[^\W\d_]\ufe0f|(?<![\w:]):[a-z][a-z0-9_+-]{1,30}:(?![\w:])")
WRITER = re.compile(r"\[name=(?P<name>[^\[\]=\n]{1,60})\](?!\()")
"""Who writes, in the notes of HackMD, which show the name beside a picture."""
_CLOSING = {"<!--": "-->", "%%": "%%", "{/*": "*/}", "{#": "#}", "{{<": ">}}", "{{%": "%}}", "{%": "%}"}


class Shown(NamedTuple):
    """What a page shows of a text, and where it comes from."""

    text: str
    offsets: list[int]
    """For each character of `text` the offset in the source that it comes from, and the source's length at the end."""

    def written(self, run: Slice) -> Slice:
        """Return where a run of what is shown stands in the source, without marks at its ends."""
        if run.start >= run.end:
            return Slice(self.offsets[run.start], self.offsets[run.start])
        return Slice(self.offsets[run.start], self.offsets[run.end - 1] + 1)


class _Piece(NamedTuple):
    """A run of the source with what a page shows of it."""

    start: int
    end: int
    shown: str


def shown_text(markdown: str) -> str:
    r"""Return what a page shows of a piece of Markdown within one block, its marks of lists and headings kept.

    >>> shown_text("**[Ada Byron](https://example.org/ada)**, [[people/Bo|Bo]] &amp; ana\\_k, 2*3")
    'Ada Byron, Bo & ana_k, 2*3'
    >>> shown_text("un*believ*able `a_b` [[Feature #1]](https://example.org/1) <b>x</b> {#id}").rstrip()
    'unbelievable a_b [Feature #1] x'
    """
    if is_plain(markdown):
        return markdown
    return _of_line(markdown) if len(markdown) <= _MAX_LINE_CHARACTERS else _without_marks(markdown)


def _without_marks(markdown: str) -> str:
    kept: list[str] = []
    done = 0
    for piece in _hidden(markdown):
        kept += (markdown[done : piece.start], piece.shown)
        done = piece.end
    return "".join((*kept, markdown[done:]))


# A line is looked at for its label, for people, for dates, and by each rule for topics.
_of_line = lru_cache(maxsize=4096)(_without_marks)


def without_pictures(text: str) -> str:
    """Return a text without the letters that a page shows as pictures.

    >>> without_pictures("\u2139\ufe0f Barrel"), without_pictures("Notes :book:")
    (' Barrel', 'Notes ')
    """
    return _PICTURE.sub("", text)


def shown(markdown: str) -> Shown:
    r"""Return what a page shows of a piece of Markdown with the places that it comes from.

    >>> shown(r"a\_b")
    Shown(text='a_b', offsets=[0, 2, 3, 4])
    """
    if is_plain(markdown):
        return Shown(markdown, list(range(len(markdown) + 1)))
    kept: list[str] = []
    offsets: list[int] = []
    done = 0
    for piece in _hidden(markdown):
        kept += (markdown[done : piece.start], piece.shown)
        offsets += range(done, piece.start)
        # What stands for a longer wording, such as an entity, comes from its beginning.
        at = markdown.find(piece.shown, piece.start, piece.end) if piece.shown else -1
        offsets += range(at, at + len(piece.shown)) if at >= 0 else [piece.start] * len(piece.shown)
        done = piece.end
    return Shown("".join((*kept, markdown[done:])), [*offsets, *range(done, len(markdown) + 1)])


def _hidden(text: str) -> Iterator[_Piece]:
    """Yield the runs that are shown as something else, or not at all, in order and apart from each other."""
    reader = _Reader(text)
    reader.read()
    return iter(sorted(reader.pieces))


class _Reader:
    """Reads the marks of one text from its beginning to its end, each character a bounded number of times."""

    def __init__(self, text: str) -> None:
        self.pieces: list[_Piece] = []
        self._text = text
        self._opened: list[re.Match[str]] = []  # brackets that may be those of a link
        self._openers: dict[str, list[tuple[int, int]]] = {}  # runs of marks of emphasis that nothing has closed yet
        self._never_closed: set[str] = set()

    def read(self) -> None:
        position = 0
        while match := next_token(self._text, position):
            kind = match.lastgroup if match.lastgroup != "address" else "close"
            position = getattr(self, f"_{kind}")(match)

    def _hide(self, match: re.Match[str], shown: str = "") -> int:
        self.pieces.append(_Piece(match.start(), match.end(), shown))
        return match.end()

    def _escape(self, match: re.Match[str]) -> int:
        return self._hide(match, match["escape"][1])

    def _code(self, match: re.Match[str]) -> int:
        marks = match["code"]
        end = self._end(marks, match.end())
        while end >= 0 and self._text.startswith("`", end + len(marks)):  # a longer run of marks closes nothing
            following = end
            while self._text.startswith("`", following):
                following += 1
            end = self._end(marks, following)
        if end < 0:
            return match.end()
        self.pieces.append(_Piece(match.start(), match.end(), ""))
        self.pieces.append(_Piece(end, end + len(marks), ""))
        return end + len(marks)

    def _comment(self, match: re.Match[str]) -> int:
        closing = _CLOSING[match["comment"]]
        end = self._end(closing, match.end())
        if end < 0:
            return match.end()
        self.pieces.append(_Piece(match.start(), end + len(closing), ""))
        return end + len(closing)

    def _end(self, closing: str, start: int) -> int:
        """Return where a mark stands within reach, -1 if it does not; a text without it is searched only once."""
        if closing in self._never_closed:
            return -1
        end = self._text.find(closing, start, start + _MAX_CHARACTERS)
        if end < 0 and self._text.find(closing, start) < 0:
            self._never_closed.add(closing)
        return end

    def _autolink(self, match: re.Match[str]) -> int:
        return self._hide(match, match["autolink"])

    def _tag(self, match: re.Match[str]) -> int:
        tag = match["tag"].lower()
        name = _NAME_OF_TAG.search(tag)
        if "=" not in tag and (name is None or name[0] not in _ELEMENTS):
            return match.end()
        return self._hide(match, " " if tag.startswith(("<br", "</td", "</th", "</li", "</p")) else "")

    def _embed(self, match: re.Match[str]) -> int:
        return self._hide(match)

    def _wiki(self, match: re.Match[str]) -> int:
        target, bar, named = match["wiki"].partition("|")
        return self._hide(match, named.strip() if bar else target.strip())

    def _footnote(self, match: re.Match[str]) -> int:
        return self._hide(match)

    def _open(self, match: re.Match[str]) -> int:
        self._opened.append(match)
        writer = WRITER.match(self._text, match.start())
        if writer:
            self.pieces.append(_Piece(match.end(), writer.start("name"), ""))
            return writer.start("name")
        return match.end()

    def _close(self, match: re.Match[str]) -> int:
        opening = self._opened.pop() if self._opened else None
        if opening is not None and match["address"] is not None and self._is_link(opening, match["address"]):
            self._hide(opening)
            return self._hide(match)
        if opening is not None and opening["open"] == "[" and _SPAN.match(self._text, match.start()):
            self._hide(opening)
            self.pieces.append(_Piece(match.start(), match.start() + 1, ""))
        return match.start() + 1

    def _is_link(self, opening: re.Match[str], address: str) -> bool:
        """Return whether brackets make a link: not those of an index and a call, as in `list[0](1)`."""
        before = self._text[opening.start() - 1 : opening.start()]
        return not before.isalnum() or _LOOKS_LIKE_ADDRESS.match(address) is not None

    def _lower(self, match: re.Match[str]) -> int:
        return self._hide(match, match["lower"])

    def _higher(self, match: re.Match[str]) -> int:
        return self._hide(match, match["higher"])

    def _directive(self, match: re.Match[str]) -> int:
        return self._hide(match)

    def _entity(self, match: re.Match[str]) -> int:
        shown = html.unescape(match["entity"])
        return self._hide(match, shown) if shown != match["entity"] else match.end()

    def _attributes(self, match: re.Match[str]) -> int:
        return self._hide(match)

    def _reference(self, match: re.Match[str]) -> int:
        return self._hide(match)

    def _lookalike(self, match: re.Match[str]) -> int:
        return self._hide(match, unicodedata.normalize("NFKC", match["lookalike"]))

    def _invisible(self, match: re.Match[str]) -> int:
        return self._hide(match)

    def _emphasis(self, match: re.Match[str]) -> int:
        """Pair a run of marks with an earlier one: CommonMark's rules of flanking, without those for mixed lengths."""
        mark, text = match["emphasis"][0], self._text
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        inside_word = mark == "_" and before.isalnum() and after.isalnum()
        opened = self._openers.setdefault(mark, [])
        start, end = match.span()
        while start < end and before.strip() and not inside_word and not (mark == "_" and after.isalnum()) and opened:
            opener_start, opener_end = opened.pop()
            length = min(end - start, opener_end - opener_start)
            self.pieces.append(_Piece(opener_end - length, opener_end, ""))
            self.pieces.append(_Piece(start, start + length, ""))
            start += length
            if opener_end - length > opener_start:
                opened.append((opener_start, opener_end - length))
        if start < end and after.strip() and not inside_word and not (mark == "_" and before.isalnum()):
            opened.append((start, end))
        return match.end()
