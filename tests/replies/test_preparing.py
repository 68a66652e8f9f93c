"""Answers while matching by meaning is still being prepared."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest

from bot.knowledge.service import Knowledge
from bot.replies.i18n.audience import Audience
from bot.replies.model import Note, Reply
from bot.replies.service import Replies
from tests.conftest import Folder
from tests.knowledge.test_embedding import GatedConcepts, knowing

ENGLISH = Audience("en-GB")


@pytest.fixture
def encoder() -> Iterator[GatedConcepts]:
    """Return a model that is let go at the end."""
    encoder = GatedConcepts()
    yield encoder
    encoder.gate.set()


@pytest.fixture
def knowledge(folder: Folder, encoder: GatedConcepts) -> Knowledge:
    """Return what is being prepared."""
    knowledge = knowing(folder, encoder)
    knowledge.embed_in_background()
    return knowledge


def notes(reply: Reply) -> str:
    return " ".join(block.text for block in reply.blocks if isinstance(block, Note))


def ask(knowledge: Knowledge, question: str, audience: Audience = ENGLISH) -> Reply:
    return Replies(knowledge, timezone=ZoneInfo("UTC")).ask(question, audience=audience)


def test_a_refusal_says_that_meaning_took_no_part_yet(knowledge: Knowledge) -> None:
    reply = ask(knowledge, "cask")
    assert "Matching by meaning is still being prepared." in notes(reply)
    assert reply.passing


def test_it_says_so_in_the_readers_language(knowledge: Knowledge) -> None:
    assert "按含义匹配还在准备中" in notes(ask(knowledge, "cask", Audience("zh-CN")))


def test_an_answer_that_was_found_says_nothing_of_it(knowledge: Knowledge) -> None:
    reply = ask(knowledge, "barrel")
    assert "Matching" not in notes(reply)
    assert not reply.passing


def test_a_question_waits_a_little_and_is_answered_by_meaning_then(
    knowledge: Knowledge, encoder: GatedConcepts
) -> None:
    assert encoder.encoding.wait(timeout=30)
    encoder.gate.set()
    Replies(knowledge, timezone=ZoneInfo("UTC")).prepare()
    reply = ask(knowledge, "cask")
    assert "Matching" not in notes(reply)
    assert not reply.passing


def test_without_a_model_nothing_is_promised(garden: Folder) -> None:
    reply = garden.replies().ask("helicopter", audience=ENGLISH)
    assert "Matching" not in notes(reply)
    assert not reply.passing
