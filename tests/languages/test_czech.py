"""What minutes and questions in Czech have of their own: degrees before names, numbers of resolutions, diacritics."""

import pytest

from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.languages import language_of
from bot.minutes.model import Minutes, Role
from bot.minutes.parse import parse_minutes
from bot.minutes.roles import role_of
from bot.search.question.intent_patterns import intent_patterns
from bot.text import normalise


def read(*lines: str) -> Minutes:
    minutes = parse_minutes("\n".join(("# Schůze dne 5. března 2024", "", *lines, "")), "zapis.cs.md").minutes
    assert minutes is not None
    return minutes


def names_in(*lines: str) -> tuple[list[str], list[str]]:
    """Return who came and who did not."""
    minutes = read(*lines, "", "## Střecha", "", "Radim Novák a Olga Malá ji viděli.")
    return [one.name for one in minutes.attendees], [one.name for one in minutes.absent]


@pytest.mark.parametrize(
    ("lines", "absent"),
    [
        (("Přítomni: Ing. Radim Novák, CSc., Mgr. Olga Malá, Ph.D.", "Omluven: Ivo Rys"), ["Ivo Rys"]),
        (("Přítomni: předseda Radim Novák, pokladní Olga Malá; omluven: Ivo Rys",), ["Ivo Rys"]),
        (("Přítomni byli Radim Novák a Olga Malá. Nepřítomen byl Ivo Rys.",), ["Ivo Rys"]),
        (("Schůze se zúčastnili Radim Novák a Olga Malá, omluven byl Ivo Rys.",), ["Ivo Rys"]),
        (("Pritomni: Radim Novák, Olga Malá", "Neomluveni: Ivo Rys"), ["Ivo Rys"]),
        (("Účast: Radim Novák, Olga Malá", "Omluveni: nikdo"), []),
    ],
)
def test_who_came_and_who_did_not(lines: tuple[str, ...], absent: list[str]) -> None:
    assert names_in(*lines) == (["Radim Novák", "Olga Malá"], absent)


@pytest.mark.parametrize("label", ["Usnesení č. 3/2024", "Usnesení č. 1", "Rozhodnutí", "Dohodli jsme se"])
def test_a_resolution_may_have_a_number(label: str) -> None:
    assert [entry.role for entry in read("## Střecha", "", "Teče.", "", f"{label}: Opravíme ji.").entries][-1] is (
        Role.DECISION
    )


def test_tasks_have_owners_and_days_by_long_labels_and_short_ones() -> None:
    found = read(
        "Přítomni: Radim Novák, Olga Malá", "", "## Úkoly", "", "- Dopis (zodpovídá Olga Malá, termín 3. 4. 2024)",
        "- Z: Radim Novák, T: 15.4.2024 – lešení", "- Olga Malá zavolá správci do 2. května",
    )  # fmt: skip
    tasks = [task for entry in found.entries for task in entry.tasks]
    assert [(task.owners, str(task.due)) for task in tasks] == [
        (("Olga Malá",), "2024-04-03"),
        (("Radim Novák",), "2024-04-15"),
        (("Olga Malá",), "2024-05-02"),
    ]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Určení ověřovatelů zápisu a zapisovatele", HeadingKind.LOGISTICS),
        ("Volba předsedajícího", HeadingKind.LOGISTICS),
        ("Volba předsedy", None),
        ("Podněty členů", HeadingKind.COLLECTION),
        ("Dotazy občanů", HeadingKind.QUESTIONS),
        ("Co jsme řešili", HeadingKind.NOTES),
        ("Navržený program", HeadingKind.AGENDA),
        ("Program oslav", None),
    ],
)
def test_headings(heading: str, kind: HeadingKind | None) -> None:
    assert heading_kind(heading, "cs") is kind


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Přijatá usnesení", Role.DECISION),
        ("Závěry z jednání", Role.DECISION),
        ("Závěr", None),  # closes the meeting
        ("Kdo co a do kdy", Role.ACTION),
        ("Nedořešené otázky", Role.OPEN_QUESTION),
        ("Hlasování per rollam", Role.POLL),
        ("Stručné shrnutí", Role.SUMMARY),
    ],
)
def test_roles(heading: str, role: Role | None) -> None:
    assert role_of(heading, "cs") is role


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Klíče jsou u správce.\n\nBrigáda bude v sobotu, protože v neděli prší.", "cs"),
        ("Vybor se dohodl, ze strecha se opravi na jare, protoze ted nejsou penize.", "cs"),
        ("Výbor sa dohodol, že strecha sa opraví na jar, pretože teraz nie sú peniaze.", "en"),
    ],
)
def test_it_is_told_with_diacritics_and_without_and_is_no_slovak(text: str, language: str) -> None:
    assert language_of(None, "a.md", text) == language


@pytest.mark.parametrize("question", ["Kdo byl zvolen předsedou?", "Kdo byl proti?", "Kdo má klíče?"])
def test_what_somebody_was_is_no_question_for_who_came(question: str) -> None:
    assert not intent_patterns(("en", "zh", "cs")).attendance.search(normalise(question))
