"""What names a meeting by one noun is known with every other noun of the language."""

import pytest

from bot.languages.reader import languages
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.model import Role
from bot.minutes.roles import role_of


@pytest.mark.parametrize("tag", languages())
def test_every_heading_with_a_noun_for_a_meeting_is_there_with_the_others(tag: str) -> None:
    headings = languages()[tag].minutes.headings
    first, *others = headings.meetings
    known = {phrase for name in headings._fields for phrase in getattr(headings, name)}
    with_first = [phrase for phrase in known if phrase.startswith(f"{first} ")]
    for other in others:
        assert {phrase.replace(f"{first} ", f"{other} ", 1) for phrase in with_first} <= known


@pytest.mark.parametrize(
    ("heading", "language", "kind"),
    [
        ("Session record", "en", HeadingKind.NOTES),
        ("모임 진행", "ko", HeadingKind.NOTES),
        ("미팅 목표", "ko", HeadingKind.LOGISTICS),
        ("例会目的", "zh", HeadingKind.LOGISTICS),
        ("Objectif de la séance", "fr", HeadingKind.LOGISTICS),
    ],
)
def test_a_heading_stands_for_the_same_with_any_noun(heading: str, language: str, kind: HeadingKind) -> None:
    assert heading_kind(heading, language) is kind


def test_so_does_the_name_of_a_role() -> None:
    assert role_of("Session summary", "en") is role_of("Meeting summary", "en") is Role.SUMMARY


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_either_apostrophe_will_do(apostrophe: str) -> None:
    assert heading_kind(f"Prochain point d{apostrophe}équipe", "fr") is HeadingKind.LOGISTICS
    assert role_of(f"L{apostrophe}essentiel", "fr") is Role.SUMMARY
