"""Draws the picture of the architecture from the imports of the code:  python -m docs.architecture [FILE]

Every package stands on its floor, the highest one first. A line goes to the right from each package and down to those
that it imports; the number where it turns says how many modules of the one import a module of the other.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from tests.imports import OWN
from tests.test_architecture import FLOORS, house_of

PICTURE = Path(__file__).with_name("architecture.svg")

BOX_WIDTH, BOX_HEIGHT = 124, 36
STEP_RIGHT, STEP_DOWN = 88, 58
"""From one package to the next: a line that comes down passes every box but its own."""

LEFT, TOP = 165, 64
"""Where the middle of the first package is, and where its row begins."""

INK, LINE, PALE = "#1f2933", "#52606d", "#e4e7eb"
BANDS = ("#f5f7fa", "#ffffff")
"""The floors' backgrounds, by turns."""

HOW_TO_READ = (
    "How to read it",
    "Start at a package and follow its line to the right.",
    "At each number, an arrow goes down to a package that it imports.",
    "The number says how many imports there are, from module to module.",
    "If lines cross without a number, they have nothing to do with each other.",
    "No line goes up: imports only go down.",
)

Links = Mapping[tuple[str, str], int]
"""How many modules of one package import a module of another, by both."""


def links() -> Links:
    """Return who imports whom, package by package."""
    pairs = {(found.importer, found.imported) for found in OWN}
    houses = ((house_of(importer), house_of(imported)) for importer, imported in pairs)
    return Counter((one, other) for one, other in houses if one and other and one != other)


def drawn(floors: Mapping[str, float], counted: Links) -> str:
    """Return the picture of packages on their floors as an SVG."""
    # From the top down; of one floor the last one first, because what starts the program stands last.
    names = sorted(floors, key=floors.__getitem__)[::-1]
    width = LEFT + STEP_RIGHT * len(names) + BOX_WIDTH // 2
    height = TOP + STEP_DOWN * len(names) + 16
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        ' font-family="Verdana, DejaVu Sans, sans-serif" role="img">',
        "<title>The packages of Quorum and what each imports</title>",
        f'<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">'
        f'<path d="M0 0 L10 5 L0 10 z" fill="{LINE}"/></marker></defs>',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        _text(20, 34, "Who imports whom in bot/", size=20, weight="bold"),
        *_bands(names, floors, width),
        *_arrows(names, counted),
        *(_box(name, number) for number, name in enumerate(names)),
        *_legend(len(names)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _bands(names: Sequence[str], floors: Mapping[str, float], width: int) -> Iterator[str]:
    row = 0
    for number, (floor, group) in enumerate(groupby(names, key=floors.__getitem__)):
        rows = len(list(group))
        top = TOP + STEP_DOWN * row
        yield f'<rect y="{top}" width="{width}" height="{STEP_DOWN * rows}" fill="{BANDS[number % 2]}"/>'
        yield _text(20, top + STEP_DOWN * rows / 2 + 5, f"floor {floor:g}")
        row += rows


def _arrows(names: Sequence[str], counted: Links) -> Iterator[str]:
    numbers: list[str] = []
    for column, imported in enumerate(names):
        importers = [row for row, importer in enumerate(names) if counted.get((importer, imported))]
        if importers:
            x = _middle(column)[0]
            top, bottom = _middle(min(importers))[1], _middle(column)[1] - BOX_HEIGHT / 2
            yield _line(x, top, x, bottom, end=' marker-end="url(#tip)"')
    for row, importer in enumerate(names):
        columns = [column for column, imported in enumerate(names) if counted.get((importer, imported))]
        if columns:
            y = _middle(row)[1]
            yield _line(_middle(row)[0] + BOX_WIDTH / 2, y, _middle(max(columns))[0], y)
        for column in columns:
            x = _middle(column)[0]
            count = counted[importer, names[column]]
            numbers.append(f'<circle cx="{x}" cy="{y}" r="13" fill="#ffffff" stroke="{LINE}" stroke-width="1.5"/>')
            numbers.append(_text(x, y + 4, str(count), anchor="middle", size=12))
    yield from numbers


def _box(name: str, number: int) -> str:
    x, y = _middle(number)
    shape = (
        f'<rect x="{x - BOX_WIDTH / 2}" y="{y - BOX_HEIGHT / 2}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="5"'
        f' fill="#d9e8f6" stroke="#27537a" stroke-width="1.5"/>'
    )
    label = name.removeprefix("bot.").replace(".", "/")
    return shape + _text(x, y + 5, label, anchor="middle", weight="bold")


def _legend(rows: int) -> Iterator[str]:
    """Yield the words on how to read it, below the boxes, where no line goes."""
    line, top = 22, TOP + STEP_DOWN * rows - 22 * len(HOW_TO_READ) - 24
    yield (
        f'<rect x="104" y="{top}" width="650" height="{line * len(HOW_TO_READ) + 16}" rx="5" fill="#ffffff"'
        f' stroke="{PALE}" stroke-width="2"/>'
    )
    for number, words in enumerate(HOW_TO_READ):
        yield _text(120, top + 24 + line * number, words, weight="normal" if number else "bold")


def _middle(number: int) -> tuple[float, float]:
    """Return the middle of a package's box."""
    return LEFT + STEP_RIGHT * number, TOP + STEP_DOWN * number + STEP_DOWN / 2


def _line(x: float, y: float, to_x: float, to_y: float, *, end: str = "") -> str:
    return f'<line x1="{x}" y1="{y}" x2="{to_x}" y2="{to_y}" stroke="{LINE}" stroke-width="1.5"{end}/>'


def _text(
    x: float,
    y: float,
    words: str,
    *,
    size: int = 14,
    anchor: str = "start",
    weight: str = "normal",
) -> str:
    return (
        f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" text-anchor="{anchor}" fill="{INK}">'
        f"{escape(words)}</text>"
    )


if __name__ == "__main__":
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE
    file.write_text(drawn(FLOORS, links()), encoding="utf-8")
