"""How fast questions are answered, how soon, in how much memory, and how long a reload holds up the rest.

    python -m benchmarks.speed [--corpora FOLDER] [--vectors FILE|random] [--corpus NAME …]

Every question is asked once, because a second time some of its work is remembered. Tantivy (`pip install tantivy`) is
given the same terms over the same entries as fuzzy term queries with one letter wrong at most.
"""

import argparse
import os
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np

from benchmarks.corpora import Corpus, explain, folder_of, open_questions
from benchmarks.fuzzy_engine import FuzzyEngine
from benchmarks.judging import AskedQuestion
from benchmarks.measured_alone import measured_alone
from benchmarks.vectors import RANDOM, open_vectors
from bot.search.engine import Search, installed_encoder
from bot.search.model import Quote
from bot.search.settings import SearchSettings

_CORPORA = ("cloudwego", "tc39")
_COLD_STARTS = 3

Asked = TypeVar("Asked")


def main() -> None:
    """Measure every corpus and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--corpora", type=Path, default=os.environ.get("QUORUM_CORPORA") or None)
    parser.add_argument("--corpus", action="append", help="default: cloudwego and tc39")
    parser.add_argument("--vectors", help=f"a file that keeps the vectors, or `{RANDOM}` ones, to encode nothing")
    arguments = parser.parse_args()
    if arguments.vectors == RANDOM:
        print("The vectors are random: figures with embeddings tell the time, and nothing about the answers.")
    for name in arguments.corpus or _CORPORA:
        folder = folder_of(name, arguments.corpora)
        if folder is None:
            print(f"{name}: left out, because there is no folder of that name; see --corpora.")
            continue
        questions = [question for question in open_questions(()) if question.corpus == name]
        print(f"\n{name}: {len(questions)} questions", flush=True)
        print_latencies(Corpus(name, folder), questions, arguments.vectors)
        print_start(folder, questions[0].query)
        print_loaded(folder, questions[0].query, arguments.vectors)


def print_latencies(corpus: Corpus, questions: Sequence[AskedQuestion], vectors: str | None) -> None:
    """Print how long a question takes by words, with embeddings, and in tantivy."""
    search = Search.of(corpus.meetings, SearchSettings())
    by_words = _time(lambda question: _quotes(search, question), questions)
    _print_latency("by words", by_words)
    try:
        engine = FuzzyEngine(search)
    except ImportError:
        print("  tantivy: left out, because it is not installed")
    else:
        fuzzy = _time(engine.ask, [engine.terms(question.query) for question in questions])
        _print_latency("tantivy, the same terms", fuzzy)
        print(f"  by words / tantivy, of the medians: {np.median(by_words) / np.median(fuzzy):.2f}", flush=True)
    encoder = installed_encoder()
    if encoder is None:
        print("  with embeddings: left out, because no model is installed")
        return
    embedded = search.embed(encoder, open_vectors(vectors))
    _print_latency("with embeddings", _time(lambda question: _quotes(embedded, question), questions))


def _quotes(search: Search, question: AskedQuestion) -> list[Quote]:
    """Return the quotes of all hits, each of which is chosen when it is asked for."""
    return [hit.quote for hit in explain(search, question).answer.hits]


def print_start(folder: Path, question: str) -> None:
    """Print how long a new process takes from the files to its first answer by words."""
    whole: list[float] = []
    for _ in range(_COLD_STARTS):
        began = time.perf_counter()
        figures = measured_alone("first-answer", str(folder), question)
        whole.append(time.perf_counter() - began)
    print(
        f"  files to the first answer: {np.median(whole):.2f} s as a process (median of {_COLD_STARTS}), of these "
        f"{figures['read_s']:.2f} s to read and index, {figures['answer_s'] * 1000:.0f} ms to answer",
        flush=True,
    )


def print_loaded(folder: Path, question: str, vectors: str | None) -> None:
    """Print what a process with everything loaded takes of memory, and what a reload does to its event loop."""
    figures = measured_alone("loaded", str(folder), question, *([vectors] if vectors else []))
    print(
        f"  memory: {figures['resident_mb']:.0f} MB with everything loaded; at most {figures['read_peak_mb']:.0f} MB "
        f"by words alone, {figures['peak_mb']:.0f} MB with embeddings, {figures['reload_peak_mb']:.0f} MB in a reload"
    )
    print(
        f"  reload: {figures['reload_s']:.2f} s, holds the event loop for at most {figures['reload_hold_ms']:.0f} ms; "
        f"its embeddings {figures['meaning_s']:.2f} s, {figures['meaning_hold_ms']:.0f} ms "
        f"(an idle loop: {figures['idle_hold_ms']:.1f} ms)",
        flush=True,
    )


def _time(ask: Callable[[Asked], object], questions: Iterable[Asked]) -> list[float]:
    """Return how many milliseconds each question takes but the first, which loads what all of them need."""
    taken: list[float] = []
    for question in questions:
        began = time.perf_counter()
        ask(question)
        taken.append((time.perf_counter() - began) * 1000)
    return taken[1:]


def _print_latency(name: str, taken: Sequence[float]) -> None:
    median, high, highest = np.percentile(taken, (50, 95, 99))
    print(f"  {name:24s} median {median:7.2f} ms   95 % {high:7.2f} ms   99 % {highest:7.2f} ms", flush=True)


if __name__ == "__main__":
    main()
