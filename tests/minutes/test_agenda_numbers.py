"""Numbers and presenters of agenda items."""

import pytest

from bot.minutes.agenda_numbers import agenda_number
from bot.minutes.presenters import presenters_of
from tests.conftest import SPRING, SPRING_IN_ENGLISH, read


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("议程 1 ：番茄", 1),
        ("议程1：番茄", 1),
        ("议程一 番茄", 1),
        ("议程二：番茄", 2),
        ("议程十：番茄", 10),
        ("议程十二：番茄", 12),
        ("议程二十三：番茄", 23),
        ("議程 4：番茄", 4),
        ("议题三：番茄", 3),
        ("**议程 5**：番茄", 5),
        ("议程 ６：番茄", 6),
        ("Agenda 3: Tomatoes", 3),
        ("AGENDA ITEM 12 - Tomatoes", 12),
        ("Item #7: Tomatoes", 7),
        ("Topic 2", 2),
        ("2. Tomatoes", 2),
        ("10) Tomatoes", 10),
        ("3、番茄", 3),
    ],
)
def test_an_item_has_the_number_that_its_heading_names(heading: str, number: int) -> None:
    assert agenda_number(heading) == number


@pytest.mark.parametrize(
    "heading",
    [
        "",
        "Tomatoes",
        "2024 plans",
        "3 tomatoes",
        "1.18 release",
        "Agenda",
        "Agenda items",
        "Itemise 3",
        "议程",
        "12月计划",
    ],
)
def test_a_heading_without_a_number_has_none(heading: str) -> None:
    assert agenda_number(heading) is None


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("番茄 @石榴", ("石榴",)),
        ("番茄@石榴", ("石榴",)),
        ("Tomatoes @Green Thumb", ("Green Thumb",)),
        ("Tomatoes @Willow @Green Thumb", ("Willow", "Green Thumb")),
        ("Tomatoes @Willow, @Green Thumb", ("Willow", "Green Thumb")),
        ("番茄 @柳荫、@石榴", ("柳荫", "石榴")),
        ("番茄 @柳荫 和 @石榴", ("柳荫", "石榴")),
        ("Tomatoes @Willow and @Fern", ("Willow", "Fern")),
        ("Tomatoes (@Willow)", ("Willow",)),
        ("番茄（@柳荫）", ("柳荫",)),
        ("Tomatoes @Willow @Willow", ("Willow",)),
        ("Tomatoes ＠石榴", ("石榴",)),
        ("Tomatoes @", ()),
        ("Tomatoes", ()),
    ],
)
def test_presenters_are_as_written_after_the_at_sign(heading: str, names: tuple[str, ...]) -> None:
    assert presenters_of(heading) == names


@pytest.mark.parametrize("text", [SPRING, SPRING_IN_ENGLISH])
def test_the_items_of_a_meeting_have_their_numbers_and_presenters(text: str) -> None:
    items = read(text).items
    assert [item.number for item in items] == [1, 2, 3]
    assert [len(item.presenters) for item in items] == [1, 2, 0]


def test_an_address_names_no_presenter() -> None:
    assert presenters_of("Write to club@example.org") == ()
