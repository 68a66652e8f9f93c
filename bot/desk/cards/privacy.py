"""Words what is remembered between runs, about whom, and that it was deleted."""

from collections.abc import Sequence

from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.wording import Wording
from bot.replies.model import Block, Button, Fact, Listing, Note, Paragraph, Reply


def privacy_blocks(about: Sequence[str], kept_days: int, wording: Wording) -> tuple[Block, ...]:
    """Return what is remembered of everybody, and what of it is about whoever asks, with what deletes that."""
    lines = (
        wording("Questions without an answer, and those whose answer did not help, without who asked them."),
        wording("Whether an answer helped, with a fingerprint in place of the member, so that each counts once."),
        wording("Who wants to be told of an answer, until they are told; who subscribed to what, until they leave."),
        wording("Which direct messages were sent to whom, so that none goes out twice."),
        wording("What moderators do and set, with their ids."),
    )
    blocks: list[Block] = [
        Fact(wording("Remembered between two starts"), ""),
        Listing(lines),
        Note(
            wording.plural(
                "All of it is deleted after {count} day, except for subscriptions and settings.",
                "All of it is deleted after {count} days, except for subscriptions and settings.",
                kept_days,
            )
        ),
        Fact(wording("About you"), ""),
    ]
    if not about:
        return (*blocks, Paragraph(wording("Nothing is kept about you.")))
    forget = Button(wording("Delete what is kept about me"), ControlAction(Action.FORGET_ME))
    return (*blocks, Listing(tuple(about)), forget)


def forgotten_reply(before: Sequence[str], after: Sequence[str], wording: Wording) -> Reply:
    """Return what was deleted, and what is still there."""
    gone = tuple(line for line in before if line not in after)
    blocks: list[Block] = []
    if gone:
        blocks += (Fact(wording("Deleted"), ""), Listing(gone))
    else:
        blocks.append(Paragraph(wording("There was nothing to delete.")))
    if after:
        blocks += (Fact(wording("Still kept"), ""), Listing(tuple(after)))
    return Reply(tuple(blocks), private=True)


def votes_kept(count: int, wording: Wording) -> tuple[str, ...]:
    """Return on how many answers somebody voted; nothing for none."""
    if not count:
        return ()
    return (wording.plural("Your vote on {count} answer.", "Your votes on {count} answers.", count),)


def waiting_kept(count: int, wording: Wording) -> tuple[str, ...]:
    """Return how many answers somebody waits for; nothing for none."""
    if not count:
        return ()
    return (
        wording.plural(
            "That you wait for the answer to {count} question.",
            "That you wait for the answers to {count} questions.",
            count,
        ),
    )


def followed_kept(followed: int, sent: int, wording: Wording) -> tuple[str, ...]:
    """Return what somebody follows, and how many direct messages are noted; nothing for neither."""
    lines: list[str] = []
    if followed:
        lines.append(wording.plural("{count} subscription.", "{count} subscriptions.", followed))
    if sent:
        note = wording.plural(
            "A note of {count} direct message, so that none goes out twice.",
            "Notes of {count} direct messages, so that none goes out twice.",
            sent,
        )
        lines.append(note)
    return tuple(lines)
