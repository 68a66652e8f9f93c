"""Tells what is wrong with the names of people in minutes: presenters who did not come, and slips in spelling.

Nobody is told to write one person's name like another's: two names that stand in one meeting are two people, and
names that are said to be one person's (`aliases:`) are never told apart.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from rapidfuzz.distance import DamerauLevenshtein

from bot.languages.merging import own_language
from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.attendee_words import attendee_words
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.model import Attendee, EntryKind, Item, Minutes
from bot.minutes.names import name_key
from bot.minutes.problem import Level, Problem
from bot.minutes.shown import shown_text
from bot.minutes.speakers import speakers_in
from bot.minutes.told import Told
from bot.text import has_han

_MIN_SIMILAR_LETTERS = 6  # letters; shorter names differ in one letter by chance
_MANY_LISTS = 5  # files that name their attendees
_OFTEN = 3  # times that a name stands before another one is taken for a slip of it
_SELDOM = 2  # times that a slip stands at the most
_MARKS = re.compile(r"\A\s*+(?:[-*+]|\d{1,3}[.)、])(?:[\s*_]++\Z|\s*+)|(?<![\s*_])[\s*_]++\Z")
_WORD = re.compile(r"[^\W\d_]+")
_APOSTROPHE = re.compile("['’‘`´]")
_BRACKETED = re.compile(r"[(（\[]([^()（）\[\]]{1,200})[)）\]]")
_TWO_PARTS = re.compile("[A-Z][a-z]+[A-Z][a-z]+")
_MIN_WORD = 4  # letters; in shorter words and initials one letter makes another person
_MAX_PARTICLE = 3  # letters of a word inside a name that some write small: "van", "di"
_SURELY = 10  # times that a name stands if it is surely the right one of two
_FAR_MORE = 3  # times as often stands the name of which a frequent one is a slip


def _leaves_open(minutes: Minutes) -> bool:
    """Return whether the head of a meeting says that others came too, without their names."""
    words = attendee_words(own_language(minutes.language))
    heads = (entry for entry in minutes.entries if entry.kind is EntryKind.OVERVIEW)
    lines = (line for entry in heads for line in minutes.text.lines(entry.lines))
    return any(words.leaves_open(_MARKS.sub("", shown_text(cell))) for line in lines for cell in line.split("|"))


def presenter_problems(minutes: Sequence[Minutes]) -> Iterator[Problem]:
    """Yield the presenters who are not among the attendees of their meeting.

    Where many files name their attendees, only who came to another meeting is known to be a person. If hardly any
    presenter of a file is on its list, that is of another kind, and so are handles beside a list of names, and names in
    characters beside a list of handles. A list that says that others came too is not whole.
    """
    lists = [AttendeeNames(one.attendees) for one in minutes if one.attendees]
    for one in minutes:
        people = AttendeeNames(one.attendees)
        by_item = [(item, presenter) for item in one.items for presenter in item.presenters if one.attendees]
        unknown = {presenter for _, presenter in by_item if people.name_of(presenter) is None}
        unknown = {presenter for presenter in unknown if _would_be_listed(presenter, one)}
        if len(unknown) > max(len({presenter for _, presenter in by_item}) // 2, 1):
            continue
        if len(lists) >= _MANY_LISTS:
            unknown = {presenter for presenter in unknown if any(other.name_of(presenter) for other in lists)}
        for item, presenter in by_item if unknown and not _leaves_open(one) else ():
            if presenter in unknown and not _is_only_named(presenter, item, one):
                unknown.discard(presenter)  # once is enough
                message = Told("{name} presents, but is not among the attendees.", name=presenter)
                fix = Told("Add the name to the attendees, spelt the same.")
                yield Problem(one.source, item.lines.first, Level.WARNING, "unknown-presenter", message, fix)


def _would_be_listed(presenter: str, minutes: Minutes) -> bool:
    """Return whether the list of attendees has names of the kind that the presenter's is, and not that very name."""
    names = [attendee.name for attendee in minutes.attendees]
    if _is_handle(presenter) and sum(map(_is_handle, names)) * 2 < len(names):
        return False
    # Whoever is listed by a handle may be the very person whose name is written out.
    handles = sum(" " not in name and not has_han(name) for name in names)
    if handles and (has_han(presenter) or (" " in presenter and handles * 2 > len(names))):
        return False
    lists = (item for item in minutes.items if heading_kind(item.heading, minutes.language) is HeadingKind.ATTENDEES)
    return not any(presenter in line for item in lists for line in minutes.text.lines(item.lines))


def _is_only_named(presenter: str, item: Item, minutes: Minutes) -> bool:
    """Return whether brackets in a heading are all that tells of somebody, who may have raised the topic from afar.

    Whoever speaks was there; a whole name counts too, unless the notes tell who spoke, and it was others.
    """
    heading = item.heading
    bracketed = any(presenter in match for match in _BRACKETED.findall(heading))
    if not bracketed or f"@{presenter}" in heading:
        return False
    lines = tuple(minutes.text.lines(item.lines))
    if speakers_in(lines, AttendeeNames([Attendee(presenter)]), {}):
        return False
    is_handle = " " not in presenter and not has_han(presenter)
    return is_handle or bool(speakers_in(lines, AttendeeNames(minutes.attendees), {}))


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
                if often < _SURELY:
                    fix = Told(
                        "If it is the same person, write the name alike in all places: {name} or {other}.",
                        name=name,
                        other=meant,
                    )
                yield Problem(one.source, _line_of(one, name), Level.NOTICE, "similar-name", message, fix)


def _is_slip(name: str, usual: str) -> bool:
    """Return whether a spelling is a worse one: case alone differs, in a word that every writer begins with a capital.

    A handle may be written in any way, a name in capitals is how a list is kept, and small words of a name
    ("van", "di"), what stands behind a hyphen ("Shu-yu") and a name of two parts ("AlTurki") are written either way.
    """
    if name.lower() != usual.lower() or " " not in name.strip():
        return False
    apart = [(one, other) for one, other in zip(name.split(), usual.split(), strict=False) if one != other]
    shouted = not any(character.islower() for character in name)
    return not shouted and not all(
        len(one) <= _MAX_PARTICLE or ("-" in one and one[0] == other[0]) or _TWO_PARTS.fullmatch(one)
        for one, other in apart
    )


def _slips(
    counts: Mapping[str, int], usual: Mapping[str, tuple[str, int]], together: Collection[frozenset[str]]
) -> dict[str, str]:
    """Return the rare full names that are one letter away from a frequent one, with that one.

    A frequent name may itself be a slip of one that stands far more often; then that is the one that is meant.
    """
    full = [key for key in counts if len(key) >= _MIN_SIMILAR_LETTERS and len(_WORD.findall(usual[key][0])) > 1]
    frequent = [key for key in full if counts[key] >= _OFTEN]
    found: dict[str, str] = {}
    for key in full:
        if counts[key] > _SELDOM or any(map(str.isdigit, key)):
            continue
        near = _near(key, frequent, usual)
        meant = max(near, key=lambda other: counts[other], default=None)
        if meant is None or any({key, other} <= names for names in together for other in near):
            continue
        for better in sorted(_near(meant, frequent, usual), key=lambda other: counts[other]):
            meant = better if counts[better] >= _FAR_MORE * counts[meant] else meant
        if not any({key, meant} <= names for names in together):
            found[key] = meant
    return found


def _near(key: str, frequent: Iterable[str], usual: Mapping[str, tuple[str, int]]) -> list[str]:
    """Return the frequent names that differ from a name in one letter within a word that is more than initials."""
    near = (other for other in frequent if DamerauLevenshtein.distance(key, other, score_cutoff=1) == 1)
    return [other for other in near if _differ_in_a_word(usual[key][0], usual[other][0])]


def _differ_in_a_word(one: str, other: str) -> bool:
    """Return whether two names differ within a word: not in an initial, an apostrophe or where a word ends."""
    words, others = (_WORD.findall(_APOSTROPHE.sub("", name)) for name in (one, other))
    if len(words) != len(others):
        return False
    apart = [pair for pair in zip(words, others, strict=True) if name_key(pair[0]) != name_key(pair[1])]
    return bool(apart) and all(max(map(len, pair)) >= _MIN_WORD for pair in apart)


def _people_of(minutes: Minutes) -> tuple[str, ...]:
    named = {attendee.name for attendee in minutes.attendees}
    return tuple(sorted(named | {presenter for item in minutes.items for presenter in item.presenters}))


def _line_of(minutes: Minutes, words: str) -> int:
    """Return the first line that holds the words, 1 where they run over a line's end."""
    text = minutes.text
    return next((number for number in range(1, text.line_count + 1) if words in text.line(number)), 1)
