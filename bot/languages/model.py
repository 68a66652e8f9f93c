"""What is known of a language: the words that minutes are written with, and those that questions are asked with.

Each language is one file beside this module, such as `en.yaml`, whose keys are the fields below. How the words are put
together (a label before a colon, a number behind "agenda item") is code: `bot.minutes` and `bot.search` build their
patterns from these words.
"""

from collections.abc import Mapping
from typing import NamedTuple

Phrases = tuple[str, ...]
"""Words and phrases, in the file parted by `;`. `bot.languages.phrase_syntax` explains the marks for several forms."""
Words = frozenset[str]
"""Single words, in the file parted by blanks."""


class Labels(NamedTuple):
    """What stands before a colon, or otherwise tells what the words beside it are."""

    attendees: Phrases
    before_attendees: Phrases
    """What may stand before one of those: "remote" attendees."""
    attending: Phrases
    """What opens a sentence that ends with a colon above the list of who came: "present were"."""
    absent: Phrases
    and_others: Phrases
    """What may end a list of names, with a count of others or without."""
    people: Phrases
    """What counts people, behind such a number."""
    joining: Phrases
    """What stands between two names: "and"."""
    presenters: Phrases
    presenting: Phrases
    """What may follow the name of who presents; in languages that put it there."""
    concerning: Phrases
    """What makes those behind "@" the topic of an agenda item, not its presenters: "nominating"."""
    before_durations: Phrases
    """What may stand before a time that is given to a topic: "for" 10 minutes."""
    durations: Phrases
    """Units of time behind a number; `m` and `h` are known everywhere."""
    question: Phrases
    answer: Phrases
    problem: Phrases
    """What may stand before a problem: where it is a label of questions too, their wording tells them apart."""
    date: Phrases
    other: Phrases
    """Any other label: who leads the meeting, where it is, when it begins. It ends what stands under the one above."""


class Headings(NamedTuple):
    """Headings, the whole of each, that are no topics."""

    attendees: Phrases
    agenda: Phrases
    notes: Phrases
    logistics: Phrases
    """Where, when, how to take part; the formalities at both ends of a meeting."""
    contents: Phrases
    collection: Phrases
    """Topics of equal rank are listed beneath it, one a bullet."""
    fillers: Phrases
    """Words that may stand beside all of these and only say which meeting is meant: "video of the meeting"."""
    topic_columns: Phrases
    """Heads of the column of a table that holds the topics."""


class Roles(NamedTuple):
    """Headings, labels or, in a question, words that name a part of a discussion."""

    decision: Phrases
    action: Phrases
    open_question: Phrases
    poll: Phrases
    summary: Phrases


class Tasks(NamedTuple):
    """What tells who does something until when, and what is no decision, action item or open question after all."""

    nothing: Phrases
    """What stands behind a label, all of it, if there was nothing to note: "none"."""
    earlier: Phrases
    """What makes of action items those of an earlier meeting: "last meeting's"."""
    settled: Phrases
    """What ends a sentence that notes a decision: "motion passed"."""
    owners: Phrases
    """Labels of, and heads of columns with, those who do it."""
    due: Phrases
    """Labels of, and heads of columns with, the day until which it is to be done."""
    until: Phrases
    """What stands before such a day in a sentence: "by"."""
    until_behind: Phrases
    """What stands behind it (20日前)."""
    by: Phrases
    """What stands before the name of who does it (由)."""
    takes: Phrases
    """What stands behind such a name (负责)."""
    doing: Phrases
    """What stands between somebody and what they do: "to", "will"."""
    everybody: Phrases
    """What stands in place of a name and is no person."""
    gaps: Words
    """What writers have still to put into the minutes themselves, such as slides: that is no action item."""


class Names(NamedTuple):
    """What tells names of people from other words."""

    particles: Words
    """Words inside a name that are written small."""
    family_names: Words
    """What a name begins with if it is two to four characters without a blank."""
    like_names: Words
    """Words that begin like such a name and are none."""
    no_names: Words
    """Words with a capital that make no name of a person."""
    nobody: Words
    """What stands in a list of attendees and is nobody."""
    two_family_names: bool
    """Whether a name ends with two family names, as a rule: "Ana Rama Flores"."""
    blank_parts_people: bool
    """Whether a blank between two pieces of two to four Chinese characters parts two people, not the names of one."""
    name_columns: Phrases
    """Heads of the column of a table that holds the names."""
    abbreviation_columns: Phrases
    handle_columns: Phrases
    """Heads of the column that holds what people are called on a platform."""
    owner_columns: Phrases
    """Heads of the column that holds who presents the topics of an agenda."""


class Dates(NamedTuple):
    """What dates are written with."""

    months: tuple[Phrases, ...]
    """The twelve months, each with its long and its short names."""
    weekdays: tuple[Phrases, ...]
    """The seven days from Monday on, likewise."""
    day_endings: Phrases
    """What may follow the number of a day: "st", "th"."""
    of: Phrases
    """What may stand between day and month, and between month and year."""
    to: Phrases
    """What stands between the first and the last day; marks such as `-` are known everywhere."""
    before: Words
    """Words that a bare `6.30` may follow and still be a date; after any other it is a version."""
    other_meetings: Words
    """Words beside the date of another meeting than the one at hand: "next", "previous"."""
    day_first: bool
    """Whether `7/6/2024` is the seventh of June."""
    order_varies: bool
    """Whether both orders are written in the language, so that it tells nothing of a date in numbers."""
    year_unit: Phrases
    """What follows the number of a year, month and day, in languages that write dates so: 2024年1月20日."""
    month_unit: Phrases
    day_unit: Phrases
    eras: Mapping[str, int]
    """Names of eras that years are counted in, each with the year before its first."""
    numerals: Mapping[str, int]
    """Characters for the numbers 0 to 10."""


class Files(NamedTuple):
    """What tells minutes from what lies beside them."""

    about: Words
    """Names of files about the repository."""
    generic: Words
    """Names that say nothing about the meeting, so that its folder's name tells more."""
    transcripts: Words
    """Words in the name of a transcript, which stands beside the notes of the same meeting."""
    templates: Words
    """Words in the name of a template."""
    slides: Words
    contents: Phrases
    """Names of tables of contents."""
    contents_titles: Phrases
    """What stands in their titles."""
    placeholders: Phrases
    """Lines that say nothing yet, the whole of each."""
    placeholder_openings: Phrases
    """Beginnings of such lines."""


class MinutesWords(NamedTuple):
    """What minutes are written with. Here a phrase with several forms is all of its forms."""

    labels: Labels
    headings: Headings
    roles: Roles
    tasks: Tasks
    agenda_numbers: Phrases
    """What stands before the number of an agenda item in its heading."""
    names: Names
    dates: Dates
    files: Files


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
    """Numbers in words."""


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
    which_one: Phrases
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
    telling: Phrases
    """What somebody did with an item, or what happened at a meeting."""
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


class Language(NamedTuple):
    """One language."""

    tag: str
    """Its two letters, which are the name of its file too."""
    name: str
    """As its speakers call it."""
    script: str
    """The letters that it is written in, by the names of `bot.minutes.languages`."""
    stemmer: str | None
    """The algorithm of Snowball that finds what its word forms have in common, if there is one."""
    inflections: Mapping[str, str]
    """Endings that the stemmer takes for other words', each with the one of the word itself: reuniões is reunião.

    Both without accents; the longest that fits counts."""
    frequent: Words
    """Words that nearly every text holds; they tell it from others in the same script."""
    minutes: MinutesWords
    questions: QuestionWords
