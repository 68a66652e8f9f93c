"""Matching by meaning, with a small model."""

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.minutes.meetings import gather_meetings
from bot.search.embeddings.semantic_index import build_semantic_index, characters_to_encode
from bot.search.engine import Search
from bot.search.model import Via
from bot.search.settings import SearchSettings, Weights
from bot.search.vectors import Vectors
from bot.storage.vectors import VectorCache
from tests.conftest import lines_of, read, search_in
from tests.search.concepts import FILES, Concepts, Shelf, embedded, meaning_of


@pytest.mark.parametrize(("question", "heading"), [("cask", "Storage"), ("dues", "Treasury"), ("会费", "Treasury")])
def test_a_synonym_without_a_common_letter_finds_the_passage(question: str, heading: str) -> None:
    assert search_in(FILES).answer(question).answered is False
    hit = embedded(FILES).answer(question).hits[0]
    assert hit.entry.item is not None
    assert (hit.entry.item.heading, hit.via) == (heading, (Via.MEANING,))


def test_a_match_by_meaning_alone_is_quoted_word_for_word() -> None:
    assert embedded(FILES).answer("cask").hits[0].quote.text == "The barrel leaks."


def test_a_word_as_typed_outranks_one_that_means_the_same() -> None:
    files = {"2024-03-05.md": lines_of("# Club", "", "## A", "", "A barrel leaks.", "", "## B", "", "A cask leaks.")}
    for word, first in (("barrel", "A"), ("cask", "B")):
        hits = embedded(files).answer(word).hits
        assert next(hit.entry.item.heading for hit in hits if hit.entry.item) == first
        assert [hit.via for hit in hits[:2]] == [(Via.WORDS,), (Via.MEANING,)]


@pytest.mark.parametrize("question", ["barrel", "leaks", "the fee in May", "greenhouse door"])
def test_with_and_without_meaning_the_first_hit_of_plain_words_is_the_same(question: str) -> None:
    assert embedded(FILES).answer(question).hits[0].entry == search_in(FILES).answer(question).hits[0].entry


def test_a_search_with_meaning_leaves_the_one_without_as_it_was() -> None:
    search = search_in(FILES)
    before = search.answer("cask")
    other = search.embed(Concepts(), Shelf())
    assert (search.has_embeddings, other.has_embeddings) == (False, True)
    assert search.answer("cask") == before


def test_an_empty_question_is_empty_with_a_model_too() -> None:
    encoder = Concepts()
    search = embedded(FILES, encoder)
    encoder.encoded.clear()
    assert search.answer(" ?").empty
    assert encoder.encoded == []


@pytest.mark.parametrize("files", [{}, {"2024-03-05.md": "# ?\n\n!!!\n"}, {"2024-03-05.md": "## 1\n\n…\n"}])
def test_minutes_without_a_word_have_no_meaning_to_match(files: dict[str, str]) -> None:
    assert not embedded(files).answer("barrel").answered


@pytest.mark.parametrize(
    "question", ["helicopter", "Who sold the submarine to the pilot?", "区块链是什么", "helicopter person:Fern"]
)
@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_question_that_is_like_nothing_in_the_minutes_is_refused(question: str, count: int) -> None:
    names = ("Fern", "Moss", "Oak", "Ash", "Elm")[:count]
    bodies = (f"\n## {name}'s row @{name}\n\nThe {name.lower()} grows in its own row {name}." for name in names)
    assert not embedded({"2024-03-05.md": lines_of("# Club", *bodies)}).answer(question).answered


CASKS = "A cask, another cask and a third cask were given to us."


def test_the_quote_holds_the_passage_that_is_nearest_by_meaning() -> None:
    talk = " ".join(f"The members speak of row {number} and of the weather there." for number in range(16))
    minutes = read(lines_of("# Club", "", "## Talk", "", f"The city is far. {talk} {CASKS} {talk}"))
    settings = SearchSettings(weights=Weights(similar_words=0))
    search = Search.of(gather_meetings([minutes]), settings)
    question = "city barrel"
    assert "cask" not in search.answer(question).hits[0].quote.text
    search = search.embed(Concepts(), Shelf())
    assert CASKS in search.answer(question).hits[0].quote.text


def test_the_nearest_place_is_a_place_of_that_entry() -> None:
    search = search_in(FILES)
    meaning = meaning_of(search, Concepts())
    for number, place in enumerate(search.index.entries):
        found = meaning.nearest_place("cask", number)
        if found is not None:
            lines = place.minutes.text.line_at(found[0].start), place.minutes.text.line_at(found[0].end - 1)
            assert place.entry.lines.first <= lines[0] <= lines[1] <= place.entry.lines.last


def test_the_words_that_mean_nearly_the_same_come_nearest_first() -> None:
    meaning = meaning_of(search_in(FILES), Concepts())
    assert [word for word, _ in meaning.words_like(["Cask"], least=0.5, most=8)[0]] == ["barrel"]
    assert meaning.words_like(["helicopter"], least=0.5, most=8) == [()]
    assert [len(found) for found in meaning.words_like(["cask", "dues"], least=-1, most=3)] == [3, 3]


def test_words_of_a_question_are_like_words_of_the_minutes_or_like_none() -> None:
    meaning = meaning_of(search_in(FILES), Concepts())
    found = meaning.likenesses(["Cask", "helicopter"], ["barrel", "leaks", "helicopter"])
    assert found.shape == (2, 3)
    assert found[0, 0] > 0.9
    assert abs(found[0, 1]) < 0.5
    assert not found[:, 2].any()  # no word of the minutes
    assert meaning.likenesses([], ["barrel"]).shape == (0, 1)


def test_nothing_is_encoded_twice(tmp_path: Path) -> None:
    first, second = Concepts(), Concepts()
    one = embedded(FILES, first, VectorCache(tmp_path / "vectors.sqlite"))
    assert len(first.encoded) == len(set(first.encoded)) > 0
    other = embedded(FILES, second, VectorCache(tmp_path / "vectors.sqlite"))
    assert second.encoded == []
    assert one.answer("cask").hits[0].entry == other.answer("cask").hits[0].entry


def test_only_what_changed_is_encoded(tmp_path: Path) -> None:
    store, encoder = VectorCache(tmp_path / "vectors.sqlite"), Concepts()
    embedded(FILES, Concepts(), store)
    changed = {name: text.replace("rises in May", "falls in May") for name, text in FILES.items()}
    assert characters_to_encode(search_in(changed).index.passages(), encoder, store) == len(
        "The fee falls in May.falls"
    )
    embedded(changed, encoder, store)
    assert sorted(encoder.encoded) == ["The fee falls in May.", "falls"]


def test_what_was_understood_before_is_neither_encoded_nor_looked_up_again() -> None:
    before = meaning_of(search_in(FILES), Concepts())
    changed = search_in({name: text.replace("rises in May", "falls in May") for name, text in FILES.items()})
    encoder = Concepts()
    meaning = build_semantic_index(changed.index.passages(), encoder, Shelf(), before=before)
    assert sorted(encoder.encoded) == ["The fee falls in May.", "falls"]
    fresh = meaning_of(changed, Concepts())
    assert np.allclose(meaning.similarities("dues"), fresh.similarities("dues"), atol=0.001)


def test_vectors_of_another_model_are_never_mixed_in(tmp_path: Path) -> None:
    store = VectorCache(tmp_path / "vectors.sqlite")
    embedded(FILES, Concepts("concepts 0", turned=True), store)
    encoder = Concepts()
    search = embedded(FILES, encoder, store)
    assert encoder.encoded
    assert search.answer("cask").hits[0].via == (Via.MEANING,)


def test_a_vector_of_another_length_is_encoded_anew() -> None:
    store, encoder = Shelf(), Concepts()
    embedded(FILES, Concepts(), store)
    text = "The barrel leaks."
    store.put(encoder.name, {text: np.ones(7, dtype=np.float32)})
    assert characters_to_encode(search_in(FILES).index.passages(), encoder, store) == len(text)
    assert embedded(FILES, encoder, store).answer("cask").hits[0].via == (Via.MEANING,)
    assert encoder.encoded[0] == text


def test_progress_is_told_up_to_the_last_text() -> None:
    told: list[tuple[int, int]] = []
    search = search_in(
        {"2024-03-05.md": lines_of("# Club", *(f"\n## Row {n}\n\nPlant {n} grows." for n in range(500)))}
    )
    build_semantic_index(
        search.index.passages(), Concepts(), Shelf(), progress=lambda done, of: told.append((done, of))
    )
    assert len(told) > 1
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_words_that_are_foreign_to_the_minutes_make_it_less_sure_than_others_that_they_lack() -> None:
    search = embedded(FILES)
    near, foreign = (search.explain(f"leaks {word}") for word in ("cask", "helicopter"))
    assert [word.foreign for word in near.query.required] == [False, False]
    assert [word.foreign for word in foreign.query.required] == [False, True]
    assert near.features is not None
    assert foreign.features is not None
    assert near.features.words > foreign.features.words


def test_without_a_model_no_word_is_known_to_be_foreign() -> None:
    assert not any(word.foreign for word in search_in(FILES).index.parser.parse("leaks helicopter").words)


class Ignorant(Concepts):
    """A model that does not know Runic letters: all of these mean the same to it."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        return super().encode(["?" if re.fullmatch("[\ue000ᚠ-ᛪ]+", text) else text for text in texts])


def test_what_the_model_does_not_know_is_like_no_word() -> None:
    files = {"2024-03-05.md": lines_of("# Club", "", "## A", "", "ᚠᚢᚦ cask leaks")}
    for question, likes in (("ᛒᛖᛗ", False), ("barrel", True)):
        readings = [one for word in embedded(files, Ignorant()).explain(question).query.words for one in word.readings]
        assert any(one.via is Via.MEANING for one in readings) is likes
