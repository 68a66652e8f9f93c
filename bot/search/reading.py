"""Reads a question: which words it holds, and which of them were mistyped."""

from dataclasses import dataclass

from bot.search.analysis import SoughtWord, is_run, sought_words, tokens
from bot.search.index import Index
from bot.search.spelling import Vocabulary
from bot.text import Slice, normalise

_CORRECTED = 0.8  # what a corrected word counts for beside one that was typed right
_LONGEST_QUESTION = 1_000  # characters; more is no question, and each word of it would have to be looked up


@dataclass(frozen=True, slots=True)
class Term:
    """A term to look up."""

    text: str
    weight: float
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the question with the terms that stand for it."""

    written: str
    """Empty for a pair of characters that spans two words."""
    terms: tuple[Term, ...]
    """The whole word first, its parts after it; of a corrected word, what it may have meant, likeliest first."""
    known: bool
    """Whether anything of it stands in the minutes."""
    corrected: str | None = None
    """The word that it was taken for."""


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """A question as understood."""

    text: str
    words: tuple[Word, ...]
    read_as: str | None
    """The question with its corrected words, None where nothing was corrected."""
    other_script: bool
    """Whether it was written in traditional characters."""

    @property
    def unknown(self) -> tuple[str, ...]:
        """The words that stand nowhere in the minutes, neither as written nor corrected."""
        return tuple(word.written for word in self.words if word.written and not word.known)

    @property
    def known(self) -> tuple[str, ...]:
        """The words that stand in the minutes as written."""
        return tuple(word.written for word in self.words if word.written and word.known and not word.corrected)


def read_question(question: str, index: Index, vocabulary: Vocabulary) -> ReadQuestion:
    """Return the question's words, each unknown Latin word with the nearest words of the minutes."""
    question = question[:_LONGEST_QUESTION]
    words: list[Word] = []
    corrections: list[tuple[Slice, str]] = []
    for token in tokens(question):
        for sought in sought_words(token.written):
            word = _read_word(sought, index, vocabulary)
            if word.corrected:
                corrections.append((token.place, word.corrected))
            words.append(word)
    return ReadQuestion(
        question,
        tuple(words),
        _rewritten(question, corrections) if corrections else None,
        other_script=normalise(question) != question and any(is_run(word.written) for word in words if word.written),
    )


def _read_word(sought: SoughtWord, index: Index, vocabulary: Vocabulary) -> Word:
    terms = tuple(Term(term, 1.0) for term in sought.terms)
    known = any(term in index for term in sought.terms)
    if known or not sought.written or is_run(sought.written):
        return Word(sought.written, terms, known)
    meant = vocabulary.correct(sought.written.lower())
    likely: dict[str, Term] = {}
    for correction in meant:
        for other in sought_words(correction.word):
            term = Term(other.terms[0], _CORRECTED * correction.similarity, corrected=True)
            likely.setdefault(term.text, term)
    if not likely:
        return Word(sought.written, terms, known=False)
    return Word(sought.written, tuple(likely.values()), known=True, corrected=meant[0].word)


def _rewritten(question: str, corrections: list[tuple[Slice, str]]) -> str:
    for place, word in reversed(corrections):
        question = question[: place.start] + word + question[place.end :]
    return question
