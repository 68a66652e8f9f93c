"""Headings of Spanish, Portuguese and Italian minutes: what is structure, what is a topic, and offices."""

import pytest

from bot.minutes.heading_kinds import heading_kind
from bot.minutes.label_words import FieldKind, label_kind
from bot.minutes.presenters import presenters_of
from bot.minutes.roles import role_of

STRUCTURE = {
    "es": (
        "Observaciones adicionales",
        "Material complementario",
        "Lectura y aprobación, si procede, del acta de la sesión anterior",
        "Turno abierto de palabra",
        "Temas por tratar",
        "Principales temas tratados",
        "Orden del día de la próxima reunión",
    ),
    "pt": (
        "Itens de pauta",
        "Considerações finais",
        "Leitura e aprovação da ata da reunião anterior",
        "Outros assuntos de interesse geral",
        "Ordem de trabalhos da próxima reunião",
        "O que foi tratado",
    ),
    "it": (
        "Approvazione verbale seduta precedente",
        "Trattazione dei punti all'ordine del giorno",
        "Comunicazioni del presidente",
        "Interventi",
        "OdG prossima riunione",
    ),
}
ROLES = {
    "es": (
        ("Resumen Ejecutivo", "summary"),
        ("Pasos a seguir", "action"),
        ("Lista de tareas", "action"),
        ("Hemos acordado", "decision"),
        ("Dudas por resolver", "open_question"),
    ),
    "pt": (
        ("Em síntese", "summary"),
        ("Encaminhamentos e responsáveis", "action"),
        ("O que ficou decidido", "decision"),
        ("Decisões pendentes", "open_question"),
    ),
    "it": (
        ("Breve sintesi", "summary"),
        ("Chi fa cosa", "action"),
        ("Esito della votazione", "decision"),
        ("Punti rinviati", "open_question"),
    ),
}
TOPICS = {
    "es": (
        "Elecciones",
        "Datos de acceso a la cuenta",
        "Revisión de la agenda cultural",
        "Notas finales de los alumnos",
    ),
    "pt": ("Eleição da diretoria", "Material de apoio ao curso", "Última reunião do conselho", "Minuta do contrato"),
    "it": ("Elezione del direttivo", "Orario di apertura della sede", "Autori", "Verifica dei conti"),
}
OFFICES = {
    "es": ("La Tesorera presenta las cuentas", "Riesgos (Gestión de Riesgos)", "El Presidente expone la situación"),
    "pt": ("A Tesoureira apresenta as contas", "Cerca (Conselho Fiscal)", "O Diretor explica o projeto"),
    "it": ("La Tesoriera presenta il bilancio", "Siepe (Revisori dei Conti)", "Il Presidente illustra il progetto"),
}


@pytest.mark.parametrize(("language", "heading"), [(tag, one) for tag, many in STRUCTURE.items() for one in many])
def test_what_every_meeting_has_is_no_topic(language: str, heading: str) -> None:
    assert heading_kind(heading, language) is not None


@pytest.mark.parametrize(
    ("language", "heading", "role"), [(tag, one, role) for tag, many in ROLES.items() for one, role in many]
)
def test_headings_name_roles(language: str, heading: str, role: str) -> None:
    found = role_of(heading, language)
    assert found is not None
    assert found.value == role


@pytest.mark.parametrize(("language", "heading"), [(tag, one) for tag, many in TOPICS.items() for one in many])
def test_what_resembles_it_is_a_topic(language: str, heading: str) -> None:
    assert heading_kind(heading, language) is None
    assert role_of(heading, language) is None


@pytest.mark.parametrize(("language", "heading"), [(tag, one) for tag, many in OFFICES.items() for one in many])
def test_an_office_presents_nothing(language: str, heading: str) -> None:
    assert presenters_of(heading, language=language) == ()


def test_labels_tell_who_did_not_come() -> None:
    assert label_kind("Han excusado su asistencia", "es") is FieldKind.ABSENT
    assert label_kind("Justificaram a ausência", "pt") is FieldKind.ABSENT
    assert label_kind("Ha giustificato l'assenza", "it") is FieldKind.ABSENT
