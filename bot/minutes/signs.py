"""Counts the signs by which a file is minutes: a date in its name is enough, a date in its text is not.

Manuals, reports and articles hold a date as often as minutes do: when they were written, when something broke. So only
three places tell the day of a meeting by themselves: the name of the file, its front matter, and a title that says
nothing else. All else is a sign that needs another one beside it.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of, spaced, unspaced
from bot.minutes.articles import lies_among_articles
from bot.minutes.date_clues import Clue, DateClues, Place
from bot.minutes.date_patterns import Form
from bot.minutes.dates import date_in
from bot.minutes.front_matter import FrontMatter
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.meeting_titles import names_a_meeting, names_date
from bot.minutes.model import Minutes
from bot.minutes.section_kinds import Outline
from bot.minutes.shown import shown_text
from bot.minutes.stated_people import stated_people
from bot.minutes.stated_titles import is_title_of_any
from bot.minutes.written_dates import dates_in
from bot.text import fold

_TELLING = (Place.NAME, Place.FRONT_MATTER)
_MIN_SIGNS = 2
_MIN_SIGNS_WHERE_NO_ONE_MEETING_IS_TOLD = 3
_LONGEST_MEETING = 14  # days; a title that names a longer time is that of a report on it
_MIN_DAYS = 2  # that headings tell without their year; one number with a stroke may be a share
_MIN_PRESENTERS = 2  # one name in brackets may be anything
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
# Somebody who speaks, in a transcript: a name in bold, or before a colon, on a line of its own.
_TURN = re.compile(r"\s{0,3}(?:\*\*|__)(?P<name>[^*_\n]{2,40})(?:\*\*|__)\s*(?:[:：]|\[?\d{1,2}:\d{2}|$)")
# Any label looks like a name before a colon, so that is one only where minutes are filed.
_ANY_TURN = re.compile(
    r"\s{0,3}(?:\*\*|__)?(?P<name>[^\W\d_][\w.' -]{0,40})"
    r"(?:[:：]|(?:\*\*|__)\s*(?:[:：]|\[?\d{1,2}:\d{2}|$))"
)
_MAX_NOTES_WORDS = 3  # that minutes are called by: "compte rendu"
_MAX_TITLE_WORDS = 6  # of an article that names a meeting
_MIN_TURNS = 5
_MIN_SPEAKERS = 2  # who speak more than once: the labels of a form are there once each
_TOP_LINES = 5  # lines with text
_HEAD_LINES = 4  # with text
_MAX_HEAD_LINE = 100  # characters
_MAX_LINE = 400  # characters of a line that are looked at
_KIND_KEYS = ("tags", "type", "kind", "category", "categories")  # of front matter, that say what a page is
_MAX_KINDS = 50
_STAMP = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}")  # which YAML takes for text if it has no seconds
_ANY_YEAR = 2000  # which year does not matter for a name to hold a day


def has_signs(minutes: Minutes, outline: Outline, clues: DateClues, *, is_called_meeting: bool = False) -> bool:
    """Return whether a text has a sign that hardly any other text has, or several that others may have too.

    `is_called_meeting` tells that its front matter says so: `tags: [meeting]`.
    """
    is_guide = _names_guide(minutes.title, minutes.language)
    if is_guide and not minutes.attendees:
        return False
    # A day in the name of an article is when it appeared.
    is_article = is_filed_among_articles(minutes)
    if not is_article and (_tells_day(minutes, outline, clues) or (is_called_meeting and minutes.date is not None)):
        return True
    return not is_guide and _has_several(minutes, outline, clues, is_called_meeting=is_called_meeting)


def _has_several(minutes: Minutes, outline: Outline, clues: DateClues, *, is_called_meeting: bool) -> bool:
    """Return whether a text has enough of the signs that other texts may have too."""
    stem, language, is_article = _stem(minutes), minutes.language, is_filed_among_articles(minutes)
    filed = is_filed_among_minutes(minutes.source, language)
    # "Meeting 18" is one of many; "Week4" may be anything of that week.
    named = (minutes.title, stem, *_head_lines(minutes))
    calling = [name for name in named if names_a_meeting(name) or names_notes(name, language)]
    numbered = any(map(_DIGIT.search, calling))
    # When somebody made a file tells nothing of what it is.
    dated = minutes.date is not None and any(clue.place is not Place.FILED for clue in clues.clues)
    yearless = not dated and _tells_yearless_days(minutes, outline)
    turns = _has_turns(minutes, _ANY_TURN if filed else _TURN)
    kinds = _heading_kinds(minutes, outline, own_alone=not dated)
    presenters = {name for item in minutes.items for name in item.presenters}
    headed = bool(kinds & {HeadingKind.NOTES, HeadingKind.AGENDA}) or (is_article and _is_titled_again(minutes))
    asked = any(item.questions for item in minutes.items)
    tells_more = bool(minutes.attendees or presenters or headed or asked or turns)
    if is_article and _title_says_more(minutes) and not tells_more:
        return False
    signs = (
        dated or yearless,
        dated and not is_article and (_tells_month(clues) or _repeats_month(minutes, clues)),
        bool(minutes.attendees) or HeadingKind.ATTENDEES in kinds,
        len(presenters) >= (1 if minutes.attendees else _MIN_PRESENTERS),
        headed,
        asked,
        bool(calling) or is_called_meeting,
        filed,
        turns,
    )
    # What is said of meetings in general has their words in its headings too, but neither day nor people.
    is_one = dated or yearless or bool(minutes.attendees) or turns or numbered
    least = _MIN_SIGNS if is_one or (filed and (headed or asked)) else _MIN_SIGNS_WHERE_NO_ONE_MEETING_IS_TOLD
    return sum(signs) >= least


def _head_lines(minutes: Minutes) -> Iterator[str]:
    """Yield the short lines at the top of a text without a heading: "Minutes of the committee"."""
    lines = filter(str.strip, (minutes.text.line(number) for number in range(1, minutes.text.line_count + 1)))
    head = list(islice(lines, _HEAD_LINES))
    if not any(line.lstrip().startswith("#") for line in head):
        yield from (shown_text(line) for line in head if len(line) <= _MAX_HEAD_LINE)


def _heading_kinds(minutes: Minutes, outline: Outline, *, own_alone: bool) -> frozenset[HeadingKind]:
    """Return what the headings stand for; with `own_alone`, those that say more than the title.

    A heading that repeats the title tells no more than it: "Minutes" in rules on minutes.
    """
    titled = frozenset(_LETTERS.findall(fold(minutes.title)))
    headings = (section.heading or "" for section in outline.sections)
    counting = (one for one in headings if not own_alone or not titled.issuperset(_LETTERS.findall(fold(one))))
    return frozenset(kind for heading in counting if (kind := heading_kind(heading, minutes.language)))


def _is_titled_again(minutes: Minutes) -> bool:
    """Return whether the heading above all others opens as minutes of a meeting do: "Minutes of the May meeting"."""
    titles = {item.path[0] for item in minutes.items if item.path}
    named = (_LETTERS.findall(title) for title in titles if names_a_meeting(title))
    opening = (" ".join(words[:count]) for words in named for count in range(1, _MAX_NOTES_WORDS + 1))
    meetings = frozenset(map(fold, words_for(minutes.language).headings.meetings))  # "Meeting etiquette"
    calling = (one for one in opening if fold(one) not in meetings)
    return any(heading_kind(one, minutes.language) is HeadingKind.NOTES for one in calling)


def _title_says_more(minutes: Minutes) -> bool:
    """Return whether a title says more than that of minutes.

    An article on how to take minutes has a day and their name too.
    """
    is_long = len(_LETTERS.findall(minutes.title)) > _MAX_TITLE_WORDS
    return is_long and not is_title_of_any(shown_text(minutes.title), minutes.language)


def _tells_yearless_days(minutes: Minutes, outline: Outline) -> bool:
    """Return whether the title holds a day without its year, or several headings are nothing but such days."""
    title = next(iter(dates_in(shown_text(minutes.title), minutes.language).dates), None)
    if title is not None and title.readings[0].day and names_a_meeting(minutes.title):
        return True
    headings = (section.heading for section in outline.sections if section.heading)
    days = {heading for heading in headings if names_date(heading, None, minutes.language)}
    return len(days) >= _MIN_DAYS


def tells_long_time(title: str, language: str) -> bool:
    """Return whether a title names the first and last day of more than a fortnight.

    >>> tells_long_time("Report (06/01/2026 - 06/30/2026)", "en"), tells_long_time("4 to 6 June 2026", "en")
    (True, False)
    """
    days = [written.readings for written in dates_in(shown_text(title), language).dates if written.has_year]
    whole = [[reading for reading in readings if reading.day] for readings in days]
    if len(whole) <= 1 or not all(whole):
        return False
    first, last = whole[0], whole[-1]
    apart = (abs(one.first_day.toordinal() - other.first_day.toordinal()) for one in first for other in last)
    return min(apart, default=0) > _LONGEST_MEETING


def is_filed_among_minutes(source: str, language: str) -> bool:
    """Return whether a folder that a file lies in is named after meetings or notes."""
    return any(names_a_meeting(folder) or names_notes(folder, language) for folder in source.split("/")[:-1])


def is_filed_among_articles(minutes: Minutes) -> bool:
    """Return whether a folder that a file lies in is named after articles."""
    return lies_among_articles(minutes.source, minutes.language)


def _names_guide(title: str, language: str) -> bool:
    """Return whether a title is that of instructions: "How to host a call".

    >>> _names_guide("How to host a call", "en"), _names_guide("Call on how to host", "en")
    (True, False)
    """
    return _guides(own_language(language)).search(fold(shown_text(title))) is not None


@cache
def _guides(language: str) -> re.Pattern[str]:
    phrases = tuple(map(fold, words_for(language).files.guides))
    first = any_of(unspaced(phrases))
    return re.compile(rf"\A\W*(?:{any_of(spaced(phrases))}(?!\w)|{first})|{first}\W*\Z")


def _stem(minutes: Minutes) -> str:
    return posixpath.splitext(minutes.source.rsplit("/", 1)[-1])[0]


def _tells_day(minutes: Minutes, outline: Outline, clues: DateClues) -> bool:
    """Return whether the name of a file, its front matter or a title that is only a date tells a day."""
    opens = _title_opens(outline) or names_date(minutes.title, None, minutes.language)
    return any(_is_day(clue) for clue in clues.clues if clue.place in _TELLING or (opens and _is_title(clue))) or (
        _names_day(_stem(minutes), minutes.language)
    )


def _title_opens(outline: Outline) -> bool:
    """Return whether the first line that says something is a heading of the first level."""
    lines = (outline.text.line(number) for number in range(1, outline.text.line_count + 1))
    return next((line for line in lines if line.strip()), "").startswith("# ")


def _is_title(clue: Clue) -> bool:
    """Return whether a clue is a date in a title, with its year: "1.2" may be a version."""
    return clue.place is Place.TITLE and clue.written.has_year


def _is_day(clue: Clue) -> bool:
    return bool(clue.written.readings[0].day)


def _tells_month(clues: DateClues) -> bool:
    """Return whether both title and name of a file tell the month that it is of."""
    return {Place.NAME, Place.TITLE} <= {clue.place for clue in clues.clues}


def _repeats_month(minutes: Minutes, clues: DateClues) -> bool:
    """Return whether a line at the top tells in words the month that the name of a file begins with."""
    named = next((clue.written for clue in clues.clues if clue.place is Place.NAME and clue.written.start == 0), None)
    if named is None or named.readings[0].day:
        return False
    lines = filter(str.strip, (minutes.text.line(number) for number in range(1, minutes.text.line_count + 1)))
    dates = (dates_in(shown_text(line[:_MAX_LINE]), minutes.language).dates for line in islice(lines, _TOP_LINES))
    return any(
        one.form is Form.PLAIN and one.readings[0][:2] == named.readings[0][:2] for found in dates for one in found
    )


def calls_it_meeting(front_matter: FrontMatter, language: str) -> bool:
    """Return whether front matter says that a page is a meeting's: `tags: [meeting]`, or by day and who attended."""
    values = front_matter.values.values()
    is_dated = any(isinstance(value, date) or (isinstance(value, str) and _STAMP.match(value)) for value in values)
    if is_dated and next(stated_people(front_matter.values, language), None) is not None:
        return True
    for key in _KIND_KEYS:
        value = front_matter.value(key)
        words = value if isinstance(value, list) else str(value or "").split(",")
        if any(names_a_meeting(word) or names_notes(word, language) for word in map(str, words[:_MAX_KINDS])):
            return True
    return False


def _has_turns(minutes: Minutes, form: re.Pattern[str]) -> bool:
    turns = Counter(_speakers(minutes.text.text, form))
    return turns.total() >= _MIN_TURNS and sum(count > 1 for count in turns.values()) >= _MIN_SPEAKERS


def _speakers(text: str, form: re.Pattern[str]) -> Iterator[str]:
    for line in text.split("\n"):
        match = form.match(line)
        if match:
            yield match["name"].strip(" :：")


def names_notes(name: str, language: str) -> bool:
    """Return whether a word of a title or of a folder's name says that it is of notes or minutes.

    >>> names_notes("meeting-notes", "en"), names_notes("Acta del 7 de junio", "es"), names_notes("guides", "en")
    (True, True, False)
    """
    return any(heading_kind(word, language) is HeadingKind.NOTES for word in _LETTERS.findall(name))


def _names_day(name: str, language: str) -> bool:
    """Return whether the name of a file holds a day of a month that is named, be it without a year: "09-Jun"."""
    date = date_in(name, year=_ANY_YEAR, language=language)
    if date is None or not date.day:
        return False
    named = {word for month in words_for(language).dates.months for word in month}
    return any(word in named for word in _LETTERS.findall(name.lower()))
