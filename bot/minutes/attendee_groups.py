"""Tells the lines among people that name a group of them, and those that begin something else."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from bot.minutes.attendee_words import AttendeeWords
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.label_words import label_kind, names_group
from bot.minutes.names import looks_like_name
from bot.minutes.pieces import Piece
from bot.minutes.prose import introduces, is_date
from bot.minutes.rows import Row, RowForm
from bot.minutes.running_text import ASIDE, is_sentence
from bot.minutes.shown import shown_text
from bot.minutes.tables import column_kind

_MAX_GROUP_WORDS = 4
_MAX_NAME_WORDS = 3
_MAX_LABEL = 60  # characters
_MIN_LINES = 3  # from which on sentences show that a list says something


def group_lines(pieces: Sequence[Piece], words: AttendeeWords) -> frozenset[int]:
    """Return the lines that only name a group of the people beneath them: `- Guests`, `Remote`."""
    top = min((piece.depth for piece in pieces if piece.depth), default=0)
    parents = {
        piece.line
        for piece, following in pairwise(pieces)
        if following.form is RowForm.ITEM and following.depth > piece.depth
    }
    tops = [piece.line for piece in pieces if piece.form is RowForm.ITEM and piece.depth == top]
    grouped = parents.issuperset(tops)
    return frozenset(
        piece.line
        for piece in pieces
        if piece.line in parents
        and (
            introduces(piece.text)
            or (grouped and piece.depth == top)
            or words.is_nobody(shown_text(piece.text).strip(" *_").lower())
            or (piece.depth == 0 and _is_group_title(piece, words))
        )
    )


def tells_what_follows(line: str, language: str) -> bool:
    """Return whether a line among people tells a day, or what is written of each of them: "Name (nickname)"."""
    shown = shown_text(line).strip()
    is_head = column_kind(ASIDE.sub("", shown).strip(), language) == "names"
    return is_head or is_date(shown, language)


def ends_list(paragraph: Sequence[Piece], words: AttendeeWords, language: str) -> bool:
    """Return whether a paragraph below a list of people is about something else: a label, or a short remark."""
    text = shown_text(paragraph[-1].text).strip()
    is_remark = len(paragraph) == 1 and text.endswith((".", "!", "。")) and not words.separator.search(text)
    return is_remark or is_label_of_others(paragraph[0].text, language)


def leads_on(line: str, words: AttendeeWords) -> bool:
    """Return whether a line introduces something else than people: `Ada then opened the meeting and read out:`."""
    wording = shown_text(line)
    many = len(wording.split()) > 2 * _MAX_GROUP_WORDS
    return many and introduces(line) and words.of_people.search(wording) is None


def lists_names(rows: Sequence[Row], at: int) -> bool:
    """Return whether nothing but short items without a label stand beneath a heading: another group of people."""
    below = takewhile(lambda row: row.form is not RowForm.HEADING, map(rows.__getitem__, range(at + 1, len(rows))))
    items = [(row.form, shown_text(row.text)) for row in below if row.text]
    return len(items) > 1 and all(
        form is RowForm.ITEM and len(text.split()) <= _MAX_NAME_WORDS and text[:1].isupper() and ":" not in text
        for form, text in items
    )


def is_told(pieces: Sequence[Piece], language: str = "") -> bool:
    """Return whether at least half of the items of a list are sentences: it says something of those people."""
    items = [piece for piece in pieces if piece.form is RowForm.ITEM]
    told = sum(is_sentence(shown_text(piece.text), language) for piece in items)
    return len(items) >= _MIN_LINES and told * 2 >= len(items)


def lists_topics(pieces: Sequence[Piece], language: str = "") -> bool:
    """Return whether an item of a list is what an agenda ends with: nobody stands beneath the label above it.

    >>> [lists_topics([Piece(1, item, 1, RowForm.ITEM)], "en") for item in ("Any other business", "Ada Byron")]
    [True, False]
    """
    items = [shown_text(piece.text).strip() for piece in pieces if piece.form is RowForm.ITEM]
    ends = any(heading_kind(item, language) is HeadingKind.COLLECTION and " " in item for item in items)
    return ends and 2 * sum(looks_like_name(item, language) for item in items) < len(items)


def _is_group_title(piece: Piece, words: AttendeeWords) -> bool:
    wording = shown_text(piece.text).strip()
    return len(wording.split()) <= _MAX_GROUP_WORDS and not words.separator.search(wording)


def is_label_of_others(line: str, language: str = "") -> bool:
    """Return whether a line below a list of people opens with a label of its own, which tells of no more of them.

    >>> is_label_of_others("**Gardening:** Fern", "en"), is_label_of_others("**Remote:** Fern", "en")
    (True, False)
    """
    label, colon, named = shown_text(line).replace("：", ":").partition(":")
    label = label.strip(" *_")
    return (
        bool(colon and label and named.strip())
        and not named.startswith("//")
        and len(label) <= _MAX_LABEL
        and label_kind(label, language) is None
        and not names_group(label, language)
        and not looks_like_name(ASIDE.sub("", label).strip(), language)
    )
