"""Which shards of the bot one process is: Discord deals servers out to shards, and shards to processes.

This module loads nothing of Discord, so that the command line can be read without.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

_MOST = 16_384
"""Shards; beyond what any bot has."""


@dataclass(frozen=True, slots=True)
class Shards:
    """The shards of one process, and of how many."""

    ids: tuple[int, ...]
    """Each once, the smallest first."""
    count: int
    """Of all processes together; the same in each of them."""

    @property
    def is_whole(self) -> bool:
        """Whether these are all of them, so that there is no other process."""
        return len(self.ids) == self.count

    def __str__(self) -> str:
        return f"{','.join(map(str, self.ids))}/{self.count}"


def read_shards(text: str) -> Shards | None:
    """Return the shards that were typed, such as `0-3/16`, `2/16` or `0,2,5/16`; None for `auto`.

    Raise `ValueError`, in words, for what are none.

    >>> read_shards("0-2,5/16")
    Shards(ids=(0, 1, 2, 5), count=16)
    """
    if text.strip().lower() == "auto":
        return None
    typed, slash, of = text.partition("/")
    if not slash or not _is_number(of):
        raise ValueError(f"expected shards and how many there are in all, as in 0-3/16, found {text[:40]!r}")
    count = int(of)
    if not 1 <= count <= _MOST:
        raise ValueError(f"expected from 1 to {_MOST} shards in all behind the slash, found {of.strip()[:20]}")
    ids = [number for part in typed.split(",") for number in _range(part, count)]
    if len(set(ids)) < len(ids):
        twice, _ = Counter(ids).most_common(1)[0]
        raise ValueError(f"expected each shard once, found {twice} again in {text[:40]!r}")
    return Shards(tuple(sorted(ids)), count)


def _range(part: str, count: int) -> Iterator[int]:
    first, dash, last = part.partition("-")
    last = last if dash else first
    if not (_is_number(first) and _is_number(last)):
        raise ValueError(f"expected a shard such as 2, or shards such as 0-3, found {part[:20]!r}")
    if int(first) > int(last):
        raise ValueError(f"expected the smaller shard first, found {part.strip()[:20]}")
    if int(last) >= count:
        raise ValueError(f"of {count} shards the last one is {count - 1}, so there is no shard {int(last)}")
    yield from range(int(first), int(last) + 1)


def _is_number(text: str) -> bool:
    return text.strip().isascii() and text.strip().isdecimal() and len(text.strip()) <= 6
