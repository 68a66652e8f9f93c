"""Reads commits, trees and files out of a store of git objects, and believes none that is not what its id says."""

import hashlib
import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from dulwich.errors import (
    ApplyDeltaError,
    ChecksumMismatch,
    FileFormatException,
    ObjectMissing,
    WrongObjectException,
)
from dulwich.object_store import DiskObjectStore
from dulwich.objects import Blob, Commit, ObjectID, RawObjectID, ShaFile, Tree, hex_to_sha, object_header, parse_tree
from dulwich.pack import DELTA_TYPES, OFS_DELTA, Pack

from bot.errors import SourceError
from bot.sources.decoding import MAX_FILE_BYTES
from bot.sources.git.packs import MAX_CHAIN_BYTES, beginning_of, head_at, made_size

UNREADABLE = (
    ApplyDeltaError,
    AssertionError,
    BufferError,
    ChecksumMismatch,
    EOFError,
    FileFormatException,
    LookupError,
    ObjectMissing,
    TypeError,
    ValueError,
    WrongObjectException,
    struct.error,
    zlib.error,
)
"""What dulwich raises for objects, packs and protocols that are not what they should be."""

FOLDER, FILE, LINK, SUBMODULE = 0o040000, 0o100000, 0o120000, 0o160000
_KIND = 0o170000  # what of a mode tells the kind
_MAX_CHAIN = 10_000  # objects that one is made from, one after the other; git makes fifty


class DamagedError(SourceError):
    """A repository or a copy of it that something is missing from, or that is not what its ids say."""


class TreeEntry(NamedTuple):
    """One line of a tree."""

    name: str
    """Bytes that are not UTF-8 are kept as lone surrogates, as Python does with the names of files."""
    kind: int
    id: ObjectID


class Objects:
    """The objects of a store, by their ids.

    Every method raises `DamagedError` for one that is not there whole, and `SourceError` for one of another kind.
    """

    def __init__(self, store: DiskObjectStore) -> None:
        self._store = store
        self._packs: list[Pack] | None = None

    def tree_of(self, commit: str) -> ObjectID:
        """Return the root folder of a commit."""
        content = self._content(ObjectID(commit.encode()), Commit)
        try:
            return ObjectID(Commit.from_string(content).tree)
        except UNREADABLE as error:
            raise DamagedError(f"the commit {commit} cannot be read.") from error

    def entries(self, tree: ObjectID) -> list[TreeEntry]:
        """Return what stands in a folder, by name."""
        content = self._content(tree, Tree)
        try:
            lines = list(parse_tree(content, self._store.object_format.oid_length))
        except UNREADABLE as error:
            raise DamagedError(f"the folder {tree.decode()} cannot be read.") from error
        return sorted(
            TreeEntry(name.decode("utf-8", "surrogateescape"), mode & _KIND, ObjectID(entry))
            for name, mode, entry in lines
        )

    def size(self, file: ObjectID) -> int:
        """Return how many bytes a file has, or more if unpacking it takes much more; 0 if it is not there whole."""
        try:
            return self._measured(file)
        except (*UNREADABLE, OSError):
            return 0

    def content(self, file: ObjectID) -> bytes:
        """Return the bytes of a file, or where a link leads."""
        return self._content(file, Blob)

    def _content(self, wanted: ObjectID, kind: type[ShaFile]) -> bytes:
        raw = self._raw(wanted)
        if isinstance(raw, str):
            raise DamagedError(f"the object {wanted.decode()} cannot be read: {raw}.")
        number, content = raw
        digest = hashlib.sha1(object_header(number, len(content)) + content, usedforsecurity=False)
        if digest.hexdigest().encode() != wanted:
            raise DamagedError(f"the object {wanted.decode()} is not what its id says.")
        if number != kind.type_num:
            raise SourceError(f"the repository is malformed: {wanted.decode()} is no {kind.type_name.decode()}.")
        return content

    def _raw(self, wanted: ObjectID) -> tuple[int, bytes] | str:
        """Return the type and bytes of an object, or why not.

        dulwich's error would keep the store's files open, as long as it is on its way up; so its words alone go on.
        """
        try:
            size = self._measured(wanted)
            return self._store.get_raw(wanted) if size <= MAX_FILE_BYTES else f"it has {size / 1024**2:,.0f} MB"
        except (*UNREADABLE, OSError) as error:
            return f"{type(error).__name__} {error}".strip()

    def _measured(self, wanted: ObjectID) -> int:
        """Return how large an object is, or all that it is made from if that is too much; raise as dulwich does.

        What is not in a pack was never fetched.
        """
        if self._packs is None:
            self._packs = self._store.packs
        id = RawObjectID(hex_to_sha(wanted))
        for pack in self._packs:
            try:
                offset = pack.index.object_offset(id)
            except KeyError:
                continue
            return _measured_at(pack, offset)
        raise KeyError(wanted)


def _measured_at(pack: Pack, offset: int) -> int:
    content = pack.data._buffer()  # dulwich tells the head of an object only together with all of its content
    made, whole = -1, 0
    for _ in range(_MAX_CHAIN):
        head = head_at(content, offset)
        size = made_size(beginning_of(content, head.start)) if head.kind in DELTA_TYPES else head.size
        made, whole = size if made < 0 else made, whole + size + head.size
        if head.kind not in DELTA_TYPES:
            return made if whole <= MAX_CHAIN_BYTES else max(made, whole)
        offset = offset - head.base if head.kind == OFS_DELTA else pack.index.object_offset(RawObjectID(head.base_id))
    raise ValueError("an object is made from itself")


@contextmanager
def open_store(path: Path, *, alternates: Sequence[Path] = ()) -> Iterator[DiskObjectStore]:
    """Give the store in a folder, which finds in `alternates` what it does not have; close it in the end."""
    store = DiskObjectStore(path, alternates=alternates, fsync_object_files=True)
    try:
        yield store
    finally:
        with suppress(BufferError):  # an error on its way up still holds pieces of a file, which closes with it then
            store.close()
