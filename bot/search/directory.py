"""Who is named in the minutes, and by what names."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from bot.minutes.model import Entry, Meeting
from bot.minutes.names import name_key

_LONGEST_NAME = 4  # words of a question that are taken together as one name


class People:
    """Everybody who attended, presented or spoke, by all that they are called; never changes."""

    def __init__(self, meetings: Iterable[Meeting]) -> None:
        spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
        called: dict[str, str] = {}
        for minutes in (text for meeting in meetings for text in meeting.texts):
            for attendee in minutes.attendees:
                key = name_key(attendee.name)
                spellings[key][attendee.name] += 1
                if attendee.handle:
                    called.setdefault(name_key(attendee.handle), key)
                if attendee.abbreviation:
                    # Only in capitals, as it is written: "DE" is somebody, "de" is a word.
                    called.setdefault(attendee.abbreviation, key)
            for name in (presenter for item in minutes.items for presenter in item.presenters):
                spellings[name_key(name)][name] += 1
        self._names = {key: counts.most_common(1)[0][0] for key, counts in spellings.items() if len(key) > 1}
        self._called = called | {key: key for key in self._names}

    @property
    def names(self) -> tuple[str, ...]:
        """Everybody by the name that is written most often, in alphabetical order."""
        return tuple(sorted(self._names.values(), key=str.lower))

    def key_of(self, called: str) -> str | None:
        """Return the key of the person who is called so, None for nobody."""
        return self._called.get(called.strip()) or self._called.get(name_key(called))

    def find(self, words: list[str]) -> dict[int, tuple[int, str]]:
        """Return the people named in a list of words: the first word's number, how many words, the person's key."""
        found: dict[int, tuple[int, str]] = {}
        position = 0
        while position < len(words):
            for length in range(min(_LONGEST_NAME, len(words) - position), 0, -1):
                key = self.key_of(" ".join(words[position : position + length]))
                if key and (length > 1 or len(words[position]) > 1):
                    found[position] = (length, key)
                    position += length - 1
                    break
            position += 1
        return found


def people_of(entry: Entry) -> frozenset[str]:
    """Return the keys of those who present or speak in an entry."""
    presenters = entry.item.presenters if entry.item else ()
    return frozenset(name_key(name) for name in (*presenters, *entry.speakers))
