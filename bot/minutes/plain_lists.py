"""Finds titles that are listed without any marks, one a line, which a page would run together.

They stand beneath the heading of an agenda or of notes, or behind a line that announces them: "Agenda:".
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.minutes.bullet_wordings import are_remarks, are_turns
from bot.minutes.formal_openings import opens_formality
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.prose import is_date
from bot.minutes.running_text import is_sentence
from bot.minutes.sections import BlockKind, Section
from bot.minutes.shown import shown_text
from bot.minutes.topic_wording_kinds import TopicLine, WordingKinds
from bot.text import Lines, SourceText

_MIN_LINES = 2
_MAX_LINES = 30
_MAX_CHARACTERS = 100  # of a title
_MIN_WRAPPED, _MAX_SHORTER = 50, 15  # width of the longest line of wrapped text, and by how much others fall short
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_KOREAN = re.compile("[\uac00-\ud7af]")
_SENTENCE_END = re.compile(r"[.!]\s|[。！，、；,;]")  # within a line, or at its end


def plain_list(section: Section, text: SourceText, kinds: WordingKinds, language: str) -> tuple[TopicLine, ...]:
    """Return the lines of the paragraph in which a section lists titles, none if there is no such one.

    Formalities among the titles are left out: "Welcome", "Any other business".
    """
    for lines in _candidates(section, text, language):
        wordings = [text.line(number).strip().rstrip("\\").rstrip() for number in range(lines.first, lines.last + 1)]
        if not _are_titles(wordings, kinds, language):
            continue
        return tuple(
            TopicLine(number, wording, stands_alone=False)
            for number, wording in enumerate(wordings, lines.first)
            if not (kinds.is_label(wording) or opens_formality(wording, language))
        )
    return ()


def _candidates(section: Section, text: SourceText, language: str) -> Iterator[Lines]:
    """Yield the lines that may be titles: the first beneath a heading, or those that a line with a colon announces.

    Beneath a heading of notes they are all that stands there, in Korean: others wrap prose.
    """
    written = [block for block in section.blocks if block.kind is not BlockKind.RULE]
    kind = heading_kind(section.heading or "", language)
    if written and written[0].kind is BlockKind.PARAGRAPH:
        lines = written[0].lines
        told = [text.line(number) for number in range(lines.first, lines.last + 1)]
        is_noted = kind is HeadingKind.NOTES and len(written) == 1 and all(map(_KOREAN.search, told))
        is_said = are_turns(told) or are_remarks(told) or any(opens_formality(line, language) for line in told)
        if (kind is HeadingKind.AGENDA and not are_turns(told)) or (is_noted and not is_said):
            yield lines
    for block, following in pairwise((*written, None)):
        if block is None or block.kind is not BlockKind.PARAGRAPH:
            continue
        first = text.line(block.lines.first)
        if not first.rstrip("*_ ").endswith((":", "：")) or heading_kind(first, language) is not HeadingKind.AGENDA:
            continue
        if block.lines.first < block.lines.last:
            yield Lines(block.lines.first + 1, block.lines.last)
        elif following is not None and following.kind is BlockKind.PARAGRAPH:
            yield following.lines


def _are_titles(wordings: Sequence[str], kinds: WordingKinds, language: str) -> bool:
    """Return whether lines are titles, and no running text that is wrapped, no people and nothing that people say."""
    named = [shown_text(wording).strip() for wording in wordings]
    if not _MIN_LINES <= len(named) <= _MAX_LINES or any(len(name) > _MAX_CHARACTERS for name in named):
        return False
    if not all(name and name[0].isalnum() and not name[0].islower() for name in named):
        return False
    widths = [len(name) + len(_UNSPACED.findall(name)) for name in named]
    is_wrapped = max(widths) >= _MIN_WRAPPED and all(width >= max(widths) - _MAX_SHORTER for width in widths[:-1])
    told = sum(_SENTENCE_END.search(name) is not None or is_sentence(name.rstrip("."), language) for name in named)
    if any(is_date(name, language) for name in named):
        return False
    others = sum(kinds.is_person(name) or kinds.is_said(name) or kinds.is_label(name) for name in named)
    return not is_wrapped and 2 * told < len(named) and 2 * others <= len(named)
