"""Finds who attended a meeting: in a paragraph of names, a list, or a table with abbreviations."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from bot.languages.merging import own_language
from bot.languages.model import Words
from bot.minutes.attendee_words import AttendeeWords, attendee_words
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.model import Attendee
from bot.minutes.names import name_key
from bot.minutes.sections import Block, BlockKind, Section
from bot.text import HAN, Lines, SourceText, has_han

_OTHER_LABEL = re.compile(r"\W*+[^\W\d_][^:：,，、]{0,30}[:：]")
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
_HAN_NAMES = re.compile(rf"[{HAN}]{{2,4}}(?:\s+[{HAN}]{{2,4}})+")
_MAX_NAMES_OF_ONE = 2  # names that a line of a list may hold side by side and still be one person: "石榴 园艺社"
_MIN_HANDLE_DIGITS = 4  # a shorter number counts people, a longer one is somebody's handle
_MAX_NAME_CHARACTERS = 60  # characters; what is longer is a sentence
_MAX_NAME_WORDS = 6


def find_attendees(sections: Sequence[Section], text: SourceText, language: str = "") -> tuple[Attendee, ...]:
    """Return who attended, in order, each person once however spelt; `language` is that of the file."""
    finder = _Finder(text, attendee_words(own_language(language)))
    found: dict[str, Attendee] = {}
    for section in sections:
        for attendee in finder.of_section(section, language):
            found.setdefault(name_key(attendee.name), attendee)
    return tuple(found.values())


class _Finder:
    """Finds the attendees of one file by the words of its language."""

    def __init__(self, text: SourceText, words: AttendeeWords) -> None:
        self._text = text
        self._words = words

    def of_section(self, section: Section, language: str) -> Iterator[Attendee]:
        heading = section.heading or ""
        if heading and (
            heading_kind(heading, language) is HeadingKind.ATTENDEES or self._words.label.fullmatch(f"{heading}:")
        ):
            absent = False
            for block in section.blocks:
                if block.kind is BlockKind.PARAGRAPH and self._is_sub_heading(block):
                    absent = self._words.absent.match(self._text.piece(block.lines)) is not None
                people = [] if absent else list(self._in_block(block))
                yield from people
                if not people and block.kind is BlockKind.PARAGRAPH and not self._is_sub_heading(block):
                    return  # the discussion begins
        else:
            yield from self._under_labels(section)

    def _under_labels(self, section: Section) -> Iterator[Attendee]:
        """Yield the names after a label such as `参会人：`, in the block that follows, or in a list of full names."""
        expected = False
        for block in section.blocks:
            if expected:
                yield from self._in_block(block)
            expected = False
            for paragraph in block.paragraphs:
                lines = list(self._text.lines(paragraph.lines))
                label = next((number for number, line in enumerate(lines) if self._words.label.match(line)), None)
                if label is not None:
                    match = self._words.label.match(lines[label])
                    first = lines[label][match.end() if match else 0 :]
                    following = takewhile(lambda line: not _OTHER_LABEL.match(line), lines[label + 1 :])
                    names = [person for run in self._runs([first, *following]) for person in self._names(run)]
                    yield from names
                    nested = paragraph.container
                    if not names and nested and nested.last > paragraph.lines.last:
                        yield from self._in_lines(Lines(paragraph.lines.last + 1, nested.last))
                    expected = not names
                elif section.level <= 1:
                    yield from self._with_abbreviations(lines)

    def _with_abbreviations(self, lines: Sequence[str]) -> Iterator[Attendee]:
        """Yield the people of lines such as `Ada Byron (AB), Chen Wei (CW), …`, which need no label."""
        for line in lines:
            if self._words.absent.match(line):
                continue
            if line.count("(") >= _MIN_ABBREVIATED_NAMES and len(_ABBREVIATED.findall(line)) >= _MIN_ABBREVIATED_NAMES:
                yield from self._names(line, strict=True)

    def _is_sub_heading(self, block: Block) -> bool:
        piece = self._text.piece(block.lines)
        absent = self._words.absent.match(piece)
        return piece.rstrip("*_ ").endswith((":", "：")) or (
            absent is not None and not piece[absent.end() :].strip("*_ ")
        )

    def _in_block(self, block: Block) -> Iterator[Attendee]:
        if block.kind is BlockKind.TABLE:
            yield from self._in_table(list(self._text.lines(block.lines)))
        elif block.kind is BlockKind.CODE:
            yield from self._in_table([line for line in self._text.lines(block.lines) if line.lstrip().startswith("|")])
        elif block.kind in (BlockKind.LIST, BlockKind.PARAGRAPH):
            lines = list(self._text.lines(block.lines))
            # A remark of somebody's is no list of names.
            if block.kind is BlockKind.LIST or not any(_REMARK.match(line) for line in lines):
                yield from self._in_lines(block.lines)

    def _in_lines(self, lines: Lines) -> Iterator[Attendee]:
        """Yield the people of each line; a sub-heading such as `Remote:` is none."""
        absent_below: int | None = None  # the indentation of a line such as `- Regrets:`, until one is no deeper
        for line in self._text.lines(lines):
            indentation = len(line) - len(line.lstrip())
            if not line.strip() or (absent_below is not None and indentation > absent_below):
                continue
            wording = _MARKER.sub("", line)
            absent_below = indentation if self._words.absent.match(wording) else None
            if absent_below is None and not line.rstrip("*_ ").endswith((":", "：")):
                yield from self._names(wording, strict=True)

    def _names(self, wording: str, *, strict: bool = False) -> Iterator[Attendee]:
        """Yield the people in a run of names; `strict` takes only what looks like a name."""
        if strict and len(wording) > _MAX_NAME_CHARACTERS and not self._words.separator.search(wording):
            return
        present = self._words.absent_later.sub("", wording)
        for part in self._words.separator.split(self._without_commas_in_brackets(present)):
            yield from self._people(part, strict=strict)

    def _runs(self, lines: Sequence[str]) -> Iterator[str]:
        """Yield the lines as one run if commas part the names: one may go on in the next line; else one by one."""
        together = "\n".join(lines)
        return iter([together] if self._words.separator.search(together) else lines)

    def _people(self, part: str, *, strict: bool) -> Iterator[Attendee]:
        """Yield the people of what stands between two commas: one, or several whom only blanks part."""
        names = [part]
        if part.lstrip().startswith("@"):
            names = [f"@{name}" for name in part.split("@")[1:]]
        elif self._words.blank_parts_people and _HAN_NAMES.fullmatch(part.strip(_EDGES)):
            several = part.strip(_EDGES).split()
            names = [part] if strict and len(several) <= _MAX_NAMES_OF_ONE else several
        for name in names:
            attendee = self._person(name)
            if attendee and (not strict or self._is_plausible(attendee.name)):
                yield attendee

    def _is_plausible(self, name: str) -> bool:
        words = name.split()
        return not _NO_NAME.search(name) and (
            len(words) == 1 or all(word in self._words.particles or not word[0].islower() for word in words)
        )

    def _without_commas_in_brackets(self, wording: str) -> str:
        return _ASIDE.sub(lambda match: self._words.separator.sub(" ", match.group()), wording)

    def _person(self, wording: str) -> Attendee | None:
        wording = _AFFILIATION.sub("", _LINK.sub(r"\1", wording))
        if any(self._words.absent.match(aside) for aside in _ASIDE.findall(wording)):
            return None
        handle = _HANDLE.search(wording)
        abbreviation = next((a.strip() for a in _ASIDE.findall(wording) if _ABBREVIATION.fullmatch(a.strip())), None)
        name = " ".join(_HANDLE.sub(" ", _ASIDE.sub(" ", wording)).strip(_EDGES).split())
        name = self._words.and_others.sub("", name).lstrip("@") if has_han(name) else name
        if not name and handle:
            name = handle[1]
        if (
            not name
            or name.lower() in self._words.nobody
            or (name.isdecimal() and len(name) < _MIN_HANDLE_DIGITS)
            or len(name) > _MAX_NAME_CHARACTERS
            or len(name.split()) > _MAX_NAME_WORDS
            or not any(map(str.isalnum, name))
        ):
            return None
        return Attendee(name, handle[1] if handle else None, abbreviation)

    def _in_table(self, lines: Sequence[str]) -> Iterator[Attendee]:
        rows = [_cells(line) for line in lines]
        if not rows:
            return
        header = [cell.lower() for cell in rows[0]]
        name_at = _column(header, self._words.name_columns)
        short_at = _column(header, self._words.abbreviation_columns)
        for row in rows[2:]:
            cell = row[name_at or 0] if len(row) > (name_at or 0) else ""
            person = self._person(cell)
            short = row[short_at].strip(_EDGES) if short_at is not None and len(row) > short_at else None
            if person:
                yield Attendee(person.name, person.handle, short or person.abbreviation)


def _column(header: Iterable[str], names: Words) -> int | None:
    return next((number for number, cell in enumerate(header) if cell.strip(_EDGES) in names), None)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]
