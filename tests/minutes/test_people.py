"""Who attended."""

import pytest

from tests.conftest import lines_of, read


def names_in(*lines: str) -> list[str]:
    return [attendee.name for attendee in read(lines_of(*lines)).attendees]


@pytest.mark.parametrize(
    "line",
    [
        "**参会人**：Willow, 石榴, Green Thumb",
        "**参会人：** Willow、石榴、Green Thumb",
        "参会人员：Willow，石榴，Green Thumb",
        "參會人：Willow, 石榴, Green Thumb",
        "出席者: Willow; 石榴; Green Thumb",
        "- **参会人**：Willow, 石榴, Green Thumb",
        "**Attendees**: Willow, 石榴, Green Thumb",
        "Attendees: Willow, 石榴, Green Thumb.",
        "Participants: Willow, 石榴, Green Thumb",
        "Present: Willow, 石榴,  Green  Thumb",
    ],
)
def test_the_names_after_the_label_are_the_attendees(line: str) -> None:
    assert names_in("# Club", "", line, "", "## Water", "Rain.") == ["Willow", "石榴", "Green Thumb"]


def test_names_may_go_on_in_the_next_line() -> None:
    assert names_in("Attendees: Willow, Fern,", "Moss") == ["Willow", "Fern", "Moss"]


def test_a_name_that_stands_twice_is_one_attendee() -> None:
    assert names_in("Attendees: Willow, Fern, Willow") == ["Willow", "Fern"]


@pytest.mark.parametrize("line", ["The attendees agreed: water more.", "Presentation: tomatoes, beans", "Attendees"])
def test_a_sentence_with_such_a_word_in_it_names_nobody(line: str) -> None:
    assert names_in("# Club", "", line) == []
