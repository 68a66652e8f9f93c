"""Words what stands in place of an answer: that it was given, that it failed, that it is not for everybody."""

from bot.errors import QuorumError
from bot.replies.i18n.wording import Wording
from bot.replies.model import Choice, Link, Note, Offers, Paragraph, Reply


def again_reply(reply: Reply, first: str, wording: Wording) -> Reply:
    """Return an answer that was given a moment ago, for the asker alone, with the address of the first."""
    note = Note(wording("This was just asked here."))
    return Reply((note, *reply.blocks, Link(wording("The first answer"), first)), private=True)


def answered_above_reply(first: str, wording: Wording) -> Reply:
    """Return where the answer was given a moment ago, without giving it again."""
    note = Paragraph(wording("This was just asked here."))
    return Reply((note, Link(wording("The first answer"), first)), private=True)


def moderators_only_reply(wording: Wording, advice: str = "") -> Reply:
    """Return the refusal for a command that only moderators may use; `advice` tells how to become one."""
    notes = (Note(advice),) if advice else ()
    return Reply((Paragraph(wording("Only moderators of this bot may do that.")), *notes), private=True, failed=True)


def expired_reply(wording: Wording, reason: str = "") -> Reply:
    """Return that what a control was for is settled, deleted or replaced by now; `reason` tells more of it."""
    words = wording("This button has expired: what it was for has been settled, changed or removed meanwhile.")
    notes = (Note(reason),) if reason else ()
    return Reply((Paragraph(words), *notes), private=True, failed=True)


def failure_reply(error: BaseException, wording: Wording, *, offered: tuple[Choice, ...] = ()) -> Reply:
    """Return one plain sentence for an error: its own message for a `QuorumError`, else a neutral one.

    `offered` is what may have been meant.
    """
    neutral = "Something went wrong, and it has been written to the log. Please try again later."
    message = Paragraph(str(error) if isinstance(error, QuorumError) else wording(neutral))
    return Reply((message, Offers(offered)) if offered else (message,), private=True, failed=True)
