"""When the sources were last looked at, as the process that does it for all tells the others."""

from collections.abc import Sequence
from typing import Protocol

import msgspec

from bot.knowledge.freshness_status import SourceStatus
from bot.operations.status import Ledger

_NAME = "looks"


class Blobs(Protocol):
    """Keeps named blobs where several processes find them. May raise `QuorumError`."""

    async def get(self, name: str) -> bytes | None:
        """Return the blob of this name, None if there is none."""
        ...

    async def put(self, name: str, content: bytes) -> None:
        """Keep a blob in place of the one of this name, if there is one."""
        ...


class Looks:
    """Takes what one process knows of the sources to the others; lives as long as the program."""

    def __init__(self, ledger: Ledger, kept: Blobs) -> None:
        self._ledger = ledger
        self._kept = kept
        self._told: Sequence[SourceStatus] | None = None

    async def tell(self) -> None:
        """Tell the others what is known here, if it is not what they were told last."""
        known = self._ledger.status.sources
        if known != self._told:
            await self._kept.put(_NAME, msgspec.json.encode(known))
            self._told = known

    async def hear(self) -> None:
        """Take down what was told last; what cannot be read, of another version say, tells nothing."""
        self._told = None
        blob = await self._kept.get(_NAME)
        if blob is None:
            return
        try:
            told = msgspec.json.decode(blob, type=tuple[SourceStatus, ...])
        except msgspec.MsgspecError:
            return
        self._ledger.heard(told)
