"""A heading or question that is typed as it stands finds its own entry."""

import pytest

from bot.search.engine import Search
from tests.conftest import lines_of, search_in

HEADING = "## Agenda 2: [Rain barrel lids](https://example.org/barrel-rain-lids) for stage 4 @Fern"


def club() -> Search:
    """Return a club that says the words of a heading more often under other headings."""
    often = "The rain barrel lids, the rain barrel and the lids: stage 4 for rain barrel lids."
    return search_in(
        {
            "2023-03-05.md": lines_of("# Club", "", HEADING, "", "They fit."),
            "2024-03-05.md": lines_of("# Club", "", "## Rain barrel lids for stage 2", "", often),
            "2024-04-02.md": lines_of(
                "# Club", "", "## Stage 4 lids, barrel", "", often, "", "**Q: 盖子呢？**", "", "A: 好。"
            ),
        }
    )


@pytest.mark.parametrize(
    "question",
    [
        "Rain barrel lids for stage 4",
        "rain barrel lids for stage 4?",
        "Agenda 2: Rain barrel lids for stage 4",
        "Agenda 2: Rain barrel lids for stage 4 @Fern",
        HEADING,
    ],
)
def test_a_heading_that_is_all_that_was_typed_comes_first(question: str) -> None:
    answer = club().answer(question)
    assert answer.answered
    assert answer.hits[0].meeting.id == "2023-03-05"


def test_a_heading_that_is_only_a_part_of_what_was_typed_does_not() -> None:
    assert club().answer("more broken rain barrel lids for stage 4").hits[0].meeting.id != "2023-03-05"


def test_a_question_is_typed_in_any_script_and_dress() -> None:
    assert club().answer("「蓋子呢」").hits[0].headline == "盖子呢？"


@pytest.mark.parametrize(
    ("heading", "typed"),
    [("一、育苗棚", "育苗棚"), ("3. Shed roof", "shed roof"), ("Shed roof (Fern, 15 min)", "Shed roof"), ("4", "4")],
)
def test_numbering_and_presenters_need_not_be_typed(heading: str, typed: str) -> None:
    search = search_in({"2024-03-05.md": lines_of("# Club", "", f"## {heading}", "", "It is green.")})
    assert "headline" in search.explain(typed).parts[0]
    assert search.explain(typed).parts[0]["headline"] > 0
