"""Tells who is called by one name before what is to do, though nobody present bears it: "ACTION: Bo to order seeds".

Only the shape tells: one word with a capital, no common one, that the minutes write in small letters nowhere.
"""

import re
from functools import lru_cache

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of, spaced
from bot.languages.reader import languages
from bot.minutes.attendee_words import attendee_words
from bot.minutes.task_words import task_words
from bot.text import NO_SMALL, SMALL, SourceText, fold

_NAME = re.compile(rf"{NO_SMALL}[{SMALL}'’-]{{1,20}}")
_TAG = re.compile(r"#[\w-]{1,30}[:：]?\s+")
_ENDINGS = ("s", "es", "ers", "ed", "d", "ing")  # without which a form of a word may be one of everyday language
_MIN_WORD = 3


def without_tag(wording: str) -> str:
    """Return what stands behind the hash tag that a wording opens with: `#action Bo to order`."""
    match = _TAG.match(wording)
    return wording[match.end() :] if match else wording


def called_before(wording: str, text: SourceText, language: str = "") -> str | None:
    """Return who is called at the beginning of a wording and has to do what follows, None if that is not clear."""
    match = _NAME.match(wording)
    if match is None:
        return None
    behind = wording[match.end() :]
    does = task_words(language).doing.match(behind)
    if does is None or _happens(own_language(language)).match(behind):
        return None
    return match[0] if is_called(match[0], text, language) else None


def is_called(word: str, text: SourceText, language: str = "") -> bool:
    """Return whether one word is a name by its shape, in the text that it stands in."""
    own = own_language(language)
    if _NAME.fullmatch(word) is None or words_for(own).names.capital_nouns:
        return False
    folded = word.lower()
    if fold(word) in task_words(language).nobody:
        return False
    return not is_common(folded, own) and re.search(rf"(?<!\w){re.escape(folded)}(?!\w)", text.text) is None


def names_somebody(word: str, text: SourceText, language: str = "") -> bool:
    """Return whether one word is a name by its shape, and the text it stands in has it again apart from "AI Bo"."""
    again = rf"(?<![A-Z] )(?<!\w){re.escape(word)}(?!\w)"
    return is_called(word, text, language) and re.search(again, text.text) is not None


def is_common(word: str, language: str) -> bool:
    """Return whether a word in small letters is common in a language, in any form."""
    words = attendee_words(language)
    common = languages()[language].questions.stop_words | words.common_words | words.everyday
    forms = {word, *(word.removesuffix(ending) for ending in _ENDINGS), word.removesuffix("ing") + "e"}
    return any(form in common for form in forms if len(form) >= _MIN_WORD or form == word)


@lru_cache(maxsize=16)
def _happens(language: str) -> re.Pattern[str]:
    tasks = words_for(language).tasks
    return re.compile(
        rf"(?<!\s)\s+{any_of(spaced(tasks.doing))}\s+{any_of(spaced(tasks.passive))}(?!\w)", re.IGNORECASE
    )
