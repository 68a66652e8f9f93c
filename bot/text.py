"""Folding and lines of text: what every floor shares."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate
from operator import add
from typing import NamedTuple

import opencc

from bot.letters import in_one_width

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Character class (without brackets) of Chinese characters."""

CAPITAL, SMALL = (
    "".join(letter for letter in map(chr, range(0x0590)) if unicodedata.category(letter) == kind)
    for kind in ("Lu", "Ll")
)
"""Likewise of capitals and small letters, Latin, Greek, Cyrillic and Armenian: other scripts have but one kind."""
NO_SMALL = rf"[^\W\d_{SMALL}]"
"""Pattern of a letter that a name may begin with: a capital, or one of a script without capitals."""

_MAX_REMEMBERED_TEXTS, _MAX_REMEMBERED_CHARACTERS = 4_096, 80
"""Short texts that are not folded again, and how long they are at the most."""
_HAS_HAN = re.compile(f"[{HAN}]")
_NO_BREAK = re.compile(r"[^\r\n]")
# White space, characters of no width, and the marks that rules, empty bullets and empty emphasis are made of.
_SAYS_SOMETHING = re.compile(r"[^\s\u200b-\u200d\u2060\ufeff*_-]")


class Lines(NamedTuple):
    """A run of lines, 1-based and inclusive."""

    first: int
    last: int

    def without(self, numbers: Iterable[int]) -> tuple["Lines", ...]:
        """Return the runs that are left of it without some lines, in order.

        >>> Lines(3, 7).without({3, 5})
        (Lines(first=4, last=4), Lines(first=6, last=7))
        """
        runs: list[Lines] = []
        first = self.first
        for number in sorted(number for number in numbers if self.first <= number <= self.last):
            if first < number:
                runs.append(Lines(first, number - 1))
            first = number + 1
        return (*runs, Lines(first, self.last)) if first <= self.last else tuple(runs)


class Slice(NamedTuple):
    """A run of characters, from `start` up to but not including `end`."""

    start: int
    end: int

    def overlaps(self, other: "Slice") -> bool:
        """Return whether some character is in both."""
        return self.start < other.end and other.start < self.end

    def lies_in(self, other: "Slice") -> bool:
        """Return whether every character is in the other one too."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class SourceText:
    r"""The text of a file, with its lines, which end at ``\n`` or ``\r\n`` only.

    >>> text = SourceText("one\r\ntwo\x0cthree\n")
    >>> [text.line(number) for number in range(1, text.line_count + 1)]
    ['one', 'two\x0cthree']
    """

    text: str
    hidden: tuple[int, ...] = ()
    """The numbers of lines that a reader of the file as a page does not see, in order: they are taken for empty."""
    concealed: tuple[Slice, ...] = ()
    """The places that such a reader does not see, in order and apart from each other; some may be in hidden lines."""
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lengths = accumulate(map(len, self.text.split("\n")), initial=0)
        starts = list(map(add, lengths, range(self.text.count("\n") + 1)))
        if len(starts) > 1 and starts[-1] == len(self.text):
            starts.pop()
        object.__setattr__(self, "_starts", tuple(starts))

    @property
    def line_count(self) -> int:
        """How many lines there are; a line end at the very end opens no further line."""
        return len(self._starts)

    def line(self, number: int) -> str:
        """Return one line (1-based) without its line end."""
        if self.hidden or self.concealed:
            return self.piece(Lines(number, number))
        text, starts = self.text, self._starts
        start, end = starts[number - 1], starts[number] if number < len(starts) else len(text)
        return text[start : end - 1].removesuffix("\r") if text.endswith("\n", start, end) else text[start:end]

    def lines(self, lines: Lines) -> Iterator[str]:
        """Yield the lines one by one, without their line ends."""
        if not (self.hidden or self.concealed):  # hardly any text hides something
            return iter(self._written(lines))
        return self._lines_seen(lines)

    def _written(self, lines: Lines) -> list[str]:
        """Return the lines as they are written, hidden ones too."""
        if not lines.first <= min(lines.last, self.line_count):
            return []
        end = self._starts[lines.last] if lines.last < len(self._starts) else len(self.text)
        piece = self.text[self._starts[lines.first - 1] : end]
        *ended, rest = piece.split("\n")
        if "\r" in piece:
            ended = [line.removesuffix("\r") for line in ended]
        return [*ended, rest] if rest or not ended else ended

    def _lines_seen(self, lines: Lines) -> Iterator[str]:
        """Yield the lines without what is hidden in them."""
        ends = (*self._starts[lines.first : lines.last + 1], len(self.text))
        starts = self._starts[lines.first - 1 : lines.last]
        hidden = frozenset(self._hidden_in(lines))
        for number, (start, end) in enumerate(zip(starts, ends, strict=False), lines.first):
            line = "" if number in hidden else self._seen(Slice(start, end))
            yield line[:-1].removesuffix("\r") if line.endswith("\n") else line

    def shown(self, lines: Lines) -> Iterator[Lines]:
        """Yield the runs of lines that are not hidden."""
        if not self.hidden:
            if lines.first <= lines.last:
                yield lines
            return
        first = lines.first
        for number in (*self._hidden_in(lines), lines.last + 1):
            if first < number:
                yield Lines(first, number - 1)
            first = number + 1

    def _hidden_in(self, lines: Lines) -> tuple[int, ...]:
        return self.hidden[bisect_left(self.hidden, lines.first) : bisect_right(self.hidden, lines.last)]

    def slice_of(self, lines: Lines) -> Slice:
        """Return where a run of lines stands in the text, its last line end left out."""
        start = self._starts[lines.first - 1]
        end = self._starts[lines.last] if lines.last < len(self._starts) else len(self.text)
        if self.text.endswith("\n", start, end):
            end -= 2 if self.text.endswith("\r\n", start, end) else 1
        return Slice(start, end)

    def piece(self, lines: Lines) -> str:
        """Return a run of lines as it stands in the file, without those that are hidden."""
        return "\n".join(self._seen(self.slice_of(run)) for run in self.shown(lines))

    def places(self, lines: Lines) -> Iterator[Slice]:
        """Yield the runs of characters of some lines that hide nothing: what may be quoted in one piece."""
        for run in self.shown(lines):
            yield from self._apart(self.slice_of(run))

    def blanked(self, first_line: int) -> str:
        """Return the text from a line on with white space for all that is hidden, so that all else keeps its place."""
        start = self.slice_of(Lines(first_line, first_line)).start
        if not self.concealed:
            return self.text[start:]
        kept: list[str] = []
        done = start
        for place in self.concealed:
            if place.start >= start:
                kept += (self.text[done : place.start], _NO_BREAK.sub(" ", self.text[slice(*place)]))
                done = place.end
        return "".join((*kept, self.text[done:]))

    def _seen(self, place: Slice) -> str:
        if not self.concealed:
            return self.text[place.start : place.end]
        return "".join(self.text[slice(*part)] for part in self._apart(place))

    def _apart(self, place: Slice) -> Iterator[Slice]:
        """Yield a place without what is concealed in it."""
        position = place.start
        first = bisect_right(self.concealed, place.start, key=lambda one: one.end)
        for at in range(first, len(self.concealed)):
            start, end = self.concealed[at]
            if start >= place.end:
                break
            if position < start:
                yield Slice(position, start)
            position = min(end, place.end)
        if position < place.end:
            yield Slice(position, place.end)

    def is_blank(self, lines: Lines) -> bool:
        r"""Return whether some lines say nothing: they hold white space, rules and empty bullets at the most.

        >>> text = SourceText("- one\n- *\n\u3000\n---\n")
        >>> text.is_blank(Lines(1, 4)), text.is_blank(Lines(2, 4))
        (False, True)
        """
        return self._first_filled(lines) is None

    def trimmed(self, lines: Lines) -> Lines | None:
        """Return the lines without blank ones at either end, None if all are blank."""
        first = self._first_filled(lines)
        if first is None:
            return None
        last = lines.last
        while self.is_blank(Lines(last, last)):
            last -= 1
        return Lines(first, last)

    def _first_filled(self, lines: Lines) -> int | None:
        if not self.hidden and lines.first <= lines.last:
            match = _SAYS_SOMETHING.search(self.text, *self.slice_of(lines))
            return self.line_at(match.start()) if match else None
        found = (_SAYS_SOMETHING.search(self.text, *self.slice_of(run)) for run in self.shown(lines))
        return next((self.line_at(match.start()) for match in found if match), None)

    def line_at(self, offset: int) -> int:
        """Return the number (1-based) of the line that holds the character at `offset`."""
        return bisect_right(self._starts, offset)


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def has_han(text: str) -> bool:
    """Return whether the text holds a Chinese character."""
    return not text.isascii() and _HAS_HAN.search(text) is not None


def is_traditional(text: str) -> bool:
    """Return whether a text holds characters that are written otherwise in mainland China.

    >>> is_traditional("服務"), is_traditional("服务？")
    (True, False)
    """
    return has_han(text) and simplified(text) != _without_halves(text)


def normalise(text: str) -> str:
    """Return the text in one width and script, letters without accents, its case kept; without the invisible.

    >>> normalise("ＨＴＴＰ 服務治理 Jérôme"), normalise("green\u00adhouse"), normalise("Отчёт, чай")
    ('HTTP 服务治理 Jerome', 'greenhouse', 'Отчет, чай')
    """
    if text.isascii():
        return text
    return _remembered(text) if len(text) <= _MAX_REMEMBERED_CHARACTERS else _normalised(text)


def _normalised(text: str) -> str:
    text = in_one_width(text)
    # Whole text at once, because the right simplified character can depend on the phrase around it.
    return simplified(text) if _HAS_HAN.search(text) else text


# The words of a question, names and headings are folded again and again.
_remembered = lru_cache(_MAX_REMEMBERED_TEXTS)(_normalised)


def simplified(text: str) -> str:
    """Return the text in simplified characters, each of which is one as before."""
    try:
        return str(_simplifier().convert(text))
    except UnicodeEncodeError:
        return str(_simplifier().convert(_without_halves(text)))


def _without_halves(text: str) -> str:
    """Return the text with `?` for halves of surrogate pairs, which no valid text holds but a message may."""
    return text.encode("utf-8", "replace").decode()


def fold(text: str) -> str:
    """Return what two spellings of the same words have in common: in lower case, apostrophes straight, `normalise`.

    >>> fold("Ｈertz 服務治理"), fold("L’ordre"), fold("İlk KIŞ") == fold("ilk kış")
    ('hertz 服务治理', "l'ordre", True)
    """
    return normalise(text).lower().replace("’", "'")
