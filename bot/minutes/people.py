"""Finds who attended a meeting: in a paragraph of names, a list, or a table with abbreviations."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from bot.minutes.headings import HeadingKind, heading_kind
from bot.minutes.model import Attendee
from bot.minutes.names import PARTICLES, name_key
from bot.minutes.sections import Block, BlockKind, Section
from bot.text import HAN, Lines, SourceText, has_han

_LABEL = re.compile(
    r"\W*+(?:参[会加]人员?|参[会加]者|與會人員?|与会人员?|[与與][会會]者|出席人员?|出席者?|參加人員?|參會人員?"
    r"|(?:(?:remote|in[- ]person|and|other|all|members|in)\s++)*"
    r"(?:attendees|participants|present|attendance|attending))"
    r"\s*+(?:[(（][^)）]{0,200}[)）])?[^\w:：]*+[:：][^\w@]*+",
    re.IGNORECASE,
)
_ABSENT_WORDS = (
    r"(?:(?:(?:members|with) )?(?:regrets|apologies)(?: from)?|(?:members )?absent(?:ees)?|excused"
    r"|(?:members )?not (?:present|attending|in attendance)|unable to (?:attend|join)"
    r"|缺席|[请請]假|未出席|未[参與与參][会會加])(?:人[员員]?|者)?"
)
_ABSENT = re.compile(rf"\W*+{_ABSENT_WORDS}[ *_]*+(?=[:：()（）]|\W*$)", re.IGNORECASE)
_ABSENT_LATER = re.compile(rf"(?<!\w){_ABSENT_WORDS}[ *_]{{0,4}}[:：].*", re.IGNORECASE | re.DOTALL)
_OTHER_LABEL = re.compile(r"\W*+[^\W\d_][^:：,，、]{0,30}[:：]")
_SEPARATOR = re.compile(r"[,，、;；]|(?<!\s)\s+(?:and|&)\s+")
_MARKER = re.compile(r"^\s*+(?:[-*+]|\d{1,3}[.)])\s++(?:\[[ xX]\]\s++)?")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^)\[]*\)")
_HANDLE = re.compile(r"@\s*([A-Za-z0-9][\w-]*)")
_ASIDE = re.compile(r"[(（\[]([^)）\]]{0,200})[)）\]]")
_ABBREVIATION = re.compile(r"[A-Z][A-Z0-9]{1,3}")
_EDGES = " \t\r\n*_.。:：`|—–-"
_ABBREVIATED = re.compile(r"(?<!\w)[^\W\d_]+ [^,()]{0,60}\([A-Z][A-Z0-9]{1,3}\)")
_MIN_ABBREVIATED_NAMES = 3
_REMARK = re.compile(r"\W*+[A-Z][\w .'’-]{0,40}[:：]\s*\S")
_NO_NAME = re.compile(r"[:：?？!！\"“”/=<>{}#]|https?|\d{4}")
_AFFILIATION = re.compile(r"\s[-–—|]\s.*", re.DOTALL)
_AND_OTHERS = re.compile(r"等\s?\d*\s?[人位]?$")
_HAN_NAMES = re.compile(rf"[{HAN}]{{2,4}}(?:\s+[{HAN}]{{2,4}})+")
_MAX_NAMES_OF_ONE = 2  # names that a line of a list may hold side by side and still be one person: "石榴 园艺社"
_NOBODY = frozenset(
    "无 暂无 none n/a tbd - guests observers members remote visitors others 嘉宾 观察员 线上 线下".split()
)
_MIN_HANDLE_DIGITS = 4  # a shorter number counts people, a longer one is somebody's handle
_MAX_NAME_CHARACTERS = 60  # characters; what is longer is a sentence
_MAX_NAME_WORDS = 6
_NAME_COLUMNS = ("name", "attendee", "姓名", "名字")
_ABBREVIATION_COLUMNS = ("abbreviation", "abbrev", "abbr", "initials", "缩写")


def find_attendees(sections: Sequence[Section], text: SourceText) -> tuple[Attendee, ...]:
    """Return who attended, in order, each person once however spelt."""
    found: dict[str, Attendee] = {}
    for section in sections:
        for attendee in _of_section(section, text):
            found.setdefault(name_key(attendee.name), attendee)
    return tuple(found.values())


def _of_section(section: Section, text: SourceText) -> Iterator[Attendee]:
    heading = section.heading or ""
    if heading and (heading_kind(heading) is HeadingKind.ATTENDEES or _LABEL.fullmatch(f"{heading}:")):
        absent = False
        for block in section.blocks:
            if block.kind is BlockKind.PARAGRAPH and _is_sub_heading(block, text):
                absent = _ABSENT.match(text.piece(block.lines)) is not None
            people = [] if absent else list(_in_block(block, text))
            yield from people
            if not people and block.kind is BlockKind.PARAGRAPH and not _is_sub_heading(block, text):
                return  # the discussion begins
    else:
        yield from _under_labels(section, text)


def _under_labels(section: Section, text: SourceText) -> Iterator[Attendee]:
    """Yield the names after a label such as `参会人：`, or in the block that follows it, or in a list of full names."""
    expected = False
    for block in section.blocks:
        if expected:
            yield from _in_block(block, text)
        expected = False
        for paragraph in block.paragraphs:
            lines = list(text.lines(paragraph.lines))
            label = next((number for number, line in enumerate(lines) if _LABEL.match(line)), None)
            if label is not None:
                match = _LABEL.match(lines[label])
                first = lines[label][match.end() if match else 0 :]
                following = takewhile(lambda line: not _OTHER_LABEL.match(line), lines[label + 1 :])
                names = [person for run in _runs([first, *following]) for person in _names(run)]
                yield from names
                nested = paragraph.container
                if not names and nested and nested.last > paragraph.lines.last:
                    yield from _in_lines(Lines(paragraph.lines.last + 1, nested.last), text)
                expected = not names
            elif section.level <= 1:
                yield from _with_abbreviations(lines)


def _with_abbreviations(lines: Sequence[str]) -> Iterator[Attendee]:
    """Yield the people of lines such as `Ada Byron (AB), Chen Wei (CW), …`, which need no label."""
    for line in lines:
        if _ABSENT.match(line):
            continue
        if line.count("(") >= _MIN_ABBREVIATED_NAMES and len(_ABBREVIATED.findall(line)) >= _MIN_ABBREVIATED_NAMES:
            yield from _names(line, strict=True)


def _is_sub_heading(block: Block, text: SourceText) -> bool:
    piece = text.piece(block.lines)
    absent = _ABSENT.match(piece)
    return piece.rstrip("*_ ").endswith((":", "：")) or (absent is not None and not piece[absent.end() :].strip("*_ "))


def _in_block(block: Block, text: SourceText) -> Iterator[Attendee]:
    if block.kind is BlockKind.TABLE:
        yield from _in_table(list(text.lines(block.lines)))
    elif block.kind is BlockKind.CODE:
        yield from _in_table([line for line in text.lines(block.lines) if line.lstrip().startswith("|")])
    elif block.kind in (BlockKind.LIST, BlockKind.PARAGRAPH):
        lines = list(text.lines(block.lines))
        # A remark of somebody's is no list of names.
        if block.kind is BlockKind.LIST or not any(_REMARK.match(line) for line in lines):
            yield from _in_lines(block.lines, text)


def _in_lines(lines: Lines, text: SourceText) -> Iterator[Attendee]:
    """Yield the people of each line; a sub-heading such as `Remote:` is none."""
    absent_below: int | None = None  # the indentation of a line such as `- Regrets:`, until one is no deeper
    for line in text.lines(lines):
        indentation = len(line) - len(line.lstrip())
        if not line.strip() or (absent_below is not None and indentation > absent_below):
            continue
        wording = _MARKER.sub("", line)
        absent_below = indentation if _ABSENT.match(wording) else None
        if absent_below is None and not line.rstrip("*_ ").endswith((":", "：")):
            yield from _names(wording, strict=True)


def _names(wording: str, *, strict: bool = False) -> Iterator[Attendee]:
    """Yield the people in a run of names; `strict` takes only what looks like a name, where no label vouches for it."""
    if strict and len(wording) > _MAX_NAME_CHARACTERS and not _SEPARATOR.search(wording):
        return
    present = _ABSENT_LATER.sub("", wording)
    for part in _SEPARATOR.split(_without_commas_in_brackets(present)):
        yield from _people(part, strict=strict)


def _runs(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines as one run where commas part the names, since one may go on in the next line; else one by one."""
    together = "\n".join(lines)
    return iter([together] if _SEPARATOR.search(together) else lines)


def _people(part: str, *, strict: bool) -> Iterator[Attendee]:
    """Yield the people of what stands between two commas: one, or several whom only blanks part."""
    names = [part]
    if part.lstrip().startswith("@"):
        names = [f"@{name}" for name in part.split("@")[1:]]
    elif _HAN_NAMES.fullmatch(part.strip(_EDGES)):
        several = part.strip(_EDGES).split()
        names = [part] if strict and len(several) <= _MAX_NAMES_OF_ONE else several
    for name in names:
        attendee = _person(name)
        if attendee and (not strict or _is_plausible(attendee.name)):
            yield attendee


def _is_plausible(name: str) -> bool:
    words = name.split()
    return not _NO_NAME.search(name) and (
        len(words) == 1 or all(word in PARTICLES or not word[0].islower() for word in words)
    )


def _without_commas_in_brackets(wording: str) -> str:
    return _ASIDE.sub(lambda match: _SEPARATOR.sub(" ", match.group()), wording)


def _person(wording: str) -> Attendee | None:
    wording = _AFFILIATION.sub("", _LINK.sub(r"\1", wording))
    if any(_ABSENT.match(aside) for aside in _ASIDE.findall(wording)):
        return None
    handle = _HANDLE.search(wording)
    abbreviation = next((a.strip() for a in _ASIDE.findall(wording) if _ABBREVIATION.fullmatch(a.strip())), None)
    name = " ".join(_HANDLE.sub(" ", _ASIDE.sub(" ", wording)).strip(_EDGES).split())
    name = _AND_OTHERS.sub("", name).lstrip("@") if has_han(name) else name
    if not name and handle:
        name = handle[1]
    if (
        not name
        or name.lower() in _NOBODY
        or (name.isdecimal() and len(name) < _MIN_HANDLE_DIGITS)
        or len(name) > _MAX_NAME_CHARACTERS
        or len(name.split()) > _MAX_NAME_WORDS
        or not any(map(str.isalnum, name))
    ):
        return None
    return Attendee(name, handle[1] if handle else None, abbreviation)


def _in_table(lines: Sequence[str]) -> Iterator[Attendee]:
    rows = [_cells(line) for line in lines]
    if not rows:
        return
    header = [cell.lower() for cell in rows[0]]
    name_at = _column(header, _NAME_COLUMNS)
    short_at = _column(header, _ABBREVIATION_COLUMNS)
    for row in rows[2:]:
        cell = row[name_at or 0] if len(row) > (name_at or 0) else ""
        person = _person(cell)
        short = row[short_at].strip(_EDGES) if short_at is not None and len(row) > short_at else None
        if person:
            yield Attendee(person.name, person.handle, short or person.abbreviation)


def _column(header: Iterable[str], names: tuple[str, ...]) -> int | None:
    return next((number for number, cell in enumerate(header) if cell.strip(_EDGES) in names), None)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]
