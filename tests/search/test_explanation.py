"""Why an answer is as it is, in words."""

from bot.search.engine import Search
from tests.conftest import lines_of, search_in


def club() -> Search:
    """Return two meetings at which Fern presented."""
    return search_in(
        {
            "2024-03-05.md": lines_of("# Club", "", "## Agenda 1: Barrel @Fern", "", "It leaks."),
            "2024-04-02.md": lines_of("# Club", "", "## Agenda 1: Shed @Fern", "", "It is old."),
        }
    )


def test_what_every_part_gave_adds_up_to_what_stands_before_the_hit() -> None:
    lines = list(club().explain("barrel leaks").lines())
    first = next(line for line in lines if line.startswith("1. "))
    parts = lines[lines.index(first) + 1].split(";")[0].split(" + ")
    assert abs(float(first.split()[1]) - sum(float(part.split()[-1]) for part in parts)) < 0.01


def test_a_list_says_that_it_is_one_and_gives_no_sums() -> None:
    lines = list(club().explain("What did Fern present?").lines())
    assert "Listed and not ranked: all that was asked for, the newest first" in lines
    assert [line for line in lines if line[0].isdigit()] == [
        "1. Agenda 1: Shed @Fern  (2024-04-02.md:3-5)",
        "2. Agenda 1: Barrel @Fern  (2024-03-05.md:3-5)",
    ]


def test_which_of_the_latest_meetings_is_meant_is_said() -> None:
    lines = list(club().explain("the meeting before last").lines())
    assert "Of the latest meetings, counted back from the last: 2" in lines
