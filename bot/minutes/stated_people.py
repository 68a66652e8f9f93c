"""Reads the people that front matter names: `attendees: [Ada Byron, Chen Wei]`."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.minutes.label_words import FieldKind, label_kind
from bot.minutes.model import Attendee
from bot.minutes.people import people_in
from bot.minutes.tables import column_kind


def stated_people(values: Mapping[str, Any], language: str = "") -> Iterator[tuple[Attendee, bool]]:
    """Yield the people that front matter names, each with whether as absent.

    They stand as text, as a list, or as mappings with their names.

    >>> stated = {"Attendees": "Ada, Bo", "absent": [{"name": "Chen"}]}
    >>> [(person.name, absent) for person, absent in stated_people(stated, "en")]
    [('Ada', False), ('Bo', False), ('Chen', True)]
    """
    for key, value in values.items():
        kind = label_kind(str(key).replace("_", " ").replace("-", " "), language)
        if kind in (FieldKind.ATTENDEES, FieldKind.ABSENT):
            for wording, of_one in _wordings(value, language):
                for person in people_in(wording, language, of_one=of_one):
                    yield person, kind is FieldKind.ABSENT


def _wordings(value: Any, language: str) -> Iterator[tuple[str, bool]]:
    """Yield the names of a value of the front matter, each with whether it is that of one person."""
    if isinstance(value, str):
        yield value, False
    for one in value if isinstance(value, list) else ():
        if isinstance(one, str):
            yield one, True
        elif isinstance(one, list):  # `- [[Ada Byron]]` without quotes
            yield from _wordings(one, language)
        elif isinstance(one, dict):
            named = (name for key, name in one.items() if column_kind(str(key), language) == "names")
            yield from ((name, True) for name in named if isinstance(name, str))
