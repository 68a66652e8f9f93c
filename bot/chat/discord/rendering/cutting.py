"""Text cut to a limit, where a reader would pause."""

import re
import unicodedata
from collections.abc import Callable, Iterable

from bot.chat.discord.rendering.escaping import find_links
from bot.text import HAN

ELLIPSIS = "…"

_SENTENCE_END = re.compile(r"[.!?;…]['\"”’)\]]*(?=\s)|[。！？；…]['\"”’」』）】]*|\n")
_WORD_END = re.compile(rf"(?<=\S)(?=\s)|(?<=[{HAN}，、：])|(?=[{HAN}（【「『《])")
# With how far back, as a share of what fits, the end of a sentence or of a word is looked for.
_AT_SENTENCE = ((_SENTENCE_END, 0.6),)
_AT_WORD = ((_WORD_END, 0.3),)

_ZERO_WIDTH_JOINER = "\u200d"
_EMOJI_MODIFIERS = re.compile("[\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\u200d]")
_FLAG_LETTERS = "".join(map(chr, range(0x1F1E6, 0x1F200)))


def size(text: str) -> int:
    """Return the length that counts against Discord's limits, in UTF-16 code units as its clients count.

    >>> size("a"), size("\U0001f600")
    (1, 2)
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, fits: Callable[[str], bool]) -> str:
    """Return the text, or as much of its beginning as `fits` together with an ellipsis.

    >>> cut("It was agreed. Nobody objected to it.", lambda text: len(text) <= 24)
    'It was agreed.…'
    >>> cut("It was agreed unanimously.", lambda text: len(text) <= 20)
    'It was agreed…'
    """
    return text if fits(text) else _cut(text, fits, _AT_SENTENCE + _AT_WORD)


def _cut(text: str, fits: Callable[[str], bool], pauses: Iterable[tuple[re.Pattern[str], float]]) -> str:
    least, most = 0, len(text)
    while least < most:
        middle = (least + most + 1) // 2
        if fits(text[:middle].rstrip() + ELLIPSIS):
            least = middle
        else:
            most = middle - 1
    head = text[: _pause(text, least, pauses)].rstrip()
    # What fits may shrink by a character as text is added, so the shorter end is tried as well.
    while head and not fits(head + ELLIPSIS):
        head = text[: _character_end(text, len(head) - 1)].rstrip()
    return head + ELLIPSIS


def cut_to(text: str, limit: int, *, mark: str = ELLIPSIS) -> str:
    """Return the line, or as many of its words as `limit` units hold; `mark` stands where it was cut.

    >>> cut_to("It was agreed. Nobody objected to it.", 24)
    'It was agreed. Nobody…'
    """
    if size(text) <= limit:
        return text
    return _cut(text, lambda head: size(head) <= limit, _AT_WORD).removesuffix(ELLIPSIS) + mark


def _pause(text: str, most: int, pauses: Iterable[tuple[re.Pattern[str], float]]) -> int:
    """Return the best place to cut at or before `most`: the first kind of pause that is near, or a character."""
    links = [link for link in find_links(text) if link.start < most]
    if links and most < links[-1].end:
        # A cut address leads elsewhere.
        most = links[-1].start
    for pattern, share in pauses:
        # One character further, because a pause shows only by what follows.
        ends = [match.end() for match in pattern.finditer(text, int(most * share), most + 1)]
        allowed = [end for end in ends if end <= most and not any(link.start < end < link.end for link in links)]
        if allowed:
            return allowed[-1]
    return _character_end(text, most)


def _character_end(text: str, position: int) -> int:
    """Return the nearest place at or before `position` that splits nothing seen as one character."""
    while 0 < position < len(text) and _is_inside_character(text, position):
        position -= 1
    return max(position, 0)


def _is_inside_character(text: str, position: int) -> bool:
    following = text[position]
    if unicodedata.category(following).startswith("M") or _EMOJI_MODIFIERS.match(following):
        return True
    if text[position - 1] == _ZERO_WIDTH_JOINER:
        return True
    if following not in _FLAG_LETTERS:
        return False
    # Two letters make a flag, so an odd number of them before this one leaves it the second half of one.
    before = text[:position]
    return (len(before) - len(before.rstrip(_FLAG_LETTERS))) % 2 == 1
