"""Finds who came and who did not in the sentences at the top: `Ada, Bo and Cy were there; Dee sent her apologies.`

The names stand in runs, and the words for coming or staying away before or behind a run. What stands before it counts
first, unless it was said of the run above.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import dropwhile, pairwise, takewhile
from typing import NamedTuple

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of, spaced, unspaced
from bot.languages.scripts import SCRIPTS
from bot.minutes.called_people import is_common
from bot.minutes.offices import without_office
from bot.minutes.other_meetings import names_other_meeting
from bot.minutes.rows import RowForm, rows_of
from bot.minutes.running_text import ASIDE
from bot.minutes.sections import Section
from bot.minutes.shown import shown_text
from bot.text import HAN, NO_SMALL, SourceText

_MAX_ROWS = 14  # of running text at the top
_MAX_CHARACTERS = 3_000
_IN_CHARACTERS = re.compile(rf"[{HAN}{SCRIPTS['hangul']}]+")
_WORD = re.compile(r"\w+")
_MOST_LOOKED_UP = 50  # names
_GIVEN_NAME = 2  # characters
_MIN_WORD = 3  # letters of a word by which somebody is known again
_MIN_PRESENT = 2  # names in the first run; one alone may be anything
_MIN_LISTED = 4  # words in brackets that list people: "Ada, Bo and Cy"
_BEFORE_COMMA = re.compile(r"(?<!\s)\s++(?=[,.;:])|(?<=[^ ] ) ++")
_SENTENCE_END = re.compile(r"(?:(?<=\w{4})[.!?]|;|。)\s*(?=[^\W\d_])|\n\n")  # none behind "Stv."


class ToldPeople(NamedTuple):
    """The names that sentences tell, in order."""

    present: tuple[str, ...]
    absent: tuple[str, ...]


def told_people(sections: Sequence[Section], text: SourceText, language: str) -> ToldPeople:
    """Return who came and who did not by the sentences at the top; nobody if none says that several came."""
    top = _top(sections, text)
    grammar = _grammar(own_language(language))
    if not top or grammar is None or not grammar.came.search(top):
        return ToldPeople((), ())
    present: list[str] = []
    absent: list[str] = []
    above = ""
    for sentence in _sentences(top):
        if present and above.endswith("\n\n"):  # the next paragraph tells of something else
            break
        above = sentence
        if not _is_told(sentence, grammar, language):
            continue
        for names, is_absent in _in_sentence(sentence, grammar, language):
            if is_absent:
                absent += names
            elif present or len(names) >= _MIN_PRESENT:
                present += names
    if not present or not _stand_again(present, text.text):  # towns, products: nobody who does anything
        return ToldPeople((), ())
    return ToldPeople(tuple(dict.fromkeys(present)), tuple(dict.fromkeys(absent)))


def told_absent(paragraphs: Iterable[str], text: SourceText, language: str) -> tuple[str, ...]:
    """Return who did not come by sentences beside a list of those who did, as they are called there.

    `paragraphs` are as written, of one text. A name of one word is somebody if the text holds it once more.
    """
    grammar = _grammar(own_language(language))
    running = _running("\n\n".join(map(shown_text, paragraphs)))
    if grammar is None or not grammar.away.search(running):
        return ()
    absent = dict.fromkeys(
        name
        for sentence in _sentences(running)
        if _is_told(sentence, grammar, language)
        for names, is_absent in _in_sentence(sentence, grammar, language)
        if is_absent
        for name in names
    )
    return tuple(name for name in absent if " " in name or name.startswith("@") or _stand_again([name], text.text))


def _is_told(sentence: str, grammar: "_Grammar", language: str) -> bool:
    """Return whether a sentence tells what was so at this meeting; "was not there" says that by itself."""
    return not (names_other_meeting(sentence, language) or grammar.denying.search(grammar.away.sub(" ", sentence)))


def _sentences(running: str) -> Iterator[str]:
    """Yield the sentences of running text, each with the blanks behind it."""
    ends = (*(match.end() for match in _SENTENCE_END.finditer(running)), len(running))
    return (running[start:end] for start, end in pairwise((0, *ends)))


def _running(shown: str) -> str:
    """Return running text, as a page shows it, without what stands in brackets, up to the most that is looked at."""
    return _BEFORE_COMMA.sub("", ASIDE.sub(_listed, shown[:_MAX_CHARACTERS]))


def _stand_again(names: Sequence[str], text: str) -> bool:
    """Return whether a word of a name, or a given name in characters, stands in a text more than once."""
    words = Counter(_WORD.findall(text))
    if any(words[word] > 1 for name in names for word in _WORD.findall(name) if len(word) >= _MIN_WORD):
        return True
    in_characters = (name for name in names[:_MOST_LOOKED_UP] if _IN_CHARACTERS.fullmatch(name))
    return any(text.count(name[-_GIVEN_NAME:]) > 1 for name in in_characters)


def _top(sections: Sequence[Section], text: SourceText) -> str:
    """Return the running text at the top as a page shows it, without the title and what stands in brackets."""
    rows = [row for row in rows_of(sections[:2], text) if row.form is not RowForm.HEADING or row.level > 1]
    running = list(takewhile(lambda row: row.form is RowForm.PARAGRAPH and not row.depth, rows[:_MAX_ROWS]))
    blocks: dict[int, list[str]] = {}
    for row in running:
        blocks.setdefault(row.block, []).append(shown_text(row.text))
    return _running("\n\n".join(" ".join(lines) for lines in blocks.values()))


def _listed(aside: re.Match[str]) -> str:
    """Return what brackets list, between commas, nothing for others: "The board (Ada, Bo and Cy) met in May."."""
    return f", {aside[1]}," if "," in aside[1] and len(aside[1].split()) >= _MIN_LISTED else ""


class _Said(NamedTuple):
    start: int
    end: int
    is_absent: bool


def _in_sentence(sentence: str, grammar: "_Grammar", language: str) -> Iterator[tuple[list[str], bool]]:
    """Yield the names of each run in a sentence of which it is said that they came, or that they did not."""
    said = _said(sentence, grammar)
    ends = [*(one.start for one in said), len(sentence)]
    starts = [0, *(one.end for one in said)]
    runs = [
        [names for match in grammar.run.finditer(sentence, start, end) if (names := _names(match, grammar, language))]
        for start, end in zip(starts, ends, strict=True)
    ]
    is_taken = False  # whether the words above a piece were said of names before them
    for at, beside in enumerate(runs):
        above = said[at - 1] if at and not is_taken else None
        below = said[at] if at < len(said) else None
        # What stands behind names is said of them if no others follow it, or if nothing else is said of them.
        is_said_behind = below is not None and (above is None or (len(beside) > 1 and not runs[at + 1]))
        # "In Getafe there came Ana, Bo and Cy": one name alone, which may be a place, takes nothing from the others.
        others = at + 1 == len(said) and any(len(names) > 1 for names in runs[at + 1])
        is_said_behind = is_said_behind and not (others and all(len(names) == 1 for names in beside))
        is_taken = is_said_behind and bool(beside)
        for number, names in enumerate(beside):
            is_last = number == len(beside) - 1
            telling = below if is_said_behind and (above is None or is_last) else above
            if telling is not None:
                yield names, telling.is_absent


def _said(sentence: str, grammar: "_Grammar") -> list[_Said]:
    """Return where a sentence says that somebody came or did not, in order and apart."""
    away = [_Said(*match.span(), is_absent=True) for match in grammar.away.finditer(sentence)]
    came = [_Said(*match.span(), is_absent=False) for match in grammar.came.finditer(sentence)]
    came = [one for one in came if not any(one.start < other.end and other.start < one.end for other in away)]
    return sorted((*away, *came))


def _names(match: re.Match[str], grammar: "_Grammar", language: str) -> list[str]:
    own = own_language(language)
    parts = [part.strip(" ,.") for part in grammar.separator.split(match[0])]
    names = [_without_office(without_office(grammar.particle.sub("", part), language)) for part in parts if part]
    particles = words_for(language).names.particles
    opening = ((name, name.split()[0].lower()) for name in names if name)
    # "Die Heizung" and "In May" are nobody; "De Smedt" is somebody.
    return [name for name, first in opening if first in particles or not is_common(first, own)]


def _without_office(name: str) -> str:
    """Return a name without what stands before it in small letters, and the office behind that: "our chair Ada"."""
    words = name.split()
    small = len(words) - len(tuple(dropwhile(lambda word: word[:1].islower(), words)))
    return " ".join(words[small + 1 :] if small and len(words) > small + 1 else words[small:])


class _Grammar(NamedTuple):
    run: re.Pattern[str]
    separator: re.Pattern[str]
    particle: re.Pattern[str]
    """What stands behind the last name of a run and is no part of it."""
    denying: re.Pattern[str]
    """Words by which a sentence tells of what was not, or might be."""
    came: re.Pattern[str]
    away: re.Pattern[str]


@cache
def _grammar(language: str) -> _Grammar | None:
    """Return how sentences of a language tell it, None for one that has no words for it."""
    labels = words_for(language).labels
    if not labels.came or not labels.stayed_away:
        return None
    particles = "|".join(sorted(words_for(language).names.particles - {*labels.joining})) or "(?!)"
    joining = any_of(labels.joining)
    further = rf"(?:{NO_SMALL}\.(?=\s{NO_SMALL})|{NO_SMALL}[\w'’-]*)"
    name = rf"(?:@\w[\w-]*+|{NO_SMALL}[\w'’.-]*(?:\s(?:(?:{particles})\s){{0,2}}{further}){{0,3}})"
    # "our chair Ada", "la presidenta Ana", but "while Bo stayed away" is said of others.
    offices = any_of(spaced(words_for(language).names.offices))
    small = rf"(?:(?!{joining}\b)[^\W\d_A-Z]{{1,8}}\s)?(?:(?:{offices})\s)?(?={NO_SMALL})"
    between = rf"(?:,\s+(?:{joining}\s+)?|\s+(?:{joining}|&)\s+){small}"
    letter = f"[{SCRIPTS['hangul']}]"
    in_hangul_offices = any_of([office for office in words_for(language).names.offices if re.match(letter, office)])
    hangul = rf"(?:(?:[\w]{{1,5}}\s)?{letter}*(?:{in_hangul_offices})\s)?{letter}{{2,4}}"
    in_hangul = rf"{hangul}(?:(?:,\s+|(?<=[과와])\s){hangul})+|{hangul}(?=[은는]\s)"
    return _Grammar(
        run=re.compile(rf"(?<!\w)(?:{in_hangul}|(?!{letter}){name}(?:{between}{name})*)"),
        separator=re.compile(rf",\s++(?:{joining}\s++)?|(?<!\s)\s++(?:{joining}|&)\s++|(?<=[과와])\s"),
        particle=re.compile(rf"(?<={letter}{{3}})[은는이가과와]$"),
        denying=re.compile(rf"(?<!\w){any_of(labels.denying)}(?!\w)", re.IGNORECASE),
        came=_phrases(labels.came),
        away=_phrases(labels.stayed_away),
    )


def _phrases(phrases: Sequence[str]) -> re.Pattern[str]:
    hangul = [phrase for phrase in phrases if re.match(rf"[{SCRIPTS['hangul']}]", phrase)]
    others = spaced([phrase for phrase in phrases if phrase not in hangul])
    free = any_of([*unspaced(phrases), *hangul])
    return re.compile(rf"(?<!\w){any_of(others)}(?!\w)|{free}", re.IGNORECASE)
