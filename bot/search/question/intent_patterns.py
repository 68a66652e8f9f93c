"""What is found in questions that tells what they are after, made of the words of some languages."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from bot.languages.phrase_syntax import forms_of, spaced, unspaced
from bot.languages.question_words import QuestionWords
from bot.languages.reader import languages as all_languages
from bot.languages.words import Phrases
from bot.minutes.agenda_numbers import numerals
from bot.minutes.model import Role
from bot.search.analysis.phrase_patterns import BEFORE_WORD, BEHIND_WORD, any_phrase, compiled, found_by, phrases_in

_NO_NUMERAL = "[共些个样般直起定切同]"
"""Characters that make another word of a Chinese numeral before them."""


@dataclass(frozen=True, slots=True)
class IntentPatterns:
    """What tells which part of the minutes a question is after."""

    agenda: re.Pattern[str]
    """An agenda item with its number, which is the group `unspaced`, `ordinal` or `spaced`."""
    absence: re.Pattern[str]
    attendance: re.Pattern[str]
    roles: Sequence[tuple[Role, re.Pattern[str]]]
    quantities: re.Pattern[str]
    when: re.Pattern[str]
    why: re.Pattern[str]
    how_often: re.Pattern[str]
    what: re.Pattern[str]
    coming: re.Pattern[str]
    """That somebody was there."""
    obliged: re.Pattern[str]
    doing: re.Pattern[str]
    tasks: re.Pattern[str]
    last_time: re.Pattern[str]
    until: re.Pattern[str]
    in_month: re.Pattern[str]
    """The name of a month behind what makes a date of it."""
    until_month: re.Pattern[str]
    """The same with the name of a month."""
    headcount: re.Pattern[str]
    who: re.Pattern[str]
    responsible: re.Pattern[str]
    who_or_when: re.Pattern[str]
    which_meeting: re.Pattern[str]
    telling: re.Pattern[str]
    """What somebody did with an item, or what happened at a meeting: in a question for that, no word of the answer."""
    remaining: re.Pattern[str]
    """What says that some of the parts that are asked for are left."""
    topics: re.Pattern[str]
    now: re.Pattern[str]
    """What only says that the newest is wanted."""
    standing: re.Pattern[str]
    """How something stands."""
    who_now: re.Pattern[str]
    """Who somebody is at present."""
    newest: re.Pattern[str]
    """What only asks for the newest of the parts that are asked for: "latest decisions"."""
    meeting: re.Pattern[str]
    meeting_noun: re.Pattern[str]
    meetings: re.Pattern[str]
    next_meeting: re.Pattern[str]
    news: re.Pattern[str]
    since: re.Pattern[str]
    most_often: re.Pattern[str]
    who_is: re.Pattern[str]


@cache
def intent_patterns(languages: tuple[str, ...]) -> IntentPatterns:
    """Return what questions in one of some languages are read by."""
    roles = (
        (Role.ACTION, phrases_in(languages, lambda words: words.roles.action)),
        (Role.DECISION, phrases_in(languages, lambda words: words.roles.decision)),
        (Role.OPEN_QUESTION, phrases_in(languages, lambda words: words.roles.open_question)),
        (Role.POLL, phrases_in(languages, lambda words: words.roles.poll)),
        (Role.SUMMARY, phrases_in(languages, lambda words: words.roles.summary)),
    )

    def one(part: Callable[[QuestionWords], Phrases]) -> re.Pattern[str]:
        return compiled(found_by(phrases_in(languages, part)))

    about = found_by(phrases_in(languages, lambda words: words.about_meetings))
    listing = found_by(phrases_in(languages, lambda words: words.listing))
    return IntentPatterns(
        agenda=compiled(_agenda(languages)),
        absence=one(lambda words: words.absence),
        attendance=one(lambda words: words.attendance),
        roles=tuple((role, compiled(found_by(phrases))) for role, phrases in roles),
        quantities=one(lambda words: words.quantities),
        when=one(lambda words: words.when),
        why=one(lambda words: words.why),
        how_often=one(lambda words: words.how_often),
        what=one(lambda words: words.of_people.what),
        coming=one(lambda words: words.of_people.coming),
        obliged=one(lambda words: words.of_people.obliged),
        doing=one(lambda words: words.of_people.doing),
        tasks=one(lambda words: words.of_people.tasks),
        last_time=one(lambda words: words.of_people.last_time),
        until=one(lambda words: words.of_people.until),
        in_month=compiled(_month_behind(languages, lambda words: words.dates.within)),
        until_month=compiled(_month_behind(languages, lambda words: words.of_people.until)),
        headcount=one(lambda words: words.headcount),
        who=one(lambda words: words.who),
        responsible=one(lambda words: words.responsible),
        who_or_when=one(lambda words: words.who_or_when),
        which_meeting=one(lambda words: words.which_meeting),
        telling=one(lambda words: words.telling),
        remaining=one(lambda words: words.remaining),
        topics=compiled(_topics(languages)),
        now=one(lambda words: words.state.now),
        standing=one(lambda words: words.state.standing),
        who_now=one(lambda words: words.state.who),
        newest=one(lambda words: words.latest.newest),
        meeting=compiled(rf"{about}|^\W*{listing}"),
        meeting_noun=one(lambda words: words.meeting),
        meetings=one(lambda words: words.browsing.meetings),
        next_meeting=one(lambda words: words.browsing.next_meeting),
        news=one(lambda words: words.browsing.news),
        since=one(lambda words: words.browsing.since),
        most_often=one(lambda words: words.browsing.most_often),
        who_is=one(lambda words: words.browsing.who_is),
    )


def _month_behind(languages: tuple[str, ...], part: Callable[[QuestionWords], Phrases]) -> str:
    """Return a pattern for the name of a month behind one of some phrases."""
    before = spaced(phrases_in(languages, part))
    spoken = (all_languages()[tag].minutes.dates.months for tag in languages)
    months = tuple(month for names in spoken for forms in names for month in spaced(forms))
    return rf"{BEFORE_WORD}{any_phrase(before)}\s+{any_phrase(months)}{BEHIND_WORD}" if before and months else "(?!)"


def _agenda(languages: tuple[str, ...]) -> str:
    words = phrases_in(languages, lambda words: words.agenda_numbers)
    ordinals = any_phrase(phrases_in(languages, lambda words: words.agenda_ordinals))
    counters = any_phrase(phrases_in(languages, lambda words: words.agenda_counters))
    behind, numeral = any_phrase(unspaced(words)), f"[{numerals()}]{{1,3}}"
    return (
        rf"{behind}\s*(?P<unspaced>\d{{1,2}}(?!\d)|{numeral}(?!{_NO_NUMERAL}))"
        rf"|{ordinals}\s*(?P<ordinal>\d{{1,2}}|{numeral})\s*{counters}?{behind}"
        rf"|{BEFORE_WORD}{any_phrase(spaced(words))}\s*#?\s*(?P<spaced>\d{{1,2}})(?!\d)"
    )


def _topics(languages: tuple[str, ...]) -> str:
    """Return what finds words for topics, but for those that a number makes an agenda item of, as "agenda item" is."""
    items = phrases_in(languages, lambda words: words.agenda_numbers)
    of_several = [form for phrase in items for form in forms_of(phrase) if " " in form]
    numbered = rf"{any_phrase(unspaced(items))}[\d{numerals()}]"
    item = rf"{BEFORE_WORD}{any_phrase(of_several)}s?{BEHIND_WORD}|{numbered}"
    return rf"(?!{item}){found_by(phrases_in(languages, lambda words: words.topics))}"
