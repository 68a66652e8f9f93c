"""The buttons that say whether an answer helped, and what is said to a press."""

from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.wording import Wording
from bot.replies.model import Block, Button, Paragraph, Reply


def vote_buttons(question: str, place: str, wording: Wording) -> tuple[Block, ...]:
    """Return the two buttons for an answer to a question that quotes a place."""
    return (
        Button("👍", ControlAction(Action.HELPED, (place,), text=question), said=wording("This helped")),
        Button("👎", ControlAction(Action.NO_HELP, (place,), text=question), said=wording("This did not help")),
    )


def vote_reply(helped: bool | None, wording: Wording) -> Reply:
    """Return what a vote is now; None for taken back."""
    if helped is None:
        said = wording("Taken back.")
    elif helped:
        said = wording("👍 Counted. Press it again to take it back.")
    else:
        said = wording("👎 Counted: moderators see the question, and not who asked. Press it again to take it back.")
    return Reply((Paragraph(said),), private=True)
