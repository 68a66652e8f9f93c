"""Marks where terms stand in a text."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from bot.search.analysis.analyzer import Analyzer
from bot.search.analysis.page_words import searched_text_with_places
from bot.search.analysis.tokens import is_run, tokens_among
from bot.text import Slice


def marks_in(wording: str, terms: Collection[str], analyzer: Analyzer) -> tuple[Slice, ...]:
    """Return where the terms stand in a text, across case, width, script and word forms."""
    terms = frozenset(terms)
    in_runs = [term for term in terms if is_run(term)]

    def is_sought(written: str) -> bool:
        if is_run(written):
            return any(term in written for term in in_runs)
        return not terms.isdisjoint(analyzer.document_terms(written))

    marks: list[Slice] = []
    shown = searched_text_with_places(wording)
    for place, written in tokens_among(shown.text, is_sought):
        if is_run(written):
            marks += _marks_in_run(written, place, in_runs, analyzer)
        else:
            marks.append(place)
    return tuple(_merged(list(map(shown.written, marks))))


def _merged(marks: Sequence[Slice]) -> Iterator[Slice]:
    """Yield the marks with those that overlap made one: one character can be folded to two words (½)."""
    last: Slice | None = None
    for mark in sorted(marks):
        if last is not None and mark.start < last.end:
            last = Slice(last.start, max(last.end, mark.end))
            continue
        if last is not None:
            yield last
        last = mark
    if last is not None:
        yield last


def _marks_in_run(run: str, place: Slice, terms: Collection[str], analyzer: Analyzer) -> Iterator[Slice]:
    if place.end - place.start != len(run):  # width folding changed the length: mark all or nothing
        if any(term in terms for term in analyzer.run_terms(run)):
            yield place
        return
    covered = [False] * len(run)
    for term in terms:
        start = run.find(term)
        while start >= 0:
            covered[start : start + len(term)] = [True] * len(term)
            start = run.find(term, start + 1)
    for is_marked, positions in groupby(range(len(run)), covered.__getitem__):
        if is_marked:
            inside = list(positions)
            yield Slice(place.start + inside[0], place.start + inside[-1] + 1)
