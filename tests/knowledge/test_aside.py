"""Minutes that are set aside and come back."""

import gc
import weakref
from zoneinfo import ZoneInfo

import pytest

from bot.errors import NoMeetingsError
from bot.knowledge.service import Knowledge
from bot.replies.controls.kept_places import place_of
from bot.replies.controls.references import places_in
from bot.replies.curating import HeldAnswers
from bot.replies.service import Replies
from bot.search.curated import CuratedAnswer, CuratedAnswers
from tests.conftest import Folder


@pytest.fixture
def knowledge(garden: Folder) -> Knowledge:
    return garden.knowledge()


async def test_they_come_back_as_they_were(knowledge: Knowledge) -> None:
    digest, asked = await knowledge.served_digest(), "how often is the compost bin turned"
    before = knowledge.served.search.answer(asked)
    await knowledge.set_aside()
    assert knowledge.is_aside
    await knowledge.wake()
    assert not knowledge.is_aside
    assert await knowledge.served_digest() == digest
    after = knowledge.served.search.answer(asked)
    assert [(hit.quote, hit.score) for hit in after.hits] == [(hit.quote, hit.score) for hit in before.hits]


async def test_meanwhile_there_are_none(knowledge: Knowledge) -> None:
    await knowledge.set_aside()
    with pytest.raises(NoMeetingsError):
        _ = knowledge.served


async def test_nothing_holds_on_to_them(knowledge: Knowledge) -> None:
    curated = HeldAnswers()
    replies = Replies(knowledge, timezone=ZoneInfo("UTC"), curated=curated)
    place = place_of(next(iter(places_in(knowledge.meetings[0]))))
    curated.hold(CuratedAnswers((CuratedAnswer(1, ("how often is the compost bin turned",), place),)))
    basis = replies.basis()
    replies.warm_up()
    assert basis.has_changed()
    held = weakref.ref(knowledge.snapshot.search.index)
    await knowledge.propose()
    await knowledge.set_aside()
    replies.forget()
    gc.unfreeze()  # what was made while it was frozen is looked through too
    gc.collect()
    assert held() is None


async def test_what_is_new_since_is_not_served_unseen(garden: Folder, knowledge: Knowledge) -> None:
    await knowledge.set_aside()
    garden.write("2024-09-09.md", "# Club\n\n**Attendees**: Fern\n\n## Frost\n\nFrost is expected in September.\n")
    await knowledge.wake()
    assert "2024-09-09" not in {meeting.id for meeting in knowledge.meetings}
    proposal = await knowledge.propose()
    assert [one.id for one in proposal.report.added] == ["2024-09-09"]


async def test_a_source_that_is_gone_is_served_from_its_last_good_copy(garden: Folder, knowledge: Knowledge) -> None:
    before = [meeting.id for meeting in knowledge.meetings]
    await knowledge.set_aside()
    garden.path.rename(garden.path.with_name("elsewhere"))
    await knowledge.wake()
    assert [meeting.id for meeting in (await knowledge.propose()).snapshot.meetings] == before


async def test_doing_it_twice_changes_nothing(knowledge: Knowledge) -> None:
    await knowledge.set_aside()
    await knowledge.set_aside()
    await knowledge.wake()
    await knowledge.wake()
    assert knowledge.meetings


async def test_an_undo_goes_back_past_it(garden: Folder, knowledge: Knowledge) -> None:
    garden.write("2024-09-09.md", "# Club\n\n**Attendees**: Fern\n\n## Frost\n\nFrost is expected in September.\n")
    await knowledge.take(await knowledge.propose())
    await knowledge.set_aside()
    await knowledge.wake()
    await knowledge.undo()
    assert "2024-09-09" not in {meeting.id for meeting in knowledge.meetings}
