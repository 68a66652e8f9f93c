"""New minutes are proposed, judged, taken and undone; whatever fails, the old ones serve on."""

import asyncio

import pytest

from bot.errors import OutdatedProposalError
from bot.knowledge.golden import GoldenQuestion
from bot.knowledge.proposal import EntriesVanished, GoldenFailed, NothingLeft
from bot.knowledge.review_progress import ReviewProgress, Stage
from bot.knowledge.service import Knowledge
from bot.search.settings import SearchSettings
from tests.conftest import Folder, lines_of
from tests.knowledge.conftest import Golden, club, day, ids, started
from tests.knowledge.test_service import gated
from tests.search.concepts import FILES, Concepts, Shelf


async def test_a_proposal_swaps_nothing_and_tells_what_it_would_change(twenty: Folder) -> None:
    knowledge = await started(twenty)
    (twenty.path / f"{day(1)}.md").unlink()
    twenty.write(f"{day(2)}.md", club("hose", "is new") + lines_of("", "## Also", "", "Fog."))
    twenty.write(f"{day(21)}.md", club("clock"))
    before = knowledge.snapshot
    proposal = await knowledge.propose()
    report = proposal.report
    assert knowledge.snapshot is before
    assert [[meeting.id for meeting in kind] for kind in (report.added, report.changed, report.removed)] == [
        [day(21)], [day(2)], [day(1)],
    ]  # fmt: skip
    assert [(entry.meeting, entry.name) for entry in report.entries.gone] == [(day(1), "Club"), (day(1), "The barrel")]
    assert (day(2), "The hose") in [(entry.meeting, entry.name) for entry in report.entries.changed]
    assert (day(2), "Also") in [(entry.meeting, entry.name) for entry in report.entries.added]
    assert proposal.held_back == ()
    (revision,) = report.revisions
    assert revision.before != revision.after


async def test_what_is_taken_is_served(twenty: Folder) -> None:
    knowledge = await started(twenty)
    twenty.write(f"{day(21)}.md", club("clock"))
    await knowledge.take(await knowledge.propose())
    assert day(21) in ids(knowledge)
    assert knowledge.proposal is None


async def test_only_the_last_proposal_can_be_taken(twenty: Folder) -> None:
    knowledge = await started(twenty)
    twenty.write(f"{day(21)}.md", club("clock"))
    old = await knowledge.propose()
    twenty.write(f"{day(22)}.md", club("oven"))
    await knowledge.propose()
    with pytest.raises(OutdatedProposalError):
        await knowledge.take(old)
    assert day(21) not in ids(knowledge)


async def test_taking_twice_is_taking_once(twenty: Folder) -> None:
    knowledge = await started(twenty)
    twenty.write(f"{day(21)}.md", club("clock"))
    proposal = await knowledge.propose()
    await asyncio.gather(knowledge.take(proposal), knowledge.take(proposal))
    assert await knowledge.undo() is not None
    assert await knowledge.undo() is None


async def test_whoever_asks_while_one_is_built_gets_the_same(folder: Folder) -> None:
    folder.write("2024-01-01.md", club("barrel"))
    knowledge, source = gated(folder)
    asked = [asyncio.create_task(knowledge.propose()) for _ in range(2)]
    await asyncio.to_thread(source.reading.wait, 30)
    asked.append(asyncio.create_task(knowledge.propose()))
    await asyncio.sleep(0)
    source.gate.set()
    first, *others = await asyncio.gather(*asked)
    assert all(other is first for other in others)


async def test_more_than_a_tenth_gone_waits(twenty: Folder) -> None:
    knowledge = await started(twenty)
    for number in range(1, 13):
        (twenty.path / f"{day(number)}.md").unlink()
    proposal = await knowledge.propose()
    assert proposal.held_back == (EntriesVanished(24, 40),)
    assert len(ids(knowledge)) == 20
    await knowledge.take(proposal)
    assert len(ids(knowledge)) == 8


@pytest.mark.parametrize(("gone", "waits"), [(2, False), (3, True)])
async def test_a_tenth_may_go(twenty: Folder, gone: int, waits: bool) -> None:
    knowledge = await started(twenty)
    for number in range(1, gone + 1):
        (twenty.path / f"{day(number)}.md").unlink()
    assert bool((await knowledge.propose()).held_back) is waits


async def test_files_that_are_renamed_or_dated_anew_do_not_vanish(twenty: Folder) -> None:
    knowledge = await started(twenty)
    for number in range(1, 13):
        (twenty.path / f"{day(number)}.md").rename(twenty.path / f"2024-02-{number:02}.md")
    proposal = await knowledge.propose()
    assert (len(proposal.report.removed), proposal.held_back) == (12, ())


async def test_no_minutes_at_all_are_never_served(twenty: Folder) -> None:
    knowledge = await started(twenty)
    for file in twenty.path.iterdir():
        file.unlink()
    proposal = await knowledge.propose()
    assert NothingLeft() in proposal.held_back
    with pytest.raises(OutdatedProposalError):
        await knowledge.take(proposal)
    assert len(ids(knowledge)) == 20


async def test_a_golden_question_that_fails_is_named_with_what_comes_first(twenty: Folder) -> None:
    golden = GoldenQuestion("What about the barrel?", day(1), text="The barrel is mended")
    knowledge = await started(twenty, golden=Golden([golden]))
    twenty.write(f"{day(1)}.md", club("barrel", "leaks"))
    (reason,) = (await knowledge.propose()).held_back
    assert isinstance(reason, GoldenFailed)
    assert reason.result.first is not None
    assert (reason.result.question, reason.result.first.headline) == (golden, "The barrel")


async def test_a_golden_question_that_failed_before_holds_nothing_back(twenty: Folder) -> None:
    golden = GoldenQuestion("What about the barrel?", day(1), text="The barrel is stolen")
    knowledge = await started(twenty, golden=Golden([golden]))
    twenty.write(f"{day(1)}.md", club("barrel", "leaks"))
    assert (await knowledge.propose()).held_back == ()


async def test_progress_is_told_stage_by_stage(twenty: Folder) -> None:
    golden = GoldenQuestion("What about the barrel?", day(1), text="mended")
    knowledge = await started(twenty, golden=Golden([golden]))
    twenty.write(f"{day(21)}.md", club("clock"))
    told: list[ReviewProgress] = []
    await knowledge.propose(told.append)
    stages = list(dict.fromkeys(progress.stage for progress in told))
    assert stages == [Stage.ASKING, Stage.READING, Stage.INDEXING, Stage.JUDGING]
    assert ReviewProgress(Stage.READING, 1, 1) in told
    assert knowledge.reviewing is None


async def test_new_minutes_are_understood_before_they_are_served(folder: Folder) -> None:
    for name, text in FILES.items():
        folder.write(name, text)
    knowledge = Knowledge([folder.source()], SearchSettings(), encoder=Concepts(), vectors=Shelf())
    knowledge.load()
    knowledge.embed()
    folder.write("2024-04-02.md", club("hose"))
    proposal = await knowledge.propose()
    assert proposal.snapshot.search.has_embeddings
    await knowledge.take(proposal)
    assert knowledge.snapshot.search is proposal.snapshot.search
