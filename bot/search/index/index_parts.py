"""All that an inverted index is made of, so that it can be kept and need not be built again."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class IndexParts(NamedTuple):
    """All that an inverted index is made of, so that it can be kept and need not be built again."""

    size: int
    """How many documents there are."""
    terms: tuple[str, ...]
    """Each once, by number."""
    written: tuple[str, ...]
    """The words of all documents."""
    languages: tuple[str, ...]
    """Those that the words are of."""
    spoken: NDArray[np.int32]
    """For each word the number of its language."""
    first_terms: NDArray[np.int32]
    """For each word the number of its first term, -1 if it has none."""
    starts: NDArray[np.int64]
    """Where the postings of each term begin, and at last where they end."""
    documents: NDArray[np.int32]
    """The documents of all postings, in ascending order for each term."""
    impacts: NDArray[np.float32]
    """What each posting adds to a score."""

    def check(self) -> None:
        """Raise `ValueError` for what no documents can be made into: looking it up would fail."""
        starts, documents = self.starts, self.documents
        is_in_order = bool(
            starts.size == len(self.terms) + 1
            and starts[0] == 0
            and starts[-1] == documents.size == self.impacts.size
            and (np.diff(starts) > 0).all()
        )
        if not (is_in_order and len(frozenset(self.terms)) == len(self.terms)):
            raise ValueError("the terms do not fit their postings")
        within = np.ones(documents.size, dtype=np.bool_)
        within[starts[:-1]] = False  # a term may begin with a lower document than the one before it ends with
        if documents.size and not (
            documents.min() >= 0 and documents.max() < self.size and (np.diff(documents, prepend=-1)[within] > 0).all()
        ):
            raise ValueError("the postings are of other documents")
        if not (np.isfinite(self.impacts).all() and (self.impacts >= 0).all()):
            raise ValueError("the postings are no scores")
        words = len(self.written)
        if not (
            self.spoken.size == self.first_terms.size == words
            and _are_numbers(self.spoken, 0, len(self.languages))
            and _are_numbers(self.first_terms, -1, len(self.terms))
        ):
            raise ValueError("the words do not fit their terms")


def _are_numbers(numbers: NDArray[np.int32], first: int, end: int) -> bool:
    return not numbers.size or bool(numbers.min() >= first and numbers.max() < end)
