"""What the commands print beside cards: made harmless for a terminal, in this one place."""

import json
import sys
from typing import TextIO

from bot.chat.terminal.sanitizing import harmless, is_writable, writable
from bot.replies.json_records import Record


def say(text: str, output: TextIO | None = None) -> None:
    """Print lines for a person; minutes, file names and what others say must not drive the screen."""
    output = output or sys.stdout
    print(writable(harmless(text), output.encoding or "utf-8"), file=output)


def print_json(record: Record | list[Record], output: TextIO | None = None) -> None:
    """Print a record on one line: ASCII for a program, and for a person in letters that can be read."""
    output = output or sys.stdout
    print(_readable(record, output.encoding) if output.isatty() else json.dumps(record), file=output, flush=True)


def _readable(record: Record | list[Record], encoding: str) -> str:
    """Return JSON that escapes only what a terminal cannot show, or what could drive it."""
    text = json.dumps(record, ensure_ascii=False)
    return "".join(one if one.isprintable() and is_writable(one, encoding) else json.dumps(one)[1:-1] for one in text)
