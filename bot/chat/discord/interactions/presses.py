"""Presses that were let in: each goes to what answers it for the community that is asked."""

import discord

from bot.chat.discord.audiences import audience_of
from bot.chat.discord.interactions.answers import may_replace, open_form, send_control_reply
from bot.chat.discord.interactions.executor import Lane
from bot.chat.discord.interactions.faces import CommunityFace
from bot.replies.controls.custom_id import REVIEWING, Action, ControlAction

_LOOKED_UP = frozenset({Action.MEETING, Action.MEETINGS, Action.MISSED, Action.WHO, Action.FULL_TEXT})
"""What takes next to nothing."""

_SEARCHED = frozenset({Action.LISTED, Action.QUESTION})


async def answer_press(face: CommunityFace, interaction: discord.Interaction, control: ControlAction) -> None:
    """Answer one press."""
    match control.action:
        case Action.REMOVE_ANSWER:
            await face.removing.remove(interaction)
        case Action.POST_HERE:
            await face.asking.post(interaction, control.text)
        case Action.QUESTION:
            await face.asking.ask_on(interaction, control.text)
        case action if action in REVIEWING:
            await face.reviewing.press(interaction, control)
        case _ if face.desk.takes(control):
            await face.desk.press(interaction, control)
        case _:
            await _show(face, interaction, control)


async def answer_form(
    face: CommunityFace, interaction: discord.Interaction, control: ControlAction, typed: str
) -> None:
    """Answer what was typed into a form; `control` is what stood in its id."""
    if face.desk.takes(control):
        await face.desk.submit(interaction, control, typed)
    else:
        await face.asking.ask_on(interaction, typed, before=control.text)


async def _show(face: CommunityFace, interaction: discord.Interaction, control: ControlAction) -> None:
    """Show more of the minutes, or open the form for another question."""
    audience, asking = audience_of(interaction), face.asking
    form = asking.replies.form(control, audience=audience)
    if form is not None:
        await open_form(interaction, form)
        return
    replaces = control.replaces and may_replace(interaction)
    worker = asking.lookups if control.action in _LOOKED_UP else asking.worker
    reply = await worker.work_in_time(
        interaction,
        lambda: asking.replies.handle_control(control, audience=audience),
        Lane.SEARCH if control.action in _SEARCHED else Lane.SHORT,
        private=True,
        replaces=replaces,
    )
    await send_control_reply(interaction, asking.about(reply, audience), replaces=replaces)
