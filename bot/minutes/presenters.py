"""Finds who presents an agenda item: in its heading or in the first lines beneath it.

Met in real minutes: `… @handle`, `… (5m, Lee)`, `… [Luke Wagner]`, `… (Luke Wagner, 30 min)`, `Ryan Hunt: …`,
`Presenter: Eemeli Aro (EAO)`, `（@罗广明 负责介绍）`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of, spaced, unspaced
from bot.minutes.model import Attendee
from bot.minutes.names import initials, looks_like_name, name_key
from bot.text import normalise

# Every pattern meets text whose blanks are single, and none can read a run of characters again and again.
# A handle stands after "@" and goes on to the next one, to a bracket or to punctuation: "@Yin Xuran", "@a、@b".
_HANDLE = re.compile(r"(?<![A-Za-z0-9._%+-])[@＠] ?(?P<name>[^@＠,，、;；/&()（）\[\]【】:：|]+)")
_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]+)[)）\]](?!\()")
_LEADING = re.compile(r"([^:：]{3,60})[:：] ?\S")
_ABBREVIATION = re.compile(r" ?[(（] ?([A-Z][A-Z0-9]{1,3}) ?[)）]")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^)\[]*\)")
_BRACKET = re.compile(r"[()（）\[\]]")
_FIRST_LINES = 6  # in which a label names who presents
_MAX_LINE_CHARACTERS = 500  # characters of a line in which who presents is looked for


@dataclass(frozen=True, slots=True)
class _Grammar:
    """What presenters are found by in minutes of one language."""

    language: str
    label: re.Pattern[str]
    parts: re.Pattern[str]
    """What parts names and times."""
    ends_with_and: re.Pattern[str]
    time: re.Pattern[str]
    presenting: re.Pattern[str]
    """What may follow a name behind "@"."""
    introduces: re.Pattern[str]


@cache
def _grammar(language: str) -> _Grammar:
    labels = words_for(language).labels
    joining, presenting = any_of(labels.joining), tuple(map(normalise, labels.presenting))
    return _Grammar(
        language,
        label=re.compile(
            rf" ?[-*+]? ?(?:\*\*|__)? ?{any_of(labels.presenters)} ?(?:\*\*|__)? ?[:：] ?(?:\*\*|__)?(?P<names>.+)",
            re.IGNORECASE,
        ),
        parts=re.compile(rf"[,，、;；/&]| {joining} | [-–—] "),
        ends_with_and=re.compile(rf" {joining} ?$", re.IGNORECASE),
        time=re.compile(
            rf"(?:{any_of(labels.before_durations)} )?~?(?<!\d)\d{{1,3}} ?(?:m|h|{any_of(labels.durations)})\b\.?",
            re.IGNORECASE,
        ),
        presenting=re.compile(rf"(?: {any_of(spaced(presenting))}| ?{any_of(unspaced(presenting))})$"),
        introduces=re.compile(
            rf"[(（] ?@ ?(?P<name>[^\s()（）@]{{1,40}}) ?{any_of(unspaced(presenting))}[^()（）]{{0,60}}[)）]"
        ),
    )


class AttendeeNames:
    """The attendees of one meeting by all that they are called."""

    def __init__(self, attendees: Iterable[Attendee]) -> None:
        self._names: dict[str, str] = {}
        by_initials: dict[str, list[str]] = {}
        first_names: dict[str, list[str]] = {}
        for attendee in attendees:
            for key in (attendee.name, attendee.handle, attendee.abbreviation):
                if key:
                    self._names.setdefault(name_key(key), attendee.name)
            by_initials.setdefault(name_key(initials(attendee.name)), []).append(attendee.name)
            first_names.setdefault(name_key(attendee.name.split()[0]), []).append(attendee.name)
        # What two people share names neither of them.
        for shared in (by_initials, first_names):
            for key, names in shared.items():
                if len(names) == 1 and len(key) > 1:
                    self._names.setdefault(key, names[0])

    def name_of(self, called: str) -> str | None:
        """Return the name of the attendee who is called so, None for nobody or several."""
        return self._names.get(name_key(called))

    def __bool__(self) -> bool:
        """Return whether anybody is known to have been there."""
        return bool(self._names)


def presenters_of(
    heading: str, body: Sequence[str] = (), people: AttendeeNames | None = None, language: str = ""
) -> tuple[str, ...]:
    """Return who presents an item as written, each once; `body` are the lines beneath its heading.

    `language` is that of the file.

    >>> presenters_of("议程 1 ：Hertz 项目介绍 @Yin Xuran"), presenters_of("Sentinel @GuangmingLuo @skyenought")
    (('Yin Xuran',), ('GuangmingLuo', 'skyenought'))
    >>> presenters_of("Duplicate imports (slides) [Luke Wagner]"), presenters_of("Review agenda (2m, Lee)")
    (('Luke Wagner',), ('Lee',))
    >>> presenters_of("Intl.DurationFormat for Stage 3", ["", "Presenter: Eemeli Aro (EAO)"])
    ('Eemeli Aro',)
    """
    people = people or AttendeeNames(())
    grammar = _grammar(own_language(language))
    heading = " ".join(heading.split())
    handles = (grammar.presenting.sub("", match["name"]) for match in _HANDLE.finditer(heading))
    names = [grammar.ends_with_and.sub("", name).strip(" \t.。*_`") for name in handles]
    names = names or list(_in_brackets(heading, people, grammar)) or list(_before_colon(heading, people, grammar))
    names = names or list(_in_body(body, people, grammar))
    return tuple({name_key(name): name for name in reversed(names) if name}.values())[::-1]


def abbreviations_in(body: Sequence[str], language: str = "") -> Mapping[str, str]:
    """Return the abbreviations that presenters' labels explain, with the names they stand for.

    >>> abbreviations_in(["Presenter: Eemeli Aro (EAO)"])
    {'EAO': 'Eemeli Aro'}
    """
    found: dict[str, str] = {}
    for line in _first_lines(body):
        for part in _labelled(line, _grammar(own_language(language))):
            abbreviation = _ABBREVIATION.search(part)
            if abbreviation:
                found[abbreviation[1]] = _ABBREVIATION.sub("", part).strip(" \t*_.。")
    return found


def _in_brackets(heading: str, people: AttendeeNames, grammar: _Grammar) -> Iterator[str]:
    plain = _LINK.sub(r"\1", heading)
    for inside in _BRACKETS.findall(plain):
        parts = [part.strip() for part in grammar.parts.split(inside) if part.strip()]
        timed = any(grammar.time.fullmatch(part) for part in parts)
        for part in parts:
            name = grammar.time.sub("", part).strip(" -–—:：")
            # Beside a time even a first name is somebody's; elsewhere it has to look like a whole one.
            if name and (
                people.name_of(name)
                or looks_like_name(name, grammar.language)
                or (timed and name[:1].isupper() and name.isalpha())
            ):
                yield name


def _before_colon(heading: str, people: AttendeeNames, grammar: _Grammar) -> Iterator[str]:
    match = _LEADING.match(_LINK.sub(r"\1", heading))
    if match and people.name_of(match[1]) and looks_like_name(match[1], grammar.language):
        yield match[1].strip()


def _in_body(body: Sequence[str], people: AttendeeNames, grammar: _Grammar) -> Iterator[str]:
    for line in _first_lines(body):
        for match in grammar.introduces.finditer(normalise(line)):
            yield match["name"]
        for part in _labelled(line, grammar):
            name = _ABBREVIATION.sub("", part).strip(" \t*_.。@")
            if name and not _BRACKET.search(name):
                yield people.name_of(name) or name


def _first_lines(body: Sequence[str]) -> Iterator[str]:
    """Yield the lines that may tell who presents, their blanks made single."""
    return (" ".join(line[:_MAX_LINE_CHARACTERS].split()) for line in body[:_FIRST_LINES])


def _labelled(line: str, grammar: _Grammar) -> Iterator[str]:
    """Yield the parts of what stands after a label such as `Presenter:`."""
    label = grammar.label.match(line)
    return (part.strip() for part in grammar.parts.split(label["names"])) if label else iter(())
