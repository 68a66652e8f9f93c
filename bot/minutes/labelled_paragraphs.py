"""Finds paragraphs that begin with what they are about: "Budget: the shed costs more.", "Q: Who pays?"."""

import re
from collections.abc import Iterator

from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.questions import find_questions
from bot.minutes.sections import BlockKind, Section
from bot.minutes.shown import shown_text
from bot.minutes.topic_wording_kinds import TopicLine, WordingKinds
from bot.text import SourceText, fold

_LABEL = re.compile(r"(?P<label>[^:：]{2,60})(?:[:：](?:\*\*|__)|(?:\*\*|__)?(?::\s|：|:$))")
_MIN_LABELLED = 3  # paragraphs; fewer may be anything


def labelled_paragraphs(section: Section, text: SourceText, kinds: WordingKinds) -> Iterator[TopicLine]:
    """Yield the paragraphs that begin with a label of their own, if nearly all of a section do.

    Neither who speaks nor what names a part of the minutes is such a label, and none stands twice.
    """
    paragraphs = [block for block in section.blocks if block.kind is BlockKind.PARAGRAPH]
    found: list[TopicLine] = []
    for block in paragraphs:
        line = text.line(block.lines.first)
        label = _LABEL.match(line.strip())
        name = shown_text(label["label"]).strip(" *_") if label else ""
        if label and not (kinds.is_person(name) or kinds.is_said(line) or kinds.is_label(name)) and "://" not in name:
            found.append(TopicLine(block.lines.first, label["label"].strip(" *_"), stands_alone=False))
    names = {fold(shown_text(topic.heading)) for topic in found}
    # "Done last week:" introduces what follows, and says nothing itself.
    told = sum(not text.line(topic.line).rstrip("*_ ").endswith((":", "：")) for topic in found)
    are_most = told * 2 > len(found) and len(found) * 4 >= len(paragraphs) * 3
    if len(found) >= _MIN_LABELLED and len(names) == len(found) and are_most:
        yield from found


def asked_paragraphs(section: Section, text: SourceText, language: str) -> Iterator[TopicLine]:
    """Yield the questions that paragraphs of the notes begin with, if there are several: "Q: Who has the key?"."""
    if heading_kind(section.heading or "", language) is not HeadingKind.NOTES:
        return
    starts = {block.lines.first for block in section.blocks if block.kind is BlockKind.PARAGRAPH}
    asked = [one for one in find_questions(section, text, language) if one.lines.first in starts]
    if len(asked) >= _MIN_LABELLED:
        yield from (TopicLine(one.lines.first, one.text, stands_alone=False) for one in asked)
