"""What is said on Discord alone: names that Discord shows, and sentences on its channels, permissions and commands."""

from dataclasses import replace

from bot.replies.commands.catalogue import ASK, Command
from bot.replies.controls.custom_id import Action, ControlAction, fits
from bot.replies.i18n.audience import Audience
from bot.replies.i18n.wording import Wording
from bot.replies.model import Block, Button, Note, Paragraph, Reply
from bot.replies.service import Replies

MENU_NAME = "Ask the minutes"
"""What the menu of a message offers."""

GROUPS: dict[str, str] = {
    "meeting": "The meetings of this community",
    "knowledge": "The minutes that the bot answers from",
    "knowledge alias": "Names for one thing",
}
"""What Discord shows for the first word of a command; members never see it, moderators in the settings do."""


def privacy(replies: Replies, repeat_minutes: float, *, audience: Audience, in_state: tuple[Block, ...] = ()) -> Reply:
    """Return what the bot keeps; for `repeat_minutes` it knows where a question was answered.

    `in_state` tells what is remembered between runs.
    """
    wording = audience.wording
    kept = (
        wording("Where something fails, the log names the command and the member's id, never the question."),
        wording("The buttons under an answer hold its question, so that they work after a restart."),
    )
    fingerprint = wording(
        "For {minutes} minutes a fingerprint of each public question is held in memory, to tell whoever "
        "asks it again in that channel where it was answered.",
        minutes=repeat_minutes,
    )
    pauses = wording(
        "Who asked a moment ago is held in memory for a while, to keep pauses and to count no question twice."
    )
    for_a_while = (*((fingerprint,) if repeat_minutes > 0 else ()), pauses)
    reply = replies.introducing.privacy(audience=audience, kept=kept, for_a_while=for_a_while)
    return replace(reply, blocks=(*reply.blocks, *in_state))


def ways_to_ask(wording: Wording) -> tuple[str, ...]:
    """Return how else than with a command the bot can be asked."""
    return (
        wording("Mention me with a question in a channel, or reply to a message of mine."),
        wording("Write me a direct message."),
        wording("In the menu of a message, under Apps, choose “{menu}”.", menu=wording(MENU_NAME)),
    )


def no_text(*, audience: Audience) -> Reply:
    """Return that a message has no words to ask with, or none that the bot may read."""
    words = audience.wording(
        "There are no words in this message that I may read. Mention me with a question, or use {command}; "
        "replies to the answers of a command do not reach me.",
        command=ASK.as_typed(audience.name),
    )
    return Reply((Paragraph(words),), private=True)


def not_permitted(channel: str, permission: str, *, audience: Audience) -> Reply:
    """Return that the bot lacks a permission in a channel, and which command needs none."""
    words = audience.wording(
        "I cannot write in {channel}: the permission “{permission}” is missing there. {command} works without it.",
        channel=channel,
        permission=permission_name(permission, audience.wording),
        command=ASK.as_typed(audience.name),
    )
    return _refusal(words)


def cannot_write(channel: str, permission: str, *, audience: Audience) -> Reply:
    """Return that the bot lacks a permission in a channel in which it is to post something."""
    words = audience.wording(
        "I cannot write in {channel}: the permission “{permission}” is missing there. Give it to me, or name another.",
        channel=channel,
        permission=permission_name(permission, audience.wording),
    )
    return _refusal(words)


def use_command(command: Command, *, audience: Audience) -> Reply:
    """Return that a command works as Discord's own only, where Discord says who uses it."""
    wording, typed = audience.wording, command.as_typed(audience.name)
    return _refusal(wording("{command} does not work in a message. Choose it from Discord's list.", command=typed))


def ask_a_moderator(wording: Wording) -> str:
    """Return who is a moderator in a server that counts."""
    return wording(
        "Moderators are whoever has the permission “Manage Server” here, the bot's owner, and the roles and members "
        "that its configuration names. Ask one of them."
    )


def managers_known_in_servers(wording: Wording) -> str:
    """Return why managing a server makes nobody a moderator outside of it."""
    return wording("Who may manage a server is known in that server only: if you do, use the command there.")


def server_does_not_count(server: int, wording: Wording, *, is_home_known: bool) -> str:
    """Return why managing this server makes nobody a moderator, and how that is mended."""
    if is_home_known:
        return wording(
            "The bot answers from another server's minutes, so managing this one does not count. If it should, ask "
            "the bot's owner to put its id, {id}, under “servers:” in the configuration.",
            id=str(server),
        )
    return wording(
        "The bot is in several servers and was not told which of them count. Ask the bot's owner to put this one's "
        "id, {id}, under “servers:” in the configuration.",
        id=str(server),
    )


def no_state(*, audience: Audience) -> Reply:
    """Return that what the bot has to remember cannot be used now."""
    return _refusal(
        audience.wording("This is not available now: what the bot keeps cannot be opened. Its log says why.")
    )


def stopping(*, audience: Audience) -> Reply:
    """Return that the bot stops, and does not answer this any more."""
    return _refusal(audience.wording("I am just being restarted. Please try that again in a minute."))


def old_command(*, audience: Audience) -> Reply:
    """Return that a command is not what it was when the member's app learnt of it."""
    return _refusal(
        audience.wording("This command has changed. Reload Discord (Ctrl+R, or restart the app) and try it again.")
    )


def old_control(*, audience: Audience) -> Reply:
    """Return that a control comes from an older version of the bot."""
    return _refusal(audience.wording("This control is no longer in use. Ask again with a slash command."))


def permission_name(permission: str, wording: Wording) -> str:
    """Return what Discord calls a permission; `permission` is its name in the library."""
    names = {
        "view_channel": wording("View Channel"),
        "send_messages": wording("Send Messages"),
        "send_messages_in_threads": wording("Send Messages in Threads"),
        "create_public_threads": wording("Create Public Threads"),
        "connect": wording("Connect"),
    }
    return names.get(permission, permission)


def no_threads_here(wording: Wording) -> str:
    """Return that a channel is of a kind that has no threads."""
    return wording("Channels of this kind have none.")


def in_thread_below(name: str, *, audience: Audience) -> Reply:
    """Return the line that a thread with the answer hangs on."""
    return Reply((Paragraph(name), Note(audience.wording("The answer is in the thread below."))))


def remove_button() -> tuple[Button, ...]:
    """Return what lets whoever asked remove the answer."""
    return (Button("🗑", ControlAction(Action.REMOVE_ANSWER)),)


def post_button(reply: Reply, audience: Audience) -> tuple[Button, ...]:
    """Return what shows a private answer to everybody; nothing if its question is too long to be asked again."""
    if reply.outcome is None or not reply.outcome.is_answered:
        return ()
    control = ControlAction(Action.POST_HERE, text=reply.outcome.question)
    return (Button(audience.wording("Post here"), control),) if fits(control) else ()


def no_answer_now(*, audience: Audience) -> Reply:
    """Return that the minutes do not answer any more what is to be posted."""
    return _refusal(audience.wording("The minutes do not answer this any more, so there is nothing to post."))


def not_public_here(*, audience: Audience) -> Reply:
    """Return that answers are private in a channel."""
    return _refusal(audience.wording("Answers are private here at the moment, so this one cannot be posted."))


def wait_first(seconds: int, *, audience: Audience) -> Reply:
    """Return how long a member has to wait before asking again."""
    words = audience.wording.plural(
        "One thing after the other: ask again in {count} second.",
        "One thing after the other: ask again in {count} seconds.",
        seconds,
    )
    return Reply((Paragraph(words),), private=True)


WAIT_MARK = "⏳"
"""What a member is shown instead, where it would be read by everybody."""


def private_here(*, audience: Audience) -> Reply:
    """Return, in a channel with private answers, how to get one."""
    words = audience.wording(
        "Answers are private here, and you take no direct messages from me. Use {command} instead.",
        command=ASK.as_typed(audience.name),
    )
    return Reply((Paragraph(words),))


def removed(*, audience: Audience) -> Reply:
    """Return that an answer was removed."""
    return Reply((Paragraph(audience.wording("The answer is removed.")),), private=True)


def only_asker_removes(*, audience: Audience) -> Reply:
    """Return who may remove an answer."""
    return _refusal(audience.wording("Only whoever asked can remove this answer, or a moderator."))


def too_late_to_remove(minutes: int, *, audience: Audience) -> Reply:
    """Return that an answer stays by now."""
    words = audience.wording(
        "An answer can be removed within {minutes} minutes, and these are over. Moderators can delete the message.",
        minutes=minutes,
    )
    return _refusal(words)


def _refusal(words: str) -> Reply:
    return Reply((Paragraph(words),), private=True, failed=True)
