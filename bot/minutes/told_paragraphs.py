"""Finds the paragraphs of minutes that are prose: if nothing else names a topic, each tells of one."""

import re

from bot.minutes.bullet_wordings import repeated_count
from bot.minutes.entries import trimmed_end
from bot.minutes.formal_openings import opens_formality
from bot.minutes.heading_kinds import heading_kind
from bot.minutes.label_words import PEOPLE, label_kind
from bot.minutes.labels import labels_in
from bot.minutes.left_blank import is_placeholder
from bot.minutes.link_marks import LINK
from bot.minutes.model import Item
from bot.minutes.prose import is_date
from bot.minutes.sections import BlockKind, Section
from bot.minutes.shown import shown_text
from bot.minutes.speakers import names_speaker
from bot.minutes.topic_wording_kinds import WordingKinds
from bot.text import Lines, SourceText

_MAX_PARAGRAPHS = 15  # of one section; with more it is a transcript, or an article
_MIN_CHARACTERS = 4
_MIN_BESIDE_LINK = 60  # characters; with fewer beside it, a line only tells where something is
_MAX_CHARACTERS = 200  # of a sentence that names a topic
_SENTENCE = re.compile(r".{4,200}?(?:[.!?](?=\s)|[。！？])")
_LABEL = re.compile(r"(?P<label>[^:：]{1,60})[:：]")
_PARTS = re.compile(r"[,，、;；/]")


def told_paragraphs(section: Section, text: SourceText, kinds: WordingKinds, language: str) -> tuple[Item, ...]:
    """Return what the paragraphs of a section tell of, by their first sentences, each up to the next one that does.

    Formalities tell nothing, nor do links and pictures, lists of people, and what somebody says; and nothing is told
    of if there are too many paragraphs.
    """
    paragraphs = [block for block in section.blocks if block.kind is BlockKind.PARAGRAPH]
    lines = [(block.lines.first, text.line(block.lines.first)) for block in paragraphs]
    told = [(number, line) for number, line in lines if not (kinds.is_said(line) or names_speaker(shown_text(line)))]
    speakers = sum(kinds.calls(shown_text(line).strip(" *_:：")) for _, line in lines)
    turns = repeated_count([line for _, line in lines])  # "**Ada**" again and again
    if len(lines) > _MAX_PARAGRAPHS or len(told) * 2 <= len(lines) or max(speakers, turns) > 1:
        return ()
    first_sentences = [(number, first_sentence(line)) for number, line in told if tells(line, kinds, language)]
    topics = [(number, heading) for number, heading in first_sentences if not is_placeholder(heading, language)]
    ends = [*(number - 1 for number, _ in topics[1:]), section.lines.last] if topics else []
    path = (*section.path, section.heading) if section.heading else section.path
    return tuple(
        Item(None, heading, path, (), Lines(number, trimmed_end(Lines(number, end), text)), ())
        for (number, heading), end in zip(topics, ends, strict=True)
    )


def first_sentence(line: str) -> str:
    """Return the first sentence of a line, all of it if none ends there."""
    sentence = _SENTENCE.match(line.strip())
    return sentence.group() if sentence else line.strip()


def tells(line: str, kinds: WordingKinds, language: str) -> bool:
    """Return whether a line says something: it is no formality, no link, no label and no list of people."""
    shown = shown_text(LINK.sub("", line)).strip(" *_")
    if len(shown) < _MIN_BESIDE_LINK and LINK.search(line):  # "Slides are available [here](…)"
        return False
    label = _LABEL.match(shown)
    parts = [part.strip() for part in _PARTS.split(shown)]
    return (
        sum(map(str.isalpha, shown)) >= _MIN_CHARACTERS
        and not shown.endswith((",", "，"))  # "Dear all,"
        and heading_kind(line, language) is None
        and not any(one.kind in PEOPLE for one in labels_in(" ".join(line[:_MAX_CHARACTERS].split()), language))
        and not kinds.is_label(line)
        and not (label and (label_kind(label["label"], language) or kinds.is_label(label["label"])))
        and not opens_formality(line, language)
        and not is_date(shown, language)
        and not 2 * sum(map(kinds.is_person, parts)) > len(parts)
    )
