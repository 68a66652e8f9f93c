"""The words that tell best what some minutes are about, such as the names of a project's parts."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from bot.search.analysis.analyzer import Analyzer
from bot.search.analysis.page_words import page_text
from bot.search.analysis.tokens import is_run, joined_words, tokens, usual_frequency

_LEAST_CHARACTERS = 2
_USUAL = 500
"""How often a Chinese word stands in the texts of the dictionary from which on it is one of everyday language."""


def telling_words(
    topics: Iterable[Iterable[str]], analyzer: Analyzer, names: Collection[str], *, count: int
) -> tuple[str, ...]:
    """Return the words that stand in the topics of the most meetings, and are neither everyday words nor names.

    `topics` are those of each meeting.

    `names` are those of people, in small letters, or parts of them: who was there is nobody's business but the
    community's. Words with digits only are left out too. Each is written as it is most often.
    """
    meetings: Counter[str] = Counter()
    written: dict[str, Counter[str]] = {}
    for of_meeting in topics:
        words = [word for topic in of_meeting for word in _words(page_text(topic))]
        meetings.update({word.casefold() for word in words})
        for word in words:
            written.setdefault(word.casefold(), Counter())[word] += 1
    told = (word for word in meetings if word not in names and _tells(word, analyzer))
    best = sorted(told, key=lambda word: (-meetings[word], word))[:count]
    return tuple(written[word].most_common(1)[0][0] for word in best)


def _words(topic: str) -> Iterator[str]:
    for token in tokens(topic):
        word = topic[slice(*token.place)]  # as it stands there, with its accents
        yield from joined_words(word) if is_run(word) else (word,)


def _tells(word: str, analyzer: Analyzer) -> bool:
    if len(word) < _LEAST_CHARACTERS or not any(map(str.isalpha, word)):
        return False
    return usual_frequency(word) < _USUAL if is_run(word) else not analyzer.is_everyday(word)
