"""Words the log of what moderators did."""

from bot.replies.cards.pages import Page, turning
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.wording import Wording
from bot.replies.model import Block, Listing, Paragraph, Title
from bot.storage.state.audit import Act


def audit_blocks(page: Page[Act], wording: Wording) -> tuple[Block, ...]:
    """Return a page of the log."""
    title = Title(wording("What moderators did"))
    if not page.items:
        return title, Paragraph(wording("Nothing yet. Reloads, curated answers, aliases and settings are noted here."))
    lines = tuple(_line(act, wording) for act in page.items)
    return (title, Listing(lines), *turning(page, ControlAction(Action.AUDIT), wording))


def _line(act: Act, wording: Wording) -> str:
    who = wording("member {id}", id=str(act.member)) if act.member else wording("at the machine")
    return " · ".join(filter(None, (wording.moment(act.at), who, act.act, act.detail)))
