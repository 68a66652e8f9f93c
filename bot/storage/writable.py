"""Whether a folder can be written, by trying it."""

import os
import tempfile
from pathlib import Path


def unwritable(folder: Path) -> str:
    """Return why no file can be made in a folder, or in the nearest one above it that is there; empty if one can.

    It is tried, with a file that is gone at once: rights alone tell nothing of a disk that may only be read.
    """
    place = next(parent for parent in (folder, *folder.parents) if parent.exists())
    try:
        with tempfile.TemporaryFile(dir=place):
            return ""
    except OSError as error:
        return f"{place}: {_reason(error)}"


def unwritable_file(file: Path) -> str:
    """Return why a file that is there cannot be written; empty if it can. Nothing of it is changed."""
    try:
        os.close(os.open(file, os.O_RDWR))
    except OSError as error:
        return f"{file}: {_reason(error)}"
    return ""


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
