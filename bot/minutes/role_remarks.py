"""Tells what the words of a label, or behind it, say besides its role: nothing, of the last meeting, done, decided."""

import re
from functools import cache

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of, shared_pattern, spaced, unspaced
from bot.text import fold

EDGES = re.compile(r"^[\W\d_]+|[\W_]+$")
"""What stands around the name of a role: a picture such as ✅ on either side, a number before it."""
ASIDE = re.compile(r"(?:(?<!\s)\s++)?[(（\[【][^()（）\[\]【】]{0,80}[)）\]】]")
MAX_CHARACTERS = 60
"""Characters; what is longer is no label."""

_MARKS = ' \t\r\n.!。！*_)）]】"”’|'
_REMARK = re.compile(r"\s[-–—]\s|[(（]")
_FIRST_WORD = re.compile(r"\W*([^\W\d_]+)")
_MAX_SENTENCE = 1_000  # characters at the end of a line that are looked through for the count of votes


def tells_of_earlier(heading: str, language: str = "") -> bool:
    """Return whether a heading or label speaks of an earlier meeting.

    >>> tells_of_earlier("Review the actions of the last meeting"), tells_of_earlier("上次会议行动项回顾")
    (True, True)
    >>> tells_of_earlier("Blast furnace")
    False
    """
    return _earlier(own_language(language)).search(fold(heading[: 4 * MAX_CHARACTERS])) is not None


def says_nothing(wording: str, language: str = "") -> bool:
    """Return whether what stands behind a label says that there was nothing to note.

    >>> [says_nothing(text) for text in ("None.", "- 无。", "None - an update", "", "none of the tins leaks")]
    [True, True, True, True, False]
    """
    if len(wording) > MAX_CHARACTERS:
        return False
    # "None (purely an update)", "none - see above".
    parts = (fold(wording), _REMARK.split(fold(wording), maxsplit=1)[0])
    names = [" ".join(re.sub(r"^\W+|\W+$", "", part).split()) for part in parts]
    return not names[0] or any(name in _nothing(own_language(language)) for name in names if name)


def is_gap(label: str, content: str, language: str = "") -> bool:
    """Return whether a label and what stands behind it only tell what the writer has still to put into the minutes.

    >>> is_gap("TODO", "link to the slides"), is_gap("TODO", "mend the tap"), is_gap("Action", "send the slides")
    (True, False, False)
    """
    if not is_placeholder(label, language):
        return False
    gaps = words_for(language).tasks.gaps
    return not gaps.isdisjoint(re.findall(r"\w+", fold(content[: 2 * MAX_CHARACTERS])))


def is_placeholder(label: str, language: str = "") -> bool:
    """Return whether a label may also stand for what is not written yet: "TODO"."""
    return fold(EDGES.sub("", ASIDE.sub("", label))) in words_for(language).files.placeholders


def reviews_tasks(heading: str, language: str = "") -> bool:
    """Return whether a heading stands above the action items of an earlier meeting.

    >>> reviews_tasks("Actions prévues lors de la réunion précédente", "fr"), reviews_tasks("Previous work on hoses")
    (True, False)
    """
    own = own_language(language)
    return tells_of_earlier(heading, own) and _tasks(own).search(fold(heading)) is not None


def is_done(heading: str, language: str = "") -> bool:
    """Return whether a heading among action items stands above those that are done already.

    >>> is_done("Completed:", "en"), is_done("Open", "en")
    (True, False)
    """
    return EDGES.sub("", fold(heading)) in frozenset(map(fold, words_for(language).tasks.done))


def tells_decision(sentence: str, language: str = "") -> bool:
    """Return whether a sentence ends as one that notes a decision.

    The words that say so stand at its end, or before the count of the votes.

    >>> tells_decision("Release in October (motion passed)."), tells_decision("The motion passed by.")
    (True, False)
    >>> tells_decision("Ada moves to mend the tap. Motion passed, 5 for, 1 against."), tells_decision("Passed 5-0")
    (True, True)
    """
    spaced_words, unspaced_words, endings = _settled(own_language(language))
    if any(map(str.isdecimal, sentence)) and _counted(own_language(language)).search(fold(sentence[-_MAX_SENTENCE:])):
        return True
    tail = sentence[-2 * MAX_CHARACTERS :]
    # Told fast, for hardly any sentence does: plain letters at the end are the same when all of it is folded.
    plain = tail.rstrip(_MARKS)[-2:]
    end = plain.lower() if plain.isascii() else fold(tail).rstrip(_MARKS)
    if not (end[-2:] in endings or end[-1:] in endings):
        return False
    end = fold(tail).rstrip(_MARKS)
    if end.endswith(unspaced_words):
        return True
    found = next((word for word in spaced_words if end.endswith(word)), None) if end.endswith(spaced_words) else None
    return found is not None and not end[: len(end) - len(found)][-1:].isalnum()


def tells_outcome(content: str, language: str = "") -> bool:
    """Return whether what stands behind the label of a vote begins with what came of it.

    >>> tells_outcome("approved to buy a hose", "en"), tells_outcome("who wants a hose?", "en")
    (True, False)
    """
    first = _FIRST_WORD.match(fold(content[:MAX_CHARACTERS]))
    return first is not None and first[1] in outcomes(own_language(language))


@cache
def outcomes(language: str) -> frozenset[str]:
    """Return the folded words for what came of a motion."""
    return frozenset(map(fold, words_for(language).tasks.outcomes))


@cache
def _settled(language: str) -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    """Return the words that end a sentence that notes a decision, and the last two characters of each."""
    words = tuple(dict.fromkeys(map(fold, words_for(language).tasks.settled)))
    return spaced(words), unspaced(words), frozenset(word[-2:] for word in words)


@cache
def _counted(language: str) -> re.Pattern[str]:
    """Return the pattern of words that note a decision and have the count of the votes behind them."""
    settled = tuple(dict.fromkeys(map(fold, words_for(language).tasks.settled)))
    between = r"(?:[,.:;]|\s*[(\[–—-]|\s\w{2,4})?\s*"
    last_words = any_of(dict.fromkeys(phrase.rsplit(maxsplit=1)[-1] for phrase in spaced(settled)))
    # "Motion passed, 5 for"; before the votes on both sides the last word tells enough: "passed 5-0".
    return shared_pattern(
        rf"(?<!\w)(?:{any_of(spaced(settled))}{between}\d{{1,3}}(?![\d/.:])"
        rf"|{last_words}{between}\d{{1,3}}(?:\s?[-–]\s?\d{{1,3}}){{1,2}}(?=\s*(?:$|[.,;)\]])))"
    )


@cache
def _tasks(language: str) -> re.Pattern[str]:
    words = tuple(dict.fromkeys(map(fold, words_for(language).roles.action)))
    return shared_pattern(rf"(?<!\w){any_of(spaced(words))}(?!\w)|{any_of(unspaced(words))}")


@cache
def _nothing(language: str) -> frozenset[str]:
    words = words_for(language)
    return frozenset(map(fold, (*words.tasks.nothing, *words.files.placeholders)))


@cache
def _earlier(language: str) -> re.Pattern[str]:
    words = tuple(dict.fromkeys(map(fold, words_for(language).tasks.earlier)))
    return shared_pattern(rf"\b{any_of(spaced(words))}\b|{any_of(unspaced(words))}")
