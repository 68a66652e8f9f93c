"""Tells what a heading is about from its words for the time until the next meeting: "tasks for next week"."""

import re
from functools import cache

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of, spaced, unspaced
from bot.languages.reader import languages
from bot.minutes.agenda_numbers import agenda_number
from bot.minutes.meeting_titles import names_a_meeting
from bot.minutes.shown import shown_text
from bot.text import fold

_BETWEEN_WORDS = re.compile(r"\s+|-(?=\w+$)")  # "Next dev-meeting", but not "Next-generation meeting"
_MIN_WORDS, _MAX_WORDS = 3, 4
_MAX_CHARACTERS = 60  # of a heading that is all about the next meeting


def without_next(folded: str, language: str) -> str:
    """Return a folded heading without its words for the time until the next meeting; all of it if it has none.

    >>> without_next("tasks for next week", "en"), without_next("next meeting's agenda", "en")
    ('tasks', 'agenda')
    >>> without_next("下次会议的议题", "zh"), without_next("next week", "en")
    ('议题', 'next week')
    """
    at_end, at_beginning = _next(language)
    match = at_end.search(folded)
    if match and match.start():
        return folded[: match.start()]
    match = at_beginning.match(folded)
    return folded[match.end() :] if match else folded


def names_next_meeting(folded: str, language: str) -> bool:
    """Return whether a folded heading is "next meeting" with one or two words in its midst that tell of which group.

    >>> names_next_meeting("the next dev-meeting", "en"), names_next_meeting("next steps for meeting", "en")
    (True, False)
    """
    words = _BETWEEN_WORDS.split(folded.strip()) if folded.count(" ") <= _MAX_WORDS else []
    small = languages()[language].questions.stop_words
    words = words[1:] if words and words[0] in small else words  # "the"
    if not _MIN_WORDS <= len(words) <= _MAX_WORDS or small.intersection(words[1:]):
        return False
    return f"{words[0]} {words[-1]}" in _later(language) and names_a_meeting(words[-1])


def without_next_meeting(heading: str, language: str) -> str | None:
    """Return what a heading says besides the words for the next meeting, folded, without small words before them.

    None if it has no such words at its end or beginning, or a number: a numbered heading is an item of the agenda.

    >>> without_next_meeting("Preparation for the next meeting", "en"), without_next_meeting("🎙️下次会议主持人", "zh")
    ('preparation', '主持人')
    >>> without_next_meeting("3. Hose: next meeting", "en"), without_next_meeting("The hose", "en")
    (None, None)
    """
    language = own_language(language)
    folded = fold(shown_text(heading)).strip()
    if agenda_number(heading, language) is not None or len(folded) > _MAX_CHARACTERS:
        return None
    match = _next_meeting(language).search(folded)
    if match is None:
        return None
    small = languages()[language].questions.stop_words
    before, behind = (
        [word for word in piece.split() if any(map(str.isalnum, word))]
        for piece in (folded[: match.start()], folded[match.end() :])
    )
    while before and before[-1] in small:  # "for the"
        before.pop()
    return None if before and behind else " ".join((*before, *behind))


@cache
def _next_meeting(language: str) -> re.Pattern[str]:
    words = tuple(word for word in sorted(_later(language)) if names_a_meeting(word))
    return re.compile(rf"(?<![^\W_]){any_of(spaced(words))}(?![^\W_])|{any_of(unspaced(words))}")


@cache
def _later(language: str) -> frozenset[str]:
    return frozenset(map(fold, words_for(language).tasks.later))


@cache
def _next(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the words as they stand at a heading's end, behind one to three small words, and at its beginning."""
    words = tuple(sorted(_later(language)))
    apart, run_on = any_of(spaced(words)), any_of(unspaced(words))
    return (
        re.compile(rf"\s(?:\w{{1,6}}\s){{0,3}}{apart}\W{{0,9}}$"),
        re.compile(rf"\W{{0,9}}(?:{apart}(?:['’]?s)?[\s:]\s{{0,9}}|{run_on}\s{{0,9}})(?=\w)"),
    )
