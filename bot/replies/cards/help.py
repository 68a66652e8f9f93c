"""What the bot says about itself: its commands, what it keeps, and what to do when there are no minutes yet."""

from collections.abc import Callable, Sequence

from bot.replies.commands.catalogue import ASK, COMMANDS, HELP, KNOWLEDGE_RELOAD, Command
from bot.replies.i18n.audience import Audience
from bot.replies.i18n.wording import Wording
from bot.replies.model import Block, Fact, Listing, Note, Paragraph, Title, Usage, Usages
from bot.rewriting.model import KEPT_DAYS, RewritingStatus


def guide_for(audience: Audience) -> "Guide":
    """Return what words the bot's own pages for a reader."""
    return Guide(audience.wording, name=audience.name)


class Guide:
    """Words the bot's own pages; `name` says how readers of this language type a command."""

    def __init__(self, wording: Wording, *, name: Callable[[str], str]) -> None:
        self._wording = wording
        self._name = name

    def welcome(self, examples: Sequence[str], ways: Sequence[str]) -> tuple[Block, ...]:
        """Return what this bot is for; `examples` are questions, `ways` sentences on how to ask them."""
        wording = self._wording
        blocks: list[Block] = [
            Title("Quorum"),
            Paragraph(wording("Ask about the meetings: the answer is quoted from the minutes, word for word.")),
        ]
        if examples:
            blocks += (Paragraph(wording("For example:")), Listing(tuple(examples)))
        every = wording("{command} shows every command.", command=HELP.as_typed(self._name))
        return (*blocks, *map(Note, ways), Note(every))

    def help(self, *, moderator: bool, ways: Sequence[str]) -> tuple[Block, ...]:
        """Return the commands with what they do, those of moderators for one alone; `ways` are other ways to ask."""
        wording = self._wording
        everyone = [command for command in COMMANDS if not command.moderators_only]
        moderators = [command for command in COMMANDS if command.moderators_only and moderator]
        blocks: list[Block] = [
            Title("Quorum"),
            Paragraph(wording("I answer from the minutes, word for word.")),
            self._commands(everyone),
        ]
        if ways:
            blocks += (Fact(wording("Other ways to ask"), ""), Listing(tuple(ways)))
        if moderators:
            blocks += (Fact(wording("For moderators"), ""), self._commands(moderators))
        return tuple(blocks)

    def privacy(
        self, kept: Sequence[str], for_a_while: Sequence[str], *, reworded_by: RewritingStatus | None = None
    ) -> tuple[Block, ...]:
        """Return what is kept of those who ask: nothing but what the answers themselves show.

        `kept` and `for_a_while` are what a chat platform keeps besides, in whole sentences. `reworded_by` tells which
        language model is sent the questions, None if none is.
        """
        wording = self._wording
        lines = (
            *self._where_questions_go(reworded_by),
            *kept,
            wording("What is quoted stands in the minutes, names included, as the note-takers wrote it."),
            *for_a_while,
        )
        return (Title(wording("What this bot keeps")), Listing(lines))

    def _where_questions_go(self, reworded_by: RewritingStatus | None) -> tuple[str, ...]:
        wording = self._wording
        if reworded_by is None:
            return (
                wording(
                    "No question is kept together with who asked it, unless they want to be told of its answer, and "
                    "none is sent anywhere but to its chat."
                ),
            )
        return (
            wording(
                "No question is kept together with who asked it, unless they want to be told of its answer. Its text, "
                "and not who asked it, is sent to the language model {model} ({place}), which says it in other words; "
                "the minutes are never sent.",
                model=reworded_by.model,
                place=reworded_by.place,
            ),
            wording("Those other words are kept for up to {days} days, without the question.", days=KEPT_DAYS),
        )

    def no_minutes(self) -> tuple[Block, ...]:
        """Return how the first minutes get in."""
        wording = self._wording
        return (
            Paragraph(wording("There are no minutes to answer from yet.")),
            Note(
                wording(
                    "For whoever runs this bot: put one Markdown file for each meeting into the folder of minutes, "
                    "then use {command}.",
                    command=KNOWLEDGE_RELOAD.as_typed(self._name),
                )
            ),
        )

    def awaited_minutes(self) -> tuple[Block, ...]:
        """Return that the first minutes are on their way."""
        wording = self._wording
        text = (wording("The minutes are being fetched for the first time."), wording("Ask again in a minute."))
        return (Paragraph(wording.sentences(*text)),)

    def more_words(self) -> tuple[Block, ...]:
        """Return what to type, if a question held nothing to search for."""
        example = f"{ASK.as_typed(self._name)} Hertz IDL"
        return (
            Paragraph(
                self._wording("Type a few words of what you are looking for, such as: {example}", example=example)
            ),
        )

    def _commands(self, commands: Sequence[Command]) -> Usages:
        return Usages(tuple(map(self._usage, commands)))

    def _usage(self, command: Command) -> Usage:
        options = (f"{self._name(option.name)}:" for option in command.options if option.required)
        return Usage(command.name, command.as_typed(self._name), " ".join(options), self._wording(command.description))
