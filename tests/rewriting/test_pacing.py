"""When a question may be sent to the model."""

from bot.rewriting.pacing import Pacing


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_no_more_are_sent_in_a_minute_than_is_set() -> None:
    clock = Clock()
    pacing = Pacing(2, clock=clock)
    assert [pacing.admits() for _ in range(3)] == [True, True, False]
    clock.now = 61.0
    assert pacing.admits()


def test_a_failure_holds_back_the_next_and_each_in_a_row_for_longer() -> None:
    clock = Clock()
    pacing = Pacing(1000, clock=clock)
    pauses: list[float] = []
    for _ in range(12):
        assert pacing.admits()
        pacing.failed()
        began = clock.now
        while not pacing.admits():
            clock.now += 0.5
        pauses.append(clock.now - began)
        clock.now += 1000.0
    assert 1.0 <= pauses[0] <= 3.0
    assert pauses[4] > 2 * pauses[0]
    assert max(pauses) <= 301.0


def test_those_that_fail_together_hold_back_for_no_longer_than_one() -> None:
    clock = Clock()
    pacing = Pacing(1000, clock=clock)
    assert all(pacing.admits() for _ in range(8))
    assert [pacing.failed() for _ in range(8)] == [True, *[False] * 7]
    clock.now = 2.1
    assert pacing.admits()


def test_while_it_is_tried_again_nobody_else_is_let_through() -> None:
    clock = Clock()
    pacing = Pacing(1000, clock=clock)
    pacing.failed()
    clock.now = 10.0
    assert [pacing.admits(), pacing.admits()] == [True, False]


def test_a_server_that_wants_patience_gets_it() -> None:
    clock = Clock()
    pacing = Pacing(1000, clock=clock)
    pacing.failed(retry_after=100.0)
    clock.now = 90.0
    assert not pacing.admits()
    clock.now = 101.0
    assert pacing.admits()


def test_only_the_first_failure_in_a_row_is_new() -> None:
    pacing = Pacing(1000, clock=Clock())
    assert [pacing.failed(), pacing.failed()] == [True, False]
    assert pacing.succeeded()
    assert not pacing.succeeded()
    assert pacing.failed()
