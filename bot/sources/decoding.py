"""Turns the bytes of a file into text, or says exactly why it cannot."""

import shlex

from bot.minutes.model import Level, Problem

LARGEST_FILE = 8 * 1024 * 1024  # bytes; ten years of daily minutes in one file stay below it

_BYTE_ORDER_MARKS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))


def decode(content: bytes, path: str) -> str | Problem:
    """Return the text of a file in UTF-8, with or without a byte-order mark, or what is wrong with it."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _not_utf8(path, 1, f"The file is {encoding}, not UTF-8.", encoding)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = content[error.start]
        return _not_utf8(path, line, f"The file is not UTF-8: byte 0x{byte:02x} cannot be read.", _guess(content))


def too_large(path: str, size: int) -> Problem:
    """Return the problem of a file over the limit."""
    return Problem(
        path,
        0,
        Level.ERROR,
        "too-large",
        f"The file has {size / 1024 / 1024:.1f} MB; at most {LARGEST_FILE // 1024 // 1024} MB are read.",
        "Split it into one file for each meeting.",
    )


def _guess(content: bytes) -> str:
    for encoding in ("gb18030", "big5"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding.upper()
    return "ISO-8859-1"


def _not_utf8(path: str, line: int, message: str, encoding: str) -> Problem:
    name = shlex.quote(path)
    fix = f"Convert it: iconv -f {encoding} -t UTF-8 {name} > converted.md && mv converted.md {name}"
    return Problem(path, line, Level.ERROR, "not-utf-8", message, fix)
