"""The patterns that presenters are found by, made of the words of a language."""

import re
from dataclasses import dataclass
from functools import cache

from bot.languages.merging import words_for
from bot.languages.phrase_syntax import any_of, shared_pattern, spaced, unspaced
from bot.languages.reader import languages
from bot.languages.words import Words
from bot.text import normalise


@dataclass(frozen=True, slots=True)
class PresenterWords:
    """What presenters are found by in minutes of one language."""

    language: str
    label: re.Pattern[str]
    parts: re.Pattern[str]
    """What parts names and times."""
    ends_with_and: re.Pattern[str]
    time: re.Pattern[str]
    alone: re.Pattern[str]
    """A line that only says who presents: "Presented by Ada Byron"."""
    in_heading: re.Pattern[str]
    """A label within a heading, or "by" in brackets, with the names behind it."""
    in_brackets: re.Pattern[str]
    """What somebody gives, with the names behind its colon, in brackets at the end of a heading."""
    by_at_end: re.Pattern[str]
    """What "presented by" ends in, with the names behind it at the end of a heading."""
    introducing: re.Pattern[str]
    """A name at the beginning with a word behind it that says that somebody presents."""
    presenting: re.Pattern[str]
    """What may follow a name behind "@"."""
    introduces: re.Pattern[str]
    concerns: re.Pattern[str]
    """What makes somebody the topic of an item, not its presenter: "nominating"."""
    not_before: Words
    """Words in small letters behind which somebody is a part of the sentence: "to"."""
    no_names: Words
    """Words in small letters that no name holds."""
    common: Words
    """Words of everyday language, in small letters."""
    of: Words
    """Words that mean "of"; some mean "by" too."""
    weekdays: Words
    capital_nouns: bool
    """Whether any noun is written with a capital."""


@cache
def presenter_words(language: str) -> PresenterWords:
    """Return the patterns for minutes of a language, which is the tag of one that there is."""
    words = words_for(language)
    labels = words.labels
    joining = any_of(labels.joining)
    presenting = tuple(dict.fromkeys((*labels.presenting, *map(normalise, labels.presenting))))
    asked = languages()[language].questions
    # What ends a label such as "presented by" may stand right before a name.
    spaced_phrases = [phrase for phrase in labels.presenters if " " in phrase]
    # What ends a longer one may mean "of": "a cura di".
    by = sorted({phrase.split()[-1] for phrase in labels.presenters if phrase.count(" ") == 1})
    before_names = {phrase.split()[-1] for phrase in labels.presenters if " " in phrase} | set(labels.joining)
    return PresenterWords(
        language,
        label=shared_pattern(
            rf"[-*+#>\s]{{0,8}}(?:\*\*|__)? ?{any_of(labels.presenters)}(?:\([a-z]{{1,3}}\))? ?(?:\*\*|__)? ?[:：] ?"
            r"(?:\*\*|__)?(?P<names>.+)",
            re.IGNORECASE,
        ),
        parts=shared_pattern(rf"[,，、;；/\\&]| {joining} | [-–—] "),
        ends_with_and=shared_pattern(rf" {joining} ?$", re.IGNORECASE),
        time=shared_pattern(
            rf"(?:{any_of(labels.before_durations)} )?~?(?<!\d)\d{{1,3}}(?: ?[-–] ?\d{{1,3}})? ?"
            rf"(?:m|h|{any_of(labels.durations)})\b\.?",
            re.IGNORECASE,
        ),
        alone=shared_pattern(
            rf"[\W_]{{0,6}}{any_of(spaced_phrases)} (?P<names>[^\s.:：](?:[^.:：]{{0,80}}[^\W_])?)[\W_]{{0,4}}",
            re.IGNORECASE,
        ),
        in_heading=shared_pattern(
            rf"(?:(?:^|[\s,，;；。(（\[])(?:{any_of(labels.presenters)} ?(?:[:：]|[-–—]+)"
            rf"|{any_of(spaced_phrases)}(?= ))"
            rf"|[(（\[](?:{any_of(by)}(?= )|{any_of(labels.presenters)}(?= ?[^\W\d_])))"
            # Brackets behind a name at the end tell where its bearer works.
            r" ?(?P<names>[^()（）\[\]:：]{2,100})(?=$|[)）\]]|[(（][^()（）]{1,60}[)）]\s*$)",
            re.IGNORECASE,
        ),
        in_brackets=shared_pattern(
            rf"\S ?[(（\[【]{any_of(labels.presentations)} ?[:：] ?"
            r"(?P<names>[^()（）\[\]【】:：]{2,60})[)）\]】]\W*$",
            re.IGNORECASE,
        ),
        by_at_end=shared_pattern(
            rf"\s(?P<by>{any_of(by)}) (?P<names>[^\s()（）\[\]:：,.][^()（）\[\]:：]{{1,60}}?)[\s.]*$"
        ),
        introducing=shared_pattern(
            rf"(?P<name>[@＠]?[^\s:：,，、()（）@][^:：,，、()（）@]{{0,40}}?)(?: ?[(（][^()（）]{{1,60}}[)）])?"
            rf"(?: {any_of(spaced(presenting))}(?!\w)|(?: ?){any_of(unspaced(presenting))})(?=.*[^\W_])"
        ),
        presenting=shared_pattern(rf"(?: {any_of(spaced(presenting))}| ?{any_of(unspaced(presenting))})$"),
        introduces=shared_pattern(
            rf"[(（] ?@ ?(?P<name>[^\s()（）@]{{1,40}}) ?{any_of(unspaced(presenting))}[^()（）]{{0,60}}[)）]"
        ),
        concerns=shared_pattern(
            rf"(?:(?<!\w){any_of(spaced(labels.concerning))}(?!\w)|{any_of(unspaced(labels.concerning))})"
            rf"(?:\W+{any_of(sorted(asked.stop_words))})*\W*$",
            re.IGNORECASE,
        ),
        not_before=asked.stop_words - before_names,
        no_names=words.names.no_names,
        common=asked.everyday | languages()["en"].questions.everyday,
        capital_nouns=bool(words.names.capital_nouns),
        of=frozenset(words.dates.of),
        weekdays=frozenset(day for names in words.dates.weekdays for day in names),
    )
