"""Words that a control has nothing left to do."""

from bot.replies.i18n.wording import Wording
from bot.replies.model import Paragraph, Reply


def expired_reply(wording: Wording) -> Reply:
    """Return that what a control was for is settled, deleted or replaced by now."""
    words = wording("This button has expired: what it was for has been settled, changed or removed meanwhile.")
    return Reply((Paragraph(words),), private=True, failed=True)
