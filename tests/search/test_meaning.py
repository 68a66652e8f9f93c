"""Matching by meaning, with a small model whose meanings are written down here."""

import re
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest

from bot.knowledge import Knowledge
from bot.minutes.meetings import gather_meetings
from bot.search.engine import Search, SearchSettings
from bot.search.meaning import Meaning, VectorStore, build_meaning, characters_to_encode
from bot.search.model import Via
from bot.search.nearness import Vectors
from bot.search.passages import passages_of
from bot.storage.vectors import VectorCache
from tests.conftest import SPRING, Folder, lines_of, read, search_in

CONCEPTS = {
    "barrel": ("barrel", "cask", "雨桶"),
    "money": ("fee", "dues", "会费"),
    "growth": ("seedling", "sprout", "番茄苗"),
}
_AXES = 512


@dataclass
class Concepts:
    """A model that knows a few words for the same thing; every other word means only itself."""

    name: str = "concepts 1"
    turned: bool = False
    """Whether every vector points the other way, as those of another model may."""
    encoded: list[str] = field(default_factory=list)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one vector of length 1 for each text, as rows."""
        self.encoded += texts
        vectors = np.zeros((len(texts), _AXES), dtype=np.float32)
        for number, text in enumerate(texts):
            words = [*re.findall("[a-z0-9]+", text.lower()), *(word for word in _CHINESE if word in text)]
            for word in words or ["?"]:
                meant = next((concept for concept, same in CONCEPTS.items() if word in same), word)
                vectors[number, 1 + crc32(meant.encode()) % (_AXES - 1)] += 5 if meant in CONCEPTS else 1
            vectors[number, 0] += 0.5  # of real models too, no two texts are quite without likeness
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return -vectors if self.turned else vectors


_CHINESE = tuple(word for word in chain(*CONCEPTS.values()) if not word.isascii())


@dataclass
class Shelf:
    """A store in memory."""

    kept: dict[tuple[str, str], Vectors] = field(default_factory=dict)

    def get(self, model: str, texts: Sequence[str]) -> dict[str, Vectors]:
        """Return the vectors that are known."""
        return {text: self.kept[model, text] for text in texts if (model, text) in self.kept}

    def put(self, model: str, vectors: Mapping[str, Vectors]) -> None:
        """Keep vectors."""
        self.kept |= {(model, text): vector for text, vector in vectors.items()}


FILES = {
    "2024-03-05.md": lines_of(
        "# Club",
        "",
        "## Storage",
        "",
        "The barrel leaks.",
        "",
        "## Treasury",
        "",
        "The fee rises in May.",
        "",
        "## Greenhouse",
        "",
        "The door sticks. **Q: Whose seedling is it?**",
    )
}


def understood(files: Mapping[str, str], encoder: Concepts | None = None, store: VectorStore | None = None) -> Search:
    """Return a search that matches by meaning too."""
    search = search_in(files)
    return search.with_meaning(build_meaning(search.passages(), encoder or Concepts(), store or Shelf()))


def meaning_of(search: Search, encoder: Concepts) -> Meaning:
    return build_meaning(search.passages(), encoder, Shelf())


@pytest.mark.parametrize(("question", "heading"), [("cask", "Storage"), ("dues", "Treasury"), ("会费", "Treasury")])
def test_a_synonym_without_a_common_letter_finds_the_passage(question: str, heading: str) -> None:
    assert search_in(FILES).answer(question).answered is False
    hit = understood(FILES).answer(question).hits[0]
    assert hit.entry.item is not None
    assert (hit.entry.item.heading, hit.via) == (heading, (Via.MEANING,))


def test_a_match_by_meaning_alone_is_quoted_word_for_word() -> None:
    assert understood(FILES).answer("cask").hits[0].quote.text == "The barrel leaks."


def test_a_word_as_typed_outranks_one_that_means_the_same() -> None:
    files = {"2024-03-05.md": lines_of("# Club", "", "## A", "", "A barrel leaks.", "", "## B", "", "A cask leaks.")}
    for word, first in (("barrel", "A"), ("cask", "B")):
        hits = understood(files).answer(word).hits
        assert next(hit.entry.item.heading for hit in hits if hit.entry.item) == first
        assert [hit.via for hit in hits[:2]] == [(Via.WORDS,), (Via.MEANING,)]


@pytest.mark.parametrize("question", ["barrel", "leaks", "the fee in May", "greenhouse door"])
def test_with_and_without_meaning_the_first_hit_of_plain_words_is_the_same(question: str) -> None:
    assert understood(FILES).answer(question).hits[0].entry == search_in(FILES).answer(question).hits[0].entry


def test_a_search_with_meaning_leaves_the_one_without_as_it_was() -> None:
    search = search_in(FILES)
    before = search.answer("cask")
    other = search.with_meaning(meaning_of(search, Concepts()))
    assert (search.has_meaning, other.has_meaning) == (False, True)
    assert search.answer("cask") == before


def test_an_empty_question_is_empty_with_a_model_too() -> None:
    encoder = Concepts()
    search = understood(FILES, encoder)
    encoder.encoded.clear()
    assert search.answer(" ?").empty
    assert encoder.encoded == []


@pytest.mark.parametrize("files", [{}, {"2024-03-05.md": "---\n\n***\n"}, {"2024-03-05.md": "## 1\n\n…\n"}])
def test_minutes_without_a_word_have_no_meaning_to_match(files: dict[str, str]) -> None:
    assert not understood(files).answer("barrel").answered


@pytest.mark.parametrize(
    "question", ["helicopter", "Who sold the submarine to the pilot?", "区块链是什么", "helicopter person:Fern"]
)
@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_question_that_is_like_nothing_in_the_minutes_is_refused(question: str, count: int) -> None:
    names = ("Fern", "Moss", "Oak", "Ash", "Elm")[:count]
    bodies = (f"\n## {name}'s row @{name}\n\nThe {name.lower()} grows in its own row {name}." for name in names)
    assert not understood({"2024-03-05.md": lines_of("# Club", *bodies)}).answer(question).answered


@pytest.mark.parametrize("sentence", ["The plum in row {} was pruned.", "第{}排的李树已经修剪完毕。"])
@pytest.mark.parametrize("between", [" ", "\n"])
def test_every_sentence_of_a_long_paragraph_is_encoded(sentence: str, between: str) -> None:
    sentences = [sentence.format(number) for number in range(30)]
    minutes = read("## Plums\n\n" + between.join(sentences))
    texts = [passage.text for entry in minutes.entries for passage in passages_of(entry, minutes.text)]
    assert [one for one in sentences if not any(one in text for text in texts)] == []


CASKS = "A cask, another cask and a third cask were given to us."


def test_the_quote_holds_the_passage_that_is_nearest_by_meaning() -> None:
    talk = " ".join(f"The members speak of row {number} and of the weather there." for number in range(16))
    minutes = read(lines_of("# Club", "", "## Talk", "", f"The city is far. {talk} {CASKS} {talk}"))
    settings = SearchSettings(similar_words=0)
    search = Search(gather_meetings([minutes]), settings)
    question = "city barrel"
    assert "cask" not in search.answer(question).hits[0].quote.text
    search = search.with_meaning(meaning_of(search, Concepts()))
    assert CASKS in search.answer(question).hits[0].quote.text


def test_the_nearest_place_is_a_place_of_that_entry() -> None:
    search = search_in(FILES)
    meaning = meaning_of(search, Concepts())
    for number, place in enumerate(search.places):
        found = meaning.nearest_place("cask", number)
        if found is not None:
            lines = place.minutes.text.line_at(found[0].start), place.minutes.text.line_at(found[0].end - 1)
            assert place.entry.lines.first <= lines[0] <= lines[1] <= place.entry.lines.last


def test_the_words_that_mean_nearly_the_same_come_nearest_first() -> None:
    meaning = meaning_of(search_in(FILES), Concepts())
    assert [word for word, _ in meaning.words_like(["Cask"], least=0.5, most=8)[0]] == ["barrel"]
    assert meaning.words_like(["helicopter"], least=0.5, most=8) == [()]
    assert [len(found) for found in meaning.words_like(["cask", "dues"], least=-1, most=3)] == [3, 3]


def test_what_is_encoded_of_an_entry_has_no_marks_and_no_number() -> None:
    minutes = read("## 议程 2：**雨桶** @柳荫\n\n- 雨桶漏水。\n")
    texts = [passage.text for passage in passages_of(minutes.entries[0], minutes.text)]
    assert texts[0] == "雨桶"
    assert not any(set(text) & set("*#@") for text in texts)


def test_passages_of_a_text_are_pieces_of_the_file() -> None:
    minutes = read(SPRING)
    for entry in minutes.entries:
        for passage in passages_of(entry, minutes.text):
            if passage.place is not None:
                written = minutes.text.text[slice(*passage.place)]
                assert set(passage.text) - {" "} <= set(written)


def test_nothing_is_encoded_twice(tmp_path: Path) -> None:
    first, second = Concepts(), Concepts()
    one = understood(FILES, first, VectorCache(tmp_path / "vectors.sqlite"))
    assert len(first.encoded) == len(set(first.encoded)) > 0
    other = understood(FILES, second, VectorCache(tmp_path / "vectors.sqlite"))
    assert second.encoded == []
    assert one.answer("cask").hits[0].entry == other.answer("cask").hits[0].entry


def test_only_what_changed_is_encoded(tmp_path: Path) -> None:
    store, encoder = VectorCache(tmp_path / "vectors.sqlite"), Concepts()
    understood(FILES, Concepts(), store)
    changed = {name: text.replace("rises in May", "falls in May") for name, text in FILES.items()}
    assert characters_to_encode(search_in(changed).passages(), encoder, store) == len("The fee falls in May.falls")
    understood(changed, encoder, store)
    assert sorted(encoder.encoded) == ["The fee falls in May.", "falls"]


def test_what_was_understood_before_is_neither_encoded_nor_looked_up_again() -> None:
    before = meaning_of(search_in(FILES), Concepts())
    changed = search_in({name: text.replace("rises in May", "falls in May") for name, text in FILES.items()})
    encoder = Concepts()
    meaning = build_meaning(changed.passages(), encoder, Shelf(), before=before)
    assert sorted(encoder.encoded) == ["The fee falls in May.", "falls"]
    fresh = meaning_of(changed, Concepts())
    assert np.allclose(meaning.similarities("dues"), fresh.similarities("dues"), atol=0.001)


def test_vectors_of_another_model_are_never_mixed_in(tmp_path: Path) -> None:
    store = VectorCache(tmp_path / "vectors.sqlite")
    understood(FILES, Concepts("concepts 0", turned=True), store)
    encoder = Concepts()
    search = understood(FILES, encoder, store)
    assert encoder.encoded
    assert search.answer("cask").hits[0].via == (Via.MEANING,)


def test_progress_is_told_up_to_the_last_text() -> None:
    told: list[tuple[int, int]] = []
    search = search_in(
        {"2024-03-05.md": lines_of("# Club", *(f"\n## Row {n}\n\nPlant {n} grows." for n in range(500)))}
    )
    build_meaning(search.passages(), Concepts(), Shelf(), progress=lambda done, of: told.append((done, of)))
    assert len(told) > 1
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


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


def test_minutes_are_served_by_words_until_they_are_understood(folder: Folder) -> None:
    knowledge = knowing(folder, Concepts())
    assert (knowledge.answer("barrel").answered, knowledge.answer("cask").answered) == (True, False)
    assert knowledge.characters_to_encode() > 0
    knowledge.understand()
    assert knowledge.characters_to_encode() == 0
    assert knowledge.answer("cask").hits[0].via == (Via.MEANING,)


def test_what_is_understood_is_not_encoded_again(folder: Folder) -> None:
    encoder = Concepts()
    knowledge = knowing(folder, encoder)
    knowledge.understand()
    snapshot, count = knowledge.snapshot, len(encoder.encoded)
    knowledge.understand()
    assert knowledge.snapshot is snapshot
    assert [text for text in encoder.encoded[count:] if text] == []


def test_a_reload_while_passages_are_encoded_wins(folder: Folder) -> None:
    encoder = GatedConcepts()
    knowledge = knowing(folder, encoder)
    encoding = threading.Thread(target=knowledge.understand)
    encoding.start()
    assert encoder.encoding.wait(timeout=30)
    folder.write("2024-04-02.md", lines_of("# Club", "", "## Hose", "", "The hose is new."))
    knowledge.load()
    reloaded = knowledge.snapshot
    encoder.gate.set()
    encoding.join(timeout=30)
    assert knowledge.snapshot is reloaded
    assert not reloaded.search.has_meaning
    knowledge.understand()
    assert knowledge.snapshot.search.has_meaning
    assert knowledge.answer("hose").hits[0].meeting.id == "2024-04-02"


async def test_a_reload_is_understood_by_itself_in_the_background(folder: Folder) -> None:
    encoder = GatedConcepts()
    knowledge = knowing(folder, encoder)
    await knowledge.reload()
    assert encoder.encoding.wait(timeout=30)
    assert knowledge.answer("barrel", limit=1).answered
    encoder.gate.set()
    (thread,) = (thread for thread in threading.enumerate() if thread.name == "understand")
    thread.join(timeout=30)
    assert knowledge.snapshot.search.has_meaning


def test_without_a_model_there_is_nothing_to_understand(garden: Folder) -> None:
    knowledge = garden.knowledge()
    snapshot = knowledge.snapshot
    knowledge.understand()
    knowledge.understand_in_background()
    assert (knowledge.snapshot is snapshot, knowledge.characters_to_encode()) == (True, 0)


def test_words_that_are_foreign_to_the_minutes_make_it_less_sure_than_others_that_they_lack() -> None:
    search = understood(FILES)
    near, foreign = (search.explain(f"leaks {word}") for word in ("cask", "helicopter"))
    assert [word.foreign for word in near.read.demanded] == [False, False]
    assert [word.foreign for word in foreign.read.demanded] == [False, True]
    assert near.figures is not None
    assert foreign.figures is not None
    assert near.figures.words > foreign.figures.words


def test_without_a_model_no_word_is_known_to_be_foreign() -> None:
    assert not any(word.foreign for word in search_in(FILES).read("leaks helicopter").words)
