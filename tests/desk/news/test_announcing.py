"""New meetings are announced once, whatever happens meanwhile."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import delete

from bot.desk.cards.news import announcement
from bot.desk.messenger import Unsent
from bot.desk.news import announcing
from bot.errors import UsageError
from bot.minutes.meeting_texts import Meeting
from bot.replies.commands.catalogue import KNOWLEDGE_ANNOUNCE, KNOWLEDGE_STATUS
from bot.replies.model import Reply
from bot.storage.state.audit import AuditLog
from bot.storage.state.news import NewsChannels
from bot.storage.state.posts import Posts
from bot.storage.state.tables import known_meetings
from tests.desk.news.conftest import CHANNEL, MODERATOR, Club, Killed, words


async def test_a_new_meeting_is_announced_with_what_is_worth_reading(club: Club) -> None:
    await club.announce()
    club.folder.write(
        "2024-05-07.md",
        "# May round\n\nAttendees: Willow, Fern\n\n## Greenhouse @Fern\n\nThe roof leaks.\n\n"
        "**Decision**: The roof is mended in June.\n\n## Compost @Willow\n\nAction item: Fern buys a fork.\n",
    )
    await club.reload()
    (card,) = club.cards
    read = words(card)
    assert "May round" in read
    assert "May 7, 2024" in read
    assert "Greenhouse" in read
    assert "Fern" in read
    assert "The roof is mended in June." in read
    assert "Fern buys a fork." in read
    assert "Open the meeting" in read


async def test_what_was_there_before_is_no_news(club: Club) -> None:
    reply = await club.announce()
    await club.reload()
    await club.again()
    assert "#news" in words(reply)
    assert club.cards == []


async def test_a_meeting_that_is_edited_renamed_or_moved_is_no_news(club: Club) -> None:
    await club.announce()
    club.put("2024-05-07.md", "May round", "Greenhouse")
    await club.reload()
    club.put("2024-05-07.md", "May round", "Greenhouse", "Compost")
    await club.reload()
    (club.folder.path / "2024-05-07.md").rename(club.folder.path / "2024-05-07-may.md")
    await club.reload()
    club.put("2024-05-07-may.md", "The round of May", "Greenhouse")
    await club.reload()
    assert len(club.cards) == 1


async def test_a_second_meeting_of_a_day_is_news_although_it_changes_the_id_of_the_first(club: Club) -> None:
    await club.announce()
    club.put("2024-05-07-water.md", "Round", "Water")
    await club.reload()
    club.put("2024-05-07-seeds.md", "Round", "Seeds")
    await club.reload()
    assert ["Water" in words(card) for card in club.cards] == [True, False]
    assert len(club.cards) == 2


async def test_a_meeting_that_comes_back_is_not_announced_again(club: Club) -> None:
    await club.announce()
    club.put("2024-05-07.md", "May round", "Greenhouse")
    await club.reload()
    (club.folder.path / "2024-05-07.md").unlink()
    await club.reload()
    club.put("2024-05-07.md", "May round", "Greenhouse")
    await club.reload()
    assert len(club.cards) == 1


async def test_an_agenda_of_a_meeting_to_come_is_no_news(club: Club) -> None:
    await club.announce()
    club.put("2099-05-07.md", "A round to come", "Greenhouse")
    await club.reload()
    assert club.cards == []


async def test_what_came_while_the_bot_was_away_is_announced_when_it_is_back(club: Club) -> None:
    await club.announce()
    club.put("2024-05-07.md", "May round", "Greenhouse")
    await club.knowledge.take(await club.knowledge.propose())
    await club.again()
    assert len(club.cards) == 1


async def test_many_new_meetings_get_one_card(club: Club) -> None:
    await club.announce()
    for day in range(1, 31):
        club.put(f"2024-06-{day:02}.md", f"Round of June {day}", "Water")
    await club.reload()
    (card,) = club.cards
    read = words(card)
    assert "30 new meetings" in read
    assert "Round of June 30" in read
    assert "10 more" in read


@pytest.mark.parametrize("dies", ["before", "after"])
async def test_a_process_that_dies_as_it_posts_has_posted_once_after_a_restart(club: Club, dies: str) -> None:
    await club.announce()
    club.put("2024-05-07.md", "May round", "Greenhouse")
    club.paper.dies = dies
    with pytest.raises(Killed):
        await club.reload()
    await club.again()
    await club.again()
    assert len(club.cards) == 1
    assert await Posts(club.database).pending() == ()


async def test_what_may_have_been_posted_and_cannot_be_seen_is_not_posted_again_and_told(club: Club) -> None:
    await club.announce()
    club.put("2024-05-07.md", "May round", "Greenhouse")
    club.paper.dies = "after"
    with pytest.raises(Killed):
        await club.reload()
    club.paper.found = Unsent.UNSURE
    await club.again()
    await club.again()
    assert len(club.cards) == 1
    assert [post.intent.target for post in await Posts(club.database).unsure()] == [CHANNEL]


async def test_a_lost_receipt_makes_no_second_card(club: Club) -> None:
    await club.announce()
    club.put("2024-05-07.md", "May round", "Greenhouse")
    club.paper.result = Unsent.UNSURE
    await club.reload()
    assert len(club.cards) == 1
    assert await Posts(club.database).pending() == ()


async def status_of(club: Club) -> str:
    return words(await club.desk.call(KNOWLEDGE_STATUS, {}, caller=MODERATOR))


async def test_a_channel_that_is_gone_is_given_up_and_moderators_are_told(club: Club) -> None:
    await club.announce()
    club.put("2024-05-07.md", "May round", "Greenhouse")
    club.paper.result = Unsent.GONE
    await club.reload()
    assert await NewsChannels(club.database).all() == ()
    assert "The channel for new meetings is gone" in await status_of(club)
    await club.announce()
    assert "The channel for new meetings is gone" not in await status_of(club)


async def test_a_channel_that_takes_nothing_is_kept_and_moderators_are_told(club: Club) -> None:
    await club.announce()
    club.put("2024-05-07.md", "May round", "Greenhouse")
    club.paper.result = Unsent.BLOCKED
    await club.reload()
    assert len(await NewsChannels(club.database).all()) == 1
    assert "New meetings could not be announced in #news" in await status_of(club)


async def test_off_ends_it_and_both_are_in_the_log_of_moderators(club: Club) -> None:
    await club.announce()
    await club.desk.call(KNOWLEDGE_ANNOUNCE, {"off": True}, caller=MODERATOR)
    club.put("2024-05-07.md", "May round", "Greenhouse")
    await club.reload()
    await club.announce()
    await club.reload()
    assert club.cards == []
    acts = await AuditLog(club.database).acts(skip=0, most=5)
    assert [(act.act, act.detail) for act in acts] == [
        ("announce", "#news"),
        ("announce", "off"),
        ("announce", "#news"),
    ]


async def test_without_a_channel_it_says_where_it_announces(club: Club) -> None:
    before = words(await club.desk.call(KNOWLEDGE_ANNOUNCE, {}, caller=MODERATOR))
    await club.announce()
    after = words(await club.desk.call(KNOWLEDGE_ANNOUNCE, {}, caller=MODERATOR))
    assert "nowhere" in before
    assert "#news" in after


async def test_many_are_announced_once_too_by_a_process_that_dies(club: Club) -> None:
    await club.announce()
    for day in range(1, 31):
        club.put(f"2024-06-{day:02}.md", f"Round of June {day}", "Water")
    club.paper.dies = "after"
    with pytest.raises(Killed):
        await club.reload()
    await club.again()
    assert len(club.cards) == 1


async def test_the_first_meeting_of_all_is_news(club: Club) -> None:
    for file in club.folder.path.glob("*.md"):
        file.unlink()
    async with club.database.writing() as connection:
        await connection.execute(delete(known_meetings))
    club.knowledge = club.folder.knowledge()
    await club.again()
    await club.announce()
    club.put("2024-05-07.md", "May round", "Greenhouse")
    await club.reload()
    assert len(club.cards) == 1


async def test_what_was_there_is_no_news_if_announcing_begins_before_anything_can_be_sent(club: Club) -> None:
    async with club.database.writing() as connection:
        await connection.execute(delete(known_meetings))
    messenger, club.desk.messengers.current = club.desk.messengers.current, None
    await club.announce()
    club.desk.messengers.current = messenger
    await club.desk.connected()
    assert club.cards == []


async def test_a_channel_that_was_taken_back_meanwhile_gets_nothing(club: Club) -> None:
    await club.announce()
    club.put("2024-05-07.md", "May round", "Greenhouse")
    club.paper.dies = "before"
    with pytest.raises(Killed):
        await club.reload()
    await club.desk.call(KNOWLEDGE_ANNOUNCE, {"off": True}, caller=MODERATOR)
    await club.again()
    assert club.cards == []


async def test_a_card_that_cannot_be_made_keeps_no_other_back(club: Club, monkeypatch: pytest.MonkeyPatch) -> None:
    await club.announce()
    club.put("2024-05-07.md", "May round", "Greenhouse")
    club.put("2024-05-08.md", "Second round", "Water")

    def sometimes(meeting: Meeting, *others: Any) -> Reply:
        if meeting.id == "2024-05-07":
            raise RecursionError
        return announcement(meeting, *others)

    monkeypatch.setattr(announcing, "announcement", sometimes)
    await club.reload()
    assert ["Second round" in words(card) for card in club.cards] == [True]


async def test_a_channel_is_named_in_its_server(club: Club) -> None:
    with pytest.raises(UsageError, match="belong to a server"):
        await club.desk.call(KNOWLEDGE_ANNOUNCE, {"channel": CHANNEL}, caller=replace(MODERATOR, server=None))
