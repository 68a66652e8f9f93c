"""The minutes and the questions that are measured with."""

import argparse
import os
import sys
import time
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from benchmarks.judging import AskedQuestion, Verdict, judge, load_questions
from benchmarks.rewrites import Rewrites, key_of
from bot.knowledge.service import Knowledge
from bot.minutes.meeting_texts import Meeting
from bot.replies.i18n.audience import Audience, languages_of
from bot.search.engine import Search, installed_encoder
from bot.search.explanation import Explanation
from bot.search.settings import SearchSettings
from bot.sources.folder import FolderSource
from bot.storage.vectors import VectorCache

_QUESTIONS = Path(__file__).parent / "questions"
_SAMPLES = Path(__file__).parents[1] / "knowledge"
AUDIENCE = Audience()


class Corpus:
    """A folder of minutes that is searched, with any settings."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.folder = folder
        self.knowledge = Knowledge([FolderSource(name, folder)], SearchSettings())
        self.meetings: tuple[Meeting, ...] = self.knowledge.load().snapshot.meetings
        self.embedded: Search | None = None

    def embed(self, vectors: VectorCache) -> None:
        """Encode the minutes, so that every search matches by meaning too; without a model, do nothing."""
        encoder = installed_encoder()
        if encoder is not None:
            search = Search.of(self.meetings, SearchSettings())
            self.embedded = search.embed(encoder, vectors, progress=self._tell)

    def search(self, settings: SearchSettings) -> Search:
        """Return a search with some settings."""
        search = Search.of(self.meetings, settings)
        if self.embedded is None or not settings.meaning:
            return search
        return Search(search.index, self.embedded.semantic_index)

    @cache  # noqa: B019  (a corpus lives as long as the program)
    def text(self, file: str) -> str:
        """Return the text of a file as it stands on the disk, however the program reads it; empty for no file."""
        path = self.folder / file
        return path.read_bytes().decode("utf-8-sig", errors="replace") if path.is_file() else ""

    def _tell(self, done: int, of: int) -> None:
        print(f"\r{self.name}: {done:,} of {of:,} texts encoded ", end="", file=sys.stderr, flush=True)


def explain(search: Search, question: AskedQuestion, rewrites: Rewrites | None = None) -> Explanation:
    """Return the answer to a question with its reasons, for a reader of the language that it is asked in.

    With `rewrites`, it is answered as if a language model had said it in these other words.
    """
    other = (rewrites or {}).get(key_of(question.query), ())
    return search.explain(question.query, languages=languages_of(AUDIENCE, question.query), rewrites=other)


def verdicts(
    corpora: Iterable[Corpus],
    questions: Iterable[AskedQuestion],
    settings: SearchSettings,
    rewrites: Rewrites | None = None,
) -> dict[AskedQuestion, Verdict]:
    """Return how good the answers to all questions are, in their order."""
    found: dict[AskedQuestion, Verdict] = {}
    by_corpus: dict[str, list[AskedQuestion]] = {}
    for question in questions:
        by_corpus.setdefault(question.corpus, []).append(question)
    for corpus in corpora:
        search = corpus.search(settings)
        for question in by_corpus.get(corpus.name, ()):
            found[question] = judge(question, explain(search, question, rewrites).answer, corpus.text)
    return found


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what all benchmarks understand."""
    parser.add_argument("questions", nargs="*", type=Path, help="further files of questions")
    add_places(parser)
    parser.add_argument("--no-meaning", action="store_true", help="go by words alone, without embeddings")


def add_places(parser: argparse.ArgumentParser) -> None:
    """Add where the corpora are, and where their vectors are kept."""
    add_folder(parser)
    parser.add_argument("--cache", type=Path, help="a file that keeps the vectors between runs")


def add_folder(parser: argparse.ArgumentParser) -> None:
    """Add where the corpora are."""
    parser.add_argument(
        "--corpora",
        type=Path,
        default=os.environ.get("QUORUM_CORPORA") or None,
        help="the folder that holds the corpora, by name (default: what QUORUM_CORPORA names)",
    )


def open_questions(further: Sequence[Path]) -> list[AskedQuestion]:
    """Return the questions of the project, and of further files, which are named by their folder too."""
    own = [question for file in sorted(_QUESTIONS.glob("*.yaml")) for question in load_questions(file, group=file.stem)]
    return own + [
        question for file in further for question in load_questions(file, group=f"{file.parent.name}/{file.stem}")
    ]


def open_corpora(arguments: argparse.Namespace, questions: Sequence[AskedQuestion]) -> list[Corpus]:
    """Return the corpora of the questions that are there, encoded where that is wanted; name those that are not."""
    corpora: list[Corpus] = []
    for name in dict.fromkeys(question.corpus for question in questions):
        folder = folder_of(name, arguments.corpora)
        if folder is None:
            print(f"{name}: left out, because there is no folder of that name; see --corpora.", file=sys.stderr)
            continue
        began = time.perf_counter()
        corpus = Corpus(name, folder)
        if not arguments.no_meaning:
            corpus.embed(VectorCache(arguments.cache))
        print(f"\r{name}: {len(corpus.meetings)} meetings, {time.perf_counter() - began:.1f} s", file=sys.stderr)
        corpora.append(corpus)
    return corpora


def folder_of(name: str, corpora: Path | None) -> Path | None:
    """Return where the minutes of a corpus stand, None where they are not on this machine."""
    if name == "knowledge":
        return _SAMPLES
    return corpora / name if corpora and (corpora / name).is_dir() else None
