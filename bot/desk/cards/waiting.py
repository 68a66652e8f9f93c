"""What is said to those who want to be told when a question is answered, and what they are told then."""

from collections.abc import Sequence
from dataclasses import replace

from bot.replies.cards.passages import answer_blocks, location_of_hit, passage_link
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.wording import Wording
from bot.replies.markdown.headline import headline
from bot.replies.model import Block, Button, Note, Paragraph, Reply
from bot.search.model import Hit


def with_wish(reply: Reply, question: str, wording: Wording) -> Reply:
    """Return a refusal with the button for being told, before the one for another question."""
    wish = Button(wording("Tell me when it comes up"), ControlAction(Action.TELL_ME, text=question))
    blocks = list(reply.blocks)
    first = (number for number, one in enumerate(blocks) if isinstance(one, Button))
    blocks.insert(next(first, len(blocks)), wish)
    return replace(reply, blocks=tuple(blocks))


def waiting_reply(number: int, question: str, wording: Wording) -> Reply:
    """Return that somebody will be told, with the way to take that back."""
    return Reply(
        (
            Paragraph(
                wording("You will be told once when the minutes answer this: {question}", question=headline(question))
            ),
            Note(wording("Until then your id is kept with the question, and nobody is shown it.")),
            Button(wording("No longer"), ControlAction(Action.TELL_ME_NOT, text=str(number), replaces=True)),
        ),
        private=True,
    )


def not_waiting_reply(wording: Wording) -> Reply:
    """Return that somebody will not be told."""
    return Reply(
        (Paragraph(wording("You will not be told. Your id is no longer kept with the question.")),), private=True
    )


def told_mark(place: str, subject: str) -> ControlAction:
    """Return the control by which a message is found again that tells of one thing: it opens the passage."""
    return ControlAction(Action.FULL_TEXT, (place,), text=subject)


def told_reply(question: str, hit: Hit, wording: Wording, *, mark: ControlAction | None = None) -> Reply:
    """Return the passage that answers what somebody asked in vain; private, unless it has a mark to be found by."""
    place = location_of_hit(hit)
    asked: Sequence[Block] = (
        Paragraph(wording("The minutes answer by now what you wanted to know.")),
        Note(wording("Asked: {question}", question=headline(question))),
    )
    link = passage_link(place, hit.quote.lines, wording)
    full = (Button(wording("Full text"), mark),) if mark else ()
    return Reply((*asked, *answer_blocks(hit, wording), *full, *link), private=mark is None)
