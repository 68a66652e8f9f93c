"""Minutes and their index, packed and unpacked; what is packed may have been made by anybody."""

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.knowledge.ingest import SourceContents
from bot.knowledge.kept_minutes import pack_minutes, pack_vectors, unpack_minutes, unpack_vectors
from bot.knowledge.service import Knowledge
from bot.minutes.told import Told
from bot.search.engine import Search
from bot.search.settings import SearchSettings
from bot.sources.folder import FolderSource
from bot.storage.plain import Plain
from tests.conftest import SPRING, Folder
from tests.search.concepts import Concepts

SETTINGS = SearchSettings()
QUESTIONS = ("tomato", "who came", "decisions at the latest meeting", "fern", "agenda 2")


class Packed:
    """Some minutes, read, with all that is kept of them."""

    def __init__(self, source: FolderSource) -> None:
        knowledge = Knowledge([source], SETTINGS)
        knowledge.load()
        built = knowledge._current.built
        self.contents: SourceContents = knowledge.contents
        self.files = built.ingested.files
        self.search: Search = built.search
        self.plain = pack_minutes(self.files, self.contents, self.search)

    def unpacked(self, plain: Plain) -> Search:
        return unpack_minutes(plain, self.contents, SETTINGS)[1]


@pytest.fixture
def packed(garden: Folder) -> Packed:
    return Packed(garden.source())


def test_files_and_answers_are_the_same_as_before(packed: Packed) -> None:
    files, search = unpack_minutes(packed.plain, packed.contents, SETTINGS)
    assert files == packed.files
    for question in QUESTIONS:
        assert search.answer(question) == packed.search.answer(question)
    entries = [entry for file in files for minutes in file.minutes for entry in minutes.entries]
    items = [id(item) for file in files for minutes in file.minutes for item in minutes.items]
    assert all(entry.item is None or id(entry.item) in items for entry in entries)


def test_what_paragraphs_tell_of_is_kept_though_it_is_no_item(garden: Folder) -> None:
    garden.write("2024-05-07.md", "# Club 2024-05-07\n\n## Notes\n\nThe hose leaks.\n\nThe hedge is high.\n")
    packed = Packed(garden.source())
    files, _ = unpack_minutes(packed.plain, packed.contents, SETTINGS)
    told = [one for file in files for minutes in file.minutes for one in minutes.topics if one not in minutes.items]
    assert [one.heading for one in told] == ["The hose leaks.", "The hedge is high."]
    assert files == packed.files


def test_the_text_of_the_minutes_is_not_kept(packed: Packed) -> None:
    longest = max((line for line in SPRING.splitlines() if not line.startswith("#")), key=len)
    assert longest.encode() not in packed.plain.document


def test_a_sentence_can_still_be_told_in_other_languages(garden: Folder) -> None:
    garden.write("empty.md", "\n")
    packed = Packed(garden.source())
    files, _ = unpack_minutes(packed.plain, packed.contents, SETTINGS)
    (reason,) = (file.skipped.reason for file in files if file.skipped)
    assert isinstance(reason, Told)
    assert reason.phrase == "it holds no text"


@pytest.mark.parametrize("phrase", ["{0}", "{name.real}", "{name!r}", "{name:>999999999}", "{other}", "{"])
def test_a_phrase_that_would_do_more_than_hold_its_values_is_refused(phrase: str, garden: Folder) -> None:
    garden.write("empty.md", "\n")
    packed = Packed(garden.source())
    document = json.loads(packed.plain.document)
    number = next(number for number, file in enumerate(packed.files) if file.skipped)
    place = ("files", number, 5)
    hostile = json.dumps(changed(document, place, [phrase, [["name", "Fern"]]])).encode()
    with pytest.raises(ValueError, match=r".+"):
        packed.unpacked(Plain(hostile, packed.plain.arrays))


HOSTILE: tuple[Any, ...] = (-1, 0, 7, 2**31, 2**70, "x", "{0.__class__}", None, [], {}, [1, 2], True, 1.5)


def places_in(value: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to every value in a document."""
    if above:
        yield above
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield from places_in(inner, (*above, key))


def changed(value: Any, place: tuple[Any, ...], new: Any) -> Any:
    """Return a document with another value at one place."""
    document = inner = copy.deepcopy(value)
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = new
    return document


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.integers(0, 10**6), new=st.sampled_from(HOSTILE))
def test_a_hostile_document_is_refused_or_answers_like_any_other(number: int, new: object, packed: Packed) -> None:
    document = json.loads(packed.plain.document)
    places = [*places_in(document)]
    hostile = json.dumps(changed(document, places[number % len(places)], new)).encode()
    answers_or_refuses(lambda: packed.unpacked(Plain(hostile, packed.plain.arrays)))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_hostile_numbers_are_refused_or_answer_like_any_other(data: st.DataObject, packed: Packed) -> None:
    name = data.draw(st.sampled_from(sorted(packed.plain.arrays)))
    array = packed.plain.arrays[name].copy()
    if array.size:
        place = data.draw(st.integers(0, array.size - 1))
        array[place] = data.draw(st.sampled_from([-1, 0, 3, 10**6, 2**31 - 1])) if array.dtype.kind != "b" else True
    cut = array[: data.draw(st.integers(0, array.size))] if data.draw(st.booleans()) else array
    answers_or_refuses(lambda: packed.unpacked(Plain(packed.plain.document, {**packed.plain.arrays, name: cut})))


def answers_or_refuses(make: Callable[[], Search]) -> None:
    try:
        search = make()
    except Exception:  # whatever it is, the minutes are read anew
        return
    for question in QUESTIONS:
        for hit in search.answer(question).hits:
            assert hit.quote.text is not None
    search.complete("to", limit=3)
    search.mentions("tomato")


@pytest.mark.parametrize("name", ["numbers", "owners", "places", "texts.numbers", "texts.scales", "words.rough"])
@pytest.mark.parametrize("change", [lambda array: array[:-1], lambda array: array * 0 + 120, lambda array: array * 0.5])
def test_hostile_vectors_are_refused(name: str, change: Callable[[Any], Any], packed: Packed) -> None:
    encoder = Concepts()
    embedded = packed.search.embed(encoder, NothingKept())
    plain = pack_vectors(embedded)
    assert unpack_vectors(plain, packed.search, encoder).answer("cask") == embedded.answer("cask")
    array = plain.arrays[name]
    hostile = {**plain.arrays, name: np.asarray(change(array), dtype=array.dtype)}
    if name == "words.rough" and hostile[name].shape == array.shape:
        return  # what tells which vectors are worth a look is not told from another
    try:
        again = unpack_vectors(Plain(plain.document, hostile), packed.search, encoder)
    except ValueError:
        return
    again.answer("cask")


class NothingKept:
    """Keeps no vectors."""

    def get(self, model: str, texts: object) -> dict[str, Any]:
        return {}

    def put(self, model: str, vectors: object) -> None:
        pass
