"""Phrases with several forms, as the files of the languages write them.

=========  ============================================================
mark       stands for
=========  ============================================================
`(a|b)`    one of these
`[a|b]`    one of these, or nothing
`~`        any ending of a word (in what questions are asked with only)
`<a|b>`    one of these follows, and is no part of the phrase (likewise)
a blank    white space
=========  ============================================================
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import product

_MARKS = re.compile(r"[()\[\]<>|~]|[^()\[\]<>|~]+")
_MARK = re.compile(r"[()\[\]<>|~]")
_CLOSING = {"(": ")", "[": "]", "<": ">"}
_LATIN_ACCENT = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_LETTER = re.compile(r"[^\W\d_\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MOST_FORMS = 5_000


class PhraseError(ValueError):
    """A phrase whose marks make no sense."""


def has_marks(phrase: str) -> bool:
    """Return whether a phrase has a mark for several forms."""
    return _MARK.search(phrase) is not None


def forms_of(phrase: str) -> tuple[str, ...]:
    """Return every form of a phrase, each once; raise `PhraseError` for marks that make no sense or too many forms.

    >>> forms_of("action item[s]"), forms_of("参(会|加)者")
    (('action item', 'action items'), ('参会者', '参加者'))
    """
    if not has_marks(phrase):
        return (" ".join(phrase.split()),)
    pieces = _MARKS.findall(phrase)
    forms, end = _forms(pieces, 0)
    if end < len(pieces):
        raise PhraseError(f"`{pieces[end]}` in `{phrase}` closes nothing.")
    return tuple(dict.fromkeys(" ".join(form.split()) for form in forms))


def pattern_of(phrase: str) -> str:
    """Return a phrase as a pattern for `re`; raise `PhraseError` for marks that make no sense.

    >>> pattern_of("conclu~"), pattern_of("参加[过|了]<人|会>")
    ('conclu\\\\w*', '参加(?:过|了)?(?=人|会)')
    """
    opened: list[str] = []
    pattern = ""
    for piece in _MARKS.findall(phrase):
        if piece in _CLOSING:
            opened.append(piece)
            pattern += "(?=" if piece == "<" else "(?:"
        elif piece in _CLOSING.values():
            if not opened or _CLOSING[opened[-1]] != piece:
                raise PhraseError(f"`{piece}` in `{phrase}` closes nothing.")
            pattern += ")?" if opened.pop() == "[" else ")"
        elif piece == "|":
            if not opened:
                raise PhraseError(f"`|` in `{phrase}` stands outside brackets.")
            pattern += "|"
        else:
            pattern += r"\w*" if piece == "~" else _literal(piece)
    if opened:
        raise PhraseError(f"`{opened[-1]}` in `{phrase}` is never closed.")
    return pattern


def any_of(words: Iterable[str]) -> str:
    r"""Return a pattern for one of some plain words, longest first, with accents or without; for none, one of nothing.

    >>> any_of(["décision", "action item"]), any_of([])
    ('(?:action\\s++item|décision|decision)', '(?!)')
    """
    forms = dict.fromkeys(form for word in words for form in (word, without_accents(word)))
    ordered = sorted(forms, key=lambda form: -len(form))
    return f"(?:{'|'.join(map(_words, ordered))})" if ordered else "(?!)"


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


def _words(form: str) -> str:
    return r"\s++".join(map(re.escape, form.split()))


def _literal(piece: str) -> str:
    return r"\s+".join(map(re.escape, re.split(r"\s+", piece)))


def _forms(pieces: list[str], start: int, closing: str = "") -> tuple[list[str], int]:
    """Return the forms of what stands from a piece on, up to the mark that closes it, and where that is."""
    alternatives: list[str] = []
    forms = [""]
    position = start
    while position < len(pieces) and pieces[position] not in (")", "]", ">"):
        piece = pieces[position]
        if piece == "|" and closing:
            alternatives, forms = alternatives + forms, [""]
        elif piece in ("(", "["):
            inner, position = _forms(pieces, position + 1, _CLOSING[piece])
            forms = [before + after for before, after in product(forms, ["", *inner] if piece == "[" else inner)]
        elif piece in ("|", "<", "~"):
            raise PhraseError(f"`{piece}` cannot stand in `{''.join(pieces)}`.")
        else:
            forms = [form + piece for form in forms]
        position += 1
        if len(forms) > _MOST_FORMS:
            raise PhraseError(f"`{''.join(pieces)}` has over {_MOST_FORMS:,} forms.")
    if closing and (position == len(pieces) or pieces[position] != closing):
        raise PhraseError(f"`{''.join(pieces)}` lacks a `{closing}`.")
    return alternatives + forms, position
