"""What the bot says about itself: its commands, what it keeps, and what to do when there are no minutes yet."""

from collections.abc import Callable, Sequence

from bot.replies.commands.catalogue import ASK, COMMANDS, KNOWLEDGE_RELOAD, Command
from bot.replies.i18n.wording import Wording
from bot.replies.model import Block, Fact, Listing, Note, Paragraph, Title


class Guide:
    """Words the bot's own pages; `name` says how readers of this language type a command."""

    def __init__(self, wording: Wording, *, name: Callable[[str], str]) -> None:
        self._wording = wording
        self._name = name

    def help(self) -> tuple[Block, ...]:
        """Return every command with what it does."""
        wording = self._wording
        everyone = [command for command in COMMANDS if not command.moderators_only]
        moderators = [command for command in COMMANDS if command.moderators_only]
        return (
            Title("Quorum"),
            Paragraph(wording("I answer from the minutes, word for word.")),
            self._commands(everyone),
            Fact(wording("For moderators"), ""),
            self._commands(moderators),
        )

    def privacy(self, repeat_minutes: float) -> tuple[Block, ...]:
        """Return what is kept of those who ask: nothing but what the answers themselves show."""
        wording = self._wording
        lines = [
            wording("No question is stored, and none is sent anywhere but to the chat that it came from."),
            wording("Where something fails, the log names the command and the member's id, never the question."),
            wording("The buttons under an answer hold its question, so that they work after a restart."),
            wording("What is quoted stands in the minutes, names included, as the note-takers wrote it."),
        ]
        if repeat_minutes > 0:
            lines.append(
                wording(
                    "For {minutes} minutes a fingerprint of each public question is held in memory, to tell whoever "
                    "asks it again in that channel where it was answered.",
                    minutes=repeat_minutes,
                )
            )
        return (Title(wording("What this bot keeps")), Listing(tuple(lines)))

    def no_minutes(self) -> tuple[Block, ...]:
        """Return how the first minutes get in."""
        wording = self._wording
        return (
            Paragraph(wording("There are no minutes to answer from yet.")),
            Note(
                wording(
                    "For whoever runs this bot: put one Markdown file for each meeting into the folder of minutes, "
                    "then use {command}.",
                    command=self._slash(KNOWLEDGE_RELOAD),
                )
            ),
        )

    def more_words(self) -> tuple[Block, ...]:
        """Return what to type, where a question held nothing to search for."""
        example = f"{self._slash(ASK)} Hertz IDL"
        return (
            Paragraph(
                self._wording("Type a few words of what you are looking for, such as: {example}", example=example)
            ),
        )

    def no_text(self) -> tuple[Block, ...]:
        """Return that there is nothing to ask with, and why that may be."""
        return (
            Paragraph(
                self._wording(
                    "There are no words in this message that I may read. Mention me with a question, or use {command}; "
                    "replies to the answers of a command do not reach me.",
                    command=self._slash(ASK),
                )
            ),
        )

    def not_permitted(self, channel: str, permission: str) -> tuple[Block, ...]:
        """Return which permission is missing where, and what works without."""
        wording = self._wording
        names = {
            "view_channel": wording("View Channel"),
            "send_messages": wording("Send Messages"),
            "send_messages_in_threads": wording("Send Messages in Threads"),
            "connect": wording("Connect"),
        }
        return (
            Paragraph(
                wording(
                    "I cannot write in {channel}: the permission “{permission}” is missing there. "
                    "{command} works without it.",
                    channel=channel,
                    permission=names.get(permission, permission),
                    command=self._slash(ASK),
                )
            ),
        )

    def _commands(self, commands: Sequence[Command]) -> Listing:
        return Listing(tuple(f"{self._usage(command)} — {self._wording(command.description)}" for command in commands))

    def _usage(self, command: Command) -> str:
        options = (f"{self._name(option.name)}:" for option in command.options if option.required)
        return " ".join((self._slash(command), *options))

    def _slash(self, command: Command) -> str:
        return "/" + " ".join(map(self._name, command.name.split()))
