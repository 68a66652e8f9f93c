"""Words the marked parts that a question asks for: decisions, action items, open questions, polls, summaries."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from bot.minutes.dates import date_in
from bot.minutes.meeting_texts import Meeting
from bot.minutes.model import Role
from bot.replies.cards.days import day_of, team_of
from bot.replies.cards.pages import Page, turning
from bot.replies.cards.passages import hit_choice, location_of_hit, task_notes
from bot.replies.cards.quotations import short_quotation
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.controls.references import meeting_reference
from bot.replies.i18n.wording import Wording
from bot.replies.markdown.headline import headline
from bot.replies.model import AskedLine, Block, Button, Choice, Listing, Menu, Note, Paragraph, Title
from bot.search.model import Hit, Person

PAGE = 5
"""Parts on a page."""

_BETWEEN = " · "


class Nearest(NamedTuple):
    """What leads nearest to parts that are not marked."""

    meeting: Meeting | None = None
    """The meeting that was asked about."""
    others: Sequence[Role] = ()
    """What else is marked in it."""
    person: Person | None = None
    """The person who was asked about."""
    period: str = ""
    """The year or month that was asked about, as dates are written."""


def kinds_said(roles: Iterable[Role], wording: Wording) -> str:
    """Return what some kinds of parts are called, as a question for them is understood too."""
    return wording.separated(_names(wording)[role] for role in roles)


def parts_blocks(
    title: str, hits: Page[Hit], total: int, asked: AskedLine, control: ControlAction, wording: Wording
) -> tuple[Block, ...]:
    """Return a page of marked parts, each with its meeting, its words and a way to open it.

    `title` says which parts these are, `total` how many there are on all pages; `control` turns the page.
    """
    blocks: list[Block] = [Title(wording("{topic}: {count}", topic=title, count=total)), asked]
    choices = _choices(hits.items, wording)
    for hit, choice in zip(hits.items, choices, strict=True):
        blocks += (Listing((choice.line,), (choice.control,)), short_quotation(hit, wording), *task_notes(hit, wording))
    blocks.append(Menu(wording("Open a passage"), tuple(choices)))
    return (*blocks, *turning(hits, control, wording), _ask_another(control, wording))


def no_parts_blocks(
    title: str, asked: AskedLine, wording: Wording, nearest: Nearest, *, question: str
) -> tuple[Block, ...]:
    """Return that nothing is marked as what was asked for, with the ways that lead nearest to it."""
    meeting, others, person, period = nearest
    blocks: list[Block] = [Paragraph(wording("Nothing in the minutes is marked so: {what}", what=title)), asked]
    if meeting is not None:
        open_meeting = ControlAction(Action.MEETING, (meeting_reference(meeting),))
        blocks.append(Button(wording("Open the meeting"), open_meeting))
        blocks += parts_buttons(others, f"meeting:{_quoted(meeting.id)}", wording)
    if period:
        blocks.append(Button(wording("Open a meeting"), ControlAction(Action.MEETINGS, text=period)))
    if person is not None:
        label = wording("What {person} presented", person=person.name)
        blocks.append(Button(label, ControlAction(Action.WHO, text=person.name)))
    return (*blocks, Button(wording("Ask another"), ControlAction(Action.ASK_ON, text=question)))


def parts_buttons(roles: Iterable[Role], within: str, wording: Wording) -> Iterator[Button]:
    """Yield what lists the parts of each of some kinds; `within` is a filter as it is written in a question."""
    for role in roles:
        name = _names(wording)[role]
        yield Button(name, ControlAction(Action.QUESTION, text=f"{name} {within}"))


def roles_marked(meeting: Meeting) -> tuple[Role, ...]:
    """Return which kinds of parts are marked in the minutes of a meeting."""
    marked = {entry.role for text in meeting.texts for entry in text.entries}
    return tuple(role for role in Role if role in marked)


def presented_note(wording: Wording) -> Note:
    """Return that parts are listed for who presents them, since none says who is to do it."""
    return Note(wording("No part names this person; these stand in what they presented."))


def said_of(*parts: str) -> str:
    """Return what a list is of: its kinds, topic, people, meeting and time, as far as they are known."""
    return _BETWEEN.join(headline(part) for part in parts if part)


def meeting_said(meeting: Meeting, languages: tuple[str, ...], wording: Wording) -> str:
    """Return a meeting by its title and its day, if that does not stand in it."""
    minutes = meeting.text_for(languages)
    title = headline(minutes.title)
    if meeting.date and date_in(title, language=minutes.language) == meeting.date:
        return said_of(title, team_of(meeting, beside=title))
    return said_of(title, day_of(meeting, wording, beside=title))


def _choices(hits: Sequence[Hit], wording: Wording) -> list[Choice]:
    """Return what opens each part in full; of those with one name, each by what stands above it too."""
    named = [hit_choice(hit, "", wording) for hit in hits]
    times = Counter(choice.label for choice in named)
    choices: list[Choice] = []
    for hit, choice in zip(hits, named, strict=True):
        place = location_of_hit(hit)
        above = headline(place.item.path[-1]) if place.item and place.item.path else ""
        is_told = not above or times[choice.label] == 1 or above in choice.label
        label = choice.label if is_told else f"{choice.label.rstrip(' :：')} — {above}"
        choices.append(Choice(label, ControlAction(Action.FULL_TEXT, (place.reference,)), choice.detail))
    return choices


def _ask_another(control: ControlAction, wording: Wording) -> Button:
    return Button(wording("Ask another"), ControlAction(Action.ASK_ON, text=control.text))


def _quoted(value: str) -> str:
    return value if value.replace("-", "").isalnum() else f"“{value}”"


def _names(wording: Wording) -> Mapping[Role, str]:
    return {
        Role.DECISION: wording("Decisions"),
        Role.ACTION: wording("Action items"),
        Role.OPEN_QUESTION: wording("Open questions"),
        Role.POLL: wording("Polls"),
        Role.SUMMARY: wording("Summaries"),
    }
