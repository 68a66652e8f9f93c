"""`quorum ask` follows what moderators chose: the state of the bot counts, where there is one."""

import asyncio
import json
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.replies.controls.kept_places import place_of
from bot.replies.controls.references import location_of
from bot.storage.state.database import Database
from bot.storage.state.opening import open_state
from bot.storage.state.place import StatePlace
from bot.storage.state.tables import curated_answers, curated_wordings
from tests.conftest import Folder, Quorum

QUESTION = "xylophone repairs"


async def curate(folder: Folder) -> None:
    """Choose the entry on rain water for a question that shares no word with it."""
    known = folder.knowledge().snapshot
    meeting = known.meetings[0]
    minutes = meeting.texts[0]
    entry = minutes.entries[-1]
    place = place_of(location_of(meeting, minutes, entry))
    async with open_state(StatePlace(folder.path / "kept"), folder.path) as database:
        await _write(database, place.meeting, place.source, place.reference, place.text)


async def _write(database: Database, meeting: str, source: str, reference: str, text: str) -> None:
    row = {"question": QUESTION, "origin": "minutes", "chosen_by": 1, "chosen_at": 1}
    kept = {"meeting": meeting, "source": source, "reference": reference, "text": text}
    async with database.writing("curated") as connection:
        await connection.execute(insert(curated_answers).values(id=1, **row, **kept))
        await connection.execute(insert(curated_wordings).values(curated=1, fingerprint="a", wording=QUESTION))


@pytest.fixture
def config(garden: Folder) -> Path:
    return garden.write("settings/config.yaml", "state: ../kept\nsources:\n  - folder: ..\nsearch: {meaning: false}\n")


def test_an_answer_that_was_chosen_is_first_in_a_shell_too(garden: Folder, config: Path, quorum: Quorum) -> None:
    words = ("--config", config, "ask", QUESTION, "--json")
    assert not json.loads(quorum(*words).stdout)["answered"]
    asyncio.run(curate(garden))
    answer = json.loads(quorum(*words).stdout)
    assert answer["answered"]
    assert answer["hits"][0]["curated"]


def test_a_state_that_cannot_be_read_costs_a_line_and_no_answer(garden: Folder, config: Path, quorum: Quorum) -> None:
    (garden.path / "kept").mkdir()
    (garden.path / "kept" / "state.sqlite").mkdir()
    ended = quorum("--config", config, "ask", "堆肥箱多久翻一次", "--json")
    assert (ended.returncode, json.loads(ended.stdout)["answered"]) == (0, True)
    assert b"cannot be opened" in ended.stderr
    assert b"Traceback" not in ended.stderr


def test_minutes_that_are_only_named_know_nothing_of_the_bots_state(
    garden: Folder, config: Path, quorum: Quorum
) -> None:
    asyncio.run(curate(garden))
    ended = quorum("--config", config, "--knowledge", garden.path, "ask", QUESTION, "--json")
    assert not json.loads(ended.stdout)["answered"]
