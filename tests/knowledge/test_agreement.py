"""Several processes serve the same minutes: what one of them takes or undoes, all of them do."""

from collections.abc import Collection, Mapping
from pathlib import Path

import pytest

from bot.errors import OutdatedProposalError, StateError
from bot.knowledge.kept_contents import MemoryContents
from bot.knowledge.service import Knowledge
from tests.conftest import SPRING, Folder

AUTUMN = SPRING.replace("番茄", "南瓜").replace("堆肥", "落叶")


class SharedMemory(MemoryContents):
    """What several processes find in one place; with `is_away`, a database that does not answer."""

    def __init__(self) -> None:
        super().__init__()
        self.is_away = False

    async def get(self, name: str) -> bytes | None:
        """Return a blob."""
        if self.is_away:
            raise StateError("The state cannot be read: it does not answer.")
        return await super().get(name)

    async def exchange(
        self, name: str, old: bytes | None, new: bytes, *, put: Mapping[str, bytes], forgotten: Collection[str]
    ) -> bool:
        """Keep a blob in place of another."""
        if await self.get(name) != old:
            return False
        for other, content in {**put, name: new}.items():
            await self.put(other, content)
        for other in forgotten:
            await self.delete(other)
        return True


def ids(knowledge: Knowledge) -> list[str]:
    return [meeting.id for meeting in knowledge.snapshot.meetings]


@pytest.fixture
def kept() -> SharedMemory:
    return SharedMemory()


async def test_what_one_takes_all_serve(garden: Folder, kept: SharedMemory) -> None:
    one, other = garden.knowledge(), garden.knowledge()
    assert not await one.agree(kept)
    assert not await other.agree(kept)
    garden.write("2024-10-01.md", AUTUMN)
    await one.take(await one.propose())
    assert ids(other) == ["2024-03-05"]
    report = await other.catch_up()
    assert report is not None
    assert [meeting.id for meeting in report.added] == ["2024-10-01"]
    assert ids(one) == ids(other) == ["2024-10-01", "2024-03-05"]
    assert await one.served_digest() == await other.served_digest()
    assert await other.catch_up() is None


async def test_what_one_undoes_all_undo(garden: Folder, kept: SharedMemory) -> None:
    one, other = garden.knowledge(), garden.knowledge()
    await one.agree(kept)
    await other.agree(kept)
    garden.write("2024-10-01.md", AUTUMN)
    await one.reload()
    await other.catch_up()
    assert await other.undo() is not None
    await one.catch_up()
    assert ids(one) == ids(other) == ["2024-03-05"]
    assert (await one.propose()).held_back  # what was undone is held back in every process


async def test_who_starts_serves_what_the_others_do_whatever_it_has_read(garden: Folder, kept: SharedMemory) -> None:
    one = garden.knowledge()
    await one.agree(kept)
    garden.write("2024-10-01.md", AUTUMN)
    late = garden.knowledge()
    assert ids(late) == ["2024-10-01", "2024-03-05"]
    assert await late.agree(kept)
    assert ids(late) == ids(one)


async def test_who_has_read_nothing_serves_what_the_others_do(
    garden: Folder, kept: SharedMemory, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    empty = Folder(tmp_path / "empty").knowledge()
    assert not await empty.agree(kept)
    one = garden.knowledge()
    assert not await one.agree(kept)
    await empty.catch_up()
    assert ids(empty) == ["2024-03-05"]


async def test_of_two_that_take_at_once_the_second_is_refused(garden: Folder, kept: SharedMemory) -> None:
    one, other = garden.knowledge(), garden.knowledge()
    await one.agree(kept)
    await other.agree(kept)
    garden.write("2024-10-01.md", AUTUMN)
    first = await one.propose()
    garden.write("2024-10-02.md", AUTUMN)
    second = await other.propose()
    await one.take(first)
    with pytest.raises(OutdatedProposalError):
        await other.take(second)
    assert ids(other) == ["2024-03-05"]
    await other.catch_up()
    assert ids(one) == ids(other)


async def test_that_both_take_the_same_harms_nobody(garden: Folder, kept: SharedMemory) -> None:
    one, other = garden.knowledge(), garden.knowledge()
    await one.agree(kept)
    await other.agree(kept)
    garden.write("2024-10-01.md", AUTUMN)
    first, second = await one.propose(), await other.propose()
    await one.take(first)
    await other.take(second)
    assert ids(one) == ids(other) == ["2024-10-01", "2024-03-05"]


async def test_without_the_state_nothing_is_taken_and_answers_go_on(garden: Folder, kept: SharedMemory) -> None:
    one = garden.knowledge()
    await one.agree(kept)
    garden.write("2024-10-01.md", AUTUMN)
    proposal = await one.propose()
    kept.is_away = True
    with pytest.raises(StateError):
        await one.take(proposal)
    assert ids(one) == ["2024-03-05"]
    assert one.snapshot.search.answer("堆肥", limit=1).hits
    kept.is_away = False
    await one.take(proposal)
    assert ids(one) == ["2024-10-01", "2024-03-05"]


async def test_who_cannot_agree_goes_on_as_loaded(garden: Folder, kept: SharedMemory) -> None:
    one = garden.knowledge()
    kept.is_away = True
    with pytest.raises(StateError):
        await one.agree(kept)
    garden.write("2024-10-01.md", AUTUMN)
    await one.reload()
    assert len(ids(one)) == 2
