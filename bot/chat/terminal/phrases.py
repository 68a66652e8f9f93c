"""The terminal chat's own words: the greeting, the hints, and what it says to a line that it cannot read."""

from bot.replies.commands.catalogue import Command, Completion, Option
from bot.replies.i18n.audience import Audience
from bot.replies.i18n.wording import wording_for
from bot.replies.model import Block, Listing, Note, Paragraph, Reply, Title


class Phrases:
    """Everything that the terminal says itself, in the reader's language."""

    def __init__(self, audience: Audience) -> None:
        self._wording = wording_for(audience.locale)

    def greeting(self, examples: tuple[str, ...]) -> Reply:
        """Return what is shown before the first line; `examples` are questions that the minutes answer."""
        wording = self._wording
        blocks: list[Block] = [
            Title("Quorum"),
            Paragraph(wording("Ask about the meetings: the answer is quoted from the minutes, word for word.")),
        ]
        if examples:
            blocks += [Paragraph(wording("For example:")), Listing(examples)]
        return Reply((*blocks, Note(wording("Type a question, or / for the commands."))))

    def hints(self) -> tuple[str, ...]:
        """Return what stands beneath the line that is typed, the most useful first: the last may not fit."""
        wording = self._wording
        return (
            wording("Tab completes"),
            "/help",
            wording("Ctrl-D leaves"),
            wording("↑ earlier lines"),
            wording("→ takes the grey suggestion"),
        )

    def ways_out(self) -> Note:
        """Return what the help says about this chat alone."""
        return Note(self._wording("A line without a slash is a question. /quit or Ctrl-D leaves the chat."))

    def numbers(self) -> Note:
        """Return what a number is for."""
        return Note(self._wording("Type a number to open what stands behind it."))

    def no_state(self) -> Reply:
        """Return that what has to be remembered cannot be."""
        words = self._wording("This is not available now: what the bot keeps cannot be opened. Its log says why.")
        return Reply((Paragraph(words),), failed=True)

    def only(self, count: int) -> Paragraph:
        """Return that a number is beyond those that open something."""
        said = self._wording.plural("There is only {count} number here.", "There are only {count} numbers here.", count)
        return Paragraph(said)

    def kept(self) -> Note:
        """Return what this chat alone keeps."""
        return Note(self._wording("In this terminal, the lines that you type are kept for you in a file of yours."))

    def describe(self, described: Command | Option) -> str:
        """Return what a command or an option is for, in a few words."""
        return self._wording(described.description)

    def origin(self, completion: Completion) -> str:
        """Return where the completions of this kind come from, in a word or two."""
        if completion is Completion.TAUGHT:
            return self._wording("Names for one thing")
        return self._wording("in the minutes")
