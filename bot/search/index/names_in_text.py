"""Finds people in questions by all that they are called: in full, in short, in another case."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from bot.languages.phrase_syntax import forms_of
from bot.languages.reader import languages
from bot.languages.scripts import SCRIPTS
from bot.languages.words import Words
from bot.search.analysis.analyzer import Analyzer
from bot.search.analysis.tokens import Token, is_run, tokens, word_edges
from bot.text import Slice

_MAX_NAME_WORDS = 4  # words of a question that are taken together as one name
_MAX_NAME_CHARACTERS = 6  # Chinese characters
_WHOLE_HANGUL_NAME = 3  # syllables
_HANGUL = re.compile(f"[{SCRIPTS['hangul']}]")
_CYRILLIC = re.compile(f"[{SCRIPTS['cyrillic']}-]{{3,30}}")
_CASE = re.compile("(?:[ое]го|[оеиы]м|[иы]х)$")
_VOWELS = "аеёиоуыэюяйь"
"""What the cases of Russian names end in: a consonant behind a vowel, or vowels and what sounds like one."""


KeysOf = Callable[[str], Sequence[str]]


class NamedPerson(NamedTuple):
    """A person named in a text."""

    place: Slice
    key: str


class NamesInText:
    """Finds the people of one set of minutes; never changes."""

    def __init__(self, named: Mapping[str, str], analyzer: Analyzer) -> None:
        """`named` gives one key for each name."""
        self._analyzer = analyzer
        self._first_names = frozenset(name.casefold().split()[0] for name in named if " " in name)
        self._declined: defaultdict[str, list[str]] = defaultdict(list)
        for name, key in named.items():
            if (stem := _stem(name)) and key not in self._declined[stem]:
                self._declined[stem].append(key)

    def find(self, text: str, keys_of: KeysOf) -> Iterator[NamedPerson]:
        """Yield the people named in a text, of two names that begin at one place the longer one.

        `keys_of` gives the keys of everybody who is called so.
        """
        words = list(tokens(text))
        position = 0
        while position < len(words):
            if is_run(words[position].written):
                yield from self._in_run(words[position], keys_of)
                position += 1
                continue
            length, people = self._at(words[position : position + _MAX_NAME_WORDS], keys_of)
            yield from people
            position += length

    def _at(self, words: Sequence[Token], keys_of: KeysOf) -> tuple[int, Sequence[NamedPerson]]:
        """Return how many words are the name that these begin with, one for none, and whose it is."""
        in_letters = list(takewhile(lambda word: not is_run(word.written), words))
        for length in range(len(in_letters), 0, -1):
            called = " ".join(word.written for word in in_letters[:length])
            keys = self._called(called, keys_of)
            # "will" is nobody, and no more is "Will" at the beginning of a question, if that is not the whole of it.
            opens = words[0].place.start == 0 and len(words) > length and self._analyzer.is_stop_word(called)
            is_word = opens or (called.islower() and self._analyzer.is_everyday(called))
            if keys and len(called) > 1 and not is_word:
                place = Slice(words[0].place.start, words[length - 1].place.end)
                return length, [NamedPerson(place, key) for key in keys]
        return 1, ()

    def _called(self, called: str, keys_of: KeysOf) -> Sequence[str]:
        """Return the keys of those who are called so, as it stands or in another case."""
        keys = keys_of(called)
        if not keys and (bare := self._analyzer.parted(called)[1]) != called:
            keys = keys_of(bare)
        # Александра is somebody's own name, or Александр in another case.
        declined = () if called.casefold() in self._first_names else self._declined.get(_stem(called), ())
        return keys or declined or self._owning(called, keys_of)

    def _owning(self, called: str, keys_of: KeysOf) -> Sequence[str]:
        """Return the keys of those whose things are spoken of, in languages that write it without an apostrophe."""
        endings = (ending for tag in self._analyzer.languages for ending in _name_endings(tag))
        bare = (called.removesuffix(ending) for ending in endings if called.endswith(ending))
        return next((keys for name in bare if (keys := keys_of(name))), ())

    def _in_run(self, run: Token, keys_of: KeysOf) -> Iterator[NamedPerson]:
        if run.place.end - run.place.start != len(run.written):
            return
        edges = sorted(word_edges(run.written))
        after = 0
        for start in edges:
            ends = (end for end in reversed(edges) if start + 2 <= end <= start + _MAX_NAME_CHARACTERS)
            names = ((end, run.written[start:end]) for end in ends)
            told = ((end, name) for end, name in names if self._may_end(name, run.written[end:]))
            found = next(((end, keys) for end, name in told if (keys := keys_of(name))), None)
            if found and start >= after:
                after, keys = found
                place = Slice(run.place.start + start, run.place.start + after)
                yield from (NamedPerson(place, key) for key in keys)

    def _may_end(self, name: str, behind: str) -> bool:
        """Return whether a name may end before something: a given name in Korean is the beginning of many words."""
        if not behind or len(name) >= _WHOLE_HANGUL_NAME or not _HANGUL.match(name):
            return True
        return behind.startswith(_behind_names(self._analyzer.languages))


@cache
def _behind_names(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Return what stands right behind names in some languages: what belongs to the sentence, and courtesies."""
    spoken = [languages()[tag] for tag in tags]
    behind = (word for one in spoken for word in one.questions.postpositions)
    courtesies = (form for one in spoken for word in one.minutes.labels.honorifics for form in forms_of(word))
    return tuple(dict.fromkeys((*behind, *courtesies)))


@cache
def _name_endings(tag: str) -> Words:
    return languages()[tag].questions.of_people.name_endings


def _stem(name: str) -> str:
    """Return what a name in Cyrillic letters begins with in every case: Ольга, Ольге, Ольгой; nothing for others."""
    words = name.lower().split()
    if not words or not all(_CYRILLIC.fullmatch(word) for word in words):
        return ""
    stems = [_CASE.sub("", word).rstrip(_VOWELS) for word in words]
    return " ".join(stems) if all(len(stem) > 1 for stem in stems) else ""
