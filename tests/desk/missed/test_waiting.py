"""Who wants to be told when a question is answered."""

from dataclasses import replace

from sqlalchemy import select

from bot.desk.messenger import Unsent
from bot.replies.controls.custom_id import Action, ControlAction
from bot.storage.state.posts import Posts, PostStatus
from bot.storage.state.tables import metadata, waiting_members
from tests.desk.missed.conftest import MODERATOR, Club, controls, member, titles, words

ZEBRA = "zebra husbandry"
MINUTES = """\
# Second gathering

**Attendees**: Willow

## Agenda 1: Zebra husbandry

Zebra husbandry begins in May: two zebras come to the meadow.
"""


async def wish(club: Club, by: int, question: str = ZEBRA) -> ControlAction:
    """Ask in vain, press the button, and return the one that takes it back."""
    reply = await club.ask(question, member(by))
    said = await club.press(controls(reply, Action.TELL_ME)[0], member(by))
    return controls(said, Action.TELL_ME_NOT)[0]


async def waiting(club: Club) -> list[int]:
    async with club.database.reading() as connection:
        return list((await connection.execute(select(waiting_members.c.member))).scalars())


async def test_only_a_refusal_offers_to_tell(club: Club) -> None:
    assert controls(await club.ask("how often is the compost bin turned", member(1)), Action.TELL_ME) == []
    assert len(controls(await club.ask(ZEBRA, member(1)), Action.TELL_ME)) == 1


async def test_new_minutes_are_told_once_to_each_who_wants_it(club: Club) -> None:
    for by in (1, 2):
        await wish(club, by)
    await club.ask(ZEBRA, member(3))
    club.folder.write("2024-05-02.md", MINUTES)
    await club.reload()
    assert sorted(one for one, _, _ in club.post.told) == [1, 2]
    assert "two zebras come to the meadow" in words(club.post.told[0][1])
    assert await waiting(club) == []
    await club.reload()
    club.folder.write("2024-05-03.md", MINUTES)
    await club.reload()
    assert len(club.post.told) == 2


async def test_the_list_says_what_new_minutes_answer(club: Club) -> None:
    await club.ask(ZEBRA, member(1))
    club.folder.write("2024-05-02.md", MINUTES)
    await club.reload()
    shown = await club.listed()
    assert titles(shown) == [ZEBRA]
    assert "Answered by new minutes: Agenda 1: Zebra husbandry (May 2, 2024)" in words(shown)


async def test_minutes_that_answer_nothing_leave_the_question_open(club: Club) -> None:
    await wish(club, 1)
    club.folder.write("2024-05-02.md", MINUTES.replace("ebra", "ree").replace("husbandry", "planting"))
    await club.reload()
    assert "1 open question" in words(await club.listed())
    assert club.post.told == []


async def test_whoever_takes_it_back_is_not_told(club: Club) -> None:
    await club.press(await wish(club, 1), member(1))
    assert await waiting(club) == []
    club.folder.write("2024-05-02.md", MINUTES)
    await club.reload()
    assert club.post.told == []


async def test_nobody_takes_back_what_another_wants(club: Club) -> None:
    await club.press(await wish(club, 1), member(2))
    assert await waiting(club) == [1]


async def test_where_direct_messages_are_blocked_it_is_told_beneath_the_question(club: Club) -> None:
    club.post.direct_result = Unsent.BLOCKED
    await wish(club, 1)
    club.folder.write("2024-05-02.md", MINUTES)
    await club.reload()
    assert [(channel, beneath) for channel, beneath, _ in club.post.posted] == [(10, 1001)]


async def test_whoever_is_not_sure_to_be_told_is_not_told_twice(club: Club) -> None:
    club.post.direct_result = Unsent.UNSURE
    await wish(club, 1)
    club.folder.write("2024-05-02.md", MINUTES)
    await club.reload()
    assert (club.post.posted, await waiting(club)) == ([], [])


async def test_a_wish_under_an_old_refusal_is_answered_at_once_if_the_minutes_say_it_by_now(club: Club) -> None:
    reply = await club.ask(ZEBRA, member(1))
    club.folder.write("2024-05-02.md", MINUTES)
    await club.reload()
    said = await club.press(controls(reply, Action.TELL_ME)[0], member(1))
    assert "two zebras" in words(said)
    assert await waiting(club) == []


async def test_a_wish_under_an_old_refusal_is_answered_by_what_was_chosen_meanwhile(club: Club) -> None:
    reply = await club.ask(ZEBRA, member(1))
    offered = await club.find(controls(await club.listed(), Action.FIND_ANSWER)[0], "the carpenters prepare the stakes")
    await club.press(controls(offered, Action.CURATE)[0], MODERATOR)
    said = await club.press(controls(reply, Action.TELL_ME)[0], member(1))
    assert "The carpenters prepare the stakes" in words(said)
    assert await waiting(club) == []


async def test_what_somebody_asked_for_themselves_alone_is_told_in_no_channel(club: Club) -> None:
    club.post.direct_result = Unsent.BLOCKED
    reply = await club.ask(ZEBRA, member(1))
    await club.press(controls(reply, Action.TELL_ME)[0], replace(member(1), message=None))
    club.folder.write("2024-05-02.md", MINUTES)
    await club.reload()
    assert (club.post.posted, await waiting(club)) == ([], [])


async def test_a_member_who_is_forgotten_waits_no_longer(club: Club) -> None:
    for by in (1, 2):
        await wish(club, by)
    await club.desk.forget(1)
    assert await waiting(club) == [2]


async def test_what_could_not_be_sent_is_told_as_soon_as_it_can_and_once(club: Club) -> None:
    club.messengers.current = None
    await wish(club, 1)
    club.folder.write("2024-05-02.md", MINUTES)
    await club.reload()
    club.messengers.current = club.post
    for _ in range(2):
        await club.desk.connected()
    assert [one for one, _, _ in club.post.told] == [1]


async def test_nothing_of_a_member_is_kept_once_they_are_told(club: Club) -> None:
    await wish(club, 271828)
    club.folder.write("2024-05-02.md", MINUTES)
    await club.reload()
    assert [one for one, _, _ in club.post.told] == [271828]
    async with club.database.reading() as connection:
        for table in metadata.sorted_tables:
            assert "271828" not in str((await connection.execute(select(table))).all()), table.name


async def test_whoever_may_have_been_told_before_the_process_died_is_looked_for(club: Club) -> None:
    club.messengers.current = None
    await wish(club, 1)
    club.folder.write("2024-05-02.md", MINUTES)
    await club.reload()
    posts = Posts(club.database)
    (post,) = await posts.pending()
    await posts.mark(post, PostStatus.SENDING)
    club.post.found = 77
    club.messengers.current = club.post
    await club.desk.connected()
    assert (club.post.told, len(club.post.looked_for), await posts.pending()) == ([], 1, ())


async def test_what_came_while_the_program_was_down_or_died_is_asked_too(club: Club) -> None:
    await club.desk.connected()
    await wish(club, 5)
    club.folder.write("2024-09-03.md", MINUTES)
    await club.knowledge.take(await club.knowledge.propose())  # and nobody hears of it
    for _ in range(2):
        await club.desk.connected()
        await club.desk.settle()
    assert [to for to, _, _ in club.post.told] == [5]
