"""Whatever changes, and in whatever order: what is answered from memory is what would be found now."""

import asyncio
import tempfile
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.minutes.model import MeetingDate
from bot.replies.commands.ask_request import AskRequest
from bot.replies.controls.kept_places import place_of
from bot.replies.controls.references import location_of
from bot.replies.curating import HeldAnswers
from bot.replies.i18n.audience import Audience
from bot.replies.service import Replies
from bot.search.curated import CuratedAnswer, CuratedAnswers
from tests.conftest import Folder, lines_of

READERS = (Audience("en-GB"), Audience("zh-CN"))
REQUESTS = tuple(map(AskRequest, ("what about the pond", "who comes next", "pool", "latest meeting")))


def minutes(*words: str) -> str:
    return lines_of("# Club", "", "Attendees: Fern", "", "## Pond", "", *words)


class Days(Replies):
    """Replies on a day that a test says."""

    day = MeetingDate(2024, 6, 1)

    def today(self) -> MeetingDate:
        return self.day


class Stage:
    """Replies that keep, over minutes and choices that change."""

    def __init__(self, place: Path) -> None:
        self.folder = Folder(place)
        self.folder.write("2024-05-05.md", minutes("The pond is dry."))
        self.knowledge = self.folder.knowledge()
        self.curated = HeldAnswers()
        self.replies = Days(self.knowledge, timezone=ZoneInfo("UTC"), curated=self.curated)
        self._number = 0

    def write(self) -> None:
        self._number += 1
        self.folder.write("2024-05-05.md", minutes(f"The pond is dug for the {self._number}th time."))
        self.knowledge.load()

    def plan(self) -> None:
        """Add a meeting that is over one day later."""
        self.folder.write("2024-06-02.md", minutes("Fern comes next."))
        self.knowledge.load()

    def remove(self) -> None:
        (self.folder.path / "2024-06-02.md").unlink(missing_ok=True)
        self.knowledge.load()

    def teach(self) -> None:
        self.knowledge.teach([("pond", "pool")])

    def unteach(self) -> None:
        self.knowledge.teach([])

    def choose(self) -> None:
        meeting = next(one for one in self.knowledge.meetings if one.id == "2024-05-05")
        place = place_of(location_of(meeting, meeting.texts[0], meeting.texts[0].entries[-1]))
        self.curated.hold(CuratedAnswers((CuratedAnswer(1, ("who comes next",), place),)))

    def take_back(self) -> None:
        self.curated.hold(CuratedAnswers())

    def sleep(self) -> None:
        async def rest() -> None:
            await self.knowledge.set_aside()
            self.replies.forget()
            await self.knowledge.wake()

        asyncio.run(rest())

    def undo(self) -> None:
        async def undo() -> None:
            proposal = await self.knowledge.propose()
            await self.knowledge.take(proposal)
            await self.knowledge.undo()

        asyncio.run(undo())

    def next_day(self) -> None:
        year, month, day = self.replies.day
        self.replies.day = MeetingDate(year, month, day + 1)

    def check(self) -> None:
        """Ask everything from memory and anew."""
        fresh = Days(self.knowledge, timezone=ZoneInfo("UTC"), curated=self.curated)
        fresh.day = self.replies.day
        for request in REQUESTS:
            for reader in READERS:
                shown = self.replies.ask(request, audience=reader)
                assert shown == fresh.ask(request, audience=reader)
                kept = self.replies.kept_answer(request, audience=reader)
                assert kept is None or kept == shown


CHANGES: tuple[Callable[[Stage], None], ...] = (
    Stage.write,
    Stage.plan,
    Stage.remove,
    Stage.teach,
    Stage.unteach,
    Stage.choose,
    Stage.take_back,
    Stage.sleep,
    Stage.undo,
    Stage.next_day,
)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=6))
@example([Stage.choose, Stage.plan, Stage.next_day, Stage.undo, Stage.sleep, Stage.write])
def test_what_is_answered_from_memory_is_what_would_be_found_now(changes: list[Callable[[Stage], None]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        stage = Stage(Path(place))
        stage.check()
        for change in changes:
            change(stage)
            stage.check()


class Midnight(Replies):
    """Replies on the last day of something, as long as they are asked for it the first time and the second."""

    def __init__(self, *given: Any, **more: Any) -> None:
        self._days = iter((1, 1))
        super().__init__(*given, **more)

    def today(self) -> MeetingDate:
        return MeetingDate(2024, 6, next(self._days, 2))


def test_an_answer_that_was_found_before_midnight_is_none_of_the_day_after(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.plan()
    replies, request = Midnight(stage.knowledge, timezone=ZoneInfo("UTC")), AskRequest("latest meeting")
    before = replies.ask(request, audience=READERS[0])
    assert replies.kept_answer(request, audience=READERS[0]) is None
    assert replies.ask(request, audience=READERS[0]) != before


class NoModel:
    """Somebody who would word questions anew, and cannot just now."""

    timeout_seconds = 1.0

    def begin(self, question: str) -> "Future[tuple[str, ...]]":
        future: Future[tuple[str, ...]] = Future()
        future.set_result(())
        return future

    def status(self) -> Any:
        raise NotImplementedError


def test_what_was_not_found_without_other_words_is_looked_for_again(tmp_path: Path) -> None:
    stage, request = Stage(tmp_path), AskRequest("zebra husbandry")
    replies = Replies(stage.knowledge, timezone=ZoneInfo("UTC"), rewriter=NoModel())
    replies.ask(request, audience=READERS[0])
    assert replies.kept_answer(request, audience=READERS[0]) is None
