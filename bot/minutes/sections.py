"""Cuts a Markdown file into sections: a heading and what follows it, up to the next heading.

The CommonMark parser only tells where blocks begin and end. Text is always taken from the file's own lines, so that
whatever the parser makes of them (it gives up on lists nested twenty deep, for one) no line is ever lost.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import TypeVar

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.minutes.indented_lists import with_lists_outdented
from bot.text import Lines, SourceText

_DEEPEST = 40  # columns of indentation and of list or quote marks: at most twenty levels
_NESTING = 100  # the parser's own count, two and more a level
_TOO_DEEP = re.compile(r"^(?:[ \t]|[-*+>](?=[ \t>])|\d{1,9}[.)](?=[ \t])){11,}", re.MULTILINE)
_MAX_UNDERLINED_CHARACTERS = 150  # characters; a rule right below a paragraph makes all of it one "heading"


class BlockKind(StrEnum):
    """What a block at the top level of a section is."""

    PARAGRAPH = "paragraph"
    LIST = "list"
    TABLE = "table"
    CODE = "code"
    QUOTE = "quote"
    HTML = "html"
    RULE = "rule"


_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True)
class ParagraphBlock:
    """Lines of running text."""

    lines: Lines
    container: Lines | None
    """The innermost list item or block quote that holds it, None at the top level."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block at the top level of a section."""

    kind: BlockKind
    lines: Lines
    list_items: tuple[Lines, ...] = ()
    """The items of a list, without the lists inside them."""
    paragraphs: tuple[ParagraphBlock, ...] = ()
    """Every paragraph in it, however deep."""
    verbatim: tuple[Lines, ...] = ()
    """Code and HTML in it, however deep: what looks like Markdown there is none."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the lines that follow it, or what stands before the first heading."""

    heading: str | None
    """As written, without its marks; None before the first heading."""
    level: int
    """1 to 6; 0 before the first heading."""
    path: tuple[str, ...]
    """The headings above it, outermost first."""
    lines: Lines
    """All of its lines, the heading's included."""
    heading_lines: int
    """How many lines the heading takes; 0 without one."""
    blocks: tuple[Block, ...]
    raisers: tuple[str, ...] = ()
    """Who raises what it is about, where that is all that the bullet above it says."""

    @property
    def body(self) -> Lines | None:
        """The lines after the heading, None if there are none."""
        first = self.lines.first + self.heading_lines
        return Lines(first, self.lines.last) if first <= self.lines.last else None


_KINDS = {
    "paragraph_open": BlockKind.PARAGRAPH,
    "heading_open": BlockKind.PARAGRAPH,  # one that is too long to be meant as a heading
    "bullet_list_open": BlockKind.LIST,
    "ordered_list_open": BlockKind.LIST,
    "table_open": BlockKind.TABLE,
    "fence": BlockKind.CODE,
    "code_block": BlockKind.CODE,
    "blockquote_open": BlockKind.QUOTE,
    "html_block": BlockKind.HTML,
    "hr": BlockKind.RULE,
}
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]", re.MULTILINE)
_TIGHT_HEADING = re.compile(r"^(?:#{1,6}(?=[^\W\d_])|#{2,6}(?=\d{1,3}[.)][ \t]|\d{4}\D|\*\*\S))", re.MULTILINE)
_TIGHT_SUBHEADING = re.compile(r"^#{2,6}(?=[^\W\d_]|\d{1,3}[.)][ \t]|\d{4}\D|\*\*\S)", re.MULTILINE)
"""One with two marks or more, which no tag has."""
_MIN_TIGHT_HEADINGS = 2
_VERBATIM = frozenset({"fence", "code_block", "html_block"})


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table")
    parser.core.ruler.enableOnly(["block"])
    # A definition of a link leaves no trace among the tokens; as a paragraph it does.
    parser.block.ruler.disable("reference")
    return parser


def split_sections(text: SourceText, *, first_line: int = 1) -> tuple[Section, ...]:
    """Return the sections from `first_line` on; together they hold every line exactly once, in order."""
    if first_line > text.line_count:
        return ()
    tokens = _tokens(text, first_line)
    headings = [index for index, token in enumerate(tokens) if _is_heading(token, tokens[index + 1 : index + 2])]
    starts = [_lines_of(text, tokens[index], first_line) for index in headings]
    sections: list[Section] = []
    if not starts or starts[0].first > first_line:
        last = starts[0].first - 1 if starts else text.line_count
        end = headings[0] if headings else len(tokens)
        blocks = _blocks(text, tokens[:end], first_line)
        sections.append(Section(None, 0, (), Lines(first_line, last), 0, blocks))
    for position, (index, lines) in enumerate(zip(headings, starts, strict=True)):
        following = position + 1 < len(starts)
        last = starts[position + 1].first - 1 if following else text.line_count
        end = headings[position + 1] if following else len(tokens)
        level = int(tokens[index].tag[1:])
        heading = _heading_text(text, tokens[index], lines)
        blocks = _blocks(text, tokens[index + 3 : end], first_line)
        heading_lines = lines.last - lines.first + 1
        sections.append(Section(heading, level, (), Lines(lines.first, last), heading_lines, blocks))
    return with_paths(sections)


def with_paths(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Return the sections of a file with the headings that stand above each, by their levels."""
    above: list[tuple[int, str]] = []
    found: list[Section] = []
    for section in sections:
        while above and above[-1][0] >= section.level:
            above.pop()
        found.append(replace(section, path=tuple(title for _, title in above)))
        if section.heading is not None:
            above.append((section.level, section.heading))
    return tuple(found)


def clipped(section: Section, lines: Lines, *, heading_lines: int | None = None) -> Section:
    """Return what a section is of some of its lines alone; `heading_lines` where they begin with another heading."""
    first = lines.first + (section.heading_lines if heading_lines is None else heading_lines)
    # Of a paragraph whose line is the heading nothing is left.
    body = Lines(first, lines.last)
    overlapping = _that_overlap(section.blocks, body, attrgetter("lines")) if first <= lines.last else ()
    blocks = [_clipped_block(block, body) for block in overlapping]
    return replace(
        section,
        lines=lines,
        heading_lines=section.heading_lines if heading_lines is None else heading_lines,
        blocks=tuple(blocks),
    )


def _clipped_block(block: Block, lines: Lines) -> Block:
    if lines.first <= block.lines.first and block.lines.last <= lines.last:
        return block
    paragraphs = (
        ParagraphBlock(_within(paragraph.lines, lines), paragraph.container and _within(paragraph.container, lines))
        for paragraph in _that_overlap(block.paragraphs, lines, attrgetter("lines"))
    )
    return Block(
        block.kind,
        _within(block.lines, lines),
        tuple(_within(item, lines) for item in _that_overlap(block.list_items, lines, _itself)),
        tuple(paragraphs),
        tuple(_within(part, lines) for part in _that_overlap(block.verbatim, lines, _itself)),
    )


def _itself(lines: Lines) -> Lines:
    return lines


def _that_overlap(parts: Sequence[_Part], lines: Lines, lines_of: Callable[[_Part], Lines]) -> Sequence[_Part]:
    """Return those of some parts that hold some of the lines; the parts are in order and apart from one another."""
    start = bisect_left(parts, lines.first, key=lambda part: lines_of(part).last)
    end = bisect_right(parts, lines.last, key=lambda part: lines_of(part).first)
    return parts[start:end]


def _within(one: Lines, other: Lines) -> Lines:
    return Lines(max(one.first, other.first), min(one.last, other.last))


def _tokens(text: SourceText, first_line: int) -> list[Token]:
    body = text.blanked(first_line)
    # The parser also ends a line at a lone carriage return, which would shift every number after it.
    body = body.replace("\r\n", "\n").replace("\r", " ") if "\r" in body else body
    body = _with_blanks(_TOO_DEEP.sub(_flattened, body))
    tokens = _parser().parse(body)
    code = [token.map for token in tokens if token.type == "code_block" and token.level == 0 and token.map]
    outdented = with_lists_outdented(body, code)
    return tokens if outdented is None else _parser().parse(outdented)


def _with_blanks(body: str) -> str:
    """Return a text with a blank behind the marks of its headings, if they are written without: `##Topic: the hedge`.

    Older dialects took such lines for headings; where others have the blank, those with one mark are tags.
    """
    if _HEADING.search(body) or len(_TIGHT_HEADING.findall(body)) < _MIN_TIGHT_HEADINGS:
        return _TIGHT_SUBHEADING.sub(r"\g<0> ", body)
    return _TIGHT_HEADING.sub(r"\g<0> ", body)


def _flattened(match: re.Match[str]) -> str:
    """Return what opens a line, cut to a depth that the parser follows; past it the rest of a file is skipped."""
    columns, kept = 0, ""
    for character in match.group():
        columns += 4 if character == "\t" else 1
        if columns > _DEEPEST:
            break
        kept += character
    return kept


def _is_heading(token: Token, content: list[Token]) -> bool:
    if token.type != "heading_open" or token.level > 0:
        return False
    if token.markup.startswith("#"):
        return True
    underlined = content[0].content
    return "\n" not in underlined and len(underlined) <= _MAX_UNDERLINED_CHARACTERS


def _heading_text(text: SourceText, token: Token, lines: Lines) -> str:
    line = text.line(lines.first).strip()
    if not token.markup.startswith("#"):
        return line
    line = line[len(token.markup) :].strip()
    without_closing = line.rstrip("#")
    return without_closing.rstrip() if without_closing.endswith((" ", "\t")) or not without_closing else line


def _lines_of(text: SourceText, token: Token, first_line: int) -> Lines:
    """Return the lines of a token, without blank lines at its end."""
    start, end = token.map or (0, 0)
    first, last = first_line + start, max(first_line + end - 1, first_line + start)
    last = min(last, text.line_count)
    while last > first and not text.line(last).strip():
        last -= 1
    return Lines(first, last)


def _blocks(text: SourceText, tokens: list[Token], first_line: int) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for index, token in enumerate(tokens):
        kind = _KINDS.get(token.type)
        if token.level > 0 or kind is None or token.nesting < 0:
            continue
        lines = _lines_of(text, token, first_line)
        if kind is BlockKind.PARAGRAPH:  # most blocks are one, with no others in them
            blocks.append(Block(kind, lines, paragraphs=(ParagraphBlock(lines, None),)))
            continue
        inner = _inside(tokens, index)
        items = [
            _lines_of(text, part, first_line) for part in inner if part.type == "list_item_open" and part.level == 1
        ]
        verbatim = [_lines_of(text, part, first_line) for part in (token, *inner) if part.type in _VERBATIM]
        paragraphs = _paragraphs(text, [token, *inner], first_line)
        blocks.append(Block(kind, lines, tuple(items), paragraphs, tuple(verbatim)))
    return tuple(blocks)


def _inside(tokens: list[Token], index: int) -> list[Token]:
    """Return what stands between an opening token and its closing one."""
    if tokens[index].nesting == 0:
        return []
    end = index + 1
    while end < len(tokens) and tokens[end].level > tokens[index].level:
        end += 1
    return tokens[index + 1 : end]


def _paragraphs(text: SourceText, tokens: list[Token], first_line: int) -> tuple[ParagraphBlock, ...]:
    found: list[ParagraphBlock] = []
    containers: list[Lines] = []
    for token in tokens:
        if token.type in ("list_item_open", "blockquote_open"):
            containers.append(_lines_of(text, token, first_line))
        elif token.type in ("list_item_close", "blockquote_close"):
            containers.pop()
        elif token.type in ("paragraph_open", "heading_open"):
            lines = _lines_of(text, token, first_line)
            found.append(ParagraphBlock(lines, containers[-1] if containers else None))
    return tuple(found)
