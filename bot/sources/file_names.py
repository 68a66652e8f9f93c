"""Names of files as they come: shown so that they cannot harm a terminal, and quoted for a shell."""

import re
import shlex
import unicodedata

from bot.minutes.problem import Level, Problem
from bot.minutes.told import Told

# Control characters, bytes that are no text, and what changes the direction or the line of the text around it.
_ODD = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]")
_SEPARATOR = re.compile(r"[/\\]|\A[A-Za-z]:")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:[. :].*)?", re.IGNORECASE)

# What editors and programs that copy files write beside a file for a while.
_TEMPORARY = re.compile(r"#.*#|~\$.*|~.*\.tmp|.*(?:~|\.(?:tmp|temp|part|bak|sw[a-z]|crdownload)|___jb_(?:tmp|old)___)")


def shown(name: str) -> str:
    r"""Return a name with everything in it that cannot be shown written as an escape.

    >>> shown("议程\x1b[2J\udcff.md")
    '议程\\x1b[2J\\xff.md'
    """
    return _ODD.sub(lambda match: _escape(match.group()), name)


def quoted(name: str) -> str:
    r"""Return a name as one word of a shell's command line; odd characters as bash, zsh and ksh write them.

    >>> quoted("a b.md"), quoted("-a\n.md")
    ("'a b.md'", "./$'-a\\x0a.md'")
    """
    word = shlex.quote(name)
    if _ODD.search(name):
        escaped = name.replace("\\", "\\\\").replace("'", "\\'")
        word = f"$'{_ODD.sub(lambda match: _bytes(match.group()), escaped)}'"
    return f"./{word}" if name.startswith("-") else word


def odd_name(path: str) -> Problem | None:
    """Return the problem of a path that is not UTF-8 or cannot be shown as it is; None for an ordinary one."""
    if not _ODD.search(path):
        return None
    is_text = not any("\udc80" <= character <= "\udcff" for character in path)
    message = (
        Told("The name of the file holds control characters.")
        if is_text
        else Told("The name of the file is not UTF-8.")
    )
    fix = Told("Give it another name: {command}", command=f"mv {quoted(path)} new-name.md")
    return Problem(shown(path), 0, Level.ERROR, "odd-name", message, fix)


def why_hostile(name: str) -> str | None:
    """Return why the name of a file or folder in a repository can only be meant to do harm; None for any other.

    >>> why_hostile(".."), why_hostile(".GIT "), why_hostile("议程.md")
    ('leads out of its folder', "is that of git's own folder", None)
    """
    if name in ("", ".", "..") or _SEPARATOR.search(name):
        return Told("leads out of its folder")
    plain = "".join(character for character in name if unicodedata.category(character) != "Cf")
    if plain.casefold().partition(":")[0].rstrip(". ") in (".git", "git~1"):
        return Told("is that of git's own folder")
    return None


def is_device(name: str) -> bool:
    """Return whether Windows takes a name, whatever its ending, for a device: `aux.md` is one.

    >>> is_device("AUX.md"), is_device("auxiliary.md")
    (True, False)
    """
    return _DEVICE.fullmatch(name) is not None


def _escape(character: str) -> str:
    if "\udc80" <= character <= "\udcff":
        return f"\\x{ord(character) - 0xDC00:02x}"
    return f"\\x{ord(character):02x}" if ord(character) < 0x100 else f"\\u{ord(character):04x}"


def _bytes(character: str) -> str:
    is_byte = "\udc80" <= character <= "\udcff"
    raw = bytes([ord(character) - 0xDC00]) if is_byte else character.encode("utf-8", "surrogatepass")
    return "".join(f"\\x{byte:02x}" for byte in raw)


def is_temporary(path: str) -> bool:
    """Return whether a file is by its name one that an editor keeps beside another for a while.

    >>> is_temporary("2024/.a.md.swp"), is_temporary("2024/a.md~"), is_temporary("2024/a.md")
    (True, True, False)
    """
    return _TEMPORARY.fullmatch(path.rpartition("/")[2]) is not None
