"""Reads the people that front matter names: `attendees: [Ada Byron, Chen Wei]`."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.minutes.label_words import PEOPLE, FieldKind, label_kind
from bot.minutes.model import Attendee
from bot.minutes.people import people_in
from bot.minutes.tables import column_kind

_DEEPEST = 4  # lists and mappings inside one another; YAML can make one that holds itself


def _label(key: object, language: str, *, heads: bool = False) -> FieldKind | None:
    return label_kind(str(key).replace("_", " ").replace("-", " "), language, heads=heads)


def stated_people(
    values: Mapping[str, Any], language: str = "", depth: int = _DEEPEST
) -> Iterator[tuple[Attendee, bool]]:
    """Yield the people that front matter names, each with whether as absent.

    They stand as text, as a list, or as mappings with their names; mappings are read `depth` levels deep.

    >>> stated = {"Attendees": "Ada, Bo", "absent": [{"name": "Chen"}]}
    >>> [(person.name, absent) for person, absent in stated_people(stated, "en")]
    [('Ada', False), ('Bo', False), ('Chen', True)]
    """
    for key, value in values.items():
        kind = _label(key, language, heads=isinstance(value, list))  # "members" stands above a list of them
        if kind in PEOPLE:
            if isinstance(value, dict) and depth and all(_label(one, language) in PEOPLE for one in value):
                yield from stated_people(value, language, depth - 1)
                continue
            for wording, of_one in _wordings(value, language):
                for person in people_in(wording, language, of_one=of_one):
                    yield person, kind is FieldKind.ABSENT


def _wordings(value: Any, language: str, depth: int = _DEEPEST) -> Iterator[tuple[str, bool]]:
    """Yield the names of a value of the front matter, each with whether it is that of one person."""
    if isinstance(value, str):
        yield value, depth < _DEEPEST
    elif isinstance(value, list) and depth:  # `- [[Ada Byron]]` without quotes is a list in a list
        for one in value:
            yield from _wordings(one, language, depth - 1)
    elif isinstance(value, dict) and depth:
        kinds = {key: column_kind(key, language) for key in value if isinstance(key, str)}
        named = [value[key] for key, kind in kinds.items() if kind == "names"]
        if any(kinds.values()):
            yield from ((name, True) for name in named if isinstance(name, str))
            return
        for key in kinds:  # `Ada Byron: chair`, or `remote: [Ada Byron]`
            if isinstance(value[key], list):
                yield from _wordings(value[key], language, depth - 1)
            else:
                yield key, True
