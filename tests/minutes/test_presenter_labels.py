"""Who presents an agenda item by what is said beneath its heading."""

import pytest

from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.model import Attendee
from bot.minutes.presenter_labels import opening
from tests.conftest import lines_of, read

PEOPLE = AttendeeNames([Attendee("Bramble Oakes"), Attendee("Fern Moss")])


def presented(*lines: str) -> dict[str, tuple[str, ...]]:
    minutes = read(lines_of("# Club 2024-03-05", "", "Attendees: Bramble Oakes, Fern Moss", "", *lines))
    return {item.heading: item.presenters for item in minutes.items if item.presenters}


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("Bramble gave an update on the barrel. It leaks.", ("Bramble",)),
        ("- Bramble Oakes (North Garden) presented the barrel.", ("Bramble Oakes",)),
        ("Bramble and Fern Moss gave a presentation of it.", ("Bramble", "Fern Moss")),
        ("Greta Lind presented the barrel.", ("Greta Lind",)),  # no list names her
        ("The board presented the barrel.", ()),
        ("**Bramble** gave an update on the barrel.", ()),  # others speak next
        ("Garden Club presented the barrel.", ()),
        ("We saw the barrel. Bramble presented it.", ()),
        ("Bramble would present the barrel if it were here.", ()),
    ],
)
def test_the_first_words_said_of_a_topic_may_tell_who_presents_it(first: str, expected: tuple[str, ...]) -> None:
    assert presented("## Barrel", "", first).get("Barrel", ()) == expected


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("de", "Bramble berichtete vom Fass."),
        ("fr", "Bramble a présenté le tonneau."),
        ("es", "Bramble presentó el barril."),
        ("pt", "Bramble apresentou o barril."),
        ("ru", "Bramble рассказал о бочке."),
        ("it", "Bramble ha illustrato il barile."),
        ("nl", "Bramble gaf een update over het vat."),
    ],
)
def test_the_first_words_tell_it_in_every_language(language: str, first: str) -> None:
    assert opening(["", first], PEOPLE, language) == ("Bramble",)


def test_the_first_words_below_a_heading_of_the_notes_present_nothing() -> None:
    found = presented("## Minutes", "", "Bramble presented the barrel.")
    assert not any(found.values())


def test_an_escaped_underscore_parts_no_handle() -> None:
    assert presented("## Hose", "", "Presenter: li\\_na") == {"Hose": ("li_na",)}
