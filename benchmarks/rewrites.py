"""Questions in other words, as they were recorded: a line a question, with its other wordings, tabs between them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

RECORDED = sorted((Path(__file__).parent / "questions" / "rewrites").glob("*.tsv"))
"""The files of the project's own questions."""

Rewrites = Mapping[str, tuple[str, ...]]
"""Other wordings, by question."""


def load_rewrites(files: Iterable[Path]) -> Rewrites:
    """Return what some files hold; of a question that stands twice, the last line counts."""
    found: dict[str, tuple[str, ...]] = {}
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            question, *wordings = line.split("\t")
            found[key_of(question)] = tuple(wording for wording in wordings if wording.strip())
    return found


def key_of(question: str) -> str:
    """Return by what a question is looked up, whatever blanks it is written with."""
    return " ".join(question.split())
