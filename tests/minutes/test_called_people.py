"""Who has to do something and is called by one name, though nobody present bears it."""

import pytest

from tests.conftest import lines_of, read


def owners_of(line: str, path: str = "2024-03-05.md") -> list[str]:
    text = lines_of("# Garden", "", "Attendees: Ada Byron, Fern Moss", "", "## Shed", "", "It leaks.", "", f"- {line}")
    tasks = [task for entry in read(text, path).entries for task in entry.tasks]
    return [owner for task in tasks for owner in task.owners]


@pytest.mark.parametrize(
    "line",
    [
        "#action Bo to order seeds",
        "#action: Bo will order seeds",
        "ACTION: Bo to order seeds",
        "ACTION Bo: order seeds",
        "**Action**: Bo will order seeds",
        "TODO: Bo should order seeds",
    ],
)
def test_one_name_behind_a_label_is_who_does_it(line: str) -> None:
    assert owners_of(line) == ["Bo"]


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("Action : Léa doit acheter des graines", "fr/2024-03-05.md"),
        ("Acción: Inés debe comprar semillas", "es/2024-03-05.md"),
        ("Ação: Inês deve comprar sementes", "pt/2024-03-05.md"),
    ],
)
def test_one_name_is_who_does_it_in_other_languages(line: str, path: str) -> None:
    assert len(owners_of(line, path)) == 1


def test_somebody_present_is_meant_behind_a_tag() -> None:
    assert owners_of("#action Ada to order seeds") == ["Ada Byron"]


@pytest.mark.parametrize(
    "line",
    [
        "ACTION: We will order seeds",
        "ACTION: Someone to order seeds",
        "ACTION: Need to order seeds",
        "ACTION: Plan to order seeds",
        "ACTION: Gardeners will order seeds",
        "ACTION: Zinnias to be ordered",
        "ACTION: RFC to explain seeds",
        "ACTION: Shed should hold seeds",
        "Bo to order seeds",
    ],
)
def test_what_may_be_no_name_does_nothing(line: str) -> None:
    assert owners_of(line) == []


def test_what_the_minutes_write_in_small_letters_is_no_name() -> None:
    assert owners_of("ACTION: Webinar to explain how a webinar is held") == []


def test_a_capital_makes_no_name_where_every_noun_has_one() -> None:
    assert owners_of("Aufgabe: Spaten soll gekauft werden", "de/2024-03-05.md") == []
