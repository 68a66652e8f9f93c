"""Finds the lines that serve as headings where minutes have none for their topics, and makes sections of them.

Beneath a heading that names no topic (`## Agenda`, `## 会议纪要`), or in a file without headings, topics are named by
lines in bold, by numbered lines (`议题1：…`, `一、…`, `2. …`), by the bullets of a list or by the rows of a table. Each
becomes a section of its own, so that it is an item of the meeting, with all that stands beneath it.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from bot.minutes.agenda_numbers import without_number
from bot.minutes.alike_titles import letters_of
from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.bullet_wordings import announced_lists
from bot.minutes.heading_kinds import HeadingKind, heading_kind, says_only_discussed
from bot.minutes.labelled_paragraphs import asked_paragraphs, labelled_paragraphs
from bot.minutes.led_bullets import without_aside
from bot.minutes.list_shapes import bullet_count, is_one_list
from bot.minutes.lone_lists import HOLDS_TOPICS, holds_the_notes, lists_titles, what_is_written
from bot.minutes.marked_lines import MarkedLines
from bot.minutes.model import Item, MeetingDate, Role
from bot.minutes.numbered_lines import counted_between_bullets, numbered_lines
from bot.minutes.pasted_logs import with_tickets
from bot.minutes.plain_titles import plain_titles
from bot.minutes.repeated_titles import logged_topics, points_of, repeated_titles
from bot.minutes.repositories import names_one_repository, names_repository
from bot.minutes.role_parts import role_parts
from bot.minutes.roles import role_of
from bot.minutes.section_kinds import Outline, beneath, is_one_of_topics, kinds_of, lies_in_topic
from bot.minutes.section_roles import HAVE_TASKS, MarkedSection
from bot.minutes.sections import Section, clipped
from bot.minutes.shown import shown_text
from bot.minutes.titled_rows import titled_rows
from bot.minutes.titles_above_lists import titles_above_lists
from bot.minutes.told_paragraphs import told_paragraphs
from bot.minutes.topic_bullets import TopicBullets
from bot.minutes.topic_cells import topic_cells
from bot.minutes.topic_wording_kinds import TopicLine, WordingKinds
from bot.minutes.topic_wordings import (
    MAX_ROW_CHARACTERS,
)
from bot.text import Lines, SourceText

_FORMAL = (HeadingKind.LOGISTICS, HeadingKind.ATTENDEES)
_DEEPEST = 3  # levels of lines that serve as headings
_MIN_BULLETS = 3  # above one deeper heading
_FAR_MORE = 2  # times as many bullets above all headings as there are of these
_MIN_REPEATED = 2  # times that somebody's name stands alone in a line before it is known for a speaker's


class TopicFinder:
    """Finds the topic lines of one file."""

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
        self._kinds = WordingKinds(people, language)
        self._bullets = TopicBullets(text, self._kinds, date, language)
        self._marks = MarkedLines(text, self._kinds, language)

    def with_topic_lines(
        self, head: Sequence[Section], below: Sequence[Section], *, uncut: Container[int] = ()
    ) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
        """Return the sections above the items and those of the items, cut in pieces if their topics have no headings.

        Together they hold the same lines in the same order. Topics are looked for above the items only if no other
        section can have any. `uncut` holds the first lines of sections that stay whole.
        """
        kinds = self._kinds_of(below)
        found: list[Section] = []
        holds_none = (
            (kind is not None and kind not in HOLDS_TOPICS)
            or role_of(section.heading or "", self._language)
            or not any(map(str.isalnum, "".join(self._text.lines(section.lines))))
            for section, kind in zip(below, kinds, strict=True)
        )
        if head and (all(holds_none) or self._opens_with_topics(head[-1], below, kinds)):
            *above, last = head
            opening, *found = self._cut(last, announces=is_one_list(last, self._text))
            if opening.heading == last.heading:
                head = (*above, opening)
            else:
                head, found = tuple(above), [opening, *found]
        written = what_is_written(below, kinds, self._text, self._language)
        points = points_of(self._on_agenda(below, kinds), self._text, self._language)
        agenda_ends = -1
        for position, (section, kind) in enumerate(zip(below, kinds, strict=True)):
            deeper = beneath(position, below)
            if kind is HeadingKind.AGENDA:
                agenda_ends = max(agenda_ends, deeper.stop - 1)
            # "Discussion" beneath an agenda tells nothing of what was on it.
            holding = () if kind is HeadingKind.AGENDA else HOLDS_TOPICS
            headed = sum(kinds[one] is None or kinds[one] in holding for one in deeper)
            # One heading beneath many bullets is no reason to leave those out; nor are fewer headings than bullets.
            collects_more = kind is HeadingKind.COLLECTION and bullet_count(section) > headed
            # Those who came are listed at the head of the notes, though their heading is deeper than that of an agenda.
            lists_more = kind is HeadingKind.AGENDA and bullet_count(section) > headed
            collects_more |= lists_more and not any(kinds[one] in _FORMAL for one in deeper)
            has_headings = headed > 0 and not (collects_more if headed > 1 else self._holds_several(section))
            # What is to do, and what was decided, are no topics; a summary holds them if nothing else does.
            role = role_of(section.heading or "", self._language)
            is_summary = role is Role.SUMMARY and not any(written.texts[other] for other in (None, *HOLDS_TOPICS))
            holds = is_summary or (kind in HOLDS_TOPICS and role is None)
            holds = holds or (kind in _FORMAL and self._holds_topics_too(section))
            cut = holds and not has_headings and section.lines.first not in uncut
            announces = position <= agenda_ends
            if announces and kind is HeadingKind.COLLECTION:
                announces = not is_one_of_topics(position, below, kinds, self._text)
            announces = announces or (cut and holds_the_notes(section, kind, written, self._text))
            announces = announces or (cut and is_summary and is_one_list(section, self._text))
            is_discussion = cut and says_only_discussed(section.heading or "", self._language)
            is_discussion = is_discussion and not lies_in_topic(position, below, kinds)
            announces = announces or (is_discussion and lists_titles(section, self._text))
            logged = logged_topics(section, points, self._text) if kind is HeadingKind.NOTES and cut else ()
            pieces = tuple(self._cut(section, announces=announces)) if cut and not logged else (section,)
            if pieces == (section,) and kind is HeadingKind.NOTES:
                logged = logged or repeated_titles(section, points, self._text)
            found += self._at(section, logged) if logged else pieces
        return tuple(head), tuple(found)

    def _opens_with_topics(
        self, section: Section, below: Sequence[Section], kinds: Sequence[HeadingKind | None]
    ) -> bool:
        """Return whether the notes stand above the headings, for these are far fewer than the bullets above them."""
        parts = [
            one for one, kind in zip(below, kinds, strict=True) if role_of(one.heading or "", self._language) is None
        ]
        enough = max(_MIN_BULLETS, _FAR_MORE * len(parts))
        if not parts or any(kind in HOLDS_TOPICS for kind in kinds) or bullet_count(section) < enough:
            return False
        titles = [without_aside(shown_text(topic.heading)) for topic in self._bullets.find(section, announces=True)]
        return is_one_list(section, self._text) and sum(not self._kinds.is_person(one) for one in titles) >= enough

    def _holds_several(self, section: Section) -> bool:
        """Return whether there are several bullets, or lines in bold: one heading beneath them is one more topic."""
        return bullet_count(section) >= _MIN_BULLETS or len(list(self._marks.find(section))) >= _MIN_REPEATED

    def _holds_topics_too(self, section: Section) -> bool:
        """Return whether topics stand beneath a formality: "Agenda" is a mere line below the heading of the writer."""
        if announced_lists(section, self._text, self._language) or any(self._rows(section)):
            return True
        counted = counted_between_bullets(section, self._text)
        titles = [shown_text(without_number(topic.heading, self._language)).strip() for topic in counted]
        return sum(map(self._kinds.is_person, titles)) * 2 < len(titles)

    def parts(self, topic: Item, outline: Outline) -> tuple[Item, ...]:
        """Return the bullets that the one topic of a meeting consists of, none if they are not of titles each."""
        section = next((one for one in outline.sections if one.lines.first == topic.lines.first), None)
        # What stands beneath a number of the agenda is said of it.
        is_asked = topic.heading.rstrip("*_ ").endswith(("?", "？"))  # what stands beneath answers it
        if section is None or not section.heading_lines or topic.number is not None or is_asked:
            return ()
        found = tuple(self._bullets.find(section, announces=False))
        if len(found) < _MIN_BULLETS:
            return ()
        pieces = self._pieces(section, found)
        return tuple(Item(None, one.heading or "", one.path, (), one.lines, ()) for one in pieces)

    def told(self, head: Sequence[Section], outline: Outline) -> tuple[Item, ...]:
        """Return what the paragraphs of minutes tell of, for those in which nothing else names a topic.

        Those of the notes come first, then those of an agenda, and then what stands above all headings.
        """
        for holding in ((HeadingKind.NOTES, HeadingKind.COLLECTION), (HeadingKind.AGENDA,)):
            found = [
                topic
                for section, kind in zip(outline.sections, outline.kinds, strict=True)
                if kind in holding and role_of(section.heading or "", self._language) is None
                for topic in told_paragraphs(section, self._text, self._kinds, self._language)
            ]
            if found:
                return tuple(found)
        return told_paragraphs(head[-1], self._text, self._kinds, self._language) if head else ()

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
        return letters_of(section.heading) == letters_of(title.heading) != ""

    def _names_speaker(self, section: Section) -> bool:
        return self._kinds.is_known(shown_text(section.heading or "").strip())

    def _cut(self, section: Section, depth: int = _DEEPEST, *, announces: bool = False) -> Iterator[Section]:
        """Yield a section, or the pieces that its topic lines cut it into; `announces` if it is one of an agenda."""
        topics = self._topic_lines(section, announces)
        if not topics or depth == 0:
            yield section
            return
        *before, _ = self._at(section, topics[:1])
        yield from before
        pieces = self._pieces(section, topics)
        alone = names_one_repository([topic.heading for topic in topics])
        kinds = [heading_kind(topic.heading, self._language) for topic in topics]
        # "Discussion" beside formalities alone holds all that was discussed.
        is_lone = sum(kind is None or kind in HOLDS_TOPICS for kind in kinds) == 1
        # "Announcements" beside topics is one of them.
        filled = [
            kind
            for piece, kind in zip(pieces, kinds, strict=True)
            if any(any(map(str.isalnum, line)) for line in islice(self._text.lines(piece.lines), 1, None))
        ]
        is_one = filled.count(HeadingKind.COLLECTION) <= filled.count(None) > 0
        for topic, piece, kind in zip(topics, pieces, kinds, strict=True):
            stays = kind is HeadingKind.COLLECTION and (is_one or (alone and names_repository(topic.heading)))
            if kind in HOLDS_TOPICS and not stays:
                holds_all = kind is HeadingKind.AGENDA or (is_lone and is_one_list(piece, self._text))
                yield from self._cut(piece, depth - 1, announces=holds_all)
            else:
                yield piece

    def _at(self, section: Section, topics: Sequence[TopicLine]) -> tuple[Section, ...]:
        """Return what stands before the first topic line, if anything does, and the pieces from each line on."""
        first = topics[0].line
        before = (clipped(section, Lines(section.lines.first, first - 1)),) if section.lines.first < first else ()
        return (*before, *self._pieces(section, topics))

    @staticmethod
    def _on_agenda(below: Sequence[Section], kinds: Sequence[HeadingKind | None]) -> Iterator[Section]:
        """Yield the sections of agendas with those beneath them."""
        for position, kind in enumerate(kinds):
            if kind is HeadingKind.AGENDA:
                yield from (below[one] for one in (position, *beneath(position, below)))

    def _pieces(self, section: Section, topics: Sequence[TopicLine]) -> tuple[Section, ...]:
        """Return what stands from each topic line to the next one as a section of its own."""
        path = (*section.path, section.heading) if section.heading else section.path
        ends = [*(following.line - 1 for _, following in pairwise(topics)), section.lines.last]
        return tuple(
            replace(
                clipped(section, Lines(topic.line, last), heading_lines=int(topic.stands_alone)),
                heading=topic.heading,
                level=section.level + 1,
                path=path,
                raisers=topic.raisers,
            )
            for topic, last in zip(topics, ends, strict=True)
        )

    def _topic_lines(self, section: Section, announces: bool) -> tuple[TopicLine, ...]:
        rows, titles = tuple(self._rows(section)), tuple(self._marks.find(section))
        # Bold lines below a table of topics explain it.
        titles = rows if rows and titles and rows[-1].line < titles[0].line else titles
        plain = tuple(plain_titles(section, self._text, self._kinds))
        others = {topic.line for topic in titles if not self._kinds.is_label(topic.heading)}
        titles = plain if plain and others <= {topic.line for topic in plain} else titles
        found = (
            titles or tuple(numbered_lines(section, self._text)) or tuple(counted_between_bullets(section, self._text))
        )
        above = found or tuple(titles_above_lists(section, self._text, self._kinds, self._language))
        found = with_tickets(above, section, self._text)
        # Beneath "Team reports" the label is a team's.
        if not found and heading_kind(section.heading or "", self._language) is not HeadingKind.COLLECTION:
            found = tuple(labelled_paragraphs(section, self._text, self._kinds))
        found = found or tuple(self._bullets.find(section, announces)) or rows
        found = found or tuple(numbered_lines(section, self._text, in_lists=True))
        found = found or tuple(asked_paragraphs(section, self._text, self._language))
        # What was decided or is to do may be numbered like topics.
        parts = role_parts(section, self._text, self._language, boxes=False) if found else ()
        marked = MarkedSection(parts=tuple(part for part in parts if part.label and part.role in HAVE_TASKS))
        return tuple(topic for topic in found if not marked.holds(topic.line))

    def _rows(self, section: Section) -> Iterator[TopicLine]:
        """Yield the rows of a table that has a column of topics."""
        for row, heading in topic_cells(section, self._text, self._language):
            if any(map(str.isalnum, shown_text(heading))) and len(shown_text(heading)) <= MAX_ROW_CHARACTERS:
                yield TopicLine(row, heading, stands_alone=False)
