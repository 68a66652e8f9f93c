"""What is kept of questions without an answer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.desk.missed.recording import Recorder
from bot.errors import StateError
from bot.replies.commands.ask_request import AskRequest
from bot.replies.controls.custom_id import Action, control_id, read_control_id
from bot.replies.model import Reply
from bot.storage.state.missed_questions import Miss, MissedQuestions, Reason, Status
from bot.storage.state.tables import metadata, missed_questions
from bot.storage.state.waiting_members import WaitingMember, WaitingMembers
from tests.desk.missed.conftest import MODERATOR, READER, Club, controls, member, titles, words

ZEBRA = "zebra husbandry"


async def test_a_refused_question_is_listed_with_how_often_it_was_asked(club: Club) -> None:
    await club.ask(ZEBRA, member(1))
    await club.ask("Zebra  husbandry?", member(2))
    shown = await club.listed()
    assert titles(shown) == [ZEBRA]
    assert "asked 2 times" in words(shown)
    assert "refused" in words(shown)


async def test_an_answered_question_is_not_listed(club: Club) -> None:
    await club.ask("how often is the compost bin turned", member(1))
    assert titles(await club.listed()) == []


async def test_the_same_member_asking_again_at_once_counts_once(club: Club) -> None:
    await club.ask(ZEBRA, member(1))
    await club.ask(ZEBRA, member(1))
    assert "asked once" in words(await club.listed())


async def test_a_press_right_after_the_question_counts_it_no_second_time(club: Club) -> None:
    refused = club.replies.ask(AskRequest(ZEBRA), audience=READER)
    shown = club.desk.answered(refused, 1, READER)
    await club.press(controls(shown, Action.TELL_ME)[0], member(1))
    assert "asked once" in words(await club.listed())


async def refuse_for_now(club: Club, question: str) -> Reply:
    """Refuse a question as is done before everything can be looked through."""
    reply = replace(club.replies.ask(AskRequest(ZEBRA), audience=READER), provisional=True)
    assert reply.outcome is not None
    reply = replace(reply, outcome=replace(reply.outcome, question=question))
    shown = club.desk.answered(reply, 1, READER)
    await club.desk.settle()
    return shown


async def test_what_was_refused_for_now_is_recorded_if_it_still_is_after_a_while(club: Club) -> None:
    shown = await refuse_for_now(club, ZEBRA)
    assert not controls(shown, Action.TELL_ME)
    assert titles(await club.listed()) == []
    await club.desk.upkeep.flush()
    assert titles(await club.listed()) == [ZEBRA]
    await club.desk.upkeep.flush()
    assert "asked once" in words(await club.listed())


async def test_what_was_refused_for_now_and_is_answered_by_then_is_not_recorded(club: Club) -> None:
    await refuse_for_now(club, "how often is the compost bin turned")
    await club.desk.upkeep.flush()
    assert titles(await club.listed()) == []


async def test_nothing_that_is_kept_of_a_question_names_who_asked(club: Club) -> None:
    await club.ask(ZEBRA, member(271828))
    async with club.database.reading() as connection:
        for table in metadata.sorted_tables:
            rows = (await connection.execute(select(table))).all()
            assert "271828" not in str(rows), table.name


async def test_a_state_that_cannot_be_written_costs_a_line_in_the_log(
    club: Club, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def full(*_: object, **__: object) -> int:
        raise StateError("The disk is full.")

    monkeypatch.setattr(Recorder, "record", full)
    reply = await club.ask(ZEBRA, member(1))
    assert "I found no passage" in words(reply)
    assert "The disk is full" in caplog.text


async def test_done_takes_a_question_off_the_list_until_it_is_asked_again(club: Club) -> None:
    await club.ask(ZEBRA, member(1))
    (done,) = controls(await club.listed(), Action.SETTLE)
    assert titles(await club.press(done, MODERATOR)) == []
    await club.ask(ZEBRA, member(2))
    assert titles(await club.listed()) == [ZEBRA]


async def test_the_most_asked_comes_first(club: Club) -> None:
    await club.ask("giraffe feeding", member(1))
    for number in (1, 2):
        await club.ask(ZEBRA, member(number))
    assert titles(await club.listed()) == [ZEBRA, "giraffe feeding"]


async def test_two_entries_become_one_with_all_that_was_counted(club: Club) -> None:
    questions = MissedQuestions(club.database)
    one = await questions.add(Miss("a", "a", Reason.NO_HELP, "place", 5))
    other = await questions.add(Miss("b", "b", Reason.REFUSED, "", 7))
    await questions.count(other, Miss("a", "a", Reason.REFUSED, "", 9))
    await questions.join(one, other)
    (joined,) = await questions.listed(Status.OPEN)
    assert (joined.count, joined.first_at, joined.last_at, joined.reason) == (3, 5, 9, Reason.REFUSED)
    assert set(joined.wordings) == {"a", "b"}


async def test_what_many_ask_at_once_is_written_down_together(club: Club, monkeypatch: pytest.MonkeyPatch) -> None:
    written, writing = list[str](), club.database.writing

    @asynccontextmanager
    async def counted(*matters: str) -> AsyncIterator[AsyncConnection]:
        written.append("")
        async with writing(*matters) as connection:
            yield connection

    monkeypatch.setattr(club.database, "writing", counted)
    questions = MissedQuestions(club.database)
    recorder = Recorder(questions, club.knowledge)
    asked = [f"{animal}\ud800 husbandry\0" for animal in ("zebra", "giraffe", "walrus", "zebra", "ocelot")]
    numbers = await asyncio.gather(*(recorder.record(question, Reason.REFUSED) for question in asked))
    known = {found.id: found.count for found in await questions.listed(Status.OPEN)}
    assert known == {numbers[0]: 2, **dict.fromkeys(numbers[1:3], 1), numbers[4]: 1}
    assert numbers[0] == numbers[3]
    assert len(written) == 1


async def test_open_questions_that_ask_the_same_become_one_when_that_is_seen(club: Club) -> None:
    questions, waiting = MissedQuestions(club.database), WaitingMembers(club.database)
    one = await questions.add(Miss("zebra husbandry", "a", Reason.REFUSED, at=5))
    other = await questions.add(Miss("Zebra husbandry?", "b", Reason.REFUSED, at=6))
    third = await questions.add(Miss("giraffe feeding", "c", Reason.REFUSED, at=7))
    for number in (one, other):
        await waiting.add(WaitingMember(number, 1, "en", 1, 10, 100, 8))
    await waiting.add(WaitingMember(other, 2, "en", 1, 10, 100, 8))
    await Recorder(questions, club.knowledge).merge()
    assert {found.id: found.count for found in await questions.listed(Status.OPEN)} == {one: 2, third: 1}
    assert [found.member for found in await waiting.of(one)] == [1, 2]


async def test_what_was_last_asked_long_ago_is_deleted(club: Club) -> None:
    await club.ask(ZEBRA, member(1))
    await MissedQuestions(club.database).forget_before(1_000)
    assert titles(await club.listed()) == [ZEBRA]
    await MissedQuestions(club.database).forget_before(2**33)
    assert titles(await club.listed()) == []


async def test_a_long_question_is_kept_whole_though_its_buttons_cut_it(club: Club) -> None:
    long = "compost bin turned how often, please, " * 8 + "by whom?"
    reply = await club.ask(long, member(1))
    chosen = controls(reply, Action.NO_HELP) or controls(reply, Action.TELL_ME)
    cut = read_control_id(control_id(chosen[0]))
    assert cut is not None
    assert len(cut.text) < 100
    await club.press(cut, member(1))
    async with club.database.reading() as connection:
        kept = (await connection.execute(select(missed_questions.c.question))).scalars().all()
    assert kept == [long]


async def test_a_moderator_sees_what_was_asked_a_moment_ago(club: Club) -> None:
    reply = club.replies.ask(AskRequest("walrus husbandry"), audience=READER)
    club.desk.answered(reply, 5, READER)
    assert "walrus husbandry" in titles(await club.listed())
