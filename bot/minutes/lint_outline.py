"""Tells what is wrong in the outline of minutes: numbers of agenda items, levels of headings, empty parts."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from bot.minutes.agenda_numbers import agenda_number, last_agenda_number, names_number
from bot.minutes.heading_kinds import heading_kind
from bot.minutes.labels import labels_in
from bot.minutes.meeting_titles import names_another_day, names_date
from bot.minutes.model import Item, Minutes
from bot.minutes.problem import Level, Problem
from bot.minutes.sections import Section
from bot.minutes.shown import shown_text
from bot.minutes.told import Told
from bot.shortening import clip
from bot.text import Lines

_MAX_SLIPS = 2  # in one list; where there are more, its numbers are not meant to follow one another
_SECOND = 2  # the number that is due behind the first
_MAX_SHOWN = 60  # characters of a heading
_MAX_EMPTY = 2  # headings without a text in one file; if there are more, its headings are a list
_MAX_TOPIC_WORDS = 6  # words; a longer heading says something by itself
# A link, or a value behind a label, is all that some headings are there for.
_SAYS_SOMETHING = re.compile(r"\]\(|https?://|[:：]\s*\S|[.。!！;；,，]\s*(?:<br\s*/?>\s*)?$")
_GLUED = re.compile(r"\W*(?P<number>\d{1,2})[.)](?=[^\W\d_])")
"""A number without a blank behind it: "2.Shed"."""
_MAX_NUMBERED = 40  # characters of a line that are looked at for a number
_MAX_HOUSE_STYLE = 0.05  # of the files; what more of them do is how this community writes


class _Slip(NamedTuple):
    """An item with another number than is due."""

    position: int
    """In its list."""
    number: int
    due: int
    item: Item

    @property
    def off_by(self) -> int:
        return self.due - self.number


def agenda_problems(minutes: Minutes) -> Iterator[Problem]:
    """Yield the agenda items whose numbers stand twice or are out of order, each with the number that is due.

    A number may be left out if the following go on from there, a list may begin anew, and "1.5" stands outside of it.
    Items that follow a slip and are off by as much are told with it, and notes may follow their agenda in any order.
    """
    numbered: dict[tuple[str, ...], list[tuple[int, Item]]] = {}
    for item in minutes.items:
        is_whole = item.number is not None and not re.match(rf"\D*{item.number}(?:\.\d|\+|[a-z]\b)", item.heading)
        if item.number is not None and is_whole and agenda_number(item.heading, minutes.language) is not None:
            numbered.setdefault(item.path, []).append((item.number, item))
    everywhere = {number for numbers in numbered.values() for number, _ in numbers}
    if any(number - 1 not in everywhere for number in everywhere if number > 1):
        everywhere |= set(_numbers_beside(minutes))
    above: set[str] = set()
    for items in numbered.values():
        wrong = [slip for slip in _misnumbered(items, everywhere, minutes.language) if _topic(slip.item) not in above]
        above |= {_topic(item) for _, item in items}
        runs = list(_runs(wrong))
        if len(runs) <= _MAX_SLIPS:
            yield from (_agenda_problem(run, items, minutes.source) for run in runs)


def _agenda_problem(run: Sequence[_Slip], items: Sequence[tuple[int, Item]], source: str) -> Problem:
    first, last = run[0], run[-1]
    message = Told("Agenda item {number} stands where item {due} is due.", number=first.number, due=first.due)
    if first.number in (other for other, before in items if before.lines.first < first.item.lines.first):
        message = Told("Agenda item {number} stands twice.", number=first.number)
    fix = Told("Number it {number}.", number=first.due)
    if len(run) > 1:
        fix = Told("Number it {number}, and those that follow on to {last}.", number=first.due, last=last.due)
    return Problem(source, first.item.lines.first, Level.WARNING, "agenda-number", message, fix)


def _runs(wrong: Sequence[_Slip]) -> Iterator[list[_Slip]]:
    """Yield the slips, together with those right behind them that are off by as much."""
    run: list[_Slip] = []
    for slip in wrong:
        if run and (slip.off_by != run[-1].off_by or slip.position != run[-1].position + 1):
            yield run
            run = []
        run.append(slip)
    if run:
        yield run


def _numbers_beside(minutes: Minutes) -> Iterator[int]:
    """Yield the numbers of what is no item, though it is numbered like one: in a long line, or without a blank."""
    for item in minutes.items:
        if item.number is None and (glued := _GLUED.match(item.heading)):
            yield int(glued["number"])
    for line in minutes.text.lines(minutes.lines or Lines(1, minutes.text.line_count)):
        bare = line[:_MAX_NUMBERED].strip(" *_")
        if names_number(bare, minutes.language):
            yield agenda_number(bare, minutes.language) or 0


def _misnumbered(items: Sequence[tuple[int, Item]], everywhere: Collection[int], language: str) -> Iterator[_Slip]:
    """Yield the items of one list that have another number than is due."""
    topics: set[str] = set()
    due = items[0][0]
    if _number_another_list([number for number, _ in items]):
        return
    for position, (number, item) in enumerate(items):
        following = items[position + 1][0] if position + 1 < len(items) else None
        goes_on = number > due and (following == number + 1 or all(one in everywhere for one in range(due, number)))
        begins_anew = (number == 1 and due > _SECOND) or _topic(item) in topics
        topics.add(_topic(item))
        if number == due or goes_on or begins_anew:
            due = (last_agenda_number(item.heading, language) or number) + 1
        else:
            yield _Slip(position, number, due, item)
            due += 1


def _number_another_list(numbers: Sequence[int]) -> bool:
    """Return whether numbers rise with several gaps: they are those of an agenda of which not all is noted."""
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    return all(step > 0 for step in steps) and sum(step > 1 for step in steps) > 1


def _topic(item: Item) -> str:
    return " ".join(shown_text(item.heading).split())


def empty_sections(minutes: Minutes, sections: Sequence[Section]) -> Iterator[Problem]:
    """Yield the topics of which nothing is written down.

    Neither a heading that every meeting has, such as "Regrets", nor one that says all by itself is such a topic, nor is
    the first, which is a title on whatever level; and where several have nothing beneath them, they are a list.
    """
    headed = [section for section in sections if section.heading is not None]
    times = Counter(section.heading for section in headed)
    empty = [
        section
        for section, following in zip_longest(headed, headed[1:])
        if times[section.heading] == 1  # else it is announced here and noted there
        and section is not headed[0]
        and _is_empty(section, following, minutes)
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
        or not any(map(str.isalpha, heading))  # the number of the meeting is no topic
        or (following is not None and _goes_on(section, following))
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


def _goes_on(section: Section, following: Section) -> bool:
    """Return whether the heading that follows belongs to this one, or says it again in fewer words: "Round 2 (a)"."""
    again = shown_text(following.heading or "").strip()
    return following.level > section.level or (bool(again) and shown_text(section.heading or "").startswith(again))


def skipped_levels(minutes: Minutes, sections: Sequence[Section]) -> Iterator[Problem]:
    """Yield the heading that skips a level, if one does in a file and not right below its title.

    What a file does again and again, from its title on, or for several headings in a row, is how it is written.
    """
    headed = [section for section in sections if section.heading is not None]
    found = [
        (above, section, following)
        for above, section, following in zip_longest(headed, headed[1:], headed[2:])
        if section is not None and section.level > above.level + 1
    ]
    above, section, following = found[0] if len(found) == 1 else (None, None, None)
    is_one_of_several = section and following and following.level == section.level
    # Notes that are pasted below a title of their own keep the level that the topics above it have.
    if above and section and above.level == 1:
        is_one_of_several = [one.level for one in headed].count(section.level) > 1
    # What every meeting has is no topic, and stands where it may; so does what stands beneath it.
    kinds = (heading_kind(one.heading or "", minutes.language) for one in (above, section) if one)
    if above and section and section is not headed[1] and not is_one_of_several and not any(kinds):
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
