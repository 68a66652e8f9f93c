"""Words that a control has nothing left to do."""

from bot.replies.i18n.wording import Wording
from bot.replies.model import Note, Paragraph, Reply


def expired_reply(wording: Wording, reason: str = "") -> Reply:
    """Return that what a control was for is settled, deleted or replaced by now; `reason` tells more of it."""
    words = wording("This button has expired: what it was for has been settled, changed or removed meanwhile.")
    notes = (Note(reason),) if reason else ()
    return Reply((Paragraph(words), *notes), private=True, failed=True)
