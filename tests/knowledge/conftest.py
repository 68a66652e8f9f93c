"""Twenty meetings, what a program knows of them that has just started, and golden questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.knowledge.golden import GoldenQuestion
from bot.knowledge.service import Knowledge
from bot.minutes.model import MeetingDate
from bot.minutes.problem import Problem
from bot.search.settings import SearchSettings
from tests.conftest import Folder, lines_of
from tests.knowledge.kept_files import KeptFiles

WORDS = (
    "barrel", "hose", "stake", "spade", "gate", "shed", "trellis", "ladder", "bucket", "rake",
    "kettle", "bench", "lamp", "fence", "pump", "wheel", "basket", "glove", "string", "label",
)  # fmt: skip


def club(word: str, said: str = "is mended") -> str:
    return lines_of("# Club", "", f"## The {word}", "", f"The {word} {said}.")


def day(number: int) -> str:
    return f"2024-01-{number:02}"


@pytest.fixture
def twenty(folder: Folder) -> Folder:
    """Return a folder of twenty meetings of two entries each, the one of day n about the n-th word."""
    for number, word in enumerate(WORDS, 1):
        folder.write(f"{day(number)}.md", club(word))
    return folder


@dataclass
class Golden:
    """Golden questions that a test asks."""

    questions: Sequence[GoldenQuestion]
    problems: Sequence[Problem] = ()

    def read(self) -> tuple[Sequence[GoldenQuestion], Sequence[Problem]]:
        """Return the questions."""
        return self.questions, self.problems

    def today(self) -> MeetingDate:
        """Return a day behind all meetings."""
        return MeetingDate(2024, 6, 1)


async def started(folder: Folder, kept: Path | KeptFiles | None = None, golden: Golden | None = None) -> Knowledge:
    """Return what a program knows that has just started."""
    knowledge = Knowledge([folder.source()], SearchSettings(), golden=golden)
    knowledge.load()
    if kept is not None:
        await knowledge.resume(KeptFiles(kept) if isinstance(kept, Path) else kept)
    return knowledge


def ids(knowledge: Knowledge) -> set[str]:
    return {meeting.id for meeting in knowledge.snapshot.meetings}
