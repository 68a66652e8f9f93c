"""Minutes are undone and kept from one run to the next; whatever fails, the old ones serve on."""

from pathlib import Path

import pytest

from bot.errors import OutdatedProposalError
from bot.knowledge.proposal import EntriesVanished, Proposal, WasUndone
from bot.knowledge.service import Knowledge
from tests.conftest import Folder
from tests.knowledge.conftest import club, day, ids, started
from tests.knowledge.kept_files import KeptFiles


async def test_an_undo_serves_what_was_served_before(twenty: Folder) -> None:
    knowledge = await started(twenty)
    before = knowledge.snapshot.meetings
    twenty.write(f"{day(1)}.md", club("barrel", "leaks"))
    await knowledge.take(await knowledge.propose())
    report = await knowledge.undo()
    assert report is not None
    assert [meeting.id for meeting in report.changed] == [day(1)]
    assert knowledge.snapshot.meetings == before


async def test_several_reloads_are_undone_one_by_one(twenty: Folder) -> None:
    knowledge = await started(twenty)
    for number in (21, 22):
        twenty.write(f"{day(number)}.md", club("clock"))
        await knowledge.take(await knowledge.propose())
    for left in (21, 20):
        await knowledge.undo()
        assert len(ids(knowledge)) == left
    assert (await knowledge.undo(), await knowledge.can_undo()) == (None, False)


async def undone(folder: Folder, kept: Path) -> Knowledge:
    """Return what a program knows in which a new meeting was read and undone."""
    knowledge = await started(folder, kept)
    folder.write(f"{day(21)}.md", club("clock"))
    await knowledge.take(await knowledge.propose())
    await knowledge.undo()
    return knowledge


async def test_what_was_undone_stays_so_after_a_restart(twenty: Folder, tmp_path: Path) -> None:
    await undone(twenty, tmp_path / "kept")
    for _ in range(2):
        assert len(ids(await started(twenty, tmp_path / "kept"))) == 20


async def test_what_was_undone_is_asked_about_and_may_be_taken(twenty: Folder, tmp_path: Path) -> None:
    await undone(twenty, tmp_path / "kept")
    knowledge = await started(twenty, tmp_path / "kept")
    proposal = await knowledge.propose()
    (reason,) = proposal.held_back
    assert isinstance(reason, WasUndone)
    await knowledge.take(proposal)
    assert len(ids(await started(twenty, tmp_path / "kept"))) == 21


async def test_other_minutes_than_those_undone_are_served_after_a_restart(twenty: Folder, tmp_path: Path) -> None:
    await undone(twenty, tmp_path / "kept")
    twenty.write(f"{day(22)}.md", club("oven"))
    assert len(ids(await started(twenty, tmp_path / "kept"))) == 22


async def test_a_reload_before_a_restart_can_be_undone_after_it(twenty: Folder, tmp_path: Path) -> None:
    knowledge = await started(twenty, tmp_path / "kept")
    twenty.write(f"{day(21)}.md", club("clock"))
    await knowledge.take(await knowledge.propose())
    again = await started(twenty, tmp_path / "kept")
    assert await again.undo() is not None
    assert len(ids(again)) == 20


async def test_what_changed_while_the_bot_was_off_can_be_undone(twenty: Folder, tmp_path: Path) -> None:
    await started(twenty, tmp_path / "kept")
    twenty.write(f"{day(21)}.md", club("clock"))
    knowledge = await started(twenty, tmp_path / "kept")
    assert len(ids(knowledge)) == 21
    await knowledge.undo()
    assert len(ids(knowledge)) == 20


async def test_what_was_held_back_is_not_served_because_of_a_restart(twenty: Folder, tmp_path: Path) -> None:
    knowledge = await started(twenty, tmp_path / "kept")
    for number in range(1, 13):
        (twenty.path / f"{day(number)}.md").unlink()
    assert (await knowledge.propose()).held_back
    again = await started(twenty, tmp_path / "kept")
    assert len(ids(again)) == 20
    assert (await again.propose()).held_back == (EntriesVanished(24, 40),)


async def test_an_undo_of_what_is_not_served_any_more_says_so(twenty: Folder) -> None:
    knowledge = await started(twenty)
    twenty.write(f"{day(21)}.md", club("clock"))
    await knowledge.take(await knowledge.propose())
    of = await knowledge.served_digest()
    twenty.write(f"{day(22)}.md", club("oven"))
    await knowledge.take(await knowledge.propose())
    with pytest.raises(OutdatedProposalError):
        await knowledge.undo(of=of)
    assert len(ids(knowledge)) == 22


async def test_a_disk_that_is_full_costs_only_the_memory_of_a_restart(twenty: Folder, tmp_path: Path) -> None:
    kept = KeptFiles(tmp_path / "kept")
    knowledge = await started(twenty, kept)
    kept.fails = True
    twenty.write(f"{day(21)}.md", club("clock"))
    await knowledge.take(await knowledge.propose())
    assert (len(ids(knowledge)), knowledge.is_kept) == (21, False)
    await knowledge.undo()
    assert len(ids(knowledge)) == 20
    kept.fails = False
    await knowledge.take(await knowledge.propose())
    assert knowledge.is_kept
    assert await (await started(twenty, tmp_path / "kept")).can_undo()


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff\x00", b'{"served": 1, "before": [[]], "refused": 3}'])
async def test_what_is_damaged_is_forgotten(twenty: Folder, tmp_path: Path, damage: bytes) -> None:
    knowledge = await undone(twenty, tmp_path / "kept")
    for file in (tmp_path / "kept").iterdir():
        file.write_bytes(damage)
    knowledge = await started(twenty, tmp_path / "kept")
    assert len(ids(knowledge)) == 21
    assert await knowledge.undo() is None


async def test_few_contents_are_kept(twenty: Folder, tmp_path: Path) -> None:
    knowledge = await started(twenty, tmp_path / "kept")
    for number in range(21, 28):
        twenty.write(f"{day(number)}.md", club("clock"))
        await knowledge.take(await knowledge.propose())
    assert len([*(tmp_path / "kept").iterdir()]) == 5  # the record, what is served, and three before


async def test_a_source_that_fails_is_there_with_its_last_good_copy(twenty: Folder) -> None:
    knowledge = await started(twenty)
    twenty.path.rename(twenty.path.with_name("elsewhere"))
    proposal: Proposal = await knowledge.propose()
    assert proposal.held_back == ()
    assert [problem.code for problem in proposal.report.problems] == ["source"]
    await knowledge.take(proposal)
    assert len(ids(knowledge)) == 20
