"""Finds who attended a meeting and who did not: in lists, in the front matter, and in sentences."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice, takewhile
from operator import attrgetter
from typing import Any, NamedTuple

from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.introduced import below_title, introduced, named_at_top
from bot.minutes.lists_behind_people import without_list_behind_people
from bot.minutes.model import Attendee
from bot.minutes.names import name_key
from bot.minutes.people import people_in
from bot.minutes.people_finder import Listed, PeopleFinder
from bot.minutes.rows import RowForm, rows_of
from bot.minutes.sections import Section
from bot.minutes.stated_people import stated_people
from bot.minutes.told_people import told_absent, told_people
from bot.text import SourceText

_MAX_BESIDE = 5  # lines that may tell who did not come, from the last name in a list of those who did


class People(NamedTuple):
    """Who was at a meeting, and who is named as not having been there, in order, each once however spelt."""

    present: tuple[Attendee, ...]
    absent: tuple[Attendee, ...]


def find_people(
    sections: Sequence[Section],
    text: SourceText,
    language: str = "",
    stated: Mapping[str, Any] | None = None,
) -> People:
    """Return who attended and who did not; `language` is that of the file, `stated` its front matter."""
    alone = [without_list_behind_people(section, text, language) for section in sections]
    finder = PeopleFinder(text, language)
    in_text = sorted(finder.of_sections(alone), key=lambda one: one.line)
    in_front_matter = (Listed(person, is_absent) for person, is_absent in stated_people(stated or {}, language))
    found = [*in_front_matter, *in_text]
    if all(one.is_absent for one in found):
        found += finder.of_lists(introduced(sections, text, language))
        found += [] if found else finder.of_lists(below_title(sections, text, language))
        found += [] if found else finder.of_lists(named_at_top(sections, text, language))
    if not any(not one.is_absent for one in found):
        told = told_people(sections, text, language)
        found += [Listed(Attendee(name), is_absent=False) for name in told.present]
        found += [Listed(Attendee(name), is_absent=True) for name in told.absent]
    if not any(one.is_absent for one in found):
        here = AttendeeNames((one.person for one in found), language)
        away = told_absent(_beside_last(found, sections, text), text, language)
        people = (one for name in away if not here.name_of(name) for one in people_in(name, language, of_one=True))
        found += [Listed(one, is_absent=True) for one in people]
    present = _once(one.person for one in found if not one.is_absent)
    absent = _without_first_names(_once(one.person for one in found if one.is_absent))
    return People(tuple(present.values()), tuple(person for key, person in absent.items() if key not in present))


def _beside_last(found: Iterable[Listed], sections: Sequence[Section], text: SourceText) -> Iterator[str]:
    """Yield the line in which the last of some people stands, and the running text right behind it, by paragraphs."""
    last = max((one.line for one in found), default=0)
    holding = [section for section in sections if section.lines.first <= last <= section.lines.last]
    rows = [row for row in rows_of(holding, text) if row.line >= last and row.form is not RowForm.HEADING]
    yield from (row.text for row in rows if row.line == last)
    behind = takewhile(lambda row: row.form is RowForm.PARAGRAPH, (row for row in rows if row.line > last))
    for _, lines in groupby(islice(behind, _MAX_BESIDE), key=attrgetter("block")):
        yield " ".join(row.text for row in lines)


def _once(people: Iterable[Attendee]) -> dict[str, Attendee]:
    """Return the people by the keys of their names, each as first named."""
    found: dict[str, Attendee] = {}
    for person in people:
        found.setdefault(name_key(person.name), person)
    return found


def _without_first_names(absent: dict[str, Attendee]) -> dict[str, Attendee]:
    """Return those absent without who is named once more by the first name alone: an unticked box, and "Apologies"."""
    first_names = Counter(name_key(person.name.split()[0]) for person in absent.values() if " " in person.name)
    return {key: person for key, person in absent.items() if " " in person.name or first_names[key] != 1}
