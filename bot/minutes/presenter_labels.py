"""Finds who presents an agenda item by a label: `Presenter: Ada Byron (AB)`, `*Presented by Ada Byron*`."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.languages.merging import own_language
from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.attendee_words import attendee_words
from bot.minutes.list_shapes import LIST_MARK
from bot.minutes.model import Attendee
from bot.minutes.names import is_hangul_name, looks_like_name, name_key
from bot.minutes.people import people_in
from bot.minutes.presenter_times import without_time_behind
from bot.minutes.presenter_words import PresenterWords, presenter_words
from bot.minutes.shown import shown_text
from bot.text import normalise

_STROKES = re.compile(r"/|\\(?=[^\W_])")
_FIRST_LINES = 6  # in which a label names who presents
_IN_BRACKETS = re.compile(r"\((?P<names>[^\W\d_][^()\[\]]{1,60})\)\s+(?=[^\W_])")
"""Who raises what follows; square brackets hold who speaks, one after the other: "[ada] It leaks"."""
_MAX_INITIALS = 3  # letters
_MAX_LINE_CHARACTERS = 500  # characters of a line in which who presents is looked for


def abbreviations_in(body: Sequence[str], language: str = "") -> Mapping[str, str]:
    """Return the abbreviations that presenters' labels explain, with the names they stand for.

    >>> abbreviations_in(["Presenter: Eemeli Aro (EAO)"])
    {'EAO': 'Eemeli Aro'}
    """
    words = presenter_words(own_language(language))
    labelled = (person for line in _first_lines(body) for person in _labelled(line, words))
    return {person.abbreviation: person.name for person in labelled if person.abbreviation}


def behind_label(plain: str, people: AttendeeNames, words: PresenterWords) -> Iterator[str]:
    """Yield the people behind a label in a heading: `New panes (presenter: Ada)`, `… by Ada` in brackets."""
    label = words.in_heading.search(plain)
    if label is None:
        yield from _giving(plain, people, words)
    for person in _people(words.time.sub("", label["names"]), words) if label else ():
        # Where any noun has a capital, "of" is the same word as "by": "(von Glas)" is no person.
        may_be_noun = words.capital_nouns and label is not None and label.group()[0] in "(（["
        if not may_be_noun or people.name_of(person.name) or looks_like_name(person.name, words.language):
            yield person.name


def _giving(plain: str, people: AttendeeNames, words: PresenterWords) -> Iterator[str]:
    """Yield who gives a talk and the like by brackets at the end of a heading: "(report: Ada)", not "(report: late)".

    Where people are listed, or any noun has a capital, one of them is somebody known.
    """
    bare, _ = without_time_behind(plain, words)
    given = words.in_brackets.search(bare)
    names = [one.name for one in _people(words.time.sub("", given["names"]), words)] if given else []
    knows = bool(people) or words.capital_nouns
    known = any(people.name_of(name) for name in names)
    are_shaped = all(_is_whole_name(name, words) or is_hangul_name(name, words.language) for name in names)
    if known or (are_shaped and not knows):
        yield from (name for name in names if people.name_of(name) or not name[:1].islower())


def behind_by(plain: str, people: AttendeeNames, words: PresenterWords) -> Iterator[str]:
    """Yield the people whom "by" leads to at the end of a heading: `Demo of the hose by Ada Byron`."""
    told = words.by_at_end.search(plain)
    for person in _people(told["names"], words) if told else ():
        # Where any noun has a capital, or behind "of", only somebody known is one.
        is_topic = told is not None and told["by"] in words.of
        is_shaped = not (words.capital_nouns or is_topic) and looks_like_name(person.name, words.language)
        if people.name_of(person.name) or is_shaped:
            yield person.name


def introducing(plain: str, people: AttendeeNames, words: PresenterWords, *, is_linked: bool) -> Iterator[str]:
    """Yield who presents what follows by the first words of a heading: `Ada presents the hose`, `@ada 介绍水管`.

    `is_linked` tells that the heading opens with a link to somebody's page, whose text is the name.
    """
    told = words.introducing.match(plain)
    name = told["name"].strip() if told else ""
    if name and (is_linked or people.name_of(name) or looks_like_name(name, words.language)):
        yield name.lstrip("@＠")


def opening(body: Sequence[str], people: AttendeeNames, language: str = "") -> tuple[str, ...]:
    """Return who presents an item by the first words said of it: `Ada gave an update on the hose.`

    >>> opening(["Greta Lind (Reeds) presented the pond."], AttendeeNames(()), "en")
    ('Greta Lind',)
    >>> opening(["- (Ada) Update on the pond."], AttendeeNames([Attendee("Ada")]), "en")
    ('Ada',)
    >>> opening(["The board presented the pond."], AttendeeNames(()), "en")
    ()
    """
    words = presenter_words(own_language(language))
    line = LIST_MARK.sub("", next(filter(None, _first_lines(body)), ""))
    if raising := _IN_BRACKETS.match(line):  # "(Ada) Update on the hose"
        named = [person.name for person in _people(raising["names"], words)]
        known = (not name.isupper() and (people.name_of(name) or people.shortens(name)) for name in named)
        return tuple(named) if all(known) else ()  # "(IT) Update" is of a group
    # In bold stands whoever speaks, one after the other.
    told = None if line.startswith(("**", "__")) else words.introducing.match(shown_text(line))
    names = [person.name for person in _people(told["name"], words)] if told else []
    is_somebody = [
        people.name_of(name) is not None
        or (name[:1].isupper() and people.shortens(name))
        or _is_whole_name(name, words)
        for name in names
    ]
    return tuple(names) if all(is_somebody) else ()


def _is_whole_name(name: str, words: PresenterWords) -> bool:
    return looks_like_name(name, words.language) and not _is_office(name, words)


def _is_office(name: str, words: PresenterWords) -> bool:
    """Return whether what looks like a name opens with an article, or holds a word of everyday language."""
    first, *others = name.lower().split()
    opens_sentence = bool(others) and first in attendee_words(words.language).stop_words
    return opens_sentence or not words.common.isdisjoint((first, *others))


def in_body(body: Sequence[str], people: AttendeeNames, words: PresenterWords) -> Iterator[str]:
    """Yield who presents an item by the first lines beneath its heading."""
    for line in _first_lines(body):
        for match in words.introduces.finditer(normalise(line)):
            yield match["name"]
        for person in (*_labelled(line, words), *_told_alone(line, people, words)):
            yield _as_called(person.name, people)


def _as_called(name: str, people: AttendeeNames) -> str:
    """Return somebody's whole name for initials or a handle; a part of the name stays as it is written."""
    whole = people.name_of(name) or name
    return name if name_key(name) in name_key(whole) and len(name) > _MAX_INITIALS else whole


def _told_alone(line: str, people: AttendeeNames, words: PresenterWords) -> Iterator[Attendee]:
    """Yield the people of a line that says nothing but who presents, without a colon: `*Presented by Ada Byron*`."""
    told = words.alone.fullmatch(shown_text(line) if "](" in line else line)
    found = list(_people(told["names"], words)) if told else []
    if all(people.name_of(one.name) or looks_like_name(one.name, words.language) for one in found):
        yield from found


def _first_lines(body: Sequence[str]) -> Iterator[str]:
    """Yield the lines that may tell who presents, their blanks made single."""
    return (" ".join(line[:_MAX_LINE_CHARACTERS].split()) for line in body[:_FIRST_LINES])


def _labelled(line: str, words: PresenterWords) -> Iterator[Attendee]:
    """Yield the people behind a label such as `Presenter:`."""
    label = words.label.match(line) if ":" in line or "：" in line else None
    if label:
        yield from _people(label["names"], words)


def _people(run: str, words: PresenterWords) -> Iterator[Attendee]:
    """Yield the people of a run of names, in which a stroke parts two of them, leaning to either side."""
    return people_in(run if "://" in run else _STROKES.sub("、", run), words.language)
