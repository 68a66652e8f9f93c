"""Words what members follow."""

from collections.abc import Iterator, Sequence

from bot.desk.cards.news import announcement_of_many, open_control
from bot.minutes.meeting_texts import Meeting
from bot.replies.cards.days import day_of
from bot.replies.cards.passages import minutes_link
from bot.replies.cards.quotations import quotation
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.wording import Wording
from bot.replies.markdown.headline import headline
from bot.replies.model import Block, Button, Fact, Listing, Note, Paragraph, Quotation, Reply, Title
from bot.search.model import Hit
from bot.storage.state.subscriptions import Subscription

_SIGNS = {"topic": "t", "person": "p"}
_MAX_QUOTED = 6
MOST = 20
"""Subscriptions of one member: as many as a card can end."""


def follow_text(kind: str, subject: str) -> str:
    """Return what the id of a control says of a subject."""
    return f"{_SIGNS[kind]} {subject}"


def followed_in(text: str) -> tuple[str, str] | None:
    """Return the kind and the subject that the id of a control names, None if it names none."""
    sign, _, subject = text.partition(" ")
    kind = next((kind for kind, known in _SIGNS.items() if known == sign), None)
    return (kind, subject) if kind and subject else None


def follow_button(kind: str, subject: str, wording: Wording) -> Button:
    """Return the button by which a member follows a topic or a person."""
    return Button(wording("Tell me of news"), ControlAction(Action.SUBSCRIBE, text=follow_text(kind, subject)))


def subscribed_reply(kind: str, subject: str, wording: Wording) -> Reply:
    """Return that a member follows something from now on."""
    said = wording(
        "When new minutes touch on “{subject}”, you get one direct message with the passage.", subject=subject
    )
    ending = ControlAction(Action.UNSUBSCRIBE, text=follow_text(kind, subject), replaces=True)
    return Reply((Paragraph(said), Button(wording("End this"), ending)), private=True)


def too_many_reply(wording: Wording) -> Reply:
    """Return that a member follows as much as one can."""
    said = wording("You follow {count} topics and people, which is the most. End one first.", count=MOST)
    return Reply((Paragraph(said),), private=True, failed=True)


def subscriptions_reply(followed: Sequence[Subscription], wording: Wording) -> Reply:
    """Return what a member follows, each with the button that ends it."""
    title = Title(wording("What you follow"))
    if not followed:
        hint = wording("Nothing yet. Under a topic or a person there is a button for it.")
        return Reply((title, Paragraph(hint)), private=True)
    blocks: list[Block] = [title, Listing(tuple(_name(one.kind, one.subject, wording) for one in followed))]
    for one in followed:
        ending = ControlAction(Action.UNSUBSCRIBE, text=follow_text(one.kind, one.subject), replaces=True)
        blocks.append(Button(wording("End: {subject}", subject=one.subject), ending))
    return Reply(tuple(blocks), private=True)


def ended_reply(subject: str, followed: Sequence[Subscription], wording: Wording) -> Reply:
    """Return that a member follows something no longer, with all that they follow still."""
    said = Paragraph(wording("You are no longer told of “{subject}”.", subject=subject))
    rest = subscriptions_reply(followed, wording).blocks if followed else ()
    return Reply((said, *rest), private=True)


def news_reply(
    meeting: Meeting, quoted: Sequence[tuple[str, str, Hit]], languages: tuple[str, ...], wording: Wording
) -> Reply:
    """Return the direct message on one new meeting: what touches each thing that is followed, word for word."""
    minutes = meeting.text_for(languages)
    blocks: list[Block] = [
        Note(wording("New minutes touch on what you follow")),
        Title(headline(minutes.title), day_of(meeting, wording, beside=minutes.title)),
    ]
    told: set[int] = set()
    for kind, subject, hit in quoted[:_MAX_QUOTED]:
        blocks.append(Fact(_name(kind, subject, wording), ""))
        if id(hit.entry) in told:
            continue
        told.add(id(hit.entry))
        said: Quotation = quotation(hit)
        blocks.append(said)
    if len(quoted) > _MAX_QUOTED:
        blocks.append(Note(wording("… and {count} more.", count=len(quoted) - _MAX_QUOTED)))
    blocks.append(Button(wording("Open the meeting"), open_control(meeting)))
    blocks += _endings([(kind, subject) for kind, subject, _ in quoted], wording)
    return Reply((*blocks, *minutes_link(meeting, minutes, wording)))


def news_of_many_reply(
    meetings: Sequence[Meeting], followed: Sequence[tuple[str, str]], languages: tuple[str, ...], wording: Wording
) -> Reply:
    """Return the direct message on many new meetings at once: which they are, and what that is followed they touch."""
    blocks: list[Block] = [Note(wording("New minutes touch on what you follow"))]
    blocks.append(Listing(tuple(_name(kind, subject, wording) for kind, subject in followed)))
    blocks += announcement_of_many(meetings, languages, wording).blocks
    return Reply((*blocks, *_endings(followed, wording)))


def _endings(followed: Sequence[tuple[str, str]], wording: Wording) -> Iterator[Block]:
    """Yield buttons that end what is followed; the command for it lists the rest."""
    for kind, subject in followed[:_MAX_QUOTED]:
        ending = ControlAction(Action.UNSUBSCRIBE, text=follow_text(kind, subject))
        yield Button(wording("End: {subject}", subject=subject), ending)


def _name(kind: str, subject: str, wording: Wording) -> str:
    return wording("Topic: {subject}", subject=subject) if kind == "topic" else subject
