"""Questions with the places that answer them, and whether an answer holds, shows and faithfully quotes them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from bot.minutes.model import EntryKind
from bot.search.model import Answer, Hit
from bot.text import Lines

MAX_QUOTE_CHARACTERS = 700  # characters
MAX_HEADING_CHARACTERS = 300  # characters, as a card and a record show it
_LARGE_LINES = 60  # an entry of more lines or characters holds nothing that it does not show
_LARGE_CHARACTERS = 6_000
_JUDGED = 5  # hits of an answer

TextOf = Callable[[str], str]
"""Gives the text of a corpus's file by its path; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A place that answers a question: lines of a file, or a text that stands in it."""

    file: str
    lines: Lines | None = None
    evidence: str = ""

    def is_in(self, lines: Lines, text: str) -> bool:
        """Return whether a run of lines of its file holds it: the text, or one of its lines that is not blank."""
        rows = lines_of(text)
        if self.lines is None:
            return self.evidence in "\n".join(rows[lines.first - 1 : lines.last])
        common = range(max(lines.first, self.lines.first), min(lines.last, self.lines.last, len(rows)) + 1)
        return any(rows[number - 1].strip() for number in common)


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question of the benchmark."""

    id: str
    group: str
    """The file of questions that it comes from."""
    corpus: str
    kind: str
    query: str
    relevant: tuple[Passage, ...]
    """Empty where the minutes do not answer."""


class Verdict(NamedTuple):
    """How good an answer is."""

    rank: int | None
    """Of the first hit whose entry holds the answer, None where none of the first five does."""
    shown: bool
    """Whether the first hit shows the answer."""
    answered: bool
    confidence: float
    unfaithful: int
    """How many hits show something that does not stand in the file where they say."""
    overlong: int

    @property
    def first(self) -> bool:
        """Whether the first hit's entry holds the answer."""
        return self.rank == 1

    @property
    def three(self) -> bool:
        """Whether one of the first three hits' entries does."""
        return self.rank is not None and self.rank <= 3


def load_questions(file: Path, *, group: str) -> list[AskedQuestion]:
    """Return the questions of a file."""
    items: list[dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return [
        AskedQuestion(
            item["id"],
            group,
            item["corpus"],
            item["kind"],
            str(item["query"]).replace("\n", " "),
            tuple(
                Passage(place["file"], Lines(*place["lines"]) if "lines" in place else None, place.get("evidence", ""))
                for place in item["relevant"]
            ),
        )
        for item in items
    ]


def judge(question: AskedQuestion, answer: Answer, text_of: TextOf) -> Verdict:
    """Return how good an answer is; a hit that is not faithful counts for nothing."""
    hits = answer.hits[:_JUDGED]
    faithful = [is_faithful(hit, text_of(hit.minutes.source)) for hit in hits]
    verdicts = [
        judge_hit(hit, question.relevant, text_of(hit.minutes.source)) if sound else (False, False)
        for hit, sound in zip(hits, faithful, strict=True)
    ]
    return Verdict(
        next((number for number, (holds, _) in enumerate(verdicts, 1) if holds), None),
        bool(verdicts) and verdicts[0][1],
        answer.answered,
        answer.confidence,
        faithful.count(False),
        sum(len(hit.quote.text) > MAX_QUOTE_CHARACTERS for hit in hits),
    )


def judge_hit(hit: Hit, relevant: Iterable[Passage], text: str) -> tuple[bool, bool]:
    """Return whether a hit's entry holds one of the passages, and whether the hit shows one.

    An overview or a large entry, which would hold nearly anything, only counts where the passage is shown.
    """
    wanted = [passage for passage in relevant if passage.file == hit.minutes.source]
    seen = "\n".join((hit.quote.text, _heading(hit), hit.entry.question or ""))
    shown = any(
        passage.evidence in seen if passage.lines is None else passage.is_in(hit.quote.lines, text)
        for passage in wanted
    )
    if shown or _is_large(hit, text):
        return shown, shown
    return any(passage.is_in(hit.entry.lines, text) for passage in wanted), False


def is_faithful(hit: Hit, text: str) -> bool:
    """Return whether everything that a hit shows stands in the file, and where it says."""
    quote, lines, entry = hit.quote.text.replace("\r\n", "\n"), hit.quote.lines, hit.entry.lines
    rows = lines_of(text)
    if not quote.strip() or not 1 <= entry.first <= lines.first <= lines.last <= entry.last <= len(rows):
        return False
    shown = (_heading(hit), hit.entry.question or "")
    return quote in "\n".join(rows[lines.first - 1 : lines.last]) and all(part in "\n".join(rows) for part in shown)


@lru_cache(maxsize=64)
def lines_of(text: str) -> Sequence[str]:
    r"""Return the lines of a text; they end at ``\n`` or ``\r\n`` only."""
    return tuple(text.replace("\r\n", "\n").split("\n"))


def _heading(hit: Hit) -> str:
    return hit.entry.item.heading[:MAX_HEADING_CHARACTERS] if hit.entry.item else ""


def _is_large(hit: Hit, text: str) -> bool:
    first, last = hit.entry.lines
    rows = lines_of(text)[first - 1 : last]
    is_long = last - first >= _LARGE_LINES or len("\n".join(rows)) > _LARGE_CHARACTERS
    return is_long or hit.entry.kind is EntryKind.OVERVIEW
