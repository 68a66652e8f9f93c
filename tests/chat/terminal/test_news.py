"""What is told between two questions of what happened to the minutes by itself."""

import pytest

from bot.chat.terminal.news import News
from bot.replies.i18n.audience import Audience
from tests.conftest import Folder

SPRING, SUMMER, AUTUMN = (f"# Meeting\n\n**Attendees**: Fern\n\n## {topic}\n\nWe water it.\n" for topic in "ABC")


class Club:
    """A folder of minutes, and what is told of its reloads."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.knowledge = folder.knowledge()
        self.news = News(Audience())

    async def reload(self) -> None:
        proposal = await self.knowledge.propose()
        await self.knowledge.take(proposal)
        await self.news.refreshed(proposal.report)


@pytest.fixture
def club(folder: Folder) -> Club:
    folder.write("2024-03-05.md", SPRING)
    folder.write("2024-06-04.md", SUMMER)
    return Club(folder)


async def test_what_is_new_changed_and_gone_is_counted_over_several_reloads(club: Club) -> None:
    club.folder.write("2024-09-03.md", AUTUMN)
    await club.reload()
    club.folder.write("2024-09-03.md", f"{AUTUMN}\nAnd rake.\n")
    club.folder.write("2024-03-05.md", f"{SPRING}\nAnd sow.\n")
    await club.reload()
    (club.folder.path / "2024-06-04.md").unlink()
    await club.reload()
    assert club.news.take() == (
        "The minutes were read anew: 1 meeting is new, 1 meeting has changed, 1 meeting is gone.",
    )
    assert club.news.take() == ()


async def test_what_came_and_went_meanwhile_is_not_told(club: Club) -> None:
    file = club.folder.write("2024-09-03.md", AUTUMN)
    await club.reload()
    file.unlink()
    await club.reload()
    assert club.news.take() == ()


async def test_what_went_and_came_back_has_changed(club: Club) -> None:
    (club.folder.path / "2024-06-04.md").unlink()
    await club.reload()
    club.folder.write("2024-06-04.md", AUTUMN)
    await club.reload()
    assert club.news.take() == ("The minutes were read anew: 1 meeting has changed.",)


async def test_a_reload_that_changed_nothing_is_not_told(club: Club) -> None:
    await club.reload()
    assert club.news.take() == ()


async def test_trouble_that_is_over_is_told_only_if_it_was(club: Club) -> None:
    await club.news.failed("the shelf is locked.")
    await club.news.mended()
    assert club.news.take() == ()
    await club.news.failed("the shelf is locked.")
    await club.news.failed("the shelf fell down.")
    assert club.news.take() == ("The minutes may not be up to date: the shelf fell down.",)
    await club.news.mended()
    assert club.news.take() == ("The minutes are up to date again.",)


async def test_minutes_that_are_held_back_are_told_once_for_several_times(club: Club) -> None:
    proposal = await club.knowledge.propose()
    await club.news.held_back(proposal)
    await club.news.held_back(proposal)
    assert len(club.news.take()) == 1


async def test_minutes_that_are_served_meanwhile_are_not_told_as_held_back(club: Club) -> None:
    await club.news.held_back(await club.knowledge.propose())
    await club.reload()
    assert club.news.take() == ()
