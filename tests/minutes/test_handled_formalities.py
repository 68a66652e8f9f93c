"""Headings of what is done about a formality are formalities too."""

import pytest

from bot.minutes.heading_kinds import HeadingKind, heading_kind


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "Choose a note taker"),
        ("en", "Pick next chairperson"),
        ("en", "Confirm the host of next meeting"),
        ("en", "Set next meeting date"),
        ("en", "Approval of March meeting minutes"),
        ("en", "Review notes from last week"),
        ("en", "Approve 3/12 minutes"),
        ("de", "Festlegung der Protokollführung"),
        ("de", "Tagesordnung prüfen"),
        ("fr", "Fixer la prochaine réunion"),
        ("fr", "Choix du secrétaire"),
        ("es", "Elección de moderador"),
        ("pt", "Aprovação da ata de março"),
        ("sv", "Val av sekreterare"),
        ("zh", "确认下次会议主持人"),
        ("ja", "司会の決定"),
        ("ko", "다음 회의 일정 확정"),
    ],
)
def test_what_is_done_about_a_formality_is_no_topic(language: str, heading: str) -> None:
    assert heading_kind(heading, language) is HeadingKind.LOGISTICS


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "Planning meeting"),
        ("en", "Choose a venue"),
        ("en", "Review the budget"),
        ("en", "Update notes on the website"),
        ("en", "Find a new host for the website"),
        ("en", "Determine quorum rules"),
        ("de", "Planung Sommerfest"),
        ("de", "Wahl des Vorstands"),
        ("fr", "Choix du logo"),
        ("sv", "Val av styrelse"),
        ("zh", "确定发布计划"),
        ("ja", "ロゴの決定"),
        ("ko", "로고 선정"),
    ],
)
def test_what_is_done_about_anything_else_is_a_topic(language: str, heading: str) -> None:
    assert heading_kind(heading, language) is None
