"""What is made once and stays: the garbage collector need not look through it, and what it took to make goes back."""

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_frozen() -> Iterator[None]:
    """While this lasts, millions of objects are made that stay: the collector does not run, and never looks at them.

    It would stop every thread for a third of a second each time, and find nothing. Objects without circles go as ever
    when nobody refers to them any more.
    """
    was_enabled = gc.isenabled()
    gc.collect(1)  # what is garbage by now would stay too; the oldest objects would take too long to look through
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


def give_back_unused() -> None:
    """Let the C library return what it holds free to the system, if it can be told to (glibc).

    Of what is needed while an index is built it keeps a third of the whole memory, for arrays that never come.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)
