"""What is made once and stays: the garbage collector need not look through it, and what it took to make goes back."""

import ctypes
import gc
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from types import FunctionType, ModuleType

_SHARED = (type, ModuleType, FunctionType)
"""What belongs to the program, and is let go of by nobody."""

_MAX_PARTS = 300_000
_PARTS_AT_ONCE = 100
_SETS = 64


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
    # Many small sets: one that holds as much grows, and goes, at once too.
    known: list[set[int]] = [set() for _ in range(_SETS)]
    for part in parts:
        known[(id(part) >> 4) % _SETS].add(id(part))
    for part in parts:  # which grows meanwhile
        if len(parts) > _MAX_PARTS:
            break
        with suppress(RuntimeError):  # somebody who still uses it has just put something into it
            for inner in _inside(part):
                number = id(inner)
                of_its_kind = known[(number >> 4) % _SETS]
                if gc.is_tracked(inner) and number not in of_its_kind and not isinstance(inner, _SHARED):
                    of_its_kind.add(number)
                    parts.append(inner)
    while known:
        known.pop()
    return parts


def _inside(part: object) -> Iterable[object]:
    """Return what an object refers to; of a large one not at once, for which all other threads would wait."""
    if type(part) is dict:
        return chain(part.values(), part)
    return part if type(part) in (list, tuple) else gc.get_referents(part)  # type: ignore[return-value]


def give_back_unused() -> None:
    """Let the C library return what it holds free to the system, if it can be told to (glibc).

    Of what is needed while an index is built it keeps a third of the whole memory, for arrays that never come.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)
