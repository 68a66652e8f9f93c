"""A format for what is built from the minutes: text as JSON and arrays of numbers, and nothing that could run.

    magic · digest of all that follows · origin · length of the head · head · document · arrays

The head is JSON and says how long the document is and of what kind and shape each array. Whoever reads the document
decodes it by a schema; what numbers the arrays may hold is for those to check who work with them. The digest finds
out accidents. It has no key: a key would lie where this account can read it, and so can whoever can write a file that
belongs to this account; everybody else is kept out by who may write the file.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from io import BufferedReader
from math import prod
from typing import Annotated, Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from bot.storage.private_files import OtherVersionError, UnsoundError

Array = NDArray[Any]

_PROGRAM = b"quorum\x00"
_MAGIC = _PROGRAM + b"1"
_DIGEST = 32  # bytes
_LENGTH = 8  # bytes of the number that says how long the head is
ORIGIN = 32
"""Bytes of what tells what it was built from."""
_MAX_HEAD = 1 << 16  # bytes
MAX_BYTES = 1 << 30
"""Of one file: ten times what ten years of the longest minutes take. More is not written, and not read."""
_PIECE = 1 << 22  # bytes read at a time, so that other threads go on
_TYPES = {one.str: one for one in map(np.dtype, ("<f4", "<f8", "<i4", "<i8", "|i1", "|b1"))}

_Size = Annotated[int, msgspec.Meta(ge=0, le=MAX_BYTES)]


@dataclass(frozen=True, slots=True)
class Plain:
    """What can be kept: a document and arrays with names."""

    document: bytes
    arrays: Mapping[str, Array] = field(default_factory=dict)


class _Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    document: _Size
    arrays: tuple[tuple[str, str, Annotated[tuple[_Size, ...], msgspec.Meta(max_length=2)]], ...]
    """Of each its name, the type of its numbers and its shape."""


def pieces_of(plain: Plain, origin: bytes) -> list[bytes | memoryview]:
    """Return what is written of a value that was built from some origin; raise `UnsoundError` if it is too much."""
    arrays = {name: _portable(array) for name, array in plain.arrays.items()}
    shapes = tuple((name, array.dtype.str, array.shape) for name, array in arrays.items())
    head = msgspec.json.encode(_Head(len(plain.document), shapes))
    pieces: list[bytes | memoryview] = [origin, len(head).to_bytes(_LENGTH, "big"), head, plain.document]
    pieces += map(_bytes_of, arrays.values())
    if sum(map(len, pieces)) > MAX_BYTES:
        raise UnsoundError("it would be too large")
    digest = blake2b(digest_size=_DIGEST)
    for piece in pieces:
        digest.update(piece)
    return [_MAGIC, digest.digest(), *pieces]


def read_plain(opened: BufferedReader, origin: bytes | None = None) -> Plain:
    """Return what a file holds; raise `UnsoundError` for one that is damaged, or was built from another origin.

    Without an origin, one is as good as another. Raise `OtherVersionError` for one in another format of this program.
    """
    size = os.fstat(opened.fileno()).st_size
    reader = _Reader(opened)
    magic = reader.take(len(_MAGIC), hashed=False)
    if magic != _MAGIC:
        raise OtherVersionError if magic.startswith(_PROGRAM) else UnsoundError("it is damaged")
    digest = reader.take(_DIGEST, hashed=False)
    if reader.take(ORIGIN) != origin and origin is not None:
        raise UnsoundError("it was built from something else")
    length = int.from_bytes(reader.take(_LENGTH), "big")
    if length > _MAX_HEAD:
        raise UnsoundError("it is damaged")
    head, arrays = _shapes(reader.take(length))
    expected = reader.done + head.document + sum(of.itemsize * prod(shape) for of, shape in arrays.values())
    if not size == expected <= MAX_BYTES:  # before room is made for any of it
        raise UnsoundError("it is damaged")
    document = reader.take(head.document)
    filled = {name: reader.fill(np.empty(shape, of)) for name, (of, shape) in arrays.items()}
    if reader.digest.digest() != digest:
        raise UnsoundError("it is damaged")
    return Plain(document, filled)


def _shapes(written: bytes) -> tuple[_Head, dict[str, tuple[np.dtype[Any], tuple[int, ...]]]]:
    try:
        head = msgspec.json.decode(written, type=_Head)
        return head, {name: (_TYPES[of], shape) for name, of, shape in head.arrays}
    except (msgspec.MsgspecError, KeyError, RecursionError, ValueError) as error:
        raise UnsoundError("it is damaged") from error


class _Reader:
    """Reads a file once, from its beginning to its end."""

    def __init__(self, opened: BufferedReader) -> None:
        self._opened = opened
        self.digest = blake2b(digest_size=_DIGEST)
        self.done = 0

    def take(self, length: int, *, hashed: bool = True) -> bytes:
        taken = bytearray(length)
        self._into(memoryview(taken), hashed=hashed)
        return bytes(taken)

    def fill(self, array: Array) -> Array:
        self._into(_bytes_of(array), hashed=True)
        array.flags.writeable = False
        return array

    def _into(self, room: memoryview, *, hashed: bool) -> None:
        for first in range(0, len(room), _PIECE):
            piece = room[first : first + _PIECE]
            if self._opened.readinto(piece) != len(piece):
                raise UnsoundError("it is cut off")
            if hashed:
                self.digest.update(piece)
        self.done += len(room)


def _portable(array: Array) -> Array:
    """Return an array as it is written, on whatever machine."""
    return np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<"))


def _bytes_of(array: Array) -> memoryview:
    return array.reshape(-1).view(np.uint8).data
