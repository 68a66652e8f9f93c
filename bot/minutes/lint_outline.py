"""Tells what is wrong in the outline of minutes: numbers of agenda items, levels of headings, empty parts."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from bot.minutes.agenda_numbers import agenda_number, last_agenda_number
from bot.minutes.heading_kinds import heading_kind
from bot.minutes.labels import labels_in
from bot.minutes.model import Item, Level, Minutes, Problem
from bot.minutes.section_kinds import names_another_day, names_date
from bot.minutes.sections import Section
from bot.minutes.shown import shown_text
from bot.minutes.told import Told
from bot.shortening import clip

_MAX_SLIPS = 2  # in one list; where there are more, its numbers are not meant to follow one another
_SECOND = 2  # the number that is due behind the first
_MAX_SHOWN = 60  # characters of a heading
_MAX_EMPTY = 2  # headings without a text in one file; if there are more, its headings are a list
_MAX_TOPIC_WORDS = 6  # words; a longer heading says something by itself
# A link, or a value behind a label, is all that some headings are there for.
_SAYS_SOMETHING = re.compile(r"\]\(|https?://|[:：]\s*\S|[.。!！]\s*$")
_MAX_HOUSE_STYLE = 0.05  # of the files; what more of them do is how this community writes


def agenda_problems(minutes: Minutes) -> Iterator[Problem]:
    """Yield the agenda items whose numbers stand twice or are out of order, each with the number that is due.

    A number may be left out if the following go on from there, a list may begin anew, and "1.5" stands outside of it.
    """
    numbered: dict[tuple[str, ...], list[tuple[int, Item]]] = {}
    for item in minutes.items:
        is_whole = item.number is not None and not re.match(rf"\D*{item.number}(?:\.\d|\+|[a-z]\b)", item.heading)
        if item.number is not None and is_whole and agenda_number(item.heading, minutes.language) is not None:
            numbered.setdefault(item.path, []).append((item.number, item))
    everywhere = Counter(number for numbers in numbered.values() for number, _ in numbers)
    for items in numbered.values():
        wrong = list(_misnumbered(items, everywhere, minutes.language))
        slips = [due - number for number, due, _ in wrong]
        # What follows a number that stands twice is off by one as well, and no slip of its own.
        if sum(one != before for before, one in pairwise([0, *slips])) > _MAX_SLIPS:
            continue
        for number, due, item in wrong:
            message = Told("Agenda item {number} stands where item {due} is due.", number=number, due=due)
            if number in (other for other, before in items if before.lines.first < item.lines.first):
                message = Told("Agenda item {number} stands twice.", number=number)
            fix = Told("Number it {number}.", number=due)
            yield Problem(minutes.source, item.lines.first, Level.WARNING, "agenda-number", message, fix)


def _misnumbered(
    items: Sequence[tuple[int, Item]], everywhere: Mapping[int, int], language: str
) -> Iterator[tuple[int, int, Item]]:
    """Yield the items of one list that have another number than is due, with both."""
    topics: set[str] = set()
    due = items[0][0]
    for position, (number, item) in enumerate(items):
        following = items[position + 1][0] if position + 1 < len(items) else None
        goes_on = number > due and (following == number + 1 or all(everywhere.get(one) for one in range(due, number)))
        begins_anew = (number == 1 and due > _SECOND) or _topic(item) in topics
        topics.add(_topic(item))
        if number == due or goes_on or begins_anew:
            due = (last_agenda_number(item.heading, language) or number) + 1
        else:
            yield number, due, item
            due += 1


def _topic(item: Item) -> str:
    return " ".join(shown_text(item.heading).split())


def empty_sections(minutes: Minutes, sections: Sequence[Section]) -> Iterator[Problem]:
    """Yield the topics of which nothing is written down.

    Neither a heading that every meeting has, such as "Regrets", nor one that says all by itself is such a topic; and
    where several have nothing beneath them, the headings are a list.
    """
    times = Counter(section.heading for section in sections)
    empty = [
        section
        for number, section in enumerate(sections)
        if times[section.heading] == 1  # else it is announced here and noted there
        and section.heading is not None
        and _is_empty(section, sections[number + 1] if number + 1 < len(sections) else None, minutes)
    ]
    for section in empty if len(empty) <= _MAX_EMPTY else ():
        message = Told("There is nothing under “{heading}”.", heading=short(section.heading or ""))
        fix = Told("Write what was said, or remove the heading.")
        yield Problem(minutes.source, section.lines.first, Level.NOTICE, "empty-section", message, fix)


def _is_empty(section: Section, following: Section | None, minutes: Minutes) -> bool:
    heading = section.heading or ""
    has_text = section.body is not None and not minutes.text.is_blank(section.body)
    if (
        has_text
        or not any(map(str.isalnum, heading))
        or (following is not None and following.level > section.level)
        or heading == minutes.title
    ):
        return False
    if heading_kind(heading, minutes.language) is not None or labels_in(heading, minutes.language):
        return False
    if names_another_day(heading, minutes.date, minutes.language) or names_date(
        heading, minutes.date, minutes.language
    ):
        return False
    if _SAYS_SOMETHING.search(heading):
        return False
    return len(shown_text(heading).split()) <= _MAX_TOPIC_WORDS


def skipped_levels(minutes: Minutes, sections: Sequence[Section]) -> Iterator[Problem]:
    """Yield the heading that skips a level, if one does in a file and not right below its title.

    What a file does again and again, or from its title on, is how it is written and no slip.
    """
    headed = [section for section in sections if section.heading is not None]
    found = [(above, section) for above, section in pairwise(headed) if section.level > above.level + 1]
    above, section = found[0] if len(found) == 1 else (None, None)
    # What every meeting has is no topic, and stands where it may.
    if above and section and section is not headed[1] and heading_kind(section.heading or "", minutes.language) is None:
        message = Told(
            "The heading “{heading}” goes from level {above} to {level}.",
            heading=short(section.heading or ""),
            above=above.level,
            level=section.level,
        )
        fix = Told("Begin it with {marks}.", marks="#" * (above.level + 1))
        yield Problem(minutes.source, section.lines.first, Level.NOTICE, "heading-level", message, fix)


def unusual(problems: Sequence[Problem], sources: Iterable[str]) -> Iterator[Problem]:
    """Yield the problems without those of a kind that many files of their folder have: so a community writes."""
    files = Counter(map(_folder, sources))
    having = Counter((_folder(file), code) for file, code in {(problem.file, problem.code) for problem in problems})
    for problem in problems:
        folder = _folder(problem.file)
        if having[folder, problem.code] <= max(_MAX_HOUSE_STYLE * files[folder], 1):
            yield problem


def _folder(source: str) -> str:
    return source.rpartition("/")[0]


def short(text: str) -> str:
    """Return a text on one line and as a page shows it, cut if it is long."""
    return clip(" ".join(shown_text(text).split()), _MAX_SHOWN)
