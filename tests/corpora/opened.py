"""Collections of minutes, each of which is read once for all tests of a process."""

from functools import cache

from benchmarks.corpora import Corpus
from benchmarks.counts import EMBEDDINGS, WORDS, Place
from benchmarks.floors import open_place
from tests.conftest import CORPORA


def opened(place: Place) -> Corpus:
    """Return the collection that a place asks, read and, if it is searched so, encoded.

    Whoever asks it keeps the mark `collections`, so that one process reads it and not every one.
    """
    return _opened(Place(place.corpus, EMBEDDINGS if place.has_embeddings else WORDS))


@cache
def _opened(place: Place) -> Corpus:
    return open_place(place, CORPORA)
