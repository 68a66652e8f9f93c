"""Makes terms of the words of one language, the same way for minutes and questions.

Words in letters become lower-case stems; a compound (`obs-opentelemetry`, `ThriftMux`, `wasm_of_ocaml`) is found whole
and by its parts. A run of Chinese characters becomes its words (by rjieba's dictionary) and all its pairs of
characters, so that a word that the dictionary cuts in two is found as well; in minutes also its single characters.
A Korean word becomes itself without what only stands behind it, and its pairs of characters likewise.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

import rjieba
import Stemmer

from bot.languages.merging import own_language
from bot.languages.model import Language
from bot.languages.reader import languages
from bot.languages.words import Words
from bot.search.analysis.postpositions import HANGUL, Postpositions
from bot.search.analysis.tokens import cased_parts, in_thousands, is_run, pairs_of, pieces_of, version_in
from bot.text import normalise

ALWAYS = ("en", "zh")
"""The languages that questions may be asked in, whatever the minutes are written in."""

_MAX_REMEMBERED_CHARACTERS = 64  # of a word or run
_USUAL = "en"
"""Whose way with words in letters those languages have that have no letters: they hold words of it."""

_UNSPACED = "zh"
"""Whose stop words part runs of characters in minutes of all languages."""

_MIN_CAMEL_PART_CHARACTERS = 3  # characters; "GitHub" is not about "git" alone, but "ThriftMux" is about Thrift and Mux
_MIN_VERB_ENDING = 2  # characters; a single one may end a noun that is written in hiragana alone
_MIN_STEM = 2  # characters before an inflection
_MOST_VERB_ENDINGS = 8  # one behind the other; no word has more, and a text of nothing else takes no square of time
_ELIDED = re.compile(r"([^\W_]+)['’](.+)")
_HIRAGANA = re.compile("[\u3041-\u309f]+")
_KOREAN = re.compile(f"[{HANGUL}]+")
_BY_SCRIPT = re.compile(f"[{HANGUL}]+|[^{HANGUL}]+")

_Hiragana = tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]


class TermMaker:
    """Makes terms of words, and remembers them; the words that say nothing may be those of several languages."""

    def __init__(self, stemmer: str, tags: tuple[str, ...], kept: Words) -> None:
        spoken = [languages()[tag] for tag in tags]
        questions = [language.questions for language in spoken]
        self.stop_words: Words = frozenset(_folded(chain(*(words.stop_words for words in questions)))) - kept
        self._endings = frozenset(chain(*(words.endings for words in questions)))
        self._beginnings = frozenset(chain(*(words.beginnings for words in questions)))
        self._hiragana = _hiragana_patterns(spoken)
        stem = Stemmer.Stemmer(stemmer).stemWord
        # A method that remembers would look up whose it is first.
        plain = _plain_form(stemmer)
        self.stem = lru_cache(1 << 17)(
            lambda word: str(stem(plain(word.replace("ß", "ss")))) if word.isalpha() else word
        )
        self.word_terms = lru_cache(1 << 17)(self._word_terms)
        self.run_terms = _remembering(self._run_terms, 1 << 16)
        self.document_terms = _remembering(self._document_terms, 1 << 15)

    def _word_terms(self, word: str) -> tuple[str, ...]:
        """Return the terms of one word in letters: the whole and, of a compound, its parts; nothing for a stop word.

        >>> terms = terms_of_language("en").word_terms
        >>> terms("ThriftMux"), terms("wasm_of_ocaml"), terms("the"), terms("C++"), terms("v1.29")
        (('thriftmux', 'thrift', 'mux'), ('wasmofocaml', 'wasm', 'ocaml'), (), ('c++',), ('1.29', 'v1', '29'))
        >>> terms("1,500"), terms("1.500"), terms("AT&T")
        (('1500', '1', '500'), ('1.500', '1500', '1', '500'), ('att',))
        """
        lower = word.lower()
        if lower in self.stop_words:
            return ()
        pieces = pieces_of(lower.rstrip("+#")) if not lower.endswith(("++", "#")) else [lower]
        if len(pieces) == 2 and pieces[1] in self._endings and "&" not in lower:  # "doesn't", "Luke's"
            return self.word_terms(pieces[0])
        elided = _ELIDED.fullmatch(word) if pieces[0] in self._beginnings else None
        if elided:  # "l'arrosoir"
            return self.word_terms(elided[2])
        version = version_in(lower)
        found: list[str] = _version_terms(version) if version else [self.stem("".join(pieces))]
        if thousands := in_thousands(lower):  # it may also be a version
            found.append(thousands)
        if len(pieces) > 1:
            found += (self.stem(piece) for piece in pieces if piece not in self.stop_words)
        camel = [part for piece in pieces_of(word) for part in cased_parts(piece)]
        if len(camel) > len(pieces):
            found += (self.stem(part.lower()) for part in camel if len(part) >= _MIN_CAMEL_PART_CHARACTERS)
        return tuple(dict.fromkeys(found))

    def _run_terms(self, run: str) -> tuple[str, ...]:
        """Return the words and the pairs of characters of a run, without stop words.

        >>> terms_of_language("zh").run_terms("是不是服务治理")
        ('服务', '治理', '务治')
        """
        found: list[str] = []
        for _, phrase in self.stop_word_runs(run):
            cut = [phrase] if _KOREAN.match(phrase) else rjieba.cut_for_search(phrase)
            words = [word for word in cut if len(word) > 1]
            pairs = pairs_of(phrase)
            remaining = Counter(words)
            found += words
            for pair in pairs:
                if remaining[pair]:
                    remaining[pair] -= 1
                else:
                    found.append(pair)
            if len(phrase) == 1:
                found.append(phrase)
        return tuple(found)

    def _document_terms(self, written: str) -> tuple[str, ...]:
        """Return the terms that a token of the minutes is found by; of a run also its single characters.

        >>> terms_of_language("zh").document_terms("的泛化调用")
        ('泛化', '调用', '化调', '泛', '化', '调', '用')
        """
        if not is_run(written):
            return self.word_terms(written)
        terms = self.run_terms(written)
        known = frozenset(terms)
        # What looks like a particle may be the end of a word.
        across = pairs_of(written) if terms and _KOREAN.search(written) else ()
        single = (one for one in written if one not in self.stop_words)
        return terms + tuple(one for one in chain(across, single) if one not in known)

    def stop_word_runs(self, run: str) -> Iterator[tuple[int, str]]:
        """Yield the phrases of a run that its stop words part, each with where it starts.

        >>> list(terms_of_language("zh").stop_word_runs("重复的服务治理吗"))
        [(0, '重复'), (3, '服务治理')]
        >>> list(terms_of_language("ja").stop_word_runs("雨水の樽でした"))
        [(0, '雨水'), (3, '樽')]
        """
        start, phrase = 0, ""
        for word, says_nothing in self._words_in(run):
            if says_nothing:
                if phrase:
                    yield start, phrase
                start, phrase = start + len(phrase) + len(word), ""
            else:
                phrase += word
        if phrase:
            yield start, phrase

    def _words_in(self, run: str) -> Iterator[tuple[str, bool]]:
        """Yield the words of a run, each with whether it is a stop word."""
        if _KOREAN.search(run) is None:
            yield from self._words_of_script(run)
            return
        for part in _BY_SCRIPT.findall(run):
            yield from self._korean_words(part) if _KOREAN.match(part) else self._words_of_script(part)

    def _korean_words(self, word: str) -> Iterator[tuple[str, bool]]:
        """Yield a Korean word and what only stands behind it; both say nothing if the one is a stop word."""
        spoken = _korean()
        end = spoken.postpositions.cut(word)
        says_nothing = word in spoken.stop_words or word[:end] in spoken.stop_words
        yield word[:end], says_nothing
        if end < len(word):
            yield word[end:], True

    def _words_of_script(self, run: str) -> Iterator[tuple[str, bool]]:
        """Yield the words of a run without Korean ones."""
        if self._hiragana is None:
            yield from ((word, word in self.stop_words) for word in rjieba.cut(run))
            return
        parts, whole, at_end = self._hiragana
        for part in parts.findall(run):
            if whole.fullmatch(part):
                yield part, True
            elif not _HIRAGANA.match(part):
                yield from ((word, word in self.stop_words) for word in rjieba.cut(part))
            else:
                ending = at_end.search(part)
                cut = ending.start() if ending else len(part)
                yield part[:cut], False
                yield part[cut:], cut < len(part)


def _plain_form(stemmer: str) -> Callable[[str], str]:
    """Return what puts the endings of words right that a stemmer cannot join."""
    spoken = (language for language in languages().values() if language.stemmer == stemmer)
    endings = {ending: own for language in spoken for ending, own in language.inflections.items()}
    if not endings:
        return lambda word: word
    longest = max(map(len, endings))

    def plain(word: str) -> str:
        own: str | None = ""
        while not own:  # what an ending that stands for nothing leaves is looked at again
            for start in range(max(_MIN_STEM, len(word) - longest), len(word)):
                own = endings.get(word[start:])
                if own is not None:
                    word = word[:start] + own
                    break
            else:
                return word
        return word

    return plain


def _version_terms(version: str) -> list[str]:
    """Return a version and the less exact ones that it belongs to: 1.29.3 is one of 1.29."""
    numbers = version.split(".")
    return [".".join(numbers[:length]) for length in range(len(numbers), 1, -1)]


def _remembering(terms_of: Callable[[str], tuple[str, ...]], most: int) -> Callable[[str], tuple[str, ...]]:
    """Return a function that remembers what it returned, but for a long run: its terms take a lot of memory."""
    remembered = lru_cache(most)(terms_of)
    return lambda written: remembered(written) if len(written) <= _MAX_REMEMBERED_CHARACTERS else terms_of(written)


@lru_cache(maxsize=512)  # minutes that are read again may keep other words, and need others for each language
def term_maker(stemmer: str, tags: tuple[str, ...], kept: Words) -> TermMaker:
    """Return what makes terms with a stemmer of Snowball's, without the stop words of some languages but for `kept`."""
    return TermMaker(stemmer, tags, kept)


@cache
def terms_of_language(language: str) -> TermMaker:
    """Return what makes the terms of a text in a language, which may be a tag such as `zh-TW`, or not be known."""
    own = own_language(language)
    # Chinese stands in minutes of all languages, and English words in those of languages without letters.
    tags = {own, _UNSPACED} if has_stemmer(own) else {own, _UNSPACED, _USUAL}
    return term_maker(stemmer_of(own), tuple(sorted(tags)), frozenset())


def has_stemmer(tag: str) -> bool:
    """Return whether a language that there is has a stemmer of its own."""
    return languages()[tag].stemmer is not None


def stemmer_of(tag: str) -> str:
    """Return the stemmer for the words in letters of a language that there is."""
    return languages()[tag].stemmer or languages()[_USUAL].stemmer or "porter"


def _folded(words: Iterable[str]) -> Iterator[str]:
    """Yield words as tokens are written: in one width and script, without accents."""
    return map(normalise, words)


class _Korean(NamedTuple):
    """What says nothing in Korean, as a word of its own or behind another."""

    stop_words: Words
    postpositions: Postpositions


@cache
def _korean() -> _Korean:
    """Return that of the languages in Korean letters: only one is written in them."""
    spoken = [language.questions for language in languages().values() if language.script == "hangul"]
    behind = frozenset(_folded(chain(*(words.postpositions for words in spoken))))
    return _Korean(behind.union(_folded(chain(*(words.stop_words for words in spoken)))), Postpositions(behind))


def _hiragana_patterns(spoken: Iterable[Language]) -> _Hiragana | None:
    """Return what finds the parts of a run, stop words alone, and stop words that end a part; None if none is spoken.

    No dictionary cuts Japanese here: its particles and endings stand in hiragana behind words in other characters.
    """
    found = chain(*(language.questions.stop_words for language in spoken if language.script == "kana"))
    words = sorted(_folded(found), key=lambda word: -len(word))
    if not words:
        return None
    particles = [word for word in words if _HIRAGANA.fullmatch(word)]
    mixed = "|".join(word for word in words if len(word) > 1 and word not in particles) or "(?!)"
    endings = "|".join(word for word in particles if len(word) >= _MIN_VERB_ENDING)
    return (
        re.compile(rf"{mixed}|(?:(?!{mixed})[\u3041-\u309f])+|(?:(?!{mixed})[^\u3041-\u309f])+"),
        re.compile(f"{mixed}|(?:{'|'.join(particles)})+"),
        re.compile(f"(?:{endings}){{1,{_MOST_VERB_ENDINGS}}}$"),
    )
