"""The club of the gardeners, to be asked in the language that its minutes are written in."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from bot.minutes.model import MeetingDate
from bot.search.engine import Search
from bot.search.model import Answer
from tests.conftest import search_in

CLUB = Path(__file__).parent / "club"
LANGUAGES = ("cs", "da", "de", "es", "fr", "it", "ja", "ko", "nb", "nl", "pl", "pt", "ru", "sv", "tr")
TODAY = MeetingDate(2023, 10, 4)
JUNE, SEPTEMBER = "2023-06-17", "2023-09-16"
"""The days of its two meetings."""


@cache
def club_in(*tags: str) -> Search:
    """Return a search through both meetings of the club, in one language or in several as if it were several clubs."""
    files = {f"{tag}-{file.parent.name}.md": file for tag in tags for file in CLUB.rglob(f"{tag}.md")}
    return search_in({name: file.read_text(encoding="utf-8") for name, file in files.items()})


def ask(language: str, question: str) -> Answer:
    return club_in(language).answer(question, today=TODAY)


def shown(answer: Answer) -> str:
    """Return the headline and the quote of the first hit."""
    assert answer.answered, answer
    return f"{answer.hits[0].headline}\n{answer.hits[0].quote.text}"


def by_language(questions: Mapping[str, str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("language", "question"), questions.items(), ids=list(questions))
