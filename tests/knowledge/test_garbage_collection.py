"""Objects that stay, and memory that is given back."""

import gc
import platform
import subprocess
import sys
import textwrap
import weakref

import pytest

from bot.knowledge.garbage_collection import gc_frozen
from tests.conftest import PROJECT


def run_python(program: str) -> str:
    """Return what another interpreter prints, whose memory is its own."""
    command = [sys.executable, "-c", textwrap.dedent(program)]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout


def test_the_collector_rests_while_lasting_objects_are_made_and_runs_again_after() -> None:
    assert gc.isenabled()
    with gc_frozen():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_runs_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="broken"), gc_frozen():
        raise ValueError("broken")
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with gc_frozen():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_lasting_objects_are_not_looked_through() -> None:
    before = gc.get_freeze_count()
    with gc_frozen():
        kept = [[number] for number in range(1_000)]
    assert gc.get_freeze_count() >= before + len(kept)


def test_garbage_from_before_does_not_stay() -> None:
    class Circle:
        def __init__(self) -> None:
            self.itself = self

    gone = weakref.ref(Circle())
    with gc_frozen():
        pass
    assert gone() is None


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc can be told to give memory back")
def test_free_memory_goes_back_to_the_system() -> None:
    measured = run_python(
        """
        from bot.knowledge.garbage_collection import give_back_unused

        def resident():
            with open("/proc/self/statm") as opened:
                return int(opened.read().split()[1])

        blocks = [bytes(100_000) for _ in range(1_000)]
        last = bytes(100_000)  # holds the top of the heap, so that the C library gives nothing back by itself
        del blocks
        before = resident()
        give_back_unused()
        print(before, resident())
        """
    )
    before, after = map(int, measured.split())
    assert after < before / 2
