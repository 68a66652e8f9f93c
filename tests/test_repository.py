"""What ships with the program: its dependencies, the lock, and the minutes to try it on."""

import json
import re
import tomllib
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest

from bot.knowledge.service import Knowledge
from bot.minutes.meeting_texts import Meeting
from bot.minutes.model import Minutes
from bot.search.model import Hit
from bot.search.settings import SearchSettings
from bot.sources.folder import FolderSource
from tests.conftest import PROJECT

PYPROJECT = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
USERS, DEVELOPERS, POSTGRESQL, SUPPLY = (
    PROJECT / f"requirements{name}.lock" for name in ("", "-dev", "-postgresql", "-supply")
)
FOR_USERS = ("embeddings", "build")
"""The extras that who uses the program needs, the second one to install it."""


def requirements(*extras: str) -> list[str]:
    """Return the requirements of the project, those of some extras included, or of all."""
    project = tomllib.loads(PYPROJECT)["project"]
    optional = project["optional-dependencies"]
    return [*project["dependencies"], *chain.from_iterable(optional[extra] for extra in extras or optional)]


def test_every_dependency_says_why_it_is_needed() -> None:
    for requirement in requirements():
        assert re.search(rf"{re.escape(json.dumps(requirement))},\s+# \w.{{6,}}", PYPROJECT), requirement


def locked(lock: Path) -> list[str]:
    """Return the entries of a lock file, each with its hashes, comments left out."""
    written = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in written.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def versions(lock: Path) -> set[str]:
    return {re.split(r"[ ;]", line)[0] for line in locked(lock)}


@pytest.mark.parametrize("lock", [USERS, DEVELOPERS, POSTGRESQL, SUPPLY])
def test_everything_is_locked_by_hash(lock: Path) -> None:
    for line in locked(lock):
        assert re.match(r"[A-Za-z0-9._\[\]-]+==\S+", line), line
        assert "--hash=sha256:" in line


@pytest.mark.parametrize("lock", [USERS, DEVELOPERS, POSTGRESQL, SUPPLY])
def test_the_lock_names_no_index_and_no_address(lock: Path) -> None:
    assert not [line for line in locked(lock) if "://" in line or line.startswith("-") or " @ " in line]


@pytest.mark.parametrize(("lock", "extras"), [(USERS, FOR_USERS), (DEVELOPERS, ())])
def test_every_dependency_is_locked(lock: Path, extras: tuple[str, ...]) -> None:
    assert {name_of(one) for one in requirements(*extras)} - {name_of(line) for line in locked(lock)} == set()


@pytest.mark.parametrize("lock", [USERS, POSTGRESQL])
def test_users_get_the_versions_that_are_tested(lock: Path) -> None:
    assert versions(lock) <= versions(DEVELOPERS)


def test_who_uses_postgresql_gets_what_that_needs_beside_the_rest() -> None:
    needed = {name_of(one) for one in requirements("postgresql")} - {name_of(one) for one in requirements(*FOR_USERS)}
    assert needed <= {name_of(line) for line in locked(POSTGRESQL)}
    assert not versions(POSTGRESQL) & versions(USERS)


def test_users_get_no_tools_of_the_tests() -> None:
    tools = {name_of(one) for one in requirements("dev")} - {name_of(one) for one in requirements(*FOR_USERS)}
    assert tools
    assert tools & {name_of(line) for line in locked(USERS)} == set()


def name_of(requirement: str) -> str:
    """Return the name of a package as every index spells it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!\[ ;]", requirement)[0]).lower()


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """Return the shipped minutes."""
    knowledge = Knowledge([FolderSource("knowledge", PROJECT / "knowledge")], SearchSettings())
    knowledge.load()
    return knowledge


def test_five_meetings_ship_in_two_languages_each(knowledge: Knowledge) -> None:
    assert knowledge.snapshot.problems == ()
    assert len(knowledge.meetings) == 5
    for meeting in knowledge.meetings:
        assert [text.language for text in meeting.texts] == ["zh", "en"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_meeting_of_30_june_is_read_whole(language: str, knowledge: Knowledge) -> None:
    minutes = next(one for one in knowledge.meetings if one.id == "2022-06-30").text_for((language,))
    assert len(minutes.attendees) == 30
    assert [item.number for item in minutes.items if item.number] == [1, 2, 3, 4, 5, 6]
    assert sum(len(item.questions) for item in minutes.items) == 5


def shape_of(minutes: Minutes) -> list[tuple[int | None, tuple[str, ...], int]]:
    return [(item.number, item.presenters, len(item.questions)) for item in minutes.items]


def test_the_two_texts_of_a_meeting_have_the_same_shape(knowledge: Knowledge) -> None:
    for meeting in knowledge.meetings:
        chinese, english = meeting.texts
        assert shape_of(chinese) == shape_of(english), meeting.id


def is_idl(hit: Hit) -> bool:
    return "IDL" in (hit.entry.question or "") and "Kitex" in (hit.entry.question or "")


def is_governance(hit: Hit) -> bool:
    return (hit.entry.question or "").startswith(("Kitex 和 Hertz 都会提供服务治理", "Kitex and Hertz"))


def is_mentor(hit: Hit) -> bool:
    return hit.entry.item is not None and hit.entry.item.number == 5 and "ent" in hit.quote.text


@pytest.mark.parametrize(
    ("question", "is_right"),
    [
        ("Hertz IDL", is_idl),
        ("herz idl", is_idl),
        ("Hertz 和 Kitex 服务治理重复吗", is_governance),
        ("服務治理 重複", is_governance),
        ("who is matched with a mentor", is_mentor),
    ],
)
def test_a_question_finds_its_passage_first(
    question: str, is_right: Callable[[Hit], bool], knowledge: Knowledge
) -> None:
    answer = knowledge.served.search.answer(question)
    assert answer.answered
    assert answer.hits[0].meeting.id == "2022-06-30"
    assert is_right(answer.hits[0])


def test_what_the_shipped_minutes_do_not_say_is_refused(knowledge: Knowledge) -> None:
    assert not knowledge.served.search.answer("区块链").answered


def every_question(meeting: Meeting) -> list[str]:
    return [question.text for text in meeting.texts for item in text.items for question in item.questions]


def test_every_question_of_the_shipped_minutes_finds_itself(knowledge: Knowledge) -> None:
    for question in chain.from_iterable(every_question(meeting) for meeting in knowledge.meetings):
        assert knowledge.served.search.answer(question).hits[0].entry.question == question
