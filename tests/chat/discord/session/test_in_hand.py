"""What is in hand is finished before the connection ends; what cannot be finished is excused."""

import asyncio

from bot.chat.discord.session.in_hand import InHand


async def test_what_is_in_hand_is_finished() -> None:
    in_hand, go_on, done = InHand(), asyncio.Event(), list[str]()

    async def answer() -> None:
        in_hand.take()
        await go_on.wait()
        done.append("answered")

    task = asyncio.create_task(answer())  # it has not run yet when the end begins
    finishing = asyncio.create_task(in_hand.finish(30))
    while not in_hand.is_closing:
        await asyncio.sleep(0)
    go_on.set()
    await finishing
    assert done == ["answered"]
    assert task.done()


async def test_what_takes_too_long_is_called_off_before_whoever_waits_is_told() -> None:
    in_hand, told = InHand(), list[str]()

    async def excuse() -> None:
        told.append("excused")

    async def answer() -> None:
        in_hand.take(excuse)
        try:
            await asyncio.Event().wait()
        finally:
            told.append("called off")

    async def answered() -> None:
        in_hand.take(excuse)
        in_hand.take()  # its answer may be there already
        await asyncio.Event().wait()

    tasks = [asyncio.create_task(answer()), asyncio.create_task(answered())]
    await in_hand.finish(0.01)
    await in_hand.give_up(1)
    assert told == ["called off", "excused"]
    assert all(task.cancelled() for task in tasks)


async def test_words_that_hang_do_not_keep_the_end() -> None:
    in_hand = InHand()

    async def hang() -> None:
        await asyncio.Event().wait()

    async def answer() -> None:
        in_hand.take(hang)
        await asyncio.Event().wait()

    task = asyncio.create_task(answer())
    await in_hand.finish(0.01)
    async with asyncio.timeout(10):
        await in_hand.give_up(0.01)
    assert task.cancelled()


async def test_whoever_closes_does_not_wait_for_themselves() -> None:
    in_hand = InHand()
    in_hand.take()
    async with asyncio.timeout(10):
        await in_hand.finish(60)
        await in_hand.give_up(60)
