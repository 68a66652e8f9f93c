"""Who is named in the minutes, by what names, and what they did: attended, presented, spoke."""

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from rapidfuzz import fuzz, process

from bot.minutes.meeting_texts import Meeting
from bot.minutes.model import Entry, Minutes, Role
from bot.minutes.names import name_key, without_form_of_address
from bot.search.analysis.analyzer import Analyzer
from bot.search.analysis.tokens import tokens
from bot.search.index.names_in_text import NamedPerson, NamesInText
from bot.search.index.one_person import bears, called_in_short, joined_keys, people_named
from bot.search.model import Person, Presentation

_MAX_NEAR = 10  # people that are offered for a name that fits nobody, or several
_MIN_LIKENESS = 80  # of 100: a name with one letter in five wrong


class PeopleIndex:
    """Everybody who attended, presented or spoke, by all that they are called; never changes."""

    def __init__(
        self,
        meetings: Sequence[Meeting],
        analyzer: Analyzer | None = None,
        aliases: Iterable[Collection[str]] = (),
    ) -> None:
        """`meetings` stand newest first; the analyzer is that of questions for them.

        `aliases` are the names that stand for one thing each, some of them for one person.
        """
        self._analyzer = analyzer or Analyzer()
        texts = [text for meeting in meetings for text in meeting.texts]
        self._withheld = frozenset().union(*(text.withheld.names for text in texts[:1] if text.withheld))
        self._languages = frozenset(text.language for text in texts)
        self._one_key = joined_keys(texts, aliases)
        spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for attendee in (attendee for minutes in texts for attendee in people_named(minutes)):
            spellings[self._own_key(attendee.name)][attendee.name] += 1
        in_short = [called_in_short(minutes) for minutes in texts]
        by_text = list(zip(texts, in_short, strict=True))
        self._aliases = {_place(minutes): self._aliases_in(minutes, called) for minutes, called in by_text}
        others = self._other_names(texts, in_short)
        self._called = {called: keys[0] for called, keys in others.items()}
        self._called |= {key: key for key in spellings if len(key) > 1}
        self._called |= {key: one for key, one in self._one_key.items() if one in spellings}
        for name in _presenting_as_themselves(by_text):
            # A handle does not make whoever presents under it somebody else.
            if self.key_of(name) in (None, self._own_key(name)):
                spellings[self._own_key(name)][name] += 1
        self._names = {key: _usual(counts) for key, counts in spellings.items() if len(key) > 1}
        self._called |= {key: key for key in self._names}
        self._called |= {key: one for key, one in self._one_key.items() if one in self._names}
        self._others = others
        named = {name: key for key, name in self._names.items()} | self._called
        self._in_text = NamesInText(named, self._analyzer)
        self.people: Mapping[str, Person] = self._people(meetings)
        """Everybody by their keys, whoever is named in the newest meeting first."""

    def _people(self, meetings: Iterable[Meeting]) -> dict[str, Person]:
        attended: defaultdict[str, dict[str, Meeting]] = defaultdict(dict)
        presented: defaultdict[str, list[Presentation]] = defaultdict(list)
        stayed_away: defaultdict[str, dict[str, Meeting]] = defaultdict(dict)
        written: dict[str, str] = {}
        for meeting in meetings:
            for minutes in meeting.texts:
                for attendee in minutes.attendees:
                    key = self.whose(attendee.name, minutes)
                    written.setdefault(key, attendee.name)
                    attended[key][meeting.id] = meeting
                for absent in minutes.absent:
                    key = self.whose(absent.name, minutes)
                    written.setdefault(key, absent.name)
                    stayed_away[key][meeting.id] = meeting
                for item in minutes.presented:
                    for key, name in {self.whose(name, minutes): name for name in item.presenters}.items():
                        written.setdefault(key, name)
                        presented[key].append(Presentation(meeting, minutes, item))
        other_names: defaultdict[str, set[str]] = defaultdict(set)
        for called, key in self._one_key.items():
            other_names[key].update({called} - {key})
        for called, keys in self._others.items():
            for key in keys:
                other_names[key].add(name_key(called))
        return {
            key: Person(
                key,
                self._names.get(key, name),
                tuple(attended[key].values()),
                tuple(stayed_away[key].values()),
                tuple(presented[key]),
                frozenset(other_names[key]),
                not self._withheld.isdisjoint((key, *other_names[key])),
            )
            for key, name in written.items()
            if len(key) > 1
        }

    def _own_key(self, name: str) -> str:
        """Return the key of a name, that of another spelling if both stand for one person."""
        key = name_key(name)
        return self._one_key.get(key, key)

    def whose(self, name: str, minutes: Minutes) -> str:
        """Return the key of whom a name stands for in some minutes.

        That of the name itself, if several people go by it and these minutes do not say which: nothing is guessed.
        """
        key, aliases = self._own_key(name), self._aliases[_place(minutes)]
        if name_key(name) in aliases:
            return aliases[name_key(name)] or key
        others = self._others.get(name.strip().lstrip("@")) or self._others.get(key) or ()
        return key if len(others) > 1 else person_key(name, self)

    def _aliases_in(self, minutes: Minutes, in_short: Mapping[str, str]) -> dict[str, str | None]:
        """Return whom handles, abbreviations and first names stand for in these minutes: elsewhere it may be another.

        None stands for one that they give to two people.
        """
        found: dict[str, str | None] = {}
        for attendee in people_named(minutes):
            key = self._own_key(attendee.name)
            for alias in (attendee.abbreviation, attendee.handle):
                if alias:
                    found[name_key(alias)] = key if found.get(name_key(alias), key) == key else None
        for short, name in in_short.items():
            found.setdefault(short, self._own_key(name))
        return found

    def _other_names(self, texts: Iterable[Minutes], in_short: Iterable[Mapping[str, str]]) -> dict[str, list[str]]:
        """Return the handles and abbreviations of people, and first names that they are called by, with their keys."""
        called: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for attendee in (attendee for minutes in texts for attendee in people_named(minutes)):
            if attendee.handle:
                called[name_key(attendee.handle)].setdefault(self._own_key(attendee.name))
            if attendee.abbreviation:
                # Only in capitals, as it is written: "DE" is somebody, "de" is a word.
                called[attendee.abbreviation].setdefault(self._own_key(attendee.name))
        handles = frozenset(called)
        for short, name in chain.from_iterable(of_one.items() for of_one in in_short):
            called[short].setdefault(self._own_key(name))
        self._in_short = frozenset(called) - handles
        return {name: list(keys) for name, keys in called.items()}

    @property
    def groups(self) -> tuple[frozenset[str], ...]:
        """The handles of people, each with the name that its owner goes by besides."""
        named = ((called, key) for called, key in self._called.items() if called not in self._in_short)
        handles = ((called, key) for called, key in named if key in self._names and called != key)
        # An abbreviation stands in capitals there; in a question it would be found in small letters too.
        return tuple(frozenset((handle, self._names[key])) for handle, key in handles if name_key(handle) == handle)

    def key_of(self, called: str) -> str | None:
        """Return the key of the person who is called so, None for nobody; of several, one of them."""
        return self._called.get(called.strip().lstrip("@")) or self._called.get(name_key(called))

    def keys_of(self, called: str) -> tuple[str, ...]:
        """Return the keys of everybody who is called so: of all who share an abbreviation, and its own."""
        bare, key = called.strip().lstrip("@"), name_key(called)
        owners = self._others.get(bare) or self._others.get(key) or ()
        if len(owners) > 1:
            own = self._own_key(called)
            return (*owners, own) if own in self.people else tuple(owners)
        found = self._called.get(bare) or self._called.get(key)
        return (found,) if found is not None else ()

    def resolve(self, called: str) -> frozenset[str]:
        """Return the keys of whoever is meant by a name that was typed into an option, in whatever letters.

        In running text an abbreviation counts in capitals alone; here there is nothing else that it could be.
        """
        key = name_key(called)
        known_as = (person.key for person in self.people.values() if key in person.other_names)
        return frozenset(self.keys_of(called)) or frozenset((key, *known_as))

    def matching(self, wanted: str) -> tuple[Person, ...]:
        """Return whoever may be meant by a name: one person if it fits exactly, else those whose names come near.

        An abbreviation or a handle that several people go by fits all of them.
        """
        key = self._own_key(wanted)
        if key not in self.people:
            bare = (without_form_of_address(wanted, language) for language in self._languages)
            wanted = min((wanted, *bare), key=len)
            key = self._own_key(wanted)
        if not key:
            return ()
        if key in self.people:
            return (self.people[key],)
        known_as = [person for person in self.people.values() if key in person.other_names]
        offered = {other: person for other, person in self.people.items() if not person.withheld}
        holding = known_as or [one for other, one in offered.items() if key in other or bears(one.name, wanted)]
        if holding:
            return tuple(holding[:_MAX_NEAR])
        near = process.extract(key, list(offered), scorer=fuzz.ratio, score_cutoff=_MIN_LIKENESS, limit=_MAX_NEAR)
        return tuple(self.people[other] for other, _, _ in near)

    def complete(self, begun: str, *, limit: int) -> tuple[str, ...]:
        """Return the names that go on from what was typed, those at the most meetings first."""
        key = name_key(begun)
        ranked = sorted(
            (not other.startswith(key), -len(person.meetings), person.name)
            for other, person in self.people.items()
            if not person.withheld and (key in other or any(key in alias for alias in person.other_names))
        )
        names = [name for _, _, name in ranked[:limit]]
        near = (person.name for person in self.matching(begun)[:limit] if not person.withheld)
        return tuple(names) or tuple(near)

    def parts_of_names(self) -> frozenset[str]:
        """Return everybody's names, handles and abbreviations and the words in them, in small letters."""
        names = {name for person in self.people.values() for name in (person.name, person.key, *person.other_names)}
        parts = {token.written for name in names for token in tokens(name)}
        return frozenset(name.casefold() for name in names | parts)

    def behind(self, entry: Entry, minutes: Minutes) -> frozenset[str]:
        """Return the keys of those who present or speak in an entry, whatever they are called there."""
        # A list of tasks is a talk of none of those who are to do them.
        speakers = entry.speakers if entry.role is not Role.ACTION else ()
        return self.presenting(entry, minutes) | frozenset(self.whose(name, minutes) for name in speakers)

    def presenting(self, entry: Entry, minutes: Minutes) -> frozenset[str]:
        """Return the keys of those who present an entry's item."""
        presenters = entry.item.presenters if entry.item else ()
        return frozenset(self.whose(name, minutes) for name in presenters)

    def find(self, text: str) -> Iterator[NamedPerson]:
        """Yield the people named in a text, of two names that begin at one place the longer one."""
        return self._in_text.find(text, self.keys_of)


def _presenting_as_themselves(texts: Iterable[tuple[Minutes, Container[str]]]) -> Iterator[str]:
    """Yield the names of presenters but for first names; each text comes with the keys of those it calls people by."""
    for minutes, called in texts:
        names = (name for item in minutes.presented for name in item.presenters)
        yield from (name for name in names if name_key(name) not in called)


def _usual(spellings: Counter[str]) -> str:
    """Return the commonest spelling of a name, of equally common ones that in full: "Ada Byron", not "ada-byron"."""
    most = max(spellings.values())
    return max(
        (name for name, count in spellings.items() if count == most), key=lambda name: (" " in name, _capitals(name))
    )


def _capitals(name: str) -> bool:
    words = name.split()
    return all(word[:1].isupper() and not word[1:].isupper() for word in words)


def person_key(name: str, people: PeopleIndex) -> str:
    """Return the key to compare people by: that of a known person, else the folded name."""
    return people.key_of(name) or name_key(name)


def _place(minutes: Minutes) -> tuple[str, str, int]:
    """Return what tells a text from all others."""
    return minutes.origin, minutes.source, minutes.lines.first if minutes.lines else 0
