"""A second bot on one state in a file."""

from pathlib import Path

import pytest

from bot.errors import ConfigurationError
from bot.storage.state.only_bot import only_bot
from bot.storage.state.place import StatePlace, read_place


async def test_a_second_bot_on_one_state_is_refused_in_words(tmp_path: Path) -> None:
    place = StatePlace(tmp_path / "state")
    async with only_bot(place, tmp_path):
        with pytest.raises(ConfigurationError, match=r"runs on the state in .* already"):
            async with only_bot(place, tmp_path, patience=0.05):
                pass
    async with only_bot(place, tmp_path, patience=0.05):
        pass


async def test_in_postgresql_there_may_be_several(tmp_path: Path) -> None:
    place = read_place("postgresql://quorum@127.0.0.1/quorum")
    async with only_bot(place, tmp_path), only_bot(place, tmp_path, patience=0):
        assert not [*tmp_path.iterdir()]


async def test_a_folder_that_nothing_can_be_written_to_keeps_no_bot_from_answering(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    async with only_bot(StatePlace(tmp_path / "file" / "state"), tmp_path):
        pass
