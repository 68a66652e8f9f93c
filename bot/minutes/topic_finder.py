"""Finds the topics of minutes that no heading names.

Beneath a heading that names no topic (`## Agenda`, `## 会议纪要`), or in a file without headings, lines serve as
headings: the sections that hold such lines are cut at them. Where no line names a topic, paragraphs or tables may tell
of it.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from bot.minutes.agenda_numbers import without_number
from bot.minutes.asides import without_aside
from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.file_titles import names_title_again
from bot.minutes.handles import raisers
from bot.minutes.heading_kinds import HeadingKind, heading_kind, says_only_discussed
from bot.minutes.list_shapes import is_one_list
from bot.minutes.model import Item, MeetingDate, Role
from bot.minutes.presenters import presenters_of
from bot.minutes.repeated_titles import logged_topics, points_of, repeated_titles
from bot.minutes.roles import role_of
from bot.minutes.section_kinds import Outline, kinds_of
from bot.minutes.section_shapes import beneath
from bot.minutes.sections import BlockKind, Section
from bot.minutes.sections_to_cut import SectionsToCut
from bot.minutes.shown import shown_text
from bot.minutes.titled_rows import titled_rows
from bot.minutes.told_bullets import told_bullets
from bot.minutes.told_paragraphs import told_paragraphs
from bot.minutes.topic_lines import TopicLines
from bot.minutes.topic_wording_kinds import WordingKinds
from bot.text import SourceText

_MIN_BULLETS = 3  # that one topic consists of
_MOSTLY = 0.6  # of the text of a discussion, at least, stands in the bullets that are listed in its place
_SHARE = 0.3  # of the text beneath the one topic, at least, stands in the bullets that are its parts
_OPENING_LINK = re.compile(r"\s*[-*+]\s+\[[^\[\]]{4,300}\]\(")
_MIN_REPEATED = 2  # headings that name speakers


class TopicFinder:
    """Finds the topics of one file that no heading names."""

    def __init__(
        self,
        text: SourceText,
        people: AttendeeNames,
        date: MeetingDate | None,
        language: str = "",
        title: Section | None = None,
    ) -> None:
        """Take the file's text, who attended the meeting, its day, and the section that names it."""
        self._text = text
        self._date = date
        self._title = title
        self._language = language
        self._people = people
        self._kinds = WordingKinds(people, language, text)
        self._lines = TopicLines(text, self._kinds, date, language)

    def with_topic_lines(
        self, head: Sequence[Section], below: Sequence[Section], *, uncut: Container[int] = ()
    ) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
        """Return the sections above the items and those of the items, cut in pieces if their topics have no headings.

        Together they hold the same lines in the same order. Topics are looked for above the items only if no other
        section can have any. `uncut` holds the first lines of sections that stay whole.
        """
        outline = self.outline(below)
        sections = SectionsToCut(outline, self._lines, self._kinds)
        found: list[Section] = []
        if head and sections.opens_with_topics(head[-1]):
            *above, last = head
            opening, *found = self._lines.cut(last, announces=is_one_list(last, self._text))
            if opening.heading == last.heading:
                head = (*above, opening)
            else:
                head, found = tuple(above), [opening, *found]
        points = points_of(sections.on_agenda, self._text, self._language)
        for position, (section, kind) in enumerate(zip(below, outline.kinds, strict=True)):
            is_cut = section.lines.first not in uncut and sections.is_cut(position)
            logged = logged_topics(section, points, self._text) if kind is HeadingKind.NOTES and is_cut else ()
            pieces: tuple[Section, ...] = (section,)
            if is_cut and not logged:
                pieces = tuple(self._lines.cut(section, announces=sections.announces(position)))
            if pieces == (section,) and kind is HeadingKind.NOTES:
                logged = logged or repeated_titles(section, points, self._text)
            found += self._lines.cut_at(section, logged) if logged else pieces
        return tuple(head), tuple(found)

    def parts(self, topic: Item, outline: Outline) -> tuple[Item, ...]:
        """Return the bullets that the one topic of a meeting consists of, none if they are not of titles each."""
        section = next((one for one in outline.sections if one.lines.first == topic.lines.first), None)
        # What stands beneath a number of the agenda is said of it.
        is_asked = topic.heading.rstrip("*_ ").endswith(("?", "？"))  # what stands beneath answers it
        if section is None or not section.heading_lines or topic.number is not None or is_asked:
            return ()
        if not is_one_list(section, self._text, _SHARE):  # running text with a list in it is about the one topic
            return ()
        # A flat list of links beneath the only heading is that of what was shown there.
        items = section.blocks[0].list_items if len(section.blocks) == len(outline.sections) == 1 else ()
        are_links = bool(items) and all(_OPENING_LINK.match(self._text.line(item.first)) for item in items)
        found = self._lines.bullets(section, announces=are_links)
        if len(found) < _MIN_BULLETS:
            return ()
        pieces = self._lines.pieces(section, found)
        return self._presented([Item(None, one.heading or "", one.path, (), one.lines, ()) for one in pieces])

    def _presented(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """Return items that no heading names with who presents them by their wordings."""
        raising = raisers([item.heading for item in items], self._people, self._language)
        return tuple(
            replace(item, presenters=presenters_of(item.heading, (), self._people, self._language, raisers=raising))
            for item in items
        )

    def told(self, head: Sequence[Section], outline: Outline) -> tuple[Item, ...]:
        """Return what the bullets or paragraphs of minutes tell of, for those in which nothing else names a topic.

        Those of the notes come first, then those of an agenda, then those of a summary, and then what stands above all
        headings.
        """
        roles = [role_of(section.heading or "", self._language) for section in outline.sections]
        kinds = [kind if role is None else role for kind, role in zip(outline.kinds, roles, strict=True)]
        for holding in ((HeadingKind.NOTES, HeadingKind.COLLECTION), (HeadingKind.AGENDA,), (Role.SUMMARY,)):
            sections = [one for one, kind in zip(outline.sections, kinds, strict=True) if kind in holding]
            if found := tuple(topic for section in sections for topic in self._told_in(section)):
                return found
        return self._told_in(head[-1]) if head else ()

    def instead_of_discussion(self, topics: Sequence[Item], outline: Outline) -> tuple[Item, ...]:
        """Return the topics with what bullets tell of in the place of each that is only called "Discussion"."""
        sections = {section.lines.first: section for section in outline.sections if section.heading_lines}
        found: list[Item] = []
        for topic in topics:
            section = sections.get(topic.lines.first)
            # An item of the agenda is more than what is said of the topics beside it.
            title = without_number(without_aside(topic.heading), self._language)
            is_counted = len(topics) == 1 or title != without_aside(topic.heading)
            is_discussion = is_counted and says_only_discussed(title, self._language)
            told = self._told_by_bullets(section) if section and is_discussion and self._is_one_list(section) else ()
            are_titles = 2 * sum(one.heading.lstrip("*_ ")[:1].islower() for one in told) < len(told)
            found += told if are_titles else (topic,)
        return tuple(found)

    def _is_one_list(self, section: Section) -> bool:
        """Return whether a section is no transcript, in which a list stands below each who speaks."""
        paragraphs = sum(block.kind is BlockKind.PARAGRAPH for block in section.blocks)
        return paragraphs <= 1 and is_one_list(section, self._text, _MOSTLY)

    def _told_by_bullets(self, section: Section) -> tuple[Item, ...]:
        return self._presented(told_bullets(section, self._text, self._kinds, self._language))

    def with_notes(self, topics: Sequence[Item], announces: Container[int], outline: Outline) -> tuple[Item, ...]:
        """Return the topics with what bullets of the notes above tell of, if there is only one: "Plans for next week".

        No topic lies within the notes then.
        """
        if len(topics) != 1:
            return tuple(topics)
        start = topics[0].lines.first
        notes = [
            section
            for position, section in enumerate(outline.sections)
            if section.heading_lines
            and section.lines.last < start
            and heading_kind(section.heading or "", self._language) is HeadingKind.NOTES
            and position not in announces
            and role_of(section.heading or "", self._language) is None
            and not any(outline.sections[one].lines.first == start for one in beneath(position, outline.sections))
        ]
        return (*(topic for section in notes for topic in self._told_by_bullets(section)), *topics)

    def _told_in(self, section: Section) -> tuple[Item, ...]:
        return self._told_by_bullets(section) or told_paragraphs(section, self._text, self._kinds, self._language)

    def summed_up(self, head: Sequence[Section], outline: Outline) -> tuple[Item, ...]:
        """Return what a table above all items, in a summary or in the notes sums up."""
        summing = [
            section
            for section, kind in zip(outline.sections, outline.kinds, strict=True)
            if role_of(section.heading or "", self._language) is Role.SUMMARY
            or (kind is HeadingKind.NOTES and role_of(section.heading or "", self._language) is None)
        ]
        return titled_rows((*head, *summing), self._text, self._kinds)

    def outline(self, sections: Sequence[Section]) -> Outline:
        """Return some of the file's sections with what they stand for."""
        return Outline(sections, self._kinds_of(sections), self._text, self._language)

    def _kinds_of(self, sections: Sequence[Section]) -> tuple[HeadingKind | None, ...]:
        """Return what each section stands for; beneath headings that name who reports, it is noted what they did."""
        kinds = tuple(
            HeadingKind.NOTES if kind is None and self._is_title_again(section) else kind
            for section, kind in zip(sections, kinds_of(sections, self._text, self._date, self._language), strict=True)
        )
        speaking = {
            position
            for position, (section, kind) in enumerate(zip(sections, kinds, strict=True))
            if kind is None and section.heading_lines and self._names_speaker(section)
        }
        headed = sum(
            bool(section.heading_lines) and kind is None for section, kind in zip(sections, kinds, strict=True)
        )
        if len(speaking) < _MIN_REPEATED or len(speaking) * 2 < headed:
            return kinds
        return tuple(HeadingKind.NOTES if position in speaking else kind for position, kind in enumerate(kinds))

    def _is_title_again(self, section: Section) -> bool:
        """Return whether a heading is the title once more: the notes stand beneath it."""
        title = self._title
        if title is None or not title.heading or not 0 < section.level <= title.level or not section.heading_lines:
            return False
        return names_title_again(title.heading, section.heading or "", self._language)

    def _names_speaker(self, section: Section) -> bool:
        return self._kinds.is_known(shown_text(section.heading or "").strip())
