"""What is loaded before anybody asks."""

import re

import pytest

from bot.knowledge.warming import warm_up
from tests.conftest import search_in

FILES = {"2024-01-01.md": "# Meeting 2024-01-01\n\n## Storage\n\nAda repairs the barrel. 雨桶漏水。\n"}


def test_a_first_question_finds_all_patterns_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    search = search_in(FILES)
    warm_up(search)
    made: list[str] = []
    real = re.compile

    def noted(pattern: str, *flags: int) -> re.Pattern[str]:
        made.append(pattern)
        return real(pattern, *flags)

    monkeypatch.setattr(re, "compile", noted)
    for question in ("when was the barrel repaired", "why the barrel", "how many barrels", "huiyii barel 雨桶", "rpzq"):
        search.answer(question)
    assert made == []


def test_no_minutes_are_no_reason_to_fail() -> None:
    warm_up(search_in({}))
