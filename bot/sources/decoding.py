"""Turns the bytes of a file into text, or says exactly why it cannot."""

from bot.minutes.problem import Level, Problem
from bot.minutes.told import Told
from bot.sources.encodings import guess_encoding
from bot.sources.file_names import quoted

MAX_FILE_BYTES = 8 * 1024 * 1024  # bytes; ten years of daily minutes in one file stay below it
MAX_LINE_CHARACTERS = 256 * 1024  # characters; a line is a paragraph, and a long one holds up every question about it
MAX_HEADINGS = 30_000  # ten years of weekly meetings with fifty topics each; more are no minutes, and cost memory
MAX_LINES = 100_000  # twenty times those of the longest minutes known; many short lines cost as much as many words

_BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_MAX_RETURNS = 2  # carriage returns without any line end, in what may be one line
_WITHOUT_NUL = r"tr -d '\000'"


def read_text(content: bytes, path: str) -> str | Problem:
    """Return the text of a file of minutes, or why it cannot be served: size, encoding, NUL bytes, lines, headings."""
    if len(content) > MAX_FILE_BYTES:
        return too_large(path, len(content))
    text = decode(content, path)
    if isinstance(text, Problem):
        return text
    if "\0" in text:
        return _holds_nul(content, path)
    lines = text.count("\n")
    if not lines and text.count("\r") > _MAX_RETURNS:
        return _ends_with_returns(path)
    if lines > MAX_LINES:
        return _many_lines(path, lines)
    if len(text) > MAX_LINE_CHARACTERS:
        for number, line in enumerate(text.split("\n"), start=1):
            if len(line) > MAX_LINE_CHARACTERS:
                return _long_line(path, number, line)
    headings = text.count("\n#")
    return _many_headings(path, headings) if headings > MAX_HEADINGS else text


def decode(content: bytes, path: str) -> str | Problem:
    """Return the text of a file in UTF-8, with or without a byte-order mark, or what is wrong with it."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _not_utf8(path, 1, Told("The file is {encoding}, not UTF-8.", encoding=encoding), encoding)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = content[error.start]
        message = Told("The file is not UTF-8: byte {byte} cannot be read.", byte=f"0x{byte:02x}")
        return _not_utf8(path, line, message, guess_encoding(content))


def too_large(path: str, size: int) -> Problem:
    """Return the problem of a file over the limit."""
    return Problem(
        path,
        0,
        Level.ERROR,
        "too-large",
        Told(
            "The file has {size} MB; at most {most} MB are read.",
            size=f"{size / 1024 / 1024:.1f}",
            most=MAX_FILE_BYTES // 1024 // 1024,
        ),
        _split(path),
    )


def _ends_with_returns(path: str) -> Problem:
    message = Told("The lines end with carriage returns alone, so that the file is a single line.")
    fix = Told("Put line feeds in their place: {command}", command=_through(r"tr '\r' '\n'", path, redirected=True))
    return Problem(path, 1, Level.ERROR, "line-ends", message, fix)


def _holds_nul(content: bytes, path: str) -> Problem:
    # Text in UTF-16 without its mark is, as far as it is English, every other byte a NUL.
    for encoding, start in (("UTF-16LE", 1), ("UTF-16BE", 0)):
        others = content[1 - start :: 2]
        if len(content) % 2 == 0 and content[start::2].count(0) > len(content) * 2 // 5 and 0 not in others:
            return _not_utf8(path, 1, Told("The file is {encoding}, not UTF-8.", encoding=encoding), encoding)
    line = content.count(b"\n", 0, content.index(0)) + 1
    fix = Told("If it is text, take them out: {command}", command=_through(_WITHOUT_NUL, path, redirected=True))
    message = Told("The file holds NUL bytes, so it is no text.")
    return Problem(path, line, Level.ERROR, "nul-bytes", message, fix)


def _long_line(path: str, number: int, line: str) -> Problem:
    message = Told(
        "The line has {number} characters; at most {most} are read.",
        number=f"{len(line):,}",
        most=f"{MAX_LINE_CHARACTERS:,}",
    )
    if ";base64," in line:
        command = _through("perl -pe 's#data:[a-z]+/[a-z0-9.+-]+;base64,[A-Za-z0-9+/=]+##g'", path)
        fix = Told("Put the picture into a file of its own and take it out of the text: {command}", command=command)
    else:
        command = _through(r"perl -pe 's/(。|！|？|；|[.!?;,] )/$1\n/g'", path)
        fix = Told("Break it at its sentences: {command}", command=command)
    return Problem(path, number, Level.ERROR, "long-line", message, fix)


def _many_headings(path: str, headings: int) -> Problem:
    message = Told(
        "The file has about {number} headings; at most {most} are read.",
        number=f"{headings:,}",
        most=f"{MAX_HEADINGS:,}",
    )
    return Problem(path, 0, Level.ERROR, "many-headings", message, _split(path))


def _many_lines(path: str, lines: int) -> Problem:
    message = Told("The file has {number} lines; at most {most} are read.", number=f"{lines:,}", most=f"{MAX_LINES:,}")
    return Problem(path, 0, Level.ERROR, "many-lines", message, _split(path))


def _split(path: str) -> str:
    command = f"split -l 10000 {quoted(path)} part-"
    return Told("Split it into one file for each meeting, or just in pieces: {command}", command=command)


def _not_utf8(path: str, line: int, message: str, encoding: str) -> Problem:
    fix = Told("Convert it: {command}", command=_through(f"iconv -f {encoding} -t UTF-8", path))
    return Problem(path, line, Level.ERROR, "not-utf-8", message, fix)


def _through(command: str, path: str, *, redirected: bool = False) -> str:
    """Return a shell's line that puts a file through a command, and what comes out in its place."""
    name = quoted(path)
    return f"{command} {'< ' if redirected else ''}{name} > converted.md && mv converted.md {name}"
