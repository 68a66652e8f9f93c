"""Who presents what bullets name that are no items."""

import pytest

from bot.minutes.model import Minutes
from tests.conftest import lines_of, read

HEAD = ("# Garden call 2024-03-04", "", "Attendees: Ada Byron, Brook Stone, Maximilian Reed", "")
UNLISTED = ("# Garden call 2024-03-04", "")


def led(minutes: Minutes) -> dict[int, tuple[str, ...]]:
    """Return who presents what, by the lines of items and bullets."""
    return {item.lines.first: item.presenters for item in minutes.presented if item.presenters}


def minutes_with(*lines: str, head: tuple[str, ...] = HEAD) -> Minutes:
    return read(lines_of(*head, *lines), "2024-03-04.md")


def test_an_agenda_names_who_presents_at_any_depth() -> None:
    minutes = minutes_with(
        "## Agenda", "", "1. Reports", "   1. The hose (Ada Byron - Garden Club)", "   1. Tins (Brook)"
    )
    assert led(minutes) == {8: ("Ada Byron",), 9: ("Brook",)}


def test_what_lies_beneath_such_a_bullet_was_said_of_it() -> None:
    minutes = minutes_with("## Agenda", "", "- Ada: the hose", "  - Brook: it leaks", "  - Maximilian: mend it")
    assert led(minutes) == {7: ("Ada",)}


def test_who_is_listed_nowhere_is_known_by_the_shape_of_the_list() -> None:
    minutes = minutes_with(
        *(
            "## Agenda",
            "",
            "- Zora: the hose",
            "  - Quill: it leaks",
            "- Quill: tins",
            "  - Zora: many",
            "- Tamsin: bees",
        ),
        head=UNLISTED,
    )
    assert led(minutes) == {5: ("Zora",), 7: ("Quill",), 9: ("Tamsin",)}


def test_labels_on_an_agenda_are_nobody() -> None:
    minutes = minutes_with("## Agenda", "", "- Hardware: hose", "- Software: bot", "- Compost: heap", head=UNLISTED)
    assert led(minutes) == {}


def test_a_first_name_stands_for_whoever_is_named_in_full_elsewhere() -> None:
    minutes = minutes_with("## Agenda", "", "- Hose (Willow Bark)", "- Tins (Willow)", "- Bees (Blue)", head=UNLISTED)
    assert led(minutes) == {5: ("Willow Bark",), 6: ("Willow",)}


def test_a_bullet_with_notes_beneath_it_tells_who_presents_it() -> None:
    minutes = minutes_with("## Rain", "", "It rained.", "", "- The hose -- Max", "  - It leaks.", "- Dry (Brook)")
    assert led(minutes) == {9: ("Max",)}


def test_whoever_speaks_in_the_notes_presents_nothing() -> None:
    minutes = minutes_with(
        "## Hose", "", "It leaks.", "", "- Ada: mend it", "  - When?", "- We row (Dry Lake)", "  - Yes"
    )
    assert led(minutes) == {}


def test_who_has_to_do_something_presents_nothing() -> None:
    minutes = minutes_with(
        "## Hose", "", "It leaks.", "", "- [ ] Mend it (Ada)", "  - soon", "- TODO: row (Ada)", "  - soon"
    )
    assert led(minutes) == {}


def test_a_heading_is_presented_by_whom_the_agenda_names() -> None:
    minutes = minutes_with(
        "## Agenda", "", "- The hose (Ada)", "- Tins", "", "## The hose", "", "It leaks.", "", "## Tins", "", "Six."
    )
    assert led(minutes) == {10: ("Ada",)}


def test_a_list_that_ends_in_names_is_a_programme_under_any_heading() -> None:
    minutes = minutes_with(
        "## Talks of members", "", "- Hose (Ada Byron)", "- Tins (Brook Stone)", "- Bees (Willow Bark)"
    )
    assert led(minutes) == {7: ("Ada Byron",), 8: ("Brook Stone",), 9: ("Willow Bark",)}


def test_a_list_that_ends_in_places_is_none() -> None:
    minutes = minutes_with(
        "## Fairs", "", "- Tulip Fair (Green Lake)", "- Bee Day (Mill Hill)", "- Boat Day (Dry Creek)"
    )
    assert led(minutes) == {}


def test_the_rows_of_an_agenda_are_presented_by_whom_they_name_and_its_heading_by_nobody() -> None:
    minutes = minutes_with(
        *(
            "## Agenda",
            "",
            "| Topic | Presenter |",
            "| --- | --- |",
            "| The hose | Ada Byron |",
            "",
            "## Notes",
            "",
            "Dry.",
        ),
    )
    assert led(minutes) == {9: ("Ada Byron",)}


def test_a_stranger_in_brackets_is_no_person_where_nouns_have_capitals_too() -> None:
    text = lines_of(
        "# Treffen am 4. März 2024", "", "## Tagesordnung", "", "- Der Schlauch ist undicht (Neue Aufgaben)"
    )
    assert led(read(text, "2024-03-04.md")) == {}


def test_a_sentence_with_names_and_more_in_brackets_is_presented_by_nobody() -> None:
    minutes = minutes_with("## Agenda", "", "- Spring", "  - We found help (Ada & Brook, Willow wants to come too)")
    assert led(minutes) == {}


@pytest.mark.parametrize(("last", "expected"), [("Hazel", ("Hazel",)), ("later", None)])
def test_a_single_name_is_one_if_most_bullets_beside_it_end_with_people(
    last: str, expected: tuple[str, ...] | None
) -> None:
    bullets = ("- The hose (Ada)", "- The pond (Brook/Ada)", "- The shed (Brook)", f"- The heap ({last})")
    assert led(minutes_with("## Agenda", "", *bullets)).get(10) == expected
