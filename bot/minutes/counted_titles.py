"""Finds numbered lines that stand above running text each: the titles of minutes typed without Markdown.

`1. Rents` with what was said right below it, or behind a blank line, is an item of a list to a Markdown parser, and
what is said belongs to the list or stands between lists of one item each.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of
from bot.minutes.agenda_numbers import CIRCLED, ROMAN, chinese_number, counts, numerals
from bot.minutes.formal_openings import opens_formality
from bot.minutes.heading_kinds import heading_kind
from bot.minutes.running_text import is_sentence
from bot.minutes.sections import BlockKind, Section
from bot.minutes.shown import shown_text
from bot.minutes.topic_wording_kinds import TopicLine
from bot.minutes.topic_wordings import before_sentence, title_of, unmarked
from bot.text import Lines, SourceText

_MIN_TITLES = 3
_MIN_FURTHER = 2
_MAX_TITLE = 100  # characters of a title
_SHORT = 45  # characters of a title that a full stop may close
_MIN_TOLD = 25  # characters of running text below a title
_FIRST = (0, 1)
_ONE_LEFT_OUT = 2
_LINES_ABOVE = 3
_MOST_STARTS = 3  # of a list and what it may be counted anew for, that are looked at
_WHOLE = r"\.0(?=\s)"  # "3.0 Reports", above "3.1 Hedge"
_LETTERS = "ABCDEFGH"  # "I." is a Roman number sooner
_APART = r"\s?(?:\.-|[.．:：](?!\d)|[)）、])|\s[–—-]\s"  # what parts a number from a title
_FORMAL = frozenset("壹贰貳叁參参肆伍陆陸柒捌玖拾")  # numerals of the headings above those with 一、
_BULLET = re.compile(r"\s*(?:[-*+•·‣▪●○■□]|\d{1,3}[.)])\s")


class _Counted(NamedTuple):
    """A line that begins with a number."""

    line: int
    value: int
    form: str
    """How the number is written, without its value; titles of one list are written alike."""
    title: str
    """What stands behind the number, as written."""
    opens: bool
    """Whether nothing stands right above it."""


def counted_titles(section: Section, text: SourceText, language: str) -> tuple[TopicLine, ...]:
    """Return the lines that count on and stand above running text, each; none if they are the items of mere lists."""
    counted = tuple(_counted(section, text, language))
    # What stands below a blank line is a title sooner than a number that a line within a paragraph begins with.
    for candidates in ([one for one in counted if one.opens], counted):
        for form in dict.fromkeys(one.form for one in candidates):
            found = _longest([one for one in candidates if one.form == form])
            if len(found) < _MIN_TITLES or _is_introduced(found[0].line, text, language):
                continue
            if _are_titles(found, section, text, language):
                # "Roof." is "Roof" where all titles end like that.
                found += _further(found, candidates)
                closed = sum(one.title.endswith((".", "。")) for one in found) * 2 > len(found)
                return tuple(_topic(one, text, language, closed=closed) for one in found)
    return ()


def _is_introduced(line: int, text: SourceText, language: str) -> bool:
    """Return whether a sentence above a list leads to it: "We agreed on these steps:"; an agenda is called one."""
    lines = (text.line(number).strip() for number in range(line - 1, max(0, line - _LINES_ABOVE), -1))
    above = next(filter(None, lines), "")
    return above.endswith((":", "：")) and heading_kind(above.rstrip(":：*_ "), language) is None


def _further(found: Sequence[_Counted], candidates: Sequence[_Counted]) -> list[_Counted]:
    """Return what is counted anew behind the last title, by another word: "Motion 1" to "Motion 4", then "Report 1"."""
    behind = [
        one for one in candidates if one.line > found[-1].line and one.form[0].isalpha() and one.form != found[0].form
    ]
    counted = _counting_on([one for one in behind if one.form == behind[0].form])
    return counted if len(counted) >= _MIN_FURTHER else []


def _topic(one: _Counted, text: SourceText, language: str, *, closed: bool) -> TopicLine:
    heading = unmarked(text.line(one.line))
    # Numbers that no agenda is asked for by.
    if " I " in one.form or one.form.startswith("§") or one.form.endswith(".0"):
        heading = one.title
    title = before_sentence(one.title, colon=True) if one.title in heading else None
    if title:
        return TopicLine(one.line, heading[: heading.index(one.title)] + title, stands_alone=False)
    if len(one.title) > _MAX_TITLE:
        return TopicLine(one.line, title_of(heading, language), stands_alone=False)
    return TopicLine(one.line, heading.rstrip(".。") if closed else heading, stands_alone=True)


def _counted(section: Section, text: SourceText, language: str) -> Iterator[_Counted]:
    pattern = _numbered(own_language(language))
    for block in section.blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST) or block.verbatim:
            continue
        for number in range(block.lines.first, block.lines.last + 1):
            line = text.line(number)
            match = pattern.match(line[:_MAX_TITLE])
            value = _value(match) if match else None
            if match is None or value is None:
                continue
            opens = number == section.lines.first + section.heading_lines or not text.line(number - 1).strip()
            yield _Counted(number, value, _form(match), line[match.end() :].strip(), opens)


def _longest(candidates: Sequence[_Counted]) -> list[_Counted]:
    """Return the longest run of lines that count on; of two, the later one: an agenda may stand above the notes."""
    starts = [at for at, one in enumerate(candidates) if one.value in _FIRST][:_MOST_STARTS]
    runs = [_counting_on(candidates[start:]) for start in starts]
    return max(reversed(runs), key=len, default=[])


def _counting_on(candidates: Sequence[_Counted]) -> list[_Counted]:
    """Return the lines whose numbers follow each other from the first on; one may be left out."""
    last = {one.value: at for at, one in enumerate(candidates)}
    found: list[_Counted] = []
    for at, one in enumerate(candidates):
        if not found:
            found += [one] if one.value in _FIRST else []
            continue
        step = one.value - found[-1].value
        if step == 1 or (step == _ONE_LEFT_OUT and last.get(one.value - 1, 0) < at):
            found.append(one)
    return found


def _are_titles(found: Sequence[_Counted], section: Section, text: SourceText, language: str) -> bool:
    """Return whether most of the lines name something, and something is said below or behind most of them."""
    short = sum(_is_short(one.title) and not _is_said(one.title, language) for one in found)
    ends = [*(following.line - 1 for _, following in pairwise(found)), section.lines.last]
    told = [
        before_sentence(one.title, colon=True) is not None
        or (one.line < end and _tells(text, Lines(one.line + 1, end)))
        for one, end in zip(found, ends, strict=True)
    ]
    # "肆、臨時動議：無" says all of it in its line, and so does "Adjourned at 9".
    said = sum(
        one.title.partition("：")[2].strip() != "" or (not is_told and opens_formality(one.title, language))
        for one, is_told in zip(found, told, strict=True)
    )
    return short * 3 >= len(found) * 2 and sum(told) * 2 > len(found) - said


def _is_short(title: str) -> bool:
    return len(title) <= _MAX_TITLE or before_sentence(title, colon=True) is not None


def _is_said(title: str, language: str) -> bool:
    """Return whether a line says something rather than names it; a full stop may close a short title."""
    wording = shown_text(title).strip()
    return len(wording) > _SHORT and before_sentence(wording, colon=True) is None and is_sentence(wording, language)


def _tells(text: SourceText, lines: Lines) -> bool:
    """Return whether running text stands in some lines, at the margin."""
    told = (line.strip() for line in text.lines(lines) if line.strip() and not _BULLET.match(line))
    return sum(map(len, told)) >= _MIN_TOLD


def _value(match: re.Match[str]) -> int | None:
    if match["counted"]:
        return counts().get(match["counted"].lower())
    number = (match["labelled"] or match["number"]).upper()
    if number.isdecimal():
        return int(number)
    if number in _LETTERS:
        return _LETTERS.index(number) + 1
    return ROMAN.index(number) if number in ROMAN else chinese_number(number)


def _form(match: re.Match[str]) -> str:
    """Return how a number is written: in words, or in which signs, behind what and before what."""
    if match["counted"]:
        return "in words"
    number = (match["labelled"] or match["number"]).upper()
    styles = (
        ("1", number.isdecimal()),
        ("A", number in _LETTERS),
        ("I", number in ROMAN),
        ("①", number in CIRCLED),
        ("壹", number in _FORMAL),
    )
    style = next((style for style, is_so in styles if is_so), "一")
    before, behind = match["word"] or match["sign"] or "", match["apart"] or match["mark"] or ""
    return f"{before.strip().lower()} {style} {behind.strip()}"


@cache
def _numbered(language: str) -> re.Pattern[str]:
    """Return the pattern of a numbered line: `1. Rents`, `TOP 2: Roof`, `（四）`, `§ 5`, `III.`, `TERCERO.-`."""
    words = any_of(words_for(language).agenda_numbers)
    number = rf"\d{{1,2}}|[{numerals()}]{{1,3}}|[{CIRCLED}]|[IVX]{{1,5}}|(?-i:[{_LETTERS}])"
    # Behind a word nothing but a blank need stand: "Punkt 2 Abrechnung".
    behind_word = rf"(?P<word>{words}\s?#?)(?P<labelled>{number})(?:号|號|호)?(?:議案|议案)?(?P<apart>{_APART}|\s)"
    wide = rf"(?<=[\d{numerals()}])(?:\u3000|  )"
    alone = rf"(?P<sign>[(（]|§\s?)?(?P<number>{number})(?P<mark>(?<=[{CIRCLED}])|{_APART}|{_WHOLE}|{wide})"
    in_words = rf"(?P<counted>{any_of(counts())})(?:\.[\s–—-]{{1,3}}|\)\s)"
    return re.compile(rf"\**(?:{behind_word}|{alone}|{in_words})\**\s*(?=\S)", re.IGNORECASE)
