"""Work that is done beside the rest."""

import threading

from bot.background import Background


def ended(name: str) -> None:
    """Wait for the threads of this name to end."""
    for thread in threading.enumerate():
        if thread.name == name:
            thread.join(timeout=30)


def test_what_is_asked_for_while_it_is_done_is_done_once_more_and_not_at_the_same_time() -> None:
    gate, begun = threading.Event(), threading.Event()
    at_work, most_at_work, times = 0, 0, 0

    def water() -> None:
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

    def water() -> None:
        tried.append("barrel")
        raise OSError("the barrel is empty")

    background = Background(water, name="watering in vain", without="it rains")
    for _ in range(2):
        background.ask()
        ended("watering in vain")
    assert tried == ["barrel", "barrel"]
