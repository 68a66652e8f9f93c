"""What is known of a language: the words that minutes are written with, and those that questions are asked with.

Each language is one file beside this module, such as `en.yaml`, whose keys are the fields below. How the words are put
together (a label before a colon, a number behind "agenda item") is code: `bot.minutes` and `bot.search` build their
patterns from these words. Those that questions are asked with are in `bot.languages.question_words`.
"""

from collections.abc import Mapping
from typing import NamedTuple

from bot.languages.question_words import QuestionWords
from bot.languages.words import Phrases, Roles, Words


class Labels(NamedTuple):
    """What stands before a colon, or otherwise tells what the words beside it are."""

    attendees: Phrases
    before_attendees: Phrases
    """What may stand before one of those: "remote" attendees."""
    attending: Phrases
    """What opens a sentence that ends with a colon above the list of who came: "present were"."""
    came: Phrases
    """What a sentence says of those who came, before or behind their names: "were there"."""
    stayed_away: Phrases
    """Likewise of those who did not: "sent apologies"."""
    denying: Phrases
    """Words by which such a sentence tells of nobody who came: "neither", "if"."""
    attending_last: Phrases
    """What ends such a line, behind who they are: board members "present"."""
    absent_last: Phrases
    """What ends a heading above those who did not come, behind who they are: board members "absent"."""
    absent_below: Phrases
    """What says alone, above some of a list of people, that these did not come, and says other things elsewhere:
    "missing"."""
    absent: Phrases
    and_others: Phrases
    """What may end a list of names, with a count of others or without."""
    honorifics: Phrases
    """What may stand behind a name out of courtesy, and is no part of it: "さん", "hanım"."""
    people: Phrases
    """What counts people, behind such a number."""
    joining: Phrases
    """What stands between two names: "and"."""
    presenters: Phrases
    presentations: Phrases
    """What stands before a colon and who presents, in brackets behind a topic, and is a topic itself elsewhere:
    "report"."""
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
    title: Phrases
    """What stands before the title of a meeting: "subject"."""
    ways_to_come: Phrases
    """What says how people came to a meeting, before their names: "remote", "online"."""
    offices: Phrases
    """Labels of those who run a meeting: who is listed beneath one came to it."""
    other: Phrases
    """Any other label: who leads the meeting, where it is, when it begins. It ends what stands under the one above."""


class Headings(NamedTuple):
    """Headings, the whole of each, that are no topics."""

    attendees: Phrases
    agenda: Phrases
    notes: Phrases
    logistics: Phrases
    """Where, when, how to take part; the formalities at both ends of a meeting."""
    introductions: Phrases
    """Likewise, above those who say who they are."""
    contents: Phrases
    collection: Phrases
    """Topics of equal rank are listed beneath it, one a bullet."""
    discussion: Phrases
    """Likewise, and the heading itself says nothing of them: "Discussion"."""
    questions: Phrases
    """What was asked and answered beside the topics."""
    meetings: Phrases
    """Nouns for a meeting: a heading with one of them stands for the same with any other, "session record".

    In languages with cases, all in the one that the headings have them in."""
    fillers: Phrases
    """Words that may stand beside all of these and only say which meeting is meant: "video of the meeting"."""
    handling: Phrases
    """Words before or behind a formality for what is done about it: "*choose* a note taker", "*confirm* the date"."""
    formal_subjects: Phrases
    """Words for what a sentence that is a formality tells of: "The *minutes* were approved"."""
    formal_verbs: Phrases
    """Words for what becomes of it there: "The minutes were *approved*"."""
    formal_words: Phrases
    """Words that may stand beside them: "The *previous* minutes were approved *unanimously*"."""
    point_labels: Phrases
    """Words before the colon of a topic that only say what kind of point it is: "Proposal: a new hose"."""
    topic_columns: Phrases
    """Heads of the column of a table that holds the topics."""


class Tasks(NamedTuple):
    """What tells who does something until when, and what is no decision, action item or open question after all."""

    nothing: Phrases
    """What stands behind a label, all of it, if there was nothing to note: "none"."""
    earlier: Phrases
    """What makes of action items those of an earlier meeting: "last meeting's"."""
    attributes: Phrases
    """What may stand before the name of a role or behind it, and leaves it what it is: "agreed", "of the meeting"."""
    purposes: Phrases
    """What stands between the name of a role and what is to be done or was decided: "action *to* mend the tap"."""
    for_whom: Phrases
    """What stands between the name of a role and that of a person: "action *for* Ada"."""
    takes_task: Phrases
    """What stands between somebody and what they have to do from now on: "took the action item"."""
    done: Phrases
    """Headings among action items above those that are done already."""
    later: Phrases
    """What says that they are to be done until the meeting after this one: "next week"."""
    settled: Phrases
    """What ends a sentence that notes a decision, or begins it before a count: "motion passed"."""
    outcomes: Phrases
    """What came of a motion, where it stands in bold behind it: "passed"."""
    resolving: Phrases
    """What stands in a sentence right before a decision whose label is in capitals: "it was" RESOLVED: …"""
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
    of: Phrases
    """What stands between "open tasks" and the name of those who do them: "of"."""
    takes: Phrases
    """What stands behind such a name (负责)."""
    doing: Phrases
    """What stands between somebody and what they do: "to", "will"."""
    passive: Phrases
    """What stands behind those where something happens to what stands before them: to "be"."""
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
    organisations: Words
    """What the name of a company or the like ends with: "GmbH"; one of two letters only in capitals."""
    groups: Words
    """What the name of a group of people begins or ends with: "team"."""
    forms_of_address: Phrases
    """What may stand before a name out of courtesy, and is no part of it: "Mr"; in languages that put it there. A
    degree belongs to the name, as those who bear it write it: "Dr."."""
    offices: Phrases
    """What somebody is in a group, as it stands before or behind the name: "treasurer"."""
    capital_nouns: bool
    """Whether every noun begins with a capital, so that a capital makes no name."""
    joined_nouns: bool
    """Whether nouns are joined into one word, the last of which says what it is: "Vorstandssitzung"."""
    two_family_names: bool
    """Whether a name ends with two family names, as a rule: "Ana Rama Flores"."""
    blank_parts_people: bool
    """Whether a blank between two pieces of two to four Chinese characters parts two people, not the names of one."""
    name_columns: Phrases
    """Heads of the column of a table that holds the names."""
    family_columns: Phrases
    """Heads of a column that holds family names, where another one holds first names."""
    first_columns: Phrases
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
    held: Phrases
    """What a sentence says that tells when a meeting was: "held", "took place"."""
    not_held: Phrases
    """What a line with a date tells instead: that minutes were "approved", or that a meeting was "cancelled"."""
    other_meetings: Words
    """Words beside the date of another meeting than the one at hand: "next", "previous"."""
    day_first: bool
    """Whether `7/6/2024` is the seventh of June."""
    order_varies: bool
    """Whether both orders are written in the language, so that it tells nothing of a date in numbers."""
    year_unit: Phrases
    """What follows the number of a year, month and day, in languages that write dates so: 2024年1月20日.

    That of a year alone may stand behind it in other dates too: "14 мая 2024 г."."""
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
    articles: Words
    """Words in the names of folders of articles and news, which are filed by their day as minutes are."""
    guides: Phrases
    """What titles of instructions begin with: "how to"; in languages that put it there, what they end with."""
    contents: Phrases
    """Names of tables of contents."""
    contents_titles: Phrases
    """What stands in their titles."""
    placeholders: Phrases
    """Lines that say nothing yet, the whole of each."""
    placeholder_openings: Phrases
    """Beginnings of such lines."""
    announcing: Phrases
    """What a sentence says of a meeting that is yet to come: "will be held"."""


class MinutesWords(NamedTuple):
    """What minutes are written with. Here a phrase with several forms is all of its forms."""

    labels: Labels
    headings: Headings
    roles: Roles
    tasks: Tasks
    agenda_numbers: Phrases
    """What stands before the number of an agenda item in its heading."""
    agenda_counts: Mapping[str, int]
    """Words that count agenda items in its stead: "PRIMERO.-"."""
    says_yes: Words
    """What a cell of a table holds, all of it, where the head of its column is true of the row: "yes"."""
    says_no: Words
    """Likewise where it is not true: "no". Beside a name on a list of people it says that they did not come."""
    names: Names
    dates: Dates
    files: Files


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

    Both without accents; the longest that fits counts. One that stands for nothing is let go, and what is left is
    looked at again."""
    frequent: Words
    """Words that nearly every text holds; they tell it from others in the same script."""
    minutes: MinutesWords
    questions: QuestionWords
