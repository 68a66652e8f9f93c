"""Tells the headings that name a meeting: by its date, by a word for it, or as another meeting than the one at hand."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import pattern_of
from bot.languages.reader import languages
from bot.languages.scripts import SPACED
from bot.minutes.agenda_numbers import numerals
from bot.minutes.dates import date_in
from bot.minutes.model import MeetingDate
from bot.minutes.other_meetings import names_other_meeting
from bot.minutes.shown import shown_text
from bot.text import HAN, fold

ANY_YEAR = 2000
"""A line may have a date without its year; which one does not matter for it to be a date."""
_COUNTED = re.compile(r"(?:\d{1,2}\.){1,3}\d{1,2}(?=\s+[^\W\d])")  # "2.3 Hoses" is the third part of the second
_WEEKDAY = re.compile(r"[(（][^\W\d_]{1,2}[)）]")  # one letter or two: "2024.03.04 (월)", "4.3. (Mo)"
_WORDS = re.compile(r"[^\W\d_]+")
_MIN_JOINED = 3  # letters of what is joined before a noun; "Betreffen" is no "Treffen"
_MAX_ENDING = 2  # letters that a noun is inflected by: "Sitzungen"


@lru_cache(maxsize=4096)  # what a heading is, is asked several times while a file is read
def names_another_day(heading: str, date: MeetingDate | None, language: str = "") -> bool:
    """Return whether a heading is that of another meeting, by its words and its day.

    >>> day = MeetingDate(2024, 3, 4)
    >>> names_another_day("Next hedge meeting on 11 March", day), names_another_day("The next hedge", day)
    (True, False)
    """
    if not (any(map(str.isdecimal, heading)) and names_other_meeting(heading, language) and names_a_meeting(heading)):
        return False
    named = date_in(shown_text(heading), year=date.year if date else ANY_YEAR, language=language)
    return named is not None and named != date


def names_date(heading: str, date: MeetingDate | None, language: str = "") -> bool:
    """Return whether a heading holds the meeting's own date, or says nothing but a date.

    >>> day = MeetingDate(2024, 3, 4)
    >>> names_date("Sync of 4 March", day), names_date("Release on 5 March", day)
    (True, False)
    >>> names_date("27 octobre 2021", None, "fr"), names_date("Juillet 2020 #2", None, "fr")
    (True, True)
    """
    shown = _COUNTED.sub("", shown_text(heading).strip())
    if not any(map(str.isdecimal, shown)):
        return False
    has_own = date is not None and (
        (date.day > 0 and str(date).replace("-", "") in shown)
        or date_in(shown, year=date.year, language=language) == date
    )
    words = _WORDS.findall(fold(_WEEKDAY.sub("", shown)))
    if has_own or not _beside_dates(own_language(language)).issuperset(words):
        return has_own
    return date_in(shown, year=ANY_YEAR, language=language) is not None


def names_a_meeting(heading: str) -> bool:
    """Return whether a heading says in some language that it is a meeting's.

    >>> names_a_meeting("Garden council meeting 12"), names_a_meeting("Treffen der Gärtner"), names_a_meeting("Hedge")
    (True, True, False)
    >>> names_a_meeting("2024-05-03 Vorstandssitzung"), names_a_meeting("In possession of a hose")
    (True, False)
    """
    return _meeting_words().search(shown_text(heading)) is not None


def counts_meeting(heading: str) -> bool:
    """Return whether a heading in characters says which of many meetings it is of: it numbers no topic.

    >>> counts_meeting("第九次会议"), counts_meeting("第3回定例会議"), counts_meeting("第九项 会议室")
    (True, True, False)
    """
    count = _counting().match(shown_text(heading))
    # "第九次讨论": only the counting word makes a meeting of a discussion.
    starts = (count.end(), count.end() - 1) if count else ()
    return count is not None and any(_meeting_words().match(count.string, start) for start in starts)


@cache
def _counting() -> re.Pattern[str]:
    """Return what a number with its counting word is at the beginning of a text: "第九次"."""
    return re.compile(rf"\W*[{HAN}](?:\d{{1,3}}|[{numerals()}]{{1,4}})[{HAN}]")


@cache
def _beside_dates(language: str) -> frozenset[str]:
    """Return the folded words that a date may be written with."""
    words = words_for(language)
    dates = words.dates
    named = (name for names in (*dates.months, *dates.weekdays) for name in names)
    phrases = (*named, *dates.day_endings, *dates.of, *dates.to)
    units = (*dates.year_unit, *dates.month_unit, *dates.day_unit)
    return frozenset(word for phrase in (*phrases, *units, *words.headings.fillers) for word in fold(phrase).split())


@cache
def _meeting_words() -> re.Pattern[str]:
    spaced: list[str] = []
    unspaced: list[str] = []
    for language in languages().values():
        patterns = [pattern_of(phrase) for phrase in language.questions.meeting]
        (spaced if language.script in SPACED else unspaced).extend(patterns)
    spaced += [rf"[^\W\d_]{{{_MIN_JOINED},40}}{pattern}[^\W\d_]{{0,{_MAX_ENDING}}}" for pattern in _joined_nouns()]
    return re.compile(rf"\b(?:{'|'.join(spaced)})\b|{'|'.join(unspaced)}", re.IGNORECASE)


def _joined_nouns() -> Iterator[str]:
    """Yield the patterns of what ends a noun for a meeting in languages that join nouns: "sitzung" of "Ratssitzung".

    A noun of other languages too ends words of theirs by chance: "possession".
    """
    nouns = [
        (language.minutes.names.joined_nouns, language.minutes.headings.meetings) for language in languages().values()
    ]
    others = frozenset(chain.from_iterable(phrases for are_joined, phrases in nouns if not are_joined))
    joined = dict.fromkeys(chain.from_iterable(phrases for are_joined, phrases in nouns if are_joined))
    yield from (pattern_of(noun) for noun in joined if noun not in others)
