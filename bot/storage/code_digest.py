"""Tells one version of the program's reading and searching from another, so that what another built is not used.

What counts is what the code does: comments, the wording of docstrings and the places of lines may change, and what was
kept still holds.
"""

import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from types import CodeType

from bot.storage.private_files import UnsoundError, open_private, write_private

_LOG = logging.getLogger(__name__)
_ROOT = Path(__file__).parents[1]
# The packages and modules whose work is kept: what they make of a file depends on them alone.
_PARTS = ("text.py", "languages", "minutes", "search", "knowledge", "sources/model.py", "storage/plain.py")
_DATA = ".yaml"
# What is built depends on these too: how they parse, cut, stem and fold.
_PARSING = ("markdown-it-py", "msgspec", "python-frontmatter", "pyyaml")
_SEARCHING = ("numpy", "opencc", "pypinyin", "pystemmer", "rjieba")
_BYTES = 16  # of a digest
SUFFIX = ".program"


def code_digest(folder: Path, root: Path = _ROOT) -> bytes:
    """Return a digest of what the program in `root` does with minutes, and of the libraries that it does it with.

    To compile the code takes a fifth of a second, so the digest is remembered in `folder`, by the bytes of the files
    and the versions of the libraries.
    """
    files = {file.relative_to(root).as_posix(): file.read_bytes() for file in _files(root)}
    libraries = (f"{library} {version(library)}" for library in (*_PARSING, *_SEARCHING))
    built_on = "\0".join((sys.version, *libraries)).encode()
    written = blake2b(built_on, digest_size=_BYTES)
    for name, content in files.items():
        written.update(f"{name}\0{len(content)}\0".encode() + content)
    remembered = folder / f"{written.hexdigest()}{SUFFIX}"
    with suppress(OSError, UnsoundError), open_private(remembered) as opened:
        known = opened.read(2 * _BYTES + 1)
        if known == sealed(remembered, known[:_BYTES]):
            return known[:_BYTES]
    digest = blake2b(built_on, digest_size=_BYTES)
    for name, content in files.items():
        digest.update(f"\0{name}\0".encode())
        for piece in (content,) if name.endswith(_DATA) else _pieces(compile(content, name, "exec", optimize=2)):
            digest.update(piece)
    _remember(remembered, digest.digest())
    return digest.digest()


def _files(root: Path) -> Iterator[Path]:
    for part in _PARTS:
        place = root / part
        yield from [place] if place.is_file() else sorted(f for f in place.rglob("*") if f.suffix in (".py", _DATA))


def _pieces(code: CodeType) -> Iterator[bytes]:
    """Yield what a piece of code does: its instructions with the names and values in them, without places of lines."""
    yield code.co_code
    names: Sequence[tuple[str, ...]] = (code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars)
    yield repr((code.co_name, *names)).encode("utf-8", "surrogatepass")
    for value in code.co_consts:
        if isinstance(value, CodeType):
            yield from _pieces(value)
        else:
            # A set has no order of its own.
            shown = sorted(map(repr, value)) if isinstance(value, frozenset) else value
            yield repr(shown).encode("utf-8", "surrogatepass")


def _remember(file: Path, digest: bytes) -> None:
    """Write a digest down, in the place of those of older programs."""
    try:
        for old in file.parent.glob(f"*{SUFFIX}"):
            old.unlink(missing_ok=True)
        if file.parent.is_dir():
            write_private(file, [sealed(file, digest)])
    except OSError as error:
        _LOG.debug("%s cannot be written, so it is worked out at every start: %s", file, error)


def sealed(file: Path, digest: bytes) -> bytes:
    """Return a digest as it is written down, with what tells whether it was damaged since."""
    return digest + blake2b(file.name.encode() + digest, digest_size=_BYTES).digest()
