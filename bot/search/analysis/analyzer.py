"""How questions for one collection of minutes are made terms: as the languages are that its texts are written in."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from itertools import chain
from typing import NamedTuple

from bot.languages.merging import own_language
from bot.languages.reader import languages
from bot.languages.scripts import SPACED, character_of
from bot.languages.words import Words
from bot.search.analysis.page_words import searched_text
from bot.search.analysis.postpositions import is_korean
from bot.search.analysis.terms import ALWAYS, TermMaker, has_stemmer, stemmer_of, term_maker
from bot.search.analysis.tokens import has_number, is_exact, is_run, joined_words, pairs_of, pieces_of, written_words
from bot.text import normalise

Terms = tuple[str, ...]
"""What a word is looked up by: the whole word first, its parts after it."""

_KANA, _HANGUL = "kana", "hangul"
_MIN_TELLING_DIGITS = 3
"""A shorter number alone may count anything."""
_MAX_REMEMBERED_TEXTS = 256
"""Headings and quotes, which are looked through several times for each question."""
_MAX_REMEMBERED_WORDS = 1_024
"""Words of questions, and those of the minutes that mean nearly the same."""


class SoughtWord(NamedTuple):
    """A word of a question, in the terms that it is looked up by."""

    written: str
    """As understood; empty for a pair of characters that spans two words, which helps to rank but is no word."""
    terms: Terms
    others: tuple[Terms, ...] = ()
    """The same by the other languages of the collection, as far as they differ."""


class Analyzer:
    """Makes terms of questions for texts in some languages; never changes.

    A word is dropped if it is a stop word in one of these, in the language that is asked in, in English or in Chinese;
    `kept` are English ones that are words like others in the collection.
    """

    def __init__(
        self, written_in: Iterable[str] = (), kept: Words = frozenset(), *, asked_in: str | None = None
    ) -> None:
        own = tuple(sorted({own_language(language) for language in written_in})) or ALWAYS
        self._made_of = own, kept, asked_in
        spoken = own if asked_in is None else (*own, asked_in)
        self.languages: tuple[str, ...] = tuple(dict.fromkeys((*ALWAYS, *spoken)))
        """The languages of the texts and of the question, and those that questions may be asked in always."""
        stemmers = dict.fromkeys(map(stemmer_of, own))
        self._makers = tuple(term_maker(stemmer, self.languages, kept) for stemmer in stemmers)
        first = self._makers[0]
        self.run_terms: Callable[[str], Terms] = first.run_terms
        """Gives the terms of a run of characters, which no stemmer changes."""
        self.stop_word_runs: Callable[[str], Iterator[tuple[int, str]]] = first.stop_word_runs
        """Gives the phrases of a run that its stop words part, each with where it starts."""
        self.first_terms: Callable[[str], Terms] = first.word_terms
        """Gives the terms of a word in letters by the first language of the texts; none for a stop word."""
        self.document_terms: Callable[[str], Terms] = _document_terms(self._makers)
        """Gives the terms that a word in a text may be found by, in whichever of the languages the text is."""
        self.terms_in: Callable[[str], frozenset[str]] = lru_cache(_MAX_REMEMBERED_TEXTS)(
            partial(_terms_in, self.document_terms)
        )
        """Gives the terms of all words that a text is found by; those of the latest texts are remembered."""
        self.sought_words: Callable[[str], tuple[SoughtWord, ...]] = lru_cache(_MAX_REMEMBERED_WORDS)(
            partial(_sought_words, self._makers)
        )
        """Gives the words that one token of a question asks for, without stop words; the latest are remembered."""

    def asked_in(self, language: str) -> "Analyzer":
        """Return what makes terms for the same texts of questions in a language that there is."""
        own, kept, _ = self._made_of
        return Analyzer(own, kept, asked_in=language)

    @property
    def reads_otherwise(self) -> bool:
        """Whether Chinese characters in the texts are those of another language, which reads them otherwise."""
        own, *_ = self._made_of
        return "zh" not in own and any(languages()[tag].script == _KANA for tag in own)

    def would_hold(self, written: str, asked_in: str | None) -> bool:
        """Return whether the texts, if they told of it, would hold a word of a question in some language.

        They would if they are in that language, or nothing tells it, and in the word's letters; but nothing tells
        surely where a Chinese or Japanese word ends.

        >>> [Analyzer([tag]).would_hold("barrel", "en") for tag in ("en", "de", "zh")]
        [True, False, False]
        >>> [Analyzer(["ru"]).would_hold(word, "ru") for word in ("бочка", "barrel")]
        [True, False]
        """
        own, *_ = self._made_of
        if asked_in is not None and asked_in not in own:
            return False
        if is_run(written):
            return any(languages()[tag].script == _HANGUL for tag in own) and is_korean(written)
        has_letters = any(map(str.isalpha, written))
        scripts = SPACED.intersection(languages()[tag].script for tag in own)
        return any(not has_letters or character_of(script).search(written) for script in scripts)

    def word_terms(self, written: str) -> tuple[Terms, ...]:
        """Return the terms of a word in letters by each language, as far as they differ; none for a stop word."""
        return _word_terms(self._makers, written)

    def leading_terms(self, word: str) -> Terms:
        """Return the first term of a single word, or of a single character, by each language; none for a stop word."""
        if is_run(word):
            return self.document_terms(word)[:1]
        return tuple(dict.fromkeys(terms[0] for terms in self.word_terms(word)))

    def parted(self, written: str) -> tuple[str, str, str]:
        """Return what stands before an apostrophe and is no word, the word, and what follows one and is none.

        >>> Analyzer(["fr"]).parted("l'arrosoir"), Analyzer().parted("Luke’s")
        (("l'", 'arrosoir', ''), ('', 'Luke', '’s'))
        """
        if "'" not in written and "’" not in written:  # nearly every word, in a tenth of the time
            return "", written, ""
        before, word, after = self._affixes.fullmatch(written).groups()  # type: ignore[union-attr]  # it may be empty
        return before or "", word, after or ""

    @cached_property
    def _affixes(self) -> re.Pattern[str]:
        spoken = [languages()[tag].questions for tag in self.languages]
        beginnings, endings = (
            "|".join(sorted(frozenset(chain(*words)))) or "(?!)"
            for words in ((one.beginnings for one in spoken), (one.endings for one in spoken))
        )
        return re.compile(rf"((?:{beginnings})['’](?=.))?(.*?)(['’](?:{endings}))?", re.IGNORECASE | re.DOTALL)

    def terms_of(self, text: str) -> tuple[Terms, ...]:
        """Return the terms of all words of a name by each language: of several words the whole first, then each.

        >>> Analyzer(["en"]).terms_of("barrel"), Analyzer(["en"]).terms_of("rain barrels")
        ((('barrel',),), (('rain barrels', 'rain', 'barrel'),))
        """
        words = [sought for written in written_words(text) for sought in self.sought_words(written)]
        whole = () if len(words) == 1 else (text.lower(),)
        ways = range(1 + max((len(word.others) for word in words), default=0))
        by_way = ([(word.terms, *word.others)[min(way, len(word.others))] for word in words] for way in ways)
        return tuple(dict.fromkeys(tuple(dict.fromkeys((*whole, *chain(*terms)))) for terms in by_way))

    def is_everyday(self, word: str) -> bool:
        """Return whether a word in letters is one of everyday language, in any form.

        >>> [Analyzer(["en"]).is_everyday(word) for word in ("paid", "Gardens", "barel")]
        [True, True, False]
        """
        lower = word.lower()
        makers = self._makers_of_everyday
        return lower in self._makers[0].stop_words or any(maker.stem(lower) in stems for maker, stems in makers)

    def is_stop_word(self, word: str) -> bool:
        """Return whether a word in letters says nothing of what is sought, such as "will"."""
        return word.lower() in self._makers[0].stop_words

    def regional(self, word: str) -> tuple[str, ...]:
        """Return what a word in letters that one region uses is called in another, in any of the languages.

        >>> Analyzer(["es"]).regional("Computadora"), Analyzer(["es"]).regional("ordenador")
        (('ordenador',), ())
        """
        return self._regional.get(word.lower(), ())

    @cached_property
    def _regional(self) -> Mapping[str, tuple[str, ...]]:
        found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
        for one, other in chain(*(languages()[tag].questions.regional.items() for tag in self.languages)):
            found[normalise(one)] += (normalise(other),)
        return dict(found)

    @cached_property
    def _makers_of_everyday(self) -> tuple[tuple[TermMaker, Words], ...]:
        """What makes terms in each language that has everyday words, with the stems of these."""
        spoken = (languages()[tag] for tag in self.languages)
        makers = ((term_maker(stemmer_of(one.tag), self.languages, self._made_of[1]), one) for one in spoken)
        return tuple(
            (maker, frozenset(maker.stem(normalise(word)) for word in one.questions.everyday))
            for maker, one in makers
            if one.questions.everyday
        )


# What remembers for an analyzer must not hold it: such a circle would never be let go of.
def _document_terms(makers: Sequence[TermMaker]) -> Callable[[str], Terms]:
    if len(makers) == 1:
        return makers[0].document_terms
    return lambda written: tuple(dict.fromkeys(chain(*(maker.document_terms(written) for maker in makers))))


def _terms_in(document_terms: Callable[[str], Terms], text: str) -> frozenset[str]:
    return frozenset(chain.from_iterable(map(document_terms, written_words(searched_text(text)))))


def _word_terms(makers: Sequence[TermMaker], written: str) -> tuple[Terms, ...]:
    if len(makers) == 1:
        terms = makers[0].word_terms(written)
        return (terms,) if terms else ()
    return tuple(dict.fromkeys(terms for maker in makers if (terms := maker.word_terms(written))))


def _sought_words(makers: Sequence[TermMaker], written: str) -> tuple[SoughtWord, ...]:
    """Return the words that a token asks for.

    >>> english = Analyzer(["en"])
    >>> [word for written in written_words("什么是 proposals") for word in english.sought_words(written)]
    [SoughtWord(written='proposals', terms=('propos',), others=())]
    >>> [(word.written, word.terms) for word in english.sought_words("服务治理")]
    [('服务', ('服务',)), ('治理', ('治理',)), ('', ('务治',))]
    """
    if not is_run(written):
        found = _word_terms(makers, written)
        if is_exact(written):
            found = tuple(dict.fromkeys((*terms[:1], *_number_alone(written)) for terms in found))
        return (SoughtWord(written, found[0], found[1:]),) if found else ()
    first = makers[0]
    sought: list[SoughtWord] = []
    for _, phrase in first.stop_word_runs(written):
        words = joined_words(phrase)
        sought += (SoughtWord(word, tuple(dict.fromkeys((word, *first.run_terms(word))))) for word in words)
        inside = {pair for word in words for pair in pairs_of(word)}
        sought += (SoughtWord("", (pair,)) for pair in pairs_of(phrase) if pair not in inside)
    return tuple(sought)


def _number_alone(written: str) -> Terms:
    """Return the part of a compound that has the only number and may be written apart: EIP 2935 for EIP-2935."""
    pieces = pieces_of(written.lower())
    numbers = tuple(piece for piece in pieces if has_number(piece))
    is_telling = len(pieces) > len(numbers) == 1 and (is_exact(numbers[0]) or len(numbers[0]) >= _MIN_TELLING_DIGITS)
    return numbers if is_telling else ()


def kept_in(written_in: Collection[str], words: Mapping[str, int]) -> Words:
    """Return the English stop words that are words like others in texts of some languages, by the words of these.

    `words` come with how often they stand there. "Or" is gold in French minutes, if these do not quote English ones so
    often that they hold the words of every English text more often still. Minutes in a language without letters are
    full of English words.
    """
    own = {own_language(language) for language in written_in}
    if not own or "en" in own or not all(map(has_stemmer, own)):
        return frozenset()
    english = languages()["en"]
    stop_words = frozenset(normalise(word) for tag in own for word in languages()[tag].questions.stop_words)
    frequent = english.frequent - stop_words

    def is_kept(word: str) -> bool:
        quoted = max((words.get(other, 0) for other in frequent if other != word), default=0)
        return words.get(word, 0) > quoted and (not quoted or word not in frequent)

    return frozenset(filter(is_kept, english.questions.stop_words - stop_words))
