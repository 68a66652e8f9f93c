"""What a question is understood as: its words, what each may have meant, and what it says about the meeting."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from bot.search.analysis.places import normalise_with_offsets
from bot.search.analysis.tokens import is_exact
from bot.search.model import Via, WrittenFilter
from bot.search.question.query_intent import QueryIntent
from bot.text import Slice

_MANY_LACKING = 2
_MIN_DIGITS = 3
_YEAR = re.compile("(?:19|20)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a word: the terms to look up, and what they count for."""

    text: str
    terms: tuple[str, ...]
    """The whole word first, its parts after it."""
    weight: float = 1.0
    via: Via = Via.WORDS


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the question with all that it may have meant."""

    written: str
    """Empty for a pair of characters that spans two words, which helps to rank but is no word."""
    readings: tuple[Reading, ...]
    """As typed first."""
    known: bool
    """Whether a reading other than by meaning stands in the minutes."""
    counts: bool = True
    """Whether it is one of the words asked; a second guess at a word is not."""
    required: bool = True
    """Whether an answer is expected to hold it; a word that says what is asked for ("who presented") is not."""
    is_name: bool = False
    """Whether it is somebody's name, or a part of one."""
    foreign: bool = False
    """Whether the minutes hold neither it nor a word near it by meaning, as far as there is a model to tell."""
    lacking: bool = False
    """Whether the minutes lack it, and would hold it if they told of it: they are in its language."""

    @property
    def is_number(self) -> bool:
        """Whether it stands for the one thing that has this number: a version, an issue; not a year, nor a few."""
        if self.written.isdecimal():
            return len(self.written) >= _MIN_DIGITS and not _YEAR.fullmatch(self.written)
        return is_exact(self.written)

    @classmethod
    def of(cls, written: str, readings: Iterable[Reading], minutes: Container[str]) -> "Word":
        """Return a word with its readings; `minutes` are the terms of the minutes, which tell whether it is known."""
        readings = tuple(readings)
        return cls(written, readings, any(term in minutes for reading in readings for term in reading.terms))


@dataclass(frozen=True, slots=True)
class Query:
    """A question as understood."""

    text: str
    words: tuple[Word, ...]
    intent: QueryIntent = field(default_factory=QueryIntent)
    filters: tuple[WrittenFilter, ...] = ()
    read_as: str | None = None
    """The question with its corrected words, None if nothing was corrected."""
    wording: str = ""
    """The question as the minutes would write it: with its corrected words, in simplified characters."""
    asks_for_roles: bool = False
    """Whether it asks for decisions, action items or the like and, but perhaps for a meeting, for nothing else."""
    language: str | None = None
    """The language that letters turned out to spell: `zh` where words are pinyin, None if nothing tells."""

    @property
    def required(self) -> tuple[Word, ...]:
        """The words that an answer is expected to hold."""
        return tuple(word for word in self.words if word.written and word.counts and word.required)

    @property
    def foreign(self) -> int:
        """How many of these words stand for what the minutes do not speak of: a single one may be called otherwise."""
        lacking = sum(word.lacking for word in self.required)
        is_much = lacking >= _MANY_LACKING
        return sum(word.foreign or (is_much and word.lacking) for word in self.required)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The words that stand nowhere in the minutes, neither as written nor corrected; as typed, in any script."""
        words = [word.written for word in self.required if not word.known]
        return tuple(words if all(word in self.text for word in words) else _as_typed(words, self.text))

    @property
    def asks_for_meeting(self) -> bool:
        """Whether it names a meeting and asks for nothing else."""
        said = self.intent
        return said.names_meeting and not (self.words or said.numbers or said.people or said.attendance or said.roles)

    @property
    def asks_for_people(self) -> bool:
        """Whether it names people and asks for nothing but what they did, or where they were."""
        said = self.intent
        return bool(said.people) and not (said.roles or said.numbers) and all(word.is_name for word in self.required)

    @property
    def asks_for_items(self) -> bool:
        """Whether it names agenda items by their numbers and asks for nothing else, but perhaps for a part of them."""
        said = self.intent
        return bool(said.numbers) and not (said.people or said.attendance or self.required)

    @property
    def topic_words(self) -> tuple[Word, ...]:
        """The words of what it asks about, without names; none if it asks for parts of the minutes alone."""
        return () if self.asks_for_roles else tuple(word for word in self.required if not word.is_name)

    @property
    def asks_for_parts(self) -> bool:
        """Whether it asks for decisions, action items or the like: all of them, or those of a topic or of somebody."""
        said = self.intent
        return bool(said.roles) and not (said.numbers or said.attendance)

    @property
    def asks_for_words(self) -> bool:
        """Whether it is to be searched for, and does not only name a meeting, an item or somebody."""
        listed = self.asks_for_meeting or self.asks_for_items or self.asks_for_people or self.asks_for_roles
        return not (listed or self.intent.wanted)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to search for."""
        return not self.words and not self.intent


def without_meaning(query: Query) -> Query:
    """Return a question without the readings of its words by meaning: as it is understood without a model."""
    words = (
        replace(word, readings=tuple(one for one in word.readings if one.via is not Via.MEANING), foreign=False)
        for word in query.words
    )
    return replace(query, words=tuple(words))


WordsLike = Callable[[str, Sequence[str]], Sequence[Iterable[tuple[str, float]]]]
"""Gives for each of some words of a question those of the minutes that mean nearly the same, with how similar they are.

A similarity is 0 to 1."""


class Correction(NamedTuple):
    """A place of the question, and what it was taken for."""

    place: Slice
    text: str


class Interpretation(NamedTuple):
    """What a word or a run of characters was understood as."""

    words: tuple[Word, ...] = ()
    corrections: tuple[Correction, ...] = ()
    is_pinyin: bool = False
    """Whether Latin letters turned out to spell Chinese words."""


def _as_typed(words: Iterable[str], text: str) -> Iterator[str]:
    """Yield words that were read in one width and script as they stand in a text."""
    normalised, offsets = normalise_with_offsets(text)
    for word in words:
        start = normalised.find(word)
        end = start + len(word)
        yield text[offsets[start] : max(offsets[end - 1] + 1, offsets[end])] if start >= 0 else word
