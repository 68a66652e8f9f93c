"""The commands that can be typed in a terminal: those of every platform, and how to leave."""

from bot.replies.commands.catalogue import COMMANDS, HELP, Command
from bot.replies.commands.parsing import SLASHES, Call, Parsed, find_command, narrow, parse

QUIT = Command("quit", "Leave the chat (Ctrl-D does the same)")

TERMINAL_COMMANDS = (*COMMANDS, QUIT)

_LEAVING = frozenset({"exit", "quit"})


def parse_line(line: str) -> Parsed | None:
    """Return what a line asks for, or None if it is blank."""
    if _is_leaving(line):
        return Call(QUIT, {})
    return Call(HELP, {}) if _is_help(line) else parse(line, TERMINAL_COMMANDS)


def _is_help(line: str) -> bool:
    """Return whether a line is the word for help in any language: without the slash it would only be told of it."""
    text = line.strip()
    head = find_command(text, (HELP,))
    return head is not None and head.end == len(text)


def _is_leaving(line: str) -> bool:
    """Return whether a line is the word for leaving, or begins with that word behind a slash."""
    text = line.strip()
    if not text.startswith(SLASHES):
        return text.casefold() in _LEAVING
    words = narrow(text[1:]).casefold().split()
    return bool(words) and words[0] in _LEAVING
