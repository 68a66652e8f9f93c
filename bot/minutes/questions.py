"""Finds questions and their answers in a section by their labels: `Q:`, `问：`, `Question:`, `A:`, `答：` …

A label may be bold or not, with a half- or full-width colon, at the start of a paragraph's line or of a list item. An
answer may also follow its question on the same line. A label that names problems as well (`问题：`) opens a question
only if what follows asks, or is answered.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of
from bot.minutes.model import Question, Role
from bot.minutes.part_ends import HEADED_ITEM
from bot.minutes.role_labels import label_in
from bot.minutes.sections import Block, BlockKind, ParagraphBlock, Section
from bot.text import Lines, Slice, SourceText

_MARKER = r"[\s>]*+(?:(?:[-*+]|\d{1,9}[.)])\s++)*"
_EMPHASIS = r"(?:\*\*|__|\*|_)?"
# Emphasis, and white space of every width, none included.
_TRAILING_MARKS = "*_\u200b\u200c\u200d\u2060\ufeff" + "".join(filter(str.isspace, map(chr, range(0x3001))))
_MAX_BOLD_HEADING_CHARACTERS = 40  # characters
_BOLD_LINE = re.compile(r"\s*(\*\*|__)(?P<text>[^*_]+)\1\s*$")
_SENTENCE_ENDS = "。．.？?！!；;，,"
_ASKS = re.compile(r"[?？]")
# An answer on its question's line: "plan A: dig" is none, so a mark or emphasis has to stand before its label.
_BEFORE_ANSWER = rf"(?:[{_SENTENCE_ENDS}—–/|\-][\s*_\"”’')）\]]*+(?<![\w])|\s(?=\*\*|__)|\s\s)"

_GAP = "  "


@dataclass(frozen=True, slots=True)
class _Label:
    is_question: bool
    may_be_problem: bool
    line: int
    text_start: int
    """Offset in the file, right after the label."""
    paragraph: ParagraphBlock


@cache
def _label(language: str) -> re.Pattern[str]:
    labels = words_for(language).labels
    return re.compile(
        rf"{_MARKER}{_EMPHASIS}\s*+(?:(?P<question>{any_of(labels.question)})|(?P<answer>{any_of(labels.answer)}))"
        rf"\s*+(?:\d{{1,3}}\s*+)?(?:{_EMPHASIS}\s*+)[:：]\s*+{_EMPHASIS}\s*+",
        re.IGNORECASE,
    )


@cache
def _answer_inside(language: str) -> re.Pattern[str]:
    labels = words_for(language).labels
    return re.compile(
        rf"{_BEFORE_ANSWER}{_EMPHASIS}(?P<label>{any_of(labels.answer)}\s*+(?:\d{{1,3}}\s*+)?{_EMPHASIS}\s*+[:：])",
        re.IGNORECASE,
    )


@cache
def _problem(language: str) -> re.Pattern[str]:
    return re.compile(any_of(words_for(language).labels.problem), re.IGNORECASE)


def find_questions(section: Section, text: SourceText, language: str = "") -> tuple[Question, ...]:
    """Return the questions of a section in order, each with the lines of its answer; `language` is that of the file."""
    own = own_language(language)
    labels = list(_labels(section, text, own))
    found: list[Question] = []
    asked = [position for position, label in enumerate(labels) if label.is_question]
    for position, next_asked in zip_longest(asked, asked[1:]):
        label = labels[position]
        following = labels[position + 1] if position + 1 < len(labels) else None
        answering = following if following and not following.is_question else None
        limit = section.lines.last if next_asked is None else labels[next_asked].line - 1
        last = min(label.paragraph.lines.last, answering.line - 1 if answering else limit)
        asking = Lines(label.line, max(last, label.line))
        last = (text.trimmed(asking) or asking).last
        places = [one for one in text.places(asking) if one.end > label.text_start]
        # What is hidden inside of a question ends its wording, which is an exact piece of the file.
        start = max(places[0].start, label.text_start) if places else label.text_start
        wording = text.text[start : places[0].end] if places else ""
        inside = _answered_at(text.text, start, places, own)
        answer: Lines | None
        if inside is not None:
            wording = wording[: inside - start]
            answer = _answer(section, text, replace(label, line=text.line_at(inside)), limit, own)
        elif answering:
            answer = _answer(section, text, answering, limit, own)
        else:
            answer = _unlabelled_answer(section, text, label, limit, own)
        wording = wording.rstrip(_TRAILING_MARKS).lstrip()
        is_problem = label.may_be_problem and not (inside is not None or answering or _ASKS.search(wording))
        if wording and not is_problem:
            found.append(Question(wording, Lines(label.line, answer.last if answer else last), answer))
    return tuple(found)


def _answered_at(text: str, start: int, places: Sequence[Slice], language: str) -> int | None:
    """Return where the label of an answer stands in the places of a question that begins at `start`, None without one.

    What is hidden between two places parts question and answer as a gap does.
    """
    for place in places:
        begun = max(place.start, start)
        gap = "" if begun == start else _GAP
        if inside := _answer_inside(language).search(gap + text[begun : place.end]):
            return begun + inside.start("label") - len(gap)
    return None


def label_end(line: str, language: str = "") -> int:
    """Return where the words begin behind the label of a question or answer; 0 for a line without one.

    >>> line = "- **A**: Every week."
    >>> line[label_end(line) :]
    'Every week.'
    """
    match = _label(own_language(language)).match(line)
    return match.end() if match else 0


def _labels(section: Section, text: SourceText, language: str) -> Iterator[_Label]:
    pattern, problem = _label(language), _problem(language)
    for block in section.blocks:
        for paragraph in block.paragraphs:
            for number, line in enumerate(text.lines(paragraph.lines), paragraph.lines.first):
                if not (_may_open_label(line) and pattern.match(line)):
                    continue
                place = next(text.places(Lines(number, number)), None)
                match = pattern.match(text.text, *place) if place else None
                if match:
                    asked = match["question"]
                    may_be_problem = asked is not None and problem.fullmatch(asked) is not None
                    yield _Label(asked is not None, may_be_problem, number, match.end(), paragraph)


def _may_open_label(line: str) -> bool:
    """Return whether a line holds the colon behind a label, which is told fast."""
    return ":" in line or "：" in line


def _answer(section: Section, text: SourceText, label: _Label, limit: int, language: str) -> Lines | None:
    """Return the lines of a labelled answer: its list item, or all that follows until something else begins."""
    container = label.paragraph.container
    end = container.last if container else _end_of_answer(section, text, label.paragraph, limit, language)
    last = min(end, limit)
    return text.trimmed(Lines(label.line, last))


def _unlabelled_answer(section: Section, text: SourceText, label: _Label, limit: int, language: str) -> Lines | None:
    """Return what follows a question in its own list item, or the paragraphs after it, None if nothing does."""
    first = label.paragraph.lines.last + 1
    container = label.paragraph.container
    end = container.last if container else _end_of_answer(section, text, label.paragraph, limit, language)
    last = min(end, limit)
    return text.trimmed(Lines(first, last)) if first <= last else None


def _end_of_answer(section: Section, text: SourceText, paragraph: ParagraphBlock, limit: int, language: str) -> int:
    """Return the last line before a rule, a line that serves as a heading, the label of a decision, or the limit."""
    after = bisect_right(section.blocks, paragraph.lines.last, key=lambda block: block.lines.first)
    for position in range(after, len(section.blocks)):
        block = section.blocks[position]
        if block.lines.first > limit:
            break
        first = text.line(block.lines.first)
        is_other = HEADED_ITEM.match(first) or _begins_role(first, language)
        if block.kind is BlockKind.RULE or _is_bold_heading(block, text) or is_other:
            return block.lines.first - 1
    return limit


def _begins_role(line: str, language: str) -> bool:
    """Return whether a line begins with the label of a decision, an action item or an open question."""
    label = label_in(line, language)
    return label is not None and label.role in (Role.DECISION, Role.ACTION, Role.OPEN_QUESTION)


def _is_bold_heading(block: Block, text: SourceText) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or block.lines.first != block.lines.last:
        return False
    match = _BOLD_LINE.match(text.line(block.lines.first))
    if match is None or len(match["text"]) > _MAX_BOLD_HEADING_CHARACTERS:
        return False
    return not match["text"].rstrip().endswith(tuple(_SENTENCE_ENDS))
