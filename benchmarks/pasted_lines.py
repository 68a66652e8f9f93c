"""Whether a line of the minutes that somebody pastes is found again, and what phrases and quotations do for that.

    python -m benchmarks.pasted_lines [--corpora FOLDER] [--lines 300]

Lines are drawn at random, the same ones every time, and asked word for word, by words alone. `first` and `three`: the
first hit, or one of the first three, holds the line, there or in another entry that has it too.
"""

import argparse
import random
from collections.abc import Iterator, Mapping

from benchmarks.corpora import Corpus, add_places, folder_of
from benchmarks.intervals import share
from benchmarks.parts import Change, of_ranking
from bot.search.engine import Search
from bot.search.settings import SearchSettings

_CORPORA = ("knowledge", "cloudwego", "webassembly", "tc39")
_MIN_CHARACTERS = 25  # of a line; a shorter one may be said anywhere
_SEED = 7

WITHOUT: Mapping[str, Change] = {
    "as set": lambda settings: settings,
    "without quotation": of_ranking(quotation=0.0),
    "without phrases": of_ranking(phrase=0.0, quotation=0.0),
}


def main() -> None:
    """Print how often the lines are found, with and without each part."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    add_places(parser)
    parser.add_argument("--lines", type=int, default=300, help="how many lines of each corpus (300)")
    arguments = parser.parse_args()
    for name in _CORPORA:
        folder = folder_of(name, arguments.corpora)
        if folder is None:
            print(f"{name}: left out, because there is no folder of that name; see --corpora.")
            continue
        corpus = Corpus(name, folder)
        known = list(_lines_of(corpus))
        lines = random.Random(_SEED).sample(known, min(arguments.lines, len(known)))
        for part, change in WITHOUT.items():
            search = corpus.search(change(SearchSettings(meaning=False)))
            ranks = [rank_of(line, search) for line in lines]
            first, three = share([rank == 1 for rank in ranks]), share([rank is not None for rank in ranks])
            print(f"{name:12s} {part:18s} {len(lines):4d}  first {first}  three {three}", flush=True)


def rank_of(line: str, search: Search) -> int | None:
    """Return which of the first three hits for a line holds it, None if none of them does."""
    hits = search.answer(line, limit=3).hits
    held = (number for number, hit in enumerate(hits, 1) if line in hit.minutes.text.piece(hit.entry.lines))
    return next(held, None)


def _lines_of(corpus: Corpus) -> Iterator[str]:
    for text in (text for meeting in corpus.meetings for text in meeting.texts):
        for lines in (lines for entry in text.entries for lines in entry.words):
            for line in text.text.lines(lines):
                if len(line.strip()) >= _MIN_CHARACTERS:
                    yield line.strip()


if __name__ == "__main__":
    main()
