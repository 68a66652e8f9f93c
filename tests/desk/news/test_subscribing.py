"""Members hear of what they follow: one message a meeting, and only as long as they want."""

from dataclasses import replace

from bot.desk.cards.following import MOST
from bot.desk.messenger import Unsent
from bot.replies.commands.catalogue import SUBSCRIPTIONS
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.model import Button, Reply
from bot.storage.state.subscriptions import Subscriptions
from tests.desk.news.conftest import READER, Club, member, words

ANN, BO = member(7), member(8)


async def follow(club: Club, text: str, *, by: int = 7) -> Reply:
    reply = await club.desk.press(ControlAction(Action.SUBSCRIBE, text=text), caller=member(by))
    assert isinstance(reply, Reply)
    return reply


async def test_the_card_of_a_topic_offers_to_follow_it(club: Club) -> None:
    card = Reply((), subject=("topic", "compost"))
    (button,) = club.desk.about(card, READER).blocks
    assert isinstance(button, Button)
    await club.desk.press(button.control, caller=ANN)
    assert [(one.kind, one.subject) for one in await Subscriptions(club.database).of(7)] == [("topic", "compost")]


async def test_one_message_a_meeting_tells_all_that_a_member_follows(club: Club) -> None:
    await follow(club, "t compost")
    await follow(club, "p Fern")
    await follow(club, "t greenhouse", by=8)
    club.folder.write(
        "2024-05-07.md",
        "# May round\n\nAttendees: Willow, Fern\n\n## Seeds @Fern\n\nBeans come first.\n\n"
        "## Heap @Willow\n\nThe compost is ready.\n",
    )
    await club.reload()
    await club.reload()
    (letter,) = club.letters(7)
    assert "The compost is ready." in words(letter)
    assert "Beans come first." in words(letter)
    assert club.letters(8) == []


async def test_many_new_meetings_at_once_are_told_in_one_message(club: Club) -> None:
    await follow(club, "t compost")
    for day in range(1, 31):
        club.put(f"2024-06-{day:02}.md", f"Round of June {day}", "compost" if day > 9 else "Water")
    await club.reload()
    (letter,) = club.letters(7)
    assert "21 new meetings" in words(letter)
    assert "End: compost" in words(letter)


async def test_meaning_alone_is_no_news_of_a_topic(club: Club) -> None:
    await follow(club, "t irrigation")
    club.put("2024-05-07.md", "May round", "watering of beds")
    await club.reload()
    assert club.letters(7) == []


async def test_who_leaves_hears_no_more(club: Club) -> None:
    await follow(club, "t compost")
    listed = await club.desk.call(SUBSCRIPTIONS, {}, caller=ANN)
    (ending,) = (block.control for block in listed.blocks if isinstance(block, Button))
    ended = await club.desk.press(ending, caller=ANN)
    assert isinstance(ended, Reply)
    club.put("2024-05-07.md", "May round", "compost")
    await club.reload()
    assert club.letters(7) == []
    assert "Nothing yet" in words(await club.desk.call(SUBSCRIPTIONS, {}, caller=ANN))


async def test_who_leaves_between_the_intent_and_the_message_hears_nothing(club: Club) -> None:
    await follow(club, "t compost")
    club.put("2024-05-07.md", "May round", "compost")
    away, club.desk.messengers.current = club.desk.messengers.current, None
    await club.reload()
    club.desk.messengers.current = away
    await club.desk.press(ControlAction(Action.UNSUBSCRIBE, text="t compost"), caller=ANN)
    await club.desk.connected()
    assert club.letters(7) == []


async def test_closed_direct_messages_end_the_subscriptions_quietly(club: Club) -> None:
    await follow(club, "t compost")
    club.paper.result = Unsent.BLOCKED
    club.put("2024-05-07.md", "May round", "compost")
    await club.reload()
    assert await Subscriptions(club.database).all() == ()


async def test_a_member_may_follow_only_so_much(club: Club) -> None:
    replies = [await follow(club, f"t topic {number}") for number in range(MOST + 1)]
    assert [reply.failed for reply in replies] == [*[False] * MOST, True]


async def test_what_a_member_follows_is_forgotten_when_they_ask_for_it(club: Club) -> None:
    await follow(club, "t compost")
    await follow(club, "t compost", by=8)
    await club.desk.forget(7)
    assert [one.member for one in await Subscriptions(club.database).all()] == [8]


async def test_an_id_that_names_nothing_lists_what_is_followed(club: Club) -> None:
    reply = await follow(club, "")
    assert words(replace(reply)) == words(await club.desk.call(SUBSCRIPTIONS, {}, caller=ANN))


async def test_ending_one_shows_what_is_followed_still(club: Club) -> None:
    await follow(club, "t compost")
    await follow(club, "p Fern")
    ended = await club.desk.press(ControlAction(Action.UNSUBSCRIBE, text="t compost"), caller=ANN)
    assert isinstance(ended, Reply)
    assert "End: Fern" in words(ended)
    assert "End: compost" not in words(ended)
