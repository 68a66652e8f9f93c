"""Finds lines that are numbered on and on, though other lines stand between them: each names a topic."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from bot.minutes.agenda_numbers import CIRCLED, chinese_number, numerals
from bot.minutes.alike_titles import letters_of
from bot.minutes.sections import Block, BlockKind, Section
from bot.minutes.shown import shown_text
from bot.minutes.topic_wording_kinds import TopicLine
from bot.minutes.topic_wordings import MAX_LINE_CHARACTERS, SENTENCE_ENDS, before_sentence, title_of, unmarked
from bot.text import Lines, SourceText

_LOOSE_NUMBER = re.compile(r"\d{1,2}[.)）](?=[^\W\d_])")
_NUMBER = re.compile(r"\d{1,3}[.．)）、]\s*")
_MAX_TITLE = 45  # characters; sentences may follow a title in a longer line
_MAX_LEFT_OUT = 3  # numbers of a list that are left out between two lines
_MIN_ALIKE = 3  # numbers of one kind that count on, for those of another between them to be parts
_MIN_REPEATED = 2  # lines before one may count on over some that were left out, or turns of numbers and bullets


def numbered_lines(section: Section, text: SourceText, *, in_lists: bool = False) -> Iterator[TopicLine]:
    """Yield the lines of paragraphs that are numbered on and on: `一、…`, `1、…`, `1.…`.

    With `in_lists`, lists of one item each may count on: what stands between them is said of their topics.
    """
    found = _counting_on(section, text, in_lists=in_lists, of_one_kind=False)
    if len({_kind_of(match) for one in found if (match := _plain_number().match(shown_text(one.heading)))}) > 1:
        # "（1）" beneath "1、", and "1、" beneath "一、", are parts.
        alike = _counting_on(section, text, in_lists=in_lists, of_one_kind=True)
        found = alike if len(alike) >= min(_MIN_ALIKE, len(found)) else found
    # One alone is no list, but "一、" opens a part even then, unless it is a sentence.
    lone = len(found) == 1 and (found[0].heading[:1].isdigit() or found[0].heading.endswith(SENTENCE_ENDS))
    yield from () if lone else found


def _counting_on(section: Section, text: SourceText, *, in_lists: bool, of_one_kind: bool) -> list[TopicLine]:
    found: list[TopicLine] = []
    previous = 0
    kind: tuple[bool, bool, bool] | None = None  # of the first number
    # What opens a block counts on even if some were left out.
    for block in section.blocks:
        # Lists count on too if what is said of their topics stands between them; one list alone does not tell.
        opens_list = in_lists and block.kind is BlockKind.LIST and (len(block.list_items) == 1 or bool(found))
        if block.kind is BlockKind.LIST:
            # Below bullets, such numbers count on only from one that stands above: "1.Hose".
            loose = _loose_numbers(block, text) if found else []
            numbers = [item.first for item in block.list_items] if opens_list else loose
        else:
            numbers = list(range(block.lines.first, block.lines.last + 1)) if block.kind is BlockKind.PARAGRAPH else []
        for number in numbers:
            line = text.line(number)
            match = _plain_number().match(shown_text(line)) if len(line) <= MAX_LINE_CHARACTERS else None
            value = chinese_number(match["number"]) if match else None
            opens = number == block.lines.first and len(found) >= _MIN_REPEATED
            is_next = value is not None and 0 < value - previous <= (_MAX_LEFT_OUT + 1 if opens else 1)
            if match is None or value is None or not is_next or (of_one_kind and kind not in (None, _kind_of(match))):
                continue
            kind = kind or _kind_of(match)
            found.append(_titled(number, unmarked(line), match.end() - 1))
            previous = value
    return found


def _titled(number: int, heading: str, start: int) -> TopicLine:
    """Return a numbered line as a topic line, without what is said behind its title, which begins at `start`."""
    if len(heading) <= _MAX_TITLE:
        return TopicLine(number, heading, stands_alone=True)
    title = before_sentence(heading[start:])
    shorter = heading[:start] + title if title else title_of(heading)
    return TopicLine(number, shorter, stands_alone=shorter == heading)


def _kind_of(number: re.Match[str]) -> tuple[bool, bool, bool]:
    """Return whether a number stands in brackets, whether it is written in digits, and whether in circles."""
    return number.group().lstrip()[:1] in "(（", number["number"].isdecimal(), number["number"] in CIRCLED


def _loose_numbers(block: Block, text: SourceText) -> list[int]:
    """Return the lines at the margin of a list that begin with a number and no blank: "2.Hose", no item in Markdown."""
    lines = range(block.lines.first, block.lines.last + 1)
    return [number for number in lines if _LOOSE_NUMBER.match(text.line(number))]


def numbered_again(section: Section, text: SourceText) -> Iterator[TopicLine]:
    """Yield the numbered lines of a section that count anew, if they name most titles of a list above once more.

    In minutes of plain text, what the agenda lists stands above what was said of each.
    """
    agenda, *others = _runs(section, text) or [[]]
    if any(not is_near for _, is_near in _steps(agenda, text)):
        return
    titles = {letters_of(title) for _, title in agenda}
    for run in others:
        named = sum(letters_of(title) in titles for _, title in run)
        told = sum(not is_near for _, is_near in _steps(run, text))
        if named > 1 and named * 2 >= len(run) and told * 2 >= len(run) - 1:
            yield from (TopicLine(number, title, stands_alone=True) for number, title in run)
            return


def _steps(run: Sequence[tuple[int, str]], text: SourceText) -> Iterator[tuple[int, bool]]:
    """Yield for each line of a run but the last one whether nothing stands between it and the next one."""
    for (line, _), (following, _) in pairwise(run):
        yield line, text.is_blank(Lines(line + 1, following - 1))


def _runs(section: Section, text: SourceText) -> list[list[tuple[int, str]]]:
    """Return the numbered lines at the margin with their titles, a run for each time that they count anew."""
    runs: list[list[tuple[int, str]]] = []
    previous = 0
    for block in section.blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST):
            continue
        for number in range(block.lines.first, block.lines.last + 1):
            line = text.line(number)
            is_short = len(line) <= MAX_LINE_CHARACTERS and line[:1].isdecimal()
            match = _plain_number().match(line) if is_short else None
            if match is None:
                continue
            value = int(match["number"])
            if value == 1 or not runs or not 0 < value - previous <= _MAX_LEFT_OUT + 1:
                runs.append([])
            runs[-1].append((number, _NUMBER.sub("", unmarked(line))))
            previous = value
    return runs


def counted_between_bullets(section: Section, text: SourceText) -> Iterator[TopicLine]:
    """Yield the numbered items of lists that count on, if what is said of them stands in bullets between them."""
    found: list[TopicLine] = []
    counted: list[int] = []
    turns = 0  # bullets that numbered items follow
    last = 0
    is_said = False
    for block in section.blocks:
        numbers = _numbers(block, text) if block.kind is BlockKind.LIST else ()
        if not numbers:
            is_said = is_said or block.kind is BlockKind.LIST
            continue
        if numbers[0] != last + 1:
            return
        turns += is_said
        is_said = False
        last = numbers[-1]
        counted += numbers
        found += [TopicLine(item.first, unmarked(text.line(item.first)), False) for item in block.list_items]
    if turns >= _MIN_REPEATED and len(counted) == len(found):
        yield from (topic for topic, is_one in zip(found, without_parts(counted), strict=True) if is_one)


def without_parts(numbers: Sequence[int | None]) -> list[bool]:
    """Return which numbers of a list are none of those that begin anew between two that follow each other.

    Where the second of the two may as well count on from those between them, all of them are of one kind.

    >>> without_parts([1, 2, 3, 1, 2, 4]), without_parts([1, 2, 1, 2, 3])
    ([True, True, True, False, False, True], [True, True, True, True, True])
    """
    kept = [True] * len(numbers)
    following = numbers[0] if numbers else None
    at = 0
    while at < len(numbers) and following is not None:
        if numbers[at] == following:
            following += 1
        elif numbers[at] == 1:
            end, count = at, 0
            while end < len(numbers) and numbers[end] in (None, count + 1):
                count += numbers[end] is not None
                end += 1
            if end < len(numbers) and numbers[end] == following and following != count + 1:
                kept[at:end] = [False] * (end - at)
            at = end - 1
        at += 1
    return kept


def _numbers(block: Block, text: SourceText) -> tuple[int, ...]:
    """Return the numbers of a list whose items are numbered, none if it has bullets."""
    marks = [_plain_number().match(text.line(item.first)) for item in block.list_items]
    return tuple(int(mark["number"]) for mark in marks if mark and mark["number"].isdecimal())


@cache
def _plain_number() -> re.Pattern[str]:
    """Return the pattern of a line that begins with a number: `1.`, `2、`, `三、`, `（四）`, `⑤`."""
    number = rf"(?P<number>\d{{1,3}}|[{numerals()}]{{1,3}}|[{CIRCLED}])"
    return re.compile(rf"\s*(?:[(（](?=[^()（）]{{1,3}}[)）]))?{number}(?:(?<=[{CIRCLED}])|、|[.．)）](?!\d))\s*\S")
