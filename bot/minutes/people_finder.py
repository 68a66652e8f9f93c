"""Reads lists of people: what stands behind or beneath the labels of those who came, and of those who did not."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from bot.languages.merging import own_language
from bot.minutes.abbreviated_people import lines_with_abbreviations
from bot.minutes.agenda_numbers import agenda_number
from bot.minutes.attendance_marks import is_ticked, letters_of_absence, says_absent, without_marks
from bot.minutes.attendee_groups import ends_list, group_lines, is_told, leads_on, lists_topics, tells_what_follows
from bot.minutes.attendee_words import AttendeeWords, attendee_words
from bot.minutes.fields import Field, fields_of
from bot.minutes.label_words import PEOPLE, FieldKind, label_kind
from bot.minutes.labelled_names import are_labelled_groups, names_behind_label
from bot.minutes.left_blank import ASKING
from bot.minutes.lines_with_offices import are_with_offices
from bot.minutes.model import Attendee
from bot.minutes.name_lists import (
    are_one_a_line,
    are_pairs,
    as_said,
    before_capitals,
    before_dash,
    first_part,
    names_most,
    paragraphs_and_items,
    puts_family_first,
    tells_organisations,
    without_affiliation,
)
from bot.minutes.names import looks_like_name, name_key
from bot.minutes.people import people_and_absent_in
from bot.minutes.pieces import Piece
from bot.minutes.prose import introduces, is_date
from bot.minutes.role_remarks import tells_of_earlier
from bot.minutes.rows import RowForm
from bot.minutes.running_text import before_sentence, is_sentence
from bot.minutes.sections import Section
from bot.minutes.shown import shown_text
from bot.minutes.tables import column_kind
from bot.minutes.told_alike import with_names_alone
from bot.minutes.wrapped_names import goes_on, joined_names, lines_going_on, with_wrapped_items
from bot.text import SourceText

_NUMBER = re.compile(r"(?:(?<!\s)\s++)?\d{1,3}[.)]\s*+(?=[^\W\d])")
_ASKED_PARTS = re.compile(r"(?:_[^_\n]{1,40}_[\s,;/|—–-]{0,5}){2,6}")
"""What is to be written of somebody: "_name_, _pronouns_"."""
_MIN_BELOW_HEADING = 2  # people that a paragraph below a further heading has to name


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody whom a list names."""

    person: Attendee
    is_absent: bool
    line: int = 0


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of a list or a cell of a table, with what the others tell of it."""

    piece: Piece
    is_absent: bool
    any_ticked: bool
    of_organisations: bool
    letters: frozenset[str]
    """Those that stand for absence in the table."""


class PeopleFinder:
    """Finds the people of one file by the words of its language."""

    def __init__(self, text: SourceText, language: str) -> None:
        self._text = text
        self._language = language
        self._words: AttendeeWords = attendee_words(own_language(language))
        self._known: set[str] = set()
        """The keys of those who are named, and of their first names."""
        self._family_first = False
        """Whether some list of the file gives names from their ends."""
        self._of_groups = False
        """Whether the labels in the list that is read name groups."""
        self._one_a_line = False
        """Whether a list above names one person a line, with an office behind a comma."""
        self._of_organisations = False
        """Whether some list of the file tells behind commas where people work."""

    def of_sections(self, sections: Sequence[Section]) -> Iterator[Listed]:
        """Yield the people of a file in its order."""
        fields = list(fields_of(sections, self._text, self._language, FieldKind.ATTENDEES, FieldKind.ABSENT))
        self._of_organisations = any(tells_organisations(field.pieces, self._words, self._language) for field in fields)
        self._family_first = any(
            puts_family_first(field.pieces, self._words) or as_said(field.value) != field.value for field in fields
        )
        list_end = 0  # the last line of the section, or of the lines, in which they are listed
        for field in fields:
            # Behind their list a bullet within a topic tells of something else: "- Participants: the board".
            is_inner = field.form is RowForm.ITEM and self._text.line(field.line)[:1].isspace()
            if is_inner and 0 < list_end < field.line:
                continue
            found = list(self._of_field(field))
            if found and not list_end and not is_inner and field.kind is FieldKind.ATTENDEES:
                is_headed = field.form is RowForm.HEADING
                end = next(one.lines.last for one in sections if field.line <= one.lines.last)
                list_end = end if is_headed else max(one.line for one in found)
            yield from found
        for line, wording in lines_with_abbreviations(sections, self._text, self._words, self._language):
            yield from self._in_run(wording, line, is_absent=False)

    def of_lists(self, lists: Iterable[Sequence[Piece]]) -> Iterator[Listed]:
        """Yield the people in lists of those present."""
        for pieces in lists:
            yield from self._in_pieces(pieces, is_absent=False)

    def _of_field(self, field: Field) -> Iterator[Listed]:
        self._of_groups = False
        is_absent = field.kind is FieldKind.ABSENT
        going_on = lines_going_on(field, self._words, self._language)
        value = field.value
        if going_on:
            lines = list(filter(None, (value, *(piece.text for piece in going_on))))
            # Those who are absent may be too few to tell by themselves.
            is_one_a_line = not value and are_with_offices(lines, self._words, self._language, known=self._one_a_line)
            if is_one_a_line or are_one_a_line(lines, self._language):
                self._one_a_line = True
                lines = [first_part(line, self._language) for line in lines]
            value = joined_names(lines, self._words, self._language)
        in_line: list[Listed] = []
        value = as_said(before_sentence(value, self._language), of_one=self._family_first)
        if value and (names_most(value, self._language) or not is_sentence(shown_text(value), self._language)):
            in_line = list(self._in_run(value, field.line, is_absent=is_absent))
            yield from in_line
        pieces = field.pieces[len(going_on) :]
        if in_line and field.form is RowForm.HEADING:  # a table below "Attendees: Ada, Bo" is about something else
            pieces = tuple(piece for piece in pieces if piece.form is not RowForm.TABLE)
        if in_line:  # "III. Reports" right below the names is the next item of the agenda
            pieces = tuple(takewhile(lambda piece: not self._is_counted(piece), pieces))
        yield from self._in_pieces(pieces, is_absent=is_absent)

    def _is_counted(self, piece: Piece) -> bool:
        """Return whether a line of a paragraph has the number of an agenda item."""
        return piece.form is RowForm.PARAGRAPH and agenda_number(piece.text, self._language) is not None

    def _in_pieces(self, pieces: Sequence[Piece], *, is_absent: bool) -> Iterator[Listed]:
        """Yield the people beneath a label, up to the first paragraph that names nobody: the discussion begins."""
        if is_told(pieces, self._language) or lists_topics(pieces, self._language):
            return
        self._of_groups = are_labelled_groups((piece.text for piece in pieces), self._language)
        pieces = with_wrapped_items(pieces, self._words, self._language)
        pieces = with_names_alone(pieces, self._words, family_first=self._family_first)
        ticked = any(is_ticked(piece, self._language) for piece in pieces)
        letters = letters_of_absence(pieces, self._words, self._language)
        groups = group_lines(pieces, self._words)
        of_organisations = (self._of_organisations and are_pairs(pieces)) or tells_organisations(
            pieces, self._words, self._language
        )
        below_heading = absent_here = is_earlier = False
        remarks_below: int | None = None
        is_below_list = False
        for run in paragraphs_and_items(pieces):
            if run[0].form is RowForm.PARAGRAPH and not run[0].depth:
                if is_below_list and ends_list(run, self._words, self._language):
                    return
                label = label_kind(shown_text(run[0].text).strip(), self._language)
                is_labelled = label in PEOPLE  # "Apologies", without a colon
                # Beneath a label alone, the list that follows is of those; else it is of the lines of its paragraph.
                absent_here = label is FieldKind.ABSENT if is_labelled and len(run) == 1 else absent_here
                is_excused = label is FieldKind.ABSENT if is_labelled else absent_here
                named = [piece for piece in run[is_labelled:] if piece.line not in groups]
                people = list(self._in_paragraph(named, of_organisations, is_absent=is_absent or is_excused))
                opens_list = introduces(run[-1].text)
                names_few = below_heading and len(people) < _MIN_BELOW_HEADING and not opens_list
                if names_few or leads_on(run[-1].text, self._words):
                    return
                yield from people
                if opens_list or run[-1].line in groups:
                    absent_here = self._words.tells_of_absent(shown_text(run[-1].text))
                elif not people and not tells_what_follows(run[-1].text, self._language):
                    return
                continue
            (piece,) = run
            is_below_list = is_below_list or piece.form is RowForm.ITEM
            if remarks_below is not None and piece.depth > remarks_below:
                continue
            remarks_below = None
            below_heading = below_heading or piece.form is RowForm.HEADING
            if piece.form is RowForm.HEADING or piece.line in groups:
                is_earlier = tells_of_earlier(shown_text(piece.text), self._language)
                wording = shown_text(piece.text)
                absent_here = self._words.absent.match(wording) is not None or self._words.tells_of_absent(wording)
                continue
            item = _Item(piece, is_absent or absent_here, ticked, of_organisations, letters)
            people = [] if is_earlier else list(self._in_item(item))  # "Attended in the past"
            yield from people
            if people and piece.depth:
                remarks_below = piece.depth

    def _in_paragraph(self, pieces: Sequence[Piece], of_organisations: bool, *, is_absent: bool) -> Iterator[Listed]:
        lines = [piece.text for piece in pieces]
        if not of_organisations and is_sentence(shown_text("\n".join(lines[:20])), self._language):
            return
        is_one_a_line = of_organisations or are_with_offices(lines, self._words, self._language, known=self._one_a_line)
        marked = [without_marks(line, self._language) for line in lines]
        has_boxes = any(one.has_empty_box for one in marked) and any(is_ticked(one, self._language) for one in pieces)
        if not (is_one_a_line or has_boxes) and len(lines) > 1:
            breaks = pairwise(lines)
            if all(goes_on(above, below, self._words, self._language) for above, below in breaks):
                yield from self._in_run(" ".join(lines), pieces[0].line, is_absent=is_absent)
                return
        for piece, mark in zip(pieces, marked, strict=True):
            if has_boxes:  # lines that were meant as items of a list
                absent_here = is_absent or mark.has_empty_box
                yield from self._in_run(self._name_in(mark.wording), piece.line, is_absent=absent_here, of_one=True)
            elif not introduces(piece.text):
                wording = first_part(piece.text, self._language) if is_one_a_line else piece.text
                yield from self._in_run(wording, piece.line, is_absent=is_absent)

    def _in_item(self, item: "_Item") -> Iterator[Listed]:
        piece, is_absent = item.piece, item.is_absent
        marked = without_marks(without_affiliation(piece.text), self._language)
        # Who is struck out beside an empty box is named as absent.
        wording = marked.wording.replace("~~", "") if marked.has_empty_box and item.any_ticked else marked.wording
        is_asked = ASKING.fullmatch(wording) is not None or _ASKED_PARTS.fullmatch(wording.strip()) is not None
        if is_asked or introduces(wording) or is_sentence(shown_text(wording), self._language):
            return
        if marked.has_empty_box and not item.any_ticked and not marked.is_crossed:
            return  # nobody has ticked a box yet
        is_absent = is_absent or marked.has_empty_box or marked.is_crossed
        if piece.form is RowForm.TABLE:
            is_absent = is_absent or says_absent(
                piece, self._words, self._language, any_marked=item.any_ticked, letters=item.letters
            )
            yield from self._in_cell(piece, wording, is_absent=is_absent)
        else:
            wording = first_part(wording, self._language) if item.of_organisations else self._name_in(wording)
            yield from self._in_run(wording, piece.line, is_absent=is_absent, of_one=True)

    def _name_in(self, wording: str) -> str:
        """Return an item without where one works."""
        return before_capitals(before_dash(wording, self._words, self._language), self._language)

    def _in_cell(self, piece: Piece, wording: str, *, is_absent: bool) -> Iterator[Listed]:
        """Yield who stands in a cell, with what the cells beside it tell."""
        beside = {column_kind(head, self._language): cell for head, cell in reversed(piece.beside)}
        wording = _NUMBER.sub("", wording, count=1)
        for found in self._in_run(wording, piece.line, is_absent=is_absent, of_one=True):
            person = found.person
            handle = person.handle or _only(beside.get("handles", ""), self._language)
            short = shown_text(beside.get("abbreviations", "")).strip(" *_.") or person.abbreviation
            yield Listed(Attendee(person.name, handle, short or None, person.other_names), found.is_absent, piece.line)

    def _in_run(self, wording: str, line: int, *, is_absent: bool, of_one: bool = False) -> Iterator[Listed]:
        wording = names_behind_label(wording, self._language, self._known, of_groups=self._of_groups)
        if is_absent and self._words.says_none_was_absent(shown_text(wording)):
            return
        for person, is_excused in people_and_absent_in(wording, self._language, of_one=of_one):
            if is_date(person.name, self._language):
                continue
            self._known |= {name_key(person.name), name_key(person.name.split()[0])}
            yield Listed(person, is_absent or is_excused, line)


def _only(cell: str, language: str) -> str | None:
    """Return the handle in a cell that holds one alone."""
    handle = shown_text(cell).strip(" *_`").lstrip("@＠").strip()
    return handle if handle and len(handle.split()) == 1 and not looks_like_name(handle, language) else None
