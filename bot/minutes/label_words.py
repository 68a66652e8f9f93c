"""The words that labels consist of, and what a wording means as a label.

A label is a whole wording: "Present" and "Remote attendees (add your name)" are, "Present state of the hedge" is none.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from bot.languages.merging import own_language, words_for
from bot.languages.model import MinutesWords
from bot.languages.phrase_syntax import any_of, folded_phrases, shared_pattern, spaced, unspaced
from bot.languages.reader import languages
from bot.languages.words import Phrases
from bot.minutes.agenda_numbers import numerals
from bot.minutes.asides import without_asides
from bot.text import SMALL, fold


class FieldKind(StrEnum):
    """What a label announces."""

    ATTENDEES = "attendees"
    ABSENT = "absent"
    DATE = "date"
    PRESENTERS = "presenters"
    DECISION = "decision"
    ACTION = "action"
    POLL = "poll"
    SUMMARY = "summary"
    OTHER = "other"
    """Any other part of minutes: it only ends what stands above it."""


PEOPLE = frozenset({FieldKind.ATTENDEES, FieldKind.ABSENT})
"""The labels of those who were there or were not."""
_MAX_CHARACTERS = 80  # characters; what is longer is no label
_PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789"
_LANGUAGES = 2  # that a label may be written in at once
_PICTURE = re.compile(r"^\s*:[a-z0-9_+-]{1,40}:\s*")  # by its name
_MAX_BEFORE = 4  # words before a label: "other remote members attending"
_LEAST_MISSPELT = 8  # letters; of shorter words, one letter more or less often makes another
_MOST_MISSPELT = 16
_ACRONYM = re.compile(rf"\W{{0,4}}(?P<group>[A-Z][A-Z0-9]{{1,5}})\s(?=[^\W\d_][{SMALL}])")
"""The name of the group whose members are listed: "TSC attendees"."""
_AT_TIME = re.compile(
    rf"\s(?:[{SMALL}à]{{1,3}}|@)\s\d{{1,2}}(?:[:.h]\d{{2}}\s?(?:[ap]\.?m\.?|uhr|h)?|\s?(?:[ap]\.?m\.?|uhr|h))$",
    re.IGNORECASE,
)
"""When those were there who stand behind a label: "Attendees at 5:00pm"."""
_MAX_TIME = 8  # characters of a time
_PARTS = re.compile(r"(?:(?<!\s)\s++)?[/|,&+、，・]\s*+")
# Where a word in Latin letters meets one in other characters: "Host 主持人", "참석자 Attendees".
_UNSPACED = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
_OTHER_SCRIPT = re.compile(rf"(?<=[a-z])\s*(?={_UNSPACED})|(?<={_UNSPACED})\s*(?=[a-z])")


@dataclass(frozen=True, slots=True)
class _LabelWords:
    kinds: Mapping[str, FieldKind]
    before: frozenset[str]
    """What may stand before a label of attendees."""
    leading: re.Pattern[str]
    """The same at the beginning of a wording."""
    joining: re.Pattern[str]
    last_words: frozenset[str]
    """The last word of each label that ends in plain letters: it tells fast that a wording is none."""
    endings: frozenset[str]
    """Likewise the last two characters of each label."""
    trailing: re.Pattern[str]
    """What may stand before a label of attendees, where it stands behind it: "Present online"."""
    nearly: Mapping[str, FieldKind]
    """The long words that are labels of people, each also without one of its letters."""


def label_kind(wording: str, language: str = "", *, heads: bool = False) -> FieldKind | None:
    """Return what a wording, as a page shows it, announces as a label in minutes of a language, None for no label.

    `heads` tells that it stands alone above what it announces, where a word such as "Guests" tells enough.

    >>> label_kind("2. Remote attendees (add your name)").value, label_kind("Date/Time").value
    ('attendees', 'date')
    >>> label_kind("Attendees at 5:00pm").value, label_kind("Present state of the hedge") is None
    ('attendees', True)
    """
    if len(wording) > _MAX_CHARACTERS:
        return None
    own = own_language(language)
    if any(map(str.isdecimal, wording[-_MAX_TIME:])) and (time := _AT_TIME.search(wording)):
        kind = _label_kind(wording[: time.start()], own, heads)
        return kind if kind is FieldKind.ATTENDEES else None  # "absent from 5 pm" was there before
    # Hardly any wording is a label, which nearly always its last word tells; only the others are worth keeping.
    is_plain = wording.isascii() and "(" not in wording and "[" not in wording
    if is_plain and not _may_be_label(wording.lower(), _words(own, heads)):
        return None
    return _label_kind(wording, own, heads)


def names_group(wording: str, language: str = "") -> bool:
    """Return whether a wording only says which people are meant: it may stand before a label of attendees.

    >>> names_group("**Remote:**", "en"), names_group("Hedge:", "en")
    (True, False)
    """
    return (
        len(wording) <= _MAX_CHARACTERS
        and _without_edges(fold(wording)) in _words(own_language(language), False).before
    )


def names_office(wording: str, language: str = "") -> bool:
    """Return whether a wording is the label of those who run a meeting.

    >>> names_office("**Hosts:**", "en"), names_office("Links:", "en")
    (True, False)
    """
    return len(wording) <= _MAX_CHARACTERS and _without_edges(fold(wording)) in _named_alone(own_language(language))[0]


def says_how_they_came(wording: str, language: str = "") -> bool:
    """Return whether a wording only says how those came who stand behind it.

    >>> says_how_they_came("**Remote:**", "en"), says_how_they_came("Board:", "en")
    (True, False)
    """
    return len(wording) <= _MAX_CHARACTERS and _without_edges(fold(wording)) in _named_alone(own_language(language))[1]


@cache
def _named_alone(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the labels of offices, and those that say how people came."""
    labels = words_for(language).labels
    return frozenset(map(fold, labels.offices)), frozenset(map(fold, labels.ways_to_come))


@lru_cache(maxsize=8192)  # the first words of many lines are the same: "- ", "| name"
def _label_kind(wording: str, language: str, heads: bool) -> FieldKind | None:
    folded = " ".join(_PICTURE.sub("", fold(wording)).split())
    words = _words(language, heads)
    bare = without_asides(folded)
    for whole in (folded, bare) if bare != folded else (folded,):
        if not _may_be_label(whole, words):
            continue
        name = _without_edges(_numbering().sub("", whole, count=1))
        kind = _named(name, words)
        if kind:
            return kind
        parts = [part for piece in _PARTS.split(name) for part in words.joining.split(piece)]
        kinds = [_named(part, words) for part in parts] if len(parts) > 1 else []
        if kinds and None not in kinds and (kinds[0] is not FieldKind.ATTENDEES or PEOPLE.issuperset(kinds)):
            return kinds[0]
        kind = _in_two_languages(name, words)
        if kind:
            return kind
    acronym = _ACRONYM.match(wording)
    if acronym is None or fold(acronym["group"]) in words_for(language).names.nobody | _negations(language):
        return None  # "ALL attendees", "NOT attendees"
    kind = _label_kind(wording[acronym.end() :], language, False)
    return kind if kind in PEOPLE else None


def _in_two_languages(name: str, words: _LabelWords) -> FieldKind | None:
    """Return what a label announces that is written in two languages at once: `Participants 与会人`."""
    both = _OTHER_SCRIPT.split(name)
    kinds = [_named(part.strip(), words) for part in both] if len(both) == _LANGUAGES else []
    # That of a part of the meeting tells more than a word of which anything may be told: "Host 主持人".
    telling = [kind for kind in kinds if kind is not FieldKind.OTHER]
    return None if not kinds or None in kinds or len(set(telling)) > 1 else next(iter(telling), FieldKind.OTHER)


def _named(name: str, words: _LabelWords) -> FieldKind | None:
    """Return the kind of a folded name, or of an attendees' label with words such as "remote" before it."""
    kind = words.kinds.get(name) or _misspelt(name, words)
    for _ in range(_MAX_BEFORE):
        if kind is not None or not name:
            return kind
        if before := words.leading.match(name):
            name = name[before.end() :].lstrip()
        elif behind := words.trailing.search(name):
            name = name[: behind.start()]
        else:
            return None
        kind = words.kinds.get(name) or _misspelt(name, words)
        kind = kind if kind in PEOPLE else None
    return kind


def _misspelt(word: str, words: _LabelWords) -> FieldKind | None:
    """Return the kind of a long label of people in which one letter is missing, too many or another: "Atendees"."""
    if not _LEAST_MISSPELT <= len(word) <= _MOST_MISSPELT or not word.isalpha():
        return None
    found = words.nearly.get(word)
    return found or next(filter(None, map(words.nearly.get, _shortened(word))), None)


def _shortened(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _may_be_label(folded: str, words: _LabelWords) -> bool:
    """Return whether a wording ends as a label does, or its last part, or with a number: told fast, hardly any does."""
    name = _without_edges(folded)
    word = _last_word(name)
    if word:  # a number that counts a label has a mark behind it: "Present 3)"
        counts = word[-1].isdecimal() and not folded[-1].isdecimal()
        return word in words.last_words or counts or _misspelt(word, words) is not None
    last = name[-1:]
    return name[-2:] in words.endings or last in words.endings or last.isdecimal() or last in numerals()


def _last_word(name: str) -> str:
    """Return the plain letters and digits that a folded wording ends in, empty if it ends in others."""
    return name[len(name.rstrip(_PLAIN)) :]


def _without_edges(wording: str) -> str:
    """Return a wording without what is neither letter nor digit at its ends."""
    start, end = 0, len(wording)
    while start < end and not wording[start].isalnum():
        start += 1
    while start < end and not wording[end - 1].isalnum():
        end -= 1
    return wording[start:end]


@cache
def _numbering() -> re.Pattern[str]:
    """Return what counts labels: "2. Present", "三、出席者"."""
    return re.compile(
        rf"(?:(?<![\W_])[\W_]+)?(?:\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\s+|\d{{1,3}}(?:\.\d{{1,2}})?[.)、．:]\s*|[{numerals()}]{{1,3}}[、.．]\s*)"
    )


@cache
def _negations(language: str) -> frozenset[str]:
    return frozenset(fold(word) for phrase in languages()[language].questions.negations for word in phrase.split())


@cache
def _words(language: str, heads: bool) -> _LabelWords:
    words = words_for(language)
    kinds: dict[str, FieldKind] = {}
    for kind, phrases in _kinds(words, heads):
        for name in folded_phrases(phrases):
            if name not in words.names.nobody or kind is not FieldKind.OTHER:
                kinds.setdefault(_without_edges(name), kind)
    before = frozenset(folded_phrases(words.labels.before_attendees))
    long = {name: kind for name, kind in kinds.items() if kind in PEOPLE and len(name) > _LEAST_MISSPELT}
    nearly = {one: kind for name, kind in long.items() if name.isalpha() for one in _shortened(name)}
    return _LabelWords(
        kinds,
        before,
        leading=shared_pattern(rf"{any_of(spaced(before))}(?![^\W_])|{any_of(unspaced(before))}"),
        joining=shared_pattern(rf"(?<!\s)\s+{any_of(map(fold, words.labels.joining))}\s+"),
        last_words=frozenset(map(_last_word, (*kinds, *spaced(before)))),
        endings=frozenset(name[-2:] for name in (*kinds, *before)),
        trailing=shared_pattern(rf"(?<!\s)\s{any_of(spaced(before))}$"),
        nearly=nearly | long,
    )


def _kinds(words: MinutesWords, heads: bool) -> Iterator[tuple[FieldKind, Phrases]]:
    """Yield the words of each kind; where a word stands for two, the first one counts."""
    labels, headings, roles = words.labels, words.headings, words.roles
    yield FieldKind.ATTENDEES, labels.attendees
    yield FieldKind.ATTENDEES, headings.attendees if heads else ()
    yield FieldKind.ABSENT, labels.absent
    yield FieldKind.DATE, labels.date
    yield FieldKind.PRESENTERS, labels.presenters
    for kind in (FieldKind.DECISION, FieldKind.ACTION, FieldKind.POLL, FieldKind.SUMMARY):
        yield kind, getattr(roles, kind.value)
    for others in (labels.title, labels.other, headings.agenda, headings.notes, headings.logistics, headings.contents):
        yield FieldKind.OTHER, others
    yield FieldKind.OTHER, headings.collection
    yield FieldKind.OTHER, headings.questions
