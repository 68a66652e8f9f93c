"""What the chat offers as the reader types: commands, option names, questions and headings of the minutes."""

import logging
import re
from collections.abc import Iterable, Iterator

from prompt_toolkit.completion import CompleteEvent, Completer
from prompt_toolkit.completion import Completion as Offer
from prompt_toolkit.document import Document

from bot.chat.terminal.commands import TERMINAL_COMMANDS
from bot.chat.terminal.phrases import Phrases
from bot.chat.terminal.sanitizing import printable_line
from bot.replies.commands.catalogue import ASK, Command, Completion
from bot.replies.commands.parsing import SLASHES, Argument, find_arguments, find_command, narrow
from bot.replies.completions import sources
from bot.replies.i18n.audience import Audience
from bot.replies.service import Replies

_LOG = logging.getLogger(__name__)

_MAX_COMPLETIONS = 12
"""Offers from the minutes at a time: more than a glance takes in helps nobody."""


class LineCompleter(Completer):
    """Completes a line of the chat; holds nothing that changes, so that it may run in any thread."""

    def __init__(self, replies: Replies, *, audience: Audience, phrases: Phrases) -> None:
        self._sources = sources(replies)
        self._reader = audience
        self._phrases = phrases

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Offer]:
        """Return the offers for the line up to the cursor; none if finding them failed."""
        try:
            return list(self._offers(document.text_before_cursor.lstrip()))
        except Exception as error:
            _LOG.warning("no completion: %s: %s", type(error).__name__, error)
            return []

    def _offers(self, text: str) -> Iterator[Offer]:
        """Yield the offers for a line that starts without spaces."""
        if not text.startswith(SLASHES):
            yield from self._values(ASK.options[0].completion, text)
            return
        body = text[1:]
        head = find_command(body, TERMINAL_COMMANDS)
        rest = body[head.end :] if head is not None else ""
        if head is not None and rest:
            yield from self._arguments(head.command, rest)
        else:
            yield from self._commands(body, typed=text)

    def _commands(self, body: str, *, typed: str) -> Iterator[Offer]:
        """Yield the commands with a word that starts like what was typed, whole names first."""
        wanted = " ".join(narrow(body).lower().split())
        starting = [one for one in TERMINAL_COMMANDS if one.name.startswith(wanted)]
        holding = [one for one in TERMINAL_COMMANDS if one not in starting and f" {wanted}" in one.name]
        for command in (*starting, *holding):
            space = " " if command.options else ""
            yield Offer(
                f"/{command.name}{space}",
                start_position=-len(typed),
                display=f"/{command.name}",
                display_meta=self._phrases.describe(command),
            )

    def _arguments(self, command: Command, rest: str) -> Iterator[Offer]:
        """Yield values for the option at the cursor, then the names of options that are still to give."""
        arguments = find_arguments(command, rest)
        if arguments:
            last = arguments[-1]
            yield from self._values(last.option.completion, last.value.lstrip(), is_named=last.start > 0)
            yield from self._names(command, arguments)

    def _values(self, completion: Completion | None, begun: str, *, is_named: bool = False) -> Iterator[Offer]:
        """Yield what the value could go on as, once there is something to go on from; a list can be offered whole."""
        may_be_empty = is_named and completion is not Completion.QUESTION
        if completion is None or not (may_be_empty or begun.strip()):
            return
        found = self._sources[completion](begun.strip(), audience=self._reader, limit=_MAX_COMPLETIONS)
        for value in dict.fromkeys(printable_line(text) for text in found):
            yield Offer(value, start_position=-len(begun), display_meta=self._phrases.origin(completion))

    def _names(self, command: Command, arguments: tuple[Argument, ...]) -> Iterator[Offer]:
        """Yield the names of options that are not given yet and start like the word at the cursor."""
        last = arguments[-1]
        is_named = last.start > 0
        if is_named and not last.value.strip():  # the value comes next
            return
        begun = re.findall(r"\S*$", last.value)[0]
        given = {one.option.name for one in arguments}
        if not is_named and begun == last.value.strip():  # the only word so far may be the name itself
            given.remove(last.option.name)
        for option in command.options:
            if option.name not in given and option.name.startswith(narrow(begun).lower()):
                yield Offer(
                    f"{option.name}: ",
                    start_position=-len(begun),
                    display=f"{option.name}:",
                    display_meta=self._phrases.describe(option),
                )
