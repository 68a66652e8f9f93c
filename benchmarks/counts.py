"""Counts of the right answers by corpus, group and kind of question, and the floors that they must not fall below."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import yaml

from benchmarks.tables import Verdicts

EMBEDDINGS, WORDS = "embeddings", "words"
REWORDED = "-reworded"
"""Behind either of them: each question is asked together with its recorded other wordings."""
ALL = "all"
"""The kind of the row that holds every kind of a group."""

SLACK = 1
"""By how many questions a kind may miss its floor, so long as its whole group does not."""

COUNTED = ("first", "three", "shown", "kept", "refused")
ALWAYS = ("faithful", "brief")
"""No quote is other than word for word, and none is overlong: every answer, so that no floor has to be written."""


class Place(NamedTuple):
    """A corpus, and the way in which it is searched."""

    corpus: str
    by: str
    """`embeddings` or `words`, and `-reworded` behind it with recorded other wordings."""

    @property
    def has_embeddings(self) -> bool:
        """Whether passages are matched by meaning too."""
        return self.by.startswith(EMBEDDINGS)

    @property
    def is_reworded(self) -> bool:
        """Whether each question is asked together with its recorded other wordings."""
        return self.by.endswith(REWORDED)

    def __str__(self) -> str:
        return f"{self.corpus} by {self.by}"


class Row(NamedTuple):
    """The questions of a group that are of one kind, or of every kind (`all`), asked in one place."""

    place: Place
    group: str
    kind: str

    def __str__(self) -> str:
        return f"{self.place}, {self.group} / {self.kind}"


@dataclass(frozen=True, slots=True)
class Count:
    """How many of some questions are right."""

    right: int
    of: int
    wrong: tuple[str, ...] = ()
    """The ids of the others; a floor does not keep them."""

    def __str__(self) -> str:
        return f"{self.right}/{self.of}"


Table = dict[Row, Mapping[str, Count]]
"""The counts of each row by figure; a figure that no question of the row has is left out."""


@dataclass(frozen=True, slots=True)
class Floors:
    """The counts when the floors were written."""

    encoder: str
    """The package and version of the model that the rows with embeddings were counted with; empty for none."""
    rows: Table

    def of(self, place: Place) -> Table:
        """Return the rows of a place; none if nothing was written for it."""
        return {row: counts for row, counts in self.rows.items() if row.place == place}


@dataclass(frozen=True, slots=True)
class Comparison:
    """A figure of a row beside its floor."""

    row: Row
    figure: str
    now: Count | None
    """None if no question is left."""
    floor: Count | None
    """None if none was written yet."""

    @property
    def is_red(self) -> bool:
        """Whether it is below its floor, or cannot be compared because the questions are not the same number."""
        if self.now is None or self.floor is None or self.now.of != self.floor.of:
            return True
        return self.now.right < self.floor.right - (0 if self.row.kind == ALL else SLACK)

    @property
    def is_better(self) -> bool:
        """Whether the floor can be raised."""
        return self.now is not None and self.floor is not None and not self.is_red and self.now.right > self.floor.right

    def __str__(self) -> str:
        name = f"{self.row}: {self.figure}"
        if self.now is None:
            return f"{name} was {self.floor}, and no question is left"
        if self.floor is None:
            return f"{name} is {self.now}, and has no floor yet"
        other = "; these are not the same questions" if self.now.of != self.floor.of else ""
        wrong = f"; wrong: {', '.join(self.now.wrong)}" if self.is_red and self.now.wrong else ""
        return f"{name} is {self.now}, its floor {self.floor}{other}{wrong}"


def counts_of(place: Place, verdicts: Verdicts) -> Table:
    """Return the counts of the answers in one place: each group as a whole, then its kinds, in the questions' order."""
    ids: dict[Row, dict[str, dict[bool, list[str]]]] = {}
    for question in verdicts:
        ids.setdefault(Row(place, question.group, ALL), {})
    for question, verdict in verdicts.items():
        always = {"faithful": not verdict.unfaithful, "brief": not verdict.overlong}
        answerable = {"first": verdict.first, "three": verdict.three, "shown": verdict.shown, "kept": verdict.answered}
        counted = answerable if question.relevant else {"refused": not verdict.answered}
        for kind, figures in ((ALL, counted | always), (question.kind, counted)):
            row = ids.setdefault(Row(place, question.group, kind), {})
            for figure, is_right in figures.items():
                row.setdefault(figure, {True: [], False: []})[is_right].append(question.id)
    order = list(ids)
    groups = list(dict.fromkeys(row.group for row in order))
    return {
        row: {
            figure: Count(len(by[True]), len(by[True]) + len(by[False]), tuple(by[False]))
            for figure in (*COUNTED, *ALWAYS)
            if (by := ids[row].get(figure))
        }
        for row in sorted(order, key=lambda row: groups.index(row.group))
    }


def compared(now: Table, floors: Table) -> Iterator[Comparison]:
    """Yield every figure of every row beside its floor, with those that only one of the two has."""
    for row in dict.fromkeys((*now, *floors)):
        counts, floor = now.get(row, {}), floors.get(row, {})
        for figure in dict.fromkeys((*counts, *floor)):
            count = counts.get(figure)
            every = Count(count.of, count.of) if count and figure in ALWAYS else None
            yield Comparison(row, figure, count, every or floor.get(figure))


def red_rows(now: Table, floors: Table) -> list[Comparison]:
    """Return what is below its floor or cannot be compared with it."""
    return [found for found in compared(now, floors) if found.is_red]


def read_floors(file: Path) -> Floors:
    """Return the floors in a file; none if there is no such file."""
    if not file.exists():
        return Floors("", {})
    written = yaml.safe_load(file.read_text(encoding="utf-8"))
    return Floors(
        written["encoder"],
        {
            Row(Place(item["corpus"], item["by"]), item["group"], item["kind"]): {
                figure: _count(item[figure]) for figure in COUNTED if figure in item
            }
            for item in written["floors"]
        },
    )


def write_floors(file: Path, floors: Floors) -> None:
    """Write the floors into a file, a row a line."""
    rows = (_line(row, counts) for row, counts in floors.rows.items())
    head = "# How many questions were right, of how many: written by `python -m benchmarks.floors --write`.\n"
    file.write_text(f'{head}encoder: "{floors.encoder}"\nfloors:\n' + "".join(rows), encoding="utf-8")


def renewed(floors: Floors, measured: Mapping[Place, Table], encoder: str, order: Iterable[Place]) -> Floors:
    """Return the floors with those of the places that were measured written anew.

    The others stay as they are, but for rows that another model than `encoder` has counted, which are left out. An
    empty `encoder` stands for no model, which has counted none of the rows that were measured.
    """
    same_model = encoder in ("", floors.encoder)
    rows: Table = {}
    for place in order:
        if place in measured:
            rows |= measured[place]
        elif place.by == WORDS or same_model:
            rows |= floors.of(place)
    return Floors(encoder or floors.encoder, rows)


def _count(text: str) -> Count:
    right, of = text.split("/")
    return Count(int(right), int(of))


def _line(row: Row, counts: Mapping[str, Count]) -> str:
    names = {"corpus": row.place.corpus, "by": row.place.by, "group": row.group, "kind": row.kind}
    figures = {figure: count for figure, count in counts.items() if figure in COUNTED}
    return "- {" + ", ".join(f"{name}: {value}" for name, value in (names | figures).items()) + "}\n"
