"""The words that labels consist of, and what a wording means as a label.

A label is a whole wording: "Present" and "Remote attendees (add your name)" are, "Present state of the hedge" is none.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from bot.languages.merging import own_language, words_for
from bot.languages.model import MinutesWords, Phrases
from bot.languages.phrase_syntax import any_of
from bot.minutes.agenda_numbers import numerals
from bot.text import fold


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


_MAX_CHARACTERS = 80  # characters; what is longer is no label
_ASIDE = re.compile(r"\s*[(（\[【][^()（）\[\]【】]{0,200}[)）\]】]")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_PARTS = re.compile(r"\s*[/|,&+、，]\s*")
_LATIN = re.compile(r"[a-z\u00c0-\u024f]")


@dataclass(frozen=True, slots=True)
class _LabelWords:
    kinds: Mapping[str, FieldKind]
    before: tuple[str, ...]
    """What may stand before a label of attendees, longest first."""
    joining: re.Pattern[str]


def label_kind(wording: str, language: str = "") -> FieldKind | None:
    """Return what a wording, as a page shows it, announces as a label in minutes of a language, None for no label.

    >>> label_kind("2. Remote attendees (add your name)").value, label_kind("Date/Time").value
    ('attendees', 'date')
    >>> label_kind("Present state of the hedge") is None
    True
    """
    return _label_kind(wording, own_language(language)) if len(wording) <= _MAX_CHARACTERS else None


@lru_cache(maxsize=8192)  # the first words of many lines are the same: "- ", "| name"
def _label_kind(wording: str, language: str) -> FieldKind | None:
    folded = " ".join(fold(wording).split())
    words = _words(language)
    for whole in (folded, _ASIDE.sub("", folded)):
        name = _EDGES.sub("", _numbering().sub("", whole, count=1))
        kind = _named(name, words)
        if kind:
            return kind
        parts = [part for piece in _PARTS.split(name) for part in words.joining.split(piece)]
        kinds = [_named(part, words) for part in parts] if len(parts) > 1 else []
        if kinds and kinds[0] is not None and None not in kinds:
            return kinds[0]
    return None


def _named(name: str, words: _LabelWords) -> FieldKind | None:
    """Return the kind of a folded name, or of an attendees' label with words such as "remote" before it."""
    kind = words.kinds.get(name)
    for _ in range(4):  # words before a label: "other remote members attending"
        if kind is not None or not name:
            return kind
        before = next((one for one in words.before if name.startswith(one) and _parted(name, one)), None)
        if before is None:
            return None
        name = name[len(before) :].lstrip()
        kind = words.kinds.get(name)
        kind = kind if kind in (FieldKind.ATTENDEES, FieldKind.ABSENT) else None
    return kind


def _parted(name: str, before: str) -> bool:
    return not _LATIN.match(before[-1]) or not name[len(before) : len(before) + 1].isalnum()


@cache
def _numbering() -> re.Pattern[str]:
    """Return what counts labels: "2. Present", "三、出席者"."""
    return re.compile(rf"[\W_]*(?:\d{{1,3}}(?:\.\d{{1,2}})?[.)、．:]\s*|[{numerals()}]{{1,3}}[、.．]\s*)")


@cache
def _words(language: str) -> _LabelWords:
    words = words_for(language)
    kinds: dict[str, FieldKind] = {}
    for kind, phrases in _kinds(words):
        for phrase in phrases:
            name = " ".join(fold(phrase).split())
            if name not in words.names.nobody or kind is not FieldKind.OTHER:
                kinds.setdefault(_EDGES.sub("", name), kind)
    before = sorted({" ".join(fold(phrase).split()) for phrase in words.labels.before_attendees}, key=len, reverse=True)
    return _LabelWords(kinds, tuple(before), re.compile(rf"\s+{any_of(map(fold, words.labels.joining))}\s+"))


def _kinds(words: MinutesWords) -> Iterator[tuple[FieldKind, Phrases]]:
    """Yield the words of each kind; where a word stands for two, the first one counts."""
    labels, headings, roles = words.labels, words.headings, words.roles
    yield FieldKind.ATTENDEES, labels.attendees + headings.attendees
    yield FieldKind.ABSENT, labels.absent
    yield FieldKind.DATE, labels.date
    yield FieldKind.PRESENTERS, labels.presenters
    for kind in (FieldKind.DECISION, FieldKind.ACTION, FieldKind.POLL, FieldKind.SUMMARY):
        yield kind, getattr(roles, kind.value)
    for others in (labels.other, headings.agenda, headings.notes, headings.logistics, headings.contents):
        yield FieldKind.OTHER, others
    yield FieldKind.OTHER, headings.collection
