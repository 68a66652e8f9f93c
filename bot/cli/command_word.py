"""Which command was typed, told before the parser of the command line is there: loading that takes a while."""

from collections.abc import Sequence

_WITH_VALUE = ("--config", "--knowledge", "--community")
"""What takes the word that follows it, unless it has an `=`; each may be cut short."""


def command_word(words: Sequence[str]) -> str:
    """Return the command in the words of a command line, and an empty text if there is none.

    >>> command_word(["--config", "run", "ask", "run"]), command_word(["--no-cache", "run"]), command_word([])
    ('ask', 'run', '')
    """
    is_value = False
    for word in words:
        if not is_value and not word.startswith("-"):
            return word
        is_value = not is_value and len(word) > len("--") and any(option.startswith(word) for option in _WITH_VALUE)
    return ""
