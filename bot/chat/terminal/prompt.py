"""The line that the reader types on: completion, history, suggestions and a row of hints."""

from pathlib import Path
from typing import Protocol, TextIO

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import create_input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output import create_output
from prompt_toolkit.styles import Style
from prompt_toolkit.utils import is_dumb_terminal
from rich.cells import cell_len

from bot.chat.terminal.completion import LineCompleter
from bot.chat.terminal.history import open_history
from bot.chat.terminal.lines import read_lines
from bot.chat.terminal.phrases import Phrases
from bot.chat.terminal.sanitizing import is_writable

_MENU_ROWS = 8

_STYLE = Style.from_dict(
    {
        "prompt": "bold ansicyan",
        "bottom-toolbar": "noreverse ansibrightblack",
        "auto-suggestion": "ansibrightblack",
        "completion-menu": "bg:default default",
        "completion-menu.completion": "bg:default default",
        "completion-menu.completion.current": "noinherit reverse",
        "completion-menu.meta.completion": "bg:default ansibrightblack",
        "completion-menu.meta.completion.current": "noinherit reverse",
        "scrollbar.background": "bg:default",
        "scrollbar.button": "bg:ansibrightblack",
    }
)


class Prompt(Protocol):
    """What asks for the lines."""

    async def prompt_async(self) -> str:
        """Return the next line; raise `EOFError` if the reader leaves."""
        ...


class PlainPrompt:
    """Asks on a terminal that can do nothing but show text; the terminal itself lets the reader edit the line."""

    def __init__(self, symbol: str, *, input: TextIO, output: TextIO) -> None:
        self._symbol = symbol
        self._lines = read_lines(input)
        self._output = output

    async def prompt_async(self) -> str:
        """Return the next line; raise `EOFError` if the reader leaves."""
        self._output.write(f"{self._symbol} ")
        self._output.flush()
        try:
            return await anext(self._lines)
        except StopAsyncIteration as end:
            raise EOFError from end


def open_prompt(
    completer: LineCompleter,
    *,
    phrases: Phrases,
    input: TextIO,
    output: TextIO,
    history_folder: Path | None,
) -> Prompt:
    """Return the prompt; Ctrl-C empties the line where the terminal allows, Ctrl-D on an empty line leaves."""
    symbol = "›" if is_writable("›", output.encoding) else ">"
    if is_dumb_terminal():
        return PlainPrompt(symbol, input=input, output=output)
    return PromptSession[str](
        [("class:prompt", f"{symbol} ")],
        completer=completer,
        complete_in_thread=True,
        complete_while_typing=True,
        reserve_space_for_menu=_MENU_ROWS,
        auto_suggest=AutoSuggestFromHistory(),
        history=open_history(history_folder),
        key_bindings=_key_bindings(),
        bottom_toolbar=lambda: _toolbar(phrases.hints(), get_app().output.get_size().columns),
        style=_STYLE,
        input=create_input(input),
        output=create_output(output),
    )


def fitting(hints: tuple[str, ...], columns: int) -> str:
    """Return as many of the hints as fit in one row.

    >>> fitting(("Tab completes", "/help"), 18)
    'Tab completes'
    """
    row = ""
    for hint in hints:
        longer = f"{row} · {hint}" if row else hint
        if cell_len(longer) > columns:
            break
        row = longer
    return row


def _toolbar(hints: tuple[str, ...], columns: int) -> StyleAndTextTuples:
    """Return the row of hints, beneath what is typed after the prompt."""
    return [("class:bottom-toolbar", "  " + fitting(hints, columns - 2))]


def _key_bindings() -> KeyBindings:
    """Return the keys that mean something else here than in a shell."""
    bindings = KeyBindings()

    def clear(event: KeyPressEvent) -> None:
        event.current_buffer.reset()

    bindings.add("c-c")(clear)
    bindings.add("<sigint>")(clear)
    return bindings
