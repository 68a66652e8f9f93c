"""Whether as many questions are answered right as when the floors were written.

    python -m benchmarks.floors [--write] [--mutations] [--corpora FOLDER] [--cache FILE]

Counts, for every corpus that is there, what `benchmarks.quality` gives shares of: `first`, `three`, `shown`, `kept` and
`refused`, by group and kind of question, and compares the counts with `floors.yaml`. What is below its floor is red: it
is printed with the ids of the questions that are wrong now, and the exit code is 1. What is above is printed too, so
that the floor can be raised: `--write` writes all floors as they are now.

The row of all kinds of a group has no slack: the same minutes and questions are answered the same every time, so one
answer fewer is the work of a change. A kind has a slack of one question, since most changes of a weight win an answer
of one kind for one of another; the whole row sees to it that no more are lost than won. A kind that loses two is worth
a look even then. If the change is worth it, `--write` says so, and the change of the floors can be read in review. It
is also needed when questions are added or taken away, since counts of other questions cannot be compared. No quote may
be other than word for word or overlong, whatever the floors are (`faithful` and `brief`).

The two small corpora are searched with embeddings; encoding the large ones would take ten minutes, so they are searched
by words alone, and so are six small ones in other languages. The project's own is searched both ways, so that there is
something to go by without a model as well. Two are asked once more together with the recorded other wordings of their
questions (`-reworded`), as if a language model had worded them anew.
Rows with embeddings hold for the version of the model that the file names, and are skipped with any other.

`--mutations` shows that the floors notice a search that was made worse.
"""

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.corpora import Corpus, add_places, folder_of, open_questions, verdicts
from benchmarks.counts import (
    EMBEDDINGS,
    REWORDED,
    WORDS,
    Floors,
    Place,
    Table,
    compared,
    counts_of,
    read_floors,
    red_rows,
    renewed,
    write_floors,
)
from benchmarks.judging import AskedQuestion
from benchmarks.parts import Change, of_confidence, of_quoting, of_ranking
from benchmarks.rewrites import RECORDED, key_of, load_rewrites
from bot.search.engine import installed_encoder
from bot.search.settings import SearchSettings
from bot.storage.vectors import VectorCache

FILE = Path(__file__).with_name("floors.yaml")

PLACES = (
    Place("knowledge", WORDS),
    Place("knowledge", EMBEDDINGS),
    Place("cloudwego", EMBEDDINGS),
    Place("webassembly", WORDS),
    Place("tc39", WORDS),
    Place("afpy-fr", WORDS),
    Place("freifunk-de", WORDS),
    Place("guluc3m-es", WORDS),
    Place("icpc-ko", WORDS),
    Place("openharmony-zh", WORDS),
    Place("ruby-ja", WORDS),
    Place("cloudwego", EMBEDDINGS + REWORDED),
    Place("webassembly", WORDS + REWORDED),
)

MUTATIONS: Mapping[str, Change] = {
    "confidence.threshold .2": of_confidence(threshold=0.2),
    "ranking.all_words 0": of_ranking(all_words=0.0),
    "quoting.beginning 0": of_quoting(beginning=0.0),
}
"""Settings that answer worse, each in its own way: too much is answered, the wrong entry is, the wrong lines are."""


def main() -> int:
    """Compare the counts with the floors, or write these; return 1 if something is red or a mutation is not seen."""
    arguments = _arguments()
    floors = read_floors(FILE)
    measured: dict[Place, Table] = {}
    unseen = set(MUTATIONS)
    questions = open_questions([])
    for place in PLACES:
        reason = why_left_out(place, arguments.corpora, None if arguments.write else floors.encoder)
        if reason:
            print(f"{place}: left out, because {reason}", file=sys.stderr)
            continue
        began = time.perf_counter()
        corpus = open_place(place, arguments.corpora, arguments.cache)
        if arguments.mutations:
            unseen -= set(print_mutations(place, corpus, questions, floors))
        else:
            measured[place] = counted(place, corpus, questions)
        print(f"\r{place}: {time.perf_counter() - began:.1f} s", file=sys.stderr)
    if arguments.mutations:
        print("\n".join(f"{name}: not seen" for name in MUTATIONS if name in unseen) or "every mutation is seen")
        return int(bool(unseen))
    is_red = print_comparison(measured, floors)
    if not arguments.write:
        return int(is_red)
    write_floors(FILE, renewed(floors, measured, encoder_name(), PLACES))
    print(f"{FILE} is written")
    return 0


def why_left_out(place: Place, corpora: Path | None, encoder: str | None) -> str:
    """Return why a place cannot be measured, empty if it can.

    `encoder` is the model that its floors hold for, None for any.
    """
    if folder_of(place.corpus, corpora) is None:
        return f"there is no folder {place.corpus!r}; see QUORUM_CORPORA."
    if place.has_embeddings and not encoder_name():
        return "no model is installed."
    if place.has_embeddings and encoder not in (None, encoder_name()):
        return f"its floors hold for {encoder or 'no model'}, and {encoder_name()} is installed."
    return ""


def open_place(place: Place, corpora: Path | None, cache: Path | None = None) -> Corpus:
    """Return a place's corpus, read and, if it is searched so, encoded; `cache` is a file that keeps the vectors."""
    folder = folder_of(place.corpus, corpora)
    if folder is None:
        raise FileNotFoundError(place.corpus)
    corpus = Corpus(place.corpus, folder)
    if place.has_embeddings:
        corpus.embed(VectorCache(cache))
    return corpus


def counted(place: Place, corpus: Corpus, questions: Sequence[AskedQuestion], change: Change | None = None) -> Table:
    """Return the counts of a place, with the settings as they are or with a change of them."""
    settings = change(SearchSettings()) if change else SearchSettings()
    if not place.is_reworded:
        return counts_of(place, verdicts([corpus], questions, settings))
    rewrites = load_rewrites(RECORDED)
    reworded = [question for question in questions if key_of(question.query) in rewrites]
    return counts_of(place, verdicts([corpus], reworded, settings, rewrites))


def encoder_name() -> str:
    """Return the package and version of the model that is installed, empty if none is."""
    encoder = installed_encoder()
    return encoder.name if encoder else ""


def print_comparison(measured: Mapping[Place, Table], floors: Floors) -> bool:
    """Print what is below and what is above its floor; return whether anything is red."""
    found = [both for place, counts in measured.items() for both in compared(counts, floors.of(place))]
    red = [both for both in found if both.is_red]
    for both in found:
        if both.is_red or both.is_better:
            print(f"{'red' if both.is_red else 'better'}: {both}")
    print(f"{len(found)} figures, {len(red)} of them red")
    return bool(red)


def print_mutations(place: Place, corpus: Corpus, questions: Sequence[AskedQuestion], floors: Floors) -> list[str]:
    """Print what each mutation turns red in a place; return the names of those that turn anything red."""
    seen: list[str] = []
    for name, change in MUTATIONS.items():
        red = red_rows(counted(place, corpus, questions, change), floors.of(place))
        print(f"{name}, {place}: {len(red)} figures are red")
        for both in red:
            print(f"    {both.row}: {both.figure} {both.now}, its floor {both.floor}")
        if red:
            seen.append(name)
    return seen


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    add_places(parser)
    parser.add_argument("--write", action="store_true", help="write the floors as they are now")
    parser.add_argument("--mutations", action="store_true", help="show that a worse search is noticed")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
