"""German and French minutes: what is structure, what is a topic though it looks like it, and who is no person."""

import pytest

from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.model import Role
from bot.minutes.parse import parse_meetings
from bot.minutes.roles import role_of


@pytest.mark.parametrize(
    ("heading", "language", "kind"),
    [
        ("Liste der Anwesenden", "de", HeadingKind.ATTENDEES),
        ("Wer ist dabei?", "de", HeadingKind.ATTENDEES),
        ("Vorschlag zur Tagesordnung", "de", HeadingKind.AGENDA),
        ("Diskutierte Themen", "de", HeadingKind.NOTES),
        ("TOP 2: Wahl des Versammlungsleiters und des Protokollführers", "de", HeadingKind.LOGISTICS),
        ("Genehmigung des Protokolls der letzten Mitgliederversammlung", "de", HeadingKind.LOGISTICS),
        ("Feststellung der form- und fristgerechten Einladung und der Beschlussfähigkeit", "de", HeadingKind.LOGISTICS),
        ("Anregungen und Wünsche", "de", HeadingKind.COLLECTION),
        ("Berichte aus den AGs", "de", HeadingKind.COLLECTION),
        ("Fragerunde", "de", HeadingKind.QUESTIONS),
        ("Membres du bureau présents", "fr", HeadingKind.ATTENDEES),
        ("Projet d'ordre du jour", "fr", HeadingKind.AGENDA),
        ("Éléments abordés", "fr", HeadingKind.NOTES),
        ("Approbation du PV de la dernière réunion", "fr", HeadingKind.LOGISTICS),
        ("Vote du PV du 10 04 2017", "fr", HeadingKind.LOGISTICS),
        ("Autres points divers", "fr", HeadingKind.COLLECTION),
        ("Informations", "fr", HeadingKind.COLLECTION),
        ("Questions de la salle", "fr", HeadingKind.QUESTIONS),
    ],
)
def test_what_every_community_writes_is_structure(heading: str, language: str, kind: HeadingKind) -> None:
    assert heading_kind(heading, language) is kind


@pytest.mark.parametrize(
    ("heading", "language", "role"),
    [
        ("Übersicht der Beschlüsse", "de", Role.DECISION),
        ("Ausstehende Aufgaben", "de", Role.ACTION),
        ("Noch offene Fragen", "de", Role.OPEN_QUESTION),
        ("Die wichtigsten Punkte", "de", Role.SUMMARY),
        ("Récapitulatif des décisions", "fr", Role.DECISION),
        ("Tableau de suivi des actions", "fr", Role.ACTION),
        ("Points à clarifier", "fr", Role.OPEN_QUESTION),
        ("Ce qu'il faut retenir", "fr", Role.SUMMARY),
    ],
)
def test_so_are_the_names_of_roles(heading: str, language: str, role: Role) -> None:
    assert role_of(heading, language) is role


@pytest.mark.parametrize(
    ("heading", "language"),
    [
        ("Wahl des Schriftführers", "de"),
        ("Aktionen", "de"),
        ("Anmeldung", "de"),
        ("Élection du président", "fr"),
        ("Élection du bureau", "fr"),
        ("Inscriptions 2025", "fr"),
        ("Actions à venir", "fr"),
        ("Validation des statuts", "fr"),
    ],
)
def test_what_a_community_decides_on_is_a_topic(heading: str, language: str) -> None:
    assert heading_kind(heading, language) is None
    assert role_of(heading, language) in (None, Role.POLL)


@pytest.mark.parametrize(
    ("attendees", "sentence"),
    [
        ("Anwesend: Ada Byron, Bo Lind", "Der Kassenwart berichtet, dass die Hecke bezahlt ist."),
        ("Anwesend: Ada Byron, Bo Lind", "Der Vorsitzende erläutert, was die Hecke kostet."),
        ("Présents : Ada Byron, Bo Lind", "Le Trésorier présente ce que coûte la haie de l'association."),
    ],
)
def test_an_office_presents_nothing_by_name(attendees: str, sentence: str) -> None:
    text = f"# Protokoll\n\n{attendees}\n\n## Hecke\n\n{sentence}\n"
    (found,) = parse_meetings(text, "2024-03-05.md")
    assert found.minutes is not None
    assert [(topic.heading, topic.presenters) for topic in found.minutes.topics] == [("Hecke", ())]
