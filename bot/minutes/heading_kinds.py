"""Tells what a heading stands for: minutes of many communities share a few dozen headings that are no topics.

What a page shows of a heading is compared whole, never by its beginning: "Agenda" lists what will be discussed, but
"Agenda changes for the May meeting" is a topic. Three things make no difference:

- words that only say which meeting is meant ("Video *of the meeting*"), as long as nothing else is left;
- that several parts are named at once ("Agenda & Notes", "Date/Time", "议题(Agenda)");
- that it is numbered as an item ("TOP 1: Welcome"), or bears a date ("Next meeting on 4 March");
- what stands behind the colon of a formality ("Moderator: Ada Byron").
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache
from itertools import dropwhile

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import folded_phrases
from bot.languages.reader import languages
from bot.minutes.agenda_numbers import without_number
from bot.minutes.asides import without_asides
from bot.minutes.formal_sentences import tells_formality
from bot.minutes.handled_formalities import is_office, is_record_of_meeting, without_handling
from bot.minutes.heading_words import edges, fillers_of, only_counts, parts_of, without_date, without_fillers
from bot.minutes.next_meeting import names_next_meeting, without_next, without_next_meeting
from bot.minutes.presence import presence_of
from bot.minutes.repositories import leads_to_ticket, names_repository, names_ticket, opens_with_ticket
from bot.minutes.roles import role_of
from bot.minutes.shown import WRITER, shown_text, without_pictures
from bot.text import fold, has_han


class HeadingKind(StrEnum):
    """What a heading that is no topic stands for."""

    NOTES = "notes"
    """What was discussed."""
    AGENDA = "agenda"
    """What will be discussed, by title."""
    COLLECTION = "collection"
    """Topics of equal rank that are listed beneath it, one a bullet."""
    QUESTIONS = "questions"
    """What was asked and answered beside the topics."""
    ATTENDEES = "attendees"
    LOGISTICS = "logistics"
    """Where, when, how to take part; the formalities at both ends of a meeting."""
    CONTENTS = "contents"


FORMAL = (HeadingKind.LOGISTICS, HeadingKind.ATTENDEES)
"""The kinds of formalities."""
NOTED = (HeadingKind.NOTES, HeadingKind.AGENDA)
"""The kinds of what was discussed or was to be."""
MAX_CHARACTERS = 200
"""Characters of a heading that may name a part of a meeting."""
_LABEL = re.compile(r"(?P<label>[^:：]{1,60})[:：]\s*(?P<value>.*)", re.DOTALL)
_PRECEDENCE = tuple(HeadingKind)
_PLANNED = (HeadingKind.AGENDA, HeadingKind.NOTES, HeadingKind.COLLECTION, HeadingKind.LOGISTICS)
"""What the words for the next meeting make a formality of: "Topics for the next meeting", "Next week's host"."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w./-]+\.(?:md|html|pdf)")
_ADDRESS_BEHIND = re.compile(r"(?<=\w)\W{0,3}https?://\S+$")  # "[Video]https://…)", a link that is spoilt
_HOURS = re.compile(
    r"[(（](?:\W{0,3}\d{1,2}(?:[:h]\d{2})?\s?(?:[ap]\.?m\.?)?(?:\s?[^\W\d_]{2,9})?(?![^\W_])){1,9}\W{0,3}[)）]"
)
_CLOCK = re.compile(r"\d{1,2}[:h]\d{2}|\d{1,2}\s?[ap]\.?m\b")
_HOUR = r"\d{1,2}(?:[:.h]\d{2})?"
_OF_DAY = r"(?:uhr\b|h\b|[ap]\.?m\b\.?)"
_FROM_TO = re.compile(
    rf"^\W{{0,2}}{_HOUR}(?:\s?[-–—~]\s?{_HOUR})?\s?{_OF_DAY}?\W{{0,3}}\s|"
    rf"\s\W{{0,2}}{_HOUR}\s?[-–—~]\s?{_HOUR}\s?{_OF_DAY}?\W{{0,2}}$"
)
_AT = re.compile(
    rf"\s(?:\W{{1,2}}\s)?(?:[^\W\d_]{{1,3}}\.?\s)?\W{{0,2}}"
    rf"(?:\d{{1,2}}[:.h]\d{{2}}\s?{_OF_DAY}?|\d{{1,2}}\s?{_OF_DAY})(?:\s[a-z]{{2,4}})?\W{{0,2}}$"
)
"""When a formality took place, behind it: "adjournment - 1:47 p.m.", "call to order at 7 pm"."""
_LINK = re.compile(r"\[[^\[\]]{1,200}\]\([^()\s]{1,500}\)")
_IN_LINK = re.compile(r"\[[^\[\]:：]{1,60}[:：][^\[\]]{1,200}\]\([^()\s]{1,500}\)$")
"""A link that holds a colon: its text is a title, "[docs: how to prune](…)"."""
_MAX_VALUE_CHARACTERS = 60  # characters behind "Notes:" or "Agenda:" that may be who wrote them, or where they are


@lru_cache(maxsize=8192)  # a meeting's heading stands above many entries
def heading_kind(heading: str, language: str = "") -> HeadingKind | None:
    """Return what a heading of minutes in some language stands for, None for a topic.

    >>> heading_kind("**Attendees:**").value, heading_kind("Find volunteers for note taking (chair to volunteer)").value
    ('attendees', 'logistics')
    >>> heading_kind("Video of the meeting").value, heading_kind("Agenda & Notes").value
    ('logistics', 'notes')
    >>> heading_kind("nodejs/node").value, heading_kind("Agenda changes for the May 21 call") is None
    ('collection', True)
    """
    if len(heading) > MAX_CHARACTERS or WRITER.search(heading):  # what somebody writes is no part of the minutes
        return None
    own = own_language(language)
    folded = " ".join(fold(without_pictures(shown_text(heading))).split())
    folded = folded if leads_to_ticket(heading) else _ADDRESS_BEHIND.sub("", folded)
    bare = without_asides(folded)
    planned = without_next(bare, own)
    if planned != bare and _kind_of(planned, own) in _PLANNED:
        return HeadingKind.LOGISTICS  # what is still to be discussed
    for wording in dict.fromkeys((folded, bare)):
        kind = _kind_of(wording, own)
        if kind:
            return kind
    if any(map(str.isdecimal, folded)) and _tells_hours(folded, own):
        return HeadingKind.LOGISTICS
    dated = without_date(bare, own)
    formal = _kind_of(dated, own) if dated != bare else None
    if formal in (HeadingKind.ATTENDEES, HeadingKind.LOGISTICS):  # "February 24 Attendees" names the day too
        return formal
    numbered = without_number(bare, own)  # "TOP 1: Welcome"
    formal = _kind_of(numbered, own) if numbered != bare else None
    if formal not in (None, HeadingKind.NOTES, HeadingKind.AGENDA):  # an item of the agenda is neither
        return formal
    shaped = HeadingKind.LOGISTICS if tells_formality(numbered, own) else _kind_of_handled(numbered, own)
    shaped = shaped or _kind_of_shape(heading, folded, bare, own)
    if shaped:
        return shaped
    label = None if opens_with_ticket(heading) else _LABEL.match(folded)  # "[#12](…) Docs: name the hose"
    return _kind_by_label(label, heading, own) if label and not names_ticket(label["value"]) else None


def _tells_hours(folded: str, own: str) -> bool:
    """Return whether a heading is a formality with when it was, or nothing but hours in brackets."""
    if _HOURS.fullmatch(folded) and _CLOCK.search(folded):  # "(5 pm ET; 22:00 UTC)"
        return True
    untimed = (pattern.sub("", folded).strip(" -–—|,:") for pattern in (_FROM_TO, _AT))
    return any(left != folded and _kind_of(left, own) is HeadingKind.LOGISTICS for left in untimed)


def _kind_of_handled(bare: str, own: str) -> HeadingKind | None:
    """Return what a heading that tells what is done about a formality is: "Choose a scribe", "Review of issues"."""
    left = without_handling(bare, own)
    if left == bare:
        return None
    about_next = without_next_meeting(left, own)
    if about_next is not None and (not about_next or is_office(about_next, own) or _kind_of(about_next, own)):
        return HeadingKind.LOGISTICS
    if is_office(left, own) or is_record_of_meeting(left, own):
        return HeadingKind.LOGISTICS
    # "Review NEWS" is about a file of that name; "Review of issues" is not.
    is_whole = " " in left or not languages()[own].questions.stop_words.isdisjoint(bare.split()[1:2])
    collects = is_whole and _kinds(own, has_han(left)).get(left) is HeadingKind.COLLECTION
    return HeadingKind.COLLECTION if collects else None


def _kind_by_label(label: re.Match[str], heading: str, own: str) -> HeadingKind | None:
    """Return what a heading with a colon stands for."""
    if _IN_LINK.match(heading.strip()):  # one to the agenda may tell what is on it
        kind = _kind_of(label["label"], own)
        return kind if kind is HeadingKind.AGENDA else None
    # "Agenda: [slides](…), [tickets](…)" tells where it is.
    value = "" if _leads_elsewhere(heading) else without_asides(label["value"])
    return _kind_of_label(without_asides(label["label"]), value, own)


def says_only_discussed(heading: str, language: str = "") -> bool:
    """Return whether a heading says no more than that something was discussed beneath it.

    >>> says_only_discussed("Discussion:", "en"), says_only_discussed("Announcements", "en")
    (True, False)
    """
    own = own_language(language)
    name = edges().sub("", fold(shown_text(heading)))
    return name in _discussion(own) or without_fillers(name, own) in _discussion(own)


@cache
def _discussion(language: str) -> frozenset[str]:
    return frozenset(map(fold, words_for(language).headings.discussion))


def _kind_of_shape(heading: str, folded: str, bare: str, language: str) -> HeadingKind | None:
    """Return what a heading names by how it is built, whatever its words."""
    if only_counts(bare, language):
        return HeadingKind.NOTES
    if names_next_meeting(bare.rstrip(":： "), language):
        return HeadingKind.LOGISTICS
    if presence_of(bare, language):
        return HeadingKind.ATTENDEES
    if _ends_as_agenda(bare, language):
        return HeadingKind.AGENDA
    is_page = _ADDRESS.fullmatch(folded.strip("[]<> ")) is not None and not leads_to_ticket(heading)
    is_place = names_repository(heading) or is_page
    return HeadingKind.COLLECTION if is_place else None


def _ends_as_agenda(wording: str, language: str) -> bool:
    """Return whether a wording says of an agenda whose it is, and nothing else: "Your __new__() agenda items"."""
    words = [edges().sub("", word) for word in wording.split()]
    small = languages()[language].questions.stop_words
    owned = list(dropwhile(small.__contains__, words))
    is_agenda = _kinds(language, has_han(wording)).get(" ".join(owned)) is HeadingKind.AGENDA
    return 0 < len(owned) < len(words) and is_agenda


def _kind_of(folded: str, language: str) -> HeadingKind | None:
    """Return what a folded wording names, all of it; if it names several parts of a meeting, the weightiest."""
    name = edges().sub("", folded)
    if not name:
        return None
    kinds = _kinds(language, has_han(name))
    whole = _named(name, kinds, language)
    if whole:
        return whole
    parts = [part for part in parts_of(name, language) if part]
    found = [_named(part, kinds, language) or _of_logistics(part, kinds, language) for part in parts]
    named = [kind for kind in found if kind]
    # "Notes & Action Items" are notes, though action items are no kind of their own.
    others = (part for part, kind in zip(parts, found, strict=True) if kind is None)
    if len(parts) > 1 and named and all(role_of(part, language) or only_counts(part, language) for part in others):
        return min(named, key=_PRECEDENCE.index)
    return _of_logistics(name, kinds, language)


def _of_logistics(name: str, kinds: Mapping[str, HeadingKind], language: str) -> HeadingKind | None:
    """Return the kind of a wording whose words all stand for formalities: "video recording"."""
    words = without_fillers(name, language).split()
    are_formal = words and all(kinds.get(word) is HeadingKind.LOGISTICS for word in words)
    return HeadingKind.LOGISTICS if are_formal and not _names_group(name, language) else None


def _names_group(name: str, language: str) -> bool:
    """Return whether a wording names a group of people by its last words: "moderation team", not "the team"."""
    *before, last = name.split()
    small = languages()[language].questions.stop_words
    return bool(before) and before[-1] not in small and last in words_for(language).names.groups


def _kind_of_label(label: str, value: str, language: str) -> HeadingKind | None:
    """Return what a label before a colon and its value are, None if they name a topic: "Discussion: the hedge"."""
    name = edges().sub("", label)
    if name in _labels(language):
        return HeadingKind.LOGISTICS
    kind = _kind_of(label, language)
    if kind in (HeadingKind.LOGISTICS, HeadingKind.ATTENDEES, HeadingKind.CONTENTS):
        return kind
    # Who took the notes or where they are is told so: "Notes: Ada Byron", "Agenda: https://…".
    tells_who = kind is HeadingKind.NOTES and len(value) <= _MAX_VALUE_CHARACTERS
    is_where = not value or _ADDRESS.fullmatch(value.strip())
    tells_where = kind in NOTED and is_where
    return kind if tells_who or tells_where else None


def _leads_elsewhere(heading: str) -> bool:
    """Return whether nothing but links stands behind the first colon of a heading."""
    value = re.split("[:：]", heading, maxsplit=1)[-1]
    return any(map(str.isalnum, value)) and not any(map(str.isalnum, _LINK.sub("", value)))


@cache
def _labels(language: str) -> frozenset[str]:
    """Return the folded labels of formalities: what stands behind their colon is never a topic."""
    labels = words_for(language).labels
    return frozenset(map(fold, (*labels.attendees, *labels.absent, *labels.presenters, *labels.date)))


def _named(name: str, kinds: Mapping[str, HeadingKind], language: str) -> HeadingKind | None:
    kind = kinds.get(name)
    if kind is None:
        bare = without_fillers(name, language)
        # What is left may be in other letters than what was taken off: "今日のアジェンダ".
        kind = _kinds(language, has_han(bare)).get(bare)
    words, (fillers, _) = name.split(), fillers_of(language)
    while kind is None and len(words) > 1 and words[-1] in fillers:  # "Next meeting on the" is left of one with a date
        words.pop()
        kind = kinds.get(" ".join(words))
    is_of_group = kind is HeadingKind.LOGISTICS and name not in kinds and _names_group(name, language)
    return None if is_of_group else kind


@cache
def _kinds(language: str, with_han: bool) -> Mapping[str, HeadingKind]:
    """Return the folded headings with what they stand for; Chinese ones apart, because folding them takes long."""
    found: dict[str, HeadingKind] = {}
    words = words_for(language)
    for kind in _IN_ORDER:
        # Who did not come is no topic either.
        others = {
            HeadingKind.ATTENDEES: (words.labels.absent,),
            HeadingKind.COLLECTION: (words.headings.discussion,),
            HeadingKind.LOGISTICS: (words.labels.date, words.headings.introductions),
        }
        for phrases in (getattr(words.headings, kind.value), *others.get(kind, ())):
            for phrase, name in zip(phrases, folded_phrases(phrases), strict=True):
                if has_han(phrase) is with_han:
                    found.setdefault(edges().sub("", name) or name, kind)  # headings are compared so: "a.o.b."
    # A heading is compared without its fillers too, and so are the names of several words that hold some.
    for name, kind in tuple(found.items()):
        bare = without_fillers(name, language)
        if " " in bare:
            found.setdefault(bare, kind)
    return found


_IN_ORDER = (
    HeadingKind.ATTENDEES,
    HeadingKind.AGENDA,
    HeadingKind.NOTES,
    HeadingKind.LOGISTICS,
    HeadingKind.CONTENTS,
    HeadingKind.QUESTIONS,
    HeadingKind.COLLECTION,
)
"""Whose words win where two kinds share one."""
