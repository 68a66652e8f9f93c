"""Words what moderators are told by itself."""

from bot.knowledge.proposal import Proposal
from bot.replies.cards.reloads import reason_line, take_button
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.wording import Wording
from bot.replies.model import Block, Button, Fact, Listing, Paragraph, Reply, Title


def held_back_reply(proposal: Proposal, wording: Wording) -> Reply:
    """Return that new minutes wait for a moderator, why, and the button that lets them be served."""
    blocks: list[Block] = [
        Title(wording("New minutes are held back")),
        Listing(tuple(reason_line(reason, wording) for reason in proposal.held_back)),
        Paragraph(wording("What was served before still is. A moderator decides.")),
    ]
    if proposal.can_be_taken:
        blocks.append(take_button(proposal.digest, wording))
    return Reply(tuple(blocks))


def failed_reply(reason: str, wording: Wording) -> Reply:
    """Return that the minutes cannot be read anew."""
    text = wording("What was read before is still served, and it is tried again.")
    blocks = (Title(wording("The minutes cannot be read anew")), Fact("", reason), Paragraph(text))
    return Reply(blocks, failed=True)


def mended_reply(wording: Wording) -> Reply:
    """Return that nothing is wrong any more."""
    return Reply((Paragraph(wording("The minutes can be read again; all is well.")),))


def lost_reply(question: str, wording: Wording) -> Reply:
    """Return that the passage which was chosen for a question is gone from the minutes."""
    words = wording("The answer that was chosen for this question is gone from the minutes.")
    button = Button(wording("Questions without an answer"), ControlAction(Action.UNANSWERED))
    return Reply((Title(question), Paragraph(words), button))


def telling_line(channel: int | None, here: int, wording: Wording) -> str:
    """Return where moderators are told what needs them."""
    if channel is None:
        return wording("Moderators are told nowhere but here.")
    if channel == here:
        return wording("Moderators are told in this channel what needs them.")
    return wording("Moderators are told in another channel what needs them.")
