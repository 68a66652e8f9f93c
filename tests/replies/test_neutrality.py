"""What every chat platform says in the same way names none of them."""

import re
from pathlib import Path

import pytest

from tests.conftest import PROJECT

NEUTRAL = sorted(
    file
    for file in (PROJECT / "bot" / "replies").rglob("*.py")
    # The names of commands and options are stable, also of those that say where the bot speaks.
    if file.name != "catalogue.py"
)
OF_A_PLATFORM = re.compile(
    r"\b(discord|slack|lark|matrix|telegram"
    r"|guilds?|servers?|channels?|threads?|members?|mention me|direct messages?|slash commands?|ctrl"
    r"|(view|send|connect|manage)_(channel|messages|server)\w*)\b",
    re.IGNORECASE,
)


def test_there_are_neutral_modules() -> None:
    assert len(NEUTRAL) > 20


@pytest.mark.parametrize("module", NEUTRAL, ids=lambda module: str(module.relative_to(PROJECT)))
def test_a_neutral_module_names_no_platform(module: Path) -> None:
    assert [found.group() for found in OF_A_PLATFORM.finditer(module.read_text(encoding="utf-8"))] == []
