"""Questions that go on from the one before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import search_in

SEARCH = search_in(
    {
        "2024-03-05.md": "# Club\n\n## Hose @Ada\n\nThe hose: frost. 水管支持霜冻。\n\n## Barrel @Bo\n\nIt leaks.\n",
        "2024-05-07.md": "# Club\n\nAttendees: Ada Byron, Bo Lu\n\n## Pond\n\nFrogs live there.\n",
    }
)


def questions(question: str, before: str) -> tuple[str, ...]:
    found = SEARCH.follow(question, before)
    return found.questions if found else ()


@pytest.mark.parametrize(
    ("question", "before", "meant"),
    [
        ("what about the barrel?", "what was decided about the hose", "what was decided about the barrel"),
        ("And how about Barrel?", "who presented the Hose", "who presented the Barrel"),
        ("那 Barrel 呢", "Hose 支持霜冻吗", "Barrel 支持霜冻吗"),
        ("and Bo Lu?", "action items of Ada Byron", "action items of Bo Lu"),
    ],
)
def test_a_topic_takes_the_place_of_the_one_before(question: str, before: str, meant: str) -> None:
    assert meant in " | ".join(questions(question, before)).replace("the the", "the")


@pytest.mark.parametrize(
    ("question", "before", "meant"),
    [
        ("and how long does it take?", "what is a barrel", "how long does it take barrel"),
        ("and when?", "who mends the hose", "when hose"),
        ("要多久", "Barrel 是什么", "要多久 Barrel"),
        ("需要多久？", "Barrel 是什么", "需要多久 Barrel"),
        ("who presented it", "what is a barrel", "who presented it barrel"),
    ],
)
def test_a_question_without_a_topic_is_asked_of_the_one_before(question: str, before: str, meant: str) -> None:
    (found,) = questions(question, before)
    assert set(meant.split()) <= set(found.split())


def test_another_meeting_takes_the_place_of_the_one_before() -> None:
    (found,) = questions("and on May 7?", "who attended on March 5, 2024")
    assert "May 7" in found
    assert "March" not in found
    assert found.startswith("who attended")


def test_other_parts_are_asked_of_the_same_meeting() -> None:
    (found,) = questions("and action items?", "decisions at the last meeting")
    assert "action items" in found
    assert "the last meeting" in found


@pytest.mark.parametrize(
    ("question", "before"),
    [
        ("does the barrel leak", "who mends the hose"),
        ("what about the barrel?", ""),
        ("what about the barrel?", "x " * 200),
        ("?", "who mends the hose"),
        ("how many meetings were there", "who mends the hose"),
        ("今天天气怎么样", "水管"),
        ("is it possible to water the pond with the hose", "what is a barrel"),
    ],
)
def test_a_question_that_stands_on_its_own_is_left_alone(question: str, before: str) -> None:
    assert SEARCH.follow(question, before) is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_typed_has_a_whole_question_or_none(question: str, before: str) -> None:
    found = SEARCH.follow(f"and {question}", before)
    assert found is None or all(one.strip() for one in found.questions)
