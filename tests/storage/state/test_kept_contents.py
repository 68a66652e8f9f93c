"""The minutes that are served are kept in the state, for each set of sources by itself."""

import secrets

from bot.knowledge.service import Knowledge
from bot.search.settings import SearchSettings
from bot.storage.state.database import Database
from bot.storage.state.kept_contents import StoredContents
from tests.conftest import Folder


async def test_a_blob_is_kept_in_place_of_the_one_before(state: Database) -> None:
    contents = StoredContents(state, "a")
    assert await contents.get("served") is None
    for blob in (b"one\x00\xff", secrets.token_bytes(1_000_000)):
        await contents.put("served", blob)
        assert await contents.get("served") == blob
    await contents.delete("served")
    await contents.delete("served")
    assert (await contents.get("served"), await contents.names()) == (None, ())


async def test_sets_of_sources_do_not_see_each_other(state: Database) -> None:
    one, other = StoredContents(state, "a_"), StoredContents(state, "ab")
    await one.put("served", b"1")
    await other.put("before", b"2")
    assert (await one.names(), await other.names()) == (("served",), ("before",))


async def test_an_undo_survives_a_restart(state: Database, garden: Folder) -> None:
    for _ in range(2):
        knowledge = Knowledge([garden.source()], SearchSettings())
        knowledge.load()
        await knowledge.resume(StoredContents(state, "garden"))
        assert len(knowledge.meetings) == 1
        garden.write("2024-05-07.md", "# Club\n\n## Trellis\n\nThe trellis is painted.\n")
        proposal = await knowledge.propose()
        await knowledge.take(proposal)
        assert len(knowledge.meetings) == 2
        await knowledge.undo()
