"""What is said on Discord alone: names that Discord shows, and sentences on its channels, permissions and commands."""

from bot.replies.commands.catalogue import ASK, Command
from bot.replies.i18n.audience import Audience
from bot.replies.i18n.wording import Wording
from bot.replies.model import Paragraph, Reply
from bot.replies.service import Replies

MENU_NAME = "Ask the minutes"
"""What the menu of a message offers."""

GROUPS: dict[str, str] = {
    "meeting": "The meetings of this community",
    "knowledge": "The minutes that the bot answers from",
    "knowledge alias": "Names for one thing",
}
"""What Discord shows for the first word of a command; members never see it, moderators in the settings do."""


def privacy(replies: Replies, repeat_minutes: float, *, audience: Audience) -> Reply:
    """Return what the bot keeps; for `repeat_minutes` it knows where a question was answered."""
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
    return replies.privacy(audience=audience, kept=kept, for_a_while=(fingerprint,) if repeat_minutes > 0 else ())


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
        permission=_permission_name(permission, audience.wording),
        command=ASK.as_typed(audience.name),
    )
    return _refusal(words)


def cannot_write(channel: str, permission: str, *, audience: Audience) -> Reply:
    """Return that the bot lacks a permission in a channel in which it is to post something."""
    words = audience.wording(
        "I cannot write in {channel}: the permission “{permission}” is missing there. Give it to me, or name another.",
        channel=channel,
        permission=_permission_name(permission, audience.wording),
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


def old_command(*, audience: Audience) -> Reply:
    """Return that a command is not what it was when the member's app learnt of it."""
    return _refusal(
        audience.wording("This command has changed. Reload Discord (Ctrl+R, or restart the app) and try it again.")
    )


def old_control(*, audience: Audience) -> Reply:
    """Return that a control comes from an older version of the bot."""
    return _refusal(audience.wording("This control is no longer in use. Ask again with a slash command."))


def _permission_name(permission: str, wording: Wording) -> str:
    """Return what Discord calls a permission; `permission` is its name in the library."""
    names = {
        "view_channel": wording("View Channel"),
        "send_messages": wording("Send Messages"),
        "send_messages_in_threads": wording("Send Messages in Threads"),
        "connect": wording("Connect"),
    }
    return names.get(permission, permission)


def _refusal(words: str) -> Reply:
    return Reply((Paragraph(words),), private=True, failed=True)
