"""What is offered while an option is typed, and where choosing it leads."""

import pytest

from bot.replies.commands.ask_request import AskRequest
from bot.replies.commands.catalogue import Completion
from bot.replies.completions import sources
from bot.replies.i18n.audience import Audience
from bot.replies.model import Title
from tests.conftest import Folder, lines_of
from tests.replies.test_browsing import CHINESE, ENGLISH, shelves, titles

LONG = (
    "Since the pond freezes over in most winters and the frogs sleep in the mud beneath it, who looks after the hole "
    "in the ice, and how often does it have to be opened?"
)
POND = lines_of(
    "# Pond group",
    "",
    "**Attendees**: Fern, Moss",
    "",
    "## Agenda 1: [The **new** pump](https://example.org/pumps/7) @Fern",
    "",
    "The pump runs at night.",
    "",
    "## Agenda 2: Winter",
    "",
    f"**Q: {LONG}**",
    "",
    "A: Moss does, every morning.",
    "",
    "**Q: Since the pond leaks, who mends it?**",
    "",
    "A: Nobody so far.",
)


@pytest.fixture
def pond(folder: Folder) -> Folder:
    folder.write("2024-02-01.md", POND)
    return folder


def test_every_kind_of_completion_has_a_source(garden: Folder) -> None:
    assert set(sources(garden.replies())) == set(Completion)


def test_a_heading_is_offered_as_a_reader_sees_it(pond: Folder) -> None:
    offered = pond.replies().completing.question("pump", audience=Audience())
    assert offered == ("Agenda 1: The new pump @Fern",)


@pytest.mark.parametrize("typed", ["pump", "frogs slep", "ice", "leaks"])
def test_what_is_chosen_leads_to_its_entry_even_cut_to_a_hundred_characters(pond: Folder, typed: str) -> None:
    replies = pond.replies()
    (offered,) = replies.completing.question(typed, audience=Audience())
    answer = replies.ask(AskRequest(offered[:100]), audience=Audience())
    title = next(block.text for block in answer.blocks if isinstance(block, Title))
    assert title.startswith(offered[:100])


def test_a_date_is_completed(garden: Folder) -> None:
    replies = garden.replies()
    assert replies.completing.date("", audience=ENGLISH) == ("2024", "2024-03")
    assert replies.completing.date("5 March", audience=ENGLISH) == ("2024-03-05",)
    assert replies.completing.date("nonsense", audience=ENGLISH) == ()


def test_topics_are_completed_without_numbers_presenters_and_titles(garden: Folder) -> None:
    offered = garden.replies().completing.topic("", audience=ENGLISH)
    assert "Planting out the tomatoes" in offered
    assert not any("@" in topic or "Agenda" in topic or "Gardening club" in topic for topic in offered)


def test_titles_of_meetings_come_last_among_questions(garden: Folder) -> None:
    offered = garden.replies().completing.question("", audience=ENGLISH)
    assert offered[-1] == "Gardening club meeting"


def test_meetings_years_and_people_complete(folder: Folder) -> None:
    replies = shelves(folder).replies()
    assert replies.completing.year("", audience=ENGLISH) == ("2024", "2023")
    assert replies.completing.meeting("may 2023", audience=ENGLISH) == ("2023-05-01 · Review 5",)
    assert len(replies.completing.meeting("", audience=ENGLISH)) == 24
    assert replies.completing.person("x", audience=ENGLISH) == ()


@pytest.mark.parametrize(("audience", "begun", "word"), [(ENGLISH, "la", "latest"), (CHINESE, "最", "最近")])
def test_the_latest_meeting_is_offered_by_its_word_as_soon_as_that_is_begun(
    audience: Audience, begun: str, word: str, folder: Folder
) -> None:
    replies = shelves(folder).replies()
    offered = replies.completing.meeting(begun, audience=audience)[0]
    assert offered == f"{word} · Review 12"
    for chosen in (offered, word):
        assert titles(replies.browsing.meeting(chosen, audience=audience)) == ["Review 12"]
