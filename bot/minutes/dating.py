"""Decides the dates of the files of a collection: every clue of a file is weighed, in view of all other files.

- Two numbers that may be day and month, or month and day, are read as those are in which nothing is open: of the same
  file, then of its series, then of the collection. Where none tells, the language does, if it has one order only; else
  the date is open, and told.
- A day of the week on which nearly all meetings of a series are held speaks for a date.
- A title, label or line that bears the date of another file of the series is copied from there, and counts for little.
- A number before the name of a month, `09-September.md`, is a day only if other files show that days stand there.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from bot.minutes.date_clues import DateClues, Place
from bot.minutes.date_orders import MOST, Orders, WeighedClue, orders_of, read_in_order, weighed
from bot.minutes.date_patterns import Form
from bot.minutes.dates import years_in
from bot.minutes.languages import path_without_language
from bot.minutes.model import MeetingDate

_Key = TypeVar("_Key")
_MIN_MEETINGS = 5  # of a series on one day of the week, for it to be the usual one
_USUAL_WEEKDAY = 1.5  # weight of the usual day of the week
_MAX_FILED_AHEAD = 31  # days that a file may be made before its meeting
_COPIED = 0.5  # weight of what is copied from another file
_DOUBTFUL = frozenset({Form.TWO_NUMBERS, Form.COMPACT, Form.NUMBERED_MONTH})
_ANY_YEAR = 2000
_TOLD = frozenset({Place.FRONT_MATTER, Place.LABEL, Place.TITLE, Place.NAME, Place.HEADING, Place.FOLDER})


class DateReading(NamedTuple):
    """The date of a meeting, and what speaks against it."""

    date: MeetingDate | None
    other: MeetingDate | None = None
    """What another place of the file says."""
    other_line: int = 1
    open: tuple[MeetingDate, ...] = ()
    """What a date in numbers may mean if nothing tells which of them is the day; then there is no date."""


def likely_date(file: DateClues) -> MeetingDate | None:
    """Return a day that the clues of a file may mean, in any year if none is told; None if nothing is clearly a day."""
    for clue in file.clues:
        reading = clue.written.readings[0]
        if reading.day and clue.written.form not in _DOUBTFUL and clue.place is not Place.PROSE:
            return reading if clue.written.has_year else reading._replace(year=_ANY_YEAR)
    return None


def settle_dates(files: Sequence[DateClues], *, day_first: bool | None = None) -> list[DateReading]:
    """Return the dates of the files of one collection, in their order.

    `day_first` is what the collection's settings say of the order of two numbers; the dates themselves know better.

    >>> from bot.minutes.date_clues import clues_of
    >>> from bot.minutes.front_matter import FrontMatter
    >>> paths = ("2024/03-04-2024.md", "2024/25-04-2024.md")
    >>> [str(found.date) for found in settle_dates([clues_of(FrontMatter(), None, path) for path in paths])]
    ['2024-04-03', '2024-04-25']
    >>> alone, = settle_dates([clues_of(FrontMatter(), None, "03-04-2024.md")])
    >>> alone.date, list(map(str, alone.open))
    (None, ['2024-03-04', '2024-04-03'])
    """
    orders = orders_of(files, day_first)
    dated = [_Dated.of(file, orders) for file in files]
    owners, weekdays = _owners_of(dated), _weekdays_of(dated)
    return [one.without_copies(owners, weekdays.get(one.file.series)) for one in dated]


def _owners_of(dated: "Sequence[_Dated]") -> Mapping[tuple[str, MeetingDate], set[str]]:
    """Return which files of a series a day belongs to; in all others that bear it, it is copied."""
    owners: defaultdict[tuple[str, MeetingDate], set[str]] = defaultdict(set)
    claims: defaultdict[tuple[str, MeetingDate], list[tuple[int, str]]] = defaultdict(list)
    for one in dated:
        path = path_without_language(one.file.path)
        if one.bears:
            owners[one.file.series, one.bears].add(path)
        if one.best and one.best.day and one.bears and one.best != one.bears:
            apart = abs(one.best.first_day.toordinal() - one.bears.first_day.toordinal())
            claims[one.file.series, one.best].append((apart, path))
    for key, files in claims.items():
        if key not in owners:  # whose name comes nearest is the one that it was copied from
            owners[key].add(min(files)[1])
    return owners


def _weekdays_of(dated: "Sequence[_Dated]") -> Mapping[str, int]:
    """Return the day of the week that nearly all meetings of a series are held on, by series."""
    held: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for one in dated:
        if one.bears and one.bears == one.best:
            held[one.file.series][one.bears.first_day.weekday()] += 1
    usual = {series: counts.most_common(1)[0] for series, counts in held.items()}
    return {
        series: day
        for series, (day, most) in usual.items()
        if most >= _MIN_MEETINGS and most >= MOST * held[series].total()
    }


@dataclass(frozen=True, slots=True)
class _Dated:
    """One file with its clues as they are to be read."""

    file: DateClues
    clues: tuple[WeighedClue, ...]
    open: tuple[MeetingDate, ...]
    best: MeetingDate | None
    """The day or month that the file alone tells."""
    bears: MeetingDate | None
    """The day that is the file's own: by its name, or because nothing in it speaks against it."""

    @classmethod
    def of(cls, file: DateClues, orders: Orders) -> "_Dated":
        known = [found for clue in file.clues if (found := weighed(clue, file))]
        open_clues: list[WeighedClue] = []
        read: list[WeighedClue] = []
        for one in known:
            if one.clue.place is Place.PROSE:
                continue
            chosen = read_in_order(one, known, file, orders)
            if chosen is None:
                open_clues.append(one)
            elif chosen:
                read.append(one._replace(readings=chosen))
        clues = _without_other_years(read, file)
        best = _choose(clues)
        in_name = next((one.readings[0] for one in clues if one.clue.place is Place.NAME and one.readings[0].day), None)
        speaks_against = any(_differs(one, best) for one in clues) if best else False
        bears = in_name or (best if best and best.day and not speaks_against else None)
        # What a date in numbers may mean matters only if nothing else tells the day.
        opened = open_clues[0].readings if open_clues and (best is None or not best.day) else ()
        return cls(file, clues, opened, best, bears)

    def without_copies(self, owners: Mapping[tuple[str, MeetingDate], set[str]], weekday: int | None) -> DateReading:
        """Return the date without regard to what is copied from another file.

        `weekday` is that on which the series meets.
        """
        own = path_without_language(self.file.path)
        clues = tuple(
            one._replace(weight=_COPIED)
            if one.clue.place not in (Place.NAME, Place.FOLDER)
            and self.bears != one.readings[0]
            and owners.get((self.file.series, one.readings[0]), set()) - {own}
            else one
            for one in self.clues
        )
        best = _choose(clues, weekday)
        against = [one for one in self.clues if one.clue.place in _TOLD and best and _differs(one, best)]
        if any(one.clue.place is Place.NAME and one.readings[0] == best for one in self.clues):
            # What a folder is named after is another day than that of each of its files.
            against = [one for one in against if one.clue.place is not Place.FOLDER]
        agreed = {one.clue.place for one in self.clues if one.readings[0] == best}
        if len(agreed) > 1:  # "Sitting 6.10" counts the sittings
            against = [
                one for one in against if one.clue.written.has_year or one.clue.written.form is not Form.TWO_NUMBERS
            ]
        against.sort(key=lambda one: -one.weight)
        other = against[0] if against and best and best.day else None
        if other is None:
            return DateReading(best, open=self.open)
        # What a name or folder disagrees with stands in the text.
        lines = [one.clue.line for one in (other, *self.clues) if one.readings[0] in (best, other.readings[0])]
        return DateReading(best, other.readings[0], max(lines[:1] if other.clue.line > 1 else lines), self.open)


def _without_other_years(clues: Sequence[WeighedClue], file: DateClues) -> tuple[WeighedClue, ...]:
    """Return the clues with those of the text as copied that tell another year than both the name and a folder."""
    filed = {year for folder in file.path.split("/")[:-1] for year in years_in(folder, file.language)}
    named = next((one.readings[0] for one in clues if one.clue.place is Place.NAME and one.readings[0].day), None)
    if named is None or named.year not in filed:
        return tuple(clues)
    day = named.first_day.toordinal()
    return tuple(
        one._replace(weight=_COPIED)
        if one.clue.place in (Place.TITLE, Place.HEADING, Place.LINE)
        and one.readings[0].year not in filed
        and abs(one.readings[0].first_day.toordinal() - day) > _MAX_FILED_AHEAD
        else one
        for one in clues
    )


def _differs(one: WeighedClue, best: MeetingDate) -> bool:
    return (
        one.clue.place is not Place.FILED
        and one.clue.written.form is not Form.NUMBERED_MONTH
        and not one.clue.written.opens_period
        and bool(one.readings[0].day and best.day)
        and one.readings[0] != best
    )


def _choose(clues: Iterable[WeighedClue], weekday: int | None = None) -> MeetingDate | None:
    """Return the day that the clues speak for together: first the month, then the day in it.

    A day counts for more if it is the day of the week that the series meets on.
    """
    clues = tuple(
        one._replace(weight=one.weight + _USUAL_WEEKDAY)
        if one.readings[0].day and one.weight > _COPIED and one.readings[0].first_day.weekday() == weekday
        else one
        for one in clues
    )
    month = _heaviest((one.readings[0][:2], one) for one in clues)
    if month is None:
        return None
    day = _heaviest((one.readings[0].day, one) for one in clues if one.readings[0][:2] == month and one.readings[0].day)
    year, number = month
    return MeetingDate(year, number, day or 0)


def _heaviest(keyed: Iterable[tuple[_Key, WeighedClue]]) -> _Key | None:
    """Return the key whose clues weigh most together, each place counted once; of equal ones that of the best clue."""
    weights: defaultdict[_Key, dict[Place, float]] = defaultdict(dict)
    for key, one in keyed:
        place = one.clue.place
        weights[key][place] = max(one.weight, weights[key].get(place, 0.0))
    return max(weights, key=lambda key: (sum(weights[key].values()), max(weights[key].values())), default=None)
