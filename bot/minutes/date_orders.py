"""Reads the clues for a date in full: with their year, and with the order of their numbers.

How numbers are ordered where both may be the day is told by the other dates of a collection, in which nothing is open.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.languages.merging import own_language
from bot.minutes.date_clues import Clue, DateClues, Place
from bot.minutes.date_patterns import Form, date_patterns
from bot.minutes.model import MeetingDate

MOST = 0.8  # of the dates in which nothing is open, for the others to be read alike
"""Share of what tells something, for it to count."""
_BORROWED_YEAR = 3.0  # weight of a title without a year; such titles are copied from one meeting to the next
_WITHOUT_YEAR = 0.5  # weight that a label or heading lacks that does not tell the year
_MIN_NAMES = 3  # of a series, for their numbers to tell which of them is the year
_CENTURY = 100
_OPEN_NUMBERS = frozenset({Form.NUMBERS, Form.SHORT, Form.SHORT_EITHER, Form.TWO_NUMBERS})


@dataclass(frozen=True, slots=True)
class Orders:
    """How numbers are ordered in the dates of a collection in which nothing is open."""

    day_first: Mapping[tuple[str, str, bool], Counter[bool]]
    """By series, the mark between the numbers and whether there is a year."""
    numbered_days: Mapping[str, bool]
    """Whether a number before a month is its day, by series; no entry if no file tells."""
    year_last: Mapping[str, bool]
    """Whether the year stands last in three numbers of two digits each, by series; no entry if no file tells."""
    stated: bool | None = None
    """Whether the day stands first where no other date tells, by the settings; None if they do not say."""


class WeighedClue(NamedTuple):
    """A clue with what it means and how much it counts."""

    clue: Clue
    readings: tuple[MeetingDate, ...]
    """With their year."""
    weight: float


def weighed(clue: Clue, file: DateClues) -> WeighedClue | None:
    """Return a clue with its readings in full, None if its year is not known."""
    written = clue.written
    weight = _BORROWED_YEAR if written.opens_period and clue.place is Place.TITLE else float(clue.place)
    if written.has_year:
        if clue.place in (Place.TITLE, Place.LABEL) and _is_last_years(written.readings, file):
            weight = _BORROWED_YEAR  # it agrees with the name but for the year, which a copied one has wrong
        return WeighedClue(clue, written.readings, weight)
    years = file.path_years if written.form is Form.LAST_DIGITS else file.years
    readings = next((found for year in years if (found := written.with_year(year))), ())
    if not readings:
        return None
    if clue.place is Place.TITLE:
        weight = _BORROWED_YEAR
    elif clue.place in (Place.LABEL, Place.HEADING):
        weight -= _WITHOUT_YEAR  # it may be another day's, where title and name together bear a full one
    if written.form is Form.NUMBERED_MONTH and len(readings) > 1:
        weight = float(Place.FILED)  # any line that tells the day knows better
    return WeighedClue(clue, readings, weight)


def _is_last_years(readings: Sequence[MeetingDate], file: DateClues) -> bool:
    for other in file.clues:
        if other.place is Place.NAME and other.written.readings[0].day:
            named = [found for year in file.years[:1] for found in other.written.with_year(year)]
            if any(one[1:] == found[1:] and one.year != found.year for one in readings for found in named):
                return True
    return False


def read_in_order(
    one: WeighedClue, known: Sequence[WeighedClue], file: DateClues, orders: Orders
) -> tuple[MeetingDate, ...] | None:
    """Return the one reading that is meant, or the month if no day is told; None if that is open."""
    if len(one.readings) == 1:
        return one.readings
    written = one.clue.written
    if written.form is Form.NUMBERED_MONTH:
        is_day = orders.numbered_days.get(file.series, False)
        return one.readings[:1] if is_day else one.readings[1:]
    decided = _decided(one, known)
    if decided:
        return (decided,)
    if written.form is Form.SHORT_EITHER:
        one = _with_year_in_place(one, orders.year_last.get(file.series))
        if len(one.readings) == 1:
            return one.readings
        if len({reading.year for reading in one.readings}) > 1:
            return None
    day_first = _order_for(written.mark, file, orders, has_year=written.has_year)
    if day_first is None:
        day_first = orders.stated
    patterns = date_patterns(own_language(file.language))
    if day_first is None and written.is_day_first:
        day_first = True
    if day_first is None and not (patterns.order_varies and written.has_year):
        day_first = patterns.day_first
    if day_first is None:
        return None
    return tuple(reading for reading in one.readings if (reading.day == written.first) is day_first)


def _decided(one: WeighedClue, known: Sequence[WeighedClue]) -> MeetingDate | None:
    """Return the reading that the weekday beside a date, or another place of the file, decides for."""
    weekday = one.clue.written.weekday
    if weekday is not None:
        fitting = [reading for reading in one.readings if reading.first_day.weekday() == weekday]
        if len(fitting) == 1:
            return fitting[0]
    for other in sorted(known, key=lambda clue: -clue.weight):
        if other is one or len(other.readings) > 1 or other.clue.place is Place.FILED:
            continue
        named = other.readings[0]
        fitting = [reading for reading in one.readings if reading[:2] == named[:2] and named.day in (0, reading.day)]
        if len(fitting) == 1:
            return fitting[0]
    return None


def _with_year_in_place(one: WeighedClue, is_last: bool | None) -> WeighedClue:
    """Return a clue with the readings in which the year stands where other files have it; all if they do not tell."""
    if is_last is None:
        return one
    turned = one.readings[-1]  # in which the year is the first number
    return one._replace(readings=one.readings[:-1] if is_last else (turned,))


def _years_last(files: Sequence[DateClues]) -> dict[str, bool]:
    """Return by series whether the year stands last in names of three short numbers: years vary less than days do."""
    numbers: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for file in files:
        for written in (clue.written for clue in file.clues if clue.place is Place.NAME):
            if written.form is Form.SHORT:
                numbers[file.series].append((written.first, written.readings[0].year % _CENTURY))
            elif written.form is Form.SHORT_EITHER:
                numbers[file.series].append((written.first, written.readings[-1].day))
    told: dict[str, bool] = {}
    for series, pairs in numbers.items():
        first, last = (len({pair[at] for pair in pairs}) for at in (0, 1))
        if len(pairs) >= _MIN_NAMES and first != last:
            told[series] = last < first
    return told


def orders_of(files: Sequence[DateClues], stated: bool | None = None) -> Orders:
    """Return how numbers are ordered in the dates of some files; `stated` is whether settings put the day first."""
    day_first: defaultdict[tuple[str, str, bool], Counter[bool]] = defaultdict(Counter)
    numbered: dict[str, bool] = {}
    years_last = _years_last(files)
    for file in files:
        known = [found for clue in file.clues if (found := weighed(clue, file))]
        for each in known:
            one, written = each, each.clue.written
            if one.clue.place is Place.PROSE:
                continue
            if written.form is Form.NUMBERED_MONTH and len(one.readings) == 1:
                numbered[file.series] = True
            if written.form is Form.SHORT_EITHER:
                one = _with_year_in_place(one, years_last.get(file.series))
            if written.form not in _OPEN_NUMBERS or len({reading.year for reading in one.readings}) > 1:
                continue
            decided = one.readings[0] if len(one.readings) == 1 else _decided(one, known)
            numbers = _numbers(one, decided) if decided else None
            if numbers is not None:
                for series in dict.fromkeys((file.series, "")):
                    day_first[series, written.mark, written.has_year][numbers] += 1
    return Orders(day_first, numbered, years_last, stated)


def _numbers(one: WeighedClue, decided: MeetingDate) -> bool | None:
    """Return whether the day stands first in a date in which nothing is open; None if both numbers are the same."""
    if (one.clue.written.mark == "." and one.clue.written.has_year) or decided.day == decided.month:
        return None
    return one.clue.written.first == decided.day if one.clue.written.first else None


def _order_for(mark: str, file: DateClues, orders: Orders, *, has_year: bool) -> bool | None:
    """Return whether the day stands first in dates of this form, by those of the series, else of the collection."""
    for series in dict.fromkeys((file.series, "")):
        counts = orders.day_first.get((series, mark, has_year), Counter())
        every = sum((counter for key, counter in orders.day_first.items() if key[0] == series), Counter())
        for count in (counts, every):
            whole = count.total()
            if whole:
                day_first, most = count.most_common(1)[0]
                return day_first if most >= MOST * whole else None
    return None
