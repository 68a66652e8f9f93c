from hypothesis import given
from hypothesis import strategies as st

from bot.chat.discord.commands.completing import CHOICE_LENGTH, CHOICE_LIMIT, choices
from bot.chat.discord.rendering.cutting import size


@given(st.lists(st.text(max_size=200), max_size=60))
def test_choices_are_always_such_as_discord_takes(texts: list[str]) -> None:
    found = choices(texts)
    assert len(found) <= CHOICE_LIMIT
    assert len({choice.value for choice in found}) == len(found)
    for choice in found:
        assert 1 <= size(choice.name.strip()) <= size(choice.name) <= CHOICE_LENGTH
        assert 1 <= size(choice.value) <= CHOICE_LENGTH


def test_a_long_question_is_shown_with_an_ellipsis_and_sent_without() -> None:
    question = "why " * 60
    (choice,) = choices([question])
    assert choice.name.endswith("why…")
    assert choice.value.endswith("why")
    assert question.startswith(choice.value)


def test_a_question_that_stands_twice_is_offered_once() -> None:
    assert [choice.name for choice in choices(["a  b", "a b", "c", "", " "])] == ["a b", "c"]


def test_a_meeting_is_sent_by_what_stands_before_the_separator() -> None:
    assert [(choice.name, choice.value) for choice in choices(["2024-03-05 · Spring · late"], until=" · ")] == [
        ("2024-03-05 · Spring · late", "2024-03-05")
    ]
