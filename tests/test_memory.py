"""Objects that stay, and memory that is given back."""

import gc

import pytest

from bot.memory import give_back_unused, lasting_objects


def test_the_collector_rests_while_lasting_objects_are_made_and_runs_again_after() -> None:
    assert gc.isenabled()
    with lasting_objects():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_runs_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="broken"), lasting_objects():
        raise ValueError("broken")
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with lasting_objects():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_lasting_objects_are_not_looked_through() -> None:
    before = gc.get_freeze_count()
    with lasting_objects():
        kept = [[number] for number in range(1_000)]
    assert gc.get_freeze_count() >= before + len(kept)


def test_giving_back_twice_is_as_good_as_once() -> None:
    give_back_unused()
    give_back_unused()
