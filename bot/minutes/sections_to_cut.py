"""Decides which sections are cut at the lines that serve as headings in them, since no heading names their topics.

These are sections of notes and agendas (`## Agenda`, `## 会议纪要`) that have no deeper headings, or fewer than
bullets; a summary, if nothing else holds topics; and what stands above all headings.
"""

import re
from collections.abc import Iterator, Mapping, Set
from functools import cached_property
from itertools import islice

from bot.minutes.agenda_numbers import without_number
from bot.minutes.alike_titles import letters_of
from bot.minutes.asides import without_aside
from bot.minutes.bullet_wordings import announced_lists
from bot.minutes.heading_kinds import FORMAL, NOTED, HeadingKind, says_only_discussed
from bot.minutes.list_shapes import bullet_count, is_one_list
from bot.minutes.lone_lists import HOLDS_TOPICS, holds_the_notes, lists_titles, what_is_written
from bot.minutes.model import Role
from bot.minutes.numbered_lines import counted_between_bullets
from bot.minutes.roles import role_of
from bot.minutes.running_text import is_sentence
from bot.minutes.section_kinds import Outline, is_one_of_topics, lies_in_topic
from bot.minutes.section_shapes import beneath, says
from bot.minutes.sections import Section
from bot.minutes.shown import shown_text
from bot.minutes.topic_cells import tells_what_was_discussed
from bot.minutes.topic_lines import TopicLines
from bot.minutes.topic_wording_kinds import WordingKinds

_MIN_BULLETS = 3  # above one deeper heading
_MIN_MARKED = 2  # lines in bold above one deeper heading
_NUMBER = re.compile(r"\s{0,3}(\d{1,3})[.)]\s")
_MAX_AGENDAS = 20  # whose points are looked at
_MAX_TITLE = 60  # characters of the title of a topic; what is longer, numbered as it is, tells of it
_MIN_BESIDE = 2  # topics within the same one, for a discussion beside them to say more of them
_FAR_MORE = 2  # times as many bullets above all headings as there are of these


class SectionsToCut:
    """The sections of a file's items, with which of them are cut."""

    def __init__(self, outline: Outline, lines: TopicLines, wordings: WordingKinds) -> None:
        """Take the sections with what they stand for, the lines that serve as headings, and what wordings are."""
        self._sections, self._kinds, self._text, self._language = outline
        self._lines = lines
        self._wordings = wordings
        self._written = what_is_written(self._sections, self._kinds, self._text, self._language)
        self._on_agenda = tuple(
            one
            for position, kind in enumerate(self._kinds)
            if kind is HeadingKind.AGENDA
            for one in (position, *beneath(position, self._sections))
        )
        self._announced = frozenset(self._on_agenda)

    @property
    def on_agenda(self) -> Iterator[Section]:
        """The sections of agendas with those beneath them."""
        return (self._sections[one] for one in self._on_agenda)

    def is_cut(self, position: int) -> bool:
        """Return whether a section is cut: it holds topics, and no deeper headings name them."""
        section, kind = self._sections[position], self._kinds[position]
        if not self._holds_topics(section, kind) or self._goes_on_discussing(position):
            return False
        if kind is HeadingKind.NOTES and (self._answers_by_number(section) or self._is_part_of_topics(position)):
            return False
        deeper = beneath(position, self._sections)
        # "Discussion" beneath an agenda tells nothing of what was on it.
        holding = () if kind is HeadingKind.AGENDA else HOLDS_TOPICS
        headed = sum(self._kinds[one] is None or self._kinds[one] in holding for one in deeper)
        # One heading beneath many bullets is no reason to leave those out; nor are fewer headings than bullets.
        collects_more = kind is HeadingKind.COLLECTION and bullet_count(section) > headed
        # Those who came are listed at the head of the notes, though their heading is deeper than that of an agenda.
        lists_more = kind is HeadingKind.AGENDA and bullet_count(section) > headed
        collects_more |= lists_more and not any(self._kinds[one] in FORMAL for one in deeper)
        return headed == 0 or (collects_more if headed > 1 else self._holds_several(section))

    def _is_part_of_topics(self, position: int) -> bool:
        """Return whether notes lie in a topic, as notes of the same name lie in another one: "### Notes" in each."""
        section = self._sections[position]
        if not lies_in_topic(position, self._sections, self._kinds):
            return False
        paths = self._places_of_notes[letters_of(section.heading)]
        return len(paths) > 1 or section.path not in paths

    @cached_property
    def _places_of_notes(self) -> Mapping[str, Set[tuple[str, ...]]]:
        """The paths beneath which notes of each name stand, by its letters."""
        found: dict[str, set[tuple[str, ...]]] = {}
        for section, kind in zip(self._sections, self._kinds, strict=True):
            if kind is HeadingKind.NOTES:
                found.setdefault(letters_of(section.heading), set()).add(section.path)
        return found

    def _answers_by_number(self, section: Section) -> bool:
        """Return whether notes are sentences numbered as the points of an agenda are: these name the topics."""
        answers = self._numbered(section)
        told = [line for line in answers.values() if is_sentence(line, self._language) or len(line) > _MAX_TITLE]
        if len(answers) <= 1 or len(told) * 2 <= len(answers):
            return False
        return any(answers.keys() <= one for one in self._points)

    @cached_property
    def _points(self) -> frozenset[frozenset[str]]:
        """The numbers of the points of each agenda."""
        numbered = (self._numbered(one) for one in islice(self.on_agenda, _MAX_AGENDAS))
        return frozenset(frozenset(one) for one in numbered if one)

    def _numbered(self, section: Section) -> dict[str, str]:
        """Return the first lines of the items of a section's first list by their numbers, none if it has bullets."""
        first = next((block for block in section.blocks if block.list_items), None)
        lines = [self._text.line(item.first) for item in first.list_items] if first else []
        found = [match for line in lines if (match := _NUMBER.match(line))]
        return {
            match[1]: shown_text(match.string[match.end() :]).strip() for match in found if len(found) == len(lines)
        }

    def _goes_on_discussing(self, position: int) -> bool:
        """Return whether a discussion stands beside topics with notes, within the same one: it says more of them."""
        heading = self._sections[position].heading or ""
        is_discussion = says_only_discussed(heading, self._language) and position not in self._announced
        if not is_discussion or not lies_in_topic(position, self._sections, self._kinds):
            return False
        path = self._sections[position].path
        beside = (
            kind is None and section.path == path and section.heading_lines > 0 and says(section, self._text)
            for section, kind in zip(self._sections, self._kinds, strict=True)
        )
        return sum(beside) >= _MIN_BESIDE

    def announces(self, position: int) -> bool:
        """Return whether the list of a section that is cut is one of titles: an agenda, or all that was noted."""
        section, kind = self._sections[position], self._kinds[position]
        on_agenda = position in self._announced
        if on_agenda and kind is HeadingKind.COLLECTION:
            on_agenda = not is_one_of_topics(position, self._sections, self._kinds, self._text)
        if on_agenda or holds_the_notes(section, kind, self._written, self._text):
            return True
        if self._is_summary(section) and is_one_list(section, self._text):
            return True
        is_discussion = says_only_discussed(section.heading or "", self._language)
        is_discussion = is_discussion and not lies_in_topic(position, self._sections, self._kinds)
        return is_discussion and lists_titles(section, self._text)

    def opens_with_topics(self, section: Section) -> bool:
        """Return whether the notes stand above all headings, in the section there.

        No other section can hold any topic, or the headings are far fewer than the bullets above them.
        """
        return all(
            (kind is not None and kind not in HOLDS_TOPICS)
            or role_of(below.heading or "", self._language)
            or not any(map(str.isalnum, "".join(self._text.lines(below.lines))))
            for below, kind in zip(self._sections, self._kinds, strict=True)
        ) or self._has_far_more(section)

    def _holds_topics(self, section: Section, kind: HeadingKind | None) -> bool:
        # What is to do, and what was decided, are no topics; a summary holds them if nothing else does.
        role = role_of(section.heading or "", self._language)
        holds = kind in HOLDS_TOPICS and role is None
        # A table behind them may tell what was discussed.
        behind = section.blocks[1:] if role is not None else ()
        holds = holds or any(tells_what_was_discussed(one, self._text, self._language) for one in behind)
        return holds or self._is_summary(section) or (kind in FORMAL and self._holds_topics_too(section))

    def _is_summary(self, section: Section) -> bool:
        """Return whether a section is a summary, in minutes of which no other part holds topics."""
        is_one = role_of(section.heading or "", self._language) is Role.SUMMARY
        return is_one and not any(self._written.texts[other] for other in (None, *HOLDS_TOPICS))

    def _has_far_more(self, section: Section) -> bool:
        """Return whether the section above all headings is one list of far more bullets than there are headings."""
        parts = [one for one in self._sections if role_of(one.heading or "", self._language) is None]
        enough = max(_MIN_BULLETS, _FAR_MORE * len(parts))
        if not parts or any(kind in HOLDS_TOPICS for kind in self._kinds) or bullet_count(section) < enough:
            return False
        titles = [without_aside(shown_text(topic.heading)) for topic in self._lines.bullets(section, announces=True)]
        return is_one_list(section, self._text) and sum(not self._wordings.is_person(one) for one in titles) >= enough

    def _holds_several(self, section: Section) -> bool:
        """Return whether there are several bullets, or lines in bold: one heading beneath them is one more topic."""
        return bullet_count(section) >= _MIN_BULLETS or len(self._lines.marked(section)) >= _MIN_MARKED

    def _holds_topics_too(self, section: Section) -> bool:
        """Return whether topics stand beneath a formality: "Agenda" is a mere line below the heading of the writer.

        What a timetable lists is announced only, if there is an agenda or notes beside it.
        """
        noted = (position for position, kind in enumerate(self._kinds) if kind in NOTED)
        if any(self._written.texts[kind] for kind in NOTED) or any(beneath(one, self._sections) for one in noted):
            return False
        if announced_lists(section, self._text, self._language) or any(self._lines.rows(section)):
            return True
        if self._lines.behind_people(section):
            return True
        counted = counted_between_bullets(section, self._text)
        titles = [shown_text(without_number(topic.heading, self._language)).strip() for topic in counted]
        return sum(map(self._wordings.is_person, titles)) * 2 < len(titles)
