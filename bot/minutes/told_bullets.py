"""Finds the bullets of minutes that nothing calls topics: if nothing else names any, each tells of one."""

from itertools import pairwise

from bot.minutes.asides import without_aside
from bot.minutes.bullet_wordings import are_remarks, are_turns, leads_to_tasks, repeated_count
from bot.minutes.entries import trimmed_end
from bot.minutes.label_words import PEOPLE
from bot.minutes.labels import labels_in
from bot.minutes.led_bullets import tells_from_when_to_when
from bot.minutes.left_blank import ASKING, is_placeholder
from bot.minutes.list_shapes import LIST_MARK, is_one_list
from bot.minutes.model import Item
from bot.minutes.prose import introduces
from bot.minutes.running_text import is_sentence
from bot.minutes.sections import Block, BlockKind, Section
from bot.minutes.shown import shown_text
from bot.minutes.speakers import names_speaker
from bot.minutes.tick_boxes import opens_with_box
from bot.minutes.told_paragraphs import first_sentence, tells
from bot.minutes.topic_wording_kinds import WordingKinds
from bot.minutes.topic_wordings import title_of
from bot.text import Lines, SourceText

_MIN_BULLETS = 2
_MAX_BULLETS = 15  # of one section; with more it is a transcript, or an article
_MAX_PARAGRAPHS = 1  # beside the bullets; more of them have a list beneath each, or tell of more themselves
_SHARE = 0.25  # of the text that stands in bullets, at least; with less they are a list in a report


def told_bullets(section: Section, text: SourceText, kinds: WordingKinds, language: str) -> tuple[Item, ...]:
    """Return what the bullets of a section tell of, none if most are formalities or what somebody says.

    Those of what is to do, or was decided, are left out.
    """
    lists = [
        block
        for before, block in pairwise((None, *section.blocks))
        if block is not None and block.list_items and not (before and _leads_elsewhere(before, text, language))
    ]
    items = [item for block in lists for item in block.list_items]
    if len(items) >= 2 * _MAX_BULLETS:  # most of them would have to tell of one each
        return ()
    lines = [text.line(item.first) for item in items]
    wordings = [LIST_MARK.sub("", line).strip() for line in lines]
    if are_turns(lines) or are_remarks(lines) or repeated_count(wordings) > 1:
        return ()
    found = [
        (item, wording)
        for item, line, wording in zip(items, lines, wordings, strict=True)
        if not (opens_with_box(line) or tells_from_when_to_when(line)) and _tells(wording, kinds, language)
    ]
    paragraphs = [block for block in section.blocks if block.kind is BlockKind.PARAGRAPH]
    told = sum(tells(text.line(block.lines.first), kinds, language) for block in paragraphs)
    if told > _MAX_PARAGRAPHS or not _MIN_BULLETS <= len(found) <= _MAX_BULLETS:
        return ()
    if len(found) * 2 <= len(items) or not is_one_list(section, text, _SHARE):
        return ()
    path = (*section.path, section.heading) if section.heading else section.path
    return tuple(
        Item(None, _heading(wording, language), path, (), Lines(item.first, trimmed_end(item, text)), ())
        for item, wording in found
    )


def _leads_elsewhere(block: Block, text: SourceText, language: str) -> bool:
    """Return whether a paragraph says that its list is of tasks or people, or of what one sentence counts up."""
    line = text.line(block.lines.last)
    labels = labels_in(" ".join(line.split()), language)
    is_counted = introduces(line) and is_sentence(shown_text(line).strip(" *_:："), language)
    return leads_to_tasks(line, language) or any(one.kind in PEOPLE for one in labels) or is_counted


def _tells(wording: str, kinds: WordingKinds, language: str) -> bool:
    shown = shown_text(wording)
    name = without_aside(shown).partition(",")[0].partition("@")[0].strip()
    is_said = kinds.is_said(wording) or names_speaker(shown) or kinds.is_person(name)
    is_open = ASKING.fullmatch(wording) is not None or is_placeholder(wording, language)
    return not (is_said or is_open) and tells(wording, kinds, language)


def _heading(wording: str, language: str) -> str:
    title = title_of(wording, language)
    return title if title != wording else first_sentence(wording)
