"""Who is named in the minutes, by every name."""

import pytest

from bot.search.index.people import PeopleIndex
from bot.search.model import Filters
from tests.conftest import lines_of, search_in

FILES = {
    "2024-03-05.md": lines_of(
        "# Club",
        "",
        "**Attendees**: Bramble Oakes @bram (BOK), Fern Moss (FMO), 石榴, green thumb",
        "",
        "## Barrel @bram",
        "",
        "It leaks.",
        "",
        "## Shed (5m, BOK)",
        "",
        "It is green.",
        "",
        "## Roses @Green Thumb @Green Thumb",
        "",
        "- FMO: roses need sun.",
    ),
    "2024-04-02.md": lines_of("# Club", "", "## Compost @Green Thumb", "", "It is turned."),
}


def people() -> PeopleIndex:
    return search_in(FILES).index.people


def headings_of(person: str) -> set[str]:
    """Return the headings of what somebody presented or said."""
    hits = search_in(FILES).answer("barrel shed roses compost", filters=Filters(person=person)).hits
    return {hit.entry.item.heading.split()[0] for hit in hits if hit.entry.item}


@pytest.mark.parametrize("called", ["Bramble Oakes", "bramble oakes", "BrambleOakes", "BOK", "bram", "@bram", " BOK "])
def test_one_person_is_known_by_name_handle_and_abbreviation(called: str) -> None:
    assert people().key_of(called) == people().key_of("Bramble Oakes") is not None


@pytest.mark.parametrize("called", ["", "bok", "Bramble", "nobody", "@", "oakes bramble"])
def test_nobody_is_known_by_half_a_name_or_a_small_abbreviation(called: str) -> None:
    assert people().key_of(called) is None


def test_everybody_is_listed_once_by_the_spelling_used_most() -> None:
    names = sorted(person.name for person in people().people.values())
    assert names == ["Bramble Oakes", "Fern Moss", "Green Thumb", "石榴"]


def test_the_longest_name_is_taken() -> None:
    files = {"2024-03-05.md": lines_of("Attendees: Fern, Fern Moss", "", "## Water", "", "Rain.")}
    text = "so Fern Moss and Fern"
    found = [(text[slice(*place)], key) for place, key in search_in(files).index.people.find(text)]
    assert found == [("Fern Moss", "fernmoss"), ("Fern", "fern")]


@pytest.mark.parametrize("text", ["", "moss", "Fern", "x " * 50, "石榴树"])
def test_words_that_name_nobody_name_nobody(text: str) -> None:
    assert list(people().find(text)) == []


def test_who_presents_and_who_speaks_stand_behind_an_entry() -> None:
    (roses,) = (one for one in search_in(FILES).index.entries if "Roses" in one.headline)
    assert people().behind(roses.entry, roses.minutes) == {"greenthumb", "fernmoss"}


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("Green Thumb", {"Roses", "Compost"}),
        ("greenthumb", {"Roses", "Compost"}),
        ("Fern Moss", {"Roses"}),
        ("FMO", {"Roses"}),
        ("bram", {"Barrel", "Shed"}),
        ("BOK", {"Barrel", "Shed"}),
        ("Bramble Oakes", {"Barrel", "Shed"}),
        ("nobody", set()),
    ],
)
def test_a_filter_by_any_name_of_a_person_leaves_what_the_person_presented_or_said(
    person: str, expected: set[str]
) -> None:
    assert headings_of(person) == expected


def test_minutes_that_name_nobody_know_nobody() -> None:
    nobody = search_in({"2024-03-05.md": "## Water\n\nRain.\n"}).index.people
    assert (nobody.people, nobody.key_of("Fern"), list(nobody.find("Fern"))) == ({}, None, [])


def test_a_word_that_is_also_a_name_is_nobody_in_small_letters() -> None:
    search = search_in({"2024-03-05.md": lines_of("**Attendees**: Will, Fern", "", "## Water", "", "Rain.")})
    assert [person.key for person in search.index.people.find("what will Will do")] == ["will"]


def test_whoever_presents_under_a_handle_is_found_by_the_name() -> None:
    assert {frozenset(("bram", "Bramble Oakes"))} == set(people().groups)
    (barrel,) = (one for one in search_in(FILES).index.entries if "Barrel" in one.headline)
    assert people().behind(barrel.entry, barrel.minutes) == {people().key_of("Bramble Oakes")}


FIRST_NAMES = {
    "2024-03-05.md": lines_of(
        "# Club",
        "",
        "Attendees: Bramble Oakes, fern moss, Hazel Birch, Hazel Bark",
        "",
        "## Hose (5m, Bramble)",
        "",
        "It leaks.",
    ),
    "2024-04-02.md": lines_of(
        "# Club",
        "",
        "Attendees: Bramble Oakes, Fern Moss, OAKES Fern",
        "",
        "## Rake [Hazel]",
        "",
        "It is new.",
        "",
        "## Hoe (5m, Fern)",
    ),
}


def test_who_presents_under_the_first_name_that_nobody_else_listed_bears_is_that_person() -> None:
    known = search_in(FIRST_NAMES).index.people
    (bramble,) = known.matching("Bramble")
    assert (bramble.name, len(bramble.meetings), len(bramble.presented)) == ("Bramble Oakes", 2, 1)
    assert known.keys_of("Bramble") == ("brambleoakes",)


def test_a_first_name_that_two_of_those_listed_bear_is_neither() -> None:
    known = search_in({"2024-03-05.md": FIRST_NAMES["2024-03-05.md"].replace("Bramble)", "Hazel)")}).index.people
    assert known.key_of("Hazel") not in ("hazelbirch", "hazelbark")


def test_of_two_equally_common_spellings_the_one_in_full_is_shown() -> None:
    files = {"2024-03-05.md": "Attendees: fern-moss\n\n## Hose\n", "2024-04-02.md": "Attendees: Fern Moss\n\n## Hose\n"}
    assert [person.name for person in search_in(files).index.people.people.values()] == ["Fern Moss"]


def test_somebody_presents_what_a_bullet_of_an_agenda_names() -> None:
    text = lines_of(
        "# Club", "", "Attendees: Ada Byron", "", "## Agenda", "", "- Spring work", "  - The hose (Ada Byron)"
    )
    (ada,) = search_in({"2024-03-05.md": text}).index.people.matching("Ada Byron")
    assert [one.item.heading for one in ada.presented] == ["The hose (Ada Byron)"]
