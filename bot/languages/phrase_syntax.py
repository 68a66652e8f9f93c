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
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, product

from bot.languages.scripts import SCRIPTS
from bot.languages.words import Phrases
from bot.letters import ACCENTED, without_accent
from bot.text import fold

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
_LETTER = re.compile(r"[^\W\d_\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MAX_FORMS = 5_000
_KOREAN_BLANK = re.compile(rf"(?<=[{SCRIPTS['hangul']}]) (?=[{SCRIPTS['hangul']}])")
_MAX_BLANKS = 4  # of one form that may be left out; more stay


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

    In Korean the blanks between words are often left out, so each of them may be.

    >>> forms_of("action item[s]"), forms_of("参(会|加)者"), forms_of("회의 내용")
    (('action item', 'action items'), ('参会者', '参加者'), ('회의 내용', '회의내용'))
    """
    forms = [phrase]
    if _MARK.search(phrase) is not None:
        check_marks(phrase)
        forms, _ = _forms(_PIECES.findall(phrase), 0)
    return tuple(dict.fromkeys(spelling for form in forms for spelling in _spellings(" ".join(form.split()))))


def pattern_of(phrase: str) -> str:
    """Return a phrase as a pattern for `re`; raise `PhraseError` for marks that make no sense.

    >>> pattern_of("conclu~"), pattern_of("参加[过|了]<人|会>")
    ('conclu\\\\w*', '参加(?:过|了)?(?=人|会)')
    """
    check_marks(phrase)
    return "".join(_PATTERNS.get(piece) or _literal(piece) for piece in _PIECES.findall(phrase))


def any_of(words: Iterable[str]) -> str:
    r"""Return a pattern for one of some plain words, longest first, with accents or without; for none, one of nothing.

    What several words begin with stands in it once, and so do endings that several beginnings share: hundreds of words
    are compiled, and tried in each place, in a small part of the time that all of them beside each other would take.
    The same words in another order give the same pattern, so that `shared_pattern` need not compile it again.

    >>> any_of(["action item", "action", "agenda"]), any_of([])
    ('(?:a(?:ction(?:\\s++item)?|genda))', '(?!)')
    """
    forms = {" ".join(form.split()) for word in words for form in (word, without_accents(word))}
    return f"(?:{_behind(sorted(forms), 0)})" if forms else "(?!)"


@cache
def shared_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern compiled, once for all languages: most large ones are the same in minutes of each."""
    return re.compile(pattern, flags)


def spaced(words: Iterable[str]) -> tuple[str, ...]:
    """Return those of some words that are written in letters with blanks between words."""
    return tuple(word for word in words if _LETTER.search(word))


@cache
def folded_phrases(phrases: Phrases) -> tuple[str, ...]:
    """Return phrases as they are compared, in their order: folded, with single blanks; each list is folded once."""
    return tuple(" ".join(fold(phrase).split()) for phrase in phrases)


def unspaced(words: Iterable[str]) -> tuple[str, ...]:
    """Return those of some words that nothing parts from what stands beside them, such as Chinese ones."""
    return tuple(word for word in words if not _LETTER.search(word))


@cache
def without_accents(word: str) -> str:
    """Return a word with its letters as typed without accents."""
    if word.isascii():
        return word
    return ACCENTED.sub(lambda match: without_accent(match.group()), word)


def _behind(words: Sequence[str], start: int) -> str:
    """Return a pattern for what stands behind the first characters of some sorted words, which all begin with these.

    Of two words that begin alike, the longer one is tried first.
    """
    is_end = len(words[0]) == start
    beginnings: dict[str, list[str]] = {}
    for _, group in groupby(words[is_end:], key=lambda word: word[start]):
        alike = list(group)
        end = _first_difference(alike[0], alike[-1], start)  # those between them differ no earlier
        beginnings.setdefault(_behind(alike, end), []).append(alike[0][start:end])
    branches = [branch for behind, before in beginnings.items() for branch in _branches(before, behind)]
    if len(branches) == 1 and not is_end:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if is_end else ''}" if branches else ""


def _first_difference(one: str, other: str, start: int) -> int:
    """Return where two words differ, which are equal up to a place; the length of the shorter one if that is all."""
    shorter = min(len(one), len(other))
    return next((place for place in range(start, shorter) if one[place] != other[place]), shorter)


def _branches(beginnings: Sequence[str], behind: str) -> Sequence[str]:
    """Return the patterns for some beginnings with the same pattern behind each of them."""
    signs = [re.escape(one) for one in beginnings if len(one) == 1 and one != " "]
    several = [re.escape(one).replace(r"\ ", r"\s++") for one in beginnings if len(one) > 1 or one == " "]
    single = f"[{''.join(signs)}]" if len(signs) > 1 else "".join(signs)
    found = [single, *several] if single else several
    return found if not behind else [(found[0] if len(found) == 1 else f"(?:{'|'.join(found)})") + behind]


def _spellings(form: str) -> Iterator[str]:
    """Yield a form, and the same with any of the blanks between its Korean words left out."""
    if _KOREAN_BLANK.search(form) is None:
        yield form
        return
    before, *others = _KOREAN_BLANK.split(form, maxsplit=_MAX_BLANKS)
    for blanks in product((" ", ""), repeat=len(others)):
        yield before + "".join(blank + other for blank, other in zip(blanks, others, strict=True))


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
