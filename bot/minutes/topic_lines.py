"""Finds the lines that serve as headings where minutes have none for their topics, and makes sections of them.

Beneath a heading that names no topic (`## Agenda`, `## 会议纪要`), or in a file without headings, topics are named by
lines in bold, by numbered lines (`议题1：…`, `一、…`, `2. …`), by the bullets of a list or by the rows of a table. Each
becomes a section of its own, so that it is an item of the meeting, with all that stands beneath it.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from bot.languages.merging import own_language, words_for
from bot.minutes.agenda_numbers import chinese_number, names_number, numerals
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.model import MeetingDate
from bot.minutes.names import looks_like_name
from bot.minutes.presenters import AttendeeNames
from bot.minutes.role_parts import role_parts
from bot.minutes.roles import role_of
from bot.minutes.section_kinds import Outline, beneath, kinds_of
from bot.minutes.section_roles import HAVE_TASKS, MarkedSection
from bot.minutes.sections import Block, BlockKind, Section, clipped
from bot.minutes.shown import shown_text
from bot.minutes.table_rows import cells_of
from bot.text import Lines, SourceText, fold

HOLDS_TOPICS = (HeadingKind.NOTES, HeadingKind.AGENDA, HeadingKind.COLLECTION)
"""What a heading is that topics may be listed beneath."""

_MARKER = re.compile(r"\A\s*(?:>\s*)?(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?")
_BOLD = re.compile(r"\s*(?:\d{1,3}[.)、]\s*)?(\*\*|__)(?=\S)(?P<text>.{1,200})(?<=\S)\1\s*[:：]?\s*\\?$")
_PLAIN_NUMBER = re.compile(rf"\s*(?P<number>\d{{1,3}}|[{numerals()}]{{1,3}})(?:、|[.．)）](?!\d))\s*\S")
_TO_HEADING = re.compile(r"\[[^\]]*\]\(#[^)]*\)")  # a line of a table of contents
_LINK_ONLY = re.compile(r"\W*(?:https?://\S+\W*)+")
_TITLE_BEFORE = re.compile(r".{2,80}?(?:\s:\s|:\s|：)")
_SENTENCE_ENDS = "。．.？?！!；;，,"
_MAX_CHARACTERS = 200  # characters of a line that names a topic
_MAX_BULLET_CHARACTERS = 160  # characters of a bullet beneath notes that names a topic; what is longer is a statement
_DEEPEST = 3  # levels of lines that serve as headings
_MIN_REPEATED = 2  # times that somebody's name stands alone in a line before it is known for a speaker's


class TopicLine(NamedTuple):
    """A line that serves as a heading."""

    line: int
    heading: str
    """The piece of the line that names the topic, as written."""
    stands_alone: bool
    """Whether the line is nothing but the heading; else what it says is text of the topic too."""


class TopicFinder:
    """Finds the topic lines of one file."""

    def __init__(self, text: SourceText, people: AttendeeNames, date: MeetingDate | None, language: str = "") -> None:
        """Take the file's text, who attended the meeting, and its day."""
        self._text = text
        self._people = people
        self._date = date
        self._language = language

    def with_topic_lines(
        self, head: Sequence[Section], below: Sequence[Section], *, uncut: Container[int] = ()
    ) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
        """Return the sections above the items and those of the items, cut in pieces if their topics have no headings.

        Together they hold the same lines in the same order. Topics are looked for above the items only if no other
        section can have any. `uncut` holds the first lines of sections that stay whole.
        """
        kinds = kinds_of(below, self._text, self._date, self._language)
        found: list[Section] = []
        holds_none = (
            (kind is not None and kind not in HOLDS_TOPICS) or role_of(section.heading or "", self._language)
            for section, kind in zip(below, kinds, strict=True)
        )
        if head and all(holds_none):
            *above, last = head
            opening, *found = self._cut(last)
            if opening.heading == last.heading:
                head = (*above, opening)
            else:
                head, found = tuple(above), [opening, *found]
        agenda_ends = -1
        for position, (section, kind) in enumerate(zip(below, kinds, strict=True)):
            deeper = beneath(position, below)
            if kind is HeadingKind.AGENDA:
                agenda_ends = max(agenda_ends, deeper.stop - 1)
            has_headings = any(kinds[one] is None or kinds[one] in HOLDS_TOPICS for one in deeper)
            # What is to do, and what was decided, are no topics.
            is_marked = role_of(section.heading or "", self._language) is not None
            cut = kind in HOLDS_TOPICS and not (has_headings or is_marked) and section.lines.first not in uncut
            found += self._cut(section, announces=position <= agenda_ends) if cut else (section,)
        return tuple(head), tuple(found)

    def outline(self, sections: Sequence[Section]) -> Outline:
        """Return some of the file's sections with what they stand for."""
        return Outline(sections, kinds_of(sections, self._text, self._date, self._language), self._text, self._language)

    def _cut(self, section: Section, depth: int = _DEEPEST, *, announces: bool = False) -> Iterator[Section]:
        """Yield a section, or the pieces that its topic lines cut it into; `announces` if it is one of an agenda."""
        topics = self._topic_lines(section, announces)
        if not topics or depth == 0:
            yield section
            return
        if section.lines.first < topics[0].line:
            yield clipped(section, Lines(section.lines.first, topics[0].line - 1))
        path = (*section.path, section.heading) if section.heading else section.path
        ends = [following.line - 1 for _, following in pairwise(topics)]
        for topic, last in zip(topics, [*ends, section.lines.last], strict=True):
            piece = replace(
                clipped(section, Lines(topic.line, last), heading_lines=int(topic.stands_alone)),
                heading=topic.heading,
                level=section.level + 1,
                path=path,
            )
            kind = heading_kind(topic.heading, self._language)
            if kind in HOLDS_TOPICS:
                yield from self._cut(piece, depth - 1, announces=kind is HeadingKind.AGENDA)
            else:
                yield piece

    def _topic_lines(self, section: Section, announces: bool) -> tuple[TopicLine, ...]:
        found = tuple(self._marked(section)) or tuple(self._numbered(section))
        found = found or tuple(self._bullets(section, announces)) or tuple(self._rows(section))
        # What was decided or is to do may be numbered like topics.
        parts = role_parts(section, self._text, self._language, boxes=False) if found else ()
        marked = MarkedSection(parts=tuple(part for part in parts if part.label and part.role in HAVE_TASKS))
        return tuple(topic for topic in found if not marked.holds(topic.line))

    def _marked(self, section: Section) -> Iterator[TopicLine]:
        """Yield the paragraphs' first lines that are in bold, and all lines that say "topic 3" in words."""
        found: dict[int, TopicLine] = {}
        bold: list[TopicLine] = []
        for block, following in zip(section.blocks, (*section.blocks[1:], None), strict=False):
            if block.kind is not BlockKind.PARAGRAPH:
                continue
            line = self._text.line(block.lines.first)
            if _BOLD.match(line) and not self._followed_by_bold(block, following):
                bold.append(TopicLine(block.lines.first, _unmarked(line), stands_alone=True))
            for number in range(block.lines.first, block.lines.last + 1):
                line = self._text.line(number)
                if len(line) <= _MAX_CHARACTERS and names_number(shown_text(line), self._language):
                    found[number] = TopicLine(number, _unmarked(line), stands_alone=True)
        for topic in self._without_speakers(bold):
            found.setdefault(topic.line, topic)
        yield from (found[number] for number in sorted(found))

    def _followed_by_bold(self, block: Block, following: Block | None) -> bool:
        """Return whether a line in bold has another one beneath it, and nothing else: then it names no topic."""
        return (
            block.lines.first == block.lines.last
            and following is not None
            and following.kind is BlockKind.PARAGRAPH
            and _BOLD.match(self._text.line(following.lines.first)) is not None
            and not self._is_label(self._text.line(following.lines.first))
        )

    def _without_speakers(self, lines: Sequence[TopicLine]) -> list[TopicLine]:
        """Return the lines in bold that name topics: no labels, no sentences, nobody who speaks beneath."""
        shown = [shown_text(topic.heading).strip().rstrip(":：").strip() for topic in lines]
        times = Counter(map(fold, shown))
        repeated = sum(count for count in times.values() if count >= _MIN_REPEATED)
        names = sum(self._is_person(name) for name in shown)
        if lines and (repeated * 3 >= len(lines) or names * 2 > len(lines)):
            return []
        return [
            topic
            for topic, name in zip(lines, shown, strict=True)
            if not name.endswith(tuple(_SENTENCE_ENDS)) and not self._is_person(name) and not self._is_label(name)
        ]

    def _is_person(self, name: str) -> bool:
        return self._people.name_of(name) is not None or looks_like_name(name, self._language)

    def _is_label(self, name: str) -> bool:
        kind = heading_kind(name, self._language)
        return role_of(shown_text(name), self._language) is not None or (kind is not None and kind not in HOLDS_TOPICS)

    def _numbered(self, section: Section) -> Iterator[TopicLine]:
        """Yield the lines of paragraphs that are numbered on and on: `一、…`, `1、…`, `1.…`."""
        found: list[TopicLine] = []
        previous = 0
        for block in section.blocks:
            if block.kind is not BlockKind.PARAGRAPH:
                continue
            for number in range(block.lines.first, block.lines.last + 1):
                line = self._text.line(number)
                match = _PLAIN_NUMBER.match(shown_text(line)) if len(line) <= _MAX_CHARACTERS else None
                value = _value(match["number"]) if match else None
                if value is not None and value == previous + 1:
                    found.append(TopicLine(number, _unmarked(line), stands_alone=True))
                    previous = value
        # One alone is no list, but "一、" opens a part even then, unless it is a sentence.
        lone = len(found) == 1 and (found[0].heading[:1].isdigit() or found[0].heading.endswith(tuple(_SENTENCE_ENDS)))
        yield from () if lone else found

    def _bullets(self, section: Section, announces: bool) -> Iterator[TopicLine]:
        """Yield the bullets that name topics: any beneath an agenda, elsewhere those with something beneath them."""
        items = [(block, item) for block in section.blocks for item in block.list_items]
        if len(items) == 1:
            items = [(block, inner) for block, item in items for inner in _items_inside(block, item)] or items
        said = sum(self._is_said(self._text.line(item.first)) for _, item in items)
        # One bullet alone beneath a heading that names something is what is said of it.
        lone = len(items) == 1 and heading_kind(section.heading or "", self._language) is HeadingKind.COLLECTION
        if lone or said * 2 >= max(len(items), 1) or not (announces or self._are_titles(items)):
            return
        for _, item in items:
            topic = self._of_item(item.first)
            if topic:
                yield topic

    def _are_titles(self, items: Sequence[tuple[Block, Lines]]) -> bool:
        """Return whether most bullets are short and have others beneath them."""
        with_notes = [item for block, item in items if _items_inside(block, item)]
        short = [item for item in with_notes if len(self._text.line(item.first)) <= _MAX_BULLET_CHARACTERS]
        return len(items) >= 2 and len(short) * 2 >= len(items)

    def _is_said(self, line: str) -> bool:
        name, colon, _ = shown_text(_MARKER.sub("", line, count=1)).strip().partition(":")
        return bool(colon) and (name.startswith("@") or self._people.name_of(name) is not None)

    def _of_item(self, number: int) -> TopicLine | None:
        line = self._text.line(number)
        wording = _MARKER.sub("", line, count=1).strip()
        shown = shown_text(wording).strip()
        says_nothing = not any(map(str.isalnum, shown)) or _LINK_ONLY.fullmatch(shown)
        if says_nothing or _TO_HEADING.fullmatch(wording) or self._is_label(wording):
            return None
        title = _TITLE_BEFORE.match(wording)
        heading = title.group().rstrip(":： ") if title and title.end() < len(wording) else wording
        if heading.count("**") % 2 or heading.count("[") != heading.count("]") or heading.startswith(("http", "<")):
            heading = wording
        return TopicLine(number, heading, stands_alone=False)

    def _rows(self, section: Section) -> Iterator[TopicLine]:
        """Yield the rows of a table that has a column of topics."""
        columns = _topic_columns(own_language(self._language))
        for block in section.blocks:
            if block.kind is not BlockKind.TABLE:
                continue
            header, *rows = range(block.lines.first, block.lines.last + 1)
            names = [fold(shown_text(cell)) for cell in cells_of(self._text.line(header))]
            column = next((number for number, name in enumerate(names) if name in columns), None)
            for row in rows[1:] if column is not None else ():
                cells = cells_of(self._text.line(row))
                heading = cells[column] if column is not None and column < len(cells) else ""
                if any(map(str.isalnum, shown_text(heading))) and len(heading) <= _MAX_CHARACTERS:
                    yield TopicLine(row, heading, stands_alone=False)


def _unmarked(line: str) -> str:
    """Return a line without the marks of emphasis around all of it."""
    line = line.strip().rstrip("\\").rstrip()
    return line.strip("*_ ") if _BOLD.fullmatch(line) else line


def _items_inside(block: Block, item: Lines) -> list[Lines]:
    """Return the list items one level below an item."""
    first = bisect_left(block.paragraphs, item.first, key=lambda paragraph: paragraph.lines.first)
    last = bisect_right(block.paragraphs, item.last, key=lambda paragraph: paragraph.lines.first)
    inner = {
        paragraph.container
        for paragraph in block.paragraphs[first:last]
        if paragraph.container and item.first < paragraph.container.first <= item.last
    }
    outermost: list[Lines] = []
    for lines in sorted(inner, key=lambda lines: (lines.first, -lines.last)):
        if not outermost or lines.first > outermost[-1].last:
            outermost.append(lines)
    return outermost


def _value(number: str) -> int | None:
    return chinese_number(number)


@cache
def _topic_columns(language: str) -> frozenset[str]:
    return frozenset(map(fold, words_for(language).headings.topic_columns))
