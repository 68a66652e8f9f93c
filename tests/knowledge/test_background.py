"""Work that is done beside the answers."""

import threading
import time
from collections.abc import Callable

import pytest

from bot.knowledge.background import Background, Progress

Tell = Callable[[int, int], None]


def ended(name: str) -> None:
    """Wait for the threads of this name to end."""
    for thread in threading.enumerate():
        if thread.name == name:
            thread.join(timeout=30)


def test_what_is_asked_for_while_it_is_done_is_done_once_more_and_not_at_the_same_time() -> None:
    gate, begun = threading.Event(), threading.Event()
    at_work, most_at_work, times = 0, 0, 0

    def water(_: Tell) -> None:
        nonlocal at_work, most_at_work, times
        at_work, times = at_work + 1, times + 1
        most_at_work = max(at_work, most_at_work)
        begun.set()
        assert gate.wait(timeout=30)
        at_work -= 1

    background = Background(water, name="watering once more", without="it rains")
    background.ask()
    assert begun.wait(timeout=30)
    for _ in range(5):
        background.ask()
    gate.set()
    ended("watering once more")
    assert (most_at_work, times) == (1, 2)


def test_what_failed_is_done_when_it_is_asked_for_again() -> None:
    tried: list[str] = []

    def water(_: Tell) -> None:
        tried.append("barrel")
        raise OSError("the barrel is empty")

    background = Background(water, name="watering in vain", without="it rains")
    for _ in range(2):
        background.ask()
        ended("watering in vain")
    assert tried == ["barrel", "barrel"]


def waiting_for(gate: threading.Event) -> tuple[Background, threading.Event]:
    """Return work that tells of a quarter done and then waits for the gate, begun, and what says that it got there."""
    told = threading.Event()

    def water(tell: Tell) -> None:
        tell(1, 4)
        told.set()
        assert gate.wait(timeout=30)

    background = Background(water, name="watering slowly", without="it rains")
    background.ask()
    return background, told


def test_how_far_it_is_is_told_while_it_is_under_way() -> None:
    gate = threading.Event()
    background, told = waiting_for(gate)
    assert told.wait(timeout=30)
    assert background.progress == Progress(0.25)
    gate.set()
    ended("watering slowly")
    assert background.progress is None


def test_whoever_waits_goes_on_when_it_ends() -> None:
    gate = threading.Event()
    background, _ = waiting_for(gate)
    waiting = threading.Thread(target=lambda: background.wait(60, at_first=60))
    waiting.start()
    assert waiting.is_alive()
    gate.set()
    waiting.join(timeout=30)
    assert not waiting.is_alive()


@pytest.mark.parametrize(("seconds", "at_first"), [(0.01, 60), (60, 0.01)])
def test_nobody_waits_longer_than_they_want_or_than_is_of_use(seconds: float, at_first: float) -> None:
    gate = threading.Event()
    background, _ = waiting_for(gate)
    began = time.monotonic()
    background.wait(seconds, at_first=at_first)
    assert time.monotonic() - began < 30
    assert background.progress is not None
    gate.set()
    ended("watering slowly")
