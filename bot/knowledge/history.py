"""Which minutes were served before, and which were refused: what an undo goes back to, also after a restart."""

import asyncio
import json
import logging
import time
from dataclasses import dataclass, field, replace
from typing import Any

from bot.errors import QuorumError
from bot.knowledge.ingest import SourceContents
from bot.knowledge.kept_contents import KeptContents, digest_of, packed, unpacked

_LOG = logging.getLogger(__name__)
RECORD = "record"
"""The name of the blob that says what is served."""
_MAX_BEFORE = 3  # times that can be undone one after the other
_MAX_REFUSED = 10


@dataclass(frozen=True, slots=True)
class Refused:
    """Contents of the sources that are not served as long as nobody asks for them."""

    digest: str
    at: float
    """When, in seconds of UTC."""
    undone: bool
    """Whether they were served and undone; else they were held back."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is served, by the names of contents, and how that came."""

    served: str = ""
    before: tuple[str, ...] = ()
    """What was served before, the last one last."""
    refused: tuple[Refused, ...] = field(default=())
    """The last one last."""

    def refusal_of(self, digest: str) -> Refused | None:
        """Return how some contents were refused, None if they were not."""
        return next((one for one in self.refused if one.digest == digest), None)

    def taking(self, digest: str) -> "Record":
        """Return the record when these contents are served from now on."""
        refused = tuple(one for one in self.refused if one.digest != digest)
        if digest == self.served:
            return replace(self, refused=refused)
        before = tuple(one for one in self.before if one != digest)
        before = (*before, self.served)[-_MAX_BEFORE:] if self.served else before
        return Record(digest, before, refused)

    def refusing(self, digest: str, *, undone: bool) -> "Record":
        """Return the record when these contents are not to be served by themselves."""
        others = tuple(one for one in self.refused if one.digest != digest)
        known = self.refusal_of(digest)
        # What a moderator undid stays undone when it is held back for something else too.
        if known is not None and known.undone:
            return self
        return replace(self, refused=(*others, Refused(digest, time.time(), undone))[-_MAX_REFUSED:])

    def undoing(self) -> "Record":
        """Return the record when what was served before is served again."""
        back = Record(self.before[-1], self.before[:-1], self.refused)
        back = replace(back, refused=tuple(one for one in back.refused if one.digest != back.served))
        return back.refusing(self.served, undone=True)


class History:
    """Keeps contents that were served, and the record of them; lives as long as the program.

    A blob is written before the record that names it, so that whatever is interrupted leaves the old record with all
    that it needs. What cannot be kept is kept in memory, and written with the next change.
    """

    is_shared = False
    """Whether what is to be served is kept before it is served."""

    def __init__(self, kept: KeptContents) -> None:
        self._kept = kept
        self._unwritten: dict[str, bytes] = {}
        self._record: Record | None = None
        self.is_kept = True
        """Whether all of it was written the last time."""

    async def record(self) -> Record:
        """Return the record, as it was kept or as it is by now."""
        if self._record is None:
            self._record = as_record(await self._read(RECORD))
        return self._record

    async def begin(self, contents: SourceContents) -> bool:
        """Take note of what a start serves; return whether that was refused, so that what was served last is due."""
        record, digest = await self.record(), await asyncio.to_thread(digest_of, contents)
        if digest == record.served:
            return False
        if record.served and record.refusal_of(digest) is not None:
            return True
        await self._change(record.taking(digest), {digest: contents})
        return False

    async def took(self, before: SourceContents, contents: SourceContents) -> None:
        """Take note that `contents` are served from now on, and no longer `before`."""
        old, new = await asyncio.to_thread(lambda: (digest_of(before), digest_of(contents)))
        record = await self.record()
        if before.sources and record.served != old:
            record = record.taking(old)
        changed = record.taking(new)
        if changed != await self.record() or self._unwritten:
            await self._change(changed, {old: before, new: contents})

    async def held_back(self, digest: str) -> None:
        """Take note that these contents wait for somebody to ask for them."""
        record = await self.record()
        if record.refusal_of(digest) is None:
            await self._change(record.refusing(digest, undone=False), {})

    async def undid(self) -> None:
        """Take note that what was served before is served again."""
        await self._change((await self.record()).undoing(), {})

    async def served(self) -> SourceContents | None:
        """Return the contents that were served last; None if they are not kept."""
        return await self._contents((await self.record()).served)

    async def other_than(self, contents: SourceContents) -> SourceContents | None:
        """Return None: nobody else says what is served."""
        return None

    async def before(self) -> SourceContents | None:
        """Return the contents that were served before; None if there are none, or they are not kept."""
        before = (await self.record()).before
        return await self._contents(before[-1]) if before else None

    async def _contents(self, digest: str) -> SourceContents | None:
        blob = await self._read(digest) if digest else None
        if blob is None:
            return None
        try:
            return await asyncio.to_thread(unpacked, blob)
        except ValueError as error:
            _LOG.warning("minutes that were served before cannot be had any more: %s", error)
            return None

    async def _change(self, record: Record, contents: dict[str, SourceContents]) -> None:
        """Keep the contents that the record names and that are not kept yet, then the record."""
        self._record = record
        named = {record.served, *record.before}
        known = await self._names()
        for digest, one in contents.items():
            if digest in named and digest not in known and digest not in self._unwritten:
                self._unwritten[digest] = await asyncio.to_thread(packed, one)
        self._unwritten[RECORD] = written(record)
        self.is_kept = await self._write(known - named - {RECORD})
        for digest in self._unwritten.keys() - named - {RECORD}:
            del self._unwritten[digest]

    async def _write(self, forgotten: set[str]) -> bool:
        """Write what is not written yet, the record last, and forget what it does not name; return whether it is."""
        try:
            for name in sorted(self._unwritten, key=RECORD.__eq__):
                await self._kept.put(name, self._unwritten[name])
                del self._unwritten[name]
            for name in forgotten:
                await self._kept.delete(name)
        except (QuorumError, OSError) as error:
            _LOG.warning("which minutes are served cannot be kept just now: %s", error)
            return False
        return True

    async def _names(self) -> set[str]:
        try:
            return set(await self._kept.names())
        except (QuorumError, OSError) as error:
            _LOG.warning("which minutes were served cannot be read just now: %s", error)
            return set()

    async def _read(self, name: str) -> bytes | None:
        if name in self._unwritten:
            return self._unwritten[name]
        try:
            return await self._kept.get(name)
        except (QuorumError, OSError) as error:
            _LOG.warning("which minutes were served cannot be read just now: %s", error)
            return None


def written(record: Record) -> bytes:
    """Return a record as a blob."""
    refused = [{"digest": one.digest, "at": one.at, "undone": one.undone} for one in record.refused]
    return json.dumps({"served": record.served, "before": record.before, "refused": refused}).encode("ascii")


def as_record(blob: bytes | None) -> Record:
    """Return the record that a blob holds; an empty one where it holds none."""
    if blob is None:
        return Record()
    try:
        written: Any = json.loads(blob)
        refused = tuple(
            Refused(str(one["digest"]), float(one["at"]), bool(one["undone"])) for one in written["refused"]
        )
        return Record(str(written["served"]), tuple(map(str, written["before"])), refused)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        _LOG.warning("which minutes were served cannot be read and is forgotten: %s", error)
        return Record()
