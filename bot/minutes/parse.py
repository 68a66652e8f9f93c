"""Turns the text of one file into `Minutes`, of one meeting or of several."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.minutes.announced_lines import announced_lines
from bot.minutes.announcements import announcing
from bot.minutes.articles import lies_among_articles
from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.attendees import find_people
from bot.minutes.borrowed_years import with_borrowed_years
from bot.minutes.date_clues import DateClues, Top, clues_of
from bot.minutes.dating import DateReading, settle_dates
from bot.minutes.entries import Part, entries_of, trimmed_end
from bot.minutes.file_titles import file_title, form_sections, title_of_front_matter, title_sections
from bot.minutes.front_matter import FrontMatter, read_front_matter
from bot.minutes.handles import raisers
from bot.minutes.hidden import with_hidden
from bot.minutes.items import Known, item_of
from bot.minutes.languages import language_of
from bot.minutes.led_points import beside, led_points, with_agenda
from bot.minutes.meeting_parts import MeetingPart
from bot.minutes.misplaced_notes import with_notes_beside_agenda
from bot.minutes.model import Item, Minutes
from bot.minutes.owners import owners_of
from bot.minutes.pasted_logs import with_whole_logs
from bot.minutes.permalinks import LinkTemplate
from bot.minutes.problem import Problem
from bot.minutes.publishing_days import with_posting_day, with_publishing_days
from bot.minutes.questions import find_questions
from bot.minutes.running_notes import meetings_in
from bot.minutes.section_kinds import Outline
from bot.minutes.sections import Section, split_sections
from bot.minutes.stated_titles import dated_title, title_labelled
from bot.minutes.tickets_beside_topics import with_ticket_headings
from bot.minutes.topic_finder import TopicFinder
from bot.minutes.topics import ChosenTopics, has_topics, topics_of
from bot.minutes.transcripts import is_transcript
from bot.text import Lines, SourceText


@dataclass(frozen=True, slots=True)
class Parsed:
    """One meeting as read from a file: its minutes, None if there is no text in it, and what is wrong with it."""

    minutes: Minutes | None
    """Dated by what this file alone tells."""
    front_matter: FrontMatter = field(default_factory=FrontMatter)
    sections: tuple[Section, ...] = ()
    outline: Outline = field(default_factory=lambda: Outline((), (), SourceText(""), ""))
    """The sections of the items with what they stand for."""
    clues: DateClues = field(default_factory=DateClues)
    date: DateReading = field(default_factory=lambda: DateReading(None))
    problems: tuple[Problem, ...] = ()

    def dated(self, reading: DateReading) -> "Parsed":
        """Return the same with the date that is read in view of all files."""
        minutes = self.minutes
        if minutes is not None and minutes.date != reading.date:
            minutes = replace(minutes, date=reading.date)
        return replace(self, minutes=minutes, date=reading)


def parse_minutes(text: str, source: str, *, origin: str = "", links: LinkTemplate | None = None) -> Parsed:
    """Return the minutes in `text`, all of it; `source` is the file's path below its source's root, written with `/`.

    Never raises for what stands in the file: whatever is wrong is told in the problems.
    """
    return _Reader.of(text, source, origin, links).whole()


def parse_meetings(
    text: str, source: str, *, origin: str = "", links: LinkTemplate | None = None
) -> tuple[Parsed, ...]:
    """Return the minutes in `text`, one for each meeting: running notes hold several, each under a heading of its date.

    Never raises for what stands in the file: whatever is wrong is told in the problems.
    """
    reader = _Reader.of(text, source, origin, links)
    parts = meetings_in(reader.sections, reader.clues, reader.language, reader.text)
    return tuple(reader.part(part) for part in parts) if parts else (reader.whole(),)


@dataclass(frozen=True, slots=True)
class _Reader:
    """One file on its way to minutes."""

    source: str
    origin: str
    links: LinkTemplate | None
    text: SourceText
    front_matter: FrontMatter
    problems: tuple[Problem, ...]
    sections: tuple[Section, ...]
    language: str
    head: tuple[Section, ...]
    title: str
    clues: DateClues

    @classmethod
    def of(cls, text: str, source: str, origin: str, links: LinkTemplate | None) -> "_Reader":
        """Return a file with what holds for all of it."""
        document = SourceText(text)
        front_matter, problems = read_front_matter(document, source)
        # Whoever writes a comment hides it from the readers of the page, so it is neither searched nor quoted.
        document = with_hidden(document, first_line=front_matter.body_line)
        language = language_of(_stated_language(front_matter), source, text)
        sections = with_whole_logs(split_sections(document, first_line=front_matter.body_line), document, language)
        sections = with_notes_beside_agenda(with_ticket_headings(sections, document, language), language)
        head = title_sections(sections, source, document, language) if sections else ()
        title = file_title(front_matter, head or form_sections(sections, language), source, document, language)
        titled = next((section for section in head if section.heading is not None), None)
        line = titled.lines.first if titled else 0
        others = titled.heading if titled else title_labelled(front_matter, language)
        named = dated_title((title_of_front_matter(front_matter), others), language)
        clues = clues_of(front_matter, named, source, top=Top(sections, document, line), language=language)
        clues = with_borrowed_years(clues, front_matter, document, language)
        if lies_among_articles(source, language):
            clues = with_publishing_days(clues)
        clues = with_posting_day(clues, front_matter, named or "")
        return cls(source, origin, links, document, front_matter, problems, sections, language, head, title, clues)

    def whole(self) -> Parsed:
        """Return the file as the minutes of one meeting."""
        last = self.text.line_count
        if not self.sections or self.text.is_blank(Lines(self.front_matter.body_line, last)):
            return Parsed(None, self.front_matter, self.sections, clues=self.clues, problems=self.problems)
        return self._parsed(self.sections, self.head, self.title, self.clues)

    def part(self, part: MeetingPart) -> Parsed:
        """Return one of several meetings that the file holds."""
        lines = Lines(part.sections[0].lines.first, part.sections[-1].lines.last)
        title = (part.sections[0].heading or self.title) if part.is_titled else self.title
        if self.text.is_blank(Lines(lines.first + part.sections[0].heading_lines, lines.last)):
            return Parsed(None, self.front_matter, part.sections, clues=part.clues, problems=self.problems)
        return self._parsed(part.sections, part.sections[:1], title, part.clues, lines)

    def _parsed(
        self,
        sections: tuple[Section, ...],
        head: tuple[Section, ...],
        title: str,
        clues: DateClues,
        lines: Lines | None = None,
    ) -> Parsed:
        document, language = self.text, self.language
        (reading,) = settle_dates([clues])
        named = find_people(sections, document, language, self.front_matter.values)
        people = AttendeeNames(named.present, language)
        owners = owners_of(sections, document, language)
        url = self.front_matter.string("url", "link", "permalink")
        # The language and who attended are told by the headings alone; what the topics are needs both.
        finder = TopicFinder(document, people, reading.date, language, head[-1] if head else None)
        head, outline = _outline(head, sections[len(head) :], finder)
        below = outline.sections
        sections = (*head, *below)
        opening = [Part(section, _opening(section, document, language), language) for section in head]
        announces = announcing(outline)
        points = led_points(outline, announces, document, named.present)
        raising = raisers([section.heading or "" for section in below], people, language)
        led = {section.lines.first: section.raisers for section in below if section.raisers}
        led |= {point.item.lines.first: point.item.presenters for point in points if point.item.presenters}
        typed = announced_lines(sections, document, people, language)
        known = Known(people, raising, with_agenda(owners, points, typed), led)
        parts = [Part(section, item_of(section, document, known, language), language) for section in below]
        topics = _topics([part.item for part in parts], announces, head, outline, finder)
        minutes = Minutes(
            source=self.source,
            origin=self.origin,
            title=title,
            date=reading.date,
            language=language,
            url=url if url and url.startswith(("https://", "http://")) else None,
            attendees=named.present,
            absent=named.absent,
            items=(*(part.item for part in opening if part.item.questions), *(part.item for part in parts)),
            entries=entries_of(opening, parts, announces, document, people, reading.date),
            text=document,
            lines=lines,
            is_transcript=is_transcript(self.source),
            topics=topics.items,
            headings=topics.headings,
            led=beside(points, owners, [part.item for part in parts]),
            link_template=self.links,
        )
        return Parsed(minutes, self.front_matter, sections, outline, clues, reading, self.problems)


def _stated_language(front_matter: FrontMatter) -> str | None:
    """Return the language that front matter states; `no`, the tag of Norwegian, is read as false in YAML."""
    is_false = any(front_matter.value(key) is False for key in ("language", "lang"))
    return "no" if is_false else front_matter.string("language", "lang")


def _outline(
    head: tuple[Section, ...], below: tuple[Section, ...], finder: TopicFinder
) -> tuple[tuple[Section, ...], Outline]:
    """Return the sections above the items, and those of the items with what they stand for."""
    cut_head, cut = finder.with_topic_lines(head, below)
    outline = finder.outline(cut)
    # What an agenda only announces is no item beside the topics of the notes: such lists stay whole.
    starts = {section.lines.first for section in below}
    announces = announcing(outline)
    announced = {cut[position].lines.first for position in announces} - starts
    if not announced or not has_topics(announces, outline):
        return cut_head, outline
    noted = [
        section.lines.first
        for position, (section, kind) in enumerate(zip(cut, outline.kinds, strict=True))
        if kind is None and position not in announces
    ]
    lists = (section.lines for section in below)
    whole = frozenset(
        run.first
        for run in lists
        if any(run.first < line <= run.last for line in announced)
        and not any(run.first < line <= run.last for line in noted)
    )
    cut_head, cut = finder.with_topic_lines(head, below, uncut=whole)
    return cut_head, finder.outline(cut)


def _topics(
    items: Sequence[Item], announces: frozenset[int], head: Sequence[Section], outline: Outline, finder: TopicFinder
) -> ChosenTopics:
    """Return what sums a meeting up: some of its items, the parts of the only one, or what tables and texts tell of."""
    topics = topics_of(items, announces, outline)
    found = topics.items
    if len(found) <= 1:
        found = finder.summed_up(head, outline) or found
    parts = finder.parts(found[0], outline) if len(found) == 1 else ()
    found = finder.instead_of_discussion(found, outline)
    found = parts or finder.with_notes(found, announces, outline) or finder.told(head, outline)
    return topics if found == topics.items else ChosenTopics(found, ())


def _opening(section: Section, text: SourceText, language: str) -> Item:
    """Return what stands above the agenda as an item without a heading: the title is that of the meeting."""
    lines = Lines(section.lines.first, trimmed_end(section.lines, text))
    questions = find_questions(section, text, language)
    return Item(number=None, heading="", path=(), presenters=(), lines=lines, questions=questions)
