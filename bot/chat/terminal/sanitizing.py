"""Text that nobody has vetted, made harmless for a terminal: minutes must not drive the screen."""

from collections.abc import Iterable
from typing import TextIO, cast

from bot.unseen import without_unseen

_NEL = 0x85
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_REPLACEMENTS: dict[int, str | None] = {
    # U+2400 onwards are pictures of the C0 controls: ESC shows as ␛ instead of starting an escape sequence.
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\n\t"},
    0x7F: "\N{SYMBOL FOR DELETE}",
    # C1 controls; U+009B alone starts an escape sequence on some terminals.
    **dict.fromkeys(range(0x80, 0xA0), _REPLACEMENT),
    _NEL: " ",
    0x2028: " ",
    0x2029: " ",
    # A lone surrogate stands for a byte that was no text; no encoding can write it.
    **dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT),
}


def harmless(text: str) -> str:
    r"""Return `text` with every control character shown, and what misleads left out; line breaks and tabs stay.

    >>> harmless("\x1b[2J red\r\n\x07")
    '␛[2J red\n␇'
    """
    return without_unseen(text).replace("\r\n", "\n").translate(_REPLACEMENTS)


def printable_line(text: str) -> str:
    r"""Return `text` made harmless, on one line, with single spaces.

    >>> printable_line(" two\n  lines\t")
    'two lines'
    """
    return " ".join(harmless(text).split())


def writable(text: str, encoding: str) -> str:
    """Return `text` with `?` for what `encoding` cannot write.

    >>> writable("naïve 会议", "cp1252")
    'naïve ??'
    """
    return text.encode(encoding, "replace").decode(encoding)


def is_writable(text: str, encoding: str) -> bool:
    """Return whether `encoding` can write all of `text`."""
    return writable(text, encoding) == text


class _HarmlessStream:
    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        self._stream.write(harmless(text))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


def harmless_stream(stream: TextIO) -> TextIO:
    """Return a stream that makes all that is written into it harmless."""
    return cast(TextIO, _HarmlessStream(stream))
