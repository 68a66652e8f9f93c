"""The signs of Markdown inside of a paragraph: emphasis, code, links and what a backslash protects.

What site generators make something of is a sign too: shortcodes (`{{< … >}}`, `{{% … %}}`, `{% … %}`) and attributes
(`{#id .class}`, `{: .class}`) behind a piece of text or at the end of a line.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.text import Slice


class Sign(NamedTuple):
    """Characters that a rendered page does not show, or shows otherwise."""

    start: int
    end: int
    shown: str = ""


_ATTRIBUTE = r"""(?:[#.][A-Za-z][\w:-]{0,60}|[A-Za-z][\w-]{0,30}=(?:"[^"\n]{0,100}"|[^\s{}"]{1,100}))"""
_ATTRIBUTES = rf"\{{(?::[ ]?|[ ]?(?=[#.])){_ATTRIBUTE}(?:[ ]{{1,3}}{_ATTRIBUTE}){{0,8}}[ ]?\}}"
_TOKEN = re.compile(
    rf"""
    (?P<escape>\\(?:[!-/:-@\[-`{{-~]|(?=[\r\n])))
    | (?P<code>`+)
    | (?P<emphasis>\*+|_+|~~(?!~))
    | (?P<opens>!?\[)
    | (?P<closes>\])
    | <(?P<autolink>https?://[^\s<>]*)>
    | (?P<address>https?://[^\s<>`*\[\]，。；、）】]*[^\s<>`*\[\]，。；、）】_~])
    | (?P<shortcode>\{{\{{<[^\n]{{0,500}}?>\}}\}}|\{{\{{%[^\n]{{0,500}}?%\}}\}}|\{{%[^\n]{{0,500}}?%\}})
    | (?P<attributes>(?<=[\])*`]){_ATTRIBUTES}|[ ]?{_ATTRIBUTES}(?=[ \t\#]{{0,20}}(?:[\r\n]|\Z)))
    """,
    re.VERBOSE,
)
# What stands behind the words of a link: its address, and perhaps a title.
_TARGET = re.compile(
    r"""\(\s*+(?:<(?P<enclosed>[^<>\n]*+)>|(?P<bare>[^\s()<>]*+(?:\([^\s()<>]*+\)[^\s()<>]*+)*+))"""
    r"""(?:\s++(?:"[^"\n]*+"|'[^'\n]*+'|\([^()\n]*+\)))?+\s*+\)"""
)
_LOOKS_LIKE_ADDRESS = re.compile(r"[\w.+-]+:|[#/.]|[\w%-]+[./#]|$")
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)


@dataclass(slots=True)
class _Run:
    """Marks of emphasis that may still find their others; `start` up to `end` are free."""

    start: int
    end: int


@dataclass(slots=True)
class _Emphasis:
    """Pairs the marks of emphasis of one paragraph as they come."""

    open: list[tuple[str, _Run]] = field(default_factory=list)
    waiting: Counter[str] = field(default_factory=Counter)
    """How many runs of each mark are open, so that nothing is looked for in vain."""
    signs: list[Sign] = field(default_factory=list)

    def meet(self, text: str, place: Slice) -> None:
        """Take in a run of marks: it closes what it can, and what is left of it may open something."""
        mark = text[place.start]
        before, after = text[max(place.start - 1, 0) : place.start], text[place.end : place.end + 1]
        inside_word = mark == "_" and _is_word(before) and _is_word(after)
        run = _Run(*place)
        if before.strip() and not inside_word and not (mark == "_" and _is_word(after)):
            while run.start < run.end and self.waiting[mark]:
                self._pair(mark, run)
        if run.start < run.end and after.strip() and not inside_word and not (mark == "_" and _is_word(before)):
            self.open.append((mark, run))
            self.waiting[mark] += 1

    def _pair(self, mark: str, run: _Run) -> None:
        """Pair the marks of a closing run with the last open ones of their kind; what stands open between is none."""
        while self.open[-1][0] != mark:
            self.waiting[self.open.pop()[0]] -= 1
        opened = self.open[-1][1]
        count = min(opened.end - opened.start, run.end - run.start, 2)
        self.signs += (Sign(opened.end - count, opened.end), Sign(run.start, run.start + count))
        opened.end -= count
        run.start += count
        if opened.start == opened.end:
            self.open.pop()
            self.waiting[mark] -= 1


def inline_signs(text: str, place: Slice) -> Sequence[Sign]:
    """Return the signs of one paragraph in their order."""
    emphasis = _Emphasis()
    signs = emphasis.signs
    closing = _CodeEnds(text, place)
    opened: list[re.Match[str]] = []
    position = place.start
    while token := _TOKEN.search(text, position, place.end):
        position = token.end()
        match token.lastgroup:
            case "escape":
                signs.append(Sign(token.start(), token.start() + 1))
            case "code":
                if end := closing.after(token):
                    signs += (Sign(*token.span()), end)
                    position = end.end
            case "emphasis":
                emphasis.meet(text, Slice(*token.span()))
            case "opens":
                opened.append(token)
            case "closes" if opened:
                label = opened.pop()
                found = _TARGET.match(text, position, place.end)
                target = _address(found) if found else None
                if found and target is not None and _LOOKS_LIKE_ADDRESS.match(text[slice(*target)]):
                    signs += _link(text, Slice(*label.span()), token.start(), target, found.end())
                    position = found.end()
            case "shortcode" | "attributes":
                signs.append(Sign(*token.span()))
            case "autolink":
                signs += (Sign(token.start(), token.start() + 1), Sign(token.end() - 1, token.end()))
            case _:
                continue
    return sorted(signs)


def without_signs(text: str) -> str:
    """Return one paragraph as it is shown.

    >>> without_signs("is _it_ **stable**, in `a*b*`?")
    'is it stable, in a*b*?'
    """
    pieces: list[str] = []
    position = 0
    for sign in inline_signs(text, Slice(0, len(text))):
        pieces += (text[position : sign.start], sign.shown)
        position = sign.end
    return "".join(pieces) + text[position:]


class _CodeEnds:
    """The runs of backticks of a paragraph by their length, each of which may end what one like it began."""

    def __init__(self, text: str, place: Slice) -> None:
        self._runs: defaultdict[int, list[int]] = defaultdict(list)
        for run in re.finditer(r"`+", text[slice(*place)]):
            self._runs[len(run[0])].append(place.start + run.start())
        for starts in self._runs.values():
            starts.reverse()

    def after(self, opening: re.Match[str]) -> Sign | None:
        """Return the next run as long as this one; None if there is none."""
        length = opening.end() - opening.start()
        starts = self._runs[length]
        while starts and starts[-1] < opening.end():
            starts.pop()
        return Sign(starts[-1], starts[-1] + length) if starts else None


def _address(target: re.Match[str]) -> Slice:
    return Slice(*target.span("bare" if target["enclosed"] is None else "enclosed"))


def _link(text: str, opening: Slice, label_end: int, target: Slice, end: int) -> Iterator[Sign]:
    """Yield the signs of a link: its address stands in brackets behind its words, so that none hides where it leads."""
    yield Sign(*opening)
    address = text[slice(*target)]
    if _WEB.match(address) and text[opening.end : label_end].strip() not in (address, f"<{address}>"):
        gap = " " if text[opening.end : label_end].strip() else ""
        yield Sign(label_end, target.start, f"{gap}(")
        yield Sign(target.end, end, ")")
    else:
        yield Sign(label_end, end)


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
