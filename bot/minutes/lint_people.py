"""Tells what is wrong with the names of people in minutes: presenters who did not come, and slips in spelling.

Nobody is told to write one person's name like another's: two names that stand in one meeting are two people, and
names that are said to be one person's (`aliases:`) are never told apart.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz.distance import DamerauLevenshtein

from bot.languages.merging import own_language
from bot.minutes.attendee_words import attendee_words
from bot.minutes.model import EntryKind, Level, Minutes, Problem
from bot.minutes.names import name_key
from bot.minutes.presenters import AttendeeNames
from bot.minutes.shown import shown_text
from bot.minutes.told import Told

_MIN_SIMILAR_LETTERS = 6  # letters; shorter names differ in one letter by chance
_MANY_LISTS = 5  # files that name their attendees
_OFTEN = 3  # times that a name stands before another one is taken for a slip of it
_SELDOM = 2  # times that a slip stands at the most
_MARKS = re.compile(r"\A\s*+(?:[-*+]|\d{1,3}[.)、])(?:[\s*_]++\Z|\s*+)|(?<![\s*_])[\s*_]++\Z")
_WORD = re.compile(r"[^\W\d_]+")


def _leaves_open(minutes: Minutes) -> bool:
    """Return whether the head of a meeting says that others came too, without their names."""
    words = attendee_words(own_language(minutes.language))
    heads = (entry for entry in minutes.entries if entry.kind is EntryKind.OVERVIEW)
    lines = (line for entry in heads for line in minutes.text.lines(entry.lines))
    return any(words.leaves_open(_MARKS.sub("", shown_text(cell))) for line in lines for cell in line.split("|"))


def presenter_problems(minutes: Sequence[Minutes]) -> Iterator[Problem]:
    """Yield the presenters who are not among the attendees of their meeting.

    Where many files name their attendees, only who came to another meeting is known to be a person. If hardly any
    presenter of a file is on its list, that is of another kind, and so are handles beside a list of names. A list that
    says that others came too is not whole.
    """
    lists = [AttendeeNames(one.attendees) for one in minutes if one.attendees]
    for one in minutes:
        people = AttendeeNames(one.attendees)
        by_item = [(item, presenter) for item in one.items for presenter in item.presenters if one.attendees]
        unknown = {presenter for _, presenter in by_item if people.name_of(presenter) is None}
        if sum(map(_is_handle, (attendee.name for attendee in one.attendees))) * 2 < len(one.attendees):
            unknown = {presenter for presenter in unknown if not _is_handle(presenter)}
        if len(unknown) > max(len({presenter for _, presenter in by_item}) // 2, 1):
            continue
        if len(lists) >= _MANY_LISTS:
            unknown = {presenter for presenter in unknown if any(other.name_of(presenter) for other in lists)}
        for item, presenter in by_item if unknown and not _leaves_open(one) else ():
            if presenter in unknown:
                unknown.discard(presenter)  # once is enough
                message = Told("{name} presents, but is not among the attendees.", name=presenter)
                fix = Told("Add the name to the attendees, spelt the same.")
                yield Problem(one.source, item.lines.first, Level.WARNING, "unknown-presenter", message, fix)


def _is_handle(name: str) -> bool:
    """Return whether somebody is called by one word in small letters, as on a platform."""
    return " " not in name and name[:1].islower()


def name_problems(minutes: Sequence[Minutes], same: Iterable[frozenset[str]] = ()) -> Iterator[Problem]:
    """Yield the rare spellings of names that are nearly always written otherwise; `same` are names of one person."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    together: set[frozenset[str]] = {frozenset(map(name_key, names)) for names in same}
    for one in minutes:
        for name in _people_of(one):
            spellings[name_key(name)][name] += 1
        together.add(frozenset(map(name_key, _people_of(one))))
    usual = {key: counts.most_common(1)[0] for key, counts in spellings.items()}
    slips = _slips({key: sum(counts.values()) for key, counts in spellings.items()}, usual, together)
    for one in minutes:
        people = _people_of(one)
        for name in people:
            key = name_key(name)
            best, count = usual[key]
            if name != best:
                times = spellings[key][name]
                if best not in people and _is_slip(name, best) and times <= _SELDOM and count >= _OFTEN:
                    message = Told(
                        "{name} is spelt {usual} in other places ({count} times).", name=name, usual=best, count=count
                    )
                    fix = Told("Write {name}.", name=best)
                    yield Problem(one.source, _line_of(one, name), Level.NOTICE, "name-spelling", message, fix)
            elif key in slips:
                meant, often = usual[slips[key]]
                message = Told(
                    "{name} differs in one letter from {other}, who is named {count} times.",
                    name=name,
                    other=meant,
                    count=often,
                )
                fix = Told("If it is the same person, write {name}.", name=meant)
                yield Problem(one.source, _line_of(one, name), Level.NOTICE, "similar-name", message, fix)


def _is_slip(name: str, usual: str) -> bool:
    """Return whether a spelling is a worse one, and no handle: case alone differs, and a name is no word of prose."""
    return name.lower() == usual.lower() and len(_WORD.findall(name)) > 1


def _slips(
    counts: Mapping[str, int], usual: Mapping[str, tuple[str, int]], together: Iterable[frozenset[str]]
) -> dict[str, str]:
    """Return the rare full names that are one letter away from a frequent one, with that one."""
    full = [key for key in counts if len(key) >= _MIN_SIMILAR_LETTERS and len(_WORD.findall(usual[key][0])) > 1]
    frequent = [key for key in full if counts[key] >= _OFTEN]
    found: dict[str, str] = {}
    for key in full:
        if counts[key] > _SELDOM or any(map(str.isdigit, key)):
            continue
        near = [other for other in frequent if DamerauLevenshtein.distance(key, other, score_cutoff=1) == 1]
        near = [other for other in near if not any({key, other} <= names for names in together)]
        near = [other for other in near if _WORD.findall(key) != _WORD.findall(other)]  # what differs is no letter
        if near:
            found[key] = max(near, key=lambda other: counts[other])
    return found


def _people_of(minutes: Minutes) -> tuple[str, ...]:
    named = {attendee.name for attendee in minutes.attendees}
    return tuple(sorted(named | {presenter for item in minutes.items for presenter in item.presenters}))


def _line_of(minutes: Minutes, words: str) -> int:
    """Return the first line that holds the words, 1 where they run over a line's end."""
    text = minutes.text
    return next((number for number in range(1, text.line_count + 1) if words in text.line(number)), 1)
