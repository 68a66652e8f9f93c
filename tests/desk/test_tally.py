import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.tally import Tally, seconds_of, step_of
from bot.errors import StateError
from bot.replies.model import Outcome
from bot.storage.state.daily_counts import DailyCounts
from bot.storage.state.database import Database

ANSWERED, REFUSED = Outcome("When?", is_answered=True), Outcome("Why?", is_answered=False)


async def test_what_was_counted_is_there_before_it_is_written_and_after_a_restart(state: Database) -> None:
    tally = Tally(DailyCounts(state))
    for outcome, seconds in ((ANSWERED, 0.01), (ANSWERED, 0.02), (REFUSED, 3.0)):
        tally.took(outcome, seconds)
    before = await tally.figures(7)
    await tally.flush()
    tally.took(ANSWERED, 0.01)
    assert (before.answered, before.refused) == (2, 1)
    assert (await tally.figures(7)).answered == 3
    after = await Tally(DailyCounts(state)).figures(7)
    assert (after.answered, after.refused) == (2, 1)
    assert before.median == pytest.approx(0.02, rel=0.2)
    assert after.slowest_hundredth == pytest.approx(3.0, rel=0.2)


async def test_counts_of_several_processes_add_up(state: Database) -> None:
    for _ in range(2):
        tally = Tally(DailyCounts(state))
        tally.took(ANSWERED, 0.01)
        await tally.flush()
    assert (await Tally(DailyCounts(state)).figures(7)).answered == 2


async def test_what_could_not_be_written_is_written_later(state: Database) -> None:
    class Refusing(DailyCounts):
        async def add(self, counts: object) -> None:
            raise StateError("no")

    tally = Tally(Refusing(state))
    tally.took(ANSWERED, 0.01)
    with pytest.raises(StateError):
        await tally.flush()
    assert (await tally.figures(7)).answered == 1


async def test_days_before_those_asked_for_do_not_count_and_can_be_deleted(state: Database) -> None:
    counts = DailyCounts(state)
    await counts.add({("2001-01-01", "answered"): 5})
    assert (await Tally(counts).figures(7)).answered == 0
    await Tally(counts).tidy(1_000_000_000)
    assert await counts.sums_since("2001-01-01") == {}


@given(st.lists(st.floats(0, 100), min_size=1, max_size=50))
def test_the_median_is_at_most_a_step_from_the_true_one(seconds: list[float]) -> None:
    steps: dict[int, int] = {}
    for one in seconds:
        steps[step_of(one)] = steps.get(step_of(one), 0) + 1
    true = sorted(seconds)[-(-len(seconds) // 2) - 1]
    found = seconds_of(steps, 0.5)
    assert found is not None
    assert max(true, 0.001) <= found * 1.0001 <= max(true, 0.001) * 1.2
