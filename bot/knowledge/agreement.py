"""Which minutes several processes serve together: one record, in one place, that all of them follow.

Whoever would serve other minutes first puts them there, in place of what it knows to be served; whoever comes second
is refused, and serves what the first one put there. So nobody serves what the others cannot have, and an undo in one
process is one in all.
"""

import asyncio
import logging
from collections.abc import Collection, Mapping
from typing import Protocol

from bot.errors import OutdatedProposalError
from bot.knowledge.history import RECORD, Record, as_record, written
from bot.knowledge.ingest import SourceContents
from bot.knowledge.kept_contents import KeptContents, digest_of, packed, unpacked

_LOG = logging.getLogger(__name__)
_ATTEMPTS = 5  # to write what harms nobody, while others write too


class SharedContents(KeptContents, Protocol):
    """Keeps blobs where several processes find them."""

    async def exchange(
        self, name: str, old: bytes | None, new: bytes, *, put: Mapping[str, bytes], forgotten: Collection[str]
    ) -> bool:
        """Keep a blob in place of `old`, with all of `put`, and forget others, in one step; others hear of it.

        Return False, and change nothing, if another blob stands there by now.
        """
        ...


class Agreement:
    """Keeps the record that all follow; lives as long as the program. Whatever cannot be kept raises `StateError`."""

    is_shared = True
    """Whether what is to be served is kept before it is served."""
    is_kept = True
    """Whether all of it was written the last time."""

    def __init__(self, kept: SharedContents) -> None:
        self._kept = kept

    async def record(self) -> Record:
        """Return the record as it is now."""
        return as_record(await self._kept.get(RECORD))

    async def begin(self, contents: SourceContents) -> bool:
        """Take note of what a start has read; return whether other minutes are due, since they were agreed on."""
        digest = await asyncio.to_thread(digest_of, contents)
        for _ in range(_ATTEMPTS):
            blob = await self._kept.get(RECORD)
            record = as_record(blob)
            if record.served == digest:
                return False
            if record.served and await self._kept.get(record.served) is not None:
                return True
            if not any(source.files for source in contents.sources):
                return False  # nothing is nothing to agree on
            if await self._exchange(blob, record.taking(digest), {digest: contents}):
                return False
        return True

    async def took(self, before: SourceContents, contents: SourceContents) -> None:
        """Agree that `contents` are served from now on, and no longer `before`.

        Raise `OutdatedProposalError` if others are served by now.
        """
        old, new = await asyncio.to_thread(lambda: (digest_of(before), digest_of(contents)))
        blob = await self._kept.get(RECORD)
        record = as_record(blob)
        if record.served and record.served not in (old, new):
            raise OutdatedProposalError("Other minutes are served by now. Reload to see which.")
        if not record.served and any(source.files for source in before.sources):
            record = record.taking(old)
        if (changed := record.taking(new)) == record:
            return
        if not await self._exchange(blob, changed, {old: before, new: contents}):
            raise OutdatedProposalError("Other minutes are served by now. Reload to see which.")

    async def held_back(self, digest: str) -> None:
        """Take note that these contents wait for somebody to ask for them."""
        for _ in range(_ATTEMPTS):
            blob = await self._kept.get(RECORD)
            record = as_record(blob)
            if record.refusal_of(digest) is not None:
                return
            if await self._exchange(blob, record.refusing(digest, undone=False), {}):
                return

    async def undid(self) -> None:
        """Agree that what was served before is served again; raise `OutdatedProposalError` if that is another."""
        blob = await self._kept.get(RECORD)
        record = as_record(blob)
        if not record.before or not await self._exchange(blob, record.undoing(), {}):
            raise OutdatedProposalError("Other minutes are served by now. Reload to see which.")

    async def served(self) -> SourceContents | None:
        """Return the contents that are agreed on; None if they are not kept."""
        return await self._contents((await self.record()).served)

    async def other_than(self, contents: SourceContents) -> SourceContents | None:
        """Return the contents that are agreed on, None if it is these, or they are not kept."""
        record, digest = await self.record(), await asyncio.to_thread(digest_of, contents)
        return await self._contents(record.served) if record.served and record.served != digest else None

    async def before(self) -> SourceContents | None:
        """Return the contents that were served before; None if there are none, or they are not kept."""
        before = (await self.record()).before
        return await self._contents(before[-1]) if before else None

    async def _contents(self, digest: str) -> SourceContents | None:
        blob = await self._kept.get(digest) if digest else None
        if blob is None:
            return None
        try:
            return await asyncio.to_thread(unpacked, blob)
        except ValueError as error:
            _LOG.warning("minutes that are served elsewhere cannot be had: %s", error)
            return None

    async def _exchange(self, old: bytes | None, record: Record, contents: Mapping[str, SourceContents]) -> bool:
        """Put a record in place of another one, with the contents that it names and that are not kept yet."""
        named = {record.served, *record.before}
        known = set(await self._kept.names())
        missing = {digest: one for digest, one in contents.items() if digest in named - known}
        put = {digest: await asyncio.to_thread(packed, one) for digest, one in missing.items()}
        forgotten = known - named - {RECORD}
        return await self._kept.exchange(RECORD, old, written(record), put=put, forgotten=forgotten)
