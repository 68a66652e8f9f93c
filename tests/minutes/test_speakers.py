"""Who says something in a transcript."""

import pytest

from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.model import Attendee
from bot.minutes.speakers import speakers_in
from tests.conftest import lines_of, read

PEOPLE = AttendeeNames(
    [Attendee("Bramble Oakes", "bram", "BOK"), Attendee("Fern Moss"), Attendee("Fern Field"), Attendee("石榴")]
)


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("BOK: it leaks", "Bramble Oakes"),
        ("Bramble Oakes: it leaks", "Bramble Oakes"),
        ("**Bramble Oakes:** it leaks", "Bramble Oakes"),
        ("**BOK**: it leaks", "Bramble Oakes"),
        ("- bram: it leaks", "Bramble Oakes"),
        ("  * @bram: it leaks", "Bramble Oakes"),
        ("BO: by initials", "Bramble Oakes"),
        ("石榴：漏了", "石榴"),
        ("WBK: it leaks", "Willow Bark"),
    ],
)
def test_the_name_before_a_colon_speaks(line: str, speaker: str) -> None:
    assert speakers_in([line], PEOPLE, {"WBK": "Willow Bark"}) == (speaker,)


@pytest.mark.parametrize(
    "line",
    ["Note: it leaks", "BOK it leaks", "It leaks: BOK", "Fern: which one?", "", ":", "https://example.org", "12:30"],
)
def test_other_words_before_a_colon_do_not_speak(line: str) -> None:
    assert speakers_in([line], PEOPLE, {}) == ()


def test_speakers_stand_once_in_the_order_of_their_first_word() -> None:
    lines = ["Fern Moss: yes", "BOK: no", "Fern Moss: well", "Bramble Oakes: so be it"]
    assert speakers_in(lines, PEOPLE, {}) == ("Fern Moss", "Bramble Oakes")


def test_a_table_of_attendees_names_the_speakers_of_the_transcript() -> None:
    table = ("| Name | Abbreviation |", "|---|---|", "| Bramble Oakes | BOK |", "| Fern Moss | FMO |")
    text = lines_of("# Club", "", "**Attendees:**", "", *table, "", "## Barrel", "", "BOK: it leaks.", "", "XYZ: no.")
    assert [entry.speakers for entry in read(text).entries if entry.item] == [("Bramble Oakes",)]


def test_an_abbreviation_beside_the_presenter_names_a_speaker_too() -> None:
    text = lines_of("# Club", "", "## Barrel", "", "Presenter: Willow Bark (WBK)", "", "WBK: it leaks.")
    assert [entry.speakers for entry in read(text).entries if entry.item] == [("Willow Bark",)]
