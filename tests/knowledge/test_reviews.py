"""New minutes are proposed, judged, taken and undone; whatever fails, the old ones serve on."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.errors import OutdatedProposalError
from bot.knowledge.golden import GoldenQuestion
from bot.knowledge.proposal import EntriesVanished, GoldenFailed, NothingLeft, Proposal, WasUndone
from bot.knowledge.review_progress import ReviewProgress, Stage
from bot.knowledge.service import Knowledge
from bot.minutes.model import MeetingDate, Problem
from bot.search.settings import SearchSettings
from tests.conftest import Folder, lines_of
from tests.knowledge.kept_files import KeptFiles
from tests.knowledge.test_service import gated
from tests.search.concepts import FILES, Concepts, Shelf

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
