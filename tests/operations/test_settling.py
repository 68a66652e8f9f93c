"""When a change is read: at rest, or when that takes too long. The clock is a number."""

from bot.operations.settling import READ_NOW, Settling
from bot.sources.looking import Mark

QUIET, LONGEST, RESTLESS = 3.0, 60.0, 600.0


def files(**sizes: int) -> dict[str, Mark]:
    return {f"{name}.md": Mark(size, size, size, 1) for name, size in sizes.items()}


def settling() -> Settling:
    return Settling(quiet=QUIET, longest=LONGEST, restless=RESTLESS)


def test_what_is_as_it_was_read_is_not_read() -> None:
    one = settling()
    assert one.wait(files(a=1), files(a=1), at=0.0) is None
    assert one.wait(files(a=1), files(a=1), at=100.0) is None


def test_a_change_is_read_when_it_has_been_quiet() -> None:
    one = settling()
    one.wait(files(a=1), files(a=1), at=0.0)
    assert one.wait(files(a=1), files(a=2), at=10.0) == QUIET
    assert one.wait(files(a=1), files(a=2), at=13.0) == READ_NOW


def test_a_file_that_is_still_being_written_waits() -> None:
    one = settling()
    waits = [one.wait(files(a=1), files(a=1 + second), at=float(second)) for second in range(1, 20, 3)]
    assert waits == [QUIET] * 7
    assert one.wait(files(a=1), files(a=20), at=21.0) == QUIET
    assert one.wait(files(a=1), files(a=20), at=24.0) == READ_NOW


def test_a_file_that_comes_and_goes_meanwhile_is_no_change() -> None:
    one = settling()
    one.wait(files(a=1), files(a=1), at=0.0)
    assert one.wait(files(a=1), files(a=1, draft=1), at=1.0) == QUIET
    assert one.wait(files(a=1), files(a=1), at=4.0) is None


def test_what_is_gone_is_a_change_too() -> None:
    one = settling()
    one.wait(files(a=1, b=1), files(a=1, b=1), at=0.0)
    assert one.wait(files(a=1, b=1), files(a=1), at=1.0) == QUIET
    assert one.wait(files(a=1, b=1), files(a=1), at=4.0) == READ_NOW


def read_times(one: Settling, *, until: int, other_from: int) -> dict[int, list[str]]:
    """Return what is read when, of a log that grows at every look and another file that comes at one moment."""
    read, times = files(log=0), {}
    for second in range(0, until, 3):
        now = files(log=second, **({"other": 1} if second >= other_from else {}))
        if one.wait(read, now, at=float(second)) == READ_NOW:
            times[second] = [path for path in now if read.get(path) != now[path]]
            read = now
    return times


def test_a_log_that_is_always_written_holds_up_others_once_and_not_for_ever() -> None:
    times = read_times(settling(), until=1500, other_from=600)
    (first, with_other, *later) = times
    assert LONGEST <= first <= LONGEST + 6
    assert (times[with_other], with_other) == (["log.md", "other.md"], 603)
    assert later == [1203]


def test_a_log_that_comes_to_rest_is_an_ordinary_file_again() -> None:
    one = settling()
    read_times(one, until=120, other_from=10_000)
    read = files(log=60)
    assert one.wait(read, files(log=200), at=200.0) == QUIET
    assert one.wait(read, files(log=200), at=203.0) == READ_NOW
    read = files(log=200)
    assert one.wait(read, files(log=300), at=300.0) == QUIET
    assert one.wait(read, files(log=300, other=1), at=303.0) == QUIET


def test_what_could_not_be_read_is_read_though_nothing_stands_in_it() -> None:
    assert settling().wait(None, {}, at=0.0) == READ_NOW
