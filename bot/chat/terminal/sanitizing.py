"""Text that nobody has vetted, made harmless for a terminal: minutes must not drive the screen."""

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
    # Embeddings, overrides and isolates of bidirectional text: they reorder what follows and show nothing.
    **dict.fromkeys(range(0x202A, 0x202F)),
    **dict.fromkeys(range(0x2066, 0x206A)),
    # A lone surrogate stands for a byte that was no text; no encoding can write it.
    **dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT),
}


def harmless(text: str) -> str:
    r"""Return `text` with every control character shown or dropped; line breaks and tabs stay.

    >>> harmless("\x1b[2J red\r\n\x07")
    '␛[2J red\n␇'
    """
    return text.replace("\r\n", "\n").translate(_REPLACEMENTS)


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
