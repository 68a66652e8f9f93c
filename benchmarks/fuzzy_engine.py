"""Tantivy, the search engine in Rust that Quorum's speed is compared with, over the same entries and terms."""

import importlib
from collections.abc import Sequence
from typing import Any

from bot.search.analysis.tokens import written_words
from bot.search.engine import Search

_FIELD = "text"
_HITS = 5
_MEMORY = 50_000_000  # bytes; what its writer may use


class FuzzyEngine:
    """All entries in one field, with the same terms as in Quorum's index."""

    def __init__(self, search: Search) -> None:
        """Raise `ImportError` where the package `tantivy` is not installed."""
        self._tantivy: Any = importlib.import_module("tantivy")
        builder = self._tantivy.SchemaBuilder()
        builder.add_text_field(_FIELD, stored=False, tokenizer_name="whitespace")
        self._schema = builder.build()
        self._analyzer = search.index.analyzer
        self._index = self._tantivy.Index(self._schema)
        writer = self._index.writer(heap_size=_MEMORY, num_threads=1)
        for place in search.index.entries:
            written = written_words(place.minutes.text.piece(place.entry.lines))
            terms = (term for word in written for term in search.index.analyzer.document_terms(word))
            writer.add_document(self._tantivy.Document(**{_FIELD: " ".join(terms)}))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def terms(self, question: str) -> list[str]:
        """Return the terms of a question as Quorum looks them up."""
        words = (sought for written in written_words(question) for sought in self._analyzer.sought_words(written))
        return list(dict.fromkeys(term for word in words for term in word.terms))

    def ask(self, terms: Sequence[str]) -> int:
        """Look for any of the terms, each with one letter wrong at most; return how many hits there are."""
        queries = [
            (self._tantivy.Occur.Should, self._tantivy.Query.fuzzy_term_query(self._schema, _FIELD, term, distance=1))
            for term in terms
        ]
        return len(self._searcher.search(self._tantivy.Query.boolean_query(queries), limit=_HITS, count=False).hits)
