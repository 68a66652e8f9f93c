"""Finds paragraphs that begin with what they are about: "Budget: the shed costs more.", "Q: Who pays?"."""

import re
from collections.abc import Iterator

from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.questions import find_questions
from bot.minutes.sections import BlockKind, Section
from bot.minutes.shown import shown_text
from bot.minutes.topic_wording_kinds import TopicLine, WordingKinds
from bot.text import SMALL, SourceText, fold

_LABEL = re.compile(r"(?P<label>[^:：]{2,60})(?:[:：](?:\*\*|__)|(?:\*\*|__)?(?::\s|：|:$))")
_SMALL_WORD = re.compile(rf"(?<!\w)[{SMALL}]+(?!\w)")
_MOST_AROUND = 5  # paragraphs above and below
_MIN_LABELLED = 3  # paragraphs; fewer may be anything


def labelled_paragraphs(section: Section, text: SourceText, kinds: WordingKinds) -> Iterator[TopicLine]:
    """Yield the paragraphs that begin with a label of their own, if nearly all of a section do.

    Neither who speaks nor what names a part of the minutes is such a label, and none stands twice.
    """
    paragraphs = [block for block in section.blocks if block.kind is BlockKind.PARAGRAPH]
    found: list[TopicLine] = []
    doubtful: list[TopicLine] = []  # "Burns Supper" looks like somebody's name
    for block in paragraphs:
        line = text.line(block.lines.first)
        label = _LABEL.match(line.strip())
        name = shown_text(label["label"]).strip(" *_") if label else ""
        if label is None or ". " in name or "://" in name or kinds.is_known(name) or kinds.is_label(name):
            continue
        is_doubtful = kinds.is_person(name) or kinds.is_said(line)
        topic = TopicLine(block.lines.first, label["label"].strip(" *_"), stands_alone=False)
        (doubtful if is_doubtful else found).append(topic)
    small = frozenset(_SMALL_WORD.findall(text.text)) if doubtful else frozenset()
    doubtful = [topic for topic in doubtful if _has_small_word(topic.heading, small)]
    is_typed = section.level <= 1  # a text without headings, or with its title alone
    found = sorted((*found, *doubtful)) if is_typed and len(found) > len(doubtful) else found
    names = {fold(shown_text(topic.heading)) for topic in found}
    # "Done last week:" introduces what follows, and says nothing itself.
    told = sum(not text.line(topic.line).rstrip("*_ ").endswith((":", "：")) for topic in found)
    # Above them stand when and where it was, below them who signed.
    within = [block for block in paragraphs if found and found[0].line <= block.lines.first <= found[-1].line]
    within = within if is_typed and len(paragraphs) - len(within) <= max(_MOST_AROUND, len(within)) else paragraphs
    are_most = told * 2 > len(found) and len(found) * 4 >= len(within) * 3
    if len(found) >= _MIN_LABELLED and len(names) == len(found) and are_most:
        yield from found


def _has_small_word(label: str, small: frozenset[str]) -> bool:
    """Return whether a word of a label is one of those that the text has in small letters, as hardly any name is."""
    return any(word.lower() in small for word in shown_text(label).split() if word.isalpha())


def asked_paragraphs(section: Section, text: SourceText, language: str) -> Iterator[TopicLine]:
    """Yield the questions that paragraphs of the notes begin with, if there are several: "Q: Who has the key?"."""
    if heading_kind(section.heading or "", language) is not HeadingKind.NOTES:
        return
    starts = {block.lines.first for block in section.blocks if block.kind is BlockKind.PARAGRAPH}
    asked = [one for one in find_questions(section, text, language) if one.lines.first in starts]
    if len(asked) >= _MIN_LABELLED:
        yield from (TopicLine(one.lines.first, one.text, stands_alone=False) for one in asked)
