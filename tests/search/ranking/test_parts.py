"""Marked parts that are listed: of a topic, of somebody, since a day."""

import pytest

from bot.minutes.model import MeetingDate, Role
from bot.search.explanation import Explanation
from bot.search.model import Filters
from tests.conftest import lines_of, search_in

TODAY = MeetingDate(2024, 6, 1)
FILES = {
    "2024-03-05.md": lines_of(
        "# Club",
        "",
        "Attendees: Ada Byron, Bo Lu",
        "",
        "## Hose",
        "",
        "The hose is old.",
        "",
        "### Decision",
        "",
        "Buy one.",
        "",
        "### Action items",
        "",
        "- Ada Byron: order it by 2024-03-20.",
        "- Bo Lu: mend the tap.",
    ),
    "2024-05-07.md": lines_of(
        "# Club",
        "",
        "Attendees: Ada Byron",
        "",
        "## Hose",
        "",
        "It came.",
        "",
        "### Decision",
        "",
        "Keep it in the shed.",
        "",
        "## Pond @Bo Lu",
        "",
        "Frogs live there.",
        "",
        "### Decision",
        "",
        "Feed them.",
    ),
}
SEARCH = search_in(FILES)


def test_a_marked_part_comes_before_the_rest_where_only_the_heading_names_the_topic() -> None:
    text = lines_of("# Club", "", "**1. Jetty**", "", "Two planks are rotten.", "", "Conclusion: they go.")
    hits = search_in({"2024-03-05.md": text}).answer("what was decided about the jetty").hits
    assert [hit.entry.role for hit in hits[:2]] == [Role.DECISION, None]


def explain(question: str, **given: object) -> Explanation:
    return SEARCH.explain(question, today=TODAY, **given)  # type: ignore[arg-type]


def quotes(question: str) -> list[str]:
    return [hit.quote.text for hit in explain(question).answer.hits]


@pytest.mark.parametrize(
    "question",
    ["what was decided about the hose", "decisions on the hose", "Which decisions were taken on the hose?"],
)
def test_decisions_on_a_topic_of_several_meetings_are_listed_newest_first(question: str) -> None:
    found = explain(question)
    assert found.marked == (Role.DECISION,)
    assert quotes(question) == ["Keep it in the shed.", "Buy one."]
    assert found.total == 2


def test_a_topic_of_a_single_meeting_is_answered_by_the_best_passage() -> None:
    assert explain("what was decided about the pond").marked == ()
    assert quotes("what was decided about the pond")[0] == "Feed them."


@pytest.mark.parametrize("question", ["action items of Ada Byron", "what does Ada Byron have to do", "TODO Ada Byron"])
def test_tasks_of_somebody_are_quoted_without_those_of_others(question: str) -> None:
    (quote,) = quotes(question)
    assert "order it" in quote
    assert "tap" not in quote


def test_decisions_since_a_day_are_those_of_meetings_from_then_on() -> None:
    assert quotes("decisions since May 2024") == ["Keep it in the shed.", "Feed them."]


def test_a_meeting_without_such_a_part_has_an_empty_list() -> None:
    found = explain("action items at the last meeting")
    assert found.marked == (Role.ACTION,)
    assert not found.answer.answered
    assert found.answer.hits == ()


@pytest.mark.parametrize("question", ["polls", "未解决的问题", "what did we vote on?"])
def test_a_kind_that_nothing_is_marked_as_has_an_empty_list(question: str) -> None:
    found = explain(question)
    assert found.marked
    assert found.answer.hits == ()


def test_a_filter_narrows_the_parts_down() -> None:
    found = explain("decisions", filters=Filters(meeting="2024-03-05"))
    assert [hit.quote.text for hit in found.answer.hits] == ["Buy one."]


def test_fewer_are_told_than_there_are() -> None:
    found = explain("decisions", limit=1)
    assert (len(found.answer.hits), found.total) == (1, 3)
