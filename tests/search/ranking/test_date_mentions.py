"""A day on which no meeting was held is looked for in what the minutes tell."""

import numpy as np
import pytest

from bot.search.engine import Search
from bot.search.model import AskedDate
from bot.search.ranking.date_mentions import entries_that_tell
from tests.conftest import lines_of, search_in


def club(*told: str) -> Search:
    """Return the minutes of 5 March 2024 with an item for each of some sentences."""
    items = (line for number, text in enumerate(told) for line in ("", f"## Item {number}", "", text))
    return search_in({"2024-03-05.md": lines_of("# Club", *items)})


def told_in(search: Search, asked_date: AskedDate) -> list[int]:
    scores = np.zeros(len(search.index.entries), np.float32)
    return entries_that_tell(asked_date, search.index.terms, search.index.entries, scores, search.index.analyzer)


@pytest.mark.parametrize(
    "told",
    [
        "The fee is due on 28 April.",
        "The fee is due on April 28th, 2024.",
        "The fee is due on Apr. 28.",
        "The fee is due on the 28th of April.",
        "The fee is due on 2024-04-28.",
        "The fee is due on 4/28.",
        "会费 4 月 28 日到期。",
        "会费04月28号到期。",
    ],
)
def test_a_day_is_told_however_it_is_written(told: str) -> None:
    search = club("The hose is new.", told)
    (number,) = told_in(search, AskedDate(month=4, day=28))
    assert told in search.index.entries[number].minutes.text.piece(search.index.entries[number].entry.lines)
    assert search.answer("April 28").hits[0].entry is search.index.entries[number].entry


@pytest.mark.parametrize(
    "told", ["14.28 pounds", "version 1.4.28", "4.281", "28:4", "April 2 and 8", "4月2日和8日", "28"]
)
def test_other_numbers_are_no_day(told: str) -> None:
    search = club(f"The seeds cost {told}.")
    assert told_in(search, AskedDate(month=4, day=28)) == []


@pytest.mark.parametrize("asked_date", [AskedDate(2024), AskedDate(2024, 4), AskedDate(month=4)])
def test_without_a_day_nothing_is_told(asked_date: AskedDate) -> None:
    search = club("The fee is due in April 2024.")
    assert told_in(search, asked_date) == []


def test_the_day_of_a_meeting_means_that_meeting() -> None:
    text = "# Club\n\n## Fee\n\nIt is due on 4 June 2024.\n"
    search = search_in({"2024-03-05.md": text, "2024-06-04.md": "# Club\n\n## Hose\n\nThe fee is paid.\n"})
    assert search.answer("fee June 4").hits[0].meeting.id == "2024-06-04"


def test_a_question_about_a_day_that_nothing_tells_of_is_less_sure() -> None:
    search = club("The fee is due on 28 April.", "The hose is green.", "Roses are pruned in March.")
    told, untold = (search.explain(question) for question in ("fee on April 28", "fee on April 29"))
    assert told.features is not None
    assert untold.features is not None
    assert (told.features.other_date, untold.features.other_date) == (0, 1)
    assert told.answer.confidence > untold.answer.confidence


def test_of_very_many_entries_those_that_hold_the_words_are_looked_at() -> None:
    search = club(*(f"Plot {number} has 4 beds and 28 rows." for number in range(250)), "The fee is due on 28 April.")
    first = search.answer("fee April 28").hits[0]
    assert "28 April" in first.quote.text
