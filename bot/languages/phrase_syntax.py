"""Phrases with several forms, as the files of the languages write them.

=========  ============================================================
mark       stands for
=========  ============================================================
`(a|b)`    one of these
`[a|b]`    one of these, or nothing
`~`        any ending of a word (in what questions are asked with only)
`$`        the end of a question, or of a part of it: no word follows (likewise)
`<a|b>`    one of these follows, and is no part of the phrase (likewise)
a blank    white space
=========  ============================================================
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import product

_PIECES = re.compile(r"[()\[\]<>|~$]|[^()\[\]<>|~$]+")
_MARK = re.compile(r"[()\[\]<>|~$]")
_CLOSING = {"(": ")", "[": "]", "<": ">"}
_PATTERNS = {
    "(": "(?:",
    "[": "(?:",
    "<": "(?=",
    ")": ")",
    "]": ")?",
    ">": ")",
    "|": "|",
    "~": r"\w*",
    "$": r"(?!\s*\w)",
}
_LATIN_ACCENT = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_LETTER = re.compile(r"[^\W\d_\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MAX_FORMS = 5_000


class PhraseError(ValueError):
    """A phrase whose marks make no sense."""


def check_marks(phrase: str) -> None:
    """Raise `PhraseError` if a bracket of a phrase lacks its other half, or a bar stands outside brackets."""
    opened: list[str] = []
    for mark in _MARK.findall(phrase):
        if mark in _CLOSING:
            opened.append(mark)
        elif mark == "|" and not opened:
            raise PhraseError(f"`|` in `{phrase}` stands outside brackets.")
        elif mark in _CLOSING.values() and (not opened or _CLOSING[opened.pop()] != mark):
            raise PhraseError(f"`{mark}` in `{phrase}` closes nothing.")
    if opened:
        raise PhraseError(f"`{opened[-1]}` in `{phrase}` is never closed.")


def forms_of(phrase: str) -> tuple[str, ...]:
    """Return every form of a phrase, each once; raise `PhraseError` for marks that make no sense or too many forms.

    >>> forms_of("action item[s]"), forms_of("参(会|加)者")
    (('action item', 'action items'), ('参会者', '参加者'))
    """
    if _MARK.search(phrase) is None:
        return (" ".join(phrase.split()),)
    check_marks(phrase)
    forms, _ = _forms(_PIECES.findall(phrase), 0)
    return tuple(dict.fromkeys(" ".join(form.split()) for form in forms))


def pattern_of(phrase: str) -> str:
    """Return a phrase as a pattern for `re`; raise `PhraseError` for marks that make no sense.

    >>> pattern_of("conclu~"), pattern_of("参加[过|了]<人|会>")
    ('conclu\\\\w*', '参加(?:过|了)?(?=人|会)')
    """
    check_marks(phrase)
    return "".join(_PATTERNS.get(piece) or _literal(piece) for piece in _PIECES.findall(phrase))


def any_of(words: Iterable[str]) -> str:
    r"""Return a pattern for one of some plain words, longest first, with accents or without; for none, one of nothing.

    What several words begin with stands in it once. Of hundreds of words that is compiled, and tried in each place, in
    a small part of the time that all of them beside each other would take.

    >>> any_of(["action item", "action", "agenda"]), any_of([])
    ('(?:a(?:ction(?:\\s++item)?|genda))', '(?!)')
    """
    beginnings = _Beginnings()
    for word in words:
        for form in dict.fromkeys((word, without_accents(word))):
            beginnings.add(" ".join(form.split()))
    return f"(?:{beginnings.pattern()})" if beginnings or beginnings.is_end else "(?!)"


def spaced(words: Iterable[str]) -> tuple[str, ...]:
    """Return those of some words that are written in letters with blanks between words."""
    return tuple(word for word in words if _LETTER.search(word))


def unspaced(words: Iterable[str]) -> tuple[str, ...]:
    """Return those of some words that nothing parts from what stands beside them, such as Chinese ones."""
    return tuple(word for word in words if not _LETTER.search(word))


@cache
def without_accents(word: str) -> str:
    """Return a word with its Latin letters as typed without accents."""
    if word.isascii():
        return word
    return _LATIN_ACCENT.sub(lambda match: unicodedata.normalize("NFD", match.group())[0], word)


class _Beginnings(dict[str, "_Beginnings"]):
    """Words by what they begin with: a character, or white space, with all that goes on behind it."""

    is_end = False
    """Whether a word ends here."""

    def add(self, word: str) -> None:
        """Add a word."""
        place = self
        for piece in word:
            place = place.setdefault(piece, _Beginnings())
        place.is_end = True

    def pattern(self) -> str:
        """Return a pattern for what stands here; of two words that begin alike, the longer one is tried first."""
        branches = [
            (r"\s++" if piece == " " else re.escape(piece)) + behind.pattern() for piece, behind in self.items()
        ]
        if len(branches) == 1 and not self.is_end:
            return branches[0]
        return f"(?:{'|'.join(branches)}){'?' if self.is_end else ''}" if branches else ""


def _literal(piece: str) -> str:
    return r"\s+".join(map(re.escape, re.split(r"\s+", piece)))


def _forms(pieces: list[str], start: int) -> tuple[list[str], int]:
    """Return the forms of what stands from a piece on, up to the bracket that closes it, and where that is."""
    alternatives: list[str] = []
    forms = [""]
    position = start
    while position < len(pieces) and pieces[position] not in _CLOSING.values():
        piece = pieces[position]
        if piece == "|":
            alternatives, forms = alternatives + forms, [""]
        elif piece in ("(", "["):
            inner, position = _forms(pieces, position + 1)
            forms = [before + after for before, after in product(forms, ["", *inner] if piece == "[" else inner)]
        elif piece in ("<", "~", "$"):
            raise PhraseError(f"`{piece}` cannot stand in `{''.join(pieces)}`, whose forms are all spelt out.")
        else:
            forms = [form + piece for form in forms]
        position += 1
        if len(forms) > _MAX_FORMS:
            raise PhraseError(f"`{''.join(pieces)}` has over {_MAX_FORMS:,} forms.")
    return alternatives + forms, position
