"""Who is named in the minutes, and by what names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from bot.minutes.model import Entry, Meeting, Minutes
from bot.minutes.names import name_key
from bot.search.analysis.terms import Token, is_everyday, is_run, tokens, word_edges
from bot.text import Slice

_MAX_NAME_WORDS = 4  # words of a question that are taken together as one name
_MAX_NAME_CHARACTERS = 6  # Chinese characters
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)


class NamedPerson(NamedTuple):
    """A person named in a text."""

    place: Slice
    key: str


class PeopleIndex:
    """Everybody who attended, presented or spoke, by all that they are called; never changes."""

    def __init__(self, meetings: Iterable[Meeting]) -> None:
        texts = [text for meeting in meetings for text in meeting.texts]
        spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for attendee in (attendee for minutes in texts for attendee in minutes.attendees):
            spellings[name_key(attendee.name)][attendee.name] += 1
        self._called = _other_names(texts) | {key: key for key in spellings if len(key) > 1}
        for name in (presenter for minutes in texts for item in minutes.items for presenter in item.presenters):
            # A handle does not make whoever presents under it somebody else.
            if self.key_of(name) in (None, name_key(name)):
                spellings[name_key(name)][name] += 1
        self._names = {key: counts.most_common(1)[0][0] for key, counts in spellings.items() if len(key) > 1}
        self._called |= {key: key for key in self._names}

    @property
    def names(self) -> tuple[str, ...]:
        """Everybody by the name that is written most often, in alphabetical order."""
        return tuple(sorted(self._names.values(), key=str.lower))

    @property
    def groups(self) -> tuple[frozenset[str], ...]:
        """The handles of people, each with the name that its owner goes by besides."""
        handles = ((called, key) for called, key in self._called.items() if key in self._names and called != key)
        # An abbreviation stands in capitals there; in a question it would be found in small letters too.
        return tuple(frozenset((handle, self._names[key])) for handle, key in handles if name_key(handle) == handle)

    def key_of(self, called: str) -> str | None:
        """Return the key of the person who is called so, None for nobody."""
        return self._called.get(called.strip()) or self._called.get(name_key(called))

    def behind(self, entry: Entry) -> frozenset[str]:
        """Return the keys of those who present or speak in an entry, whatever they are called there."""
        return self.presenting(entry) | frozenset(person_key(name, self) for name in entry.speakers)

    def presenting(self, entry: Entry) -> frozenset[str]:
        """Return the keys of those who present an entry's item."""
        return frozenset(person_key(name, self) for name in (entry.item.presenters if entry.item else ()))

    def find(self, text: str) -> Iterator[NamedPerson]:
        """Yield the people named in a text, where two names begin at one place the longer one."""
        words = list(tokens(text))
        position = 0
        while position < len(words):
            if is_run(words[position].written):
                yield from self._in_run(words[position])
                position += 1
                continue
            length, person = self._at(words[position : position + _MAX_NAME_WORDS])
            if person:
                yield person
            position += length

    def _at(self, words: Sequence[Token]) -> tuple[int, NamedPerson | None]:
        """Return how many words are the name that these begin with, one for none, and whose it is."""
        in_letters = list(takewhile(lambda word: not is_run(word.written), words))
        for length in range(len(in_letters), 0, -1):
            called = " ".join(word.written for word in in_letters[:length])
            key = self.key_of(called) or self.key_of(_POSSESSIVE.sub("", called))
            if key and len(called) > 1 and not (called.islower() and is_everyday(called)):  # "will" is nobody
                return length, NamedPerson(Slice(words[0].place.start, words[length - 1].place.end), key)
        return 1, None

    def _in_run(self, run: Token) -> Iterator[NamedPerson]:
        if run.place.end - run.place.start != len(run.written):
            return
        edges = sorted(word_edges(run.written))
        after = 0
        for start in edges:
            ends = (end for end in reversed(edges) if start + 2 <= end <= start + _MAX_NAME_CHARACTERS)
            found = next(((end, key) for end in ends if (key := self.key_of(run.written[start:end]))), None)
            if found and start >= after:
                after, key = found
                yield NamedPerson(Slice(run.place.start + start, run.place.start + after), key)


def person_key(name: str, people: PeopleIndex) -> str:
    """Return the key to compare people by: that of a known person, else the folded name."""
    return people.key_of(name) or name_key(name)


def _other_names(texts: Iterable[Minutes]) -> dict[str, str]:
    """Return the handles and abbreviations that attendees are introduced with, each with the person's key."""
    called: dict[str, str] = {}
    for attendee in (attendee for minutes in texts for attendee in minutes.attendees):
        if attendee.handle:
            called.setdefault(name_key(attendee.handle), name_key(attendee.name))
        if attendee.abbreviation:
            # Only in capitals, as it is written: "DE" is somebody, "de" is a word.
            called.setdefault(attendee.abbreviation, name_key(attendee.name))
    return called
