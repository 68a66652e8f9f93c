"""Words answers: the passage that answers, several passages, or that the minutes do not say."""

from collections.abc import Iterator, Sequence

from bot.knowledge.background import Progress
from bot.replies.cards.passages import (
    answer_blocks,
    answer_controls,
    hit_choices,
    hit_listing,
    location_choice,
    location_of_hit,
    named_otherwise,
    short_blocks,
)
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.controls.references import Location, issue_address
from bot.replies.i18n.wording import Wording
from bot.replies.markdown.headline import headline
from bot.replies.model import Block, Button, Fact, Link, Menu, Note, Offers, Paragraph
from bot.search.model import Answer, Hit

_MAX_SUGGESTIONS = 3
_MIN_SCORE_SHARE = 0.5  # of the first hit's score; what is further off is not "also in the minutes"


def answered_blocks(answer: Answer, newer: Sequence[Location], wording: Wording, *, shown: int) -> tuple[Block, ...]:
    """Return the first hit with its controls; the others up to `shown` are named.

    `newer` are the places where later meetings speak of it.
    """
    first, *others = answer.hits
    more = [hit for hit in others if hit.score >= _MIN_SCORE_SHARE * first.score]
    blocks: list[Block] = []
    if answer.read_as:
        blocks.append(Note(wording("Read as: {question}", question=headline(answer.read_as))))
    blocks += answer_blocks(first, wording)
    if also := named_otherwise(more, first)[: shown - 1]:
        blocks += (Fact(wording("Also in the minutes"), ""), hit_listing(also, answer.question, wording))
    return (*blocks, *answer_controls(first, more, newer, question=answer.question, wording=wording))


def refusal_blocks(
    answer: Answer, wording: Wording, *, issue_link: str | None, preparing: Progress | None = None
) -> tuple[Block, ...]:
    """Return that the minutes do not say, with what comes nearest, and how to ask the next meeting.

    `preparing` is how far matching by meaning is, None if it took part or will not come.
    """
    blocks: list[Block] = [Paragraph(wording("The minutes do not say."))]
    if answer.read_as:
        blocks.append(Note(wording("Read as: {question}", question=headline(answer.read_as))))
    if preparing is not None:
        blocks.append(Note(_not_yet(preparing, wording)))
    blocks += unknown_notes(answer.unknown, wording)
    if answer.hits:
        choices = hit_choices(answer.hits[:_MAX_SUGGESTIONS], answer.question, wording)
        blocks += (Fact(wording("Nearest to it"), ""), Offers(choices))
    blocks.append(Button(wording("Ask on"), ControlAction(Action.ASK_ON, text=answer.question)))
    if issue_link:
        blocks.append(Link(wording("Ask the next meeting"), issue_address(issue_link, answer.question)))
    return tuple(blocks)


def _not_yet(preparing: Progress, wording: Wording) -> str:
    """Return that only words were looked for so far."""
    if preparing.share is None:
        return wording("Matching by meaning is still being prepared. Asking again in a moment may find more.")
    percent = int(100 * preparing.share)
    return wording(
        "Matching by meaning is still being prepared ({percent}% done). Asking again in a while may find more.",
        percent=percent,
    )


def unknown_notes(unknown: Sequence[str], wording: Wording) -> Iterator[Note]:
    """Yield what of a question stands nowhere in the minutes: whom nobody is called, and the words."""
    known_as, rest = "person:", []
    for word in dict.fromkeys(unknown):
        if word.startswith(known_as):
            name = headline(word.removeprefix(known_as))
            yield Note(wording("Nobody in the minutes is called “{name}”.", name=name))
        else:
            rest.append(word)
    if rest:
        yield Note(wording("Not in the minutes: {words}", words=headline(", ".join(rest))))


def passages_blocks(hits: Sequence[Hit], question: str, wording: Wording) -> tuple[Block, ...]:
    """Return one passage as an answer, or several with a menu to read one in full."""
    if len(hits) == 1:
        return (*answer_blocks(hits[0], wording), *answer_controls(hits[0], (), (), question=question, wording=wording))
    blocks = [block for hit in hits for block in short_blocks(hit, wording)]
    menu = Menu(wording("Open a passage"), tuple(location_choice(location_of_hit(hit), wording) for hit in hits))
    return (*blocks, menu, Button(wording("Ask on"), ControlAction(Action.ASK_ON, text=question)))
