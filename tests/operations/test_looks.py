"""When the sources were last looked at, told from one process to another."""

from bot.knowledge.freshness_status import Following, SourceStatus
from bot.knowledge.kept_contents import MemoryContents
from bot.operations.looks import Looks
from bot.operations.status import Ledger


def ledger(*names: str, following: Following = Following.POLLED) -> Ledger:
    return Ledger(SourceStatus(name, following) for name in names)


async def test_what_one_process_knows_of_the_sources_others_know_too() -> None:
    kept, on_duty, off_duty = MemoryContents(), ledger("barrel", "shed"), ledger("barrel", "hedge")
    on_duty.checked("barrel", revision="abc")
    on_duty.next_in("barrel", 600)
    on_duty.failed("shed", "it is locked")
    await Looks(on_duty, kept).tell()
    await Looks(off_duty, kept).hear()
    barrel, hedge = off_duty.status.sources
    assert barrel == on_duty.status.sources[0]
    assert hedge == SourceStatus("hedge", Following.POLLED)


async def test_how_a_process_learns_of_changes_is_its_own() -> None:
    kept, on_duty, off_duty = MemoryContents(), ledger("barrel"), ledger("barrel", following=Following.WATCHED)
    on_duty.checked("barrel")
    await Looks(on_duty, kept).tell()
    await Looks(off_duty, kept).hear()
    assert off_duty.status.sources[0].following is Following.WATCHED


async def test_what_was_told_already_is_told_again_only_when_it_changes() -> None:
    kept, known = MemoryContents(), ledger("barrel")
    looks = Looks(known, kept)
    await looks.tell()
    await kept.delete("looks")
    await looks.tell()
    assert await kept.names() == ()
    known.checked("barrel")
    await looks.tell()
    assert await kept.names() == ("looks",)


async def test_what_cannot_be_read_tells_nothing() -> None:
    kept, known = MemoryContents(), ledger("barrel")
    await Looks(known, kept).hear()
    await kept.put("looks", b'[{"name": 1}]')
    await Looks(known, kept).hear()
    assert known.status.sources == (SourceStatus("barrel", Following.POLLED),)
