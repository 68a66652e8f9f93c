"""The history of a topic: which meetings touched it, the line of each that says so, and its card."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise

from bot.knowledge.snapshot import Snapshot
from bot.minutes.model import MeetingDate
from bot.minutes.questions import label_end
from bot.replies.cards.answers import unknown_notes
from bot.replies.cards.days import day_of, year_of
from bot.replies.cards.pages import MENU_LIMIT, page_of, turning, year_menu
from bot.replies.cards.passages import location_choice
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.controls.references import Location, location_of
from bot.replies.i18n.wording import Wording
from bot.replies.markdown.headline import headline
from bot.replies.markdown.plain import plain
from bot.replies.model import Block, Fact, Menu, Paragraph, Quotation, Span, Title
from bot.search.model import Mentions
from bot.shortening import ELLIPSIS, pause_before
from bot.text import Lines, fold

_MAX_LOOKED_AT = 20_000
"""Characters of a line among which its words are sought; no line that somebody reads is longer."""
_MAX_LINE_CHARACTERS = 160
"""Characters that are quoted of a line."""
_CHARACTERS_BEFORE = 50
"""Characters that are quoted before the first word of the topic, if the line is longer."""
_GAPS = " ,，、:：；;。"
"""What a piece of a line should not begin with."""
_MAX_LOCATIONS_TRIED = 5
"""Places of a meeting among which one is sought that says a word of the topic, not only its headings."""
_ADDRESS = re.compile(r"https?://\S+|\]\([^\s()]*\)|(?<![\w/.-])(?:[\w-]+(?:\.[\w-]+)+/\S+|/[^\s/]+/\S*)")
"""What says less about a topic than words do, though its name may stand in it."""
_LINKED = re.compile(r"\]\(([^\s()]+)")
_SHOWN_ADDRESS = re.compile(r" \(([^\s()]+)\)")

_MEETINGS_A_PAGE = 6


@dataclass(frozen=True, slots=True)
class TopicMention:
    """Where a meeting touched a topic: the place that says most about it, and one line of that."""

    place: Location
    line: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The meetings that touched a topic."""

    meetings: tuple[tuple[Location, ...], ...]
    """The places of each that mention it, best first; the newest meeting first."""
    mentions: Mentions
    """All that mentions the topic."""

    def touch(self, entries: Sequence[Location]) -> TopicMention:
        """Return what to show of a meeting's places."""
        first, *others = entries[:_MAX_LOCATIONS_TRIED]
        begun = TopicMention(first, _line(first, self.mentions))
        touches = chain((begun,), (TopicMention(place, _line(place, self.mentions)) for place in others))
        return next((touch for touch in touches if any(span.strong for span in touch.line)), begun)


def find_history(known: Snapshot, topic: str, languages: tuple[str, ...]) -> History | None:
    """Return the history of a topic, None for one without a word to look for.

    A meeting belongs to it that holds the words in one passage, corrected where they were mistyped, or other names
    of theirs; that it is about something alike is not enough.
    """
    mentions = known.mentions(topic)
    return History(by_meeting(mentions, languages), mentions) if mentions.has_words else None


def by_meeting(mentions: Mentions, languages: tuple[str, ...]) -> tuple[tuple[Location, ...], ...]:
    """Return the places of every meeting that mentions something, best first; the newest meeting first.

    Of a meeting with several texts, the places are of the text in the reader's language where that mentions it too.
    """
    meetings: dict[str, list[Location]] = {}
    for found in mentions.entries:
        place = location_of(found.meeting, found.minutes, found.entry)
        meetings.setdefault(place.meeting.id, []).append(place)
    earliest = MeetingDate(1, 1)
    ordered = sorted(meetings.values(), key=lambda entries: entries[0].meeting.date or earliest, reverse=True)
    return tuple(tuple(_of_one_text(entries, languages)) for entries in ordered)


def _of_one_text(entries: Sequence[Location], languages: tuple[str, ...]) -> Iterable[Location]:
    wanted = entries[0].meeting.text_for(languages)
    chosen = wanted if any(place.minutes is wanted for place in entries) else entries[0].minutes
    told = entries[0].meeting.told_with(chosen)
    return (place for place in entries if any(place.minutes is text for text in told))


def _line(place: Location, mentions: Mentions) -> tuple[Span, ...]:
    """Return the line of a place that holds most of the words, its matches marked, as it is shown."""
    bodies = _lines(place, place.entry.body) if place.entry else []

    @cache
    def weight(line: str) -> tuple[int, int]:
        count = mentions.counting(line)
        # An address has a slash in it, or a bracket of a link before it.
        has_address = bool(count) and ("/" in line or "](" in line)
        return mentions.counting(_ADDRESS.sub(" ", line)) if has_address else count, count

    # The heading is shown anyway, so it is quoted only if nothing beneath it says a word of the topic.
    says_it = any(weight(line)[1] for line in bodies)
    lines = bodies if says_it else [*bodies, *_lines(place, (place.lines,))]
    if place.entry and place.entry.question:
        lines = _answering(bodies, place) or lines
    return _marked(_by_its_words(max(lines, key=weight, default=place.headline)), mentions)


def _answering(lines: Sequence[str], place: Location) -> list[str]:
    """Return the lines of a question without the one that asks, which stands above, and without their labels."""
    asked = fold(headline(place.headline))
    said = [line[label_end(line, place.minutes.language) :] for line in lines]
    return [line for line in said if line.strip() and fold(headline(line)) != asked]


def _by_its_words(line: str) -> str:
    """Return a line as it is shown, its links by their words alone: there is no room for an address on a line."""
    linked = frozenset(_LINKED.findall(line))
    return _SHOWN_ADDRESS.sub(lambda shown: "" if shown[1] in linked else shown[0], plain(line))


def _lines(place: Location, parts: Iterable[Lines]) -> list[str]:
    """Return the lines of some parts of a place that are not blank."""
    text = place.minutes.text
    lines = (line.strip()[:_MAX_LOOKED_AT] for part in parts for line in text.lines(part))
    return [line for line in lines if line]


def _marked(line: str, mentions: Mentions) -> tuple[Span, ...]:
    marks = mentions.marking(line)
    start, end = _window(line, marks[0].start if marks else 0)
    edges = {start, end, *(edge for mark in marks for edge in mark if start <= edge <= end)}
    spans = (
        Span(line[first:last], strong=any(mark.start <= first < mark.end for mark in marks))
        for first, last in pairwise(sorted(edges))
    )
    cut = (Span(ELLIPSIS),)
    return (*cut[: start > 0], *spans, *cut[: end < len(line)])


def _window(line: str, around: int) -> tuple[int, int]:
    """Return the part of a line to quote: from its beginning if that is near, else from a word before the match."""
    if len(line) <= _MAX_LINE_CHARACTERS:
        return 0, len(line)
    start = 0
    if around > _MAX_LINE_CHARACTERS - _CHARACTERS_BEFORE:
        near = around - _CHARACTERS_BEFORE
        start = pause_before(line, near)
        while start < around and line[start] in _GAPS:
            start += 1
    return start, start + pause_before(line[start:], _MAX_LINE_CHARACTERS)


def topic_blocks(history: History, *, page: int | None, wording: Wording) -> tuple[Block, ...]:
    """Return every meeting that touched a topic, the newest first, one quoted line each."""
    meetings = history.meetings
    count = wording.plural("{count} meeting", "{count} meetings", len(meetings))
    blocks: list[Block] = [Title(wording("{topic}: {count}", topic=headline(history.mentions.topic), count=count))]
    shown = page_of(meetings, page, _MEETINGS_A_PAGE)
    touches = [history.touch(places) for places in shown.items]
    for touch in touches:
        about = headline(touch.place.headline).rstrip(" :：")
        blocks += (
            Fact(day_of(touch.place.meeting, wording), about),
            Quotation(touch.line),
        )
    choices = tuple(location_choice(touch.place, wording) for touch in touches[:MENU_LIMIT])
    blocks.append(Menu(wording("Open a passage"), choices))
    control = ControlAction(Action.TOPIC, text=history.mentions.topic)
    years = [year_of(places[0].meeting) for places in meetings]
    blocks += year_menu(years, shown, _MEETINGS_A_PAGE, control, wording)
    return (*blocks, *turning(shown, control, wording))


def untouched_blocks(topic: str, unknown: Sequence[str], wording: Wording) -> tuple[Block, ...]:
    """Return that no meeting touched a topic."""
    touched = Paragraph(wording("No meeting touched on “{topic}”.", topic=headline(topic)))
    return (touched, *unknown_notes(unknown, wording))
