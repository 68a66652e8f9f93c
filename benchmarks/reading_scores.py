"""Whether the program reads the minutes of a meeting as a careful reader does."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from benchmarks.counts import Count
from benchmarks.gold_readings import Reading
from bot.minutes.meeting_texts import Meeting
from bot.minutes.model import Item, Minutes, Role
from bot.minutes.names import name_key
from bot.text import Lines, SourceText

COVERED = 0.8
"""The share of the lines of a decision that have to be found, and of those that are shown that have to belong to it."""
LISTED = 0.9
"""The share of the topics that a card has to list, and of the lines that it lists that have to be topics."""

LEFT_OUT = "left out"
_ROLES: Mapping[str, Role | None] = {
    "decisions": Role.DECISION,
    "actions": Role.ACTION,
    # As long as there is no role for it, no open question is found.
    "open_questions": next((role for role in Role if role.value.startswith(("open", "question", "unresolved"))), None),
}


class Outcome(NamedTuple):
    """Whether one thing that counts for a figure is right."""

    figure: str
    is_right: bool
    what: str
    """Which thing, and what is wrong with it."""


class ReadText(NamedTuple):
    """A text as the program read it, with its meeting."""

    meeting: Meeting
    minutes: Minutes

    @property
    def begins(self) -> int:
        """The first line that it holds."""
        items, entries = self.minutes.items, self.minutes.entries
        return min((*(item.lines.first for item in items), *(entry.lines.first for entry in entries)), default=1)


def tally(outcomes: Iterable[Outcome]) -> dict[str, Count]:
    """Return how many outcomes of each figure are right, and what is wrong with the others.

    >>> {name: str(count) for name, count in tally([Outcome("dated", True, ""), Outcome("dated", False, "a")]).items()}
    {'dated': '1/2'}
    """
    right: dict[str, int] = {}
    wrong: dict[str, list[str]] = {}
    for outcome in outcomes:
        right[outcome.figure] = right.get(outcome.figure, 0) + outcome.is_right
        wrong.setdefault(outcome.figure, []).extend([] if outcome.is_right else [outcome.what])
    return {figure: Count(count, count + len(wrong[figure]), tuple(wrong[figure])) for figure, count in right.items()}


def nearest(reading: Reading, texts: Sequence[ReadText]) -> ReadText | None:
    """Return the text, of those of the reading's file, that begins nearest to it; None if there is none."""
    return min(texts, key=lambda text: abs(text.begins - (reading.line or 1)), default=None)


def outcomes_of(reading: Reading, text: ReadText | None, *, end: int | None = None) -> Iterator[Outcome]:
    """Yield all that counts of one reading; `text` is None if the program left the file out.

    `end` is the last line of the meeting if another one that was read follows in the same file.
    """
    yield _date(reading, text)
    yield from _people(reading, text)
    yield from _card(reading, text)
    yield from _presenters(reading, text)
    for name, role in _ROLES.items():
        if text is None:
            shown = name.replace("_", " ")
            yield from (Outcome(f"{shown} found", False, f"{reading}: {LEFT_OUT}") for _ in getattr(reading, name))
        else:
            yield from _marked(reading, text.minutes, name, role, end)


def line_of(item: Item, text: SourceText) -> int:
    """Return the line that an item's heading stands on."""
    heading = item.heading.split("\n", 1)[0]
    numbered = enumerate(text.lines(item.lines), item.lines.first)
    return next((number for number, line in numbered if heading in line), item.lines.first)


def names_differ(wanted: Iterable[str], given: Iterable[str]) -> str:
    """Return which names are missing and which are too many, empty if they are the same people.

    >>> names_differ(["Ada Byron", "brook"], ["ada byron", "Chen"])
    'missing brook; extra Chen'
    """
    gold, found = {name_key(name): name for name in wanted}, {name_key(name): name for name in given}
    missing = [name for key, name in gold.items() if key not in found]
    extra = [name for key, name in found.items() if key not in gold]
    parts = [f"{word} {', '.join(names)}" for word, names in (("missing", missing), ("extra", extra)) if names]
    return "; ".join(parts)


def _date(reading: Reading, text: ReadText | None) -> Outcome:
    given = LEFT_OUT if text is None else str(text.meeting.date) if text.meeting.date else None
    return Outcome("dated", given == reading.date, f"{reading}: {given}, not {reading.date}")


def _people(reading: Reading, text: ReadText | None) -> Iterator[Outcome]:
    figure = "attendees, no list" if reading.attendees is None else "attendees"
    given = [attendee.name for attendee in text.minutes.attendees] if text else []
    wrong = LEFT_OUT if text is None else names_differ(reading.attendees or (), given)
    if text is not None or reading.attendees is not None:
        yield Outcome(figure, not wrong, f"{reading}: {wrong}")
    # The names of those who were absent may not be known to the program at all.
    absent = [str(getattr(one, "name", one)) for one in getattr(text.minutes, "absent", ())] if text else []
    if reading.absent or absent:
        wrong = LEFT_OUT if text is None else names_differ(reading.absent, absent)
        yield Outcome("absent", not wrong, f"{reading}: {wrong}")


def _card(reading: Reading, text: ReadText | None) -> Iterator[Outcome]:
    """Yield whether the card lists what was discussed, which topics it lists, and which of its lines are topics."""
    if text is None:
        yield Outcome("cards", False, f"{reading}: {LEFT_OUT}")
        yield from (Outcome("topics listed", False, f"{reading}: {LEFT_OUT}") for _ in reading.topics)
        return
    listed = {line_of(item, text.minutes.text): item.heading for item in text.minutes.topics}
    fine = reading.topics | reading.may_be_topics
    missing = sorted(reading.topics - listed.keys())
    other = [line for line in listed if line not in fine]
    is_right = len(missing) <= (1 - LISTED) * len(reading.topics) + 1e-9
    is_right &= len(other) <= (1 - LISTED) * len(listed) + 1e-9
    yield Outcome("cards", is_right, f"{reading}: not listed {_all(missing)}; no topics {_all(other)}")
    for line in sorted(reading.topics):
        yield Outcome("topics listed", line not in missing, f"{reading}: line {line}")
    for line, heading in listed.items():
        yield Outcome("listed, and a topic", line in fine, f"{reading}: line {line}, {heading[:60]}")


def _presenters(reading: Reading, text: ReadText | None) -> Iterator[Outcome]:
    """Yield whether each topic has its presenters, and whether those that the program names at topics are right."""
    given: dict[int, tuple[str, ...]] = {}
    for item in text.minutes.presented if text else ():
        line = line_of(item, text.minutes.text) if text else 0
        given[line] = (*given.get(line, ()), *item.presenters)
    for line in sorted(reading.topics | reading.presenters.keys()):
        wanted, found = reading.presenters.get(line, ()), given.get(line, ())
        # Who may be named or not is wanted if named.
        given_keys = set(map(name_key, found))
        may_be = [name for name in reading.may_be_presenters.get(line, ()) if name_key(name) in given_keys]
        wrong = names_differ((*wanted, *may_be), found) if text else LEFT_OUT
        if wanted:
            yield Outcome("presenters found", not wrong, f"{reading}: line {line}, {wrong}")
        if found:
            yield Outcome("presenters right", not wrong, f"{reading}: line {line}, {wrong}")


def _marked(reading: Reading, minutes: Minutes, name: str, role: Role | None, end: int | None) -> Iterator[Outcome]:
    """Yield whether each marked run of lines is found, and whether what is shown as marked so is."""
    runs: Sequence[Lines] = getattr(reading, name)
    shown = name.replace("_", " ")
    first, last = reading.line or 1, min(end or minutes.text.line_count, minutes.text.line_count)
    entries = [entry for entry in minutes.entries if role is not None and entry.role is role]
    entries = [entry for entry in entries if first <= entry.lines.first <= last]
    covered = {number for entry in entries for number in _numbers(entry.lines)}
    wanted = {number for run in runs for number in _numbers(run)}
    for run in runs:
        counted = _telling(run, minutes.text)
        is_found = sum(number in covered for number in counted) >= COVERED * len(counted)
        yield Outcome(f"{shown} found", is_found, f"{reading}: lines {run.first}-{run.last}")
    for entry in entries:
        # The heading of an entry says what the text below it is, and is not what was read.
        told = [number for lines in entry.body for number in _telling(lines, minutes.text)]
        counted = [number for number in told if number in wanted or number not in reading.may_be[name]]
        if told and not counted:
            continue
        is_right = sum(number in wanted for number in counted) >= COVERED * len(counted)
        yield Outcome(f"{shown} right", is_right, f"{reading}: lines {entry.lines.first}-{entry.lines.last}")


def _telling(lines: Lines, text: SourceText) -> list[int]:
    """Return the numbers of the lines that say something; of a label alone, only if there is nothing else."""
    filled = [number for number in _numbers(lines) if number <= text.line_count and text.line(number).strip()]
    return [number for number in filled if not _is_label(text.line(number))] or filled


def _is_label(line: str) -> bool:
    bare = line.strip().strip("*_ ")
    return line.lstrip().startswith("#") or bare.endswith((":", "：")) or not any(map(str.isalnum, bare))


def _numbers(lines: Lines) -> range:
    return range(lines.first, lines.last + 1)


def _all(lines: Sequence[int]) -> str:
    return ", ".join(map(str, lines)) or "-"
