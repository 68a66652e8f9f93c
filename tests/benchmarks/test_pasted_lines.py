"""A line that was pasted is found where it stands."""

import pytest

from benchmarks.pasted_lines import WITHOUT, rank_of
from bot.search.settings import SearchSettings
from tests.conftest import lines_of, search_in

CLUB = search_in({"2024-03-05.md": lines_of("# Club", "", "## Barrel", "", "The barrel leaks at its lid again.")})


def test_the_hit_that_holds_the_line_is_counted() -> None:
    assert rank_of("The barrel leaks at its lid again.", CLUB) == 1
    assert rank_of("The barrel leaks at its lid never.", CLUB) is None


@pytest.mark.parametrize("part", [part for part in WITHOUT if part != "as set"])
def test_each_part_is_switched_off(part: str) -> None:
    assert WITHOUT[part](SearchSettings()) != SearchSettings()
