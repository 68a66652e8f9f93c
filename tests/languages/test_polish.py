"""Minutes in Polish: the cases of its nouns, and what its clubs, councils and housing co-operatives write."""

import pytest

from bot.minutes.languages import language_of
from bot.minutes.model import Minutes, Role
from bot.minutes.parse import parse_minutes
from tests.conftest import lines_of

PEOPLE = "Obecni: Jan Kos, Wanda Kret"


def minutes_of(*lines: str) -> Minutes:
    text = lines_of("---", "language: pl", "---", "# Zebranie z dnia 5 marca 2024 r.", "", *lines)
    minutes = parse_minutes(text, "notatka.md").minutes
    assert minutes is not None
    return minutes


def came(*lines: str) -> list[str]:
    found = minutes_of(*lines, "", "## Pompa", "", "Kos mierzy wodę, a Kret notuje.")
    return [attendee.name for attendee in found.attendees]


@pytest.mark.parametrize(
    "line",
    [
        "W posiedzeniu udział wzięli: Jan Kos oraz Wanda Kret",
        "Na zebraniu byli obecni: Jan Kos i Wanda Kret.",
        "Lista obecności: Jan Kos, Wanda Kret",
        "Obecni: prezes Jan Kos, Pani Wanda Kret",
        "Obecni członkowie zarządu: Jan Kos, mgr inż. Wanda Kret",
        "Jan Kos i Wanda Kret przyszli. Leon Mięta usprawiedliwił nieobecność.",
        "Przyszli Jan Kos i Wanda Kret. Leon Mięta nie mógł przyjść.",
        "Jan Kos i Wanda Kret wzięli udział w spotkaniu, a Leon Mięta był chory.",
    ],
)
def test_who_came_is_told_in_a_line_or_a_sentence(line: str) -> None:
    assert came(line) == ["Jan Kos", "Wanda Kret"]


@pytest.mark.parametrize("line", ["Nieobecni usprawiedliwieni: Leon Mięta", "Nieobecność usprawiedliwiona: Leon Mięta"])
def test_who_is_excused_did_not_come(line: str) -> None:
    found = minutes_of(PEOPLE, line, "", "## Pompa", "", "Cieknie.")
    assert [person.name for person in found.absent] == ["Leon Mięta"]


def test_items_are_numbered_with_ad() -> None:
    found = minutes_of(
        PEOPLE, "", "## Ad. 1. Otwarcie zebrania", "", "Kworum jest.", "", "## Ad 2. Dach", "", "Cieknie."
    )
    assert [item.number for item in found.items] == [1, 2]
    assert [topic.heading for topic in found.topics] == ["Ad 2. Dach"]


@pytest.mark.parametrize(
    "note",
    [
        "Uchwałę podjęto jednogłośnie.",
        "Wniosek przyjęto większością głosów.",
        "Uchwała nr 4/2024 została podjęta.",
        "**Uchwała nr 4/2024:** naprawiamy dach.",
    ],
)
def test_a_resolution_is_a_decision(note: str) -> None:
    found = minutes_of(PEOPLE, "", "## Dach", "", "Dach cieknie.", "", note)
    assert [entry.role for entry in found.entries if entry.role] == [Role.DECISION]


def test_a_table_of_tasks_names_who_does_them() -> None:
    found = minutes_of(
        PEOPLE, "", "## Dach", "", "Cieknie.", "", "## Podział zadań", "", "| Zadanie | Odpowiedzialny | Termin |",
        "|---|---|---|", "| Papa | Jan Kos | 20 marca |", "| Gwoździe | Wanda Kret | 31 marca |",
    )  # fmt: skip
    (tasks,) = [entry for entry in found.entries if entry.role is Role.ACTION]
    assert tasks.owners == ("Jan Kos", "Wanda Kret")


@pytest.mark.parametrize(
    "text",
    [
        "Zápis ze schůze\n\n- Střecha byla opravena a výbor schválil rozpočet, ale není jasné kdo jej zaplatí.",
        "Zápisnica\n\n- Strecha nie je opravená, rada rozhodla, že sa kúpi nové čerpadlo a kto ho zaplatí.",
        "Zapisnik sa sastanka\n\n- Krov je popravljen i odbor je odobrio budžet, a nije jasno tko plaća.",
    ],
)
def test_other_slavic_languages_are_not_taken_for_it(text: str) -> None:
    assert language_of(None, "notes.md", text) != "pl"
