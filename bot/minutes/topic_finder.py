"""Finds the topics of minutes that no heading names.

Beneath a heading that names no topic (`## Agenda`, `## 会议纪要`), or in a file without headings, lines serve as
headings: the sections that hold such lines are cut at them. Where no line names a topic, paragraphs or tables may tell
of it.
"""

from collections.abc import Container, Sequence

from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.file_titles import names_title_again
from bot.minutes.heading_kinds import HeadingKind
from bot.minutes.list_shapes import is_one_list
from bot.minutes.model import Item, MeetingDate, Role
from bot.minutes.repeated_titles import logged_topics, points_of, repeated_titles
from bot.minutes.roles import role_of
from bot.minutes.section_kinds import Outline, kinds_of
from bot.minutes.sections import Section
from bot.minutes.sections_to_cut import SectionsToCut
from bot.minutes.shown import shown_text
from bot.minutes.titled_rows import titled_rows
from bot.minutes.told_bullets import told_bullets
from bot.minutes.told_paragraphs import told_paragraphs
from bot.minutes.topic_lines import TopicLines
from bot.minutes.topic_wording_kinds import WordingKinds
from bot.text import SourceText

_MIN_BULLETS = 3  # that one topic consists of
_SHARE = 0.3  # of the text beneath the one topic, at least, stands in the bullets that are its parts
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
        found = self._lines.bullets(section, announces=False)
        if len(found) < _MIN_BULLETS:
            return ()
        pieces = self._lines.pieces(section, found)
        return tuple(Item(None, one.heading or "", one.path, (), one.lines, ()) for one in pieces)

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

    def _told_in(self, section: Section) -> tuple[Item, ...]:
        listed = told_bullets(section, self._text, self._kinds, self._language)
        return listed or told_paragraphs(section, self._text, self._kinds, self._language)

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
