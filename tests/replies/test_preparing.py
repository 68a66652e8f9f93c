"""Answers while matching by meaning is still being prepared."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest

from bot.knowledge.service import Knowledge
from bot.replies.commands.ask_request import AskRequest
from bot.replies.i18n.audience import Audience
from bot.replies.model import Note, Reply
from bot.replies.service import Replies
from tests.conftest import Folder
from tests.knowledge.test_embedding import GatedConcepts, embedding_threads, knowing

ENGLISH = Audience("en-GB")


@pytest.fixture
def encoder() -> Iterator[GatedConcepts]:
    """Return a model that is let go at the end."""
    encoder = GatedConcepts()
    yield encoder
    encoder.gate.set()
    for thread in embedding_threads():
        thread.join(timeout=30)


@pytest.fixture
def knowledge(folder: Folder, encoder: GatedConcepts, monkeypatch: pytest.MonkeyPatch) -> Knowledge:
    """Return what is being prepared, and is still being prepared when the patience of whoever waits is over."""
    knowledge = knowing(folder, encoder)
    wait = knowledge.wait_for_embeddings
    monkeypatch.setattr(knowledge, "wait_for_embeddings", lambda *_, **__: wait(0, at_first=0))
    knowledge.embed_in_background()
    return knowledge


@pytest.fixture
def ready_in_time(knowledge: Knowledge, encoder: GatedConcepts, monkeypatch: pytest.MonkeyPatch) -> Knowledge:
    """Return what is ready before the patience of whoever waits is over, and not before somebody waits."""

    def ready(*_: float, **__: float) -> None:
        encoder.gate.set()
        for thread in embedding_threads():
            thread.join(timeout=30)

    monkeypatch.setattr(knowledge, "wait_for_embeddings", ready)
    return knowledge


def notes(reply: Reply) -> str:
    return " ".join(block.text for block in reply.blocks if isinstance(block, Note))


def ask(knowledge: Knowledge, question: str, audience: Audience = ENGLISH) -> Reply:
    return Replies(knowledge, timezone=ZoneInfo("UTC")).ask(AskRequest(question), audience=audience)


def test_a_refusal_without_meaning_is_provisional_and_says_nothing_of_it(knowledge: Knowledge) -> None:
    reply = ask(knowledge, "cask")
    assert "Matching by meaning" not in notes(reply)
    assert reply.provisional


@pytest.mark.parametrize(("locale", "told"), [("en-GB", "Matching by meaning is"), ("zh-CN", "按含义匹配还在准备中")])
async def test_a_moderator_who_reloads_is_told_so(locale: str, told: str, knowledge: Knowledge) -> None:
    reply = await Replies(knowledge, timezone=ZoneInfo("UTC")).reviews.reload(audience=Audience(locale))
    assert told in notes(reply)


def test_an_answer_that_was_found_says_nothing_of_it(knowledge: Knowledge) -> None:
    reply = ask(knowledge, "barrel")
    assert "Matching" not in notes(reply)
    assert not reply.provisional


def test_a_question_waits_a_little_and_is_answered_by_meaning_then(ready_in_time: Knowledge) -> None:
    reply = ask(ready_in_time, "cask")
    assert "Matching" not in notes(reply)
    assert not reply.provisional


def test_an_answer_waits_for_few_seconds_at_the_most(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(knowledge, "wait_for_embeddings", lambda seconds, **_: waits.append(seconds))
    ask(knowledge, "cask")
    assert len(waits) == 1
    assert 0 < waits[0] <= 2


def test_whoever_asks_only_once_waits_before_asking(ready_in_time: Knowledge) -> None:
    Replies(ready_in_time, timezone=ZoneInfo("UTC")).prepare()
    assert ready_in_time.preparing is None
    assert ready_in_time.snapshot.search.has_embeddings


def test_without_a_model_nothing_is_promised(garden: Folder) -> None:
    reply = garden.replies().ask(AskRequest("helicopter"), audience=ENGLISH)
    assert "Matching" not in notes(reply)
    assert not reply.provisional
