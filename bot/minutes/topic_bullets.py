"""Finds the bullets of lists that name topics."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.languages.merging import own_language
from bot.minutes.asides import without_aside
from bot.minutes.bullet_levels import without_deeper
from bot.minutes.bullet_wordings import (
    announced_lists,
    are_introduced,
    are_remarks,
    are_turns,
    goes_on,
    repeated_count,
    titles_what_was_decided,
)
from bot.minutes.formal_openings import opens_formality
from bot.minutes.heading_kinds import FORMAL, NOTED, HeadingKind, heading_kind
from bot.minutes.introduced import names_introductions
from bot.minutes.led_bullets import are_led, are_scheduled, is_timed, raisers_of, tickets_among
from bot.minutes.left_blank import ASKING, is_placeholder
from bot.minutes.list_shapes import LOOSE_BULLET, beneath_own, items_inside, loose_bullets
from bot.minutes.lone_lists import HOLDS_TOPICS
from bot.minutes.meeting_titles import names_date
from bot.minutes.model import MeetingDate
from bot.minutes.presenter_words import presenter_words
from bot.minutes.repositories import names_one_repository, names_repository, names_ticket
from bot.minutes.roles import reviews_tasks
from bot.minutes.sections import Block, Section
from bot.minutes.shown import WRITER, shown_text
from bot.minutes.ticket_lists import is_about_ticket, lists_tickets
from bot.minutes.topic_wording_kinds import HANDLE, TopicLine, WordingKinds
from bot.minutes.topic_wordings import MARKER, MAX_BULLET_CHARACTERS, title_of
from bot.text import Lines, SourceText, fold

_TO_HEADING = re.compile(r"\[[^\]]*\]\(#[^)]*\)")  # a line of a table of contents
_TICKET = re.compile(r"(?<!\w)#\d+")
_MAX_OFFICE_WORDS = 3
_SHARE = 3  # of the bullets beneath a lone one, one in so many has others again where it only holds topics
_MIN_PEOPLE = 3  # beneath a bullet, for it to list them
_MIN_ROUND = 3  # bullets in which one after the other speaks
_COLONS = (":", "：")
_MARKS = re.compile(r"[^\w\[(]{0,6}")
_COLON = re.compile(r"\s?[:：]\s+")
_TIMES = re.compile(r"(?:\s?\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?\s?[-–—~]?){1,2}", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[(\[（][^()\[\]（）]{1,40}[)\]）]")
_AT_END = re.compile(r"[(（](?P<name>[^()（）]{1,40})[)）]\s*$")
_RAISER = re.compile(r"\A[(（][^()（）]{1,40}[)）]\s+")
_LINK_ONLY = re.compile(r"\W*(?:https?://\S+\W*)+")


class TopicBullets:
    """Finds those of one file."""

    def __init__(self, text: SourceText, kinds: WordingKinds, date: MeetingDate | None, language: str) -> None:
        """Take the file's text, what tells its wordings, and the day of the meeting."""
        self._text = text
        self._kinds = kinds
        self._date = date
        self._language = language

    def find(self, section: Section, announces: bool) -> Iterator[TopicLine]:
        """Yield the bullets that name topics: any beneath an agenda, elsewhere those with something beneath them."""
        blocks = announced_lists(section, self._text, self._language)
        announces = announces or bool(blocks)
        items = [(block, item) for block in blocks or section.blocks for item in block.list_items]
        if announces and not items:
            items = [(block, item) for block in section.blocks for item in loose_bullets(block, self._text)]
        level = without_deeper(items, self._text)
        level = (beneath_own(section, level) if len(level) == 1 else None) or level
        items = self._behind_head(level)
        kind = heading_kind(section.heading or "", self._language)
        is_collection, is_agenda = kind is HeadingKind.COLLECTION, kind is HeadingKind.AGENDA
        announces_topics = is_agenda or (announces and kind is not HeadingKind.NOTES)
        tickets = self._tickets(section, [item for _, item in items], announces=announces_topics)
        items = [(block, item) for block, item in items if not tickets or item in tickets or items_inside(block, item)]
        if (is_agenda or announces) and len(items) > 1:
            items = self._beneath_parts(items)
        # Beneath a part of an agenda, one bullet with others beneath it is the topic.
        # What a ticket of a repository is about is a topic; what "CI/CD" has beneath it is said of it.
        of_repository = names_repository(section.heading or "")
        is_ticket = bool(items) and self._names_ticket(items[0][1])
        is_filled = announces and len(items) == 1 and bool(items_inside(*items[0]))
        is_point = len(items) == 1 and is_collection and (is_ticket if of_repository else is_filled)
        is_raised = kind is not HeadingKind.NOTES and bool(raisers_of([item for _, item in items], self._text))
        is_led = len(items) == 1 and self._is_led(*items[0])
        if len(items) == 1 and not (is_point or is_raised or is_led) and self._only_holds(*items[0]):
            items = [(block, inner) for block, item in items for inner in items_inside(block, item)] or items
        lines = [self._text.line(item.first) for _, item in items]
        said = sum(map(self._kinds.is_said, lines))
        people = sum(self._kinds.is_person(shown_text(MARKER.sub("", line, count=1))) for line in lines)
        labels = repeated_count(lines)
        # One bullet alone beneath a heading that names something is what is said of it, be it on an agenda.
        on_agenda = any(heading_kind(above, self._language) is HeadingKind.AGENDA for above in section.path)
        lone = len(level) == 1 and is_collection and not (is_point or is_raised) and (on_agenda or not announces)
        # What is written again and again is no topic but a label: "Done:", "Next:".
        spoken = said * 2 > len(items) or (said == len(items) == 0) or (not is_agenda and are_turns(lines))
        # What somebody says in the notes is what is discussed if others answer beneath it.
        spoken = spoken and not (kind in NOTED and self._are_answered(items))
        spoken = spoken or (kind is HeadingKind.NOTES and not tickets and are_remarks(lines))
        # Behind the hours stands who presents what, not who says something: "12:10–12:20 Ada - The hose".
        spoken = spoken and not are_scheduled([item for _, item in items], self._text)
        handles = sum(HANDLE.fullmatch(shown_text(MARKER.sub("", line, count=1)).strip()) is not None for line in lines)
        names = max(people, labels) * 2 > len(items) or handles * 2 >= len(items) > 0
        if lone or spoken or names or (not blocks and are_introduced(section, self._text, self._language)):
            return
        if not (announces or tickets or is_point or is_raised or self._are_titles(items)):
            return
        yield from self._with_whole_labels(self._topics(items, is_titled=kind is None))

    def _tickets(self, section: Section, items: Sequence[Lines], *, announces: bool) -> frozenset[Lines]:
        """Return the bullets that are topics because they are about tickets, none if the others are as good."""
        tickets = tickets_among(items, self._text, announces=announces)
        if tickets or not lists_tickets(section, items, self._text, self._language):
            return tickets
        return frozenset(item for item in items if is_about_ticket(self._text.line(item.first)))

    def _topics(self, items: Sequence[tuple[Block, Lines]], *, is_titled: bool) -> list[TopicLine]:
        """Return the topics that bullets name, but for those that ask for more; `is_titled` if a title stands above."""
        asking = [item for _, item in items if ASKING.fullmatch(self._wording(item))]
        # One in italics among others asks for more: "_add yours above_".
        asking = asking if len(asking) * _SHARE <= len(items) else []
        # Beneath a title, a number alone is that of a ticket which only its community knows.
        asking += [item for _, item in items if is_titled and shown_text(self._wording(item)).strip().isdecimal()]
        topics = [
            self._of_item(block, one, raisers)
            for block, item in items
            for one, raisers in self._behind_name(block, item)
            if one not in asking and not self._is_round(block, one)
        ]
        return [topic for topic in topics if topic]

    def _behind_name(self, block: Block, item: Lines) -> list[tuple[Lines, tuple[str, ...]]]:
        """Return a bullet, or those beneath it with who raises them if it says nothing else: "[Ada]"."""
        name = shown_text(self._wording(item)).strip(" []():：")
        inside = items_inside(block, item) if self._kinds.is_known(name) else ()
        return [(one, (name.lstrip("@"),)) for one in inside] or [(item, ())]

    def _with_whole_labels(self, topics: Sequence[TopicLine]) -> Iterator[TopicLine]:
        """Yield topics, those that share what stands before their colon with all their wording: "Proposal: a hose"."""
        labels = [_COLON.split(fold(shown_text(topic.heading)))[0].strip() for topic in topics]
        times = Counter(labels)
        for topic, label in zip(topics, labels, strict=True):
            is_label = times[label] > 1
            whole = LOOSE_BULLET.sub("", MARKER.sub("", self._text.line(topic.line), count=1)).strip()
            yield topic._replace(heading=whole) if is_label else topic

    def _are_answered(self, items: Sequence[tuple[Block, Lines]]) -> bool:
        """Return whether most bullets have others beneath them."""
        return sum(bool(items_inside(block, item)) for block, item in items) * 2 > len(items)

    def _is_round(self, block: Block, item: Lines) -> bool:
        """Return whether a label has nothing beneath it but what one after the other tells: "What we work on:"."""
        if not self._wording(item).rstrip("*_ ").endswith(_COLONS):
            return False
        inside = [self._text.line(one.first) for one in items_inside(block, item)]
        return len(inside) >= _MIN_ROUND and all(map(self._kinds.is_said, inside))

    def _behind_head(self, items: Sequence[tuple[Block, Lines]]) -> list[tuple[Block, Lines]]:
        """Return the bullets behind those that tell who was there and in what office: "Host: Ada", "Attendees:"."""
        found = list(items)
        for number, (block, item) in enumerate(items):
            if self._is_formality(block, item) or self._lists_people(block, item) or self._names_attendee(block, item):
                found = list(items[number + 1 :])
            elif not self._names_holder(block, item):
                break
        return found

    def _is_formal(self, wording: str) -> bool:
        if is_about_ticket(wording):  # "#12 DOC: name the hose"
            return False
        is_ticket = names_ticket(shown_text(wording).strip())
        wording = self._without_time(_RAISER.sub("", wording))  # "5m: Break", "(Ada) Approval of the minutes"
        is_label = self._kinds.is_label(wording) or self._kinds.is_tagged(wording)
        before, dash, _ = shown_text(wording).partition(" - ")  # "Introductions & check-in - Name, affiliation"
        is_label |= bool(dash) and self._kinds.is_label(before) and names_introductions(before, self._language)
        return is_label or (opens_formality(wording, self._language) and not is_ticket)

    def _lists_people(self, block: Block, item: Lines) -> bool:
        """Return whether a bullet has people beneath it: "Guests of the hedge:", "Roll call of the gardeners"."""
        inside = [self._wording(one) for one in items_inside(block, item)]
        people = sum(map(self._is_person, inside))
        if self._wording(item).rstrip("*_ ").endswith(_COLONS):
            return people == len(inside) > 0
        return people >= _MIN_PEOPLE and people * 2 > len(inside)

    def _names_attendee(self, block: Block, item: Lines) -> bool:
        """Return whether a bullet is nothing but the name of somebody who was there."""
        return not items_inside(block, item) and self._kinds.is_known(shown_text(self._wording(item)).strip())

    def _names_holder(self, block: Block, item: Lines) -> bool:
        """Return whether a bullet says who holds an office: "Bosun: Ada Byron"."""
        label, _, name = shown_text(self._wording(item)).partition(":")
        short = len(label.split()) <= _MAX_OFFICE_WORDS
        return short and not items_inside(block, item) and self._is_person(name)

    def _is_person(self, name: str) -> bool:
        return self._kinds.is_person(without_aside(shown_text(name).replace("~~", "")))

    def _only_holds(self, block: Block, item: Lines) -> bool:
        """Return whether a bullet names no topic itself: it names the notes, their date, or what is further divided."""
        if self._names_part(item) or names_date(self._wording(item), self._date, self._language):
            return True
        inside = items_inside(block, item)
        return sum(bool(items_inside(block, inner)) for inner in inside) * _SHARE >= len(inside) > 0

    def _names_part(self, item: Lines) -> bool:
        """Return whether a bullet is worded like the heading of a part of the minutes."""
        return heading_kind(self._wording(item), self._language) in HOLDS_TOPICS

    def _beneath_parts(self, items: Sequence[tuple[Block, Lines]]) -> list[tuple[Block, Lines]]:
        """Return the bullets of an agenda; in the place of one that names a part those beneath it: "Proposals"."""
        wordings = [self._wording(item) for _, item in items]
        alone = names_one_repository(wordings)
        times = Counter(map(fold, wordings))
        parts = [
            self._names_part(item) and times[fold(wording)] == 1 and not (alone and names_repository(wording))
            for (_, item), wording in zip(items, wordings, strict=True)
        ]
        # "Announcements" beside many topics is one of them.
        topics = sum(not self._is_formality(*one) for one in items) - sum(parts)
        filled = sum(is_part and bool(items_inside(*one)) for one, is_part in zip(items, parts, strict=True))
        if filled <= topics > 0:
            return list(items)
        return [
            (block, one)
            for (block, item), is_part in zip(items, parts, strict=True)
            for one in (items_inside(block, item) if is_part and not self._reviews_tasks(item) else ()) or (item,)
        ]

    def _is_formality(self, block: Block, item: Lines) -> bool:
        """Return whether a bullet is one, and no title of what was decided beneath it: "Resolution: a new hose"."""
        return self._is_formal(self._wording(item)) and not self._is_decided(block, item)

    def _reviews_tasks(self, item: Lines) -> bool:
        """Return whether a bullet is a part about what was to be done since the last meeting: no topic of this one."""
        return self._names_part(item) and reviews_tasks(self._wording(item), self._language)

    def _is_decided(self, block: Block, item: Lines) -> bool:
        """Return whether a bullet names behind a label what was decided beneath it."""
        inside = [self._wording(one) for one in items_inside(block, item)]
        return titles_what_was_decided(self._wording(item), inside, self._language)

    def _is_led(self, block: Block, item: Lines) -> bool:
        """Return whether a bullet tells how long its topic takes or who leads it, and names no part of the minutes.

        Whoever leads all of a meeting is named above bullets that have others beneath them again.
        """
        leader = _AT_END.search(self._wording(item))
        inside = items_inside(block, item)
        divided = sum(bool(items_inside(block, one)) for one in inside)
        is_led = leader is not None and self._kinds.is_person(leader["name"].strip(" @")) and divided * 2 <= len(inside)
        names_part = heading_kind(without_aside(shown_text(self._wording(item))), self._language) is not None
        return (is_led or is_timed(self._text.line(item.first), self._language)) and not names_part

    def _names_ticket(self, item: Lines) -> bool:
        return _TICKET.search(shown_text(self._wording(item))) is not None

    def _wording(self, item: Lines) -> str:
        return MARKER.sub("", self._text.line(item.first), count=1)

    def _are_titles(self, items: Sequence[tuple[Block, Lines]]) -> bool:
        """Return whether most bullets are short and have others beneath them."""
        lines = [item for _, item in items]
        if are_led(lines, self._text, self._language) or are_scheduled(lines, self._text):
            return True
        with_notes = [item for block, item in items if items_inside(block, item) or goes_on(item, self._text)]
        short = [item for item in with_notes if len(shown_text(self._text.line(item.first))) <= MAX_BULLET_CHARACTERS]
        return len(items) >= 2 and len(short) * 2 >= len(items)

    def _without_time(self, wording: str) -> str:
        """Return a bullet without the time before its topic: "<= 15m: Hose" without all up to the blank."""
        start = _MARKS.match(wording)
        time = presenter_words(own_language(self._language)).time.match(wording, start.end() if start else 0)
        colon = _COLON.match(wording, time.end()) if time else None
        return wording[colon.end() :] if colon else wording

    def _of_item(self, block: Block, item: Lines, raisers: tuple[str, ...]) -> TopicLine | None:
        number = item.first
        line = self._text.line(number)
        wording = LOOSE_BULLET.sub("", MARKER.sub("", line, count=1)).strip()
        shown = shown_text(wording).strip()
        more = self._wraps(number) or bool(items_inside(block, item))
        is_link = _LINK_ONLY.fullmatch(shown) is not None and not more
        is_blank = is_placeholder(wording, self._language) or is_link
        is_none = is_blank or self._is_formality(block, item) or self._reviews_tasks(item)
        if is_none or _TO_HEADING.fullmatch(wording):
            return None
        # What stands before a colon is no title if it only says how long the topic takes.
        title = title_of(wording, self._language) if self._without_time(wording) == wording else wording
        is_time = _TIMES.fullmatch(shown_text(title)) is not None
        if is_time and (title == wording or heading_kind(wording[len(title) :], self._language) in FORMAL):
            return None  # "12:30 - 13:30: Lunch"
        title = wording if is_time or heading_kind(title, self._language) or self._kinds.is_label(title) else title
        name = shown_text(title).strip()
        is_led = title != wording and (
            WRITER.search(wording) or _IN_BRACKETS.fullmatch(name) or self._kinds.is_person(without_aside(name))
        )
        return TopicLine(number, wording if is_led else title, stands_alone=False, raisers=raisers)

    def _wraps(self, number: int) -> bool:
        """Return whether the wording of a bullet goes on in the next line."""
        following = self._text.line(number + 1) if number < self._text.line_count else ""
        return any(map(str.isalnum, following)) and MARKER.match(following) is None and following[:1].isspace()
