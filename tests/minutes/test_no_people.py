"""Companies and groups in lists of attendees are no people."""

import pytest

from tests.conftest import lines_of, read


def names_in(*lines: str, path: str = "2024-03-05.md") -> list[str]:
    text = lines_of("# 2024-03-05", "", *lines, "", "## Shed", "", "It leaks.")
    return [person.name for person in read(text, path).attendees]


@pytest.mark.parametrize(
    "lines",
    [
        ("## Attendees", "- Ada Byron, Example Inc.", "- Bo Li, Acorn"),
        ("## Attendees", "- Ada Byron - Example GmbH", "- Bo Li – Acorn Foundation"),
        ("## Attendees", "| Name | Organisation |", "|---|---|", "| Ada Byron | Example Inc. |", "| Bo Li | Acorn |"),
        ("Attendees: Ada Byron, Example Inc., Bo Li, Acorn GmbH",),
        ("Attendees: Ada Byron, Example Ltd; Bo Li, Acorn AG",),
    ],
)
def test_where_somebody_works_is_no_person(lines: tuple[str, ...]) -> None:
    assert names_in(*lines) == ["Ada Byron", "Bo Li"]


@pytest.mark.parametrize(
    ("label", "company", "path"),
    [
        ("Anwesende", "Beispiel UG", "de/2024-03-05.md"),
        ("Présents", "Exemple SARL", "fr/2024-03-05.md"),
        ("Asistentes", "Ejemplo SLU", "es/2024-03-05.md"),
        ("Presentes", "Exemplo Ltda", "pt/2024-03-05.md"),
    ],
)
def test_a_company_has_the_legal_forms_of_its_language(label: str, company: str, path: str) -> None:
    assert names_in(f"{label}: Ada Byron, {company}", path=path) == ["Ada Byron"]


@pytest.mark.parametrize(
    ("label", "company", "path"),
    [
        ("参会人员", "某某公司", "zh/2024-03-05.md"),
        ("出席者", "株式会社例", "ja/2024-03-05.md"),
        ("참석자", "주식회사 예시", "ko/2024-03-05.md"),
    ],
)
def test_a_company_is_known_in_characters(label: str, company: str, path: str) -> None:
    assert company not in names_in(f"{label}：王芳、{company}", path=path)


@pytest.mark.parametrize(
    "group", ["Team Infra", "Infra Team", "Team", "Board", "All", "everyone", "Everyone else", "Working group members"]
)
def test_a_group_is_no_person(group: str) -> None:
    assert names_in("## Attendees", "- Ada Byron", f"- {group}") == ["Ada Byron"]


@pytest.mark.parametrize(
    ("label", "group", "path"),
    [
        ("Anwesende", "Mitglieder Gruppe 18", "de/2024-03-05.md"),
        ("Anwesende", "Vorstand", "de/2024-03-05.md"),
        ("Présents", "Équipe Jardin", "fr/2024-03-05.md"),
        ("Asistentes", "Comité Jardín", "es/2024-03-05.md"),
        ("Presentes", "Equipe Jardim", "pt/2024-03-05.md"),
        ("参会人员", "园艺小组", "zh/2024-03-05.md"),
        ("出席者", "園芸チーム", "ja/2024-03-05.md"),
        ("참석자", "정원팀", "ko/2024-03-05.md"),
    ],
)
def test_a_group_of_any_language_is_no_person(label: str, group: str, path: str) -> None:
    assert names_in(f"{label}: Ada Byron, {group}", path=path) == ["Ada Byron"]


@pytest.mark.parametrize("name", ["Li Ag", "Sa Moreau", "Grupa Nowak", "Ana Co"])
def test_a_name_that_is_much_like_one_is_a_person(name: str) -> None:
    assert names_in("## Attendees", "- Ada Byron", f"- {name}") == ["Ada Byron", name]


@pytest.mark.parametrize("name", ["name_here", "Your name", "all here"])
def test_what_stands_for_a_name_to_be_written_is_no_person(name: str) -> None:
    assert names_in("## Attendees", "- Ada Byron", f"- {name}") == ["Ada Byron"]
