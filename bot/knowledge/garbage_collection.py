"""What is made once and stays: the garbage collector need not look through it, and what it took to make goes back."""

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FunctionType, ModuleType

_SHARED = (type, ModuleType, FunctionType)
"""What belongs to the program, and is let go of by nobody."""

_MAX_PARTS = 300_000
_PARTS_AT_ONCE = 100


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


def let_go(held: list[object]) -> None:
    """Let go of what a list holds, piece by piece: all other threads wait for as long as a whole index goes at once.

    Nothing is changed in it, so that whoever still uses a part of it is not disturbed.
    """
    parts = _parts_of(held)
    held.clear()
    parts.reverse()  # the outermost are let go of first, and what is in them is still held here
    while parts:
        del parts[-_PARTS_AT_ONCE:]


def _parts_of(held: list[object]) -> list[object]:
    """Return what is in some objects, the outermost first, as far as there is room."""
    parts = list(held)
    known = {id(part) for part in parts}
    for part in parts:  # which grows meanwhile
        if len(parts) > _MAX_PARTS:
            break
        for inner in gc.get_referents(part):
            if gc.is_tracked(inner) and id(inner) not in known and not isinstance(inner, _SHARED):
                known.add(id(inner))
                parts.append(inner)
    return parts


def give_back_unused() -> None:
    """Let the C library return what it holds free to the system, if it can be told to (glibc).

    Of what is needed while an index is built it keeps a third of the whole memory, for arrays that never come.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)
