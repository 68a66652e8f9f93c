"""Tells what of the minutes only announces: agendas whose topics are noted elsewhere, formalities, contents."""

from collections.abc import Container, Iterator, Sequence

from bot.minutes.alike_titles import are_alike, letters_of
from bot.minutes.heading_kinds import FORMAL, HeadingKind, heading_kind
from bot.minutes.left_blank import is_placeholder
from bot.minutes.link_marks import only_leads_elsewhere
from bot.minutes.list_shapes import LIST_MARK
from bot.minutes.other_meetings import names_other_meeting
from bot.minutes.roles import names_role
from bot.minutes.section_kinds import Outline, has_text
from bot.minutes.section_shapes import beneath
from bot.minutes.shown import shown_text
from bot.minutes.speakers import names_speaker

MARKS = 25
"""Characters that a line may have beside the name of a topic and still say no more: marks, a time, a name."""

_ANNOUNCING = frozenset({HeadingKind.AGENDA, HeadingKind.LOGISTICS, HeadingKind.CONTENTS})
_HOLDS_NOTES = frozenset({HeadingKind.NOTES, HeadingKind.COLLECTION})
_MIN_TOPICS = 2
_MIN_NAMED = 3  # headings that an agenda names too, for it to be an agenda of them all
_FAR_MORE = 3  # times as much as is noted in an agenda
_MAX_AGENDAS = 20  # of one meeting, or lists that may be one, that are compared with all that follows
_MAX_TITLES = 200  # of an agenda that are looked for in the headings below it


def announcing(outline: Outline) -> frozenset[int]:
    """Return the positions of the sections that only announce: none if nothing else is written down.

    What stands beneath the heading of an agenda is announced if notes follow elsewhere, beneath a heading of their own
    or beneath those of the topics; else it is the notes. If far more was written into the agenda, what follows says no
    more than it does.
    """
    found: set[int] = set()
    letters = [letters_of(section.heading) for section in outline.sections]
    agendas = 0
    for position, kind in enumerate(outline.kinds):
        if kind not in _ANNOUNCING:
            continue
        below = beneath(position, outline.sections)
        found.add(position)
        if kind is HeadingKind.AGENDA:
            agendas += 1
            if agendas > _MAX_AGENDAS:
                continue
            notes = _notes_apart(below, outline)
            if notes is not None and _is_written_full(below, notes, outline):
                # A remark or two stand beneath the heading of the notes.
                found.update(one for one in range(notes, len(outline.kinds)) if not _tells_role(one, outline))
            elif notes is not None and notes > position and _tell_of_topics(range(notes, len(outline.kinds)), outline):
                # What stands between an agenda and the notes of its topics belongs to it, and what opens it: goals.
                found.update(range(position, notes))
                found.update(one for one in range(position) if outline.kinds[one] is None)
            elif (
                _is_outweighed(below, outline)
                or _repeated(below, outline, letters)
                or (notes is None and _awaits_notes(below, outline))
            ):
                found.update(below)
        elif kind is HeadingKind.CONTENTS and any(has_text(one, outline) for one in below):
            # The notes go on beneath the table of contents.
            found.update(one for one in below if not has_text(one, outline))
        else:
            found.update(below)
    found.update(_named_again(found, outline, letters))
    noted = (position not in found and has_text(position, outline) for position in range(len(outline.sections)))
    return frozenset(found) if any(noted) else frozenset()


def _awaits_notes(agenda: range, outline: Outline) -> bool:
    """Return whether a heading of the notes follows an agenda, with nothing beneath it but who signed up."""
    following = range(agenda.stop, len(outline.sections))
    opening = next((one for one in following if outline.kinds[one] is HeadingKind.NOTES), None)
    if opening is None or not outline.sections[opening].heading_lines:
        return False
    named = heading_kind(outline.sections[opening].heading or "", outline.language) is HeadingKind.NOTES
    after = range(opening, len(outline.sections))
    is_empty = all(outline.kinds[one] in FORMAL or not has_text(one, outline) for one in after)
    spoken = (line for one in agenda for line in outline.text.lines(outline.sections[one].lines))
    return named and is_empty and not any(names_speaker(line, outline.language) for line in spoken)


def _named_again(announced: Container[int], outline: Outline, letters: Sequence[str]) -> Iterator[int]:
    """Yield the positions of the bullets, but those announced, that stand in a list of what headings name again."""
    is_bullet = [not one.heading_lines and one.heading is not None for one in outline.sections]
    first = lists = 0
    while first < len(is_bullet) and lists < _MAX_AGENDAS:
        level, end = outline.sections[first].level, first
        while end < len(is_bullet) and is_bullet[end] and outline.sections[end].level >= level:
            end += 1
        if end - first >= _MIN_TOPICS and first not in announced:
            lists += 1
            if _repeated(range(first, end), outline, letters):
                yield from range(first, end)
        first = max(end, first + 1)


def _notes_apart(agenda: range, outline: Outline) -> int | None:
    """Return the position of the heading of the notes, None if there is none apart from an agenda."""
    for position, kind in enumerate(outline.kinds):
        if kind is not HeadingKind.NOTES or position in agenda:
            continue
        section, below = outline.sections[position], beneath(position, outline.sections)
        if agenda.start - 1 in below:  # the agenda is a part of the notes
            continue
        named = heading_kind(section.heading or "", outline.language) is HeadingKind.NOTES
        # One that is known for it by a date or by who attended opens notes only if there are topics.
        counted = (None, HeadingKind.NOTES, HeadingKind.COLLECTION) if named else (None,)
        # A heading of the notes with nothing noted beneath it is that of all that follows.
        follows = range(below.stop, len(outline.sections)) if named and position >= agenda.start else range(0)
        for reached in ((position, *below), follows):
            if any(outline.kinds[one] in counted and _says_more_than_links(one, outline) for one in reached):
                return position
    return None


def _says_more_than_links(position: int, outline: Outline) -> bool:
    """Return whether more than links to the notes stands beneath a heading."""
    body = outline.sections[position].body
    lines = (line for line in outline.text.lines(body) if any(map(str.isalnum, line))) if body is not None else ()
    return not all(map(only_leads_elsewhere, lines))


def _is_written_full(agenda: range, notes: int, outline: Outline) -> bool:
    """Return whether the notes were written into an agenda: it has as many topics as follow, and far more is told."""
    following = [one for one in range(agenda.stop, len(outline.sections)) if not _tells_role(one, outline)]
    topics = [one for one in following if outline.kinds[one] is None]
    is_headed = any(outline.sections[one].heading_lines for one in topics)
    if notes < agenda.stop or sum(outline.kinds[one] is None for one in agenda) < len(topics) or is_headed:
        return False
    noted = sum(_noted_length(one, outline) for one in following)
    return sum(_noted_length(one, outline) for one in agenda) > _FAR_MORE * max(noted, MARKS)


def _tells_role(position: int, outline: Outline) -> bool:
    """Return whether a heading is that of decisions, tasks and the like, which are told behind notes or an agenda."""
    return names_role(outline.sections[position].heading or "", outline.language)


def _tell_of_topics(positions: range, outline: Outline) -> bool:
    """Return whether there is a topic in some sections, but for those of another meeting: "From last time"."""
    end = positions.start  # of what lies beneath the heading of another meeting
    for one in positions:
        if names_other_meeting(outline.sections[one].heading or "", outline.language):
            end = max(end, beneath(one, outline.sections).stop)
        elif one >= end and outline.kinds[one] is None:
            return True
    return False


def _is_outweighed(agenda: range, outline: Outline) -> bool:
    """Return whether far more is noted below an agenda than in it, of topics or as the notes: it only lists topics."""
    inside = sum(_noted_length(one, outline) for one in agenda)
    below = range(agenda.stop, len(outline.sections))
    notes = [one for one in below if outline.kinds[one] is HeadingKind.NOTES]
    noted = {one for position in notes for one in (position, *beneath(position, outline.sections))}
    told = (
        one
        for one in below
        if (outline.kinds[one] is None or (one in noted and outline.kinds[one] in _HOLDS_NOTES))
        and not _tells_role(one, outline)
    )
    return sum(_noted_length(one, outline) for one in told) > _FAR_MORE * inside


def _noted_length(position: int, outline: Outline) -> int:
    """Return how many characters a section says beyond what its topic is."""
    section = outline.sections[position]
    first, *others = outline.text.lines(section.lines)
    beside = max(len(shown_text(first)) - len(shown_text(section.heading or "")) - MARKS, 0)
    noted = (line for line in others if not is_placeholder(LIST_MARK.sub("", line), outline.language))
    return beside + sum(len(shown_text(line).strip()) for line in noted)


def _repeated(agenda: range, outline: Outline, letters: Sequence[str]) -> bool:
    """Return whether most of what an agenda names is a heading further down, or most headings are named by it.

    `letters` are those of the headings of all sections.
    """
    level = min((outline.sections[one].level for one in agenda), default=0)
    titles = [letters[one] for one in agenda if outline.sections[one].level == level][:_MAX_TITLES]
    others = [one for one in letters[agenda.stop :] if one]
    again = sum(any(are_alike(title, other) for other in others) for title in titles)
    if again * 2 > len(titles):
        return True
    # An agenda may hold links and more besides; then most of the headings further down are of it.
    told = [
        letters[one]
        for one in range(agenda.stop, len(outline.sections))
        if outline.kinds[one] is None and outline.sections[one].level <= level
    ]
    named = sum(any(are_alike(heading, title) for title in titles) for heading in told)
    return named >= _MIN_NAMED and named * 2 > len(told)
