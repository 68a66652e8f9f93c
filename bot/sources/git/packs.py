"""How large the objects of a pack are, told by their headers alone, before any of them is unpacked.

A few bytes of a pack can stand for gigabytes: of zeros that were compressed, or of a piece that is copied again and
again. So what came is measured first, in little memory, and what nobody could hold is not unpacked.
"""

import zlib
from collections.abc import Callable
from mmap import mmap
from typing import NamedTuple

from dulwich.pack import DELTA_TYPES, OFS_DELTA

from bot.errors import SourceError

MAX_OBJECT_BYTES = 100 * 1024**2  # of one object, unpacked; the largest file that GitHub takes
MAX_CHAIN_BYTES = 512 * 1024**2  # of all objects together that one is made from
MAX_UNPACKED_BYTES = 4 * 1024**3  # of everything that is looked at to index one pack
MAX_OBJECTS = 500_000  # five times as many as the largest public repositories hold at one commit

_HEADER_BYTES = 12
_ID_BYTES = 20
_PIECE_BYTES = 64 * 1024
_MOST_UNPACKED_AT_ONCE = 1024**2
_DELTA_HEAD_BYTES = 20  # two numbers of at most ten bytes
_CHECK_EVERY = 256  # objects


Pack = bytes | mmap


class Cut(ValueError):
    """A pack that ends too early, or that is none: whoever unpacks it says what is wrong."""


class Head(NamedTuple):
    """What stands before the content of an object."""

    kind: int
    size: int
    """Bytes of the content as it is packed: of the object itself, or of what changes another one into it."""
    base: int
    """How far before this object the one stands that it changes; 0 if that is not told."""
    base_id: bytes
    start: int
    """Where the compressed content begins."""


def head_at(pack: Pack, offset: int) -> Head:
    """Return the head of the object at a place; raise `Cut`."""
    try:
        byte = pack[offset]
        offset += 1
        kind, size, shift = byte >> 4 & 7, byte & 15, 4
        while byte & 0x80:
            byte = pack[offset]
            offset += 1
            size |= (byte & 0x7F) << shift
            shift += 7
        if kind not in DELTA_TYPES:
            return Head(kind, size, 0, b"", offset)
        if kind != OFS_DELTA:
            return Head(kind, size, 0, pack[offset : offset + _ID_BYTES], offset + _ID_BYTES)
        byte = pack[offset]
        offset += 1
        base = byte & 0x7F
        while byte & 0x80:
            byte = pack[offset]
            offset += 1
            base = (base + 1) << 7 | byte & 0x7F
    except IndexError as error:
        raise Cut from error
    return Head(kind, size, base, b"", offset)


def made_size(beginning: bytes) -> int:
    """Return how large what a delta makes is, by its first bytes; raise `Cut`."""
    numbers: list[int] = []
    number = shift = 0
    for byte in beginning:
        number |= (byte & 0x7F) << shift
        shift += 7
        if not byte & 0x80:
            numbers.append(number)
            number = shift = 0
            if len(numbers) > 1:
                return numbers[1]
    raise Cut


def beginning_of(pack: Pack, start: int, most: int = _DELTA_HEAD_BYTES) -> bytes:
    """Return the first bytes of a compressed content; raise `Cut`."""
    try:
        return zlib.decompressobj().decompress(pack[start : start + _PIECE_BYTES], most)
    except zlib.error as error:
        raise Cut from error


def check_pack(pack: Pack, url: str, check: Callable[[], object]) -> None:
    """Raise `SourceError` if unpacking a pack would take more memory or time than there is for it.

    `check` is called from time to time, and may raise too. A pack that is damaged passes, as far as it can be read.
    """
    try:
        _Measure(pack, url, check).measure()
    except Cut:
        return


class _Measure:
    """Goes through a pack once, from the first object to the last."""

    def __init__(self, pack: Pack, url: str, check: Callable[[], object]) -> None:
        self._pack = pack
        self._url = url
        self._check = check
        self._chains: dict[int, int] = {}
        self._unpacked = 0
        self._unplaced = 0
        """Bytes of all that name what they build on by its id: in which order they do is not known yet."""

    def measure(self) -> None:
        if len(self._pack) < _HEADER_BYTES or self._pack[:4] != b"PACK":
            raise Cut
        count = int.from_bytes(self._pack[8:_HEADER_BYTES])
        if count > MAX_OBJECTS:
            raise self._refused(f"{count:,} objects", f"{MAX_OBJECTS:,}")
        offset = _HEADER_BYTES
        for number in range(count):
            if number % _CHECK_EVERY == 0:
                self._check()
            head = head_at(self._pack, offset)
            self._allow(head.size, MAX_OBJECT_BYTES, "an object of")
            end, beginning = _skipped(self._pack, head, self._check)
            self._count(offset, head, beginning)
            offset = end

    def _count(self, offset: int, head: Head, beginning: bytes) -> None:
        """Count an object with what it makes, and with all that has to be at hand for that."""
        if head.kind not in DELTA_TYPES:
            self._unpacked += head.size
            self._chains[offset] = head.size
        else:
            made = made_size(beginning)
            self._allow(made, MAX_OBJECT_BYTES, "an object of")
            self._unpacked += head.size + made
            self._unplaced += (head.size + made) if head.base_id else 0
            self._chains[offset] = head.size + made + (self._chains.get(offset - head.base, 0) if head.base else 0)
        self._allow(self._chains[offset], MAX_CHAIN_BYTES, "objects made from each other, of altogether")
        self._allow(self._unplaced, MAX_CHAIN_BYTES, "objects made from each other, of altogether")
        self._allow(self._unpacked, MAX_UNPACKED_BYTES, "objects of altogether")

    def _allow(self, size: int, most: int, what: str) -> None:
        if size > most:
            raise self._refused(f"{what} {_megabytes(size)}", _megabytes(most))

    def _refused(self, found: str, most: str) -> SourceError:
        return SourceError(
            f"{self._url}: the repository holds {found}; at most {most} can be unpacked, so it is not fetched. Take "
            "large files out of it, or keep them in Git's large file storage."
        )


def _megabytes(size: int) -> str:
    return f"{size / 1024**2:,.0f} MB"


def _skipped(pack: Pack, head: Head, check: Callable[[], object]) -> tuple[int, bytes]:
    """Return where the content of an object ends, and its first bytes, without ever holding much of it."""
    unpacker = zlib.decompressobj()
    place, unpacked, beginning = head.start, 0, b""
    try:
        while not unpacker.eof:
            piece = pack[place : place + _PIECE_BYTES]
            if not piece:
                raise Cut
            place += len(piece)
            content = unpacker.decompress(piece, _MOST_UNPACKED_AT_ONCE)
            while True:
                unpacked += len(content)
                beginning = beginning or content[:_DELTA_HEAD_BYTES]
                if unpacked > head.size:
                    raise Cut
                if unpacker.eof or not unpacker.unconsumed_tail:
                    break
                check()
                content = unpacker.decompress(unpacker.unconsumed_tail, _MOST_UNPACKED_AT_ONCE)
    except zlib.error as error:
        raise Cut from error
    return place - len(unpacker.unused_data), beginning
