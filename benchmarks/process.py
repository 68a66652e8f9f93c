"""What this process takes of the machine, as Linux tells it."""

from pathlib import Path

NOW = "VmRSS"
"""The memory that it takes."""
MOST = "VmHWM"
"""The most that it ever took."""

_STATUS = Path("/proc/self/status")
_KIB = 1024


def megabytes(name: str) -> float:
    """Return how much of something it takes; 0 where the system does not tell."""
    return figure(name) / _KIB


def figure(name: str) -> int:
    """Return one of the figures by its name in `/proc/self/status`; 0 where the system does not tell."""
    rows = _STATUS.read_text(encoding="ascii").splitlines() if _STATUS.exists() else []
    return next((int(row.split()[1]) for row in rows if row.startswith(f"{name}:")), 0)
