"""What a search is made of, in a form that can be kept between runs: plain documents and arrays of numbers.

Whatever reads it back builds the types that are named here and no others, and is checked for numbers that would lead
outside of the minutes. That its words and scores are those of the minutes is for whoever keeps it to see to.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from bot.search.embeddings.compact_vectors import TableParts, VectorTable
from bot.search.embeddings.passages import Passages
from bot.search.embeddings.semantic_index import KeptVectors
from bot.search.index.index_parts import IndexParts
from bot.search.index.participants import Participation
from bot.search.minutes_index import CostlyParts
from bot.text import Slice

Arrays = Mapping[str, NDArray[Any]]

_NOWHERE = -1
_Numbers = dict[str, tuple[int, ...]]


class KeptIndex(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words and people of an index; its numbers are in arrays."""

    size: int
    terms: tuple[str, ...]
    written: tuple[str, ...]
    languages: tuple[str, ...]
    behind: _Numbers
    presented: _Numbers
    listed: _Numbers
    missing: _Numbers
    proposed: tuple[tuple[str, ...], ...]


class KeptPassages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The texts and words that vectors are of; the vectors are in arrays."""

    entries: int
    texts: tuple[str, ...]
    words: tuple[str, ...]


def kept_index(parts: CostlyParts) -> tuple[KeptIndex, Arrays]:
    """Return what took longest to find out of minutes, as what can be kept of it."""
    terms, people = parts.terms, parts.participation
    document = KeptIndex(
        terms.size,
        terms.terms,
        terms.written,
        terms.languages,
        _plain(people.behind),
        _plain(people.presented),
        _plain(people.listed),
        _plain(people.missing),
        tuple(tuple(sorted(group)) for group in parts.proposed),
    )
    arrays: dict[str, NDArray[Any]] = {
        "spoken": terms.spoken,
        "first_terms": terms.first_terms,
        "starts": terms.starts,
        "documents": terms.documents,
        "impacts": terms.impacts,
        "tells_presence": people.tells_presence,
        "tells_absence": people.tells_absence,
        "lists_people": people.lists_people,
    }
    return document, arrays


def index_of(document: KeptIndex, arrays: Arrays) -> CostlyParts:
    """Return what was kept of an index; raise `ValueError` if a part of it is missing."""
    terms = IndexParts(
        document.size,
        document.terms,
        document.written,
        document.languages,
        _array(arrays, "spoken", np.int32),
        _array(arrays, "first_terms", np.int32),
        _array(arrays, "starts", np.int64),
        _array(arrays, "documents", np.int32),
        _array(arrays, "impacts", np.float32),
    )
    people = Participation(
        document.behind,
        document.presented,
        document.listed,
        document.missing,
        _array(arrays, "tells_presence", np.float32),
        _array(arrays, "tells_absence", np.float32),
        _array(arrays, "lists_people", np.bool_),
    )
    return CostlyParts(terms, people, tuple(map(frozenset, document.proposed)))


def kept_vectors(vectors: KeptVectors) -> tuple[KeptPassages, Arrays]:
    """Return the meaning of minutes as what can be kept of it."""
    passages = vectors.passages
    places = [place or (_NOWHERE, _NOWHERE) for place in passages.places]
    arrays: dict[str, NDArray[Any]] = {
        "numbers": passages.numbers,
        "owners": passages.owners,
        "places": np.array(places, dtype=np.int64).reshape(-1, 2),
    }
    for name, table in (("texts", vectors.texts), ("words", vectors.words)):
        arrays |= {f"{name}.{part}": array for part, array in table.parts._asdict().items()}
    return KeptPassages(passages.entries, passages.texts, passages.words), arrays


def vectors_of(document: KeptPassages, arrays: Arrays) -> KeptVectors:
    """Return what was kept of the meaning of minutes; raise `ValueError` if a part of it is missing."""
    places = _array(arrays, "places", np.int64, dimensions=2).tolist()
    passages = Passages(
        document.texts,
        _array(arrays, "numbers", np.int64),
        tuple(Slice(start, end) if start != _NOWHERE else None for start, end in places),
        _array(arrays, "owners", np.int64),
        document.entries,
        document.words,
    )
    return KeptVectors(passages, _table(arrays, "texts"), _table(arrays, "words"))


def _plain(numbers: Mapping[str, Sequence[int]]) -> _Numbers:
    return {key: tuple(own) for key, own in numbers.items()}


def _table(arrays: Arrays, name: str) -> VectorTable:
    return VectorTable.of_parts(
        TableParts(
            _array(arrays, f"{name}.numbers", np.int8, dimensions=2),
            _array(arrays, f"{name}.scales", np.float32),
            _array(arrays, f"{name}.directions", np.float32, dimensions=2),
            _array(arrays, f"{name}.rough", np.float32, dimensions=2),
        )
    )


def _array(arrays: Arrays, name: str, of: type[np.generic], *, dimensions: int = 1) -> NDArray[Any]:
    array = arrays.get(name)
    if array is None or array.dtype != of or array.ndim != dimensions:
        raise ValueError(f"there is no “{name}” that could be used")
    return array
