"""Words the log of what moderators did."""

from bot.desk.acts import act_words, detail_words
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
    accounts = tuple(act.member for act in page.items)
    return (title, Listing(lines, accounts=accounts), *turning(page, ControlAction(Action.AUDIT), wording))


def _line(act: Act, wording: Wording) -> str:
    """Return when and what; who it was stands before it, but for whoever sat at the machine."""
    who = "" if act.member else wording("at the machine")
    detail = detail_words(act.act, act.detail, wording)
    return " · ".join(filter(None, (who, wording.moment(act.at), act_words(act.act, wording), detail)))
