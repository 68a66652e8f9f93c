import asyncio
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.errors import StateError
from bot.storage.state.audit import AuditLog
from bot.storage.state.backup import back_up, restore
from bot.storage.state.database import Database
from bot.storage.state.named_values import NamedValues
from bot.storage.state.news import KnownMeetings
from bot.storage.state.opening import open_state
from bot.storage.state.place import StatePlace, read_place
from bot.storage.state.posts import Intent, PostKind, Posts, PostStatus
from bot.storage.state.tables import kept_contents, missed_questions, missed_wordings, votes
from tests.databases.postgresql_server import PostgresqlServer

QUESTION = {
    "question": "堆肥箱？",
    "reason": "refused",
    "place": "",
    "count": 2,
    "first_at": 1,
    "last_at": 2,
    "status": "open",
}


async def fill(state: Database) -> None:
    async with state.writing("curated") as connection:
        await connection.execute(insert(missed_questions).values(**QUESTION, id=5))
        await connection.execute(
            insert(missed_wordings).values(question=5, fingerprint="a", wording="堆肥", count=1, last_at=1)
        )
        await connection.execute(insert(kept_contents).values(name="now", at=3, content=b"\0\xff"))
        await connection.execute(insert(votes).values(answer="a", voter="b", helped=True, at=4))
    await AuditLog(state).note(2**62, 2**62, "reload")


async def everything(state: Database) -> list[tuple[object, ...]]:
    async with state.reading() as connection:
        return [
            tuple(row)
            for table in (missed_questions, missed_wordings, kept_contents, votes)
            for row in await connection.execute(table.select())
        ]


async def test_a_backup_brings_back_everything(state: Database, tmp_path: Path) -> None:
    await fill(state)
    before = await everything(state)
    await back_up(state, tmp_path / "backup.sqlite")
    async with state.writing() as connection:
        await connection.execute(missed_questions.delete())
    await NamedValues(state).set("later", "gone again")
    await restore(state, tmp_path / "backup.sqlite")
    assert await everything(state) == before
    assert await NamedValues(state).get("later") is None
    assert await AuditLog(state).count() == 1


async def test_new_rows_are_numbered_behind_restored_ones(state: Database, tmp_path: Path) -> None:
    await fill(state)
    await back_up(state, tmp_path / "backup.sqlite")
    await restore(state, tmp_path / "backup.sqlite")
    async with state.writing() as connection:
        added = await connection.execute(insert(missed_questions).values(**QUESTION))
        assert added.inserted_primary_key is not None
        assert added.inserted_primary_key[0] == 6


async def test_whoever_holds_parts_in_memory_sees_a_restoring(state: Database, tmp_path: Path) -> None:
    await fill(state)
    await back_up(state, tmp_path / "backup.sqlite")
    async with state.writing("aliases", "curated"):
        pass
    before = await state.changed()
    await restore(state, tmp_path / "backup.sqlite")
    after = await state.changed()
    assert all(after[matter] > number for matter, number in before.items())


async def test_a_backup_holds_all_of_a_change_or_nothing_while_others_write(state: Database, tmp_path: Path) -> None:
    async def write() -> None:
        for number in range(30):
            async with state.writing() as connection:
                row = {**QUESTION, "question": str(number)}
                added = await connection.execute(insert(missed_questions).values(**row))
                await asyncio.sleep(0)
                assert added.inserted_primary_key is not None
                await connection.execute(
                    insert(missed_wordings).values(
                        question=added.inserted_primary_key[0], fingerprint="a", wording="x", count=1, last_at=1
                    )
                )

    writing = asyncio.create_task(write())
    await asyncio.sleep(0.02)
    await back_up(state, tmp_path / "backup.sqlite")
    await writing
    async with open_state(StatePlace(tmp_path / "other"), tmp_path) as other:
        await restore(other, tmp_path / "backup.sqlite")
        rows = await everything(other)
    assert len(rows) % 2 == 0


async def test_a_state_moves_from_a_file_to_postgresql(tmp_path: Path, postgresql: PostgresqlServer) -> None:
    async with open_state(StatePlace(tmp_path / "state"), tmp_path) as file:
        await fill(file)
        await back_up(file, tmp_path / "backup.sqlite")
        before = await everything(file)
    async with open_state(read_place(postgresql.address()), tmp_path) as database:
        await restore(database, tmp_path / "backup.sqlite")
        assert await everything(database) == before


async def test_a_backup_is_never_written_over(state: Database, tmp_path: Path) -> None:
    file = tmp_path / "backup.sqlite"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(StateError, match="there already"):
        await back_up(state, file)
    assert file.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("content", [None, b"", b"garbage" * 500])
async def test_what_is_no_backup_changes_nothing(state: Database, tmp_path: Path, content: bytes | None) -> None:
    await fill(state)
    before = await everything(state)
    if content is not None:
        (tmp_path / "backup.sqlite").write_bytes(content)
    with pytest.raises(StateError, match=r"backup\.sqlite"):
        await restore(state, tmp_path / "backup.sqlite")
    assert await everything(state) == before


async def test_what_was_said_since_the_copy_is_not_said_again(state: Database, tmp_path: Path) -> None:
    posts, known = Posts(state), KnownMeetings(state)
    for subject in ("before", "between"):
        await posts.intend(Intent(PostKind.NEWS, 10, subject, {}))
    await known.take_up(["first"], lambda _: [])
    await back_up(state, tmp_path / "copy.sqlite")
    await known.take_up(["second"], lambda _: [Intent(PostKind.NEWS, 10, "after", {})])
    for post in await posts.pending():
        if post.intent.subject != "before":
            await posts.mark(post, PostStatus.SENT, 1)
    await restore(state, tmp_path / "copy.sqlite")
    assert await known.all() == {"first", "second"}
    assert [post.intent.subject for post in await posts.pending()] == ["before"]
    await posts.intend(Intent(PostKind.NEWS, 10, "after", {}))
    assert [post.intent.subject for post in await posts.pending()] == ["before"]
