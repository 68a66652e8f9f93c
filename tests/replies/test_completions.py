"""What is offered while an option is typed, and where choosing it leads."""

import pytest

from bot.replies.commands.ask_request import AskRequest
from bot.replies.commands.catalogue import Completion
from bot.replies.completions import sources
from bot.replies.i18n.audience import Audience
from bot.replies.model import Title
from tests.conftest import Folder, lines_of

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
