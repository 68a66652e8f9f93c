"""Makes a whole question of one that goes on from the question before it: "what about Kitex?", 那 Kitex 呢."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from bot.search.analysis.analyzer import Analyzer
from bot.search.analysis.phrase_patterns import compiled, found_by, phrases_in
from bot.search.analysis.tokens import has_number, is_run, tokens
from bot.search.model import Following
from bot.search.question.intent import without
from bot.search.question.intent_patterns import intent_patterns
from bot.search.question.model import Query
from bot.search.question.parser import QueryParser
from bot.text import Slice, normalise

_MAX_CHARACTERS = 200
"""Of either question; what is longer stands on its own."""
_MAX_TOPIC_WORDS = 4
_MAX_OTHER_WORDS = 1
"""Words beside those of a topic: "the pond"."""
_MAX_QUESTIONS = 4
_FEW_WORDS = 1
"""Words to search for, with which alone hardly anything can be asked: "how long does it take"."""
_MAX_POINTING_WORDS = 2
"""Words to search for, beyond which "it" means something in the question itself."""
_AROUND = " \t\n?？!！.。,，、;；:："


_SPACE_BEFORE_END = re.compile(r" (?=[?？!！.。,，、;；]+(?: |$))")


class _Going(NamedTuple):
    rest: str
    """The question without what it opens and closes with."""
    opened: bool
    """Whether it opens or closes so, and not only points at something."""


class Follower:
    """Reads questions in view of those before them; never changes."""

    def __init__(self, parser: QueryParser, analyzer: Analyzer) -> None:
        self._parser = parser
        self._analyzer = analyzer

    def follow(self, question: str, before: str, languages: tuple[str, ...]) -> Following | None:
        """Return what a question may mean behind another one, None for a question that stands on its own."""
        if max(len(question), len(before)) > _MAX_CHARACTERS or not before.strip():
            return None
        if not any(character.isalnum() for character in question):
            return None  # "?" asks nothing
        going = _going_on(question, languages)
        rest = going.rest if going else question.strip(_AROUND)
        asked, earlier = self._parser.parse(rest), self._parser.parse(before)
        is_bare = _says_nothing(asked)
        if not (going or is_bare):
            return None
        opened = going is not None and going.opened
        if asked.asks_for_meeting:
            return _at_another_time(rest, before, earlier) if opened else None
        topics = self._topics(before, earlier)
        when = _places_of_time(before, earlier) if asked.asks_for_roles and opened else []
        if not (topics or when):
            return None
        is_topic = opened and not _asks_when(rest, languages)
        if is_topic and (alike := self._alike(rest, asked, before, topics, earlier)):
            # Both topics together would find what was said of the first one.
            placed = (_in_place(before, place, rest) for place in alike)
            going_on = tuple(one for one in placed if one != rest)  # else nothing of the earlier question is left
            return Following(going_on[:_MAX_QUESTIONS], is_sure=True) if going_on else None
        if not opened and len(asked.required) > _MAX_POINTING_WORDS:
            return None
        together = _joined(rest, *(before[slice(*place)] for place in sorted([*topics, *when])))
        return Following((together,), is_bare or asked.asks_for_roles or len(asked.required) <= _FEW_WORDS)

    def _topics(self, before: str, earlier: Query) -> list[Slice]:
        """Return where a question says what it is about: words side by side together, names as a whole."""
        named = list(earlier.intent.named)
        required = {word.written for word in earlier.required}
        free = [
            token.place
            for token in tokens(without(before, [*named, *earlier.intent.written, *earlier.intent.asking]))
            if token.written in required or any(word in token.written for word in required if is_run(token.written))
        ]
        telling = [place for place in free if not self._analyzer.is_everyday(normalise(before[slice(*place)]))]
        found: list[Slice] = []
        for place in sorted(telling or free):
            is_beside = bool(found) and not before[found[-1].end : place.start].strip()
            if is_beside and _kind(before, found[-1]) == _kind(before, place):
                found[-1] = Slice(found[-1].start, place.end)
            else:
                found.append(place)
        return sorted([*found, *named])

    def _alike(self, rest: str, asked: Query, before: str, topics: Sequence[Slice], earlier: Query) -> list[Slice]:
        """Return what of an earlier question a topic may stand in place of; nothing for what is no topic alone."""
        words = list(tokens(rest))
        others = len(words) - len(asked.required)
        intent = asked.intent
        asks = intent.roles or intent.quantity or intent.doers or intent.attendance or intent.asking
        is_short = 0 < len(asked.required) <= _MAX_TOPIC_WORDS and others <= _MAX_OTHER_WORDS
        if not is_short or asks:
            return []
        if intent.people and earlier.intent.named:
            return list(earlier.intent.named)
        kind = _kind(rest, words[-1].place)
        same = [place for place in topics if _kind(before, place) == kind]
        return same or list(topics)


def _asks_when(text: str, languages: tuple[str, ...]) -> bool:
    """Return whether a text asks who or when: "since when" is no topic."""
    return intent_patterns(languages).who_or_when.search(normalise(text)) is not None


def _says_nothing(asked: Query) -> bool:
    """Return whether a question holds nothing to search for, and only asks: "and when?", 要多久."""
    words = [word for word in asked.required if not (is_run(word.written) and len(word.written) == 1)]
    return not (words or asked.intent or asked.intent.roles or asked.intent.counts_meetings)


def _at_another_time(rest: str, before: str, earlier: Query) -> Following:
    """Return an earlier question with another meeting in place of the one that it names, if it names one."""
    said = earlier.intent.written if earlier.intent.names_meeting else ()
    return Following((_joined(without(before, said), rest),), is_sure=True)


def _places_of_time(before: str, earlier: Query) -> list[Slice]:
    """Return where a question names a meeting."""
    return list(earlier.intent.written) if earlier.intent.names_meeting else []


def _kind(text: str, place: Slice) -> tuple[bool, bool]:
    """Return what kind of word stands somewhere: in Chinese characters, with a number."""
    word = text[slice(*place)]
    return is_run(word), has_number(word)


def _in_place(before: str, place: Slice, rest: str) -> str:
    return _joined(before[: place.start], rest, before[place.end :])


def _joined(*parts: str) -> str:
    """Return some parts of questions as one, with single spaces, and none before what ends a sentence.

    >>> _joined("how fast is ", "Kitex", "?"), _joined("那 ", "joway", "呢？")
    ('how fast is Kitex?', '那 joway 呢？')
    """
    return _SPACE_BEFORE_END.sub("", " ".join(" ".join(parts).split()))


def _going_on(question: str, languages: tuple[str, ...]) -> _Going | None:
    """Return a question without the words that show that it goes on, None if none do.

    >>> _going_on("And what about Kitex?", ("en", "zh")), _going_on("那 Kitex 呢？", ("en", "zh")).rest
    (_Going(rest='Kitex', opened=True), 'Kitex')
    >>> _going_on("is it fast?", ("en", "zh")), _going_on("what is Kitex", ("en", "zh"))
    (_Going(rest='is it fast', opened=False), None)
    """
    opening, closing, pointing = _patterns(languages)
    rest, text = question.strip(_AROUND), question.strip(_AROUND)
    begun = opening.match(rest)
    if begun and not pointing.match(normalise(rest)):  # 那个 is "that one", and not 那, "and"
        rest = rest[begun.end() :].strip(_AROUND)
    if ended := closing.search(rest):
        rest = rest[: ended.start()].strip(_AROUND)
    if rest != text:
        return _Going(rest, opened=True)
    return _Going(rest, opened=False) if pointing.search(normalise(rest)) else None


@cache
def _patterns(languages: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    opening = found_by(phrases_in(languages, lambda words: words.follow_up.opening))
    closing = found_by(phrases_in(languages, lambda words: words.follow_up.closing))
    pointing = found_by(phrases_in(languages, lambda words: words.follow_up.pointing))
    return compiled(opening), compiled(rf"{closing}\Z"), compiled(pointing)
