"""Finds the lines of a section that serve as headings if its topics have none, and makes sections of them.

Topics are named by lines in bold, by numbered lines (`议题1：…`, `一、…`, `2. …`), by the bullets of a list or by the
rows of a table. Each becomes a section of its own, so that it is an item of the meeting, with all that stands beneath
it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice, pairwise

from bot.minutes.agenda_numbers import names_number
from bot.minutes.bullet_wordings import leads_to_tasks
from bot.minutes.counted_parts import counted_parts
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.label_words import PEOPLE, FieldKind
from bot.minutes.labelled_paragraphs import asked_paragraphs, labelled_paragraphs
from bot.minutes.labels import labels_in
from bot.minutes.list_shapes import beneath_own, is_one_list
from bot.minutes.lists_behind_people import list_behind_people
from bot.minutes.lone_lists import HOLDS_TOPICS
from bot.minutes.marked_lines import MarkedLines
from bot.minutes.model import MeetingDate, Role
from bot.minutes.numbered_lines import counted_between_bullets, numbered_again, numbered_lines
from bot.minutes.plain_lists import plain_list
from bot.minutes.plain_titles import plain_titles
from bot.minutes.repositories import names_one_repository, names_repository, opens_with_ticket
from bot.minutes.role_parts import role_parts
from bot.minutes.roles import HAVE_TASKS
from bot.minutes.section_kinds import names_collection
from bot.minutes.section_roles import MarkedSection
from bot.minutes.sections import BlockKind, Section, clipped
from bot.minutes.shown import shown_text
from bot.minutes.tick_boxes import opens_with_box
from bot.minutes.tickets_beside_topics import with_tickets
from bot.minutes.titled_bullets import hold_titles
from bot.minutes.titles_above_lists import bullets_above_notes, titles_above_lists
from bot.minutes.topic_bullets import TopicBullets
from bot.minutes.topic_cells import topic_cells
from bot.minutes.topic_wording_kinds import TopicLine, WordingKinds
from bot.minutes.topic_wordings import MAX_ROW_CHARACTERS
from bot.minutes.typed_titles import typed_titles
from bot.minutes.written_dates import dates_in
from bot.text import Lines, SourceText

_HEADING = re.compile(r"^ {0,3}#{1,6}\s+\S", re.MULTILINE)
_MIN_TITLES = 3
_HEAD_LINES = 6  # with text, at the top
_MAX_TITLE_LINES = 3  # of what names the meeting
_OF_MEETING = PEOPLE | {FieldKind.DATE}
_DEEPEST = 3  # levels of lines that serve as headings


class TopicLines:
    """The lines of one file that serve as headings."""

    def __init__(self, text: SourceText, kinds: WordingKinds, date: MeetingDate | None, language: str = "") -> None:
        """Take the file's text, what wordings in it are, and the day of the meeting."""
        self._text = text
        self._language = language
        self._kinds = kinds
        self._bullets = TopicBullets(text, kinds, date, language)
        self._marks = MarkedLines(text, kinds, language)

    @cached_property
    def _headings(self) -> int:
        """How many headings with marks the file has."""
        return len(_HEADING.findall(self._text.text))

    def bullets(self, section: Section, *, announces: bool) -> tuple[TopicLine, ...]:
        """Return the bullets of titles; `announces` if the section is one of an agenda."""
        return tuple(self._bullets.find(section, announces))

    def marked(self, section: Section) -> tuple[TopicLine, ...]:
        """Return the lines in bold that are titles."""
        return tuple(self._marks.find(section))

    def rows(self, section: Section) -> Iterator[TopicLine]:
        """Yield the rows of a table that has a column of topics."""
        for row, heading in topic_cells(section, self._text, self._language):
            if any(map(str.isalnum, shown_text(heading))) and len(shown_text(heading)) <= MAX_ROW_CHARACTERS:
                yield TopicLine(row, heading, stands_alone=False)

    def behind_people(self, section: Section) -> tuple[TopicLine, ...]:
        """Return the bullets of titles that stand behind a list of those present."""
        following = list_behind_people(section, self._text, self._language)
        return self.bullets(following, announces=True) if following is not None else ()

    def cut(self, section: Section, depth: int = _DEEPEST, *, announces: bool = False) -> Iterator[Section]:
        """Yield a section, or the pieces that its topic lines cut it into; `announces` if it is one of an agenda."""
        topics = self._topic_lines(section, announces)
        if not topics or depth == 0:
            yield section
            return
        *before, _ = self.cut_at(section, topics[:1])
        yield from before
        pieces = self.pieces(section, topics)
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
            counts_parts = any(counted_parts(piece, self._text, self._language))
            stays = is_one and not (counts_parts or self._holds_titles(piece))
            stays = kind is HeadingKind.COLLECTION and (stays or (alone and names_repository(topic.heading)))
            collects = names_collection(topic.heading, self._language) and self._holds_titles(piece)
            collects = kind is None and (collects or counts_parts)
            if (kind in HOLDS_TOPICS and not stays) or collects:
                holds_all = kind is HeadingKind.AGENDA or (is_lone and is_one_list(piece, self._text))
                yield from self.cut(piece, depth - 1, announces=holds_all)
            else:
                yield piece

    def _holds_titles(self, piece: Section) -> bool:
        """Return whether several lines or bullets beneath a heading stand above a list each: those are the topics."""
        items = [(block, item) for block in piece.blocks for item in block.list_items]
        beneath = beneath_own(piece, items)
        if beneath is not None:
            return hold_titles(beneath, self._text)
        if hold_titles(items, self._text):
            return True
        found = titles_above_lists(piece, self._text, self._kinds, self._language)
        return len(tuple(islice(found, _MIN_TITLES))) == _MIN_TITLES

    def cut_at(self, section: Section, topics: Sequence[TopicLine]) -> tuple[Section, ...]:
        """Return what stands before the first topic line, if anything does, and the pieces from each line on."""
        first = topics[0].line
        before = (clipped(section, Lines(section.lines.first, first - 1)),) if section.lines.first < first else ()
        return (*before, *self.pieces(section, topics))

    def pieces(self, section: Section, topics: Sequence[TopicLine]) -> tuple[Section, ...]:
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
        if behind := self.behind_people(section):
            return behind
        rows, titles = tuple(self.rows(section)), self._without_title(section, self.marked(section))
        if typed := self._typed(section, titles):
            return typed
        if not titles and (again := tuple(numbered_again(section, self._text))):
            return again
        found = self._standing_out(section, rows, titles) or _first_filled(self._above_text(section))
        found = with_tickets(found, section, self._text)
        return self._without_tasks(section, found or _first_filled(self._in_lists(section, rows, announces)))

    def _typed(self, section: Section, titles: tuple[TopicLine, ...]) -> tuple[TopicLine, ...]:
        """Return the titles of a text without marks of Markdown but for its title; `titles` stand out in it."""
        typed = typed_titles(section, self._text, self._kinds, self._language) if self._headings <= 1 else ()
        if not typed or not self._stand_out_above(titles, typed):
            return ()
        return typed if not self._with_tasks(section).holds(typed[0].line) else ()  # "Next steps:"

    def _standing_out(
        self, section: Section, rows: tuple[TopicLine, ...], titles: tuple[TopicLine, ...]
    ) -> tuple[TopicLine, ...]:
        """Return the bold or short lines that are titles; bold ones below a table of topics explain it."""
        titles = rows if rows and titles and rows[-1].line < titles[0].line else titles
        plain = tuple(plain_titles(section, self._text, self._kinds))
        others = {topic.line for topic in titles if not self._kinds.is_label(topic.heading)}
        above = bool(plain) and all(topic.line < plain[0].line for topic in titles)
        return plain if plain and (above or others <= {topic.line for topic in plain}) else titles

    def _above_text(self, section: Section) -> Iterator[Iterable[TopicLine]]:
        """Yield the lines above what was said, the surest kind first."""
        yield counted_parts(section, self._text, self._language)
        yield numbered_lines(section, self._text)
        yield counted_between_bullets(section, self._text)
        yield titles_above_lists(section, self._text, self._kinds, self._language)
        yield bullets_above_notes(section, self._text, self._kinds)

    def _in_lists(
        self, section: Section, rows: tuple[TopicLine, ...], announces: bool
    ) -> Iterator[Iterable[TopicLine]]:
        """Yield the lines that hold what was said too, the surest kind first."""
        # Beneath "Team reports" the label is a team's.
        if heading_kind(section.heading or "", self._language) is not HeadingKind.COLLECTION:
            yield labelled_paragraphs(section, self._text, self._kinds)
        yield self.bullets(section, announces=announces)
        yield rows
        yield numbered_lines(section, self._text, in_lists=True)
        yield asked_paragraphs(section, self._text, self._language)
        yield plain_list(section, self._text, self._kinds, self._language)

    def _without_tasks(self, section: Section, found: tuple[TopicLine, ...]) -> tuple[TopicLine, ...]:
        """Return the lines without those of what was decided or is to do, which may be numbered like topics."""
        if not found:
            return ()
        marked = self._with_tasks(section)
        tasks = self._listed_tasks(section)
        if heading_kind(section.heading or "", self._language) is HeadingKind.NOTES:
            # "TODO Ada to order seeds" among what was noted is to do.
            listed = (part.lines for part in marked.parts if part.role is Role.ACTION)
            tasks |= {lines.first for lines in listed if lines.first == lines.last}
        kept = (one for one in found if one.line not in tasks or opens_with_ticket(one.heading))  # "[Task #51] Hedge"
        return tuple(one for one in kept if not marked.holds(one.line))

    def _with_tasks(self, section: Section) -> MarkedSection:
        """Return what labels make decisions, tasks and open questions in a section."""
        parts = role_parts(section, self._text, self._language, boxes=False)
        return MarkedSection(parts=tuple(part for part in parts if part.label and part.role in HAVE_TASKS))

    def _without_title(self, section: Section, titles: tuple[TopicLine, ...]) -> tuple[TopicLine, ...]:
        """Return the lines that stand out without those that name the meeting: its day or people stand right below."""
        if section.level > 0 or not titles:
            return titles
        lines = (
            number for number in range(section.lines.first, section.lines.last + 1) if self._text.line(number).strip()
        )
        head = tuple(islice(lines, _HEAD_LINES))
        opening = {number for number in head[:_MAX_TITLE_LINES] if number in {topic.line for topic in titles}}
        if not opening or not any(self._tells_of_meeting(number) for number in head if number > max(opening)):
            return titles
        return tuple(topic for topic in titles if topic.line not in opening)

    def _tells_of_meeting(self, number: int) -> bool:
        line = self._text.line(number)[:MAX_ROW_CHARACTERS]
        labels = labels_in(line.strip(), self._language)
        whole = (
            one for one in dates_in(shown_text(line), self._language).dates if one.has_year and one.readings[0].day
        )
        told = (
            label.kind in PEOPLE or any(map(str.isdigit, label.value)) for label in labels if label.kind in _OF_MEETING
        )
        return any(told) or any(whole)

    def _stand_out_above(self, titles: Sequence[TopicLine], typed: Sequence[TopicLine]) -> bool:
        """Return whether lines that stand out are the title above those typed as titles, or numbered parts of these."""
        lines = {topic.line for topic in typed}
        parts = (topic for topic in titles if topic.line > typed[0].line)
        others = [topic for topic in parts if not names_number(topic.heading, self._language)]
        is_apart = not lines & {topic.line for topic in titles}
        return is_apart and len(others) * 2 < len(typed)  # one line in capitals beside all the numbers

    def _listed_tasks(self, section: Section) -> frozenset[int]:
        """Return the lines of boxes right below one that says that tasks or decisions follow: "TODO"."""
        return frozenset(
            item.first
            for before, block in pairwise(section.blocks)
            if before.kind is BlockKind.PARAGRAPH and leads_to_tasks(self._text.line(before.lines.last), self._language)
            for item in block.list_items
            if opens_with_box(self._text.line(item.first))
        )


def _first_filled(kinds: Iterable[Iterable[TopicLine]]) -> tuple[TopicLine, ...]:
    """Return the lines of the first kind that has any."""
    return next(filter(None, map(tuple, kinds)), ())
