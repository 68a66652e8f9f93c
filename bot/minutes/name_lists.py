"""Tells how a list of people is written: in lines or items, family names first, more behind strokes and dashes."""

import re
from collections.abc import Iterator, Sequence

from bot.languages.merging import own_language
from bot.minutes.attendee_words import AttendeeWords, attendee_words
from bot.minutes.label_words import label_kind
from bot.minutes.names import FIRST_NAME, looks_like_name
from bot.minutes.pieces import Piece
from bot.minutes.rows import RowForm
from bot.minutes.shown import shown, shown_text
from bot.text import CAPITAL, NO_SMALL, SMALL

_PAIR = 2  # a name, and what stands behind the comma
_MAX_PERSON = 80  # characters of a name with an organisation
_MIN_NAMES = 3  # from which on items are seen to be written alike
_CAPITALS = re.compile(rf"\s*[{CAPITAL}]{{2,6}}(?:\s?[-+−]\s?\d{{1,2}}(?::?\d{{2}})?)?\s*")
_BEGINNING = 4  # letters of a word of a name that stand in its handle
_SHORT_WORD = 3
_HANDLE = re.compile(r"[@＠][\w.-]{1,40}")
_DASH = re.compile(r"(?<!\s)\s+[-–—]\s++")
_BRACKETED = re.compile(r"\([^()]{0,100}\)")
_MIN_RUN = 4  # names, for what ends like a sentence to be a run of them
_SEMICOLONS = re.compile(r"[;；]\s*")
_FAMILY_NAME = re.compile(rf"(?:[{SMALL}]{{1,4}}\s){{0,3}}{NO_SMALL}[^\W\d_][\w'’-]{{1,30}}")
_FIRST_NAMES = re.compile(rf"{NO_SMALL}[^\W\d_][\w'’-]{{0,30}}(?:\s{NO_SMALL}[\w'’.-]{{1,30}})?")
_PRONOUNS = re.compile(rf",\s?[{SMALL}]{{2,5}}(?:\s?/\s?[{SMALL}]{{2,6}}){{1,2}}(?=\s*(?:,|\(|$))")
_LEGAL_FORM = re.compile(r",\s?(?:Inc|LLC|Ltd|Co|Corp|GmbH|AG|S\.?A|B\.?V|PLC)\b[.\s]{0,3}$", re.IGNORECASE)
_AFFILIATED = re.compile(
    rf"(?P<name>[^,()\n–—-]{{2,60}}?)\s[-–—]\s[^()\n]{{1,100}}(?P<short>\([{CAPITAL}][{CAPITAL}0-9]{{1,3}}\))"
)


def paragraphs_and_items(pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """Yield the lines of each paragraph together, and every other piece alone."""
    lines: list[Piece] = []
    for piece in pieces:
        is_line = piece.form is RowForm.PARAGRAPH and not piece.depth
        if lines and not (is_line and piece.line == lines[-1].line + 1):
            yield lines
            lines = []
        if is_line:
            lines.append(piece)
        else:
            yield [piece]
    if lines:
        yield lines


def puts_family_first(pieces: Sequence[Piece], known: AttendeeWords) -> bool:
    """Return whether a list gives every name from its end: `- Byron, Ada`; of at least three, for one may be two."""
    words_of_one = _PAIR if known.two_family_names else 1
    parts = [piece.text.split(",") for piece in pieces if piece.form is RowForm.ITEM]
    if len(parts) < _MIN_NAMES or not all(len(names) == 2 and all(map(str.strip, names)) for names in parts):
        return False
    if len({second.strip() for _, second in parts}) * 4 <= len(parts) * 3:
        return False  # what recurs that often is no first name
    words = [name.split() for names in parts for name in names]
    lone = sum(len(name) <= words_of_one for name in words)
    return all(name[-1][0].isupper() for name in words) and lone * 10 >= len(words) * 9


def as_said(run: str, *, of_one: bool = False) -> str:
    """Return a run of names from their ends with names as one says them; `of_one` tells that a run may be one name.

    >>> as_said("Byron, Ada; Chen, Bo; van Dijk, Joost"), as_said("Byron, Ada"), as_said("Byron, Ada", of_one=True)
    ('Ada Byron; Bo Chen; Joost van Dijk', 'Byron, Ada', 'Ada Byron')
    """
    parts = [[end.strip() for end in part.split(",")] for part in _SEMICOLONS.split(run.rstrip(" .;；"))]
    if len(parts) < (1 if of_one else _MIN_NAMES):
        return run
    pairs = [ends for ends in parts if len(ends) == _PAIR and _is_turned(*ends)]
    recurs = 2 * len({first for _, first in pairs}) <= len(pairs)  # a party or an office
    is_told = len(pairs) < len(parts) or recurs
    return run if is_told else "; ".join(f"{first} {family}" for family, first in pairs)


def _is_turned(family: str, first: str) -> bool:
    """Return whether what stands before a comma may be a family name, and what stands behind it first names."""
    is_office = label_kind(first) is not None  # "Moss, Treasurer"
    return not is_office and _FAMILY_NAME.fullmatch(family) is not None and _FIRST_NAMES.fullmatch(first) is not None


def tells_organisations(pieces: Sequence[Piece], words: AttendeeWords, language: str = "") -> bool:
    """Return whether what stands behind a comma is where somebody works: a company, what recurs, or what is no name."""
    lines = [
        _without_form(piece.text).rstrip(" ,")  # a line that goes on says nothing behind its comma
        for piece in pieces
        if piece.form in (RowForm.ITEM, RowForm.PARAGRAPH)
    ]
    parted = [parts for line in lines if len(parts := line.split(",")) > 1]
    seconds = [parts[1].strip() for parts in parted]
    if all(len(parts) == _PAIR for parts in parted) and any(map(words.is_organisation, seconds)):
        return len(parted) * 2 > len(lines)
    apart = [run[0] for run in paragraphs_and_items(pieces) if len(run) == 1]  # a paragraph of one line is an item too
    items = [piece for piece in apart if piece.form in (RowForm.ITEM, RowForm.PARAGRAPH)]
    if _are_names_alone([_without_form(piece.text) for piece in items], language):
        return True
    recur = len(set(map(str.lower, seconds))) < len(seconds)
    return len(parted) >= _MIN_NAMES and len(parted) * 2 > len(lines) and recur


def names_most(run: str, language: str = "") -> bool:
    """Return whether most parts of a long run may be names, whatever the last one ends in.

    >>> names_most("Ada Byron, Bo Chen, Cy Dow, friends of Acorn inc."), names_most("Apples, pears, figs, eaten.")
    (True, False)
    """
    separator = attendee_words(own_language(language)).separator
    parts = [_BRACKETED.sub("", part).strip(" \t*.。") for part in separator.split(shown_text(run))]
    whole = sum(looks_like_name(part, language) for part in parts)
    words = sum(FIRST_NAME.fullmatch(part) is not None for part in parts)
    # Words with a capital alone may be anything: "Apples, Pears and Figs were eaten."
    return len(parts) >= _MIN_RUN and whole > 0 and (whole + words) * 2 > len(parts)


def _without_form(wording: str) -> str:
    """Return what a page shows of an item, without brackets and without the legal form of a company: ", Inc."."""
    line = shown_text(wording).strip()
    line = _BRACKETED.sub("", line).rstrip() if line.count("(") == 1 and line.endswith(")") else line
    return _LEGAL_FORM.sub("", line) if line.count(",") > 1 else line


def names_one(line: str, language: str = "") -> bool:
    """Return whether a line is a whole name, with where its bearer works behind a comma or without.

    >>> names_one("Ada Byron, Acorn"), names_one("The boat, which leaks, is sold.")
    (True, False)
    """
    name, _, place = shown_text(line).strip(" *.").partition(",")
    return len(line) < _MAX_PERSON and "," not in place and " " in name and looks_like_name(name, language)


def are_one_a_line(lines: Sequence[str], language: str = "") -> bool:
    """Return whether each line of a paragraph is one person, with pronouns or an employer behind commas.

    >>> are_one_a_line(["Ada Byron, she/her, Acorn", "Bo Chen, ACME"], "en"), are_one_a_line(["Ada Byron, Bo,", "Cy"])
    (True, False)
    """
    shown_lines = [shown_text(line).strip() for line in lines]
    if any(line.endswith(",") for line in shown_lines[:-1]):  # a run of names that goes on
        return False
    bare = [" ".join(_BRACKETED.sub(" ", _PRONOUNS.sub("", line)).split()) for line in shown_lines]
    enough = len(lines) >= _MIN_NAMES or any(map(_PRONOUNS.search, shown_lines))
    return enough and _are_names_alone([line for line in bare if "," in line] or bare, language)


def are_pairs(pieces: Sequence[Piece], language: str = "") -> bool:
    """Return whether each item of a list is a name, or a name and what one comma parts from it.

    A few may tell more of somebody behind a further comma, if that is no name: "Ada Byron, Acorn, owner of the hose".
    """
    items = [shown_text(piece.text).split(",") for piece in pieces if piece.form is RowForm.ITEM]
    longer = [parts for parts in items if len(parts) > _PAIR]
    names = any(looks_like_name(part.strip(), language) for _, _, *others in longer for part in others)
    return bool(items) and not names and len(longer) * 4 <= len(items)


def are_all_pairs(pieces: Sequence[Piece]) -> bool:
    """Return whether each item of a list has one comma."""
    items = [shown_text(piece.text) for piece in pieces if piece.form is RowForm.ITEM]
    return bool(items) and all(item.count(",") == 1 for item in items)


def _are_names_alone(lines: Sequence[str], language: str) -> bool:
    """Return whether lines hold a whole name each before their first comma, and most of them no name behind it."""
    parted = [line.split(",") for line in lines if "," in line]
    longer = sum(len(parts) > _PAIR for parts in parted)  # "Ada Byron, Acorn, Berlin"
    if len(parted) < _PAIR or len(parted) * 2 <= len(lines) or longer * 3 > len(parted):
        return False
    named = sum(looks_like_name(first.strip(), language) for first, *_ in parted)
    also_named = sum(looks_like_name(second.strip(), language) for _, second, *_ in parted)
    return named == len(parted) and also_named * 2 < len(parted)


def first_part(wording: str, language: str = "") -> str:
    """Return what stands before the first comma that a page shows, or before a stroke with no name behind it.

    >>> first_part("Ada Byron, [Acorn, Inc.](acorn.md)"), first_part("Ada Byron / Acorn", "en")
    ('Ada Byron', 'Ada Byron')
    """
    text, offsets = shown(wording)
    comma = text.find(",")
    if comma < 0:
        name, stroke, place = text.partition(" / ")
        is_place = stroke and looks_like_name(name, language) and not looks_like_name(place, language)
        comma = len(name) if is_place else comma
    return wording[: offsets[comma]] if comma > 0 else wording


def before_dash(wording: str, words: AttendeeWords, language: str = "") -> str:
    """Return what stands before the dash of an item if that is a whole name, for what follows is where one works.

    >>> from bot.minutes.attendee_words import attendee_words
    >>> before_dash("Ada Byron (chair) - Oak & Fern", attendee_words("en"), "en")
    'Ada Byron (chair)'
    >>> before_dash("Ada Byron - Oak, Bo Chen - Fern", attendee_words("en"), "en")
    'Ada Byron - Oak, Bo Chen - Fern'
    """
    wording = _before_strokes(wording, language)
    before, *behind = _DASH.split(wording)
    if len(behind) == 1 and _is_handle_of(before.strip(), behind[0].strip(), language):
        return f"{behind[0].strip()} ({before.strip()})"  # "@ada - Ada Byron"
    name = _BRACKETED.sub("", shown_text(before)).strip()
    if not behind or not words.separator.search(" ".join(behind)) or not looks_like_name(name, language):
        return wording
    several = any(looks_like_name(part.strip(), language) for one in behind for part in re.split(r"[,;、]", one)[1:])
    return wording if several else before


def _is_handle_of(handle: str, name: str, language: str) -> bool:
    """Return whether a handle holds the beginning of a word of a name: "@thlorenz", "Thorsten Lorenz"."""
    if not _HANDLE.fullmatch(handle) or not looks_like_name(name, language):
        return False
    return any(word[:_BEGINNING].lower() in handle.lower() for word in name.split() if len(word) >= _SHORT_WORD)


def _before_strokes(wording: str, language: str) -> str:
    """Return a whole name without the addresses behind two strokes: "Ada Byron (she) // GitHub: @ada"."""
    before, strokes, _ = wording.partition(" // ")
    return before if strokes and looks_like_name(_BRACKETED.sub("", shown_text(before)).strip(), language) else wording


def before_capitals(wording: str, language: str = "") -> str:
    """Return a whole name without the time zone or abbreviation behind its comma: "Ada Byron, CET".

    >>> before_capitals("Ada Byron, CET", "en"), before_capitals("Ada Byron, Bo", "en")
    ('Ada Byron', 'Ada Byron, Bo')
    """
    name, *behind = wording.split(",")
    is_told = behind and all(_CAPITALS.fullmatch(part) for part in behind)
    return name if is_told and looks_like_name(shown_text(name), language) else wording


def without_affiliation(wording: str) -> str:
    """Return an item without where somebody works, if an abbreviation of the name follows: `Ada - Acorn, Oak (ABY)`."""
    match = _AFFILIATED.match(wording)
    return f"{match['name']} {match['short']}" if match else wording
