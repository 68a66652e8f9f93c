"""Who is named in the minutes, by every name."""

import pytest

from bot.search.directory import People, people_of
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


def people() -> People:
    return search_in(FILES).people


def headings_of(person: str) -> set[str]:
    """Return the headings of what somebody presented or said."""
    hits = search_in(FILES).answer("barrel shed roses compost", filters=Filters(person=person)).hits
    return {hit.entry.item.heading.split()[0] for hit in hits if hit.entry.item}


def test_the_longest_name_is_taken() -> None:
    files = {"2024-03-05.md": lines_of("Attendees: Fern, Fern Moss", "", "## Water", "", "Rain.")}
    assert search_in(files).people.find(["so", "Fern", "Moss", "and", "Fern"]) == {1: (2, "fernmoss"), 4: (1, "fern")}


@pytest.mark.parametrize("words", [[], ["moss"], ["Fern"], ["x"] * 50])
def test_words_that_name_nobody_name_nobody(words: list[str]) -> None:
    assert people().find(words) == {}


def test_who_presents_and_who_speaks_stand_behind_an_entry() -> None:
    (roses,) = (
        place.entry for place in search_in(FILES).places if place.entry.item and "Roses" in place.entry.item.heading
    )
    assert people_of(roses) == {"greenthumb", "fernmoss"}


def test_minutes_that_name_nobody_know_nobody() -> None:
    nobody = search_in({"2024-03-05.md": "## Water\n\nRain.\n"}).people
    assert (nobody.names, nobody.key_of("Fern"), nobody.find(["Fern"])) == ((), None, {})
