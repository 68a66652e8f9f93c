"""Minutes are served by words until they are understood, and what is understood stays so."""

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from bot.knowledge.built import Built
from bot.knowledge.ingest import SourceContents
from bot.knowledge.service import Knowledge
from bot.search.model import Via
from bot.search.settings import SearchSettings
from bot.search.vectors import Vectors
from tests.conftest import Folder, lines_of
from tests.search.concepts import FILES, Concepts, Shelf


@dataclass
class GatedConcepts(Concepts):
    """A model that encodes only while the gate is open."""

    gate: threading.Event = field(default_factory=threading.Event)
    encoding: threading.Event = field(default_factory=threading.Event)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors once the gate opens."""
        self.encoding.set()
        assert self.gate.wait(timeout=30)
        return super().encode(texts)


def knowing(folder: Folder, encoder: Concepts) -> Knowledge:
    """Return what the folder holds, loaded, with a model that has encoded nothing yet."""
    for name, text in FILES.items():
        folder.write(name, text)
    knowledge = Knowledge([folder.source()], SearchSettings(), encoder=encoder, vectors=Shelf())
    knowledge.load()
    return knowledge


def embedding_threads() -> list[threading.Thread]:
    """Return the threads that encode."""
    return [thread for thread in threading.enumerate() if thread.name == "matching by meaning"]


def test_minutes_are_served_by_words_until_they_are_understood(folder: Folder) -> None:
    knowledge = knowing(folder, Concepts())
    assert (knowledge.served.search.answer("barrel").answered, knowledge.served.search.answer("cask").answered) == (
        True,
        False,
    )
    assert knowledge.characters_to_encode() > 0
    knowledge.embed()
    assert knowledge.characters_to_encode() == 0
    assert knowledge.served.search.answer("cask").hits[0].via == (Via.MEANING,)


def test_what_is_understood_is_not_encoded_again(folder: Folder) -> None:
    encoder = Concepts()
    knowledge = knowing(folder, encoder)
    knowledge.embed()
    snapshot, count = knowledge.snapshot, len(encoder.encoded)
    knowledge.embed()
    assert knowledge.snapshot is snapshot
    assert [text for text in encoder.encoded[count:] if text] == []


def test_a_reload_while_passages_are_encoded_wins(folder: Folder) -> None:
    encoder = GatedConcepts()
    knowledge = knowing(folder, encoder)
    encoding = threading.Thread(target=knowledge.embed)
    encoding.start()
    assert encoder.encoding.wait(timeout=30)
    folder.write("2024-04-02.md", lines_of("# Club", "", "## Hose", "", "The hose is new."))
    knowledge.load()
    reloaded = knowledge.snapshot
    encoder.gate.set()
    encoding.join(timeout=30)
    assert knowledge.snapshot is reloaded
    assert not reloaded.search.has_embeddings
    knowledge.embed()
    assert knowledge.snapshot.search.has_embeddings
    assert knowledge.served.search.answer("hose").hits[0].meeting.id == "2024-04-02"


async def test_a_reload_is_understood_by_itself_in_the_background(folder: Folder) -> None:
    encoder = GatedConcepts()
    knowledge = knowing(folder, encoder)
    await knowledge.reload()
    assert encoder.encoding.wait(timeout=30)
    assert knowledge.served.search.answer("barrel", limit=1).answered
    encoder.gate.set()
    (thread,) = embedding_threads()
    thread.join(timeout=30)
    assert knowledge.snapshot.search.has_embeddings


async def test_reloads_of_the_same_minutes_encode_them_once_in_one_thread(folder: Folder) -> None:
    encoder = GatedConcepts()
    knowledge = knowing(folder, encoder)
    for _ in range(4):
        await knowledge.reload()
    assert encoder.encoding.wait(timeout=30)
    (thread,) = embedding_threads()
    encoder.gate.set()
    thread.join(timeout=30)
    encoded = [text for text in encoder.encoded if text]
    assert len(encoded) == len(set(encoded)) > 0
    assert knowledge.snapshot.search.has_embeddings


async def test_what_was_reloaded_while_passages_are_encoded_is_understood_next(folder: Folder) -> None:
    encoder = GatedConcepts()
    knowledge = knowing(folder, encoder)
    await knowledge.reload()
    assert encoder.encoding.wait(timeout=30)
    folder.write("2024-04-02.md", lines_of("# Club", "", "## Hose", "", "The hose is new."))
    await knowledge.reload()
    (thread,) = embedding_threads()
    encoder.gate.set()
    thread.join(timeout=30)
    assert knowledge.snapshot.search.has_embeddings
    assert knowledge.served.search.answer("hose").hits[0].meeting.id == "2024-04-02"


def test_what_was_encoded_for_minutes_that_are_not_served_any_more_is_not_encoded_again(folder: Folder) -> None:
    encoder = GatedConcepts()
    knowing(folder, encoder)
    knowledge = Knowledge([folder.source()], SearchSettings(), encoder=encoder)  # which keeps no vectors in a store
    knowledge.load()
    encoding = threading.Thread(target=knowledge.embed)
    encoding.start()
    assert encoder.encoding.wait(timeout=30)
    folder.write("2024-04-02.md", lines_of("# Club", "", "## Hose", "", "The hose is new."))
    knowledge.load()
    encoder.gate.set()
    encoding.join(timeout=30)
    knowledge.embed()
    encoded = [text for text in encoder.encoded if text]
    assert len(encoded) == len(set(encoded)) > 0


class BrokenConcepts(Concepts):
    """A model that cannot be used."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Raise."""
        raise RuntimeError("the weights\nare torn")


async def test_a_model_that_fails_is_told_in_one_line_and_words_still_find(
    folder: Folder, caplog: pytest.LogCaptureFixture
) -> None:
    knowledge = knowing(folder, BrokenConcepts())
    for _ in range(2):
        await knowledge.reload()
        for thread in embedding_threads():
            thread.join(timeout=30)
    told = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert len(told) == 2
    assert all("the weights are torn" in line and "answers go on by words" in line for line in told)
    assert not any("\n" in line for line in told)
    assert knowledge.served.search.answer("barrel").answered


def test_without_a_model_there_is_nothing_to_understand(garden: Folder) -> None:
    knowledge = garden.knowledge()
    snapshot = knowledge.snapshot
    knowledge.embed()
    knowledge.embed_in_background()
    assert (knowledge.snapshot is snapshot, knowledge.characters_to_encode()) == (True, 0)


def test_how_far_it_is_can_be_told_until_it_is_ready(folder: Folder) -> None:
    encoder = GatedConcepts()
    knowledge = knowing(folder, encoder)
    assert knowledge.preparing is None
    knowledge.embed_in_background()
    assert knowledge.preparing is not None
    encoder.gate.set()
    knowledge.wait_for_embeddings(30, at_first=30)
    assert knowledge.preparing is None
    assert knowledge.snapshot.search.has_embeddings


def test_a_reload_of_the_same_minutes_keeps_what_was_embedded_meanwhile(folder: Folder) -> None:
    knowledge = knowing(folder, Concepts())
    build = knowledge._builder.build

    def slowly(contents: SourceContents, known: Built | None = None) -> Built:
        built = build(contents, known)
        knowledge.embed()  # the thread that encodes is done while the files are still being read
        return built

    knowledge._builder.build = slowly  # type: ignore[method-assign]
    knowledge.load()
    assert knowledge.snapshot.search.has_embeddings
