"""Every entry that mentions a topic."""

import pytest

from bot.minutes.model import MeetingDate
from bot.search.engine import Search
from tests.conftest import lines_of, search_in


def minutes(*bodies: str) -> Search:
    """Return a search over one meeting a month, each with an item that says this."""
    return search_in(
        {
            f"2024-{month:02}-01.md": lines_of(f"# Talk of month {month}", "", f"## Item {month}", "", body)
            for month, body in enumerate(bodies, 1)
        }
    )


def months(search: Search, topic: str) -> list[int]:
    """Return the months whose meetings mention a topic, each once."""
    places = search.mentions(topic).entries
    return sorted({place.meeting.date.month for place in places if place.meeting.date})


def test_every_word_has_to_stand_in_the_entry() -> None:
    assert months(minutes("The barrel leaks.", "The shed leaks.", "The barrel in the shed."), "barrel shed") == [3]


def test_other_forms_of_a_word_are_mentions_of_it() -> None:
    assert months(minutes("One barrel.", "Two Barrels.", "No barrow."), "barrels") == [1, 2]


def test_words_that_three_meetings_have_side_by_side_are_a_name() -> None:
    apart = "The rain ran into the old barrel."
    named = ("A rain barrel.", "The rain-barrel.", "Rain barrels.")
    assert months(minutes(*named, apart), "rain barrel") == [1, 2, 3]
    assert months(minutes(*named[:2], apart), "rain barrel") == [1, 2, 3]


def test_chinese_words_that_stand_together_have_to_do_so_in_the_entry() -> None:
    search = minutes("讨论了服务治理。", "治理花园的服务。", "服务很好。")
    assert months(search, "服务治理") == [1]
    assert months(search, "服務治理") == [1]


def test_chinese_words_that_nowhere_stand_together_may_stand_apart() -> None:
    assert months(minutes("花园的番茄。", "番茄。", "温室的番茄和黄瓜。"), "温室黄瓜") == [3]


@pytest.mark.parametrize(("topic", "expected"), [("compots", [2]), ("duifei", [1]), ("helicopter", [])])
def test_a_topic_is_corrected_where_its_word_is_nowhere(topic: str, expected: list[int]) -> None:
    assert months(minutes("堆肥箱满了。", "The compost is full."), topic) == expected


def test_another_name_of_a_word_is_a_mention() -> None:
    search = minutes("Document Object Model (DOM) work begins.", "The DOM again.", "Nothing.")
    assert months(search, "DOM") == [1, 2]


NIGHT = minutes(
    "The green pump behind the shed runs at night.",
    "Every night the green pump runs behind its shed.",
    "The pump is loud.",
)


def like_the_first(search: Search, question: str) -> list[int]:
    """Return the months whose meetings mention what the first one holds of a question."""
    answer = next(
        place.entry for place in search.index.entries if place.meeting.id == "2024-01-01" and place.entry.item
    )
    found = search.mentions_like(question, answer).entries
    return sorted({place.meeting.date.month for place in found if place.meeting.date})


def test_what_an_answer_does_not_hold_of_its_question_need_not_be_mentioned() -> None:
    question = "does the green pump behind the shed run at night noiselessly"
    assert months(NIGHT, question) == []
    assert like_the_first(NIGHT, question) == [1, 2]


def test_an_answer_that_holds_little_of_its_question_tells_nothing_of_other_mentions() -> None:
    assert like_the_first(NIGHT, "pump noiselessly") == []


@pytest.mark.parametrize("topic", ["", "the", "的", "？"])
def test_without_a_word_there_is_nothing_to_look_for(topic: str) -> None:
    search = minutes("The barrel.")
    mentions = search.mentions(topic)
    assert not mentions.has_words
    assert mentions.entries == ()


def test_there_are_no_later_mentions_where_no_later_meeting_mentions_it() -> None:
    answer = next(place.entry for place in NIGHT.index.entries if place.meeting.id == "2024-01-01" and place.entry.item)
    question = "green pump behind the shed at night"
    assert NIGHT.mentions_like(question, answer, after=MeetingDate(2024, 1, 1)).entries
    assert NIGHT.mentions_like(question, answer, after=MeetingDate(2024, 2, 1)).entries == ()


@pytest.mark.parametrize("question", ["green pump behind the shed at night", "grene pump", "pumps", "last month"])
def test_a_question_that_was_read_already_is_mentioned_alike(question: str) -> None:
    answer = next(place.entry for place in NIGHT.index.entries if place.meeting.id == "2024-01-01" and place.entry.item)
    found = NIGHT.mentions_like(NIGHT.explain(question), answer).entries
    assert found == NIGHT.mentions_like(question, answer).entries
