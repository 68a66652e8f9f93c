"""What this program takes of the machine."""

import os
import sys
from pathlib import Path

_STATISTICS = Path("/proc/self/statm")
_MEGABYTE = 1_000_000


def megabytes_in_use() -> float | None:
    """Return how much memory this program holds; None where the system does not tell."""
    if sys.platform != "linux":
        return None
    try:
        pages = int(_STATISTICS.read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return None
    return pages * os.sysconf("SC_PAGE_SIZE") / _MEGABYTE
