"""Who presents an agenda item by what is said beneath its heading."""

import pytest

from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.model import Attendee
from bot.minutes.presenter_labels import opening
from bot.minutes.presenters import presenters_of
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
        ("tr", "Bramble sundu: fıçı sızdırıyor."),
        ("it", "Bramble ha illustrato il barile."),
        ("nl", "Bramble gaf een update over het vat."),
        ("pl", "Bramble omówiła sprawę beczki."),
        ("cs", "Bramble seznámil přítomné se stavem sudu."),
        ("sv", "Bramble berättade om tunnan."),
        ("da", "Bramble orienterede om tønden."),
        ("nb", "Bramble la fram saken om tønna."),
    ],
)
def test_the_first_words_tell_it_in_every_language(language: str, first: str) -> None:
    assert opening(["", first], PEOPLE, language) == ("Bramble",)


def test_the_first_words_below_a_heading_of_the_notes_present_nothing() -> None:
    found = presented("## Minutes", "", "Bramble presented the barrel.")
    assert not any(found.values())


def test_an_escaped_underscore_parts_no_handle() -> None:
    assert presented("## Hose", "", "Presenter: li\\_na") == {"Hose": ("li_na",)}


@pytest.mark.parametrize(
    ("heading", "language", "names"),
    [
        ("篱笆（汇报：陈伟）", "zh", ("陈伟",)),
        ("Hecke (Vorstellung: Fern Moss)", "de", ()),  # any noun has a capital there
        ("울타리 (담당: 이정호)", "ko", ("이정호",)),
        ("Hose (demo: Fern Moss) (10 min)", "en", ("Fern Moss",)),
        ("Hose (demo: Fern Moss, 5 min)", "en", ("Fern Moss",)),
        ("Haie (exposé : Fern Moss et Holly Bush)", "fr", ("Fern Moss", "Holly Bush")),
        ("Hose (report: late)", "en", ()),
        ("Hose (update: Version Two)", "en", ()),
    ],
)
def test_what_somebody_gives_names_them_in_brackets(heading: str, language: str, names: tuple[str, ...]) -> None:
    assert presenters_of(heading, language=language) == names


def test_among_people_who_are_listed_one_of_them_gives_it() -> None:
    assert presenters_of("Hecke (Vorstellung: Fern Moss)", people=PEOPLE, language="de") == ("Fern Moss",)
    assert presenters_of("Hose (demo: Fern and Ivy)", people=PEOPLE, language="en") == ("Fern", "Ivy")
    assert presenters_of("Hose (demo: Apache Kafka)", people=PEOPLE, language="en") == ()
