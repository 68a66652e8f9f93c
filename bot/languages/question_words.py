"""The words of a language that questions are asked with; its file has them under the keys below."""

from collections.abc import Mapping
from typing import NamedTuple

from bot.languages.words import Phrases, Roles, Words


class AskedDates(NamedTuple):
    """What dates in questions are told by."""

    within: Phrases
    """What makes a date of a bare month or year behind it: "in", "since"."""
    before_day: Phrases
    """What may stand between a month and its day: May "the" 3rd."""
    other_numbers: Words
    """Words before a number with a point that is no date."""
    other_units: Phrases
    """What makes another thing of such a number behind it."""
    also_words: Words
    """Months in small letters that are words first of all."""
    within_behind: Phrases
    """What stands behind the name of a month or its ending instead: the "da" of "haziranda", in June."""
    month_endings: Phrases
    """What may follow the name or the unit of a month."""
    behind_numerals: Phrases
    """What shows that a month's number in words is a date, behind its unit (三月的会议)."""


class RelativeDates(NamedTuple):
    """Dates that are counted from today."""

    today: Phrases
    yesterday: Phrases
    day_before_yesterday: Phrases
    this_week: Phrases
    last_week: Phrases
    week_before_last: Phrases
    this_month: Phrases
    last_month: Phrases
    this_year: Phrases
    last_year: Phrases
    year_before_last: Phrases


class Latest(NamedTuple):
    """What names one of the latest meetings."""

    newest: Phrases
    """What stands before a word for a meeting, or before a count of meetings."""
    last: Phrases
    """What means the last meeting before a word for a meeting, article included."""
    alone: Phrases
    """What means the last meeting without any such word."""
    behind: Phrases
    """What means the last meeting behind such a word: réunion précédente."""
    held: Phrases
    """What is a word for a meeting only in such company: 上次会."""
    before_last: Phrases
    """What means the meeting before the last one, word for a meeting included."""
    back: Phrases
    """What is said once for each meeting back from now (上上次)."""
    from_the_end: Phrases
    """What stands before a number that is counted from the end (倒数第三次)."""
    counters: Phrases
    """What counts meetings behind a number (次)."""
    counts: Mapping[str, int]
    """Numbers in words; those that are numerals in minutes need not be named again."""


class State(NamedTuple):
    """What asks how things stand: then the newest decision or summary answers best."""

    now: Phrases
    """What only says that the newest is wanted; it is no word of an answer."""
    standing: Phrases
    """How something stands; an answer need not say so."""
    who: Phrases
    """What asks who somebody is at present."""


class Browsing(NamedTuple):
    """What asks for something that a list, a count or a card answers, if nothing else is said."""

    meetings: Phrases
    """What asks for all meetings."""
    next_meeting: Phrases
    """What names the meeting that comes next, in questions and where minutes announce it."""
    meeting_again: Phrases
    """What else a line begins with that says when the next meeting is, in minutes alone: "see you on 4 June"."""
    news: Phrases
    """What asks what is new."""
    since: Phrases
    """What stands before a date, or behind it, from which on something is asked for."""
    most_often: Phrases
    """What asks who was at the most meetings."""
    who_is: Phrases
    """What stands before somebody's name, or behind it, in a question for nothing but that person."""


class FollowUp(NamedTuple):
    """What shows that a question goes on from the one before it."""

    opening: Phrases
    """What such a question begins with: "what about"."""
    closing: Phrases
    """What it ends with: 呢."""
    pointing: Phrases
    """What stands for something that was named before: "it"."""


class AskedOfPeople(NamedTuple):
    """What asks of somebody who is named whether they were at a meeting, or what they are to do."""

    what: Phrases
    """What asks for a thing: "what", "which", "how"; whether somebody was there is not asked with it."""
    coming: Phrases
    """What says that somebody was there."""
    obliged: Phrases
    """What says that somebody is to do something: "should", "had to"."""
    doing: Phrases
    """What stands for that, whatever it is: "do", "take care of"."""
    tasks: Phrases
    """Words for that, which ask for it only beside a name: "tasks", "jobs"."""
    last_time: Phrases
    """What asks for the last time of something, beside "when" or "which meeting"."""
    name_endings: Words
    """What ends a name that is said of somebody's things, without an apostrophe: Adas Aufgaben."""
    until: Phrases
    """What makes a date before it or behind it the day by which something is to be done, and not that of a meeting."""


class QuestionWords(NamedTuple):
    """What questions are asked with."""

    stop_words: Words
    """Words that say nothing about what is sought."""
    everyday: Words
    """Words of everyday language: that the minutes lack one does not make it a typing error."""
    postpositions: Words
    """What stands right behind a word and is no part of it, in languages that write it so: 회의에서."""
    endings: Words
    """What follows an apostrophe and is no word: Luke's."""
    beginnings: Words
    """What stands before an apostrophe and is no word: l'ordre."""
    greetings: Phrases
    """What is only polite if a comma, a full stop or an exclamation mark follows, or if it is all that is said."""
    calls_for_help: Phrases
    """What asks for the use of the bot, if it is all that is said."""
    courtesies: Phrases
    asking: Phrases
    """What only asks; what stop words do not tell, such as several words or words that nothing parts."""
    quantities: Phrases
    """What asks for a number: how many, how far."""
    prices: Phrases
    """Words for what something costs or somebody is paid."""
    price_questions: Phrases
    """What asks for that without asking for a number: "what is the price of"."""
    currencies: Phrases
    """Words for money that a sum of it is named with: "euro"."""
    when: Phrases
    """What asks for a day or a time."""
    why: Phrases
    """What asks for a reason."""
    negations: Phrases
    """What says that something is not so: two questions of which one holds such a word do not ask the same."""
    turning: Phrases
    """What else turns a question into another one, though it says nothing of what is sought: "before", "after"."""
    reasons: Phrases
    """What a reason is given with in minutes: "because"."""
    how_often: Phrases
    """What asks at how many meetings: with somebody's name, at how many they were."""
    headcount: Phrases
    """What asks how many people there were, if nothing but a meeting is named besides."""
    which_one: Phrases
    who: Phrases
    """What asks for somebody."""
    responsible: Phrases
    """What asks who does something; a task need not say that somebody is responsible for it."""
    who_or_when: Phrases
    meeting: Phrases
    """Words for a meeting."""
    which_meeting: Phrases
    about_meetings: Phrases
    """What else only says that meetings are asked for: "held", "took place"."""
    listing: Phrases
    """What opens a question for a list of meetings."""
    absence: Phrases
    """What asks who was not there; it counts before what asks who was."""
    attendance: Phrases
    roles: Roles
    state: State
    browsing: Browsing
    follow_up: FollowUp
    of_people: AskedOfPeople
    telling: Phrases
    """What somebody did with an item, or what happened at a meeting."""
    remaining: Phrases
    """What says that some are left, or are there, beside the word for what is asked for: "tasks still open"."""
    topics: Phrases
    agenda_numbers: Phrases
    """What stands before the number of an agenda item."""
    agenda_ordinals: Phrases
    """What stands before a number if the word for an agenda item follows it (第三个议题)."""
    agenda_counters: Phrases
    dates: AskedDates
    relative_dates: RelativeDates
    latest: Latest
    regional: Mapping[str, str]
    """Words of one region, with those that the minutes of another use."""
    no: Words
    """What turns an option off."""
