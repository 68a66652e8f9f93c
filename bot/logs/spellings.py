"""Finds a secret however it was written: plain, or within JSON, a repr, an address or a login, and those in each other.

JSON within JSON has a backslash before each backslash, an address within an address a percent sign's code in place of
it; so what stands for one sign is not one text but a pattern, which is bounded.
"""

import base64
import re
from collections.abc import Iterator

_BACKSLASH = r"(?:\\|%(?:25){0,3}5[cC])"
_ESCAPES = rf"{_BACKSLASH}{{1,15}}"
"""What stands before a sign that is written in another way; four times within JSON, fifteen of them."""

_NAMED = {"\n": "n", "\r": "r", "\t": "t", "\b": "b", "\f": "f"}
_URL_SAFE = {"+": "-", "/": "_"}
_LARGEST_UNIT, _LARGEST_BYTE, _LARGEST_ASCII = 0xFFFF, 0xFF, 0x7F


def spellings(secret: str) -> Iterator[str]:
    """Yield patterns that match a secret in every spelling in which it may turn up; none for an empty one."""
    if secret:
        yield "".join(map(_of_sign, secret))
        yield from ("".join(map(_of_encoded, piece)) for piece in _encoded(secret))


def _of_sign(sign: str) -> str:
    """Return what matches one sign; letters and digits are the same everywhere."""
    if sign.isascii() and sign.isalnum():
        return sign
    written = [f"{_BACKSLASH}{{0,15}}{re.escape(sign)}", _percent(sign), *_escaped(sign)]
    if sign == " ":
        written += [r"\+", _percent("+")]
    if sign == "\\":
        written.append(f"{_BACKSLASH}{{1,16}}")
    return f"(?:{'|'.join(written)})"


def _escaped(sign: str) -> Iterator[str]:
    """Yield how a sign is written behind a backslash."""
    code = ord(sign)
    if name := _NAMED.get(sign):
        yield _ESCAPES + name
    if code > _LARGEST_UNIT:
        units = sign.encode("utf-16-be")
        yield "".join(f"{_ESCAPES}(?i:u{units[first : first + 2].hex()})" for first in (0, 2))
        yield f"{_ESCAPES}(?i:u{code:08x})"
    else:
        yield f"{_ESCAPES}(?i:u{code:04x})"
    if code <= _LARGEST_BYTE:
        yield f"{_ESCAPES}(?i:x{code:02x})"
    if code > _LARGEST_ASCII:
        yield "".join(f"{_ESCAPES}(?i:x{byte:02x})" for byte in sign.encode("utf-8", "replace"))


def _percent(sign: str) -> str:
    return "".join(f"%(?:25){{0,3}}(?i:{byte:02x})" for byte in sign.encode("utf-8", "replace"))


def _encoded(secret: str) -> Iterator[str]:
    """Yield the signs of Base64 that are the secret's alone, as HTTP sends it behind a login.

    Where the pieces of three bytes begin depends on the login's length, so there are three ways. Of the bytes at either
    end no more than half is left.
    """
    written = secret.encode("utf-8", "replace")
    for before in range(3):
        whole = base64.b64encode(b"\0" * before + written).decode()
        first = before + 1 if before else 0
        yield whole[first : (before + len(written)) * 8 // 6]


def _of_encoded(sign: str) -> str:
    other = _URL_SAFE.get(sign)
    return f"(?:{_of_sign(sign)}|{_of_sign(other)})" if other else sign
