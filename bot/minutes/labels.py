"""Finds the labels in a line: `**Date:** 4 March`, `Present - Ana, Bo`, `主持人：王芳　记录人：陈伟`."""

import html
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, islice

from bot.languages.merging import own_language
from bot.languages.scripts import SCRIPTS
from bot.minutes.attendance_sentences import named_as_absent, named_as_attending, opens_attendance
from bot.minutes.attendee_words import attendee_words
from bot.minutes.label_words import PEOPLE, FieldKind, label_kind, names_group
from bot.minutes.names import looks_like_name
from bot.minutes.shown import shown, shown_text
from bot.text import HAN, Slice

# The character is looked for first, which takes a third of the time: a colon, or a dash in white space.
_SEPARATOR = re.compile(r"[:：】–—-](?:(?<=[:：】])|(?<=\s[–—-])(?=\s))")
_COLONS = (":", "：")
_DASHES = "-–—"
_SEPARATORS = 3  # a label may hold a colon itself: "Teilnehmer:innen: …"
_MAX_CHARACTERS = 240  # characters of a line in which the end of its first label is looked for
_BOLD = re.compile(r"\s*(\*\*|__)(?P<label>[^*_\n]{1,80})\1\s*(?P<value>.*)", re.DOTALL)
_REMARK = re.compile(r"[(（][^()（）]{0,200}[)）]:?")
_DOTS = re.compile(r"\.{3,}|…+")
"""What stands for the names that a list below gives."""
_MARKS = re.compile(r"(?<![*_~])[*_~]++$")
_SENTENCE = re.compile(
    r"(?:(?<=[.。;；])|(?<=[,，])(?=\s+[^\W\d_][^:：,，.。]{3,40}[:：]\s))(\s+)(?=[*_]{0,2}[^\W\d_])"
)
"""What parts the sentences behind a label, or a label within one: `Present: Ada, Bo, apologies: Cy`."""
_MAX_SENTENCES = 20  # behind a label
_ADDRESS_BEHIND = re.compile(r"\s<?https?://\S+$")  # where to find those whom a list beneath it names
# What parts the labels of one line: wide blanks, or the opening of a bold label. What it begins with is told first.
_PARTING = re.compile(
    r"(?=[ \t\u3000*<;；|/])(?:[ \t]{2,}(?=\S)|\t(?=\S)|\u3000+"
    r"|(?<=[\s;；,，。])(?=\*\*[^*\n]{1,40}(?:[:：]\*\*|\*\*\s?[:：]))|<br\s?/?>"
    r"|[;；]\s*(?=[*_]{0,2}[^\W\d_][^:：;；,，、]{0,30}[:：])"
    r"|\|\s(?=[*_]{0,2}[^\W\d_][^:：|,，、]{0,30}[:：])"
    r"|(?<=\s)/\s(?=[*_]{0,2}[^\W\d_][^:：|/,，、]{0,30}[:：]))"
)
_GROUP = re.compile(
    r"[*_\s]{0,4}(?P<group>[^\W\d_][^:：*_,\n]{0,60})(?:[*_]{0,2}[:：]|[:：][*_]{0,2})(?!//)\s*(?P<names>[^\s*_].*)"
)
_COMMAND = re.compile(r"\s{0,4}(?P<label>[^\W\d_]{4,12})\+:?\s+(?=[^\W_])")
"""What a scribe's bot is told on a line of its own: `present+ Ada`."""
# Any short wording before a colon, whatever it means; an address is none.
_ANY_LABEL = re.compile(r"[^\w@]{0,8}[^\W\d_][^:：,，、@]{0,30}(?:[:：](?!//)(?!(?<=\d[:：])\d)|(?<=\w)\+\s)")


# Where some of those present were, in other letters than the label: "Workis 出席：ada, bo".
_AT_PLACE = re.compile(rf"[A-Za-z][\w-]{{1,20}} ?(?P<label>[{HAN}]{{2,6}})[:：](?P<value>.*\w.*)")
_CHARACTER = rf"[{HAN}{SCRIPTS['hangul']}]"
_OUTLINE = r"\s{0,8}(?:(?:\d{1,2}|[가-하])[.．、)）]?[\s\u3000]+)?"
_STRETCHED = re.compile(
    rf"{_OUTLINE}(?P<label>{_CHARACTER}(?:[ \u3000]+{_CHARACTER}){{1,3}}|{_CHARACTER}{{2,6}})"
    r"(?P<behind>\s*[:：]|[ \u3000]{2,}|\u3000)"
)
"""A label in characters, with a number before it or with blanks between them."""
_BLANKS = re.compile(r"[ \u3000]+")
_WIDE_BLANK = re.compile(
    rf"(?P<label>[*_]{{0,2}}{_CHARACTER}{{2,6}}[*_]{{0,2}})(?P<blank>[\u3000 ]+)(?=\w)(?P<value>.*)"
)
"""A blank that parts a label in characters from what it says: "出席者　佐藤健一、鈴木美咲"."""
_SHORT_NAME = re.compile(rf"[\s{HAN}\u3040-\u30ffA-Za-z]{{0,16}}")
_LONE_NAME = re.compile(rf"\s*(?!若干)[{HAN}]{{1,2}}(?![名人])[{HAN}]\s*")
_MAX_REMEMBERED = 1000  # characters; what is longer is not kept in memory


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a line, with what stands behind it."""

    kind: FieldKind
    value: str
    """As written, without the closing marks of emphasis."""
    is_marked: bool
    """Whether a colon, a dash or bold print shows that it is a label."""


def labels_in(line: str, language: str = "", *, heads: bool = False) -> tuple[Label, ...]:
    """Return the labels of a line, which is written without the mark of a list item or heading.

    None if it opens with something else. `heads` tells that it is a heading: no dash parts a label from its value.

    >>> [(label.kind.value, label.value) for label in labels_in("**Date:** 4 March  **Present**: _Ana_, [Bo](b.md)")]
    [('date', '4 March'), ('attendees', '_Ana_, [Bo](b.md)')]
    >>> labels_in("Present state of the hedge: fine")
    ()
    """
    line = html.unescape(line) if "&" in line and ";" in line else line  # "Pr&eacute;sents: Ada"
    line = line if line.isascii() else _with_colon(line, language)
    return (_of_line if len(line) <= _MAX_REMEMBERED else _labels_in)(line, language, heads)


def _with_colon(line: str, language: str) -> str:
    """Return a line with a colon instead of the blank that parts a label in characters from what it says.

    A label may be numbered, and stretched to the width of others: "1　日　時　　令和6年5月18日".
    """
    stretched = _STRETCHED.match(line)
    if stretched and label_kind(_BLANKS.sub("", stretched["label"]), language):
        line = f"{_BLANKS.sub('', stretched['label'])}{stretched['behind']}{line[stretched.end() :]}"
    parted = _WIDE_BLANK.match(line)
    kind = label_kind(shown_text(parted["label"]), language) if parted else None
    if parted is None or kind is None:
        return line
    is_wide = "\u3000" in parted["blank"] or len(parted["blank"]) > 1
    if kind is FieldKind.DATE:
        tells = is_wide and any(map(str.isdigit, parted["value"]))
    else:
        names = attendee_words(own_language(language)).separator.split(_REMARK.sub("", parted["value"]))
        # "堀内" alone looks like any word; behind a wide blank a short one is somebody.
        short = _SHORT_NAME if len(names) > 1 else _LONE_NAME
        looks = (looks_like_name(name.strip(), language) or (is_wide and short.fullmatch(name)) for name in names)
        tells = kind in PEOPLE and (len(names) > 1 or is_wide) and all(looks)
    return f"{parted['label']}：{parted['value']}" if tells else line


def _labels_in(line: str, language: str, heads: bool) -> tuple[Label, ...]:
    if _may_be_parted(line):
        found = _labels(line, language, heads=heads)
    else:
        label = _first(line, language, heads=heads)
        found = iter((label,) if label else ())
    return tuple(chain.from_iterable(_in_sentences(label, language) for label in found))


# A line is asked for its labels where people, dates and topics are looked for.
_of_line = lru_cache(maxsize=4096)(_labels_in)


def _in_sentences(label: Label, language: str) -> Iterator[Label]:
    """Yield a label, and those of people that follow it in its value: `Present: Ada. Apologies from Bo.`"""
    pieces = _SENTENCE.split(label.value, maxsplit=_MAX_SENTENCES) if label.kind in PEOPLE else [label.value]
    value, others = pieces[0], list[Label]()
    is_of_others = False  # of a label that is not of people: "Quorum: yes"
    for blank, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        found = _first(piece, language, heads=False)
        if found is not None and found.kind in PEOPLE and found.value:
            others.append(found)
            is_of_others = False
        elif is_of_others or (others and opens_with_label(piece)):
            is_of_others = True
        elif others:
            others[-1] = replace(others[-1], value=f"{others[-1].value}{blank}{piece}")
        else:
            value += f"{blank}{piece}"
    yield replace(label, value=value.rstrip(" .,，;；")) if others else label
    yield from others


def _named_in_sentence(text: str, language: str) -> Label | None:
    """Return the label of a sentence that names who came, or who did not: `Those present were Ada and Bo Chen.`"""
    kind, behind = FieldKind.ATTENDEES, named_as_attending(text, language)
    if behind is None:
        kind, behind = FieldKind.ABSENT, named_as_absent(text, language)
    if behind is None:
        return None
    # What the next sentence tells is told apart once this label is known.
    names = attendee_words(own_language(language)).separator.split(
        _SENTENCE.split(behind, maxsplit=1)[0].rstrip(" .。")
    )
    if not all(looks_like_name(re.sub(r"\([^()]*\)", "", name).strip(), language) for name in names if name.strip()):
        return None
    told, *others = _SENTENCE.split(behind, maxsplit=1)
    following = _first(others[-1], language, heads=False) if others else None
    is_labelled = following is not None and following.kind in PEOPLE
    return Label(kind, behind if is_labelled else told.rstrip(" .。"), is_marked=True)


def _may_be_parted(line: str) -> bool:
    """Return whether a line holds anything that parts labels, which is told fast: most lines do not."""
    blanks = "  " in line or "\t" in line or "\u3000" in line
    return blanks or "**" in line or ";" in line or "；" in line or "<br" in line or " | " in line or " / " in line


def opens_with_label(line: str) -> bool:
    """Return whether a line begins with a short wording and a colon, whatever it means; one of a time is none."""
    return _ANY_LABEL.match(line) is not None


def group_in(line: str, language: str = "") -> str | None:
    """Return the names behind the word for a group in a line that opens with one, None for any other line.

    >>> group_in("**Others:** Ada, Bo", "en"), group_in("Hedges: cut, all") is None
    ('Ada, Bo', True)
    """
    match = _GROUP.match(line)
    return match["names"] if match and names_group(match["group"], language) else None


def _labels(line: str, language: str, *, heads: bool) -> Iterator[Label]:
    found: Label | None = None
    start, between = 0, " "
    for match in (*_PARTING.finditer(line), None):
        if match and match.group().startswith("/") and ":" not in line[start : match.start()]:
            continue  # "Attendees / Participants: Ada"
        piece = line[start : match.start() if match else None]
        label = _first(piece, language, heads=heads)
        found = yield from _next(found, label, piece, between, language)
        start = match.end() if match else len(line)
        between = ", " if match and match.group().startswith("<") else " "  # a new line parts names
    if found:
        yield found


def _next(
    open_label: Label | None, label: Label | None, piece: str, between: str, language: str
) -> Generator[Label, None, Label | None]:
    """Return the label that is open behind a piece of a line; yield the one that ends there."""
    if open_label is not None and open_label.kind is FieldKind.ATTENDEES and (names := group_in(piece, language)):
        return replace(open_label, value=f"{open_label.value}, {names}" if open_label.value else names)
    if label is not None or (open_label is not None and open_label.value and opens_with_label(piece)):
        if open_label:
            yield open_label
        return label
    if open_label is not None and piece.strip():
        value = f"{open_label.value}{between}{piece}" if open_label.value else piece
        return Label(open_label.kind, value.strip(), open_label.is_marked)
    return open_label


def _first(line: str, language: str, *, heads: bool) -> Label | None:
    """Return the label that a piece of a line opens with."""
    start = line[:_MAX_CHARACTERS]
    command = _COMMAND.match(start)
    if command and (kind := label_kind(command["label"], language)) in PEOPLE:
        return Label(kind, line[command.end() :].strip(), is_marked=True)
    text = shown_text(start)
    for separator in islice(_separators(text), _SEPARATORS):
        kind = label_kind(text[: separator.start].strip(), language, heads=heads)
        if kind and not (heads and text[slice(*separator)].strip() in _DASHES):
            offsets = shown(start).offsets
            end = offsets[separator.end - 1] + 1
            value = _beside_remark(_value(line[: offsets[0]], line[end:]))
            is_below = kind is FieldKind.ATTENDEES and _DOTS.fullmatch(value) is not None
            return Label(kind, "" if is_below else value, is_marked=True)
    placed = None if heads else _AT_PLACE.match(line)
    if placed and (kind := label_kind(placed["label"], language)) in PEOPLE:
        return Label(kind, placed["value"].strip(), is_marked=True)
    bold = _BOLD.match(line)
    kind = label_kind(bold["label"], language, heads=heads or not bold["value"].strip()) if bold else None
    if bold and kind:
        return Label(kind, _beside_remark(bold["value"].strip()), is_marked=True)
    is_emphasised = line.lstrip().startswith(("*", "_"))
    bare = (_ADDRESS_BEHIND.sub("", text) if "://" in text else text).strip()
    kind = label_kind(bare, language, heads=heads or is_emphasised) if len(line) <= _MAX_CHARACTERS else None
    if kind is None and not heads and opens_attendance(text, language):
        kind = FieldKind.ATTENDEES
    if kind is None and not heads and not is_emphasised:
        return _named_in_sentence(text, language)
    return Label(kind, "", is_marked=False) if kind else None


def _separators(text: str) -> Iterator[Slice]:
    """Yield what may part a label from its value, with the white space before it: colons, and dashes in white space."""
    position = 0
    for mark in _SEPARATOR.finditer(text):
        start, end = mark.span()
        if start < position:  # the second of two colons
            continue
        while start > position and text[start - 1].isspace():
            start -= 1
        if mark[0] in _DASHES:
            if start == mark.start():  # the white space before it is that of another dash
                continue
            end += 1
        elif mark[0] in _COLONS and text.startswith(_COLONS, end):
            end += 1
        position = end
        yield Slice(start, end)


def _beside_remark(value: str) -> str:
    """Return what stands behind a label, nothing if that is only a remark in brackets: `(add your name)`."""
    return "" if _REMARK.fullmatch(value) else value


def _value(before: str, behind: str) -> str:
    """Return what stands behind a label without the marks that close those before it."""
    marks = _MARKS.search(before.rstrip())
    value = behind.strip()
    if marks:
        closing = marks.group()[::-1]
        if value.startswith(closing) and not value[len(closing) :].startswith(closing[-1]):
            value = value[len(closing) :]
        elif value.endswith(closing) and value.count(closing) % 2:
            value = value[: -len(closing)]
    return value.strip()
