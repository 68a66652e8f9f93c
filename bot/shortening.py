"""Shortens text where a reader would pause: for every quote, heading, list and label that has no room for all of it.

A cut falls behind a sentence or a word: never inside of a web address, a word of letters or a number, nor inside of
brackets that begin late. What would be left of a list item without its words, or of a line that only announces what
follows, goes too.
"""

import re
import unicodedata
from collections.abc import Iterator

from bot.text import HAN, Slice

ELLIPSIS = "…"

_SENTENCE_SHARE = 0.6
"""How much of what fits has to remain for a cut at a sentence's end rather than at a word's."""
_WORD_SHARE = 0.3
"""How much has to remain for a cut at a word's end rather than inside of a word that has no end in sight."""

_LINK_START = re.compile(r"https?://(?=\w)", re.IGNORECASE)
# What ends a link: white space, what Discord or Markdown would read, and punctuation that no address holds.
_LINK_STOP = re.compile(r"[\s\\<>\"`|\u200b\ufeff，。；：！？、（）《》「」『』【】“”‘’…]|\*\*|~~|\Z")
_LINK_TRAILING = ".,:;!?'*_~"
_BRACKETS = {"(": ")", "[": "]", "{": "}"}

_MAX_LINK_CHARACTERS = 2_000
"""Characters behind a cut that are read for the end of an address."""

_KANA = "\u3040-\u30ff"
_WIDE_MARKS = "，。、；：？！（）「」『』【】《》〈〉"
# Between two of these no word goes on: Chinese and Japanese write none apart.
_WORD_END = re.compile(rf"(?<=\S)(?=\s)|(?<=[{HAN}{_KANA}{_WIDE_MARKS}])|(?=[{HAN}{_KANA}（【「『《])")
_SENTENCE_END = re.compile(r"[.!?;…]['\"”’)\]]*(?=\s)|[。！？；…]['\"”’」』）】]*|\n")

_PAIRS = {**_BRACKETS, "（": "）", "【": "】", "「": "」", "『": "』", "《": "》", "〈": "〉", "“": "”"}
_OPENS = frozenset(_PAIRS)
_CLOSES = {closing: opening for opening, closing in _PAIRS.items()}

_MARKER = re.compile(r"[ \t>]*+(?:[-*+•]|#{1,6}|\d{1,9}[.)、])?[ \t*_]*+")
"""What a list item or heading begins with, or a line that says nothing."""
_PAUSES = " \t\r\n，、,：:—–（(【[「『《“"
"""What leads on to something, so that it says nothing before an ellipsis."""

_ZERO_WIDTH_JOINER = "\u200d"
_EMOJI_MODIFIERS = re.compile("[\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\u200d]")
_FLAG_LETTERS = "".join(map(chr, range(0x1F1E6, 0x1F200)))


def clip(text: str, limit: int) -> str:
    """Return the text, or as many of its words as `limit` characters hold together with an ellipsis.

    >>> clip("what the minutes say", 12)
    'what the…'
    >>> clip("see https://example.org/a/long/way", 20), clip("服务治理 and gRPC", 12)
    ('see…', '服务治理 and…')
    """
    return text if len(text) <= limit else text[: pause_before(text, limit - len(ELLIPSIS))] + ELLIPSIS


def pause_before(text: str, most: int, *, at_sentence: bool = False) -> int:
    """Return the best place to cut a text at or before `most`, so that an ellipsis may follow.

    >>> text = "1. It was agreed (by all). 2. Next week:"
    >>> text[: pause_before(text, 28)], text[: pause_before(text, 24, at_sentence=True)]
    ('1. It was agreed (by all).', '1. It was agreed')
    """
    if most >= len(text):
        return len(text)
    links = tuple(find_links(text[: most + 1 + _MAX_LINK_CHARACTERS]))
    end = _at_pause(text, most, links, at_sentence=at_sentence)
    end = _before_bracket(text, end, links)
    return _without_lead(text, end)


def _at_pause(text: str, most: int, links: tuple[Slice, ...], *, at_sentence: bool) -> int:
    """Return the end of a sentence or word that is near, or else of a character."""
    around = next((link for link in links if link.start < most < link.end), None)
    if around is not None:
        most = around.start  # a cut address leads elsewhere
    pauses = [(_SENTENCE_END, _SENTENCE_SHARE)] * at_sentence + [(_WORD_END, _WORD_SHARE)]
    for pattern, share in pauses:
        # One character further, because a pause shows only by what follows.
        ends = (match.end() for match in pattern.finditer(text, int(most * share), most + 1))
        allowed = [end for end in ends if end <= most and not any(link.start < end < link.end for link in links)]
        if allowed:
            return character_end(text, allowed[-1])
    return character_end(text, most)


def _before_bracket(text: str, end: int, links: tuple[Slice, ...]) -> int:
    """Return an end that is not inside of brackets, as long as enough stands before them."""
    in_links = {position for link in links for position in range(link.start, min(link.end, end))}
    opened: list[int] = []
    for position in range(end):
        character = text[position]
        if position in in_links:
            continue
        if character in _OPENS:
            opened.append(position)
        elif character in _CLOSES and opened and text[opened[-1]] == _CLOSES[character]:
            opened.pop()
    enough = (position for position in opened if position >= end * _WORD_SHARE and text[:position].strip())
    return next(enough, end)


def _without_lead(text: str, end: int) -> int:
    """Return an end behind words: not behind a lone mark of a list, or a line that announces what is cut off."""
    while True:
        kept = text[:end].rstrip()
        begun = kept.rfind("\n") + 1
        line = kept[begun:]
        if begun and leads_on(line):
            end = begun
            continue
        words = kept.rstrip(_PAUSES)
        return len(words) if words.strip() else len(kept)


def leads_on(line: str) -> bool:
    """Return whether a line says nothing without what follows: a lone mark of a list, or an announcement.

    >>> leads_on("4."), leads_on("- **"), leads_on("2. 相关讨论："), leads_on("4. It was agreed.")
    (True, True, True, False)
    """
    return _MARKER.fullmatch(line) is not None or line.rstrip(" \t*_").endswith((":", "："))


def find_links(text: str) -> Iterator[Slice]:
    """Yield where the web addresses stand, without the punctuation that follows them.

    >>> text = "(https://example.org/wiki/Hertz_(unit)), **https://example.org**"
    >>> [text[slice(*link)] for link in find_links(text)]
    ['https://example.org/wiki/Hertz_(unit)', 'https://example.org']
    """
    position = 0
    while start := _LINK_START.search(text, position):
        end = _link_end(text, start)
        if end > start.end():
            yield Slice(start.start(), end)
        position = end


def _link_end(text: str, start: re.Match[str]) -> int:
    """Return where the link ends whose scheme is `start`; brackets in it are closed in it."""
    stop = _LINK_STOP.search(text, start.end())
    end = stop.start() if stop else len(text)
    opened: list[int] = []
    for position in range(start.end(), end):
        character = text[position]
        if character in _BRACKETS:
            opened.append(position)
        elif character in _BRACKETS.values():
            if not opened or _BRACKETS[text[opened[-1]]] != character:
                end = position
                break
            opened.pop()
    opened = [position for position in opened if position < end]
    if opened:
        end = opened[0]
    return start.end() + len(text[start.end() : end].rstrip(_LINK_TRAILING))


def character_end(text: str, position: int) -> int:
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
