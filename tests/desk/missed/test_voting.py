"""Whether an answer helped: once a member, changed and taken back."""

import asyncio

from sqlalchemy import func, select

from bot.desk.missed.wordings import answer_of
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.model import Reply
from bot.storage.state.tables import missed_questions, votes
from bot.storage.state.votes import VoteCount, Votes
from tests.desk.missed.conftest import Club, controls, member, titles, words

QUESTION = "how often is the compost bin turned"


async def pressed(club: Club, reply: Reply, action: Action, by: int) -> str:
    return words(await club.press(controls(reply, action)[0], member(by)))


async def counted(club: Club, control: ControlAction) -> VoteCount:
    return await Votes(club.database).count([answer_of(control.text, control.places[0])])


async def test_an_answer_has_the_buttons_and_a_refusal_and_a_list_have_not(club: Club) -> None:
    assert len(controls(await club.ask(QUESTION, member(1)), Action.HELPED)) == 1
    assert controls(await club.ask("zebra husbandry", member(1)), Action.HELPED) == []
    assert controls(await club.ask("all meetings", member(1)), Action.HELPED) == []


async def test_each_member_counts_once_whatever_they_press(club: Club) -> None:
    reply = await club.ask(QUESTION, member(1))
    (helped,) = controls(reply, Action.HELPED)
    for by in (1, 2):
        await pressed(club, reply, Action.HELPED, by)
    assert await counted(club, helped) == VoteCount(2, 0)
    await pressed(club, reply, Action.NO_HELP, 2)
    assert await counted(club, helped) == VoteCount(1, 1)
    assert "Taken back" in await pressed(club, reply, Action.NO_HELP, 2)
    assert await counted(club, helped) == VoteCount(1, 0)


async def test_presses_at_the_same_time_count_as_one_after_the_other(club: Club) -> None:
    votes = Votes(club.database)
    presses = [("answer", "ann", True), ("answer", "bo", False), ("answer", "ann", True), ("answer", "bo", True)]
    done = await asyncio.gather(*(votes.press(answer, who, helped=helped, at=1) for answer, who, helped in presses))
    assert done == [(None, True), (None, False), (True, None), (False, True)]
    assert await votes.count(["answer"]) == VoteCount(1, 0)


async def test_what_did_not_help_is_listed_with_the_passage_and_the_counts(club: Club) -> None:
    reply = await club.ask(QUESTION, member(1))
    await pressed(club, reply, Action.HELPED, 1)
    for by in (2, 3):
        await pressed(club, reply, Action.NO_HELP, by)
    shown = await club.listed()
    assert titles(shown) == [QUESTION]
    assert "asked 2 times" in words(shown)
    assert "👎 2 · 👍 1" in words(shown)
    assert "compost bin turned?" in words(shown)


async def test_a_vote_that_is_changed_takes_the_question_off_the_list(club: Club) -> None:
    reply = await club.ask(QUESTION, member(1))
    await pressed(club, reply, Action.NO_HELP, 1)
    await pressed(club, reply, Action.HELPED, 1)
    assert titles(await club.listed()) == []


async def test_a_voter_is_kept_as_a_fingerprint_and_can_be_forgotten(club: Club) -> None:
    reply = await club.ask(QUESTION, member(314159))
    await pressed(club, reply, Action.HELPED, 314159)
    await pressed(club, reply, Action.HELPED, 2)
    async with club.database.reading() as connection:
        voters = (await connection.execute(select(votes.c.voter))).scalars().all()
    assert all("314159" not in voter for voter in voters)
    await club.desk.forget(314159)
    async with club.database.reading() as connection:
        assert await connection.scalar(select(func.count()).select_from(votes)) == 1
        assert await connection.scalar(select(func.count()).select_from(missed_questions)) == 0
