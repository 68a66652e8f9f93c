"""The chat in a terminal: typed lines in, cards out; or lines from a pipe in, plain text out."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from prompt_toolkit.utils import is_dumb_terminal

from bot.chat.terminal.commands import QUIT, parse_line
from bot.chat.terminal.completion import LineCompleter
from bot.chat.terminal.lines import read_lines
from bot.chat.terminal.news import News
from bot.chat.terminal.numbering import Numbered, numbered
from bot.chat.terminal.phrases import Phrases
from bot.chat.terminal.postbox import Postbox
from bot.chat.terminal.prompt import Prompt, open_prompt
from bot.chat.terminal.rendering import Card, open_console, silence, write
from bot.desk.caller import AT_THE_MACHINE, Caller
from bot.desk.desk import Desk
from bot.errors import QuorumError
from bot.knowledge.review_progress import Listener, ReviewProgress
from bot.replies.cards.mistyped import call_or_advice
from bot.replies.commands.catalogue import (
    ASK,
    HELP,
    KNOWLEDGE_RELOAD,
    KNOWLEDGE_UNDO,
    PRIVACY,
    QUESTION,
    Command,
)
from bot.replies.commands.parsing import Call, Parsed, narrow
from bot.replies.controls.custom_id import DESK, REVIEWING, Action, ControlAction
from bot.replies.dispatch import methods, reply_to, values_of
from bot.replies.i18n.audience import Audience
from bot.replies.model import Block, Form, Note, Paragraph, Reply, question_of
from bot.replies.reviews import act_of, outcome_of, progress_reply, shown_meanwhile
from bot.replies.service import Replies

_LOG = logging.getLogger(__name__)

_MAX_DIGITS = 5  # of a number that opens something
_MAX_DIGITS_ON_CARD = 3  # of a number that is meant to; more is a year or an issue


class TerminalChat:
    """Answers each line on `output`; without a `history_folder`, what was typed is kept for this run only."""

    def __init__(  # noqa: PLR0913
        self,
        replies: Replies,
        *,
        input: TextIO,
        output: TextIO,
        audience: Audience,
        history_folder: Path | None = None,
        news: News | None = None,
        desk: Desk | None = None,
    ) -> None:
        """`news` is what happens to the minutes by itself, to be told between two questions.

        Without a desk, what needs one says so.
        """
        self._replies = replies
        self._input = input
        self._output = output
        self._console = open_console(output)
        # A terminal that only shows text has no way back to an earlier line, so none is kept.
        self._history_folder = None if is_dumb_terminal() else history_folder
        self._news = news
        self._desk = desk
        self._post = Postbox()
        self._reader = audience
        self._caller = Caller(AT_THE_MACHINE, audience, is_moderator=True)
        self._phrases = Phrases(audience)
        self._opens: tuple[ControlAction, ...] = ()
        """What the numbers of the last card open."""
        self._told_of_numbers = False
        self._before = ""
        """The question before."""

    async def run(self) -> int:
        """Chat until the reader leaves or the input ends, and return the exit code."""
        try:
            if self._input.isatty() and self._output.isatty():
                return await self._converse()
            return await self._answer_lines()
        except BrokenPipeError:  # whoever read the answers has read enough
            silence(self._output)
            return 0

    async def _converse(self) -> int:
        """Talk with a person; what failed was said, so the exit code is 0."""
        if self._desk is not None:
            self._desk.messengers.at_the_machine = self._post
            await self._desk.connected()
        prompt = self._open_prompt()
        self._show(self._phrases.greeting(self._examples()))
        while True:
            self._tell_news()
            try:
                line = await prompt.prompt_async()
            except EOFError:
                return 0
            parsed = parse_line(line)
            if is_leaving(parsed):
                return 0
            self._tell_news()
            if (control := self._numbered(line)) is not None:
                await self._open(control, prompt)
            elif self._is_beyond(line):
                self._tell(Reply((self._phrases.only(len(self._opens)),), failed=True))
            elif parsed is not None:
                self._show(await self._reply(parsed))

    async def _answer_lines(self) -> int:
        """Answer every line of the input; return 1 where a command failed."""
        failed = is_later = False
        await asyncio.to_thread(self._replies.prepare)
        async for line in read_lines(self._input):
            parsed = parse_line(line)
            if is_leaving(parsed):
                break
            if parsed is None:
                continue
            if is_later:
                self._console.print()
            reply = await self._reply(parsed)
            write(reply, self._console)
            failed, is_later = failed or reply.failed, True
        return int(failed)

    async def _reply(self, parsed: Parsed) -> Reply:
        """Return the reply to a line that was read; an error becomes a reply too."""
        called = call_or_advice(parsed, self._reader.wording)
        if isinstance(called, Reply):
            return called
        try:
            if self._is_at_desk(called):
                return await self._at_desk(called)
            began = time.monotonic()
            reply = await self._reply_to(called)
            if self._desk is not None:
                self._desk.took(reply, time.monotonic() - began)
        except Exception as error:
            return self._failure(called.command.name, error)
        if called.command == ASK and not reply.private:
            self._before = question_of(reply) or called.options.get(QUESTION, "")
        if called.command == PRIVACY and self._desk is not None:
            reply = replace(reply, blocks=(*reply.blocks, *await self._desk.privacy(self._caller)))
        return self._completed(called.command, self._answered(reply))

    async def _reply_to(self, called: Call) -> Reply:
        """Return the reply to a command; of one that may take long, a person sees how far it is."""
        reader, replies = self._reader, self._replies
        match called.command.name:
            case KNOWLEDGE_RELOAD.name:
                return await self._reviewed(
                    lambda told: replies.reviews.reload(audience=reader, progress=told), "reload"
                )
            case KNOWLEDGE_UNDO.name:
                return await self._reviewed(lambda told: replies.reviews.undo(audience=reader, progress=told), "undo")
            case _:
                return await reply_to(called, replies, audience=reader, before=self._before)

    async def _reviewed(self, work: Callable[[Listener], Awaitable[Reply]], act: str) -> Reply:
        """Return what comes of a moderator's work, and show a person how far it is."""

        async def show(progress: ReviewProgress) -> None:
            if self._output.isatty():
                self._tell(progress_reply(progress, self._reader.wording))

        reply = await shown_meanwhile(work, show)
        if self._desk is not None:
            await self._desk.note(self._caller, act, outcome_of(reply))
        return reply

    def _numbered(self, line: str) -> ControlAction | None:
        """Return what a typed number opens, or None for a line that is no number of the last card."""
        typed = narrow(line).strip()
        if not (typed.isdecimal() and len(typed) < _MAX_DIGITS):
            return None
        return self._opens[int(typed) - 1] if 1 <= int(typed) <= len(self._opens) else None

    def _is_beyond(self, line: str) -> bool:
        """Return whether a line is a number that the last card, which has numbers, has not; a year is none."""
        typed = narrow(line).strip()
        return bool(self._opens) and typed.isdecimal() and len(typed) <= _MAX_DIGITS_ON_CARD

    def _is_at_desk(self, call: Call) -> bool:
        """Return whether a command is answered by the desk, or would be if there were one."""
        by_desk = self._desk is not None and self._desk.answers(call.command)
        return by_desk or call.command.name not in methods(self._replies)

    async def _at_desk(self, call: Call) -> Reply:
        """Return the reply to a command for which something has to be remembered."""
        if self._desk is None:
            return self._phrases.no_state()
        return await self._desk.call(call.command, values_of(call), caller=self._caller)

    async def _open(self, control: ControlAction, prompt: Prompt) -> None:
        """Show what a control opens; an error is shown too. A form is one more line to type."""
        try:
            opened = await self._opened(control)
            if isinstance(opened, Form):
                self._tell(Reply((Paragraph(opened.label), *((Note(opened.hint),) if opened.hint else ()))))
                typed = await prompt.prompt_async()
                again = replace(opened.control, text=f"{opened.control.text} {typed}".strip())
                opened = await self._opened(again)
        except Exception as error:
            opened = self._failure(control.action.name.lower(), error)
        if isinstance(opened, Reply):
            self._show(opened)

    def _answered(self, reply: Reply) -> Reply:
        """Return a reply with what can be done about it; the desk takes note of one to a question."""
        return self._desk.answered(reply, AT_THE_MACHINE, self._reader) if self._desk else reply

    async def _opened(self, control: ControlAction) -> Reply | Form:
        if control.action in REVIEWING:  # whoever sits at the machine is a moderator
            reader, reviews = self._reader, self._replies.reviews
            if control.action is Action.PROBLEMS:
                return await reviews.handle(control, audience=reader)
            act = act_of(control)
            return await self._reviewed(lambda told: reviews.handle(control, audience=reader, progress=told), act)
        if control.action not in DESK:
            reply = self._replies.handle_control(control, audience=self._reader)
            return self._answered(reply) if control.action is Action.QUESTION else reply
        if self._desk is None or control.action not in self._desk.actions:
            return self._phrases.no_state()
        return await self._desk.press(control, caller=self._caller)

    def _completed(self, command: Command, reply: Reply) -> Reply:
        """Return a reply with what is particular to this chat."""
        if command == HELP:
            return Reply((*reply.blocks, self._phrases.ways_out()), private=reply.private, failed=reply.failed)
        if command == PRIVACY and self._history_folder is not None:
            return Reply((*reply.blocks, self._phrases.kept()), private=reply.private, failed=reply.failed)
        return reply

    def _failure(self, name: str, error: Exception) -> Reply:
        """Return what the reader is told; the traceback is logged for debugging only."""
        if isinstance(error, QuorumError):
            _LOG.info("/%s: %s", name, error)
        else:
            _LOG.error("/%s failed: %s: %s", name, type(error).__name__, error)
            _LOG.debug("/%s failed", name, exc_info=error)
        return self._replies.failure(error, audience=self._reader)

    def _show(self, reply: Reply) -> None:
        """Print a card with air around it, with a number before all that it opens."""
        blocks, opens = numbered(reply)
        if opens and not self._told_of_numbers:
            blocks = (*blocks, self._phrases.numbers())
            self._told_of_numbers = True
        self._opens = opens
        self._print(blocks, failed=reply.failed)

    def _tell(self, reply: Reply) -> None:
        """Print what opens nothing, so that the numbers of the card above stay."""
        self._print(reply.blocks, failed=reply.failed)

    def _tell_news(self) -> None:
        """Print what happened to the minutes by itself since the last line, if anything did."""
        if lines := self._news.take() if self._news else ():
            self._tell(Reply(tuple(Note(line) for line in lines)))
        for reply in self._post.take():
            self._tell(reply)

    def _print(self, blocks: tuple[Block | Numbered, ...], *, failed: bool) -> None:
        self._console.print()
        self._console.print(Card(blocks, failed=failed), crop=False)
        self._console.print()

    def _open_prompt(self) -> Prompt:
        """Return the line to type on."""
        return open_prompt(
            LineCompleter(self._replies, audience=self._reader, phrases=self._phrases),
            phrases=self._phrases,
            input=self._input,
            output=self._output,
            history_folder=self._history_folder,
        )

    def _examples(self) -> tuple[str, ...]:
        """Return a few short questions that the minutes hold; none if there are none or finding them failed."""
        try:
            return self._replies.introducing.example_questions(audience=self._reader)
        except Exception as error:
            self._failure("ask", error)
            return ()


def is_leaving(parsed: Parsed | None) -> bool:
    """Return whether the reader wants to leave."""
    return isinstance(parsed, Call) and parsed.command.name == QUIT.name
