"""The rule by which two questions ask the same.

Chosen by measuring, with `benchmarks/curated.py`: rather two questions too many kept apart than two held together that
differ in what matters.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from bot.search.likeness.gist import Gist, Meant, Typed, sound_of
from bot.text import has_han

SAME = 1.0
"""How alike two questions are that differ in nothing but how they are typed."""
OTHER = 0.0
"""How alike two questions are that do not ask the same."""
_SIGNED = re.compile(r"[^\W_][+#]+|(?<!\d)\d++\.\d+")
"""What is told apart by signs that are no letters: C++, 1.28."""
_MISTYPED = 0.98
_SAME_WORDS = 0.95
_MIN_LETTERS = 4  # letters; a shorter word is one slip away from too many others
_TWO_SLIPS_FROM = 8  # letters
_SHORT_NAME = 6  # letters
_MIN_SOUND = 6  # letters of pinyin: fewer may be anything
_TYPED_FOR_SLIP = 3  # words and characters, of which one may be mistyped


@dataclass(frozen=True, slots=True)
class AlikeSettings:
    """How near two questions have to come."""

    worded: float = 0.62
    """The least cosine of questions that share all words."""
    extended: float = 0.80
    """The least cosine if only one of them has further words."""
    light: float = 0.25
    """The share of its words' weight by which it may say more then."""
    translated: float = 0.65
    """The least cosine of questions in two languages."""

    @property
    def least(self) -> float:
        """The least cosine of questions that are not typed alike."""
        return min(self.worded, self.extended, self.translated)


def likeness(one: Gist, other: Gist, cosine: float | None, settings: AlikeSettings | None = None) -> float:
    """Return how alike two questions are, 0 to 1; 0 if they do not ask the same.

    `cosine` is that of their meanings, None without a model.
    """
    settings = settings or AlikeSettings()
    if one.key == other.key:
        return SAME if one.key else OTHER
    if one.negations == other.negations and typed_alike(one, other):
        return _MISTYPED
    if not (one.words and other.words) or one.said != other.said or cosine is None:
        return OTHER
    lacking, further = _left(one.words, other.words), _left(other.words, one.words)
    if one.is_chinese != other.is_chinese:
        is_translated = bool(lacking) == bool(further) and bool(one.negations) == bool(other.negations)
        return _translated(one, other, (*lacking, *further), cosine, settings) if is_translated else OTHER
    if (one.negations, one.turned) != (other.negations, other.turned) or one.asked != other.asked:
        return OTHER
    if not lacking and not further:
        return _SAME_WORDS if cosine >= settings.worded else OTHER
    if (lacking and further) or not all(word.is_plain for word in (*lacking, *further)):
        return OTHER  # another word in place of one is another topic, however near the two are by meaning
    share = max(_weight(lacking) / _weight(one.words), _weight(further) / _weight(other.words))
    return cosine if cosine >= settings.extended and share <= settings.light else OTHER


def typed_alike(one: Gist, other: Gist) -> bool:
    """Return whether one question is the other with typing errors: in letters, in characters, or in pinyin."""
    if _SIGNED.findall(one.key) != _SIGNED.findall(other.key):
        return False
    if one.sound == other.sound and len(one.sound) >= _MIN_SOUND:
        return True
    if len(one.typed) != len(other.typed):
        return False
    differing = [(a, b) for a, b in zip(one.typed, other.typed, strict=True) if a.written != b.written]
    return len(differing) <= 1 + len(one.typed) // _TYPED_FOR_SLIP and all(_is_slip(a, b) for a, b in differing)


def _is_slip(one: Typed, other: Typed) -> bool:
    """Return whether one of two words is the other with a typing error: of two that there are, both are meant."""
    if has_han(one.written) and has_han(other.written):
        return sound_of(one.written) == sound_of(other.written)
    if one.is_right and other.is_right:
        return False
    if one.is_usual or other.is_usual:  # then the other one is no name that is like it by chance
        return _differ_by_slips(one.written, other.written)
    return is_misspelt(one.written, other.written)


def is_misspelt(one: str, other: str) -> bool:
    """Return whether two words differ by no more than slips of the fingers; another number is none.

    The first letter is seldom the wrong one, and a short name is one letter away from many others.

    >>> is_misspelt("hertz", "hretz"), is_misspelt("http2", "http3"), is_misspelt("grpc", "trpc")
    (True, False, False)
    """
    short, long = sorted((one, other), key=len)
    if (
        len(short) < _MIN_LETTERS
        or one[0] != other[0]
        or not (one.isalpha() and other.isalpha())
        or has_han(one + other)
    ):
        return False
    if sorted(one) != sorted(other) and (len(long) == _MIN_LETTERS or _is_lengthened(short, long)):
        return False
    return _differ_by_slips(one, other)


def _differ_by_slips(one: str, other: str) -> bool:
    longest = max(len(one), len(other))
    most = 2 if longest >= _TWO_SLIPS_FROM else 1
    is_word = one.isalpha() and other.isalpha() and not has_han(one + other) and longest >= _MIN_LETTERS
    return is_word and OSA.distance(one, other, score_cutoff=most) <= most


def _is_lengthened(short: str, long: str) -> bool:
    """Return whether a short word is the beginning of another one, as HTTP of HTTPS: that is another name."""
    return len(long) <= _SHORT_NAME and long.startswith(short)


def _translated(one: Gist, other: Gist, lacking: Sequence[Meant], cosine: float, settings: AlikeSettings) -> float:
    """Return how alike questions in two languages are: names are the same in both."""
    has_names = any(word.is_name for word in lacking)
    return cosine if cosine >= settings.translated and not has_names and one.asked == other.asked else OTHER


def _left(words: Sequence[Meant], others: Sequence[Meant]) -> list[Meant]:
    """Return the words that none of the others stands for."""
    return [word for word in words if not any(_is_same(word, other) for other in others)]


def _is_same(one: Meant, other: Meant) -> bool:
    if one.terms & other.terms:
        return True
    return not (one.known and other.known) and is_misspelt(one.written, other.written)


def _weight(words: Iterable[Meant]) -> float:
    return sum(word.weight for word in words) or 1e-9
